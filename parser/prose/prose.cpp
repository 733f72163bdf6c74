#include "parser/prose/prose.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "parser/outline/folded.h"
#include "parser/text/label.h"

namespace gouji {
namespace {

constexpr std::size_t full_line = 60;  // bytes; a shorter line is not torn by a page's edge
constexpr std::uint32_t most_joined = 64;

/// A character as its bytes of UTF-8 read as one number, the first byte the highest. The look over the prose
/// compares characters and nothing else, and this is had for less than the code point.
using Packed = std::uint32_t;

constexpr Packed pack(char32_t c) {
    if (c < 0x800) return ((0xC0U | (c >> 6U)) << 8U) | (0x80U | (c & 0x3FU));
    return ((0xE0U | (c >> 12U)) << 16U) | ((0x80U | ((c >> 6U) & 0x3FU)) << 8U) | (0x80U | (c & 0x3FU));
}

/// The character at `at`, which is none of ASCII, and moves `at` behind it.
Packed next_packed(std::string_view text, std::size_t& at) {
    if (text.size() - at >= 4) {
        std::array<unsigned char, 4> bytes{};
        std::memcpy(bytes.data(), text.data() + at, bytes.size());
        const std::uint32_t word = std::uint32_t{bytes[0]} << 24U | std::uint32_t{bytes[1]} << 16U |
                                   std::uint32_t{bytes[2]} << 8U | bytes[3];
        if ((word >> 28U) == 0xEU) {
            at += 3;
            return word >> 8U;
        }
    }
    const char32_t c = next_code_point(text, at);
    return c < 0x10000 ? pack(c) : static_cast<Packed>(c);
}

constexpr bool is_packed_han(Packed sign) {
    return sign >= pack(0x4E00) && sign <= pack(0x9FFF);
}

struct Slot {
    Packed sign = 0;
    Marks marks = 0;
};

constexpr Marks end_of_sentence = 1 << 15;  // of the table below only

// The least number by which no two of the signs fall into one slot; the compiler says when it no longer is.
constexpr std::size_t slots = 271;

/// The signs with marks beyond ASCII, each in a slot of its own.
constexpr std::array<Slot, slots> signs = [] {
    std::array<Slot, slots> table{};
    const auto add = [&](std::u32string_view all, Mark mark) {
        for (const char32_t c : all) {
            Slot& slot = table[pack(c) % slots];
            if (slot.sign != 0 && slot.sign != pack(c)) throw "two signs in one slot";
            slot.sign = pack(c);
            slot.marks = static_cast<Marks>(slot.marks | static_cast<Marks>(mark));
        }
    };
    add(U"０１２３４５６７８９", Mark::digit);
    add(U"件宗起份例笔元", Mark::counter);
    add(U"未无没零", Mark::negation);
    add(U"年", Mark::year);
    add(U"％", Mark::percent);
    add(U"（）《》“”〔〕【】「」『』", Mark::bracket);
    add(U"×Ｘ某○＿＊", Mark::placeholder);
    add(U"均全皆率", Mark::all);
    for (const char32_t c : U"。！？；") {
        if (c == 0) continue;
        Slot& slot = table[pack(c) % slots];
        if (slot.sign != 0) throw "two signs in one slot";
        slot = {pack(c), end_of_sentence};
    }
    return table;
}();

constexpr std::array<Marks, 128> ascii = [] {
    std::array<Marks, 128> table{};
    const auto add = [&](std::string_view all, Mark mark) {
        for (const char c : all) {
            Marks& marks = table[static_cast<unsigned char>(c)];
            marks = static_cast<Marks>(marks | static_cast<Marks>(mark));
        }
    };
    add("0123456789", Mark::digit);
    add("%", Mark::percent);
    add("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", Mark::latin);
    add("()[]", Mark::bracket);
    add(",;:?!", Mark::half_mark);
    add("Xx*_", Mark::placeholder);
    for (const char c : std::string_view(";?!")) {
        Marks& marks = table[static_cast<unsigned char>(c)];
        marks = static_cast<Marks>(marks | end_of_sentence);
    }
    return table;
}();

/// Whether a figure may end here: a digit, a numeral, or a blank behind one.
bool ends_with_numeral(std::string_view text) {
    if (text.empty()) return false;
    const auto last = static_cast<unsigned char>(text.back());
    if (last < 0x80) return (last >= '0' && last <= '9') || last == ' ' || last == '\t';
    if (text.size() < 3) return false;
    std::size_t at = text.size() - 3;
    const char32_t c = next_code_point(text, at);
    constexpr std::u32string_view numerals = U"零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟";
    return (c >= U'０' && c <= U'９') || is_blank(c) || numerals.find(c) != std::u32string_view::npos;
}

/// Finds a word of two to four ideographs that stands right behind itself, one ideograph at a time.
class Doubling {
 public:
    /// Something else than an ideograph stands here.
    void part() {
        if (first_ != 0) *this = Doubling();
    }
    /// Whether a doubled word ends with the ideograph `c`.
    bool next(Packed c) {
        const bool repeats = c == second_ || c == third_ || c == fourth_;
        const bool doubled = (repeats || repeated_) && count(c);
        repeated_ = repeats;
        fourth_ = third_;
        third_ = second_;
        second_ = first_;
        first_ = c;
        return doubled;
    }

