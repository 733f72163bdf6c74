#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "parser/text/span.h"

namespace gouji {

/// The elements that mean something to the reading; all others are `other` and count as inline.
enum class HtmlTag : std::uint8_t {
    other,
    // structure of tables
    table,
    caption,
    colgroup,
    thead,
    tbody,
    tfoot,
    tr,
    td,
    th,
    // blocks: their begin and end cut the text
    block,  // div, section, ul, form, … : blocks without a meaning of their own
    p,
    li,
    pre,
    h1,
    h2,
    h3,
    h4,
    h5,
    h6,
    // void elements
    void_element,  // col, input, meta, … : nothing inside, no meaning
    br,
    hr,
    img,
    embed,
    // text that is not markup inside
    script,
    style,
    textarea,
    title,
    // with a meaning of their own
    a,
    iframe,
    object,
    template_element,
};
inline constexpr std::size_t html_tag_count = static_cast<std::size_t>(HtmlTag::template_element) + 1;

[[nodiscard]] HtmlTag html_tag(std::string_view name);
/// Whether begin and end of the element cut the text around it.
[[nodiscard]] bool is_html_block(HtmlTag tag);
/// Whether the element has no content and no end tag.
[[nodiscard]] bool is_html_void(HtmlTag tag);
/// 1…6 for h1…h6, else 0.
[[nodiscard]] std::uint8_t html_heading_level(HtmlTag tag);

enum class HtmlTokenKind : std::uint8_t {
    text,          // with entities
    literal_text,  // of a CDATA section
    raw_text,      // inside script, style, textarea, title
    start_tag,
    end_tag,
    comment,  // comments, doctype, processing instructions
};

struct HtmlToken {
    HtmlTokenKind kind = HtmlTokenKind::text;
    HtmlTag tag = HtmlTag::other;  // of tags, and the element of raw text
    bool self_closing = false;
    Span span;
    Span attributes;  // of start tags: from behind the name to before the closing bracket
};

/// Cuts HTML into tags and text, forward only and in linear time whatever the bytes. A `<` that
/// begins no tag is text; so is all behind a tag that never ends.
class HtmlTokenizer {
 public:
    HtmlTokenizer(std::string_view text, Span range);

    /// The next token; false at the end.
    bool next(HtmlToken& token);

 private:
    [[nodiscard]] std::size_t find_markup(std::size_t from);
    [[nodiscard]] std::size_t find_tag_end(std::size_t from);
    [[nodiscard]] std::size_t find_quote(char quote, std::size_t from);
    void read_tag(HtmlToken& token);
    void read_declaration(HtmlToken& token);
    [[nodiscard]] std::size_t find_raw_end() const;
    [[nodiscard]] std::size_t find(std::string_view what, std::size_t from) const;

    std::string_view text_;  // cut at the end of the range
    std::size_t at_ = 0;
    std::size_t tag_end_ = 0;                                // of the tag that find_markup found
    std::array<bool, 2> quotes_exhausted_ = {false, false};  // no further " or '
    HtmlTag raw_ = HtmlTag::other;                           // element whose raw text comes next
    std::string_view raw_name_;
};

struct HtmlAttribute {
    std::string_view name;
    Span value;  // without quotes; empty where the attribute has none
};

/// The attributes of a start tag, one after the other.
class HtmlAttributes {
 public:
    HtmlAttributes(std::string_view text, Span attributes)
        : text_(text.substr(0, attributes.end)), at_(attributes.begin) {}
    bool next(HtmlAttribute& attribute);

 private:
    std::string_view text_;
    std::size_t at_;
};

/// What an entity stands for, in UTF-8.
struct HtmlEntity {
    std::size_t length = 0;  // bytes of the entity in the source; 0: the & is no entity
    std::array<char, 4> text = {};
    std::uint8_t size = 0;

    [[nodiscard]] std::string_view view() const { return {text.data(), size}; }
};

/// Reads the entity that begins with the & at `at`.
[[nodiscard]] HtmlEntity read_html_entity(std::string_view text, std::size_t at);

/// Compares with an ASCII word in lower case.
[[nodiscard]] bool equals_ignoring_case(std::string_view text, std::string_view lower);

}  // namespace gouji
