-- :Gouji check|fix|inspect|log|restart

local client = require('gouji.client')
local compat = require('gouji.compat')
local options = require('gouji.options')

local M = {}

local patience_ms = 3000
local step_ms = 20

local function fail(zh, en)
  options.notify(zh, en, vim.log.levels.WARN)
end

--- Calls `done` as soon as `ready()` gives anything, or `late` when that does not come in time.
local function when(ready, done, late)
  local left = patience_ms / step_ms
  local function look()
    local value = ready()
    if value then
      done(value)
    elseif left <= 0 then
      late()
    else
      left = left - 1
      vim.defer_fn(look, step_ms)
    end
  end
  look()
end

local function no_answer()
  fail('语言服务器没有回应；见 :checkhealth gouji', 'no answer from the server; see :checkhealth gouji')
end

--- The client of a buffer, started for it if need be, once the server has read it as a report.
local function with_report(bufnr, done)
  if vim.api.nvim_buf_get_name(bufnr) == '' then
    fail('请先保存，使文稿有文件名', 'save it first: a draft needs a file name')
    return
  end
  if not client.attach(bufnr) then
    no_answer()
    return
  end
  when(function()
    local found = compat.client_of(bufnr)
    return found and found.server_capabilities and found
  end, function(found)
    -- To ask also sends what was typed last.
    local params = { textDocument = { uri = vim.uri_from_bufnr(bufnr) } }
    compat.request(found, 'textDocument/documentSymbol', params, function(err, result)
      if err then
        fail(err.message, err.message)
      elseif type(result) ~= 'table' then
        fail('这不是政府信息公开工作年度报告', 'this is no government information disclosure annual report')
      else
        done(found, result)
      end
    end, bufnr)
  end, no_answer)
end

local function command(found, name, bufnr, done)
  local params = { command = name, arguments = { { uri = vim.uri_from_bufnr(bufnr) } } }
  compat.request(found, 'workspace/executeCommand', params, function(err, result)
    if err then
      fail(err.message, err.message)
    else
      done(result)
    end
  end, bufnr)
end

local actions = {}

function actions.check(words)
  local quickfix = require('gouji.quickfix')
  if #words > 0 then
    quickfix.of_paths(vim.tbl_map(vim.fn.expand, words))
    return
  end
  local bufnr = vim.api.nvim_get_current_buf()
  with_report(bufnr, function(found)
    when(function()
      return (client.shown_version(bufnr) or -1) >= (vim.lsp.util.buf_versions[bufnr] or 0)
    end, function()
      quickfix.of_buffer(found, bufnr)
    end, no_answer)
  end)
end

function actions.fix()
  local bufnr = vim.api.nvim_get_current_buf()
  with_report(bufnr, function(found)
    local before = vim.api.nvim_buf_get_changedtick(bufnr)
    command(found, 'gouji.server.fixAll', bufnr, function()
      if vim.api.nvim_buf_get_changedtick(bufnr) == before then
        options.notify('没有可以放心修正的问题', 'nothing that can be mended safely')
      end
    end)
  end)
end

function actions.inspect()
  local bufnr = vim.api.nvim_get_current_buf()
  with_report(bufnr, function(found)
    command(found, 'gouji.server.inspect', bufnr, function(report)
      require('gouji.inspect').open(bufnr, report)
    end)
  end)
end

function actions.log(words)
  if words[1] == 'off' then
    options.current.log_file = nil
    client.restart()
    return
  end
  local path = options.log_path()
  local function open()
    vim.cmd('tabedit ' .. vim.fn.fnameescape(path))
    vim.bo.autoread = true
    vim.cmd('normal! G')
  end
  if path then
    if vim.fn.filereadable(path) == 1 then
      open()
    else
      fail('还没有日志：' .. path, 'there is no log yet: ' .. path)
    end
    return
  end
  -- Nothing is written unless somebody asks for it: this is to ask.
  options.current.log_file = true
  path = options.log_path()
  client.restart(function()
    when(function()
      return vim.fn.filereadable(path) == 1
    end, open, no_answer)
  end)
end

function actions.restart()
  client.restart(function()
    options.notify('已重启', 'restarted')
  end)
end

local names = { 'check', 'fix', 'inspect', 'log', 'restart' }

local function run(arguments)
  local words = vim.deepcopy(arguments.fargs)
  local name = table.remove(words, 1)
  if not actions[name] then
    fail(
      ('没有“%s”；有 %s'):format(name, table.concat(names, '、')),
      ('no "%s"; there are %s'):format(name, table.concat(names, ', '))
    )
    return
  end
  actions[name](words)
end

--- What :Gouji may go on with: its own words, files behind `check`, `off` behind `log`.
function M.complete(lead, line)
  local before = vim.split(line:sub(1, #line - #lead), '%s+', { trimempty = true })
  local choices = {}
  if #before <= 1 then
    choices = names
  elseif before[2] == 'check' then
    return vim.fn.getcompletion(lead, 'file')
  elseif before[2] == 'log' and #before == 2 then
    choices = { 'off' }
  end
  return vim.tbl_filter(function(choice)
    return vim.startswith(choice, lead)
  end, choices)
end

function M.define()
  vim.api.nvim_create_user_command('Gouji', run, {
    nargs = '+',
    complete = M.complete,
    desc = 'gouji: check, fix, inspect, log, restart',
  })
end

return M
