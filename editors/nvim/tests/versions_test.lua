-- Later versions of Neovim, as far as that can be seen without them: their functions stubbed, and
-- what they really sent to a server (tests/lsp/initialize) sent again, as the plugin changes it.

local t = require('harness')
local client_module = require('gouji.client')
local compat = require('gouji.compat')

local report = t.draft('samples/education-bureau-2024.md')

-- Puts functions into vim.lsp while `body` runs.
local function with_lsp(stubs, body)
  local before = {}
  for name, stub in pairs(stubs) do
    before[name] = { vim.lsp[name] }
    vim.lsp[name] = stub
  end
  local ok, failure = pcall(body)
  for name, value in pairs(before) do
    vim.lsp[name] = value[1]
  end
  if not ok then
    error(failure, 0)
  end
end

local function recorder()
  local calls = {}
  return calls, function(...)
    table.insert(calls, { ... })
    return #calls
  end
end

-- vim.lsp.config as it is from 0.11 on: called to set, indexed to read.
local function config_stub()
  local held = {}
  return setmetatable({}, {
    __call = function(_, name, config)
      held[name] = vim.tbl_deep_extend('force', held[name] or {}, config)
    end,
    __index = function(_, name)
      return held[name]
    end,
  })
end

-- A server without an editor: sends messages, collects what comes.
local Session = {}
Session.__index = Session

function Session.new()
  local self = setmetatable({ buffer = '', messages = {} }, Session)
  self.input, self.output = vim.loop.new_pipe(), vim.loop.new_pipe()
  self.handle = assert(vim.loop.spawn(t.program, { args = { 'lsp' }, stdio = { self.input, self.output, nil } }, function() end))
  self.output:read_start(function(_, data)
    self.buffer = self.buffer .. (data or '')
    while true do
      local length, body = self.buffer:match('^Content%-Length: (%d+)\r\n\r\n()')
      if not length or #self.buffer < body + length - 1 then
        return
      end
      table.insert(self.messages, vim.json.decode(self.buffer:sub(body, body + length - 1)))
      self.buffer = self.buffer:sub(body + length)
    end
  end)
  return self
end

