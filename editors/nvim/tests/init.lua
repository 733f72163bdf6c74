-- The plugin as a plugin manager would add it, and the tests' own modules.
local here = vim.fn.fnamemodify(vim.env.TEST_FILE, ':p:h')
vim.opt.runtimepath:prepend(vim.fn.fnamemodify(here, ':h'))
package.path = here .. '/?.lua;' .. package.path
vim.o.swapfile = false
vim.o.shortmess = vim.o.shortmess .. 'AI'
