#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "parser/table/html_table.h"
#include "parser/table/html_tokenizer.h"
#include "parser/table/read_tables.h"

namespace gouji {

namespace {

bool is_ascii_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// Letters that are written without blanks between them: a line end between two of them is the
/// editor's, not the text's.
bool is_wide_lead(char c) {
    return static_cast<unsigned char>(c) >= 0xE2;
}

bool ends_wide(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U) --at;
    return at > 0 && is_wide_lead(text[at - 1]);
}

unsigned to_number(std::string_view text) {
    unsigned value = 0;
    bool any = false;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            if (any || !is_ascii_blank(c)) break;
            continue;
        }
        any = true;
        value = std::min(100'000U, value * 10 + static_cast<unsigned>(c - '0'));
    }
    return any ? value : 1;
}

bool says_display_none(std::string_view style) {
    constexpr std::string_view wanted = "display:none";
    std::size_t matched = 0;
    for (const char c : style) {
        if (is_ascii_blank(c)) continue;
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        if (lower == wanted[matched]) {
            if (++matched == wanted.size()) return true;
        } else {
            matched = lower == wanted[0] ? 1 : 0;
        }
    }
    return false;
}

bool is_attachment(std::string_view address) {
    constexpr auto endings =
        std::to_array<std::string_view>({".xlsx", ".xls", ".docx", ".doc", ".pdf", ".wps", ".et", ".ofd",
                                         ".zip", ".rar", ".jpg", ".jpeg", ".png"});
    address = address.substr(0, address.find_first_of("?#"));
    while (!address.empty() && is_ascii_blank(address.back())) address.remove_suffix(1);
    return std::any_of(endings.begin(), endings.end(), [address](std::string_view ending) {
        return address.size() > ending.size() &&
               equals_ignoring_case(address.substr(address.size() - ending.size()), ending);
    });
}

/// The element that hides what is inside it, and what has been opened in it.
struct Hidden {
    HtmlTag tag = HtmlTag::other;
    std::uint32_t begin = 0;
    std::array<std::uint32_t, html_tag_count> open = {};

    [[nodiscard]] std::uint32_t count(HtmlTag wanted) const { return open[static_cast<std::size_t>(wanted)]; }

    /// Whether the start of an element ends the hidden one, whose end tag was left out.
    [[nodiscard]] bool ended_by(HtmlTag start) const {
        const bool of_row_group =
            start == HtmlTag::thead || start == HtmlTag::tbody || start == HtmlTag::tfoot;
        const bool of_row = of_row_group || start == HtmlTag::tr;
        switch (tag) {
            case HtmlTag::p:
                return is_html_block(start);
            case HtmlTag::li:
                return start == HtmlTag::li && count(HtmlTag::block) == 0;
            case HtmlTag::td:
            case HtmlTag::th:
                return count(HtmlTag::table) == 0 && (of_row || start == HtmlTag::td || start == HtmlTag::th);
            case HtmlTag::tr:
                return count(HtmlTag::table) == 0 && of_row;
            default:
                return false;
        }
    }
};

class HtmlReader {
 public:
    HtmlReader(const SourceText& source, Span range, Blocks& blocks)
        : source_(source),
          text_(source.text().substr(0, range.end)),
          range_(range),
          blocks_(blocks),
          tables_(source, blocks) {}

    void read() {
        HtmlTokenizer tokenizer(text_, range_);
        HtmlToken token;
        while (tokenizer.next(token)) {
            switch (token.kind) {
                case HtmlTokenKind::text:
                case HtmlTokenKind::literal_text:
                    if (!hidden_) read_text(token);
                    break;
                case HtmlTokenKind::raw_text:
                case HtmlTokenKind::comment:
                    if (!hidden_) blocks_.ignored.push_back({token.span});
                    break;
                case HtmlTokenKind::start_tag:
                    start(token);
                    break;
                case HtmlTokenKind::end_tag:
                    end(token);
                    break;
            }
        }
        end_line();
        tables_.end_document(range_.end);
        if (hidden_) blocks_.ignored.push_back({{hidden_->begin, range_.end}});
    }

 private:
    void start(const HtmlToken& token);
    void start_structure(const HtmlToken& token);
    void end(const HtmlToken& token);
    void end_structure(const HtmlToken& token);
    bool pass_hidden_start(const HtmlToken& token);
    bool pass_hidden_end(const HtmlToken& token);
    void show_again(std::uint32_t at);
    [[nodiscard]] bool hides(Span attributes) const;
    [[nodiscard]] std::optional<Span> attribute(Span attributes, std::string_view name) const;
    void note_picture(const HtmlToken& token);

    void read_text(const HtmlToken& token);
    void add_piece(std::string_view text, Span span);
    /// Ends the line of text; `end_tag` where that is what ends it.
    void end_line(const HtmlToken* end_tag = nullptr);

    const SourceText& source_;
    std::string_view text_;
    Span range_;
    Blocks& blocks_;
    HtmlTables tables_;

