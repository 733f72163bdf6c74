-- What differs between Neovim 0.7 and 0.12, and nothing else. Everything is told from what is there,
-- not from a version number.

local M = {}

M.uv = vim.uv or vim.loop

--- vim.lsp.config and vim.lsp.enable: 0.11 and later. Clients have methods from then on.
function M.has_config()
  return vim.lsp.config ~= nil and vim.lsp.enable ~= nil
end

function M.clients()
  local all = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
  return vim.tbl_filter(function(client)
    return client.name == 'gouji'
  end, all)
end

--- The client that looks after a buffer; nil where none does.
function M.client_of(bufnr)
  for _, client in ipairs(M.clients()) do
    if vim.lsp.buf_is_attached(bufnr, client.id) then
      return client
    end
  end
end

local function call(client, name, ...)
  if M.has_config() then
    return client[name](client, ...)
  end
  return client[name](...)
end

--- Sends what is typed and not yet sent, then the request.
function M.request(client, method, params, handler, bufnr)
  return call(client, 'request', method, params, handler, bufnr)
end

function M.notify(client, method, params)
  return call(client, 'notify', method, params)
end

function M.stop(client, force)
  return call(client, 'stop', force)
end

-- By root folder; only where vim.lsp.start is not there to share clients.
local started = {}

--- Starts a server for the root folder of the configuration, or takes the one that runs for it, and
--- attaches the buffer.
function M.start(config, bufnr)
  if vim.lsp.start then
    return vim.lsp.start(config, { bufnr = bufnr })
  end
  local id = started[config.root_dir]
  if not (id and vim.lsp.get_client_by_id(id)) then
    id = vim.lsp.start_client(config)
    started[config.root_dir] = id
  end
  if id then
    vim.lsp.buf_attach_client(bufnr, id)
  end
  return id
end

--- How Neovim counts the characters of a line for this server.
function M.encoding(client)
  return client.offset_encoding or 'utf-16'
end

--- The byte of a line that a UTF-16 column stands for; the line's end for one that lies behind it.
function M.byte_of_utf16(line, character)
  local ok, byte = pcall(vim.str_byteindex, line, character, true)
  return ok and byte or #line
end

function M.show_code_lenses(client, bufnr)
  local codelens = vim.lsp.codelens
  if not (codelens and client.server_capabilities and client.server_capabilities.codeLensProvider) then
    return
  end
  if codelens.enable then
    -- From 0.12 on it keeps them in step by itself.
    if not codelens.is_enabled({ bufnr = bufnr }) then
      codelens.enable(true, { bufnr = bufnr })
    end
    return
  end
  -- codelens.refresh() of 0.7 knows the current buffer only, and never asks again once a server died
  -- before it answered.
  local params = { textDocument = { uri = vim.uri_from_bufnr(bufnr) } }
  M.request(client, 'textDocument/codeLens', params, function(err, result, context, config)
    if vim.api.nvim_buf_is_loaded(bufnr) then
      M.clear_code_lenses(client.id, bufnr)
      codelens.on_codelens(err, result, context, config)
    end
  end, bufnr)
end

--- Lenses of a server that has ended would stay for ever.
function M.clear_code_lenses(client_id, bufnr)
  local codelens = vim.lsp.codelens
  if codelens.enable then
    return
  end
  if codelens.clear then
    codelens.clear(client_id, bufnr)
  elseif vim.api.nvim_buf_is_loaded(bufnr) then
    vim.api.nvim_buf_clear_namespace(bufnr, codelens.__namespaces[client_id], 0, -1)
  end
end

function M.show_inlay_hints(client, bufnr)
  local hints = vim.lsp.inlay_hint
  if type(hints) == 'table' and hints.enable and client.server_capabilities.inlayHintProvider then
    hints.enable(true, { bufnr = bufnr })
  end
end

--- The functions of :checkhealth, by their names from 0.9 on.
function M.health()
  local health = vim.health or require('health')
  return {
    start = health.start or health.report_start,
    ok = health.ok or health.report_ok,
    info = health.info or health.report_info,
    warn = health.warn or health.report_warn,
    error = health.error or health.report_error,
  }
end

return M
