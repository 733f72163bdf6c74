#include "parser/form/form.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <utility>

#include "parser/form/builtin.h"
#include "parser/form/load.h"

namespace gouji {

namespace {

constexpr std::size_t max_forms = 16;

template <class Items>
std::optional<std::size_t> index_of(const Items& items, std::string_view id) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].id == id) return i;
    }
    return std::nullopt;
}

/// Sections are counted alike in every form that a draft is read by.
bool same_sections(const Form& a, const Form& b) {
    return std::equal(a.sections.begin(), a.sections.end(), b.sections.begin(), b.sections.end(),
                      [](const FormSection& x, const FormSection& y) { return x.id == y.id; });
}

/// Calls `see(text, ref)` for the official wording and every variant of a label.
template <class See>
void each_wording(const Label& label, LabelRef ref, See& see) {
    ref.variant = -1;
    see(label.official, ref);
    for (const std::string& variant : label.variants) {
        ++ref.variant;
        see(variant, ref);
    }
}

/// Calls `see(text, ref)` for every wording of a form.
template <class See>
void each_wording(const Form& form, std::uint8_t number, See see) {
    LabelRef ref;
    ref.form = number;
    ref.role = LabelRole::title;
    for (const std::string& title : form.titles) {
        see(title, ref);
        ++ref.variant;
    }
    ref.role = LabelRole::heading;
    for (const FormSection& section : form.sections) {
        each_wording(section.heading, ref, see);
        ++ref.table;
    }
    ref.table = 0;
    for (const FormTable& table : form.tables) {
        const auto each = [&](LabelRole role, const auto& items, auto label_of) {
            LabelRef item = ref;
            item.role = role;
            for (const auto& one : items) {
                each_wording(label_of(one), item, see);
                ++item.index;
            }
        };
        const auto itself = [](const Label& label) -> const Label& { return label; };
        const auto label = [](const auto& item) -> const Label& { return item.label; };
        each(LabelRole::caption, std::span(&table.caption, 1), itself);
        each(LabelRole::corner, std::span(&table.corner, 1), itself);
        each(LabelRole::group, table.groups, itself);
        each(LabelRole::column, table.columns, label);
        each(LabelRole::row, table.rows, label);
        ++ref.table;
    }
}

/// Whether the two are one meaning, in whichever of its wordings.
bool same_meaning(const LabelRef& a, const LabelRef& b) {
    return a.form == b.form && a.role == b.role && a.table == b.table && a.index == b.index;
}

const std::string& wording_of(const Label& label, int variant) {
    return variant < 0 ? label.official : label.variants[static_cast<std::size_t>(variant)];
}

