-- Read at the start of Neovim. What is set by require('gouji').setup() holds, before this or after it.

if vim.g.loaded_gouji then
  return
end
if vim.fn.has('nvim-0.7') == 0 then
  vim.api.nvim_err_writeln('gouji: Neovim 0.7 or later is needed')
  return
end
require('gouji').setup()
