// Whatever changes between two versions of a draft: judged with the help of the version before, it is what
// it is judged by itself, to the last place of the last cell.

#include <fmt/format.h>

#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/core/registry.h"
#include "rules/core/runner.h"
#include "tests/catch.h"
#include "tests/seeded/seeded.h"
#include "tests/support/damage.h"

using namespace gouji;
using namespace gouji::test;

namespace {

class Description {
 public:
    explicit Description(const Judgement& judgement) : report_(judgement.report) {
        blocks();
        outline();
        for (const BoundTable& each : report_.tables) table(each);
        for (const Unread& each : report_.unread) {
            say("unread {} {}", where(each.range), static_cast<int>(each.why));
        }
        say("form {} mixed {}", report_.form.value_or(99), report_.mixed);
        for (const TableSolution& each : judgement.solution.tables) solution(each);
        prose(judgement.prose);
        for (const Finding& each : judgement.findings) finding(each);
    }
    [[nodiscard]] const std::string& text() const { return text_; }

 private:
    template <typename... Args>
    void say(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Args>(args)...);
        text_ += '\n';
    }
    static std::string where(Span span) { return fmt::format("[{},{})", span.begin, span.end); }
    static std::string mapped(const MappedText& text) {
        // Where its middle stands shows that its pieces are in their places.
        const std::size_t middle = text.view().size() / 2;
        return fmt::format("“{}”{}{}", text.view(), where(text.span()), where(text.source(middle, middle)));
    }

    void blocks() {
        const Blocks& blocks = report_.blocks;
        say("html {} markdown {} cells {}", blocks.html, blocks.markdown, blocks.cells);
        for (const TextLine& line : blocks.lines) {
            say("line {} {} {}", mapped(line.text), where(line.span), line.level);
        }
        for (const Grid& grid : blocks.grids) {
            say("grid {} {} {}", shape_name(grid.shape), where(grid.span), grid.rows_known);
            for (std::size_t row = 0; row < grid.row_count(); ++row) say("row {}", grid.row_begin(row));
            for (const GridCell& cell : grid.cells) {
                say("{}{}{} {} {} {}", mapped(cell.text), where(cell.span), where(cell.field),
                    cell.padding.before, cell.padding.width, cell.column);
            }
        }
        for (const Ignored& each : blocks.ignored) say("ignored {}", where(each.span));
        for (const Picture& each : blocks.pictures) say("picture {}", where(each.span));
    }

    void outline() {
        const Outline& outline = report_.outline;
        if (outline.title) say("title {}", mapped(outline.title->text));
        say("year {} agency {} report {}", outline.year.value_or(0), outline.agency, outline.is_report);
        for (const Section& each : outline.sections) {
            say("section {} {} {} {} {} {}", each.section, static_cast<int>(each.match), mapped(each.heading),
                where(each.range), each.first_line, each.last_line);
        }
    }

    void cell(const Cell& cell) {
        say("{} {} {}{}{}", cell.present,
            cell.value.kind == ValueKind::number ? cell.value.number.to_string()
                                                 : fmt::format("kind {}", static_cast<int>(cell.value.kind)),
            mapped(cell.text), where(cell.span), where(cell.field));
    }

    void table(const BoundTable& table) {
        say("table {} {} {} {} {} in {}", table.form, table.table, table.occurrence, where(table.span),
            where(table.caption), table.section.value_or(99));
        for (const BoundRow& row : table.rows) {
            say("{} {} {} {}", static_cast<int>(row.state), mapped(row.label), where(row.span), row.figures);
            for (const Cell& each : row.surplus) cell(each);
        }
        for (const Cell& each : table.cells) cell(each);
        for (const ExtraLabel& each : table.extra) say("extra {} {}", each.row, mapped(each.label));
        for (const auto& [column, label] : table.column_labels) say("column {} {}", column, mapped(label));
    }

    void solution(const TableSolution& table) {
        for (const EquationState& each : table.equations) {
            say("{} {} {} {}", static_cast<int>(each.status), each.left, each.right, each.component);
        }
        for (const auto& each : table.settled) say("{}", each.value_or(-1));
    }