function Session:send(message)
  message.jsonrpc = '2.0'
  local body = vim.json.encode(message)
  self.input:write(('Content-Length: %d\r\n\r\n%s'):format(#body, body))
end

function Session:wait(fits)
  local found
  t.wait(function()
    for _, message in ipairs(self.messages) do
      found = found or (fits(message) and message)
    end
    return found
  end)
  return found
end

function Session:close()
  self.handle:kill(9)
  self.input:close()
  self.output:close()
end

return {
  {
    'what each version sends, as the plugin changes it',
    function()
      for _, version in ipairs({ '0.7.2', '0.11.0', '0.12.0' }) do
        local params = vim.json.decode(t.draft('tests/lsp/initialize/nvim-' .. version .. '.json'))
        client_module.config().before_init(params)
        local session = Session.new()
        session:send({ id = 1, method = 'initialize', params = params })
        local answer = session:wait(function(message)
          return message.id == 1
        end)
        local capabilities = answer and answer.result.capabilities or {}
        t.check(version .. ': diagnostics are pushed', capabilities.diagnosticProvider == nil)
        t.check(version .. ': commands are offered', capabilities.executeCommandProvider ~= nil, capabilities)
        t.check(
          version .. ': those that edit as well',
          vim.tbl_contains((capabilities.executeCommandProvider or {}).commands or {}, 'gouji.server.fixAll'),
          capabilities
        )
        t.check(version .. ': code lenses', capabilities.codeLensProvider ~= nil)
        t.check(version .. ': code actions', capabilities.codeActionProvider ~= nil)
        t.equal(version .. ': positions', capabilities.positionEncoding, version == '0.7.2' and 'utf-16' or 'utf-8')
        t.check(version .. ': inlay hints where it has them', (capabilities.inlayHintProvider ~= nil) == (version ~= '0.7.2'))
        session:send({ method = 'initialized', params = vim.empty_dict() })
        session:send({
          method = 'textDocument/didOpen',
          params = { textDocument = { uri = 'file:///workspace/a.md', languageId = 'markdown', version = 7, text = report } },
        })
        local published = session:wait(function(message)
          return message.method == 'textDocument/publishDiagnostics'
        end)
        t.equal(version .. ': a publication names its version', published and published.params.version, 7)
        t.equal(version .. ': three findings', published and #published.params.diagnostics, 3)
        session:close()
      end
    end,
  },
  {
    '0.7: vim.lsp.start_client',
    function()
      local starts, start_client = recorder()
      local attaches, attach = recorder()
      with_lsp({
        start = nil,
        start_client = start_client,
        buf_attach_client = attach,
        get_client_by_id = function()
          return {}
        end,
      }, function()
        local folder = t.folder()
        t.edit(folder .. '/a.md', report)
        t.edit(folder .. '/b.md', report)
      end)
      t.equal('one server for the folder', #starts, 1)
      t.check('every buffer is attached', #attaches >= 2, #attaches)
      t.equal('its root', starts[1][1].root_dir, vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ':h'))
    end,
  },
  {
    '0.8 to 0.10: vim.lsp.start',
    function()
      local starts, start = recorder()
      local old, start_client = recorder()
      with_lsp({ start = start, start_client = start_client }, function()
        local bufnr = t.edit(t.folder() .. '/a.md', report)
        t.check('is called', #starts > 0)
        local config, options = unpack(starts[1] or { {}, {} })
        t.equal('for the buffer', options.bufnr, bufnr)
        t.equal('by name', config.name, 'gouji')
        t.equal('with the command', config.cmd, { 'gouji', 'lsp' })
        t.equal('and the root folder', config.root_dir, vim.fn.fnamemodify(vim.api.nvim_buf_get_name(bufnr), ':h'))
        local count = #starts
        t.edit(t.folder() .. '/纪要.md', '# 会议纪要\n')
        t.equal('not for other texts', #starts, count)
      end)
      t.equal('start_client is not used', #old, 0)
    end,
  },
  {
    '0.8 to 0.11: code lenses by request, with clear()',
    function()
      local clears, clear = recorder()
      local shown, on_codelens = recorder()
      local bufnr = t.edit(t.folder() .. '/b.txt', 'x')
      with_lsp({ codelens = { refresh = function() end, clear = clear, on_codelens = on_codelens } }, function()
        local asked
        compat.show_code_lenses({
          id = 5,
          server_capabilities = { codeLensProvider = {} },
          request = function(method, _, handler)
            asked = method
            handler(nil, {}, { client_id = 5, bufnr = bufnr })
          end,
        }, bufnr)
        t.equal('asked for', asked, 'textDocument/codeLens')
        t.equal('old ones are cleared', clears[1], { 5, bufnr })
        t.equal('new ones are shown', #shown, 1)
      end)
    end,
  },
  {
    '0.10: inlay hints',
    function()
      local calls, enable = recorder()
      with_lsp({ inlay_hint = { enable = enable } }, function()
        compat.show_inlay_hints({ server_capabilities = { inlayHintProvider = true } }, 3)
        t.equal('are turned on for the buffer', calls, { { true, { bufnr = 3 } } })
        compat.show_inlay_hints({ server_capabilities = {} }, 4)
        t.equal('not where the server has none', #calls, 1)
      end)
    end,
  },
  {
    '0.11: vim.lsp.config and vim.lsp.enable',
    function()
      local enabled, enable = recorder()
      local starts, start = recorder()
      with_lsp({ config = config_stub(), enable = enable, start = start }, function()
        require('gouji').setup({ cmd = { vim.v.progpath, 'lsp' }, settings = { language = 'en' } })
        t.equal('enabled', enabled, { { 'gouji', true } })
        local config = vim.lsp.config.gouji
        t.equal('the command', config.cmd, { vim.v.progpath, 'lsp' })
        t.equal('the settings', config.settings, { gouji = { language = 'en' } })
        t.check('file types', vim.tbl_contains(config.filetypes, 'markdown') and vim.tbl_contains(config.filetypes, 'json'))
        t.check('no type that has no event', not vim.tbl_contains(config.filetypes, ''))
        local roots, on_dir = recorder()
        local bufnr = t.edit(t.folder() .. '/a.md', report)
        config.root_dir(bufnr, on_dir)
        t.equal('a report has a root', roots, { { vim.fn.fnamemodify(vim.api.nvim_buf_get_name(bufnr), ':h') } })
        local other = t.edit(t.folder() .. '/纪要.md', '# 会议纪要\n')
        config.root_dir(other, on_dir)
        t.equal('another text has none', #roots, 1)
        vim.lsp.config('gouji', { cmd = { vim.v.progpath, 'from', 'the', 'user' } })
        starts[1] = nil
        client_module.attach(bufnr)
        t.equal('what vim.lsp.config() says holds', starts[#starts][1].cmd, { vim.v.progpath, 'from', 'the', 'user' })
        t.equal('its root is a folder', type(starts[#starts][1].root_dir), 'string')

        local sent
        local client = { request = function(self, method)
          sent = { type(self), method }
        end }
        compat.request(client, 'textDocument/hover', {})
        t.equal('clients have methods', sent, { 'table', 'textDocument/hover' })
        require('gouji').setup({ autostart = false })
        t.equal('autostart = false', enabled[#enabled], { 'gouji', false })
      end)
      require('gouji').setup()
    end,
  },
  {
    '0.11: lsp/gouji.lua',
    function()
      local config = dofile(t.source .. '/editors/nvim/lsp/gouji.lua')
      t.equal('the command', config.cmd, { 'gouji', 'lsp' })
      t.equal('the root is asked for', type(config.root_dir), 'function')
      t.check('file types', vim.tbl_contains(config.filetypes, 'html'))
    end,
  },
  {
    '0.12: codelens.enable',
    function()
      local calls, enable = recorder()
      local on = false
      with_lsp({
        codelens = {
          enable = function(...)
            on = true
            enable(...)
          end,
          is_enabled = function()
            return on
          end,
        },
      }, function()
        local client = { id = 1, server_capabilities = { codeLensProvider = {} } }
        compat.show_code_lenses(client, 9)
        compat.show_code_lenses(client, 9)
        compat.clear_code_lenses(1, 9)
        t.equal('is called once', calls, { { true, { bufnr = 9 } } })
      end)
    end,
  },
}
