#include "workspace/json_parts.h"

namespace gouji {

OrderedJson range_json(const SourceText& source, Span span) {
    const Range range = to_range(source, span, PositionEncoding::utf16);
    const auto position = [](Position at) {
        return OrderedJson{{"line", at.line}, {"character", at.character}};
    };
    return {{"start", position(range.start)}, {"end", position(range.end)}};
}

void add_subject(OrderedJson& to, const Subject& subject) {
    if (subject.none()) {
        return;
    }
    OrderedJson about = OrderedJson::object();
    if (subject.table.empty()) {
        about["section"] = subject.section;
    } else {
        about["table"] = subject.table;
        if (!subject.row.empty()) {
            about["row"] = subject.row;
        }
        if (!subject.column.empty()) {
            about["column"] = subject.column;
        }
        if (subject.occurrence > 1) {
            about["occurrence"] = subject.occurrence;
        }
    }
    to[subject.is_cell() ? "cell" : "at"] = std::move(about);
}

std::string dump(const OrderedJson& value) {
    return value.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

}  // namespace gouji