 private:
    bool count(Packed c) {
        two_ = c == second_ ? two_ + 1 : 0;
        three_ = c == third_ ? three_ + 1 : 0;
        four_ = c == fourth_ ? four_ + 1 : 0;
        return two_ >= 2 || three_ >= 3 || four_ >= 4;
    }

    // The signs before, the nearest first, and how many in a row were the same as two, three, four back.
    Packed first_ = 0, second_ = 0, third_ = 0, fourth_ = 0;
    std::uint32_t two_ = 0, three_ = 0, four_ = 0;
    bool repeated_ = false;  // one of the counts may not be 0
};

/// Whether a line is a figure and nothing else.
bool is_figure_alone(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

char32_t last_code_point(std::string_view text) {
    std::size_t at = text.size();
    do {
        --at;
    } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
    return next_code_point(text, at);
}

/// Whether a paragraph that ends so may go on in the next line.
bool goes_on(std::string_view text) {
    const char32_t last = last_code_point(text);
    if (last == U'，' || last == U'、') return true;
    return text.size() >= full_line && (is_han(last) || (last >= '0' && last <= '9') || last == U'《');
}

/// Whether a line begins a paragraph of its own by what it begins with: a number of a list.
bool begins_anew(std::string_view text) {
    std::size_t at = 0;
    const char32_t first = narrow(next_code_point(text, at));
    constexpr std::u32string_view numerals = U"一二三四五六七八九十";
    constexpr std::u32string_view behind = U"、.．是)";
    if (first == '(' || first == '-' || first == '*' || first == U'●' || first == U'■') return true;
    if (!(first >= '0' && first <= '9') && numerals.find(first) == std::u32string_view::npos) return false;
    for (int i = 0; i < 2 && at < text.size(); ++i) {
        if (behind.find(narrow(next_code_point(text, at))) != std::u32string_view::npos) return true;
    }
    return false;
}

class ProseReader {
 public:
    explicit ProseReader(const Report& report) : report_(report) {
        for (const Unread& stretch : report.unread) unread_.push_back(stretch.range);
        std::sort(unread_.begin(), unread_.end(), [](Span a, Span b) { return a.begin < b.begin; });
    }

    Prose run(const Prose* before) {
        const std::vector<TextLine>& lines = report_.blocks.lines;
        const std::vector<Section>& sections = report_.outline.sections;
        prose_.paragraphs.reserve(lines.size());
        std::size_t section = 0;
        for (std::uint32_t i = 0; i < lines.size(); ++i) {
            const TextLine& line = lines[i];
            bool heading = false;
            while (section < sections.size() && sections[section].heading_span.begin < line.span.end) {
                heading = sections[section].heading_span.end > line.span.begin;
                ++section;
            }
            const auto in = static_cast<std::int32_t>(section) - 1;
            if (heading) {
                const Section& here = sections[section - 1];
                if (here.run_on) begin(*here.run_on, in, i, 0);
            } else if (!is_unread(line.span)) {
                if (is_figure_alone(line.text.view())) {
                    // A table's that was not read, and there may be very many: no prose.
                } else if (joins(i, in)) {
                    Paragraph& last = prose_.paragraphs.back();
                    last.text.append(line.text.view(), line.text.span());
                    last.last_line = i + 1;
                } else {
                    begin(line.text, in, i, line.level);
                }
            }
        }
        if (before == nullptr) {
            for (std::uint32_t i = 0; i < prose_.paragraphs.size(); ++i) cut(i);
        } else {
            cut_changed(*before);
        }
        return std::move(prose_);
    }

 private:
    /// How a paragraph is cut depends on nothing but its text. It is looked for where it would be by its
    /// number from the front, and behind the first that is another one by its number from the back.
    void cut_changed(const Prose& before) {
        prose_.sentences.reserve(before.sentences.size() + 16);
        const std::size_t count = prose_.paragraphs.size();
        const std::size_t more = before.paragraphs.size() - count;  // modulo 2^64
        std::size_t apart = 0;                                      // modulo 2^64
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::string_view text = prose_.paragraphs[i].text.view();
            const auto same = [&](std::size_t at) {
                return at < before.paragraphs.size() && before.paragraphs[at].text.view() == text;
            };
            if (!same(i + apart)) apart = more;
            if (same(i + apart)) {
                take_over(before, before.paragraphs[i + apart], i);
            } else {
                cut(i);
            }
        }
    }

    void take_over(const Prose& before, const Paragraph& same, std::uint32_t index) {
        Paragraph& paragraph = prose_.paragraphs[index];
        paragraph.first_sentence = static_cast<std::uint32_t>(prose_.sentences.size());
        for (std::uint32_t i = same.first_sentence; i < same.last_sentence; ++i) {
            prose_.sentences.push_back(before.sentences[i]);
            prose_.sentences.back().paragraph = index;
        }
        paragraph.last_sentence = static_cast<std::uint32_t>(prose_.sentences.size());
        paragraph.letters = same.letters;
        paragraph.marks = same.marks;
    }

    void begin(const MappedText& text, std::int32_t section, std::uint32_t line, std::uint8_t level) {
        if (text.empty()) return;
        Paragraph& added = prose_.paragraphs.emplace_back();
        added.text = text;
        added.section = section;
        added.first_line = line;
        added.last_line = line + 1;
        added.level = level;
        added.title = report_.outline.title && report_.outline.title->text.span().touches(text.span());
    }

    bool is_unread(Span span) {
        while (next_unread_ < unread_.size() && unread_[next_unread_].end <= span.begin) ++next_unread_;
        return next_unread_ < unread_.size() && unread_[next_unread_].begin < span.end;
    }

    /// Whether a table stands between the two places.
    bool grid_between(std::uint32_t begin, std::uint32_t end) {
        const std::vector<Grid>& grids = report_.blocks.grids;
        while (grid_ < grids.size() && grids[grid_].span.begin < begin) ++grid_;
        return grid_ < grids.size() && grids[grid_].span.begin < end;
    }

    /// Whether the line goes on with the paragraph before it.
    bool joins(std::uint32_t line, std::int32_t section) {
        if (prose_.paragraphs.empty() || report_.blocks.html) return false;
        const Paragraph& last = prose_.paragraphs.back();
        const TextLine& next = report_.blocks.lines[line];
        return last.last_line == line && last.section == section && last.level == 0 && next.level == 0 &&
               !last.title && last.last_line - last.first_line < most_joined && goes_on(last.text.view()) &&
               !begins_anew(next.text.view()) && !grid_between(last.text.span().end, next.span.begin);
    }

    /// Cuts a paragraph into sentences, and notes what they have in them.
    void cut(std::uint32_t index) {
        Paragraph& paragraph = prose_.paragraphs[index];
        const std::string_view text = paragraph.text.view();
        paragraph.first_sentence = static_cast<std::uint32_t>(prose_.sentences.size());
        Doubling doubling;
        std::uint32_t begin = 0;
        Marks marks = 0;
        Letters letters = 0;
        for (std::size_t at = 0; at < text.size();) {
            const auto lead = static_cast<unsigned char>(text[at]);
            Marks found = 0;
            if (lead < 0x80) {
                letters |= letter_bit(lead);
                ++at;
                doubling.part();
                found = ascii[lead];
            } else {
                const Packed c = next_packed(text, at);
                letters |= letter_bit(c);  // the last six bits are the code point's own
                if (!is_packed_han(c)) {
                    doubling.part();
                } else if (doubling.next(c)) {
                    marks = static_cast<Marks>(marks | static_cast<Marks>(Mark::doubled));
                }
                const Slot& slot = signs[c % slots];
                if (slot.sign != c) continue;
                found = slot.marks;
                if (has(found, Mark::counter) && !ends_with_numeral(text.substr(0, at - 3))) {
                    found = static_cast<Marks>(found & ~static_cast<Marks>(Mark::counter));  // 文件
                }
            }
            if (found == 0) continue;
            marks = static_cast<Marks>(marks | found);
            if ((found & end_of_sentence) != 0) {
                end(index, begin, at, marks);
                begin = static_cast<std::uint32_t>(at);
                marks = 0;
            }
        }
        if (begin < text.size()) end(index, begin, text.size(), marks);
        paragraph.letters = letters;
        prose_.paragraphs[index].last_sentence = static_cast<std::uint32_t>(prose_.sentences.size());
    }

    void end(std::uint32_t paragraph, std::uint32_t begin, std::size_t end, Marks marks) {
        marks = static_cast<Marks>(marks & ~end_of_sentence);
        prose_.sentences.push_back({begin, static_cast<std::uint32_t>(end), paragraph, marks});
        Marks& all = prose_.paragraphs[paragraph].marks;
        all = static_cast<Marks>(all | marks);
    }

    const Report& report_;
    Prose prose_;
    std::vector<Span> unread_;  // in order
    std::size_t next_unread_ = 0;
    std::size_t grid_ = 0;
};

}  // namespace

Letters letters_of(std::string_view text) {
    Letters letters = 0;
    for (std::size_t at = 0; at < text.size();) letters |= letter_bit(next_code_point(text, at));
    return letters;
}

Prose read_prose(const Report& report, const Prose* before) {
    return ProseReader(report).run(before);
}

std::size_t clause_end(std::string_view sentence, std::size_t begin) {
    const auto digit = [&](std::size_t at) {
        return at < sentence.size() && sentence[at] >= '0' && sentence[at] <= '9';
    };
    for (std::size_t at = begin; at < sentence.size();) {
        const std::size_t from = at;
        const char32_t c = next_code_point(sentence, at);
        if (c == U'，' || (c == ',' && !(from > 0 && digit(from - 1) && digit(at)))) return at;
    }
    return sentence.size();
}

}  // namespace gouji
