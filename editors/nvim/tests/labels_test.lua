-- The labels that :Gouji inspect shows are those of the forms.

local t = require('harness')

return {
  {
    'labels',
    function()
      local wanted = require('labels').generate({ t.draft('forms/2019.json'), t.draft('forms/2021.json') })
      local path = t.source .. '/editors/nvim/lua/gouji/labels.lua'
      if vim.env.GOUJI_UPDATE == '1' then
        t.write(path, wanted)
      end
      t.check('lua/gouji/labels.lua is what the forms say', t.read(path) == wanted)
      local labels = dofile(path)
      t.equal('a column', labels['2021'].applications.columns['natural-person'], '自然人')
      t.equal('a row', labels['2021'].applications.rows['partly-granted'], '（二）部分公开')
      t.equal('columns of the same name', labels['2021'].disputes.columns['review/upheld'], '行政复议 结果维持')
    end,
  },
}