    void prose(const Prose& prose) {
        for (const Paragraph& each : prose.paragraphs) {
            say("paragraph {} {} {} {} {} {} {}", mapped(each.text), each.section, each.first_line,
                each.last_line, each.letters, each.marks, each.title);
            for (std::uint32_t i = each.first_sentence; i < each.last_sentence; ++i) {
                const Sentence& sentence = prose.sentences[i];
                say("sentence {} {} {} {}", sentence.begin, sentence.end, sentence.paragraph, sentence.marks);
            }
        }
    }

    void finding(const Finding& finding) {
        say("{} {} {} {}", finding.rule, where(finding.span), severity_name(finding.severity),
            finding.message);
        const Subject& at = finding.subject;
        say("{} {} {} {} {}", at.section, at.table, at.row, at.column, at.occurrence);
        for (const Related& each : finding.related) {
            say("related {} {} {}", where(each.span), each.message, each.path);
        }
        for (const Fix& fix : finding.fixes) {
            say("fix {} {} {}", fix.title, fix.preferred, static_cast<int>(fix.applicability));
            for (const Edit& edit : fix.edits) say("edit {} {}", where(edit.span), edit.new_text);
        }
    }

    const Report& report_;
    std::string text_;
};

Judgement judged(const std::string& text, const LastYear* last, const Judgement* before,
                 Fixes fixes = Fixes::made) {
    return judge(std::make_shared<const SourceText>(SourceText::from_utf8(text)), Forms::builtin(),
                 Settings{}, last, before, fixes);
}

/// Where the two texts part, and a little of each: what a person needs to see.
std::string parting(std::string_view a, std::string_view b) {
    std::size_t at = 0;
    while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
    const std::size_t from = a.substr(0, at).rfind('\n') + 1;
    return fmt::format("with:    {}\nwithout: {}", a.substr(from, 300), b.substr(from, 300));
}

/// A draft in which something is said before the tables and behind them.
std::string with_prose(std::string text, Random& random) {
    static const std::vector<std::string> sentences = {
        "2023年，本机关共收到政府信息公开申请12件，上年结转1件，均已按期办结。\n",
        "（一）主动公开。由办公室按月汇总，各股室逐项核对后发布。\n",
        "未发生行政复议、行政诉讼案件；未收取信息处理费。\n",
        "一是公开内容还不够全面，二是队伍建设有待加强。\n",
        "\n",
        "本报告由县卫生健康局编制，统计期限为2023年1月1日至2023年12月31日，如有疑问请与办公室联系，电话\n"};
    const auto say = [&] {
        std::string said;
        for (std::size_t count = below(random, 12); count > 0; --count) {
            said += sentences[below(random, sentences.size())];
        }
        return said;
    };
    const std::size_t at = std::min(text.find('\n'), text.size() - 1) + 1;
    return text.insert(at, say()) + "\n" + say();
}

/// A draft of whose figures some are wrong, or none at all.
std::string with_faults(std::string text, Random& random) {
    constexpr std::string_view instead = "0123456789/x-";
    for (std::size_t count = 4 * below(random, 8); count > 0; --count) {
        const std::size_t at = text.find_first_of("0123456789", below(random, text.size()));
        if (at != std::string::npos) text[at] = instead[below(random, instead.size())];
    }
    return text;
}

/// Where somebody types: half of the time before or behind the tables.
std::size_t somewhere(const std::string& text, Random& random) {
    const std::size_t at = below(random, text.size() + 1);
    switch (below(random, 4)) {
        case 0:
            return at / 8;
        case 1:
            return text.size() - at / 8;
        default:
            return at;
    }
}

