-- What else the server gives: code lenses, completion, hover, places, through Neovim's own functions.

local t = require('harness')

local function open(text)
  local bufnr = t.edit(t.folder() .. '/a.md', text or t.draft('samples/education-bureau-2024.md'))
  t.wait(function()
    return t.client(bufnr) and #vim.diagnostic.get(bufnr) > 0
  end)
  return bufnr
end

local function lenses(bufnr)
  local shown = {}
  for _, namespace in pairs(vim.lsp.codelens.__namespaces) do
    for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(bufnr, namespace, 0, -1, { details = true })) do
      table.insert(shown, { mark[2], mark[4].virt_text[1][1] })
    end
  end
  table.sort(shown, function(a, b)
    return a[1] < b[1]
  end)
  return shown
end

local function lens_text(bufnr)
  return table.concat(vim.tbl_map(function(each)
    return each[2]
  end, lenses(bufnr)), '\n')
end

return {
  {
    'code lenses',
    function()
      local bufnr = open()
      t.wait(function()
        return #lenses(bufnr) == 6
      end)
      t.equal('one over each table', #lenses(bufnr), 6)
      t.check('with its sums', lens_text(bufnr):find('2 条不成立', 1, true) ~= nil, lens_text(bufnr))
      vim.api.nvim_buf_set_text(bufnr, 42, #'| 三、本年度办理结果 | （一）予以公开 | |', 42, #'| 三、本年度办理结果 | （一）予以公开 | |', { '' })
      local line = vim.api.nvim_buf_get_lines(bufnr, 42, 43, false)[1]
      vim.api.nvim_buf_set_lines(bufnr, 42, 43, false, { (line:gsub(' 5 ', ' 2 ', 1)) })
      t.wait(function()
        return not lens_text(bufnr):find('不成立', 1, true)
      end)
      t.check('in step with what is typed', not lens_text(bufnr):find('不成立', 1, true), lens_text(bufnr))
      t.equal('and still one over each', #lenses(bufnr), 6)
      local said = t.notifications()
      vim.api.nvim_win_set_cursor(0, { lenses(bufnr)[1][1] + 1, 0 })
      vim.lsp.codelens.run()
      t.equal('to run one does nothing and says nothing', said, {})
      require('gouji').setup({ code_lens = false })
      bufnr = open()
      t.pause(300)
      t.equal('unless they are not wanted', #lenses(bufnr), 0)
      require('gouji').setup()
    end,
  },
  {
    'completion',
    function()
      local bufnr = t.edit(t.folder() .. '/a.txt', t.draft('samples/water-bureau-2023.txt'))
      t.wait(function()
        return t.client(bufnr) and #vim.diagnostic.get(bufnr) > 0
      end)
      t.equal('omnifunc', vim.bo[bufnr].omnifunc, 'v:lua.vim.lsp.omnifunc')
      local blank = t.checked(t.text(bufnr), 'a.txt')
      local row, column
      for _, each in ipairs(blank) do
        if each.fixes[1] and each.fixes[1].title == '填入 2' then
          row, column = each.line, each.from
        end
      end
      local params = {
        textDocument = { uri = vim.uri_from_bufnr(bufnr) },
        position = { line = row, character = vim.str_utfindex(vim.api.nvim_buf_get_lines(bufnr, row, row + 1, false)[1], column) },
      }
      local answer = t.client(bufnr).request_sync('textDocument/completion', params, 5000, bufnr)
      local items = vim.lsp.util.extract_completion_items(answer.result)
      t.equal('the figure that the others settle', items[1] and items[1].label, '2')
    end,
  },
  {
    'outline and places',
    function()
      local bufnr = open()
      local client = t.client(bufnr)
      local document = { textDocument = { uri = vim.uri_from_bufnr(bufnr) } }
      local symbols = client.request_sync('textDocument/documentSymbol', document, 5000, bufnr).result
      local items = vim.lsp.util.symbols_to_items(symbols, bufnr)
      t.check('symbols for the location list', #items > 30, #items)
      local found = t.diagnostics(bufnr)[3]
      vim.api.nvim_win_set_cursor(0, { found.line + 1, found.from })
      local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
      local hover = client.request_sync('textDocument/hover', params, 5000, bufnr).result
      t.check('hover on the figure', vim.inspect(hover):find('予以公开', 1, true) ~= nil, hover)
    end,
  },
  {
    'on_attach',
    function()
      local seen = {}
      require('gouji').setup({
        on_attach = function(client, bufnr)
          seen[bufnr] = client.name
        end,
      })
      local bufnr = open()
      t.equal('is called for the buffer', seen[bufnr], 'gouji')
      require('gouji').setup()
    end,
  },
  {
    'mistakes in setup()',
    function()
      local said = t.notifications()
      require('gouji').setup({ comand = {}, filetypes = 'text', cmd = {} })
      t.equal('each is named', #said, 3)
      t.check('no such option', t.said(said, 'comand'), said)
      t.check('wrong kind', t.said(said, 'filetypes: table expected, got string'), said)
      t.equal('and the default holds', require('gouji.options').current.cmd, { 'gouji', 'lsp' })
      require('gouji').setup()
    end,
  },
}
