-- Diagnostics: at the right bytes of lines with Chinese and emoji, as signs, as virtual text, and none
-- where there is no report.

local t = require('harness')

-- Every column of this draft lies behind Chinese, most behind characters outside of the BMP as well.
local function with_emoji()
  local text = t.draft('samples/education-bureau-2024.md')
  text = text:gsub('征求家长代表意见一次', '😀征求𠮷野家长代表意见意见一次，👩‍👩‍👧以及(其他')
  text = text:gsub('| 行政处罚 |', '| 😀行政处罚 |')
  text = text:gsub('| 行政许可 |', '| 行政许可 👍 |')
  return text
end

return {
  {
    'byte columns',
    function()
      local folder = t.folder()
      for _, name in ipairs({ 'samples/education-bureau-2024.md', 'samples/water-bureau-2023.txt', 'samples/township-2022.html' }) do
        local bufnr = t.edit(folder .. '/' .. vim.fn.fnamemodify(name, ':t'), t.draft(name))
        t.shows_what_check_finds(name, bufnr)
      end
      local bufnr = t.edit(folder .. '/表情.md', with_emoji())
      local _, expected = t.shows_what_check_finds('emoji before the places', bufnr)
      local covered = {}
      for _, each in ipairs(expected) do
        local line = vim.api.nvim_buf_get_lines(bufnr, each.line, each.line + 1, false)[1]
        table.insert(covered, line:sub(each.from + 1, each.to))
      end
      t.check('1,104 is covered to the byte', vim.tbl_contains(covered, '1,104'), covered)
      t.check('/ is covered to the byte', vim.tbl_contains(covered, '/'), covered)
      local behind_emoji = vim.tbl_filter(function(each)
        local line = vim.api.nvim_buf_get_lines(bufnr, each.line, each.line + 1, false)[1]
        return line:sub(1, each.from):find('\240') ~= nil
      end, expected)
      t.check('some lie behind an emoji in their line', #behind_emoji >= 2, #behind_emoji)
    end,
  },
  {
    'signs and virtual text',
    function()
      local bufnr = t.edit(t.folder() .. '/a.md', t.draft('samples/education-bureau-2024.md'))
      t.wait(function()
        return #vim.diagnostic.get(bufnr) == 3
      end)
      local signs = vim.fn.sign_getplaced(bufnr, { group = '*' })[1].signs
      local lines = vim.tbl_map(function(sign)
        return sign.lnum
      end, signs)
      table.sort(lines)
      local expected = vim.tbl_map(function(each)
        return each.line + 1
      end, t.diagnostics(bufnr))
      t.equal('a sign at each line', lines, expected)
      local namespace = vim.lsp.diagnostic.get_namespace(t.client(bufnr).id)
      local own = vim.diagnostic.get_namespace(namespace).user_data.virt_text_ns
      local shown = 0
      for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(bufnr, own, 0, -1, { details = true })) do
        for _, chunk in ipairs(mark[4].virt_text or {}) do
          shown = shown + (chunk[1]:find('千位分隔符', 1, true) and 1 or 0)
        end
      end
      t.equal('the message beside its line', shown, 1)
    end,
  },
  {
    'the option `diagnostics` is for gouji alone',
    function()
      require('gouji').setup({ diagnostics = { signs = false } })
      local bufnr = t.edit(t.folder() .. '/a.md', t.draft('samples/education-bureau-2024.md'))
      t.wait(function()
        return #vim.diagnostic.get(bufnr) == 3
      end)
      local namespace = vim.lsp.diagnostic.get_namespace(t.client(bufnr).id)
      t.equal('no signs in its namespace', vim.diagnostic.config(nil, namespace).signs, false)
      t.check('signs elsewhere', vim.diagnostic.config().signs ~= false)
      require('gouji').setup()
    end,
  },
  {
    'what is no report',
    function()
      local folder = t.folder()
      local bufnr = t.edit(folder .. '/纪要.md', '# 会议纪要\n\n正文。\n')
      t.pause(200)
      t.check('no server for other texts', t.client(bufnr) == nil)
      -- The look says yes, for the words of a title are there; the server's decision holds.
      bufnr = t.edit(folder .. '/通知.md', '关于做好工作的通知\n\n请各单位于月底前报送政府信息公开工作年度报告。\n')
      t.wait(function()
        return t.client(bufnr)
      end)
      t.pause(200)
      t.check('a notice that speaks of reports has a server', t.client(bufnr) ~= nil)
      t.equal('and no diagnostics', vim.diagnostic.get(bufnr), {})
      bufnr = t.edit(folder .. '/新.md', '')
      t.check('an empty file has none', t.client(bufnr) == nil)
      vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, vim.split(t.draft('samples/education-bureau-2024.md'), '\n'))
      vim.cmd('doautocmd TextChanged')
      t.shows_what_check_finds('a text that becomes a report', bufnr)
    end,
  },
}
