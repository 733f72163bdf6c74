-- :checkhealth gouji

local compat = require('gouji.compat')
local draft = require('gouji.draft')
local options = require('gouji.options')

local M = {}

-- The server that this plugin was written for; later ones of the same first number fit.
local wanted = { 0, 1 }

local function check_server(health)
  local program = options.program()
  if vim.fn.executable(program[1]) == 0 then
    health.error(('%s is not executable'):format(program[1]), {
      'Install gouji, or put it into $PATH.',
      "Or name it: require('gouji').setup({ cmd = { '/path/to/gouji', 'lsp' } })",
    })
    return
  end
  local words = vim.list_extend(program, { '--version' })
  local said = vim.trim(vim.fn.system(words))
  local major, minor = said:match('(%d+)%.(%d+)')
  if vim.v.shell_error ~= 0 or not major then
    health.error(('%s does not tell its version: %s'):format(table.concat(words, ' '), said), {
      'Is it gouji?',
    })
  elseif tonumber(major) ~= wanted[1] or tonumber(minor) < wanted[2] then
    health.warn(('%s; this plugin is for %d.%d or later'):format(said, wanted[1], wanted[2]), {
      'Update the server or the plugin.',
    })
  else
    health.ok(('%s (%s)'):format(said, vim.fn.exepath(words[1])))
  end
end

local function check_clients(health)
  local clients = compat.clients()
  if #clients == 0 then
    health.info('no server runs: no open buffer looks like a report')
  end
  for _, client in ipairs(clients) do
    local names = {}
    for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
      if vim.lsp.buf_is_attached(bufnr, client.id) then
        table.insert(names, vim.fn.fnamemodify(vim.api.nvim_buf_get_name(bufnr), ':~:.'))
      end
    end
    health.ok(('server for %s, positions in %s: %s'):format(
      client.config.root_dir or '?',
      compat.encoding(client),
      #names > 0 and table.concat(names, ', ') or 'no buffer'
    ))
  end
end

local function check_editor(health)
  local version = vim.version()
  local text = ('Neovim %d.%d.%d'):format(version.major, version.minor, version.patch)
  if vim.fn.has('nvim-0.7') == 0 then
    health.error(text .. ': 0.7 or later is needed')
    return
  end
  health.ok(text)
  health.info(compat.has_config() and 'started by vim.lsp.enable()' or vim.lsp.start and 'started by vim.lsp.start()' or 'started by vim.lsp.start_client()')
  health.info(vim.lsp.inlay_hint and 'inlay hints: yes' or 'inlay hints: not in this version')
end

function M.check()
  local health = compat.health()
  health.start('gouji: Neovim')
  check_editor(health)
  health.start('gouji: server')
  check_server(health)
  check_clients(health)
  health.info('log: ' .. (options.log_path() or 'none (:Gouji log begins one)'))
  health.start('gouji: drafts')
  health.info('file types: ' .. table.concat(vim.tbl_map(function(filetype)
    return filetype == '' and '(none)' or filetype
  end, options.current.filetypes), ', '))
  if not vim.o.fileencodings:lower():find('gb') then
    health.info("drafts in GB18030 are read wrongly unless 'fileencodings' names it: set fileencodings=ucs-bom,utf-8,gb18030,latin1")
  end
  health.info(('settings of a folder: %s; mistakes in it are shown where it is opened'):format(draft.config_name))
end

return M
