-- What a user may set, and what holds where nothing is set.

local M = {}

M.defaults = {
  -- The server; everything but the last word also runs `gouji check` for :Gouji check PATH.
  cmd = { 'gouji', 'lsp' },
  -- Buffers of other types are never looked at. '' is a buffer without a type.
  filetypes = { 'text', 'markdown', 'html', 'csv', 'tsv', '' },
  -- Start by itself where a buffer looks like such a report.
  autostart = true,
  -- Sums and blanks over each table.
  code_lens = true,
  -- What the addends give, beside each total (Neovim 0.10 and later).
  inlay_hints = true,
  -- Passed to vim.diagnostic.config() for gouji's own namespace; nil leaves all as the editor has it.
  diagnostics = nil,
  -- What the server asks for: language, form, rules, fill-blanks, inlayHints, format, debounce.
  settings = {},
  -- A file for the server's log, or true for one in Neovim's own folder.
  log_file = nil,
  -- Called as on_attach(client, bufnr) where the server looks after a buffer.
  on_attach = nil,
}

local kinds = {
  cmd = 'table',
  filetypes = 'table',
  autostart = 'boolean',
  code_lens = 'boolean',
  inlay_hints = 'boolean',
  diagnostics = 'table',
  settings = 'table',
  on_attach = 'function',
}

M.current = vim.deepcopy(M.defaults)

--- Takes what the user set over the defaults. Lists are replaced, not merged: a `cmd` or a list of
--- file types is one whole.
--- @return string[] mistakes what was left out, and why
function M.set(given)
  local mistakes = {}
  local merged = vim.deepcopy(M.defaults)
  for name, value in pairs(given or {}) do
    local kind = kinds[name]
    if name == 'log_file' then
      merged.log_file = value
    elseif kind == nil then
      table.insert(mistakes, ('%s: no such option'):format(name))
    elseif type(value) ~= kind then
      table.insert(mistakes, ('%s: %s expected, got %s'):format(name, kind, type(value)))
    else
      merged[name] = vim.deepcopy(value)
    end
  end
  if type(merged.cmd[1]) ~= 'string' then
    table.insert(mistakes, 'cmd: a list that begins with a program expected')
    merged.cmd = vim.deepcopy(M.defaults.cmd)
  end
  M.current = merged
  return mistakes
end

--- The text in the language that the messages of the server have.
function M.say(zh, en)
  return M.current.settings.language == 'en' and en or zh
end

function M.notify(zh, en, level)
  vim.notify('gouji: ' .. M.say(zh, en), level or vim.log.levels.INFO)
end

--- The program without the command that makes it a server.
function M.program()
  local words = vim.deepcopy(M.current.cmd)
  if words[#words] == 'lsp' then
    table.remove(words)
  end
  return words
end

--- The file that the server's log goes to; nil where there is none.
function M.log_path()
  local wanted = M.current.log_file
  if wanted == true then
    return vim.fn.stdpath('cache') .. '/gouji.log'
  end
  return type(wanted) == 'string' and vim.fn.expand(wanted) or nil
end

return M
