-- Each fix of each finding, chosen from the menu of code actions, applied and undone.

local t = require('harness')

-- What vim.lsp.buf.code_action() offers at a place, and the choice among it.
local function choose(title)
  local offered
  vim.ui.select = function(items, options, done)
    offered = vim.tbl_map(options.format_item, items)
    for i, each in ipairs(offered) do
      if each == title then
        done(items[i], i)
        return
      end
    end
    done(nil)
  end
  vim.lsp.buf.code_action()
  t.wait(function()
    return offered
  end)
  return offered or {}
end

local function fixes_of(name, text)
  local bufnr = t.edit(t.folder() .. '/' .. name, text)
  local whole = t.text(bufnr)
  t.shows_what_check_finds(name .. ': before', bufnr)
  local count = 0
  for _, finding in ipairs(t.checked(text, vim.api.nvim_buf_get_name(bufnr))) do
    for _, fix in ipairs(finding.fixes) do
      if #fix.edits > 0 then
        count = count + 1
        vim.api.nvim_win_set_cursor(0, { finding.line + 1, finding.from })
        local offered = choose(fix.title)
        local label = ('%s:%d: %s'):format(name, finding.line + 1, fix.title)
        -- Text at the end of a file has no line of its own behind it in a buffer.
        local wanted = t.with_edits(whole .. '\n', fix.edits):gsub('\n$', '')
        t.wait(function()
          return t.text(bufnr) == wanted
        end)
        t.check(label .. ' applied', t.text(bufnr) == wanted, offered)
        vim.cmd('silent undo')
        t.check(label .. ' undone', t.text(bufnr) == whole)
      end
    end
  end
  t.check(name .. ': there were fixes', count > 0)
  t.shows_what_check_finds(name .. ': after', bufnr)
end

local function drafts(pattern)
  for _, path in ipairs(vim.fn.glob(t.source .. '/' .. pattern, true, true)) do
    local text = t.read(path)
    local name = vim.fn.fnamemodify(path, ':t')
    if #vim.tbl_filter(function(each)
      return #each.fixes > 0
    end, t.checked(text, name)) > 0 then
      fixes_of(name, text)
    end
  end
end

return {
  {
    'the samples',
    function()
      drafts('samples/*')
    end,
  },
  {
    'the corpus',
    function()
      drafts('tests/corpus/*')
    end,
  },
  {
    'a line of emoji',
    function()
      local text = t.draft('samples/education-bureau-2024.md')
      fixes_of('表情.md', (text:gsub('| 行政处罚 |', '| 😀行政处罚 |'):gsub('一次。', '一次𠮷，👩‍👩‍👧以及（其他,等等）。')))
    end,
  },
  {
    'all that is safe, by :Gouji fix',
    function()
      local text = t.draft('samples/water-bureau-2023.txt')
      local bufnr = t.edit(t.folder() .. '/a.txt', text)
      local before = t.text(bufnr)
      local wanted = vim.fn.system({ 'sh', '-c', '"$0" fix - 2>/dev/null', t.program }, text):gsub('\n$', '')
      t.check('gouji fix changes it', wanted ~= before)
      vim.cmd('Gouji fix')
      t.wait(function()
        return t.text(bufnr) == wanted
      end)
      t.check('as gouji fix does', t.text(bufnr) == wanted)
      vim.cmd('silent undo')
      t.check('one undo takes it back', t.text(bufnr) == before)
      vim.cmd('silent redo')
      local said = t.notifications()
      vim.cmd('Gouji fix')
      t.wait(function()
        return t.said(said, '没有可以放心修正')
      end)
      t.check('a second time there is nothing to do', t.text(bufnr) == wanted and t.said(said, '没有可以放心修正'), said)
    end,
  },
  {
    'an acceptance',
    function()
      local folder = t.folder()
      local bufnr = t.edit(folder .. '/a.md', t.draft('samples/education-bureau-2024.md'))
      t.shows_what_check_finds('three findings', bufnr)
      local first = t.diagnostics(bufnr)[1]
      vim.api.nvim_win_set_cursor(0, { first.line + 1, first.from })
      local offered = choose('接受此处的“number-format”（记入 .gouji.json）')
      t.wait(function()
        return #vim.diagnostic.get(bufnr) == 2
      end)
      t.equal('the finding is silent at once', #vim.diagnostic.get(bufnr), 2)
      local config = vim.fn.bufnr(folder .. '/.gouji.json')
      t.check('the configuration is a buffer', config ~= -1, offered)
      if config ~= -1 then
        t.check('with the acceptance', t.text(config):find('"number-format"', 1, true) ~= nil, t.text(config))
        vim.cmd('silent wall')
        local found = t.checked(t.text(bufnr) .. '\n', folder .. '/a.md')
        t.equal('and the command line sees it', #found, 2)
      end
    end,
  },
}