    MappedText line_;                 // as far as it is read
    std::optional<HtmlToken> block_;  // the start tag of the block whose first line is read
    std::optional<Span> gap_;         // blanks with a line end, behind `line_`
    std::uint8_t level_ = 0;
    std::size_t preformatted_ = 0;  // open <pre>
    bool says_something_ = false;   // of the text between two tags
    std::optional<std::size_t> attachment_;
    std::optional<Hidden> hidden_;
};

std::optional<Span> HtmlReader::attribute(Span attributes, std::string_view name) const {
    HtmlAttributes all(text_, attributes);
    HtmlAttribute one;
    while (all.next(one)) {
        if (equals_ignoring_case(one.name, name)) return one.value;
    }
    return std::nullopt;
}

bool HtmlReader::hides(Span attributes) const {
    if (attributes.length() < 6) return false;
    const std::string_view raw = source_.slice(attributes);
    if (raw.find("none") == std::string_view::npos && raw.find("idden") == std::string_view::npos &&
        raw.find("NONE") == std::string_view::npos && raw.find("IDDEN") == std::string_view::npos) {
        return false;
    }
    HtmlAttributes all(text_, attributes);
    HtmlAttribute one;
    while (all.next(one)) {
        if (equals_ignoring_case(one.name, "hidden")) return true;
        if (equals_ignoring_case(one.name, "style") && says_display_none(source_.slice(one.value)))
            return true;
    }
    return false;
}

void HtmlReader::show_again(std::uint32_t at) {
    blocks_.ignored.push_back({{hidden_->begin, at}});
    hidden_.reset();
}

bool HtmlReader::pass_hidden_start(const HtmlToken& token) {
    if (hidden_->ended_by(token.tag)) {
        show_again(token.span.begin);
        return false;
    }
    if (!is_html_void(token.tag) && !token.self_closing) ++hidden_->open[static_cast<std::size_t>(token.tag)];
    return true;
}

bool HtmlReader::pass_hidden_end(const HtmlToken& token) {
    std::uint32_t& open = hidden_->open[static_cast<std::size_t>(token.tag)];
    if (open == 0) {
        // The end of an element around the hidden one, unless it is a stray.
        const bool around = token.tag != HtmlTag::other && token.tag != HtmlTag::br &&
                            (token.tag != HtmlTag::p || !is_html_block(hidden_->tag));
        if (around) show_again(token.span.begin);
        return !around;
    }
    --open;
    if (token.tag == hidden_->tag && open == 0) show_again(token.span.end);
    return true;
}

void HtmlReader::note_picture(const HtmlToken& token) {
    switch (token.tag) {
        case HtmlTag::img:
            blocks_.pictures.push_back({token.span});
            tables_.add_picture(token.span);
            break;
        case HtmlTag::a:
        case HtmlTag::embed:
        case HtmlTag::iframe:
        case HtmlTag::object: {
            const std::string_view name = token.tag == HtmlTag::a        ? "href"
                                          : token.tag == HtmlTag::object ? "data"
                                                                         : "src";
            const std::optional<Span> address = attribute(token.attributes, name);
            if (!address || !is_attachment(source_.slice(*address))) break;
            if (token.tag == HtmlTag::a) attachment_ = blocks_.pictures.size();
            blocks_.pictures.push_back({token.span});
            break;
        }
        default:
            break;
    }
}

void HtmlReader::start(const HtmlToken& token) {
    if (hidden_ && pass_hidden_start(token)) return;
    const bool hidden = token.tag == HtmlTag::template_element || hides(token.attributes);
    if (hidden && !is_html_void(token.tag) && !token.self_closing) {
        // A hidden cell or row still ends the one before it.
        if (is_html_block(token.tag)) end_line();
        if (token.tag == HtmlTag::tr) tables_.end_row(token.span.begin);
        if (token.tag == HtmlTag::td || token.tag == HtmlTag::th) tables_.end_cell(token.span.begin);
        hidden_.emplace();
        hidden_->tag = token.tag;
        hidden_->begin = token.span.begin;
        hidden_->open[static_cast<std::size_t>(token.tag)] = 1;
        return;
    }
    note_picture(token);
    if (token.tag == HtmlTag::br && level_ > 0) {
        // A heading broken over lines is still one heading.
        if (!line_.empty()) gap_ = token.span;
        return;
    }
    if (is_html_block(token.tag) || token.tag == HtmlTag::br) {
        end_line();
        start_structure(token);
    } else if (!is_html_void(token.tag) && !token.self_closing) {
        tables_.start_element(token.span);
    }
}

