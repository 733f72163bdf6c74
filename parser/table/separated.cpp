// Rows of fields separated by commas, semicolons or tabs, with quotes around fields.

#include <algorithm>
#include <string>

#include "parser/table/known_label.h"
#include "parser/table/line_scan.h"
#include "parser/table/read_tables.h"
#include "parser/text/label.h"

namespace gouji {

namespace {

constexpr std::size_t most_fields = 64;
constexpr std::size_t longest_quoted = 2048;  // bytes between quotes; more is a stray quote

struct Field {
    Span whole;   // between the separators
    Span inside;  // between the quotes, where it has some
    bool quoted = false;
    bool doubled = false;  // has doubled quotes inside
};

struct Record {
    std::vector<Field> fields;
    std::size_t next_line = 0;
    bool too_many = false;
};

bool is_space(char c) {
    return c == ' ' || c == '\t';
}

class Splitter {
 public:
    Splitter(const ReadContext& context, char separator)
        : context_(context), source_(context.source), separator_(separator) {}

    void read(std::size_t line, Record& record) const {
        record.fields.clear();
        record.too_many = false;
        const std::string_view text = source_.text();
        std::size_t at = context_.line(line).begin;
        std::size_t end = context_.line(line).end;
        while (true) {
            if (record.fields.size() == most_fields) {
                record.too_many = true;
                break;
            }
            Field field;
            std::size_t open = at;
            while (open < end && is_space(text[open]) && text[open] != separator_) ++open;
            std::size_t behind = 0;
            if (open < end && text[open] == '"' && read_quoted(open, field, behind)) {
                if (behind > end) end = source_.line(source_.line_of(to_offset(behind))).end;
            } else {
                behind = std::min(text.substr(0, end).find(separator_, at), end);
                field.inside = {to_offset(at), to_offset(behind)};
            }
            field.whole = {to_offset(at), to_offset(behind)};
            record.fields.push_back(field);
            if (behind >= end) break;
            at = behind + 1;
        }
        record.next_line = source_.line_of(to_offset(end)) + 1;
    }

 private:
    static std::uint32_t to_offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

    /// Reads from the opening quote to the separator or line end behind the closing one.
    bool read_quoted(std::size_t open, Field& field, std::size_t& behind) const {
        const std::string_view text = source_.text().substr(0, open + longest_quoted);
        context_.look_at(source_.line_of(to_offset(text.size())));
        bool doubled = false;
        std::size_t close = text.find('"', open + 1);
        while (close != std::string_view::npos && close + 1 < text.size() && text[close + 1] == '"') {
            doubled = true;
            close = text.find('"', close + 2);
        }
        if (close == std::string_view::npos) return false;
        std::size_t at = close + 1;
        while (at < text.size() && is_space(text[at]) && text[at] != separator_) ++at;
        if (at < text.size() && text[at] != separator_ && text[at] != '\n' && text[at] != '\r') return false;
        field.quoted = true;
        field.doubled = doubled;
        field.inside = {to_offset(open + 1), to_offset(close)};
        behind = at;
        return true;
    }

    const ReadContext& context_;
    const SourceText& source_;
    char separator_;
};

class SeparatedReader {
 public:
    SeparatedReader(const ReadContext& context, char separator)
        : context_(context), source_(context.source), splitter_(context, separator) {}

    std::optional<ReadResult> read(std::size_t first) {
        Record record;
        splitter_.read(first, record);
        if (!begins(record)) return std::nullopt;
        ReadResult result;
        result.grid.shape = Shape::separated;
        std::size_t rows = 0;
        std::size_t line = first;
        while (true) {
            if (!belongs(record)) break;
            add(record, result.grid);
            ++rows;
            result.next_line = record.next_line;
            line = skip_between(record.next_line);
            if (line >= source_.line_count() || context_.is_heading(line)) break;
            splitter_.read(line, record);
        }
        if (rows < 2) return std::nullopt;
        place_blanks(result.grid);
        result.grid.span = {result.grid.cells.front().field.begin, result.grid.cells.back().field.end};
        return result;
    }

