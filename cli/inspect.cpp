#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/configurations.h"
#include "cli/formats/json_parts.h"
#include "cli/judging.h"
#include "cli/options.h"
#include "cli/output.h"
#include "parser/report/report.h"
#include "platform/files.h"
#include "rules/equations/solve.h"

namespace gouji::cli {
namespace {

struct InspectOptions {
    std::string file;
    std::string config;
    std::string form;
    std::string language;
    std::string stdin_name = "-";
};

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

int inspect(const InspectOptions& options, bool english) {
    JudgingOptions judging;
    judging.form = options.form;
    judging.language = options.language;
    const auto layer = command_line_layer(judging, english);
    if (!layer) {
        return status_failed;
    }
    Configurations configurations(*layer,
                                  options.config.empty() ? std::nullopt : std::optional(options.config));
    if (!configurations.failure().empty()) {
        complain(configurations.failure());
        return status_failed;
    }
    const bool from_input = options.file == "-";
    const std::string& path = from_input ? options.stdin_name : options.file;
    std::string bytes;
    std::string error;
    if (from_input) {
        auto read = platform::read_standard_input(english);
        error = read.error();
        bytes = read ? std::move(read.value()) : std::string();
    } else {
        auto read = platform::read_file(path, english);
        error = read.error();
        bytes = read ? std::move(read.value().bytes) : std::string();
    }
    if (!error.empty()) {
        complain(fmt::format("{}: {}", path, error));
        return status_failed;
    }
    const FileSettings settings = configurations.settings_for(path);
    Settings wanted = settings.resolved.settings;
    const Judgement judgement = judge(
        std::make_shared<const SourceText>(SourceText::decode(std::move(bytes))), *settings.forms, wanted);
    Output output;
    output.write(Inspection(path, judgement).json());
    return output.close(english) ? status_done : status_failed;
}

}  // namespace

void add_inspect(CLI::App& app, Setup& setup) {
    CLI::App& command =
        *app.add_subcommand("inspect", setup.say("读出的报告，JSON", "the report as read, in JSON"));
    const auto options = std::make_shared<InspectOptions>();
    command
        .add_option("FILE", options->file, setup.say("文件；- 是标准输入", "the file; - is standard input"))
        ->required()
        ->type_name("");
    command.add_option("--config", options->config,
                       setup.say("只用这一个配置文件", "this configuration file and no other"));
    command.add_option("--form", options->form,
                       setup.say("按这种格式读：2019、2021，或自定格式的文件",
                                 "read by this form: 2019, 2021, or a form's file"));
    command.add_option("--stdin-name", options->stdin_name,
                       setup.say("标准输入的文件名", "the name that standard input goes by"));
    add_language_option(command, options->language, setup);
    command.callback(
        [options, &setup] { setup.chosen = [options, &setup] { return inspect(*options, setup.english); }; });
}

}  // namespace gouji::cli
