#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "parser/report/report.h"

namespace gouji {

/// What a stretch of prose has in it: the cheap look by which rules pass over nearly all of a text.
enum class Mark : std::uint16_t {
    digit = 1 << 0,        // 0…9, full width as well
    counter = 1 << 1,      // a figure's counting word: 件 宗 起 份 例 笔 元
    negation = 1 << 2,     // 未 无 没 零
    year = 1 << 3,         // 年
    percent = 1 << 4,      // % ％
    latin = 1 << 5,        // a letter of the Latin alphabet
    bracket = 1 << 6,      // brackets and quotation marks that come in pairs
    half_mark = 1 << 7,    // , ; : ? ! of half width
    placeholder = 1 << 8,  // × X * _ ○ 某: what a template has where a word is due
    all = 1 << 9,          // 均 全 皆 率
    doubled = 1 << 10,     // a word of two to four ideographs right behind itself
};

/// A set of marks.
using Marks = std::uint16_t;

[[nodiscard]] constexpr bool has(Marks marks, Mark mark) {
    return (marks & static_cast<Marks>(mark)) != 0;
}

/// Which code points a text has, folded into 64 bits: a text can stand in another only where all its
/// bits are set in the other's, which tells most texts apart without a search.
using Letters = std::uint64_t;

[[nodiscard]] constexpr Letters letter_bit(char32_t c) {
    return Letters{1} << (c % 64U);
}
[[nodiscard]] Letters letters_of(std::string_view text);

/// A sentence: bytes [begin, end) of its paragraph's text, its end mark included.
struct Sentence {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t paragraph = 0;
    Marks marks = 0;
};

/// A paragraph: a line, or several that a page's edge tore it into.
struct Paragraph {
    MappedText text;
    std::int32_t section = -1;     // index into Outline::sections; -1 before the first heading
    std::uint32_t first_line = 0;  // lines of Report::blocks: [first, last)
    std::uint32_t last_line = 0;
    std::uint32_t first_sentence = 0;
    std::uint32_t last_sentence = 0;
    Letters letters = 0;
    Marks marks = 0;
    std::uint8_t level = 0;  // of a Markdown or HTML heading
    bool title = false;      // the report's title, or a part of it
};

/// What a draft says in words: its prose without the headings of the sections, without tables, and
/// without stretches that could not be read.
struct Prose {
    std::vector<Paragraph> paragraphs;  // in the order of the document
    std::vector<Sentence> sentences;    // likewise

    [[nodiscard]] std::string_view text(const Sentence& sentence) const {
        return paragraphs[sentence.paragraph].text.view().substr(sentence.begin,
                                                                 sentence.end - sentence.begin);
    }
    /// The place of bytes [begin, end) of the sentence.
    [[nodiscard]] Span place(const Sentence& sentence, std::size_t begin, std::size_t end) const {
        return paragraphs[sentence.paragraph].text.source(sentence.begin + begin, sentence.begin + end);
    }
};

/// Whether `word`, of which `letters` are given, may stand in the paragraph.
[[nodiscard]] inline bool may_stand_in(Letters letters, const Paragraph& paragraph) {
    return (letters & ~paragraph.letters) == 0;
}

/// Cuts the report's prose into paragraphs and sentences. Linear in the text. With the prose of another
/// version of the document, `before`, only paragraphs that changed are cut anew; the result is the same.
[[nodiscard]] Prose read_prose(const Report& report, const Prose* before = nullptr);

/// The end of the clause that begins at byte `begin` of a sentence: behind the next comma, or the
/// sentence's end. A comma inside a number (1,104) ends nothing.
[[nodiscard]] std::size_t clause_end(std::string_view sentence, std::size_t begin);

}  // namespace gouji