void HtmlReader::start_structure(const HtmlToken& token) {
    switch (token.tag) {
        case HtmlTag::table:
            level_ = 0;
            tables_.start_table(token.span.begin);
            break;
        case HtmlTag::thead:
        case HtmlTag::tbody:
        case HtmlTag::tfoot:
            tables_.start_row_group(token.span.begin);
            break;
        case HtmlTag::tr:
            tables_.start_row(token.span.begin);
            break;
        case HtmlTag::td:
        case HtmlTag::th: {
            const std::optional<Span> colspan = attribute(token.attributes, "colspan");
            const std::optional<Span> rowspan = attribute(token.attributes, "rowspan");
            tables_.start_cell(token.span, colspan ? to_number(source_.slice(*colspan)) : 1,
                               rowspan ? to_number(source_.slice(*rowspan)) : 1);
            break;
        }
        case HtmlTag::br:
        case HtmlTag::hr:
        case HtmlTag::caption:
        case HtmlTag::colgroup:
            break;
        default:
            level_ = html_heading_level(token.tag);
            block_ = token;
            if (token.tag == HtmlTag::pre) ++preformatted_;
            tables_.start_element(token.span);
            break;
    }
}

void HtmlReader::end(const HtmlToken& token) {
    if (hidden_ && pass_hidden_end(token)) return;
    if (is_html_block(token.tag) || token.tag == HtmlTag::br) {
        end_line(&token);
        end_structure(token);
        return;
    }
    if (token.tag == HtmlTag::a && attachment_) {
        blocks_.pictures[*attachment_].span.end = token.span.end;
        attachment_.reset();
    }
    tables_.end_element(token.span);
}

void HtmlReader::end_structure(const HtmlToken& token) {
    switch (token.tag) {
        case HtmlTag::table:
            tables_.end_table(token.span.begin);
            break;
        case HtmlTag::thead:
        case HtmlTag::tbody:
        case HtmlTag::tfoot:
            tables_.start_row_group(token.span.begin);
            break;
        case HtmlTag::tr:
            tables_.end_row(token.span.begin);
            break;
        case HtmlTag::td:
        case HtmlTag::th:
            tables_.end_cell(token.span.begin);
            break;
        case HtmlTag::caption:
            tables_.end_caption();
            break;
        case HtmlTag::br:
        case HtmlTag::hr:
        case HtmlTag::colgroup:
            break;
        default:
            level_ = 0;
            if (token.tag == HtmlTag::pre && preformatted_ > 0) --preformatted_;
            tables_.end_element(token.span);
            break;
    }
}

void HtmlReader::read_text(const HtmlToken& token) {
    const std::size_t end = token.span.end;
    const bool entities = token.kind == HtmlTokenKind::text;
    const auto span = [](std::size_t from, std::size_t to) {
        return Span{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
    };
    says_something_ = false;
    std::size_t run = token.span.begin;  // text that is taken as it stands
    const auto take_run = [&](std::size_t to) {
        if (to > run) add_piece(text_.substr(run, to - run), span(run, to));
    };
    for (std::size_t at = run; at < end;) {
        const char c = text_[at];
        if (c == '&' && entities) {
            const HtmlEntity entity = read_html_entity(text_.substr(0, end), at);
            if (entity.length > 0) {
                take_run(at);
                add_piece(entity.view(), span(at, at + entity.length));
                at += entity.length;
                run = at;
                continue;
            }
        } else if (c == '\n' || c == '\r' || c == '\t') {
            std::size_t begin = at;
            while (begin > run && text_[begin - 1] == ' ') --begin;
            take_run(begin);
            if (preformatted_ > 0 && c != '\t') {
                end_line();
                ++at;
            } else {
                while (at < end && is_ascii_blank(text_[at])) ++at;
                gap_ = span(begin, at);
            }
            run = at;
            continue;
        }
        ++at;
    }
    take_run(end);
    tables_.add_token(token.span, says_something_);
}

void HtmlReader::add_piece(std::string_view text, Span span) {
    const bool blank = trim(text).empty();
    if (line_.empty()) {
        gap_.reset();
        if (blank) return;
    }
    says_something_ = says_something_ || !blank;
    if (gap_) {
        if (!(ends_wide(line_.view()) && is_wide_lead(text.front()))) {
            line_.append(" ", *gap_);
            tables_.add_piece(" ", *gap_);
        }
        gap_.reset();
    }
    if (line_.empty() && text.data() == text_.data() + span.begin) {
        line_ = MappedText(text, span);
    } else {
        line_.append(text, span);
    }
    tables_.add_piece(text, span);
}

void HtmlReader::end_line(const HtmlToken* end_tag) {
    gap_.reset();
    if (!line_.empty()) {
        TextLine line;
        line.text = line_.trimmed();
        line.level = level_;
        line.span = line.text.span();
        if (block_) line.span.begin = block_->span.begin;
        if (block_ && end_tag != nullptr && end_tag->tag == block_->tag) line.span.end = end_tag->span.end;
        blocks_.lines.push_back(std::move(line));
        tables_.add_line(blocks_.lines.back());
        line_ = MappedText();
    }
    block_.reset();
}

}  // namespace

void read_html(const SourceText& source, Span range, Blocks& out) {
    if (range.begin == 0 && range.end >= source.text().size()) out.html = true;
    HtmlReader(source, range, out).read();
}

}  // namespace gouji
