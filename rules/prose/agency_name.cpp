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
    static constexpr std::string_view zh = "这里写作“{}”，标题写作“{}”，差一个字";
    static constexpr std::string_view en = "“{}” here, “{}” in the title: one letter is another";
    static constexpr std::string_view fix_zh = "改为“{}”";
    static constexpr std::string_view fix_en = "write “{}”";
};

constexpr std::size_t letter = 3;         // bytes of an ideograph
constexpr std::size_t least_letters = 5;  // of a name that can be told from others
constexpr std::size_t most_places = 2;    // a slip is rare; what comes often is another's name

/// Letters by which the names of neighbours differ: 城东街道 and 城西街道, 市局 and 县局.
bool tells_neighbours(std::string_view text) {
    constexpr std::array<std::string_view, 44> letters = {
        "东", "西", "南", "北", "中", "上", "下", "前", "后", "左", "右", "大", "小", "新", "老",
        "内", "外", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "省", "市", "县",
        "区", "镇", "乡", "村", "州", "旗", "局", "委", "办", "厅", "处", "科", "所", "站"};
    return std::find(letters.begin(), letters.end(), text) != letters.end();
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
            if (written != name_ && all_ideographs(written) && is_slip(written)) {
                found_.push_back({&paragraph, begin});
            }
        }
    }

    [[nodiscard]] bool is_slip(std::string_view written) const {
        std::size_t differing = 0;
        bool neighbours = false;
        for (std::size_t i = 0; i < name_.size(); i += letter) {
            const std::string_view a = written.substr(i, letter);
            const std::string_view b = name_.substr(i, letter);
            if (a != b) {
                ++differing;
                neighbours = tells_neighbours(a) || tells_neighbours(b);
            }
        }
        return differing == 1 && !neighbours;
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
        Finding& finding = sink.add(text.source(place.begin, end),
                                    fmt::format(fmt::runtime(input.say(Texts::zh, Texts::en)),
                                                text.view().substr(place.begin, name.size()), name));
        finding.subject.section = prose::section_id(input.report, *place.paragraph);
        if (input.report.outline.title) {
            finding.related.push_back({name, input.report.outline.title->text.span(), {}, {}});
        }
        if (text.contiguous(place.begin, end)) {
            Fix& fix = finding.fixes.emplace_back();
            fix.title = fmt::format(fmt::runtime(input.say(Texts::fix_zh, Texts::fix_en)), name);
            fix.edits.push_back({text.source(place.begin, end), name});
        }
    }
}

}  // namespace

const Rule agency_name{{"agency-name", Family::prose, Severity::info, FixKind::suggested,
                        "机关名称与标题差一个字", "the agency's name differs from the title's in one letter"},
                       run};

}  // namespace gouji::rules
