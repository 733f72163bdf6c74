-- Editing while diagnostics come: whatever was typed, in the end the server has the same text.

local t = require('harness')

-- The same sequence every time.
local seed = 20240101
local function random(most)
  seed = (seed * 1103515245 + 12345) % 2147483648
  return math.floor(seed / 65536) % most + 1
end

local pieces = { '0', '12', '，', '公开', '😀', '𠮷', '|', '| 3 |', '\n', '第二十条', ' ', '\t', 'a', '\n\n', '（一）', '👩‍👩‍👧' }

-- A place between two characters.
local function place(bufnr)
  local row = random(vim.api.nvim_buf_line_count(bufnr)) - 1
  local line = vim.api.nvim_buf_get_lines(bufnr, row, row + 1, false)[1]
  local byte = random(#line + 1) - 1
  while byte > 0 and (line:byte(byte + 1) or 0) >= 0x80 and (line:byte(byte + 1) or 0) < 0xC0 do
    byte = byte - 1
  end
  return row, byte
end

local function ordered(a, b, c, d)
  if a > c or (a == c and b > d) then
    return c, d, a, b
  end
  return a, b, c, d
end

local function edit(bufnr)
  local kind = random(10)
  if kind <= 5 then
    local row, byte = place(bufnr)
    vim.api.nvim_buf_set_text(bufnr, row, byte, row, byte, vim.split(pieces[random(#pieces)], '\n', { plain = true }))
  elseif kind <= 7 then
    local row, byte = place(bufnr)
    local line = vim.api.nvim_buf_get_lines(bufnr, row, row + 1, false)[1]
    local last = math.min(#line, byte + 12)
    while last < #line and line:byte(last + 1) >= 0x80 and line:byte(last + 1) < 0xC0 do
      last = last + 1
    end
    vim.api.nvim_buf_set_text(bufnr, row, byte, row, last, { pieces[random(7)] })
  elseif kind == 8 then
    local a, b, c, d = ordered(place(bufnr), 0, place(bufnr), 0)
    if math.abs(c - a) < 4 then
      vim.api.nvim_buf_set_text(bufnr, a, 0, c, 0, {})
    end
    local _, _ = b, d
  elseif kind == 9 then
    vim.cmd('silent! undo')
  else
    vim.cmd('silent! redo')
  end
end

return {
  {
    'five hundred edits without waiting',
    function()
      for _, name in ipairs({ 'samples/education-bureau-2024.md', 'samples/water-bureau-2023.txt' }) do
        local bufnr = t.edit(t.folder() .. '/' .. vim.fn.fnamemodify(name, ':t'), t.draft(name))
        t.wait(function()
          return t.client(bufnr) and #vim.diagnostic.get(bufnr) > 0
        end)
        for round = 1, 5 do
          for _ = 1, 100 do
            edit(bufnr)
            if random(10) == 1 then
              t.pause(random(8))
            end
          end
          t.shows_what_check_finds(('%s: after %d edits'):format(name, round * 100), bufnr)
        end
      end
    end,
  },
  {
    'a figure typed into a blank clears its finding, and undo brings it back',
    function()
      local bufnr = t.edit(t.folder() .. '/a.txt', t.draft('samples/water-bureau-2023.txt'))
      t.shows_what_check_finds('before', bufnr)
      local blank = vim.tbl_filter(function(each)
        return each.message:find('空白', 1, true) or each.message:find('没有填', 1, true)
      end, t.diagnostics(bufnr))[1] or t.diagnostics(bufnr)[1]
      vim.api.nvim_win_set_cursor(0, { blank.line + 1, blank.from })
      vim.cmd('normal! i0')
      local function there()
        return #vim.tbl_filter(function(each)
          return each.line == blank.line and each.message == blank.message
        end, t.diagnostics(bufnr)) > 0
      end
      t.wait(function()
        return not there()
      end)
      t.check('gone', not there())
      t.shows_what_check_finds('after', bufnr)
      vim.cmd('silent undo')
      t.wait(there)
      t.check('back', there())
    end,
  },
  {
    'a file changed by others and read again',
    function()
      local path = t.folder() .. '/a.txt'
      local bufnr = t.edit(path, t.draft('samples/water-bureau-2023.txt'))
      t.shows_what_check_finds('before', bufnr)
      t.write(path, t.draft('samples/education-bureau-2024.md'))
      vim.cmd('silent edit!')
      t.shows_what_check_finds('after', bufnr)
      vim.cmd('silent %delete')
      t.wait(function()
        return #vim.diagnostic.get(bufnr) == 0
      end)
      t.equal('nothing in an empty buffer', vim.diagnostic.get(bufnr), {})
    end,
  },
}
