-- The server of each root folder: started, kept up, stopped.

local compat = require('gouji.compat')
local draft = require('gouji.draft')
local options = require('gouji.options')

local M = {}

-- A server that dies over and over is not started for ever.
local most_restarts = 3
local restart_window = 60

local attached = {} -- client id → { bufnr → true }
local stopping = {} -- client id → true, where its end is wanted
local restarts = {} -- times of the last restarts after a crash
local versions = {} -- bufnr → version of the diagnostics that came last
local missing_said = false

--- The folder whose settings hold for a draft, and whose drafts belong together.
function M.root_of(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  local here = folder
  while true do
    for _, mark in ipairs({ draft.config_name, '.git' }) do
      if compat.uv.fs_stat(here .. '/' .. mark) then
        return here
      end
    end
    local above = vim.fn.fnamemodify(here, ':h')
    if above == here then
      return folder
    end
    here = above
  end
end

--- What Neovim can do beyond what it announces; and no pulled diagnostics: pushed ones are shown in
--- the same way by every version.
local function before_init(params)
  local text = params.capabilities.textDocument or {}
  local workspace = params.capabilities.workspace or {}
  params.capabilities.textDocument = text
  params.capabilities.workspace = workspace
  text.diagnostic = nil
  text.publishDiagnostics = text.publishDiagnostics or {}
  text.publishDiagnostics.versionSupport = true
  text.publishDiagnostics.dataSupport = true
  text.codeAction = text.codeAction or {}
  text.codeAction.isPreferredSupport = true
  if vim.lsp.codelens then
    text.codeLens = text.codeLens or { dynamicRegistration = false }
  end
  workspace.executeCommand = workspace.executeCommand or { dynamicRegistration = false }
  workspace.configuration = true
  -- Neovim refuses an edit of a version that has passed, if only it is told the version.
  workspace.workspaceEdit = workspace.workspaceEdit or {}
  workspace.workspaceEdit.documentChanges = true
end

local function on_publish(err, params, context, config)
  if params and params.version then
    versions[vim.uri_to_bufnr(params.uri)] = params.version
  end
  return vim.lsp.handlers['textDocument/publishDiagnostics'](err, params, context, config)
end

-- Neovim 0.7 answers a server that has just been killed with an error of its own.
local function on_configuration(err, params, context, config)
  if not vim.lsp.get_client_by_id(context.client_id) then
    return {}
  end
  return vim.lsp.handlers['workspace/configuration'](err, params, context, config)
end

--- The version of a buffer whose diagnostics are shown; nil before the first.
function M.shown_version(bufnr)
  return versions[bufnr]
end

local function refresh(bufnr)
  local client = compat.client_of(bufnr)
  if client and options.current.code_lens then
    compat.show_code_lenses(client, bufnr)
  end
end

local function on_attach(client, bufnr)
  attached[client.id] = attached[client.id] or {}
  attached[client.id][bufnr] = true
  local namespace = vim.lsp.diagnostic.get_namespace(client.id)
  if options.current.diagnostics then
    vim.diagnostic.config(options.current.diagnostics, namespace)
  end
  if vim.bo[bufnr].omnifunc == '' then
    vim.bo[bufnr].omnifunc = 'v:lua.vim.lsp.omnifunc'
  end
  if options.current.inlay_hints then
    compat.show_inlay_hints(client, bufnr)
  end
  -- Diagnostics come whenever a version was judged: then the lenses are new as well.
  local group = vim.api.nvim_create_augroup('gouji_buffer_' .. bufnr, { clear = true })
  vim.api.nvim_create_autocmd('DiagnosticChanged', {
    group = group,
    buffer = bufnr,
    callback = function()
      vim.schedule(function()
        refresh(bufnr)
      end)
    end,
  })
  if options.current.on_attach then
    options.current.on_attach(client, bufnr)
  end
end

local function may_restart()
  local now = os.time()
  restarts = vim.tbl_filter(function(time)
    return now - time < restart_window
  end, restarts)
  table.insert(restarts, now)
  return #restarts <= most_restarts
end

local function ended(code, signal, id)
  local buffers = vim.tbl_keys(attached[id] or {})
  local wanted = stopping[id] or (code == 0 and signal == 0)
  attached[id], stopping[id] = nil, nil
  for _, bufnr in ipairs(buffers) do
    versions[bufnr] = nil
    compat.clear_code_lenses(id, bufnr)
  end
  if wanted or vim.v.exiting ~= vim.NIL then
    return
  end
  if not may_restart() then
    options.notify(
      ('语言服务器反复退出（退出码 %d，信号 %d），不再自动重启；可用 :Gouji log 查看原因，:Gouji restart 重启'):format(code, signal),
      ('the server ends over and over (exit code %d, signal %d) and is not started again; :Gouji log may tell why, :Gouji restart starts it'):format(code, signal),
      vim.log.levels.ERROR
    )
    return
  end
  options.notify('语言服务器意外退出，正在重启', 'the server ended unexpectedly; starting it again', vim.log.levels.WARN)
  for _, bufnr in ipairs(buffers) do
    M.attach(bufnr)
  end
end

-- The command with the log that is wanted now, and no other.
local function with_log(cmd)
  if type(cmd) ~= 'table' then
    return cmd
  end
  local words, skip = {}, false
  for _, word in ipairs(cmd) do
    if not skip and word ~= '--log-file' then
      table.insert(words, word)
    end
    skip = word == '--log-file'
  end
  local log = options.log_path()
  return log and vim.list_extend(words, { '--log-file', log }) or words
end

--- What Neovim needs to run the server, save the root folder. The same for every version.
function M.config()
  local settings = vim.tbl_isempty(options.current.settings) and vim.empty_dict()
    or vim.deepcopy(options.current.settings)
  return {
    name = 'gouji',
    cmd = with_log(options.current.cmd),
    settings = { gouji = settings },
    init_options = settings,
    before_init = before_init,
    on_attach = on_attach,
    on_exit = function(code, signal, id)
      vim.schedule(function()
        ended(code, signal, id)
      end)
    end,
    handlers = {
      ['textDocument/publishDiagnostics'] = on_publish,
      ['workspace/configuration'] = on_configuration,
    },
    -- A code lens of this server informs; to run it does nothing.
    commands = { [''] = function() end },
  }
end

--- The configuration for vim.lsp.config(): it starts only where a buffer looks like such a report.
function M.lsp_config()
  local config = M.config()
  local filetypes = vim.tbl_filter(function(filetype)
    return filetype ~= ''
  end, options.current.filetypes)
  config.filetypes = vim.list_extend(filetypes, { 'json', 'jsonc' })
  config.root_dir = function(bufnr, on_dir)
    if draft.is_wanted(bufnr, options.current.filetypes) then
      on_dir(M.root_of(vim.api.nvim_buf_get_name(bufnr)))
    end
  end
  return config
end

local function is_executable(cmd)
  if vim.fn.executable(cmd[1]) == 1 then
    missing_said = false
    return true
  end
  if not missing_said then
    missing_said = true
    options.notify(
      ('找不到程序 %s。请先安装，或用 require("gouji").setup({ cmd = { "路径", "lsp" } }) 指明；详见 :checkhealth gouji'):format(cmd[1]),
      ('%s is not there. Install it, or name it: require("gouji").setup({ cmd = { "PATH", "lsp" } }); see :checkhealth gouji'):format(cmd[1]),
      vim.log.levels.WARN
    )
  end
  return false
end

--- Has the server look after a buffer, whatever is in it.
--- @return boolean started
function M.attach(bufnr)
  if not vim.api.nvim_buf_is_loaded(bufnr) or compat.client_of(bufnr) then
    return compat.client_of(bufnr) ~= nil
  end
  -- What users said by vim.lsp.config() counts where that exists.
  local config = compat.has_config() and vim.deepcopy(vim.lsp.config.gouji) or M.config()
  if type(config.cmd) == 'table' and not is_executable(config.cmd) then
    return false
  end
  config.cmd = with_log(config.cmd)
  config.root_dir = M.root_of(vim.api.nvim_buf_get_name(bufnr))
  return compat.start(config, bufnr) ~= nil
end

--- Has the server look after a buffer if it looks like such a report and nobody does yet.
function M.consider(bufnr)
  if draft.is_wanted(bufnr, options.current.filetypes) and not compat.client_of(bufnr) then
    M.attach(bufnr)
  end
end

--- Ends all servers, waits until they have, and starts them anew for the same buffers.
--- @param done function|nil called when they are asked to start
function M.restart(done)
  local buffers, waiting = {}, {}
  for _, client in ipairs(compat.clients()) do
    stopping[client.id] = true
    waiting[client.id] = client
    vim.list_extend(buffers, vim.tbl_keys(attached[client.id] or {}))
    compat.stop(client)
  end
  restarts = {}
  local function start()
    if #buffers == 0 then
      M.consider_all()
    end
    for _, bufnr in ipairs(buffers) do
      M.attach(bufnr)
    end
    if done then
      done()
    end
  end
  local patience = 50
  local function wait()
    for id, client in pairs(waiting) do
      if not vim.lsp.get_client_by_id(id) then
        waiting[id] = nil
      elseif patience == 0 then
        compat.stop(client, true)
      end
    end
    patience = patience - 1
    if next(waiting) and patience > -50 then
      vim.defer_fn(wait, 20)
    else
      start()
    end
  end
  wait()
end

function M.consider_all()
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    M.consider(bufnr)
  end
end

--- A configuration file was written: Neovim does not watch files by itself on every system.
function M.config_written(path)
  for _, client in ipairs(compat.clients()) do
    compat.notify(client, 'workspace/didChangeWatchedFiles', {
      changes = { { uri = vim.uri_from_fname(path), type = 2 } },
    })
  end
end

return M
