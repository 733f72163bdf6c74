#include "tests/support/slip_rates.h"

#include <algorithm>

#include "rules/core/registry.h"
#include "rules/core/runner.h"
#include "workspace/mending.h"

namespace gouji::test {
namespace {

constexpr std::array shapes = {Shape::bar_rows, Shape::tab_rows, Shape::markdown, Shape::html};

/// A sound report and where its table of applications is.
struct Sound {
    const Form* form;
    std::size_t table;
    FigureTexts texts;
    std::vector<std::int64_t> figures;  // of that table

    Sound(Office office, Random& random) {
        const std::vector<Form>& forms = Forms::builtin().all();
        form = &forms[static_cast<std::size_t>(pick(random, 0, static_cast<std::int64_t>(forms.size()) - 1))];
        table = *form->table_index("applications");
        texts = office_texts(*form, random, office);
        for (const std::string& figure : texts[table]) {
            figures.push_back(std::stoll(figure));
        }
    }
};

Judgement judged(const std::string& text) {
    return judge(std::make_shared<const SourceText>(SourceText::from_utf8(text)), Forms::builtin(),
                 Settings{});
}

/// Of figures and sums only, in the order of the document.
std::vector<Finding> concerned(std::vector<Finding> findings) {
    std::erase_if(findings, [](const Finding& finding) {
        const Rule* rule = find_rule(finding.rule);
        return rule == nullptr || (rule->info.family != Family::cells && rule->info.family != Family::totals);
    });
    return findings;
}

/// The figures of the table of applications as they are read; nothing where they are not.
std::vector<Known> read_figures(const std::string& text, const Sound& sound) {
    std::vector<Known> figures;
    const Report report =
        read_report(std::make_shared<const SourceText>(SourceText::from_utf8(text)), Forms::builtin());
    for (const BoundTable& table : report.tables) {
        const FormTable& form = table.of(Forms::builtin());
        if (form.id == sound.form->tables[sound.table].id) {
            for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
                figures.push_back(known(table.cells[cell], form.columns[cell % form.columns.size()].kind));
            }
        }
    }
    return figures;
}

bool restores(const std::string& text, const Fix& fix, const Sound& sound) {
    return read_figures(apply_edits(text, fix.edits), sound) == typed(sound.figures);
}

bool stands_at(const Finding& finding, const FormTable& table, const std::vector<std::size_t>& cells) {
    return std::any_of(cells.begin(), cells.end(), [&](std::size_t cell) {
        return finding.subject.table == table.id &&
               finding.subject.row == table.rows[cell / table.columns.size()].id &&
               finding.subject.column == table.columns[cell % table.columns.size()].id;
    });
}

/// Whether a safe fix writes anything but what stood there.
bool unsafe(const std::string& text, const std::vector<Finding>& findings, const Sound& sound) {
    const std::vector<Known> before = read_figures(text, sound);
    for (const Finding& finding : findings) {
        for (const Fix& fix : finding.fixes) {
            if (fix.applicability != Applicability::safe) {
                continue;
            }
            const std::vector<Known> after = read_figures(apply_edits(text, fix.edits), sound);
            for (std::size_t cell = 0; cell < after.size(); ++cell) {
                if (after[cell] != before[cell] && after[cell].value != sound.figures[cell]) {
                    return true;
                }
            }
        }
    }
    return false;
}

void count(SlipRate& rate, const Sound& sound, const Broken& broken, const std::string& text) {
    const std::vector<Finding> findings = concerned(judged(text).findings);
    ++rate.drafts;
    if (findings.empty()) {
        ++rate.unseen;
        return;
    }
    rate.unsafe += unsafe(text, findings, sound) ? 1 : 0;
    // A blank says for itself that something is amiss; what is wrong with the sums is said elsewhere.
    const auto on_sums = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) {
        return find_rule(finding.rule)->info.family == Family::totals;
    });
    const Finding& first = on_sums != findings.end() ? *on_sums : findings.front();
    rate.named += stands_at(first, sound.form->tables[sound.table], broken.cells) ? 1 : 0;
    const bool preferred = std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return find_rule(finding.rule)->info.family == Family::totals &&
               std::any_of(finding.fixes.begin(), finding.fixes.end(),
                           [](const Fix& fix) { return fix.preferred; });
    });
    // Where the sums hold, what is blank is all that is wrong.
    if (on_sums != findings.end() && !preferred) {
        const bool offered = std::any_of(first.fixes.begin(), first.fixes.end(),
                                         [&](const Fix& fix) { return restores(text, fix, sound); });
        ++(offered ? rate.offered : rate.nothing);
        return;
    }
    const Mended mended = mend(text, Forms::builtin(), Settings{}, true);
    if (read_figures(mended.bytes, sound) == typed(sound.figures)) {
        ++rate.restored;
    } else if (rate.misled++ == 0) {
        rate.first_misled = first.message;
    }
}

}  // namespace

void SlipRate::add(const SlipRate& other) {
    drafts += other.drafts;
    named += other.named;
    restored += other.restored;
    offered += other.offered;
    nothing += other.nothing;
    misled += other.misled;
    unsafe += other.unsafe;
    unseen += other.unseen;
    first_misled = first_misled.empty() ? other.first_misled : first_misled;
}

SlipRate measure(const Breakage& breakage, Office office, int drafts, unsigned seed) {
    Random random(seed);
    SlipRate rate;
    for (int i = 0; i < drafts; ++i) {
        Sound sound(office, random);
        const auto broken = breakage.make(sound.form->tables[sound.table], sound.figures, random);
        if (broken) {
            FigureTexts texts = sound.texts;
            texts[sound.table] = broken->figures;
            const auto variant = static_cast<unsigned>(i);
            count(rate, sound, *broken,
                  write_draft(*sound.form, texts, shapes[variant % shapes.size()], variant % draft_variants)
                      .text);
        }
    }
    return rate;
}

int accused(Office office, int drafts, unsigned seed) {
    Random random(seed);
    int count = 0;
    for (int i = 0; i < drafts; ++i) {
        const Sound sound(office, random);
        const auto variant = static_cast<unsigned>(i);
        const Draft draft =
            write_draft(*sound.form, sound.texts, shapes[variant % shapes.size()], variant % draft_variants);
        count += concerned(judged(draft.text).findings).empty() ? 0 : 1;
    }
    return count;
}

}  // namespace gouji::test
