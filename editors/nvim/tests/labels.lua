-- Writes lua/gouji/labels.lua from forms/*.json.

local M = {}

local function quote(text)
  return "'" .. text:gsub('\\', '\\\\'):gsub("'", "\\'") .. "'"
end

-- Some labels explain themselves in brackets; what stands before tells them apart.
local longest_remark = 30

local function short(label)
  local last
  for at in label:gmatch('()（') do
    last = at
  end
  local has_remark = last and last > 1 and #label - last > longest_remark and label:sub(-#'）') == '）'
  return has_remark and label:sub(1, last - 1) or label
end

local function names(list, lines)
  local count = {}
  for _, each in ipairs(list) do
    count[each.label] = (count[each.label] or 0) + 1
  end
  for _, each in ipairs(list) do
    local label = short(each.label)
    if count[each.label] > 1 and each.group then
      label = each.group[#each.group] .. ' ' .. label
    end
    table.insert(lines, ('        [%s] = %s,'):format(quote(each.id), quote(label)))
  end
end

--- The text of the module for the forms' texts.
function M.generate(forms)
  local lines = {
    '-- The official labels, by form, table, row and column. Written from forms/*.json by',
    '-- GOUJI_UPDATE=1 editors/nvim/test labels; do not edit.',
    '',
    'return {',
  }
  for _, text in ipairs(forms) do
    local form = vim.fn.json_decode(text)
    table.insert(lines, ('  [%s] = {'):format(quote(form.id)))
    for _, each in ipairs(form.tables) do
      table.insert(lines, ('    [%s] = {'):format(quote(each.id)))
      table.insert(lines, ('      name = %s,'):format(quote(each.name.zh)))
      table.insert(lines, '      rows = {')
      names(each.rows, lines)
      table.insert(lines, '      },')
      table.insert(lines, '      columns = {')
      names(each.columns, lines)
      table.insert(lines, '      },')
      table.insert(lines, '    },')
    end
    table.insert(lines, '  },')
  end
  table.insert(lines, '}')
  return table.concat(lines, '\n') .. '\n'
end

return M
