-- gouji (勾稽) for Neovim: checks drafts of the government information disclosure annual report while
-- they are written. All knowledge of reports is in the server, `gouji lsp`; this starts it where it is
-- wanted and shows what it says.

local M = {}

local function start()
  local client = require('gouji.client')
  local compat = require('gouji.compat')
  local options = require('gouji.options')
  local group = vim.api.nvim_create_augroup('gouji', { clear = true })

  if compat.has_config() then
    vim.lsp.config('gouji', client.lsp_config())
    vim.lsp.enable('gouji', options.current.autostart)
  end
  vim.api.nvim_create_autocmd('BufWritePost', {
    group = group,
    pattern = '*' .. require('gouji.draft').config_name,
    callback = function(event)
      client.config_written(vim.fn.fnamemodify(event.match, ':p'))
    end,
  })
  if not options.current.autostart then
    return
  end
  -- A text may become a report while it is written, and a buffer without a type has no FileType event.
  vim.api.nvim_create_autocmd({ 'FileType', 'BufReadPost', 'BufNewFile', 'BufWritePost', 'InsertLeave', 'TextChanged' }, {
    group = group,
    callback = function(event)
      client.consider(event.buf)
    end,
  })
  client.consider_all()
end

--- Sets what differs from the defaults (:help gouji-options). Not needed where nothing does.
function M.setup(given)
  local options = require('gouji.options')
  for _, mistake in ipairs(options.set(given)) do
    options.notify('setup: ' .. mistake, 'setup: ' .. mistake, vim.log.levels.WARN)
  end
  vim.g.loaded_gouji = true
  require('gouji.commands').define()
  start()
end

return M
