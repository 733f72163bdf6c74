-- :checkhealth gouji

local t = require('harness')

local function checkhealth()
  vim.cmd('silent checkhealth gouji')
  local text = t.text(0)
  vim.cmd('silent! bwipeout!')
  return text
end

return {
  {
    'all is well',
    function()
      t.edit(t.folder() .. '/a.md', t.draft('samples/education-bureau-2024.md'))
      t.wait(function()
        return #vim.diagnostic.get(0) == 3
      end)
      local text = checkhealth()
      t.check('no error', not text:find('ERROR', 1, true), text)
      t.check('no warning', not text:find('WARN', 1, true), text)
      t.check('the program and its version', text:find('OK: gouji %d+%.%d+%.%d+'), text)
      t.check('the buffer that is looked after', text:find('a.md', 1, true) ~= nil, text)
      t.check('how positions are counted', text:find('utf-16', 1, true) ~= nil, text)
    end,
  },
  {
    'no draft is open',
    function()
      require('gouji.client').restart()
      t.pause(300)
      local text = checkhealth()
      t.check('neither error nor warning', not text:find('ERROR', 1, true) and not text:find('WARN', 1, true), text)
    end,
  },
  {
    'something is wrong',
    function()
      require('gouji').setup({ cmd = { '/nowhere/gouji', 'lsp' } })
      local text = checkhealth()
      t.check('the program is not there', text:find('ERROR', 1, true) and text:find('/nowhere/gouji', 1, true) and true, text)
      require('gouji').setup({ cmd = { 'cat', 'lsp' } })
      text = checkhealth()
      t.check('another program', text:find('ERROR', 1, true) or text:find('WARN', 1, true), text)
      require('gouji').setup()
    end,
  },
  {
    'the names of later versions',
    function()
      local called = {}
      local function collect(name)
        return function()
          called[name] = (called[name] or 0) + 1
        end
      end
      vim.health = { start = collect('start'), ok = collect('ok'), info = collect('info'), warn = collect('warn'), error = collect('error') }
      require('gouji.health').check()
      vim.health = nil
      t.check('vim.health.start() and the rest', called.start == 3 and called.ok >= 2 and not called.error, called)
    end,
  },
}
