-- The report as the server read it, in a buffer of its own: every figure under its official labels.
-- <CR> goes to a figure's place in the draft, q closes.

local compat = require('gouji.compat')
local labels = require('gouji.labels')
local options = require('gouji.options')

local M = {}

local namespace = vim.api.nvim_create_namespace('gouji_inspect')
local places = {} -- view's buffer → { draft, list of { row, from, to, range } }

-- A table of one row with many columns is easier to read standing.
local widest_row = 8

local kinds = {
  ['row-total'] = { '本行合计', 'row total' },
  ['column-total'] = { '本列合计', 'column total' },
  balance = { '本列收与办', 'received against settled' },
}
local reasons = {
  layout = { '排版无法读懂', 'its layout cannot be read' },
  columns = { '列无法对应', 'its columns cannot be told' },
  labels = { '表头无法对应', 'its labels cannot be told' },
  picture = { '是图片', 'a picture' },
}

local function say(pair)
  return options.say(pair[1], pair[2])
end

local function or_unknown(value)
  return value ~= nil and value ~= vim.NIL and tostring(value) or options.say('未写明', 'not said')
end

-- Lines under way, with the places that parts of them stand for.
local Page = {}
Page.__index = Page

function Page.new()
  return setmetatable({ lines = {}, marks = {} }, Page)
end

