#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "parser/outline/folded.h"
#include "parser/text/label.h"
#include "rules/core/prose/text.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "“{}”连着写了两遍";
    static constexpr std::string_view en = "“{}” stands twice in a row";
    static constexpr std::string_view fix_zh = "删去一个“{}”";
    static constexpr std::string_view fix_en = "delete one “{}”";
};

constexpr std::size_t sign = 3;  // bytes of an ideograph

/// A word that may rightly stand behind itself, where what follows makes a word of its own with the
/// second: 区政府 + 政府信息, 公开工作 + 工作人员.
struct Compound {
    std::string_view word;
    std::string_view next;  // words that blanks part
};

constexpr std::array compounds = {
    Compound{"政府",
             "信息 网 门户 办 系统 部门 公报 令 采购 机关 工作 职能 规章 文件 债 服务 投资 购买 职责"},
    Compound{"工作",
             "人员 者 组 小组 领导 方案 要点 计划 报告 会议 机制 制度 专班 动态 部门 专员 台账 规程 规范 "
             "细则 流程 任务 指南 条例 规则 要求 目标 责任 职责 安排 部署 体系 格局 重点 经验 思路 作风 "
             "效率 水平 能力 总结 经费 力量 情况 交流 培训 纪律 程序 联系 群 室 站 日 量 网"},
    Compound{"公开",
             "栏 目录 指南 平台 专栏 年度 条例 制度 工作 信息 义务 属性 内容 渠道 方式 范围 事项 办 审查"},
    Compound{"管理",
             "人员 办法 制度 机制 局 部门 条例 机构 规定 委 中心 系统 平台 职责 水平 服务 工作 体系 体制 "
             "权限 规范 模式 能力 站 处 者 所 员 学"},
    Compound{"服务",
             "中心 平台 群众 对象 大厅 热线 水平 能力 意识 质量 窗口 事项 指南 局 体系 机构 企业 站 网 "
             "行业 效能 人员 功能 标准 项目 基层 方式 型 业 点"},
    Compound{"监督",
             "电话 机制 管理 检查 员 考核 保障 局 所 制度 执法 工作 体系 渠道 评价 举报 热线 邮箱 指导"},
    Compound{"培训", "班 内容 会 中心 学校 计划 教材 机构 工作 课程 对象 效果"},
    Compound{"教育", "局 部 部门 机构 培训 系统 基地 体育 厅 委 工作 资源 教学 事业 活动"},
    Compound{"审查", "机制 制度 程序 工作 意见 标准 流程 人员 责任 表 员"},
    Compound{"信息",
             "公开 化 员 中心 系统 平台 管理 发布 报送 技术 资源 处理 内容 网 安全 采集 服务 产业 科"},
    Compound{"中心", "主任 城区 工作 学校 任务 镇 组 卫生 村 小学 医院 城 区 站 校 广场"},
    Compound{"发展", "和 改革 规划 目标 计划 理念 中心 水平 局 趋势 需求 战略 环境 研究 格局 党员 党 集团"},
    Compound{"办公", "室 厅 楼 会议 用品 系统 自动"},
    Compound{"建设", "局 工程 项目 工作 单位 用地 银行 厅 部 标准 管理 目标 领导 方案 水平 成果 规划 任务"},
    Compound{
        "安全",
        "生产 监管 监督 管理 责任 工作 意识 保障 检查 隐患 培训 局 员 教育 发展 稳定 风险 防护 事故 知识"},
    Compound{"检查", "组 结果 站 工作 情况 人员 指导 内容 评估 发现 验收 制度"},
    Compound{"考核", "办 工作 评价 办法 结果 指标 细则 内容 体系 评议 机制 小组 方案 组 范围"},
    Compound{
        "行政",
        "机关 许可 处罚 强制 复议 诉讼 执法 管理 审批 区 村 服务 规范 部门 法规 权力 中心 人员 单位 相对 "
        "确认 事业 检查 裁决 给付 决定 征收 协议 主体 争议"},
    Compound{"人民", "政府 群众 法院 检察 代表 医院 银行 日报 调解 网 路 团体 警察"},
    Compound{
        "社会",
        "保障 公众 组织 保险 监督 救助 治理 公益 稳定 事业 信用 主义 发展 各界 福利 事务 服务 工作 评议"},
    Compound{"宣传", "部 教育 工作 栏 活动 科 册 单 报道 力度 片 员 资料 阵地 引导 方式 委员"},
    Compound{"处理", "结果 意见 决定 费 情况 能力 厂 办法 中心 工作 流程 系统 方式 机制 站 器"},
};

