-- The help file and the README say all there is.

local t = require('harness')

local function plugin_file(path)
  return t.read(t.source .. '/editors/nvim/' .. path)
end

return {
  {
    'the help file',
    function()
      local text = plugin_file('doc/gouji.txt')
      local folder = t.folder()
      t.write(folder .. '/doc/gouji.txt', text)
      vim.cmd('helptags ' .. vim.fn.fnameescape(folder .. '/doc'))
      local tags = t.read(folder .. '/doc/tags')
      local function has(tag)
        return tags:find(tag .. '\tgouji.txt', 1, true) ~= nil
      end
      t.check('is found by its name', has('gouji'))
      local compat_options = vim.tbl_keys(require('gouji.options').defaults)
      -- Those without a default are no keys of the table.
      for _, name in ipairs(vim.list_extend(compat_options, { 'diagnostics', 'log_file', 'on_attach' })) do
        t.check('option ' .. name, has('gouji-options-' .. name))
      end
      for _, name in ipairs(vim.fn.getcompletion('Gouji ', 'cmdline')) do
        t.check(':Gouji ' .. name, has(':Gouji-' .. name))
      end
      for tag in text:gmatch('|([^|%s]+)|') do
        local own = tag:find('^gouji') or tag:find('^:Gouji')
        if own then
          t.check('a link to ' .. tag .. ' leads somewhere', has(tag))
        else
          t.check('a link to ' .. tag .. ' leads into the manual', pcall(vim.cmd, 'help ' .. tag), tag)
          vim.cmd('silent! helpclose')
        end
      end
      local wide = {}
      for _, line in ipairs(vim.split(text, '\n')) do
        if vim.fn.strdisplaywidth(line) > 80 then
          table.insert(wide, line)
        end
      end
      t.equal('no line is too wide', wide, {})
    end,
  },
  {
    'the README',
    function()
      local text = plugin_file('README.md')
      for _, name in ipairs({ 'lazy.nvim', 'packer', 'vim-plug', '~/.config/nvim/pack' }) do
        t.check('a line for ' .. name, text:find(name, 1, true) ~= nil)
      end
      for _, name in ipairs(vim.fn.getcompletion('Gouji ', 'cmdline')) do
        t.check('names :Gouji ' .. name, text:find(':Gouji ' .. name, 1, true) ~= nil)
      end
    end,
  },
  {
    'the lines for plugin managers',
    function()
      -- By hand: a link in a package folder. The others put the folder into 'runtimepath' as well.
      local folder = t.folder()
      local home = folder .. '/config'
      vim.fn.mkdir(home .. '/nvim/pack/gouji/start', 'p')
      vim.loop.fs_symlink(t.source .. '/editors/nvim', home .. '/nvim/pack/gouji/start/gouji')
      local path = t.write(folder .. '/a.md', t.draft('samples/education-bureau-2024.md'))
      local out = vim.fn.system({
        'env',
        'XDG_CONFIG_HOME=' .. home,
        vim.v.progpath,
        '--headless',
        path,
        '+lua vim.wait(8000, function() return #vim.diagnostic.get(0) == 3 end, 20)',
        '+lua io.stdout:write(#vim.diagnostic.get(0) .. " findings")',
        '+qall!',
      })
      t.check('by hand, without any setting', out:find('3 findings', 1, true) ~= nil, out)
    end,
  },
}
