-- Several buffers: each has its own findings; drafts of one folder share a server.

local t = require('harness')

return {
  {
    'two drafts of one folder',
    function()
      local folder = t.folder()
      t.write(folder .. '/.gouji.json', '{}')
      local one = t.edit(folder .. '/一.md', t.draft('samples/education-bureau-2024.md'))
      local two = t.edit(folder .. '/县 里/二.txt', t.draft('samples/water-bureau-2023.txt'))
      t.shows_what_check_finds('the first', one)
      t.shows_what_check_finds('the second', two)
      t.equal('share a server', t.client(one).id, t.client(two).id)
      local before = t.diagnostics(one)
      vim.api.nvim_buf_set_lines(two, 0, 1, false, { '标题', '' })
      vim.api.nvim_buf_set_lines(two, 13, 14, false, { '| 规章 | 0 | 无 | 0 |' })
      t.shows_what_check_finds('the second, changed', two)
      t.equal('the first as it was', t.diagnostics(one), before)
      vim.api.nvim_buf_set_text(one, 0, 0, 0, 0, { '', '' })
      t.shows_what_check_finds('the first, changed in the background', one)
      vim.cmd('bwipeout! ' .. two)
      vim.cmd('buffer ' .. one)
      vim.api.nvim_buf_set_text(one, 0, 0, 1, 0, { '' })
      t.shows_what_check_finds('the first, with the second gone', one)
    end,
  },
  {
    'drafts of two folders',
    function()
      local one = t.edit(t.folder() .. '/a.md', t.draft('samples/education-bureau-2024.md'))
      local two = t.edit(t.folder() .. '/a.md', t.draft('samples/education-bureau-2024.md'))
      t.shows_what_check_finds('the first', one)
      t.shows_what_check_finds('the second', two)
      t.check('have servers of their own', t.client(one).id ~= t.client(two).id)
    end,
  },
  {
    'the settings of a folder',
    function()
      local folder = t.folder()
      local config = t.edit(folder .. '/.gouji.json', '{"rules": {"number-format": "of"}}')
      t.wait(function()
        return #vim.diagnostic.get(config) == 1
      end)
      t.equal('a mistake is shown at its place', #vim.diagnostic.get(config), 1)
      local bufnr = t.edit(folder .. '/a.md', t.draft('samples/education-bureau-2024.md'))
      t.wait(function()
        return #vim.diagnostic.get(bufnr) == 3
      end)
      t.equal('three findings', #vim.diagnostic.get(bufnr), 3)
      vim.api.nvim_buf_set_lines(config, 0, -1, false, { '{"rules": {"number-format": "off"}}' })
      t.wait(function()
        return #vim.diagnostic.get(bufnr) == 2
      end)
      t.equal('what is typed there holds before it is saved', #vim.diagnostic.get(bufnr), 2)
      vim.cmd('bwipeout! ' .. config)
      t.wait(function()
        return #vim.diagnostic.get(bufnr) == 3
      end)
      t.equal('and not when it is thrown away', #vim.diagnostic.get(bufnr), 3)
      vim.cmd('split ' .. vim.fn.fnameescape(folder .. '/.gouji.json'))
      vim.api.nvim_buf_set_lines(0, 0, -1, false, { '{"rules": {"number-format": "off"}}' })
      vim.cmd('silent wq')
      t.wait(function()
        return #vim.diagnostic.get(bufnr) == 2
      end)
      t.equal('written, it holds', #vim.diagnostic.get(bufnr), 2)
    end,
  },
  {
    'settings of the editor',
    function()
      require('gouji').setup({ settings = { language = 'en', rules = { ['row-total'] = 'off' } } })
      local bufnr = t.edit(t.folder() .. '/a.md', t.draft('samples/education-bureau-2024.md'))
      t.wait(function()
        return #vim.diagnostic.get(bufnr) > 0
      end)
      local messages = vim.tbl_map(function(each)
        return each.message
      end, vim.diagnostic.get(bufnr))
      t.check('messages are English', t.said(messages, 'thousands') or t.said(messages, 'separator'), messages)
      t.check('a rule is off', #vim.tbl_filter(function(each)
        return each.code == 'row-total' or (each.user_data and each.user_data.lsp and each.user_data.lsp.code == 'row-total')
      end, vim.diagnostic.get(bufnr)) == 0, messages)
      require('gouji').setup()
    end,
  },
}