/// A key: a character put in, taken out, or typed over a figure, so that all else stays where it was.
void type(std::string& text, Random& random) {
    static const std::vector<std::string> keys = {"0",  "1",  "7",    " ",    "\n", "|", "\t", "，",
                                                  "。", "件", "未",   "一",   "、", "x", "#",  "\r",
                                                  ",",  "\"", "总计", "其他", "--", "`", "<"};
    std::size_t at = somewhere(text, random);
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    const std::size_t figure = text.find_first_of("0123456789/-", at);
    if (below(random, 6) == 0 && figure != std::string::npos) {
        text[figure] = "0123456789/-"[below(random, 12)];
    } else if (below(random, 3) == 0) {
        std::size_t end = std::min(at + 1, text.size());
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
        text.erase(at, end - at);
    } else {
        text.insert(at, keys[below(random, keys.size())]);
    }
}

/// Bare tables under a title without a year: whether that is a report hangs on the title alone.
std::string bare(const std::string& text) {
    std::string kept = "甲县卫生健康局政府信息公开工作年度报告\n";
    for (std::size_t at = text.find('\n') + 1; at > 0 && at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        const std::string_view line = std::string_view(text).substr(at, end - at);
        const std::string_view core = line.substr(std::min(line.find_first_not_of("# "), line.size()));
        const bool heading =
            core.size() > 6 && core.substr(3, 3) == "、" &&
            std::string_view("一二三四五六").find(core.substr(0, 3)) != std::string_view::npos;
        kept += heading ? std::string_view() : line;
        at = end;
    }
    return kept;
}

/// Takes out a line, half of the time the first: the title.
void cut_line(std::string& text, Random& random) {
    const std::size_t at = below(random, 2) == 0 ? 0 : below(random, text.size() + 1);
    const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    text.erase(begin, end - begin);
}

struct Reuse {
    std::size_t versions = 0;
    std::size_t tables = 0;      // versions whose tables were taken over
    std::size_t grids = 0;       // versions of which a grid was
    std::size_t lines = 0;       // versions of which most lines were
    std::size_t said = 0;        // findings on tables that were taken over
    std::size_t said_again = 0;  // on tables that were bound anew, with the same cells
};

/// Types, and damages now and then, and compares every version.
void follow(const std::string& draft, unsigned seed, int edits, Reuse& reuse) {
    Random random(seed);
    std::string text = draft;
    std::string undo;  // what stood there before a line was cut
    const Judgement as_last = judged(text, nullptr, nullptr);
    const LastYear last_year = remember("last.txt", as_last.report, as_last.solution);
    const LastYear* last = nullptr;
    Fixes fixes = Fixes::made;
    Judgement before = judged(text, last, nullptr);
    for (int edit = 0; edit < edits; ++edit) {
        if (!undo.empty() && below(random, 2) == 0) {
            text = std::exchange(undo, {});
        } else if (below(random, 15) == 0) {
            text = draft;
        } else if (below(random, 15) == 0 && !text.empty()) {
            undo = text;
            cut_line(text, random);
        } else if (below(random, 20) == 0) {
            damage(text, random);
            text = SourceText::from_utf8(text).text();
        } else {
            type(text, random);
        }
        if (below(random, 8) == 0) {
            last = last == nullptr ? &last_year : nullptr;
        }
        if (below(random, 12) == 0) {
            fixes = fixes == Fixes::made ? Fixes::left_out : Fixes::made;
        }
        Judgement now = judged(text, last, &before, fixes);
        const Judgement fresh = judged(text, last, nullptr, fixes);
        const std::string with = Description(now).text();
        const std::string without = Description(fresh).text();
        if (with != without) {
            FAIL("seed " << seed << ", edit " << edit << "\n" << parting(with, without));
        }
        const TakenOver& taken = now.report.blocks.taken_over;
        ++reuse.versions;
        for (const Finding& finding : now.findings) {
            const bool on_tables = find_rule(finding.rule)->sees == Sees::tables;
            reuse.said += on_tables && now.report.tables_taken_over ? 1 : 0;
            reuse.said_again += on_tables && now.report.same_cells_from && fixes == Fixes::left_out ? 1 : 0;
        }
        reuse.tables += now.report.tables_taken_over ? 1 : 0;
        reuse.grids += taken.front_grids + taken.back_grids > 0 ? 1 : 0;
        reuse.lines += 2 * (taken.front_lines + taken.back_lines) > now.report.blocks.lines.size() ? 1 : 0;
        before = std::move(now);
    }
}

}  // namespace