function Page:add(text, highlight)
  table.insert(self.lines, text or '')
  if highlight then
    self:mark(0, #self.lines[#self.lines], nil, highlight)
  end
end

--- Marks bytes of the last line: where in the draft they come from, and how they look.
function Page:mark(from, to, range, highlight)
  table.insert(self.marks, { row = #self.lines - 1, from = from, to = to, range = range, highlight = highlight })
end

local function pad(text, width)
  return text .. string.rep(' ', width - vim.fn.strdisplaywidth(text))
end

--- Adds rows of cells { text, range, highlight } in columns of equal display width.
function Page:add_grid(rows)
  local widths = {}
  for _, row in ipairs(rows) do
    for i, cell in ipairs(row) do
      widths[i] = math.max(widths[i] or 0, vim.fn.strdisplaywidth(cell.text))
    end
  end
  for _, row in ipairs(rows) do
    local text, marks = '', {}
    for i, cell in ipairs(row) do
      text = text .. (i == 1 and '  ' or ' │ ')
      table.insert(marks, { #text, #text + #cell.text, cell })
      text = text .. pad(cell.text, widths[i])
    end
    self:add((text:gsub('%s+$', '')))
    for _, mark in ipairs(marks) do
      if mark[3].range or mark[3].highlight then
        self:mark(mark[1], math.max(mark[2], mark[1] + 1), mark[3].range, mark[3].highlight)
      end
    end
  end
end

local severities = { 'DiagnosticError', 'DiagnosticWarn', 'DiagnosticInfo', 'DiagnosticHint' }

-- The worst finding at each place of the draft, by "line:character" of its beginning. The view has
-- columns in UTF-16, diagnostics in bytes.
local function findings_at(draft)
  local worst = {}
  local client = compat.client_of(draft)
  if not client then
    return worst
  end
  local found = vim.diagnostic.get(draft, { namespace = vim.lsp.diagnostic.get_namespace(client.id) })
  for _, diagnostic in ipairs(found) do
    local place = diagnostic.lnum .. ':' .. diagnostic.col
    worst[place] = math.min(worst[place] or 4, diagnostic.severity)
  end
  return worst
end

local function place_of(draft, position)
  local line = vim.api.nvim_buf_get_lines(draft, position.line, position.line + 1, false)[1] or ''
  return position.line, compat.byte_of_utf16(line, position.character)
end

local function figure(cell)
  if not cell then
    return '—'
  end
  if cell.value ~= vim.NIL and cell.value ~= nil then
    return cell.value
  end
  local text = vim.trim(cell.text)
  return text == '' and options.say('空', 'blank') or options.say('“' .. text .. '”', '"' .. text .. '"')
end

-- The longest labels would push the figures out of sight; their first words tell them apart.
local longest_label = 44

local function names_of(list, known)
  local names = {}
  for _, id in ipairs(list) do
    local name = known[id] or id
    if vim.fn.strdisplaywidth(name) > longest_label then
      name = vim.fn.strcharpart(name, 0, longest_label / 2 - 1) .. '…'
    end
    table.insert(names, name)
  end
  return names
end

-- The ids of one kind in the order in which they come.
local function in_order(cells, kind)
  local list, seen = {}, {}
  for _, cell in ipairs(cells) do
    if not seen[cell[kind]] then
      seen[cell[kind]] = true
      table.insert(list, cell[kind])
    end
  end
  return list
end

local function add_table(page, draft, entry, cells, worst)
  local form = labels[entry.form] or {}
  local known = form[entry.table] or { rows = {}, columns = {} }
  local copy = entry.occurrence > 1 and options.say(('（第 %d 份）'):format(entry.occurrence), (' (copy %d)'):format(entry.occurrence))
    or ''
  page:add()
  page:add('▸ ' .. (known.name or entry.table) .. copy, 'Title')
  page:mark(0, #page.lines[#page.lines], entry.range)
  local rows, columns = in_order(cells, 'row'), in_order(cells, 'column')
  local by_address = {}
  for _, cell in ipairs(cells) do
    by_address[cell.row .. ' ' .. cell.column] = cell
  end
  local function shown(row, column)
    local cell = by_address[row .. ' ' .. column]
    if not cell then
      return { text = figure(nil), highlight = 'Comment' }
    end
    local line, byte = place_of(draft, cell.range.start)
    local severity = worst[line .. ':' .. byte]
    return { text = figure(cell), range = cell.range, highlight = severity and severities[severity] or nil }
  end
  local grid = {}
  local row_names, column_names = names_of(rows, known.rows), names_of(columns, known.columns)
  if #rows == 1 and #columns > widest_row then
    for i, column in ipairs(columns) do
      table.insert(grid, { { text = column_names[i] }, shown(rows[1], column) })
    end
  else
    local head = { { text = '' } }
    for _, name in ipairs(column_names) do
      table.insert(head, { text = name, highlight = 'Identifier' })
    end
    table.insert(grid, head)
    for i, row in ipairs(rows) do
      local line = { { text = row_names[i] } }
      for _, column in ipairs(columns) do
        table.insert(line, shown(row, column))
      end
      table.insert(grid, line)
    end
  end
  page:add_grid(grid)
end

local function add_sums(page, report)
  local counts = { holds = 0, broken = 0, open = 0 }
  for _, equation in ipairs(report.equations) do
    counts[equation.status] = counts[equation.status] + 1
  end
  page:add()
  page:add(
    options.say(
      ('勾稽关系 %d 条：%d 条成立，%d 条不成立，%d 条待定'):format(#report.equations, counts.holds, counts.broken, counts.open),
      ('%d sums: %d hold, %d are broken, %d are open'):format(#report.equations, counts.holds, counts.broken, counts.open)
    ),
    'Title'
  )
  for _, equation in ipairs(report.equations) do
    if equation.status == 'broken' then
      local form = labels[report.form] or labels['2021']
      local known = form[equation.table] or {}
      page:add(
        ('  %s · %s：%s ≠ %s'):format(known.name or equation.table, say(kinds[equation.kind]), equation.left, equation.right),
        'DiagnosticError'
      )
    end
  end
end

--- The page for a report: its lines, and what parts of them stand for.
function M.page(draft, report)
  local page = Page.new()
  page:add(or_unknown(report.title), 'Title')
  page:add(
    options.say(
      ('格式 %s · 年度 %s · 机关 %s'):format(or_unknown(report.form), or_unknown(report.year), or_unknown(report.agency)),
      ('form %s · year %s · agency %s'):format(or_unknown(report.form), or_unknown(report.year), or_unknown(report.agency))
    )
  )
  page:add(options.say('回车：到文稿中的位置    q：关闭', '<CR>: to its place in the draft    q: close'), 'Comment')
  page:add()
  for _, section in ipairs(report.sections) do
    page:add(section.heading)
    page:mark(0, #section.heading, section.headingRange)
  end
  local worst = findings_at(draft)
  for _, entry in ipairs(report.tables) do
    local cells = vim.tbl_filter(function(cell)
      return cell.table == entry.table and cell.occurrence == entry.occurrence
    end, report.cells)
    add_table(page, draft, entry, cells, worst)
  end
  add_sums(page, report)
  for _, unread in ipairs(report.unread) do
    local text = options.say(
      ('第 %d 行起的表格没有读懂：%s'):format(unread.range.start.line + 1, say(reasons[unread.reason])),
      ('the table from line %d on was not read: %s'):format(unread.range.start.line + 1, say(reasons[unread.reason]))
    )
    page:add(text, 'DiagnosticWarn')
    page:mark(0, #text, unread.range)
  end
  return page
end

--- Goes from the view to the place in the draft that stands under the cursor, or first in its line.
function M.jump(view)
  local known = places[view]
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local chosen
  for _, mark in ipairs(known.marks) do
    if mark.row == row - 1 and mark.range then
      chosen = chosen or mark
      if mark.from <= column and column < mark.to then
        chosen = mark
      end
    end
  end
  if not chosen or not vim.api.nvim_buf_is_loaded(known.draft) then
    return
  end
  local line, byte = place_of(known.draft, chosen.range.start)
  local window = vim.fn.bufwinid(known.draft)
  if window == -1 then
    vim.cmd('aboveleft sbuffer ' .. known.draft)
  else
    vim.api.nvim_set_current_win(window)
  end
  local last = vim.api.nvim_buf_line_count(known.draft)
  vim.api.nvim_win_set_cursor(0, { math.min(line + 1, last), byte })
end

--- Shows a report beside its draft; the view of a draft is used again.
function M.open(draft, report)
  local view
  for each, known in pairs(places) do
    if known.draft == draft and vim.api.nvim_buf_is_valid(each) then
      view = each
    end
  end
  view = view or vim.api.nvim_create_buf(false, true)
  local page = M.page(draft, report)
  places[view] = { draft = draft, marks = page.marks }
  vim.bo[view].modifiable = true
  -- A title or a figure never has a line end, but what a draft calls one might.
  local lines = vim.tbl_map(function(line)
    return (line:gsub('[\r\n]', ' '))
  end, page.lines)
  vim.api.nvim_buf_set_lines(view, 0, -1, false, lines)
  vim.api.nvim_buf_clear_namespace(view, namespace, 0, -1)
  for _, mark in ipairs(page.marks) do
    if mark.highlight then
      vim.api.nvim_buf_add_highlight(view, namespace, mark.highlight, mark.row, mark.from, mark.to)
    end
  end
  vim.bo[view].modifiable = false
  vim.bo[view].bufhidden = 'wipe'
  vim.bo[view].filetype = 'gouji-inspect'
  if vim.fn.bufwinid(view) == -1 then
    vim.cmd('botright vertical sbuffer ' .. view)
    vim.wo.wrap = false
    vim.wo.number = false
  end
  local keys = { buffer = view, nowait = true, silent = true }
  vim.keymap.set('n', '<CR>', function()
    M.jump(view)
  end, keys)
  vim.keymap.set('n', 'q', '<Cmd>close<CR>', keys)
end

return M