int count_code_points(std::string_view text) {
    return static_cast<int>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::optional<std::size_t> Form::table_index(std::string_view table) const {
    return index_of(tables, table);
}

std::optional<std::size_t> Form::section_index(std::string_view section) const {
    return index_of(sections, section);
}

namespace {

// The tests parse the same bytes: no user can meet an error here.
template <class Value>
Value sound(Result<Value> loaded) {
    if (!loaded) {
        static_cast<void>(std::fprintf(stderr, "gouji: built-in forms: %s\n", loaded.error().c_str()));
        std::abort();
    }
    return std::move(loaded.value());
}

}  // namespace

const Forms& Forms::builtin() {
    static const Forms forms = [] {
        std::vector<Result<Form>> loaded;
        for (const JsonTree& tree : builtin_forms()) {
            loaded.push_back(load_builtin_form(tree));
            if (loaded.back()) {
                loaded.back().value().prose_source =
                    ProseOfForm([](const Form& form) { return sound(load_builtin_prose(form)); });
            }
        }
        return sound(gather(std::move(loaded)));
    }();
    return forms;
}

Result<Forms> Forms::parse(const std::vector<std::string_view>& texts) {
    if (texts.empty()) return Result<Forms>::failure("no form given");
    if (texts.size() > max_forms) return Result<Forms>::failure(fmt::format("more than {} forms", max_forms));
    std::vector<Result<Form>> loaded;
    loaded.reserve(texts.size());
    for (const std::string_view text : texts) loaded.push_back(load_form(text));
    return gather(std::move(loaded));
}

Result<Forms> Forms::gather(std::vector<Result<Form>> loaded) {
    Forms forms;
    forms.forms_.reserve(loaded.size());
    for (std::size_t i = 0; i < loaded.size(); ++i) {
        // Of one form alone it is plain which one is meant.
        const std::string which = loaded.size() > 1 ? fmt::format("form {}: ", i + 1) : std::string();
        Result<Form>& form = loaded[i];
        if (!form) return Result<Forms>::failure(which + form.error());
        if (forms.find(form.value().id) != nullptr) {
            return Result<Forms>::failure(
                fmt::format("{}id: \"{}\" is another form's", which, form.value().id));
        }
        if (i > 0 && !same_sections(forms.forms_[0], form.value())) {
            return Result<Forms>::failure(
                fmt::format("{}sections: not those of form \"{}\"", which, forms.forms_[0].id));
        }
        forms.forms_.push_back(std::move(form.value()));
    }
    forms.index_labels();
    forms.index_headings();
    return forms;
}

const Form* Forms::find(std::string_view id) const {
    const auto index = index_of(forms_, id);
    return index ? &forms_[*index] : nullptr;
}

const std::vector<LabelRef>& Forms::meanings(std::string_view core) const {
    static const std::vector<LabelRef> none;
    const auto found = by_core_.find(core);
    return found == by_core_.end() ? none : entries_[found->second].second;
}

const std::string& Forms::wording(const LabelRef& ref) const {
    const Form& form = forms_[ref.form];
    switch (ref.role) {
        case LabelRole::title:
            return form.titles[static_cast<std::size_t>(ref.variant + 1)];
        case LabelRole::heading:
            return wording_of(form.sections[ref.table].heading, ref.variant);
        case LabelRole::caption:
            return wording_of(form.tables[ref.table].caption, ref.variant);
        case LabelRole::corner:
            return wording_of(form.tables[ref.table].corner, ref.variant);
        case LabelRole::group:
            return wording_of(form.tables[ref.table].groups[ref.index], ref.variant);
        case LabelRole::column:
            return wording_of(form.tables[ref.table].columns[ref.index].label, ref.variant);
        case LabelRole::row:
            break;
    }
    return wording_of(form.tables[ref.table].rows[ref.index].label, ref.variant);
}

void Forms::index_labels() {
    std::size_t wordings = 0;
    const auto every = [&](auto see) {
        for (std::size_t i = 0; i < forms_.size(); ++i)
            each_wording(forms_[i], static_cast<std::uint8_t>(i), see);
    };
    every([&](const std::string&, const LabelRef&) { ++wordings; });
    // The map's keys are views into the entries, which must not move any more.
    entries_.reserve(wordings);
    by_core_.reserve(wordings);
    every([&](const std::string& text, LabelRef ref) {
        NormalLabel normal = normalize_label(text);
        if (normal.core.empty()) return;
        ref.numbering = normal.numbering;
        ref.ordinal = normal.ordinal;
        if (ref.role == LabelRole::heading && normal.numbering == Numbering::none) {
            // The form keeps a heading's number apart from its wording.
            const FormSection& section = forms_[ref.form].sections[ref.table];
            const NormalLabel numbered = normalize_label(section.number + "、" + section.id);
            ref.numbering = numbered.numbering;
            ref.ordinal = numbered.ordinal;
        }
        longest_ = std::max(longest_, normal.core.size());
        auto found = by_core_.find(normal.core);
        if (found == by_core_.end()) {
            entries_.emplace_back(std::move(normal.core), std::vector<LabelRef>());
            found = by_core_.emplace(entries_.back().first, entries_.size() - 1).first;
        }
        // Variants that differ from the official wording in marks only are no other wording.
        std::vector<LabelRef>& meanings = entries_[found->second].second;
        const auto same = [&](const LabelRef& known) { return same_meaning(known, ref); };
        if (std::none_of(meanings.begin(), meanings.end(), same)) meanings.push_back(ref);
    });
}

bool Forms::heading_may_begin(char32_t c) const {
    return std::binary_search(heading_starts_.begin(), heading_starts_.end(), c);
}

void Forms::index_headings() {
    for (const auto& [core, meanings] : entries_) {
        const LabelRef* heading = nullptr;
        bool title = false;
        for (const LabelRef& ref : meanings) {
            // Where the editions differ in a wording, the official one of either counts.
            if (ref.role == LabelRole::heading && (heading == nullptr || ref.variant < heading->variant)) {
                heading = &ref;
            }
            title = title || ref.role == LabelRole::title;
        }
        if (heading != nullptr) {
            longest_heading_ = std::max(longest_heading_, core.size());
            if (heading->variant < 0)
                longest_official_heading_ = std::max(longest_official_heading_, core.size());
            headings_.push_back(
                {core, heading->table, heading->variant, heading->ordinal, count_code_points(core)});
        }
        if (title) titles_.emplace_back(core);
    }
    std::sort(headings_.begin(), headings_.end(),
              [](const HeadingWording& a, const HeadingWording& b) { return a.core < b.core; });
    for (const HeadingWording& heading : headings_) {
        std::size_t at = 0;
        heading_starts_.push_back(next_code_point(heading.core, at));
    }
    std::sort(heading_starts_.begin(), heading_starts_.end());
    heading_starts_.erase(std::unique(heading_starts_.begin(), heading_starts_.end()), heading_starts_.end());
    std::stable_sort(titles_.begin(), titles_.end(),
                     [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
}

}  // namespace gouji