/// Words that people double on purpose.
constexpr std::array<std::string_view, 12> doubled_on_purpose = {
    "研究", "讨论", "商量", "考虑", "非常", "许多", "很多", "多多", "点点", "学习", "交流", "层层"};

bool makes_a_compound(std::string_view word, std::string_view behind) {
    const auto compound = std::find_if(compounds.begin(), compounds.end(),
                                       [&](const Compound& each) { return each.word == word; });
    if (compound == compounds.end()) {
        return false;
    }
    for (std::size_t at = 0; at < compound->next.size();) {
        const std::size_t end = std::min(compound->next.find(' ', at), compound->next.size());
        if (behind.starts_with(compound->next.substr(at, end - at))) {
            return true;
        }
        at = end + 1;
    }
    return false;
}

/// Whether a word that stands twice may be meant so.
bool is_meant(std::string_view word, std::string_view before, std::string_view behind) {
    constexpr std::array<std::string_view, 13> numerals = {"一", "二", "三", "四", "五", "六", "七",
                                                           "八", "九", "十", "百", "千", "万"};
    if (prose::has_any(word, numerals) ||
        std::find(doubled_on_purpose.begin(), doubled_on_purpose.end(), word) != doubled_on_purpose.end()) {
        return true;
    }
    // 政务工作工作创新 is a slip, 公开工作工作人员 none; three times in a row is never meant.
    return !before.ends_with(word) && !behind.starts_with(word) && makes_a_compound(word, behind);
}

/// The length of the word that begins at `at` and stands there twice; 0 where none does.
std::size_t doubled_at(std::string_view text, std::size_t at) {
    for (std::size_t length = 2 * sign; length <= 4 * sign; length += sign) {
        if (at + 2 * length > text.size()) {
            return 0;
        }
        const std::string_view word = text.substr(at, length);
        // One sign four times is no word twice.
        if (text.compare(at + length, length, word) != 0 || word.substr(0, sign) == word.substr(sign, sign)) {
            continue;
        }
        bool ideographs = true;
        for (std::size_t i = 0; i < length && ideographs;) {
            ideographs = is_han(next_code_point(word, i)) && i % sign == 0;
        }
        if (ideographs) {
            return length;
        }
    }
    return 0;
}

void look_through(const RuleInput& input, const Paragraph& paragraph, const Sentence& sentence,
                  FindingSink& sink) {
    const std::string_view text = paragraph.text.view();
    for (std::size_t at = sentence.begin; at < sentence.end;) {
        const std::size_t length = doubled_at(text.substr(0, sentence.end), at);
        const std::string_view word = text.substr(at, length);
        if (length == 0 || is_meant(word, text.substr(0, at), text.substr(at + 2 * length))) {
            static_cast<void>(next_code_point(text, at));
            continue;
        }
        Finding& finding = sink.add(paragraph.text.source(at, at + 2 * length),
                                    fmt::format(fmt::runtime(input.say(Texts::zh, Texts::en)), word));
        finding.subject.section = prose::section_id(input.report, paragraph);
        if (paragraph.text.contiguous(at + length, at + 2 * length)) {
            Fix& fix = finding.fixes.emplace_back();
            fix.title = fmt::format(fmt::runtime(input.say(Texts::fix_zh, Texts::fix_en)), word);
            fix.edits.push_back({paragraph.text.source(at + length, at + 2 * length), {}});
        }
        at += 2 * length;
    }
}

void run(const RuleInput& input, FindingSink& sink) {
    const Prose& prose = input.prose();
    for (const Sentence& sentence : prose.sentences) {
        if (has(sentence.marks, Mark::doubled)) {
            look_through(input, prose.paragraphs[sentence.paragraph], sentence, sink);
        }
    }
}

}  // namespace

const Rule repeated_word{{"repeated-word", Family::prose, Severity::info, FixKind::suggested,
                          "一个词连着写了两遍", "a word stands twice in a row"},
                         run};

}  // namespace gouji::rules
