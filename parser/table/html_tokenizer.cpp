#include "parser/table/html_tokenizer.h"

#include <algorithm>

namespace gouji {

namespace {

constexpr std::size_t npos = std::string_view::npos;

constexpr bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
constexpr char to_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

struct NamedTag {
    std::string_view name;
    HtmlTag tag;
};

// Sorted by name.
constexpr auto named_tags = std::to_array<NamedTag>({
    {"a", HtmlTag::a},
    {"address", HtmlTag::block},
    {"area", HtmlTag::void_element},
    {"article", HtmlTag::block},
    {"aside", HtmlTag::block},
    {"base", HtmlTag::void_element},
    {"blockquote", HtmlTag::block},
    {"body", HtmlTag::block},
    {"br", HtmlTag::br},
    {"caption", HtmlTag::caption},
    {"center", HtmlTag::block},
    {"col", HtmlTag::void_element},
    {"colgroup", HtmlTag::colgroup},
    {"dd", HtmlTag::block},
    {"details", HtmlTag::block},
    {"dir", HtmlTag::block},
    {"div", HtmlTag::block},
    {"dl", HtmlTag::block},
    {"dt", HtmlTag::block},
    {"embed", HtmlTag::embed},
    {"fieldset", HtmlTag::block},
    {"figcaption", HtmlTag::block},
    {"figure", HtmlTag::block},
    {"footer", HtmlTag::block},
    {"form", HtmlTag::block},
    {"h1", HtmlTag::h1},
    {"h2", HtmlTag::h2},
    {"h3", HtmlTag::h3},
    {"h4", HtmlTag::h4},
    {"h5", HtmlTag::h5},
    {"h6", HtmlTag::h6},
    {"head", HtmlTag::block},
    {"header", HtmlTag::block},
    {"hr", HtmlTag::hr},
    {"html", HtmlTag::block},
    {"iframe", HtmlTag::iframe},
    {"img", HtmlTag::img},
    {"input", HtmlTag::void_element},
    {"legend", HtmlTag::block},
    {"li", HtmlTag::li},
    {"link", HtmlTag::void_element},
    {"main", HtmlTag::block},
    {"meta", HtmlTag::void_element},
    {"nav", HtmlTag::block},
    {"noscript", HtmlTag::block},
    {"object", HtmlTag::object},
    {"ol", HtmlTag::block},
    {"option", HtmlTag::block},
    {"p", HtmlTag::p},
    {"param", HtmlTag::void_element},
    {"pre", HtmlTag::pre},
    {"script", HtmlTag::script},
    {"section", HtmlTag::block},
    {"source", HtmlTag::void_element},
    {"style", HtmlTag::style},
    {"summary", HtmlTag::block},
    {"table", HtmlTag::table},
    {"tbody", HtmlTag::tbody},
    {"td", HtmlTag::td},
    {"template", HtmlTag::template_element},
    {"textarea", HtmlTag::textarea},
    {"tfoot", HtmlTag::tfoot},
    {"th", HtmlTag::th},
    {"thead", HtmlTag::thead},
    {"title", HtmlTag::title},
    {"tr", HtmlTag::tr},
    {"track", HtmlTag::void_element},
    {"ul", HtmlTag::block},
    {"wbr", HtmlTag::void_element},
});

bool is_raw(HtmlTag tag) {
    return tag == HtmlTag::script || tag == HtmlTag::style || tag == HtmlTag::textarea ||
           tag == HtmlTag::title;
}

Span to_span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

HtmlTag html_tag(std::string_view name) {
    constexpr std::size_t longest = 10;
    if (name.size() > longest) return HtmlTag::other;
    std::array<char, longest> buffer;
    std::transform(name.begin(), name.end(), buffer.begin(), to_lower);
    const std::string_view lower(buffer.data(), name.size());
    const auto* const found =
        std::lower_bound(named_tags.begin(), named_tags.end(), lower,
                         [](const NamedTag& tag, std::string_view wanted) { return tag.name < wanted; });
    return found != named_tags.end() && found->name == lower ? found->tag : HtmlTag::other;
}

bool is_html_block(HtmlTag tag) {
    return (tag >= HtmlTag::table && tag <= HtmlTag::h6) || tag == HtmlTag::hr;
}

bool is_html_void(HtmlTag tag) {
    return tag >= HtmlTag::void_element && tag <= HtmlTag::embed;
}

std::uint8_t html_heading_level(HtmlTag tag) {
    if (tag < HtmlTag::h1 || tag > HtmlTag::h6) return 0;
    return static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(HtmlTag::h1) + 1);
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
    return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(),
                                                     [](char a, char b) { return to_lower(a) == b; });
}

HtmlTokenizer::HtmlTokenizer(std::string_view text, Span range)
    : text_(text.substr(0, range.end)), at_(range.begin) {}

std::size_t HtmlTokenizer::find(std::string_view what, std::size_t from) const {
    const std::size_t found = text_.find(what, from);
    return found == npos ? text_.size() : found;
}

bool HtmlTokenizer::next(HtmlToken& token) {
    if (at_ >= text_.size()) return false;
    token = HtmlToken{};
    if (raw_ != HtmlTag::other) {
        token.kind = HtmlTokenKind::raw_text;
        token.tag = raw_;
        const std::size_t end = find_raw_end();
        raw_ = HtmlTag::other;
        if (end > at_) {
            token.span = to_span(at_, end);
            at_ = end;
            return true;
        }
    }
    const std::size_t markup = find_markup(at_);
    if (markup > at_) {
        token.kind = HtmlTokenKind::text;
        token.span = to_span(at_, markup);
        at_ = markup;
        return true;
    }
    if (text_[at_ + 1] == '!' || text_[at_ + 1] == '?') {
        read_declaration(token);
    } else {
        read_tag(token);
    }
    return true;
}

