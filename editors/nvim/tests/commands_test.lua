-- :Gouji and its words

local t = require('harness')

local function open(name)
  local folder = t.folder()
  local bufnr = t.edit(folder .. '/' .. vim.fn.fnamemodify(name, ':t'), t.draft(name))
  t.wait(function()
    return t.client(bufnr) and #vim.diagnostic.get(bufnr) > 0
  end)
  return bufnr, folder
end

local function quickfix()
  return vim.fn.getqflist({ title = 0, items = 0 })
end

local function view()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    local bufnr = vim.api.nvim_win_get_buf(window)
    if vim.bo[bufnr].filetype == 'gouji-inspect' then
      return bufnr, window
    end
  end
end

local function inspect(bufnr)
  vim.cmd('Gouji inspect')
  t.wait(view)
  local shown, window = view()
  return shown and t.text(shown) or '', window, bufnr
end

return {
  {
    'completion',
    function()
      local function complete(line)
        return vim.fn.getcompletion(line, 'cmdline')
      end
      t.equal('all words', complete('Gouji '), { 'check', 'fix', 'inspect', 'log', 'restart' })
      t.equal('one word', complete('Gouji in'), { 'inspect' })
      t.equal('behind log', complete('Gouji log '), { 'off' })
      t.equal('behind fix', complete('Gouji fix '), {})
      local folder = t.folder()
      t.write(folder .. '/某县.md', '')
      vim.cmd('cd ' .. vim.fn.fnameescape(folder))
      t.equal('files behind check', complete('Gouji check 某'), { '某县.md' })
      vim.cmd('cd /')
      local said = t.notifications()
      vim.cmd('Gouji nothing')
      t.check('an unknown word', t.said(said, 'restart'), said)
    end,
  },
  {
    'check',
    function()
      local bufnr = open('samples/education-bureau-2024.md')
      vim.api.nvim_buf_set_lines(bufnr, 28, 29, false, { '| 行政处罚 | 0 |' })
      vim.cmd('Gouji check')
      t.wait(function()
        return #quickfix().items > 0
      end)
      local items = quickfix().items
      t.equal('what was just mended is not in the list', #items, 2)
      local expected = t.checked(t.text(bufnr) .. '\n', 'a.md')
      t.equal('places', vim.tbl_map(function(item)
        return { item.bufnr, item.lnum, item.col }
      end, items), vim.tbl_map(function(each)
        return { bufnr, each.line + 1, each.from + 1 }
      end, expected))
      t.check('the list is open', vim.fn.getqflist({ winid = 0 }).winid ~= 0)
      vim.cmd('wincmd p')
      vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, vim.split(t.draft('samples/district-2021.txt'), '\n'))
      local said = t.notifications()
      vim.cmd('Gouji check')
      t.wait(function()
        return #said > 0
      end)
      t.check('nothing to list', t.said(said, '没有发现问题') and #quickfix().items == 0, said)
      t.check('the list is closed', vim.fn.getqflist({ winid = 0 }).winid == 0)
    end,
  },
  {
    'check of a text that is no report',
    function()
      local said = t.notifications()
      t.edit(t.folder() .. '/纪要.md', '# 会议纪要\n')
      vim.cmd('Gouji check')
      t.wait(function()
        return #said > 0
      end)
      t.check('says so', t.said(said, '这不是政府信息公开工作年度报告'), said)
      vim.cmd('enew')
      vim.cmd('Gouji check')
      t.check('a buffer without a name', t.said(said, '先保存'), said)
    end,
  },
  {
    'check of a folder',
    function()
      local folder = t.folder()
      t.write(folder .. '/一.md', t.draft('samples/education-bureau-2024.md'))
      t.write(folder .. '/里/二.txt', '\239\187\191' .. t.draft('samples/water-bureau-2023.txt'))
      t.write(folder .. '/三.txt', t.draft('samples/district-2021.txt'))
      vim.cmd('Gouji check ' .. vim.fn.fnameescape(folder))
      t.wait(function()
        return quickfix().title:find('年报', 1, true) and #quickfix().items > 0
      end)
      local places = {}
      for _, item in ipairs(quickfix().items) do
        local path = vim.api.nvim_buf_get_name(item.bufnr)
        table.insert(places, { vim.fn.fnamemodify(path, ':t'), item.lnum, item.col })
      end
      local expected = {}
      for _, name in ipairs({ '一.md', '里/二.txt' }) do
        local text = t.read(folder .. '/' .. name):gsub('^\239\187\191', '')
        for _, each in ipairs(t.checked(text, name)) do
          table.insert(expected, { vim.fn.fnamemodify(name, ':t'), each.line + 1, each.from + 1 })
        end
      end
      local function sort(list)
        table.sort(list, function(a, b)
          return table.concat(a, ' ') < table.concat(b, ' ')
        end)
        return list
      end
      t.equal('every finding at its byte', sort(places), sort(expected))
    end,
  },
  {
    'inspect',
    function()
      local bufnr = open('samples/education-bureau-2024.md')
      local text, window = inspect(bufnr)
      t.check('the title', text:find('桐岭县教育局2024年政府信息公开工作年度报告', 1, true) ~= nil)
      t.check('edition, year, agency', text:find('格式 2021 · 年度 2024 · 机关 桐岭县教育局', 1, true) ~= nil, text)
      t.check('official labels', text:find('社会公益组织', 1, true) and text:find('8.属于行政查询事项', 1, true) and true, text)
      t.check('a figure as it is understood', text:find('│ 1104', 1, true) ~= nil)
      t.check('a word where a figure is due', text:find('“/”', 1, true) ~= nil)
      t.check('what does not add up', text:find('本行合计：11 ≠ 8', 1, true) ~= nil, text)
      local lines = vim.split(text, '\n')
      local bars = {}
      for _, line in ipairs(lines) do
        if line:find('自然人', 1, true) or line:find('一、本年新收', 1, true) then
          table.insert(bars, vim.fn.strdisplaywidth(line:sub(1, line:find('│', 1, true) - 1)))
        end
      end
      t.check('columns are in line', #bars >= 2 and bars[1] == bars[2], bars)
      t.check('it cannot be changed', not vim.bo[vim.api.nvim_win_get_buf(window)].modifiable)

      vim.api.nvim_set_current_win(window)
      local row
      for number, line in ipairs(lines) do
        row = row or (line:find('行政处罚', 1, true) and number)
      end
      vim.api.nvim_win_set_cursor(0, { row, #lines[row] - 2 })
      vim.cmd('exe "normal \\<CR>"')
      t.equal('<CR> goes to the draft', vim.api.nvim_get_current_buf(), bufnr)
      local cursor = vim.api.nvim_win_get_cursor(0)
      local line = vim.api.nvim_get_current_line()
      t.equal('to the figure, byte for byte', line:sub(cursor[2] + 1, cursor[2] + 1), '/')

      vim.api.nvim_buf_set_lines(bufnr, cursor[1] - 1, cursor[1], false, { '| 行政处罚 | 77 |' })
      vim.cmd('Gouji inspect')
      t.wait(function()
        return t.text(vim.api.nvim_win_get_buf(window)):find('│ 77', 1, true)
      end)
      t.check('asked again, the same view is new', t.text(vim.api.nvim_win_get_buf(window)):find('│ 77', 1, true) ~= nil)
      t.equal('in the same window', #vim.api.nvim_list_wins(), 2)
      vim.api.nvim_set_current_win(window)
      vim.cmd('normal q')
      t.check('q closes it', not vim.api.nvim_win_is_valid(window))
    end,
  },
  {
    'inspect of every draft',
    function()
      for _, path in ipairs(vim.list_extend(
        vim.fn.glob(t.source .. '/samples/*', true, true),
        vim.fn.glob(t.source .. '/tests/corpus/*', true, true)
      )) do
        local name = vim.fn.fnamemodify(path, ':t')
        local bufnr = t.edit(t.folder() .. '/' .. name, t.read(path))
        t.wait(function()
          return t.client(bufnr)
        end)
        local text = inspect(bufnr)
        local read = vim.fn.json_decode(vim.fn.system({ t.program, 'inspect', path }))
        local missing = {}
        for _, section in ipairs(read.sections) do
          if not text:find(section.heading, 1, true) then
            table.insert(missing, section.heading)
          end
        end
        local _, tables = text:gsub('▸', '')
        t.check(name, #missing == 0 and tables == #read.tables, { missing, tables })
        local ids = text:match('%l+%-%l+')
        t.check(name .. ': no figure without an official label', ids == nil, ids)
        vim.cmd('only!')
        vim.cmd('silent! %bwipeout!')
      end
    end,
  },
  {
    'log',
    function()
      local bufnr = open('samples/education-bureau-2024.md')
      local path = vim.fn.stdpath('cache') .. '/gouji.log'
      t.check('nothing is written before somebody asks', vim.fn.filereadable(path) == 0)
      vim.cmd('Gouji log')
      t.wait(function()
        return vim.api.nvim_buf_get_name(0) == path
      end)
      t.equal('the log is shown', vim.api.nvim_buf_get_name(0), path)
      t.shows_what_check_finds('the server goes on', bufnr)
      t.wait(function()
        return t.read(path):find('textDocument/didOpen', 1, true)
      end)
      t.check('and writes what it does', t.read(path):find('textDocument/didOpen', 1, true) ~= nil, t.read(path))
      vim.cmd('Gouji log off')
      t.wait(function()
        local client = t.client(bufnr)
        return client and not vim.tbl_contains(client.config.cmd, '--log-file')
      end)
      t.check('until it is told to stop', not vim.tbl_contains(t.client(bufnr).config.cmd, '--log-file'))
    end,
  },
}
