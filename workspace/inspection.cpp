#include "workspace/inspection.h"

#include <fmt/format.h>

#include "workspace/json_parts.h"

namespace gouji {
namespace {

std::string_view kind_name(RelationKind kind) {
    switch (kind) {
        case RelationKind::row_total:
            return "row-total";
        case RelationKind::column_total:
            return "column-total";
        case RelationKind::balance:
            break;
    }
    return "balance";
}

std::string_view status_name(EquationStatus status) {
    switch (status) {
        case EquationStatus::holds:
            return "holds";
        case EquationStatus::broken:
            return "broken";
        case EquationStatus::open:
            break;
    }
    return "open";
}

std::string_view reason_name(Unreadable why) {
    switch (why) {
        case Unreadable::layout:
            return "layout";
        case Unreadable::columns:
            return "columns";
        case Unreadable::labels:
            return "labels";
        case Unreadable::picture:
            break;
    }
    return "picture";
}

// The report as JSON. Lists have a line for each entry, so that people can read it too.
class Inspection {
 public:
    Inspection(const std::string& path, const Judgement& judgement) : path_(path), judgement_(judgement) {}

    [[nodiscard]] std::string json() {
        const Report& report = judgement_.report;
        const Outline& outline = report.outline;
        const auto or_null = [](bool there, auto value) {
            return there ? OrderedJson(value) : OrderedJson();
        };
        member("path", path_);
        const auto form = form_name(report);
        member("form", or_null(form.has_value(), form.value_or("")));
        member("year", or_null(outline.year.has_value(), outline.year.value_or(0)));
        member("agency", or_null(!outline.agency.empty(), outline.agency));
        member("title", or_null(outline.title.has_value(),
                                outline.title ? std::string(outline.title->text.view()) : ""));
        sections();
        tables();
        cells();
        equations();
        unread();
        return "{" + out_ + "\n}\n";
    }

 private:
    [[nodiscard]] OrderedJson range(Span span) const { return range_json(*judgement_.report.source, span); }

    void member(std::string_view name, const OrderedJson& value) {
        out_ += fmt::format("{}\n\"{}\": {}", out_.empty() ? "" : ",", name, dump(value));
    }
    void begin_list(std::string_view name) {
        out_ += fmt::format(",\n\"{}\": [", name);
        first_ = true;
    }
    void entry(const OrderedJson& value) {
        out_ += fmt::format("{}\n  {}", first_ ? "" : ",", dump(value));
        first_ = false;
    }
    void end_list() { out_ += "]"; }

    void sections() {
        const Report& report = judgement_.report;
        begin_list("sections");
        for (const Section& section : report.outline.sections) {
            entry({{"id", report.expected_form().sections[section.section].id},
                   {"heading", section.heading.view()},
                   {"headingRange", range(section.heading_span)},
                   {"range", range(section.range)}});
        }
        end_list();
    }

    void tables() {
        const Report& report = judgement_.report;
        begin_list("tables");
        for (const BoundTable& bound : report.tables) {
            entry({{"table", bound.of(*report.forms).id},
                   {"occurrence", bound.occurrence},
                   {"form", (*report.forms)[bound.form].id},
                   {"shape", shape_name(bound.shape)},
                   {"range", range(bound.span)}});
        }
        end_list();
    }

    void cells() {
        const Report& report = judgement_.report;
        begin_list("cells");
        for (const BoundTable& bound : report.tables) {
            const FormTable& table = bound.of(*report.forms);
            for (std::size_t i = 0; i < bound.cells.size(); ++i) {
                const Cell& cell = bound.cells[i];
                if (!cell.present) {
                    continue;
                }
                const bool certain = cell.value.kind == ValueKind::number;
                entry({{"table", table.id},
                       {"occurrence", bound.occurrence},
                       {"row", table.rows[i / table.columns.size()].id},
                       {"column", table.columns[i % table.columns.size()].id},
                       {"value", certain ? OrderedJson(cell.value.number.to_string()) : OrderedJson()},
                       {"text", cell.text.view()},
                       {"range", range(cell.span)}});
            }
        }
        end_list();
    }

    void equations() {
        const Report& report = judgement_.report;
        begin_list("equations");
        for (std::size_t t = 0; t < report.tables.size(); ++t) {
            const FormTable& table = report.tables[t].of(*report.forms);
            const TableSolution& solution = judgement_.solution.tables[t];
            for (std::size_t i = 0; i < solution.equations.size(); ++i) {
                const EquationState& state = solution.equations[i];
                OrderedJson json = {{"table", table.id},
                                    {"kind", kind_name(table.equations[i].kind)},
                                    {"status", status_name(state.status)},
                                    {"left", state.left},
                                    {"right", state.right}};
                if (report.tables[t].occurrence > 1) {
                    json["occurrence"] = report.tables[t].occurrence;
                }
                entry(json);
            }
        }
        end_list();
    }

    void unread() {
        begin_list("unread");
        for (const Unread& unread : judgement_.report.unread) {
            entry({{"range", range(unread.range)}, {"reason", reason_name(unread.why)}});
        }
        end_list();
    }

    const std::string& path_;
    const Judgement& judgement_;
    std::string out_;
    bool first_ = true;
};

}  // namespace

std::optional<std::string> form_name(const Report& report) {
    if (report.mixed) {
        return "mixed";
    }
    return report.form ? std::optional((*report.forms)[*report.form].id) : std::nullopt;
}

std::string inspection_json(const std::string& path, const Judgement& judgement) {
    return Inspection(path, judgement).json();
}

}  // namespace gouji
