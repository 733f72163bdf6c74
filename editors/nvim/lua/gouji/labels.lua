-- The official labels, by form, table, row and column. Written from forms/*.json by
-- GOUJI_UPDATE=1 editors/nvim/test labels; do not edit.

return {
  ['2019'] = {
    ['documents'] = {
      name = '第二十条第（一）项',
      rows = {
        ['rules'] = '规章',
        ['normative-documents'] = '规范性文件',
      },
      columns = {
        ['made'] = '本年新制作数量',
        ['published'] = '本年新公开数量',
        ['public-total'] = '对外公开总数量',
      },
    },
    ['licensing'] = {
      name = '第二十条第（五）项',
      rows = {
        ['licences'] = '行政许可',
        ['other-services'] = '其他对外管理服务事项',
      },
      columns = {
        ['previous-items'] = '上一年项目数量',
        ['change'] = '本年增/减',
        ['decisions'] = '处理决定数量',
      },
    },
    ['enforcement'] = {
      name = '第二十条第（六）项',
      rows = {
        ['penalties'] = '行政处罚',
        ['compulsory-measures'] = '行政强制',
      },
      columns = {
        ['previous-items'] = '上一年项目数量',
        ['change'] = '本年增/减',
        ['decisions'] = '处理决定数量',
      },
    },
    ['charges'] = {
      name = '第二十条第（八）项',
      rows = {
        ['administrative-charges'] = '行政事业性收费',
      },
      columns = {
        ['previous-items'] = '上一年项目数量',
        ['change'] = '本年增/减',
      },
    },
    ['procurement'] = {
      name = '第二十条第（九）项',
      rows = {
        ['central-procurement'] = '政府集中采购',
      },
      columns = {
        ['items'] = '采购项目数量',
        ['amount'] = '采购总金额',
      },
    },
    ['applications'] = {
      name = '收到和处理政府信息公开申请情况表',
      rows = {
        ['received'] = '一、本年新收政府信息公开申请数量',
        ['carried-in'] = '二、上年结转政府信息公开申请数量',
        ['granted'] = '（一）予以公开',
        ['partly-granted'] = '（二）部分公开',
        ['refused/state-secret'] = '1.属于国家秘密',
        ['refused/prohibited-by-law'] = '2.其他法律行政法规禁止公开',
        ['refused/security-and-stability'] = '3.危及“三安全一稳定”',
        ['refused/third-party-rights'] = '4.保护第三方合法权益',
        ['refused/internal-affairs'] = '5.属于三类内部事务信息',
        ['refused/deliberative-process'] = '6.属于四类过程性信息',
        ['refused/enforcement-files'] = '7.属于行政执法案卷',
        ['refused/administrative-inquiry'] = '8.属于行政查询事项',
        ['unavailable/not-held'] = '1.本机关不掌握相关政府信息',
        ['unavailable/needs-creation'] = '2.没有现成信息需要另行制作',
        ['unavailable/still-unclear'] = '3.补正后申请内容仍不明确',
        ['not-processed/petition'] = '1.信访举报投诉类申请',
        ['not-processed/repeated'] = '2.重复申请',
        ['not-processed/publication'] = '3.要求提供公开出版物',
        ['not-processed/excessive'] = '4.无正当理由大量反复申请',
        ['not-processed/reconfirmation'] = '5.要求行政机关确认或重新出具已获取信息',
        ['otherwise'] = '（六）其他处理',
        ['results-total'] = '（七）总计',
        ['carried-forward'] = '四、结转下年度继续办理',
      },
      columns = {
        ['natural-person'] = '自然人',
        ['business'] = '商业企业',
        ['research'] = '科研机构',
        ['social'] = '社会公益组织',
        ['legal'] = '法律服务机构',
        ['other'] = '其他',
        ['total'] = '总计',
      },
    },
    ['disputes'] = {
      name = '政府信息公开行政复议、行政诉讼情况表',
      rows = {
        ['cases'] = '',
      },
      columns = {
        ['review/upheld'] = '行政复议 结果维持',
        ['review/corrected'] = '行政复议 结果纠正',
        ['review/other'] = '行政复议 其他结果',
        ['review/pending'] = '行政复议 尚未审结',
        ['review/total'] = '行政复议 总计',
        ['direct-suit/upheld'] = '未经复议直接起诉 结果维持',
        ['direct-suit/corrected'] = '未经复议直接起诉 结果纠正',
        ['direct-suit/other'] = '未经复议直接起诉 其他结果',
        ['direct-suit/pending'] = '未经复议直接起诉 尚未审结',
        ['direct-suit/total'] = '未经复议直接起诉 总计',
        ['suit-after-review/upheld'] = '复议后起诉 结果维持',
        ['suit-after-review/corrected'] = '复议后起诉 结果纠正',
        ['suit-after-review/other'] = '复议后起诉 其他结果',
        ['suit-after-review/pending'] = '复议后起诉 尚未审结',
        ['suit-after-review/total'] = '复议后起诉 总计',
      },
    },
  },
  ['2021'] = {
    ['documents'] = {
      name = '第二十条第（一）项',
      rows = {
        ['rules'] = '规章',
        ['normative-documents'] = '行政规范性文件',
      },
      columns = {
        ['issued'] = '本年制发件数',
        ['repealed'] = '本年废止件数',
        ['in-force'] = '现行有效件数',
      },
    },
    ['licensing'] = {
      name = '第二十条第（五）项',
      rows = {
        ['licences'] = '行政许可',
      },
      columns = {
        ['decisions'] = '本年处理决定数量',
      },
    },
    ['enforcement'] = {
      name = '第二十条第（六）项',
      rows = {
        ['penalties'] = '行政处罚',
        ['compulsory-measures'] = '行政强制',
      },
      columns = {
        ['decisions'] = '本年处理决定数量',
      },
    },
    ['charges'] = {
      name = '第二十条第（八）项',
      rows = {
        ['administrative-charges'] = '行政事业性收费',
      },
      columns = {
        ['amount'] = '本年收费金额（单位：万元）',
      },
    },
    ['applications'] = {
      name = '收到和处理政府信息公开申请情况表',
      rows = {
        ['received'] = '一、本年新收政府信息公开申请数量',
        ['carried-in'] = '二、上年结转政府信息公开申请数量',
        ['granted'] = '（一）予以公开',
        ['partly-granted'] = '（二）部分公开',
        ['refused/state-secret'] = '1.属于国家秘密',
        ['refused/prohibited-by-law'] = '2.其他法律行政法规禁止公开',
        ['refused/security-and-stability'] = '3.危及“三安全一稳定”',
        ['refused/third-party-rights'] = '4.保护第三方合法权益',
        ['refused/internal-affairs'] = '5.属于三类内部事务信息',
        ['refused/deliberative-process'] = '6.属于四类过程性信息',
        ['refused/enforcement-files'] = '7.属于行政执法案卷',
        ['refused/administrative-inquiry'] = '8.属于行政查询事项',
        ['unavailable/not-held'] = '1.本机关不掌握相关政府信息',
        ['unavailable/needs-creation'] = '2.没有现成信息需要另行制作',
        ['unavailable/still-unclear'] = '3.补正后申请内容仍不明确',
        ['not-processed/petition'] = '1.信访举报投诉类申请',
        ['not-processed/repeated'] = '2.重复申请',
        ['not-processed/publication'] = '3.要求提供公开出版物',
        ['not-processed/excessive'] = '4.无正当理由大量反复申请',
        ['not-processed/reconfirmation'] = '5.要求行政机关确认或重新出具已获取信息',
        ['otherwise/not-corrected'] = '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
        ['otherwise/fee-unpaid'] = '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
        ['otherwise/other'] = '3.其他',
        ['results-total'] = '（七）总计',
        ['carried-forward'] = '四、结转下年度继续办理',
      },
      columns = {
        ['natural-person'] = '自然人',
        ['business'] = '商业企业',
        ['research'] = '科研机构',
        ['social'] = '社会公益组织',
        ['legal'] = '法律服务机构',
        ['other'] = '其他',
        ['total'] = '总计',
      },
    },
    ['disputes'] = {
      name = '政府信息公开行政复议、行政诉讼情况表',
      rows = {
        ['cases'] = '',
      },
      columns = {
        ['review/upheld'] = '行政复议 结果维持',
        ['review/corrected'] = '行政复议 结果纠正',
        ['review/other'] = '行政复议 其他结果',
        ['review/pending'] = '行政复议 尚未审结',
        ['review/total'] = '行政复议 总计',
        ['direct-suit/upheld'] = '未经复议直接起诉 结果维持',
        ['direct-suit/corrected'] = '未经复议直接起诉 结果纠正',
        ['direct-suit/other'] = '未经复议直接起诉 其他结果',
        ['direct-suit/pending'] = '未经复议直接起诉 尚未审结',
        ['direct-suit/total'] = '未经复议直接起诉 总计',
        ['suit-after-review/upheld'] = '复议后起诉 结果维持',
        ['suit-after-review/corrected'] = '复议后起诉 结果纠正',
        ['suit-after-review/other'] = '复议后起诉 其他结果',
        ['suit-after-review/pending'] = '复议后起诉 尚未审结',
        ['suit-after-review/total'] = '复议后起诉 总计',
      },
    },
  },
}
