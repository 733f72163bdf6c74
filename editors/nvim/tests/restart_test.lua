-- The server is killed, and comes back; it is stopped when it should be.

local t = require('harness')

local function open()
  local bufnr = t.edit(t.folder() .. '/a.md', t.draft('samples/education-bureau-2024.md'))
  t.wait(function()
    return t.client(bufnr) and #vim.diagnostic.get(bufnr) == 3
  end)
  return bufnr
end

local function kill(bufnr, signal)
  local client = t.client(bufnr)
  vim.loop.kill(client.rpc.pid, signal)
  t.wait(function()
    return vim.lsp.get_client_by_id(client.id) == nil
  end)
  return client
end

local function lenses(bufnr)
  local count = 0
  for _, namespace in pairs(vim.lsp.codelens.__namespaces) do
    count = count + #vim.api.nvim_buf_get_extmarks(bufnr, namespace, 0, -1, {})
  end
  return count
end

return {
  {
    'killed',
    function()
      local said = t.notifications()
      local bufnr = open()
      local other = open()
      local before = kill(bufnr, 9)
      t.wait(function()
        return t.client(bufnr)
      end)
      t.check('another server looks after the buffer', t.client(bufnr) and t.client(bufnr).id ~= before.id)
      t.check('the user is told', t.said(said, '正在重启'), said)
      t.shows_what_check_finds('its findings are back', bufnr)
      t.wait(function()
        return lenses(bufnr) == 6
      end)
      t.equal('each table has one lens', lenses(bufnr), 6)
      vim.api.nvim_buf_set_lines(bufnr, 28, 29, false, { '| 行政处罚 | 0 |' })
      t.shows_what_check_finds('and follow what is typed', bufnr)
      t.shows_what_check_finds('the other server was not touched', other)
    end,
  },
  {
    'killed over and over',
    function()
      local said = t.notifications()
      require('gouji.client').restart()
      local bufnr = open()
      local times = 0
      while times < 10 and not t.said(said, '不再自动重启') do
        times = times + 1
        if not t.wait(function()
          return t.client(bufnr)
        end) then
          break
        end
        kill(bufnr, 9)
        t.wait(function()
          return t.client(bufnr) or t.said(said, '不再自动重启')
        end)
      end
      t.equal('it gives up after three times', times, 4)
      t.check('and says so', t.said(said, '不再自动重启'), said)
      t.pause(300)
      t.check('there is no server', t.client(bufnr) == nil)
      vim.cmd('Gouji restart')
      t.wait(function()
        return t.client(bufnr)
      end)
      t.shows_what_check_finds(':Gouji restart brings it back', bufnr)
    end,
  },
  {
    ':Gouji restart',
    function()
      local said = t.notifications()
      local one, two = open(), open()
      local before = { t.client(one), t.client(two) }
      vim.cmd('Gouji restart')
      t.wait(function()
        return t.said(said, '已重启') and t.client(one) and t.client(two)
      end)
      t.check('all servers are new', t.client(one).id ~= before[1].id and t.client(two).id ~= before[2].id)
      t.check('the old ones have ended', before[1].rpc.handle:is_closing() and before[2].rpc.handle:is_closing())
      t.shows_what_check_finds('the first buffer', one)
      t.shows_what_check_finds('the second buffer', two)
      t.check('nobody spoke of a crash', not t.said(said, '意外退出'), said)
    end,
  },
  {
    'stopped by hand',
    function()
      local said = t.notifications()
      local bufnr = open()
      local client = t.client(bufnr)
      client.stop()
      t.wait(function()
        return vim.lsp.get_client_by_id(client.id) == nil
      end)
      t.pause(200)
      t.check('it stays away', t.client(bufnr) == nil)
      t.equal('its findings too', vim.diagnostic.get(bufnr), {})
      t.equal('without a word', said, {})
    end,
  },
  {
    'not there',
    function()
      local said = t.notifications()
      require('gouji').setup({ cmd = { '/nowhere/gouji', 'lsp' } })
      local bufnr = t.edit(t.folder() .. '/a.md', t.draft('samples/education-bureau-2024.md'))
      t.pause(100)
      vim.cmd('doautocmd TextChanged')
      t.edit(t.folder() .. '/b.md', t.draft('samples/education-bureau-2024.md'))
      t.pause(100)
      t.check('no server', t.client(bufnr) == nil)
      t.equal('one message', #said, 1)
      t.check('that says what to do', t.said(said, 'setup') and t.said(said, ':checkhealth gouji'), said)
      require('gouji').setup()
    end,
  },
}
