#include "rules/core/years/narrative.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "parser/outline/folded.h"
#include "parser/text/label.h"

namespace gouji::years {
namespace {

constexpr char32_t figure = U'0';
constexpr char32_t document = U'《';
constexpr std::size_t longest_heading = 24;  // signs

// What a sentence speaks of that says nothing was there: the same every year, and rightly so.
constexpr std::array<std::string_view, 6> nothing_of = {"申请", "复议", "诉讼", "举报", "追究", "投诉"};
// The report about itself: its period, and where it can be had.
constexpr std::array<std::string_view, 12> about_itself = {"本报告",   "年度报告", "年报",   "统计期限",
                                                           "起止时间", "电子版",   "下载",   "联系电话",
                                                           "电话：",   "邮编",     "现公布", "现予公布"};

bool is_figure(char32_t c) {
    switch (c) {
        case U'〇':
        case U'零':
        case U'一':
        case U'二':
        case U'三':
        case U'四':
        case U'五':
        case U'六':
        case U'七':
        case U'八':
        case U'九':
        case U'十':
        case U'百':
        case U'千':
        case U'万':
        case U'亿':
        case U'两':
            return true;
        default:
            return c >= '0' && c <= '9';
    }
}

bool is_letter(char32_t c) {
    return is_han(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Reader {
 public:
    Reader(const Report& report, const Prose& prose) : report_(report), prose_(prose) {
        const auto add = [&](const auto& list, std::uint8_t set) {
            for (const std::string_view word : list) {
                words_.add(word, set);
            }
        };
        add(nothing_of, *words_.set("nothing of"));
        const std::uint8_t always = *words_.set("always");
        add(about_itself, always);
        for (const Form& form : report.forms->all()) {
            for (const FormSection& section : form.sections) {
                add(section.states.words, always);
            }
            add(form.prose().templates, always);
        }
        words_.index();
    }

    [[nodiscard]] std::vector<Narrative> read() {
        std::vector<Narrative> all;
        const Form& form = report_.expected_form();
        for (std::uint32_t i = 0; i < prose_.paragraphs.size(); ++i) {
            const Paragraph& paragraph = prose_.paragraphs[i];
            if (paragraph.section < 0 || paragraph.title || paragraph.level > 0) {
                continue;
            }
            const auto at = static_cast<std::size_t>(paragraph.section);
            const std::size_t section = report_.outline.sections[at].section;
            if (section >= form.sections.size() || !form.sections[section].tables.empty()) {
                continue;
            }
            if (all.empty() || all.back().section != at) {
                all.push_back({at, {}});
            }
            add(i, all.back().signs);
        }
        return all;
    }

 private:
    void add(std::uint32_t index, std::vector<Sign>& out) {
        const Paragraph& paragraph = prose_.paragraphs[index];
        const std::size_t before = out.size();
        for (std::uint32_t s = paragraph.first_sentence; s < paragraph.last_sentence; ++s) {
            if (!says_what_is_always_said(prose_.sentences[s])) {
                add_sentence(prose_.sentences[s], out);
            }
        }
        if (out.size() - before <= longest_heading && !ends_a_sentence(paragraph.text.view())) {
            out.resize(before);
        }
    }

    [[nodiscard]] static bool ends_a_sentence(std::string_view text) {
        constexpr std::array<std::string_view, 9> ends = {"。", "；", "！", "？", "：", ";", ".", "”", "）"};
        const std::string_view core = trim(text);
        return std::any_of(ends.begin(), ends.end(), [&](std::string_view e) { return core.ends_with(e); });
    }

    [[nodiscard]] bool says_what_is_always_said(const Sentence& sentence) {
        constexpr WordSets nothing = 1;
        tokens_.clear();
        words_.read(prose_.text(sentence), tokens_);
        return std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& token) {
            return token.sets != nothing || has(sentence.marks, Mark::negation);
        });
    }

    void add_sentence(const Sentence& sentence, std::vector<Sign>& out) const {
        const std::string_view text = prose_.text(sentence);
        const auto put = [&](char32_t code, std::size_t begin, std::size_t end) {
            const auto from = static_cast<std::uint32_t>(sentence.begin + begin);
            const auto to = static_cast<std::uint32_t>(sentence.begin + end);
            if (code == figure && !out.empty() && out.back().code == figure &&
                out.back().paragraph == sentence.paragraph) {
                out.back().end = to;
            } else {
                out.push_back({code, from, to, sentence.paragraph});
            }
        };
        const std::size_t last_close = text.rfind("》");
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            char32_t c = next_code_point(text, at);
            if (c > 0x9FFF) {
                c = narrow(c);
            }
            if (c == document && last_close != std::string_view::npos && at <= last_close) {
                at = text.find("》", at) + std::string_view("》").size();
                put(document, begin, at);
            } else if (is_figure(c)) {
                put(figure, begin, at);
            } else if (is_letter(c)) {
                put(c, begin, at);
            }
        }
    }

    const Report& report_;
    const Prose& prose_;
    Lexicon words_;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Narrative> narratives(const Report& report, const Prose& prose) {
    return Reader(report, prose).read();
}

std::vector<std::uint32_t> stretch_hashes(const Narrative& narrative) {
    constexpr std::uint64_t base = 0x9E3779B97F4A7C15;
    std::vector<std::uint32_t> hashes;
    const std::vector<Sign>& signs = narrative.signs;
    if (signs.size() < stretch) {
        return hashes;
    }
    std::uint64_t leaving = 1;  // base ^ (stretch - 1)
    for (std::size_t i = 1; i < stretch; ++i) {
        leaving *= base;
    }
    hashes.reserve(signs.size() - stretch + 1);
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        if (i >= stretch) {
            hash -= leaving * signs[i - stretch].code;
        }
        hash = hash * base + signs[i].code;
        if (i + 1 >= stretch) {
            hashes.push_back(static_cast<std::uint32_t>((hash ^ (hash >> 29U)) * base >> 32U));
        }
    }
    return hashes;
}

}  // namespace gouji::years