TEST_CASE("what becomes a report is told of its tables too") {
    // Bare tables are bound before anything says that they are a report's.
    const std::string draft = samples().front().draft(Shape::bar_rows, 0).text;
    const std::string title = "甲县卫生健康局政府信息公开工作年度报告\n";
    std::string tables;
    for (std::size_t at = 0; at < draft.size(); at = std::min(draft.find('\n', at), draft.size() - 1) + 1) {
        if (draft[at] == '|') {
            tables += draft.substr(at, draft.find('\n', at) - at) + "\n";
        }
    }
    for (std::size_t at = 0; (at = tables.find("| 0 ", at)) != std::string::npos; at += 4) {
        tables.replace(at, 4, "| / ");
    }
    Judgement before = judged(title + tables, nullptr, nullptr);
    REQUIRE(before.findings.size() > 5);
    const std::size_t said = before.findings.size();
    before = judged(tables, nullptr, &before);
    CHECK_FALSE(before.report.outline.is_report);
    CHECK(before.findings.empty());
    before = judged(title + tables, nullptr, &before);
    CHECK(before.report.tables_taken_over);
    CHECK(before.findings.size() == said);
}

TEST_CASE("without fixes the findings are the same but for those") {
    Random random(2);
    std::size_t left_out = 0;
    for (const Sample& sample : samples()) {
        for (const Shape shape : {Shape::bar_rows, Shape::markdown, Shape::html}) {
            const std::string draft = with_prose(with_faults(sample.draft(shape, 0).text, random), random);
            Judgement with = judged(draft, nullptr, nullptr);
            Judgement without = judged(draft, nullptr, nullptr, Fixes::left_out);
            REQUIRE(with.findings.size() == without.findings.size());
            for (std::size_t i = 0; i < with.findings.size(); ++i) {
                left_out += with.findings[i].fixes.size() - without.findings[i].fixes.size();
                with.findings[i].fixes.clear();
                without.findings[i].fixes.clear();
            }
            CHECK(Description(with).text() == Description(without).text());
        }
    }
    CHECK(left_out > 40);
}

TEST_CASE("a rule that is said to see only the tables does not look at the prose") {
    Random random(1);
    for (const Sample& sample : samples()) {
        const Judgement read = judged(
            with_prose(with_faults(sample.draft(Shape::markdown, 0).text, random), random), nullptr, nullptr);
        for (const Rule* rule : all_rules()) {
            if (rule->sees != Sees::tables) continue;
            const Settings settings;
            const RuleInput input{read.report, read.solution, settings};
            std::vector<Finding> findings;
            FindingSink sink(rule->info, std::nullopt, findings);
            rule->run(input, sink);
            INFO(rule->info.id);
            CHECK_FALSE(input.read_already);
        }
    }
}

TEST_CASE("a version judged with the help of the one before is judged as by itself") {
    Reuse reuse;
    unsigned seed = 0;
    for (const Sample& sample : samples()) {
        for (const Shape shape : all_shapes) {
            for (unsigned variant = 0; variant < 3; ++variant) {
                ++seed;
                Random random(seed);
                const Draft draft = sample.draft(shape, seed % draft_variants);
                const std::string faulty = with_faults(draft.text, random);
                follow(seed % 4 == 0 ? bare(faulty) : with_prose(faulty, random), seed, 40, reuse);
            }
        }
    }
    // It would say nothing if nothing were taken over.
    INFO(reuse.versions << " versions, tables taken over " << reuse.tables << ", grids " << reuse.grids
                        << ", most lines " << reuse.lines << ", findings on tables " << reuse.said);
    CHECK(5 * reuse.tables > reuse.versions);
    CHECK(2 * reuse.grids > reuse.versions);
    CHECK(2 * reuse.lines > reuse.versions);
    CHECK(reuse.said > reuse.versions);
    CHECK(5 * reuse.said_again > reuse.versions);
}
