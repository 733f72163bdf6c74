-- Whether a buffer is worth starting the server for. Cheap, and rather too generous than too strict:
-- the server looks for itself and says nothing of a text that is no such report.

local M = {}

M.config_name = '.gouji.json'

-- A report tells what it is in its first pages; of a text that does not, no more is read.
local most_lines = 2000
local most_bytes = 512 * 1024

-- Official headings, without the marks that people write differently. The first is a common phrase
-- and counts only beside one of the others.
local common_heading = '总体情况'
local telling_headings = {
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
}

local subjects = { '信息公开', '政务公开' }
local between = { '工作', '年度', '工作', '情况', '的' }
local kinds = { '报告', '年报' }

-- Blanks, marks of Markdown and HTML tags may stand inside of a title or a heading in every draft.
local function compact(text)
  text = text:gsub('<[^<>]*>', ''):gsub('[%s%*#_|]', '')
  return (text:gsub('　', ''):gsub('\194\160', ''):gsub('、', ''):gsub('，', ''):gsub(',', ''))
end

-- 政府信息公开工作年度报告 and its many wordings: a subject, some of the words between, a kind.
local function has_title(text)
  for _, subject in ipairs(subjects) do
    local at = 1
    while true do
      local first, last = text:find(subject, at, true)
      if not first then
        break
      end
      at = last + 1
      local rest = at
      for _, word in ipairs(between) do
        if text:sub(rest, rest + #word - 1) == word then
          rest = rest + #word
        end
      end
      for _, kind in ipairs(kinds) do
        if text:sub(rest, rest + #kind - 1) == kind then
          return true
        end
      end
    end
  end
  return false
end

local function has_headings(text)
  local told = 0
  for _, heading in ipairs(telling_headings) do
    if text:find(heading, 1, true) then
      told = told + 1
    end
  end
  return told >= 2 or (told == 1 and text:find(common_heading, 1, true) ~= nil)
end

--- Whether a text looks like a government information disclosure annual report: it has its title,
--- or two of the official headings.
--- @param lines string[]
function M.looks_like_report(lines)
  local kept, bytes = {}, 0
  for number, line in ipairs(lines) do
    bytes = bytes + #line
    table.insert(kept, bytes <= most_bytes and line or line:sub(1, most_bytes))
    if number >= most_lines or bytes > most_bytes then
      break
    end
  end
  local raw = table.concat(kept)
  -- One of these signs is in every title and every heading that tells: texts in other languages, and
  -- short ones, are told by a search that costs nothing.
  if not (raw:find('公', 1, true) or raw:find('报', 1, true) or raw:find('改', 1, true)) then
    return false
  end
  local text = compact(raw)
  return has_title(text) or has_headings(text)
end

--- Whether the server should look after a buffer: a draft, or the configuration file, in which it
--- shows mistakes.
--- @param filetypes string[]
function M.is_wanted(bufnr, filetypes)
  if not vim.api.nvim_buf_is_loaded(bufnr) or vim.bo[bufnr].buftype ~= '' then
    return false
  end
  local name = vim.api.nvim_buf_get_name(bufnr)
  -- What other plugins show under names such as fugitive://… is no file that the server could place.
  if name == '' or name:match('^%a[%w+.-]+://') then
    return false
  end
  if vim.fn.fnamemodify(name, ':t') == M.config_name then
    return true
  end
  if not vim.tbl_contains(filetypes, vim.bo[bufnr].filetype) then
    return false
  end
  return M.looks_like_report(vim.api.nvim_buf_get_lines(bufnr, 0, most_lines, false))
end

return M
