#include <algorithm>
#include <array>

#include "parser/outline/folded.h"
#include "parser/text/label.h"
#include "rules/core/prose/text.h"
#include "rules/core/say.h"
#include "rules/prose/rules.h"

namespace gouji::rules {
namespace {

struct Texts {
    static constexpr std::string_view zh = "这里写作“{}”，标题写作“{}”，差一个字";
    static constexpr std::string_view en = "“{}” here, “{}” in the title: one letter is another";
    static constexpr std::string_view fix_zh = "改为“{}”";
    static constexpr std::string_view fix_en = "write “{}”";
};

constexpr std::size_t letter = 3;          // bytes of an ideograph
constexpr std::size_t least_letters = 5;   // of a name that can be told from others
constexpr std::size_t around_reach = 300;  // bytes of a sentence on each side of a name
constexpr std::size_t most_places = 2;     // a slip is rare; what comes often is another's name

/// Letters that are taken for each other by the eye, by a scanner or by an input method. Of two names that
/// differ in other letters nothing tells a slip from a neighbour: 青山镇 and 青禾镇 lie side by side.
constexpr std::string_view alike =
    "沭沐休 休体本 未末朱 己已巳 土士 千干于 天夫无元 日曰目 自白百 田由甲申电 王玉主 木术本 大太犬 人入八 "
    "几九凡 力刀方 厂广 厅斤 且旦 全金 今令 午牛 毛手 贝见 风凤 夕歹 乌鸟 免兔 侯候 拆折析 狠狼 问间闻 "
    "阳扬 杨扬 阴荫 清青情晴请 泽择译怿 沅源元原 洲州 坪评 萍苹 岭领玲 陵凌棱 岚岗 溪奚 湖胡糊 河何柯 江汪 "
    "洛落络 济齐挤 涟连莲 淮准 渭谓 浦埔铺 滨宾缤 潭谭 泉帛 泗四 汶纹 沂沏 沛沸 沧苍仓 洋祥 洪共 浙淅 浔寻 "
    "涌诵 渡度 湾弯 源塬 滁除 漳障彰樟 潼童 澄橙 濮璞 灌罐 "
    "桥侨乔 林淋 松忪 柳抑 柏拍 桐恫 梅海 榆愉渝 樟漳 村材付 杭抗 枣束 枫讽 栖洒 桂挂柱 "
    "城诚 坊访防仿纺 坡波披 埠阜 堡保 塔搭 墩敦 "
    "安按 宁字 定锭 宜宣 宾滨 宏弘 容蓉 "
    "云去运 丹舟 仁仕 仙汕 伊尹 余佘 信倌 凉谅 凌陵 利力和 建健键 延廷 "
    "福褔 祥样详 禾木 秀透 秦泰奏春 稷谡 穗惠 章障 竹行 筠均 简间 "
    "绥馁 绵锦棉 罗萝 肥胞 舒抒 苏办 荆刑 莆蒲浦 莱菜 萧肃 蓝篮 藏臧 "
    "裕浴 诸储 贡贲 贺货 资姿 赣贛 辰晨 迁遷千 通桶 逸免 邑巴 邢刑 邯邮 邳邱 郊效 郎朗 郸单 鄂颚 "
    "铜桐 锡钖 镇慎 长氏 门们 闽闵 阆浪 陇拢 雄维 雅稚 雷需 霍雀 韶绍 顺须 高亮 鱼渔 鹤鹏 麻庥 黄横 黎梨 "
    "龙尤 "
    "政正证攻 府俯腑付附 名民 公工 务物雾 水冰永 利例 农浓 业亚 交胶 输愉 住往驻 房户 规归 划化 然燃 "
    "环坏还 境镜竟 护户沪 应映 急极 管官馆 监临 督都 教校 育玉 化花 旅旋族 游淤 视规 统充 计汁 审申 财材 "
    "税说悦 族旅 宗完综 侨桥 司同 法发 退腿 役投设 疗辽 障章 改攻 革草 委季 员圆 街衔 道到导 办力协 "
    "处外 "
    "生声 卫为 康慷 科料 技枝 信言 访仿 档挡 案按 统通 供洪 销消 合和 社杜 残线 联连 妇归 共其 团困 纪记 "
    "检捡";

/// Whether one of the words, which blanks part, passes the test.
template <class Test>
bool any_word(std::string_view words, Test test) {
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        if (test(words.substr(begin, end - begin))) {
            return true;
        }
        begin = end + 1;
    }
    return false;
}

bool are_alike(std::string_view a, std::string_view b) {
    return any_word(alike, [&](std::string_view group) {
        return group.find(a) != std::string_view::npos && group.find(b) != std::string_view::npos;
    });
}

/// What organs are called by. Where the letter that differs belongs to one of these the name is another
/// organ's: 税务局 is no slip for 水务局.
constexpr std::string_view businesses =
    "财政 民政 税务 水务 水利 水保 水产 公安 司法 教育 体育 审计 统计 林业 农业 渔业 牧业 畜牧 商务 商业 "
    "工业 工信 "
    "农机 农经 农村 乡村 信访 人社 人防 消防 国防 城管 城建 住建 房管 房产 交通 公路 铁路 路政 运管 运输 "
    "卫生 卫健 "
    "计生 医保 社保 医疗 健康 环保 环卫 生态 国土 国资 资源 规划 自然 发改 经信 科技 文化 文旅 文体 旅游 "
    "广电 广播 "
    "新闻 出版 文物 档案 史志 地震 气象 粮食 物价 供销 盐务 邮政 烟草 质监 药监 市监 监管 安监 应急 林草 "
    "园林 绿化 "
    "民宗 宗教 侨务 外事 台办 外办 法制 法院 医院 检察 监察 纪检 巡察 编办 机构 机关 组织 宣传 统战 政法 "
    "党校 妇联 "
    "残联 工商 工会 红十 科协 文联 社科 招商 投资 投促 金融 政务 政府 行政 数据 信息 退役 老干 移民 扶贫 "
    "振兴 残疾 "
    "海洋 海事 港航 港务 口岸 海关 边防 民航 能源 煤炭 电力 电视 保密 机要 密码 接待 民族 就业 劳动 人才 "
    "人事 "
    "公积 住房 建设 市政 执法 城市 采购 审批 服务 大数 园区 开发 高新 经济 土地 征收 拆迁 防汛 河长 水文 "
    "测绘 地质";

/// Whether an organ's business stands in the name over the letter at byte `at`.
bool is_business(std::string_view name, std::size_t at) {
    const std::size_t from = at >= letter ? at - letter : at;
    const std::string_view around = name.substr(from, at + 2 * letter - from);
    return any_word(businesses,
                    [&](std::string_view word) { return around.find(word) != std::string_view::npos; });
}

/// Letters by which the names of neighbours differ: 城东街道 and 城西街道, 市局 and 县局.
bool tells_neighbours(std::string_view text) {
    constexpr std::array<std::string_view, 44> letters = {
        "东", "西", "南", "北", "中", "上", "下", "前", "后", "左", "右", "大", "小", "新", "老",
        "内", "外", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "省", "市", "县",
        "区", "镇", "乡", "村", "州", "旗", "局", "委", "办", "厅", "处", "科", "所", "站"};
    return std::find(letters.begin(), letters.end(), text) != letters.end();
}

/// Whether what stands around a name makes it another's: one of a list, a former name, one who is visited.
bool is_anothers(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::array<std::string_view, 21> before = {"、",   "与", "和", "及", "同", "跟",   "原",
                                                         "联合", "赴", "到", "往", "向", "为",   "并",
                                                         "会",   "商", "从", "请", "对", "配合", "或"};
    constexpr std::array<std::string_view, 8> behind = {"、", "与", "和", "及", "或", "以及", "同", "联合"};
    constexpr std::array<std::string_view, 31> around = {
        "更名", "改名", "改组", "改称", "改设",     "改为", "撤销", "撤并", "合并", "并入", "划入",
        "划转", "划归", "组建", "挂牌", "成立",     "原名", "前身", "曾用", "整合", "学习", "考察",
        "交流", "借鉴", "兄弟", "邻",   "机构改革", "转送", "移送", "移交", "经验"};
    const std::string_view ahead = text.substr(0, begin);
    const std::string_view rest = text.substr(end);
    // Bounded, since a long paragraph may have many such names.
    const std::string_view near = ahead.substr(ahead.size() - std::min(ahead.size(), around_reach));
    const auto last = near.rfind("。");
    const std::string_view from = near.substr(last == std::string_view::npos ? 0 : last);
    const std::string_view to = rest.substr(0, std::min(rest.find("。"), around_reach));
    return std::any_of(before.begin(), before.end(),
                       [&](std::string_view word) { return ahead.ends_with(word); }) ||
           std::any_of(behind.begin(), behind.end(),
                       [&](std::string_view word) { return rest.starts_with(word); }) ||
           prose::has_any(from, around) || prose::has_any(to, around);
}

bool all_ideographs(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!is_han(next_code_point(text, at))) {
            return false;
        }
    }
    return !text.empty();
}

