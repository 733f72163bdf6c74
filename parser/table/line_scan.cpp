#include "parser/table/line_scan.h"

#include <algorithm>
#include <optional>

#include "parser/text/byte_set.h"
#include "parser/text/label.h"
#include "parser/text/number.h"

namespace gouji {

namespace {

bool is_ascii_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

bool is_blank_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte > ' ' && byte < 0x80) return false;
        if (!is_blank(next_code_point(text, at))) return false;
    }
    return true;
}

bool is_page_mark(std::string_view line) {
    const std::string_view text = trim(line);
    if (text.empty()) return line.find('\f') != std::string_view::npos;
    if (text.size() > 24) return false;
    bool digit = false;
    bool mark = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c >= U'0' && c <= U'9') {
            digit = true;
        } else if (c == U'-' || c == U'—' || c == U'–' || c == U'－' || c == U'/' || c == U'P' ||
                   c == U'第' || c == U'页' || c == U'共' || c == U'·' || c == U'~') {
            mark = true;
        } else if (!is_blank(c) && c != U'.') {
            return false;
        }
    }
    if (!digit || !mark) return false;
    // "-8" is a figure; a page mark has its dash on both sides, or says that it counts pages.
    const bool dashes = !is_ascii_word(text.front()) && !is_ascii_word(text.back());
    return dashes || text.front() == 'P' || text.find("页") != std::string_view::npos;
}

bool is_figure(std::string_view text) {
    const Value value = read_value(text, CellKind::signed_count, MoneyUnit::none);
    return value.kind == ValueKind::number || value.kind == ValueKind::placeholder;
}

MappedText cell_text(const SourceText& source, Span field) {
    const std::string_view text = source.slice(field);
    static constexpr ByteSet line_ends("\r\n");
    if (line_ends.find(text) == std::string_view::npos) return MappedText(text, field).trimmed();
    MappedText joined;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(line_ends.find(text, begin), text.size());
        const std::string_view piece = text.substr(begin, end - begin);
        const std::string_view core = trim(piece);
        if (!core.empty()) {
            const auto at =
                static_cast<std::uint32_t>(field.begin + static_cast<std::size_t>(core.data() - text.data()));
            // Ideographs that a line end tore apart belong together; figures do not become one.
            if (!joined.empty() && is_ascii_word(joined.view().back()) && is_ascii_word(core.front())) {
                joined.append(" ", {joined.span().end, at});
            }
            joined.append(core, {at, static_cast<std::uint32_t>(at + core.size())});
        }
        begin = end + 1;
    }
    return joined;
}

namespace {

/// What the field says between ASCII blanks, where that is all that there is to trim: nothing, or
/// text in one line that begins and ends with a visible ASCII character or a common ideograph.
/// Most fields of a table are such, and there are hundreds.
std::optional<Span> plain_content(std::string_view text, Span field, bool one_line) {
    std::size_t begin = 0;
    std::size_t end = text.size();
    while (begin < end && text[begin] == ' ') ++begin;
    while (end > begin && text[end - 1] == ' ') --end;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    // U+4000 to U+9FFF begin with E4 to E9; none of them is a blank.
    const auto ideograph = [&](std::size_t at) { return byte(at) >= 0xE4 && byte(at) <= 0xE9; };
    const auto visible = [&](std::size_t at) { return byte(at) > ' ' && byte(at) < 0x7F; };
    if (begin < end) {
        if (!visible(begin) && !ideograph(begin)) return std::nullopt;
        if (!visible(end - 1) && (end - begin < 3 || !ideograph(end - 3))) return std::nullopt;
        for (std::size_t at = begin; !one_line && at < end; ++at) {
            if (text[at] == '\n' || text[at] == '\r') return std::nullopt;
        }
    }
    return Span{field.begin + static_cast<std::uint32_t>(begin),
                field.begin + static_cast<std::uint32_t>(end)};
}

}  // namespace

GridCell make_cell(const SourceText& source, Span field, bool one_line) {
    GridCell cell;
    cell.field = field;
    const std::string_view text = source.slice(field);
    if (const std::optional<Span> content = plain_content(text, field, one_line)) {
        cell.span = content->empty() ? field : *content;
        if (!content->empty()) cell.text = MappedText(source.slice(*content), *content);
        return cell;
    }
    cell.text = cell_text(source, field);
    if (!cell.text.empty()) {
        cell.span = cell.text.span();
    } else if (one_line || text.find_first_of("\r\n") == std::string_view::npos) {
        cell.span = field;
    } else {
        cell.span = {field.end, field.end};
    }
    return cell;
}

std::size_t skip_blank_lines(const ReadContext& context, std::size_t line) {
    while (line < context.source.line_count() && is_blank_text(context.line_text(line))) ++line;
    return line;
}

}  // namespace gouji