std::size_t HtmlTokenizer::find_markup(std::size_t from) {
    for (std::size_t at = text_.find('<', from); at != npos; at = text_.find('<', at + 1)) {
        if (at + 1 >= text_.size()) break;
        const char next = text_[at + 1];
        const char after = at + 2 < text_.size() ? text_[at + 2] : '\0';
        if (next == '!' || next == '?') {
            if (is_letter(after) || after == '-' || after == '[') return at;
        } else if (is_letter(next) || (next == '/' && is_letter(after))) {
            tag_end_ = find_tag_end(at + 1);
            // A tag without an end leaves nothing but text: looking on from each further `<`
            // would read the rest again and again.
            return tag_end_ == npos ? text_.size() : at;
        }
    }
    return text_.size();
}

std::size_t HtmlTokenizer::find_quote(char quote, std::size_t from) {
    bool& exhausted = quotes_exhausted_[quote == '"' ? 0 : 1];
    if (exhausted) return npos;
    const std::size_t found = text_.find(quote, from);
    exhausted = found == npos;
    return found;
}

std::size_t HtmlTokenizer::find_tag_end(std::size_t from) {
    for (std::size_t at = from; at < text_.size(); ++at) {
        if (text_[at] == '>') return at;
        if (text_[at] != '=') continue;
        std::size_t value = at + 1;
        while (value < text_.size() && is_space(text_[value])) ++value;
        if (value >= text_.size()) return npos;
        if (text_[value] == '"' || text_[value] == '\'') {
            const std::size_t close = find_quote(text_[value], value + 1);
            at = close == npos ? value : close;
        } else {
            at = value - 1;
            // `==`: the second is part of the value, and no quote behind it opens one.
            if (text_[value] == '=') at = value;
        }
    }
    return npos;
}

void HtmlTokenizer::read_tag(HtmlToken& token) {
    const bool end_tag = text_[at_ + 1] == '/';
    const std::size_t name_begin = at_ + (end_tag ? 2 : 1);
    std::size_t name_end = name_begin;
    while (name_end < tag_end_ && !is_space(text_[name_end]) && text_[name_end] != '/') ++name_end;
    const std::string_view name = text_.substr(name_begin, name_end - name_begin);

    token.kind = end_tag ? HtmlTokenKind::end_tag : HtmlTokenKind::start_tag;
    token.tag = html_tag(name);
    token.self_closing = !end_tag && text_[tag_end_ - 1] == '/';
    token.span = to_span(at_, tag_end_ + 1);
    token.attributes = to_span(name_end, tag_end_);
    at_ = tag_end_ + 1;
    if (!end_tag && is_raw(token.tag)) {
        raw_ = token.tag;
        raw_name_ = name;
    }
}

void HtmlTokenizer::read_declaration(HtmlToken& token) {
    constexpr std::string_view cdata = "<![CDATA[";
    const std::string_view rest = text_.substr(at_);
    const std::size_t begin = at_;
    if (rest.starts_with(cdata)) {
        const std::size_t end = text_.find("]]>", at_ + cdata.size());
        if (end != npos) {
            token.kind = HtmlTokenKind::literal_text;
            token.span = to_span(at_ + cdata.size(), end);
            at_ = end + 3;
            return;
        }
    }
    token.kind = HtmlTokenKind::comment;
    if (rest.starts_with("<!--")) {
        // <!--> and <!---> are whole comments.
        const std::size_t end = find("-->", at_ + 2);
        at_ = std::min(text_.size(), end + 3);
    } else {
        at_ = std::min(text_.size(), find(">", at_) + 1);
    }
    token.span = to_span(begin, at_);
}

std::size_t HtmlTokenizer::find_raw_end() const {
    for (std::size_t at = text_.find("</", at_); at != npos; at = text_.find("</", at + 2)) {
        const std::size_t behind = at + 2 + raw_name_.size();
        if (behind >= text_.size()) break;
        const std::string_view name = text_.substr(at + 2, raw_name_.size());
        const char next = text_[behind];
        if ((is_space(next) || next == '/' || next == '>') &&
            std::equal(name.begin(), name.end(), raw_name_.begin(),
                       [](char a, char b) { return to_lower(a) == to_lower(b); })) {
            return at;
        }
    }
    return text_.size();
}

bool HtmlAttributes::next(HtmlAttribute& attribute) {
    while (at_ < text_.size() && (is_space(text_[at_]) || text_[at_] == '/')) ++at_;
    if (at_ >= text_.size()) return false;
    const std::size_t name_begin = at_++;
    while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '=' && text_[at_] != '/') ++at_;
    attribute.name = text_.substr(name_begin, at_ - name_begin);
    attribute.value = to_span(at_, at_);

    std::size_t value = at_;
    while (value < text_.size() && is_space(text_[value])) ++value;
    if (value >= text_.size() || text_[value] != '=') return true;
    ++value;
    while (value < text_.size() && is_space(text_[value])) ++value;
    std::size_t end = npos;
    if (value < text_.size() && (text_[value] == '"' || text_[value] == '\'')) {
        end = text_.find(text_[value], value + 1);
        if (end != npos) {
            attribute.value = to_span(value + 1, end);
            at_ = end + 1;
            return true;
        }
        // A quote that never closes: what follows would be searched again for each attribute.
        end = text_.size();
    } else {
        end = value;
        while (end < text_.size() && !is_space(text_[end])) ++end;
    }
    attribute.value = to_span(value, end);
    at_ = end;
    return true;
}

}  // namespace gouji
