-- What every test of the plugin uses. A test file gives a list of { name, function }; it runs in a
-- Neovim of its own, in an empty home, with the real server.

local M = {}

M.source = vim.env.GOUJI_SOURCE
M.program = vim.env.GOUJI_PROGRAM

local passed, failed = 0, 0
local patience_ms = 10000

local function say(text)
  io.stdout:write(text .. '\n')
  io.stdout:flush()
end

--- One thing that must hold. `seen` says what was there instead.
function M.check(name, holds, seen)
  if holds then
    passed = passed + 1
    say('ok   ' .. name)
  else
    failed = failed + 1
    say('FAIL ' .. name .. (seen ~= nil and ': ' .. (type(seen) == 'string' and seen or vim.inspect(seen)) or ''))
  end
  return holds
end

function M.equal(name, seen, expected)
  return M.check(name, vim.deep_equal(seen, expected), { seen = seen, expected = expected })
end

--- Lets Neovim go on until `ready` gives something; false after ten seconds.
function M.wait(ready)
  return (vim.wait(patience_ms, function()
    return ready() and true or false
  end, 5))
end

--- Lets Neovim go on for a while, to see that something does not happen.
function M.pause(ms)
  vim.wait(ms, function()
    return false
  end, 5)
end

function M.read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end

function M.write(path, text)
  vim.fn.mkdir(vim.fn.fnamemodify(path, ':h'), 'p')
  local file = assert(io.open(path, 'wb'))
  file:write(text)
  file:close()
  return path
end

--- A folder that is nobody else's, with Chinese and a blank in its path.
function M.folder()
  local path = vim.fn.tempname() .. '/年报 草稿'
  vim.fn.mkdir(path, 'p')
  return vim.loop.fs_realpath(path)
end

--- A draft of samples/ or tests/corpus/ as text.
function M.draft(path)
  return M.read(M.source .. '/' .. path)
end

--- Writes a text into a file and edits it; gives the buffer.
function M.edit(path, text)
  M.write(path, text)
  vim.cmd('edit ' .. vim.fn.fnameescape(path))
  return vim.api.nvim_get_current_buf()
end

function M.text(bufnr)
  return table.concat(vim.api.nvim_buf_get_lines(bufnr, 0, -1, false), '\n')
end

function M.client(bufnr)
  return require('gouji.compat').client_of(bufnr)
end

--- The diagnostics of a buffer in the order of the text, as line, byte columns, rule and text.
function M.diagnostics(bufnr)
  local found = vim.diagnostic.get(bufnr)
  table.sort(found, function(a, b)
    if a.lnum ~= b.lnum then
      return a.lnum < b.lnum
    elseif a.col ~= b.col then
      return a.col < b.col
    end
    return a.message < b.message
  end)
  return vim.tbl_map(function(each)
    return {
      line = each.lnum,
      from = each.col,
      to_line = each.end_lnum,
      to = each.end_col,
      message = each.message,
      severity = each.severity,
    }
  end, found)
end

local severities = { error = 1, warning = 2, info = 3, hint = 4 }

-- The byte behind a number of UTF-16 units, counted here and not by Neovim's functions.
local function byte_behind(line, units)
  local at = 1
  while units > 0 and at <= #line do
    local lead = line:byte(at)
    local length = lead < 0x80 and 1 or lead < 0xE0 and 2 or lead < 0xF0 and 3 or 4
    units = units - (length == 4 and 2 or 1)
    at = at + length
  end
  return at - 1
end

--- What `gouji check` finds in a text, in the form of M.diagnostics, with each finding's fixes.
function M.checked(text, path)
  local command = { M.program, 'check', '--format', 'json', '--fail-on', 'never', '--stdin-name', path, '-' }
  local report = vim.fn.json_decode(vim.fn.system(command, text))
  local lines = vim.split(text, '\n', { plain = true })
  local function byte(position)
    return byte_behind(lines[position.line + 1] or '', position.character)
  end
  local found = {}
  for _, finding in ipairs(report.files[1].findings) do
    if finding.rule ~= 'not-a-report' then
      local range = finding.range
      local fixes = {}
      for _, fix in ipairs(finding.fixes) do
        local edits = vim.tbl_map(function(edit)
          return {
            edit.range.start.line,
            byte(edit.range.start),
            edit.range['end'].line,
            byte(edit.range['end']),
            edit.newText,
          }
        end, fix.edits)
        table.insert(fixes, { title = fix.title, edits = edits })
      end
      table.insert(found, {
        line = range.start.line,
        from = byte(range.start),
        to_line = range['end'].line,
        to = byte(range['end']),
        message = finding.message,
        severity = severities[finding.severity],
        fixes = fixes,
      })
    end
  end
  table.sort(found, function(a, b)
    if a.line ~= b.line then
      return a.line < b.line
    elseif a.from ~= b.from then
      return a.from < b.from
    end
    return a.message < b.message
  end)
  return found
end

--- A text after edits { line, byte, line, byte, new text }, made from the last to the first.
function M.with_edits(text, edits)
  local starts, at = { 1 }, 1
  for newline in text:gmatch('()\n') do
    at = newline + 1
    table.insert(starts, at)
  end
  local places = vim.tbl_map(function(edit)
    return { starts[edit[1] + 1] + edit[2], starts[edit[3] + 1] + edit[4], edit[5] }
  end, edits)
  table.sort(places, function(a, b)
    return a[1] > b[1]
  end)
  for _, place in ipairs(places) do
    text = text:sub(1, place[1] - 1) .. place[3] .. text:sub(place[2])
  end
  return text
end

local function without_fixes(found)
  return vim.tbl_map(function(each)
    local copy = vim.deepcopy(each)
    copy.fixes = nil
    return copy
  end, found)
end

--- Waits until a buffer shows what `gouji check` finds in its text, and says whether it does.
function M.shows_what_check_finds(name, bufnr)
  local text = M.text(bufnr)
  local ends_line = vim.bo[bufnr].endofline and '\n' or ''
  local expected = without_fixes(M.checked(text .. ends_line, vim.api.nvim_buf_get_name(bufnr)))
  M.wait(function()
    return vim.deep_equal(M.diagnostics(bufnr), expected)
  end)
  return M.equal(name, M.diagnostics(bufnr), expected), expected
end

--- Collects what vim.notify is asked to say.
function M.notifications()
  local said = {}
  vim.notify = function(text)
    table.insert(said, text)
  end
  return said
end

--- Whether one of the texts contains `what`.
function M.said(texts, what)
  for _, text in ipairs(texts) do
    if text:find(what, 1, true) then
      return true
    end
  end
  return false
end

--- Runs the tests of a file and ends Neovim.
function M.run(path)
  local ok, failure = xpcall(function()
    for _, test in ipairs(dofile(path)) do
      say('   ' .. test[1])
      test[2]()
      vim.cmd('silent! %bwipeout!')
    end
  end, debug.traceback)
  if not ok then
    failed = failed + 1
    say('FAIL ' .. vim.fn.fnamemodify(path, ':t') .. ': ' .. tostring(failure))
  end
  say(('== %d %d'):format(passed, failed))
  for _, client in ipairs(require('gouji.compat').clients()) do
    require('gouji.compat').stop(client, true)
  end
  vim.cmd(failed == 0 and 'qall!' or 'cquit!')
end

return M