struct Place {
    const Paragraph* paragraph = nullptr;
    std::size_t begin = 0;
};

/// Names of the agency's length that differ from it in one letter. Half of such a name is the same, so
/// only where a half stands need be looked.
class NameSearch {
 public:
    NameSearch(const RuleInput& input, std::string_view name)
        : input_(input), name_(name), half_(name.size() / letter / 2 * letter) {}

    [[nodiscard]] std::vector<Place> run() {
        for (const Paragraph& paragraph : input_.prose().paragraphs) {
            if (!paragraph.title) {
                look(paragraph, name_.substr(0, half_), 0);
                look(paragraph, name_.substr(half_), half_);
            }
        }
        return std::move(found_);
    }

 private:
    void look(const Paragraph& paragraph, std::string_view half, std::size_t before) {
        const std::string_view text = paragraph.text.view();
        for (std::size_t at = prose::find(text, half);
             at != std::string_view::npos && found_.size() <= most_places;
             at = prose::find(text, half, at + half.size())) {
            if (at < before || at - before + name_.size() > text.size()) {
                continue;
            }
            const std::size_t begin = at - before;
            if ((static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) {
                continue;
            }
            const std::string_view written = text.substr(begin, name_.size());
            if (written != name_ && all_ideographs(written) && is_slip(written) &&
                !is_anothers(text, begin, begin + name_.size())) {
                found_.push_back({&paragraph, begin});
            }
        }
    }

    [[nodiscard]] bool is_slip(std::string_view written) const {
        std::size_t differing = 0;
        std::size_t at = 0;
        for (std::size_t i = 0; i < name_.size() && differing < 2; i += letter) {
            if (written.substr(i, letter) != name_.substr(i, letter)) {
                ++differing;
                at = i;
            }
        }
        const std::string_view a = written.substr(at, letter);
        const std::string_view b = name_.substr(at, letter);
        return differing == 1 && !tells_neighbours(a) && !tells_neighbours(b) && are_alike(a, b) &&
               !is_business(written, at);
    }

    const RuleInput& input_;
    std::string_view name_;
    std::size_t half_;
    std::vector<Place> found_;
};

void run(const RuleInput& input, FindingSink& sink) {
    const std::string& name = input.report.outline.agency;
    if (name.size() < least_letters * letter || name.size() % letter != 0 || !all_ideographs(name)) {
        return;
    }
    const std::vector<Place> places = NameSearch(input, name).run();
    if (places.size() > most_places) {
        return;
    }
    for (const Place& place : places) {
        const MappedText& text = place.paragraph->text;
        const std::size_t end = place.begin + name.size();
        Finding& finding =
            sink.add(text.source(place.begin, end), say(input, FMT_COMPILE(Texts::zh), FMT_COMPILE(Texts::en),
                                                        text.view().substr(place.begin, name.size()), name));
        finding.subject.section = prose::section_id(input.report, *place.paragraph);
        if (input.report.outline.title) {
            finding.related.push_back({name, input.report.outline.title->text.span(), {}, {}});
        }
        if (text.contiguous(place.begin, end)) {
            Fix& fix = finding.fixes.emplace_back();
            fix.title = say(input, FMT_COMPILE(Texts::fix_zh), FMT_COMPILE(Texts::fix_en), name);
            fix.edits.push_back({text.source(place.begin, end), name});
        }
    }
}

}  // namespace

const Rule agency_name{{"agency-name", Family::prose, Severity::info, FixKind::suggested,
                        "机关名称与标题差一个字", "the agency's name differs from the title's in one letter"},
                       run};

}  // namespace gouji::rules