 private:
    KnownLabel label_of(const Field& field) const {
        const std::string_view text = trim(source_.slice(field.inside));
        return may_be_cell(text) ? known_label(context_.forms, text) : KnownLabel{};
    }

    /// A row that begins a table has a label of a form and nothing but labels, figures and blanks.
    bool begins(const Record& record) const {
        if (record.fields.size() < 2 || record.too_many) return false;
        for (const Field& field : record.fields) {
            if (!may_be_cell(trim(source_.slice(field.inside)))) return false;
        }
        std::size_t known = 0;
        std::size_t strange = 0;
        for (const Field& field : record.fields) {
            const std::string_view text = trim(source_.slice(field.inside));
            if (text.empty()) continue;
            if (label_of(field)) {
                ++known;
            } else if (!is_figure(text)) {
                ++strange;
            }
        }
        return known > strange;
    }

    /// Whether the record goes on with the table: as wide as it, or with a label of the form.
    bool belongs(const Record& record) {
        if (record.too_many) return false;
        bool known = false;
        for (const Field& field : record.fields) {
            if (!may_be_cell(trim(source_.slice(field.inside)))) return false;
            known = known || label_of(field);
        }
        if (record.fields.size() == 1) return known;
        if (width_ == 0) width_ = record.fields.size();
        return known || record.fields.size() == width_;
    }

    void add(const Record& record, Grid& grid) {
        grid.row_starts.push_back(static_cast<std::uint32_t>(grid.cells.size()));
        int column = 0;
        for (const Field& field : record.fields) {
            GridCell cell;
            cell.field = field.whole;
            cell.column = column++;
            cell.text = field.doubled ? unquoted(field.inside) : cell_text(source_, field.inside);
            if (cell.text.empty()) {
                cell.span = field.inside;
                cell.text = MappedText({}, cell.span);
            } else {
                cell.span = cell.text.span();
                if (!padding_known_ && is_figure(cell.text.view())) {
                    padding_known_ = true;
                    lead_ = cell.span.begin - field.inside.begin;
                    trail_ = field.inside.end - cell.span.end;
                }
            }
            grid.cells.push_back(std::move(cell));
        }
    }

    MappedText unquoted(Span inside) const {
        const std::string_view text = source_.text();
        MappedText out;
        std::uint32_t at = inside.begin;
        while (at < inside.end) {
            const std::size_t found = text.substr(0, inside.end).find("\"\"", at);
            const auto quote = static_cast<std::uint32_t>(std::min<std::size_t>(found, inside.end));
            if (quote > at) out.append(text.substr(at, quote - at), {at, quote});
            if (quote < inside.end) out.append("\"", {quote, quote + 2});
            at = quote + 2;
        }
        return out.trimmed();
    }

    /// A blank that is padded as the figures are keeps its padding.
    void place_blanks(Grid& grid) const {
        if (!padding_known_ || lead_ + trail_ == 0) return;
        for (GridCell& cell : grid.cells) {
            if (!cell.text.empty() || cell.span.length() != lead_ + trail_) continue;
            cell.span = {cell.span.begin + lead_, cell.span.begin + lead_};
            cell.text = MappedText({}, cell.span);
        }
    }

    std::size_t skip_between(std::size_t line) const {
        while (line < source_.line_count() &&
               (is_blank_text(context_.line_text(line)) || is_page_mark(context_.line_text(line)))) {
            ++line;
        }
        return line;
    }

    const ReadContext& context_;
    const SourceText& source_;
    Splitter splitter_;
    std::size_t width_ = 0;
    bool padding_known_ = false;
    std::uint32_t lead_ = 0;
    std::uint32_t trail_ = 0;
};

}  // namespace

std::optional<ReadResult> read_separated_table(const ReadContext& context, std::size_t first) {
    const std::string_view line = context.line_text(first);
    const bool quotes = line.find('"') != std::string_view::npos;
    for (const char separator : {',', ';', '\t'}) {
        // Tabs without quotes are another shape.
        if (line.find(separator) == std::string_view::npos || (separator == '\t' && !quotes)) continue;
        if (std::optional<ReadResult> result = SeparatedReader(context, separator).read(first)) return result;
    }
    return std::nullopt;
}

}  // namespace gouji
