-- The cheap look: every title and heading of the forms, every draft of the corpus; nothing else.

local t = require('harness')
local draft = require('gouji.draft')

local function looks(text)
  return draft.looks_like_report(vim.split(text, '\n', { plain = true }))
end

local function forms()
  return vim.tbl_map(function(name)
    return vim.fn.json_decode(t.draft('forms/' .. name .. '.json'))
  end, { '2019', '2021' })
end

return {
  {
    'titles and headings of the forms',
    function()
      for _, form in ipairs(forms()) do
        for _, title in ipairs(form.titles) do
          t.check('title ' .. title, looks('某县水务局2024年' .. title .. '\n\n正文'))
        end
        for i, section in ipairs(form.sections) do
          for j = i + 1, #form.sections do
            local other = form.sections[j]
            t.check(
              form.id .. ': the headings of ' .. section.id .. ' and ' .. other.id,
              looks('## ' .. section.number .. '、' .. section.heading .. '\n文字\n## ' .. other.number .. '、' .. other.heading)
            )
          end
        end
      end
    end,
  },
  {
    'as drafts have it',
    function()
      t.check('blanks in the title', looks('某县 2024 年 政府信息公开　工作 年度 报告'))
      t.check('a title over three lines', looks('某县教育局\n2024年政府信息公开\n工作年度报告'))
      t.check('HTML', looks('<html><h1>某县<b>政府信息公开</b>工作年度报告</h1></html>'))
      t.check('a heading with a comma', looks('二、主动公开政府信息情况\n四、政府信息公开行政复议,行政诉讼情况'))
      for _, path in ipairs({ 'samples/*', 'tests/corpus/*' }) do
        for _, file in ipairs(vim.fn.glob(t.source .. '/' .. path, true, true)) do
          t.check(vim.fn.fnamemodify(file, ':t'), looks(t.read(file)))
        end
      end
    end,
  },
  {
    'what is none',
    function()
      t.check('nothing', not looks(''))
      t.check('prose', not looks('# 会议纪要\n\n讨论了政府信息公开的安排，年度报告另行起草。'))
      t.check('one heading', not looks('二、主动公开政府信息情况\n正文'))
      t.check('common phrases', not looks('一、总体情况\n二、存在问题\n三、下一步打算'))
      t.check('source code', not looks(('local function report() return 1 end\n'):rep(5000)))
      local far = ('文字\n'):rep(5000) .. '某县2024年政府信息公开工作年度报告'
      t.check('a title behind the first pages', not looks(far))
      t.check('a line of megabytes', not looks(('x'):rep(4 * 1024 * 1024)))
    end,
  },
  {
    'buffers',
    function()
      local folder = t.folder()
      local report = t.draft('samples/district-2021.txt')
      local function wanted(name, text)
        return draft.is_wanted(t.edit(folder .. '/' .. name, text), require('gouji.options').current.filetypes)
      end
      t.check('a draft', wanted('a.txt', report))
      t.check('a draft whose type Neovim does not know', wanted('a.年报', report))
      t.check('a report as source code', not wanted('a.lua', report))
      t.check('a configuration file', wanted('.gouji.json', '{}'))
      t.check('another JSON file', not wanted('other.json', report))
      vim.cmd('new')
      vim.bo.buftype = 'nofile'
      vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(report, '\n'))
      t.check('a scratch buffer', not draft.is_wanted(0 + vim.api.nvim_get_current_buf(), { '', 'text' }))
    end,
  },
}
