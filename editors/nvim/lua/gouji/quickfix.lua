-- Findings as a quickfix list.

local compat = require('gouji.compat')
local options = require('gouji.options')

local M = {}

local types = { error = 'E', warning = 'W', info = 'I', hint = 'N' }

local function show(items, title, note)
  vim.fn.setqflist({}, ' ', { title = title, items = items })
  if #items == 0 then
    vim.cmd('cclose')
    options.notify('没有发现问题' .. (note or ''), 'no findings' .. (note or ''))
  else
    vim.cmd('botright copen')
  end
end

--- Lists what is shown in a buffer.
function M.of_buffer(client, bufnr)
  local namespace = vim.lsp.diagnostic.get_namespace(client.id)
  local found = vim.diagnostic.get(bufnr, { namespace = namespace })
  table.sort(found, function(a, b)
    return a.lnum < b.lnum or (a.lnum == b.lnum and a.col < b.col)
  end)
  show(vim.diagnostic.toqflist(found), 'gouji: ' .. vim.fn.bufname(bufnr))
end

local function decode(text)
  local ok, value = pcall(vim.json and vim.json.decode or vim.fn.json_decode, text)
  return ok and type(value) == 'table' and value or nil
end

-- Lines as the command line counts them; columns of a file that is not UTF-8 cannot be told here.
local function lines_of(path)
  local ok, lines = pcall(vim.fn.readfile, path)
  if not ok then
    return {}
  end
  if lines[1] then
    lines[1] = lines[1]:gsub('^\239\187\191', '')
  end
  return lines
end

local function column(line, character)
  if not line or not pcall(vim.str_utfindex, line) then
    return 1
  end
  return compat.byte_of_utf16(line, character) + 1
end

--- The entries of a quickfix list for what `gouji check --format json` printed.
function M.items_of_report(report)
  local items = {}
  for _, file in ipairs(report.files or {}) do
    local lines = lines_of(file.path)
    if type(file.error) == 'string' then
      table.insert(items, { filename = file.path, text = file.error, type = 'E' })
    end
    for _, finding in ipairs(file.findings or {}) do
      local from, to = finding.range.start, finding.range['end']
      table.insert(items, {
        filename = file.path,
        lnum = from.line + 1,
        col = column(lines[from.line + 1], from.character),
        end_lnum = to.line + 1,
        end_col = column(lines[to.line + 1], to.character),
        text = ('%s [%s]'):format(finding.message, finding.rule),
        type = types[finding.severity] or 'I',
      })
    end
  end
  return items
end

--- Checks files and the drafts below folders by the command line, and lists what it finds.
--- @param paths string[]
function M.of_paths(paths)
  local words = options.program()
  vim.list_extend(words, { 'check', '--format', 'json', '--fail-on', 'never' })
  if options.current.settings.language then
    vim.list_extend(words, { '--lang', options.current.settings.language })
  end
  table.insert(words, '--')
  vim.list_extend(words, paths)
  local output, errors = {}, {}
  local job = vim.fn.jobstart(words, {
    stdout_buffered = true,
    stderr_buffered = true,
    on_stdout = function(_, data)
      output = data
    end,
    on_stderr = function(_, data)
      errors = data
    end,
    on_exit = function()
      local report = decode(table.concat(output, '\n'))
      if not report then
        local cause = table.concat(errors, '\n')
        options.notify('检查没有完成：' .. cause, 'the check did not finish: ' .. cause, vim.log.levels.ERROR)
        return
      end
      local count = report.summary and report.summary.files or 0
      show(
        M.items_of_report(report),
        'gouji check ' .. table.concat(paths, ' '),
        options.say((' （%d 份）'):format(count), (' (%d files)'):format(count))
      )
    end,
  })
  if job <= 0 then
    options.notify('无法运行 ' .. words[1], 'cannot run ' .. words[1], vim.log.levels.ERROR)
  end
end

return M
