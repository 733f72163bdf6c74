#include "workspace/last_years.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "platform/files.h"
#include "rules/core/registry.h"

namespace gouji {
namespace {

// Reports of which something is kept at a time; of more than that, the next year reads them again.
constexpr std::size_t most_kept = 4096;
// Of so many named ones the folders are not searched: who names them all means these.
constexpr std::ptrdiff_t most_searching = 16;

std::string file_name(std::string_view absolute) {
    return std::string(absolute.substr(absolute.rfind('/') + 1));
}

}  // namespace

bool compares_years(const Settings& settings) {
    return std::any_of(all_rules().begin(), all_rules().end(), [&](const Rule* rule) {
        const RuleSetting* setting = settings.rule(rule->info.id);
        return rule->info.family == Family::years && (setting == nullptr || !setting->off);
    });
}

LastYears::LastYears(const std::vector<Input>& inputs, const std::vector<FileSettings>& settings,
                     Configurations& configurations)
    : inputs_(inputs), configurations_(configurations) {
    drafts_.reserve(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        Draft& draft = *drafts_.emplace_back(std::make_unique<Draft>());
        draft.path = inputs[i].path;
        draft.settings = &settings[i];
    }
}

bool LastYears::is_wanted(const Draft& draft) const {
    return compares_years(draft.settings->resolved.settings);
}

void LastYears::look(std::size_t i) {
    Draft& draft = *drafts_[i];
    const Input& input = inputs_[i];
    if (!input.error.empty() || !is_wanted(draft)) {
        return;
    }
    draft.absolute = platform::absolute_path(draft.path);
    const Forms& forms = *draft.settings->forms;
    if (input.from_input) {
        draft.input =
            platform::read_standard_input(draft.settings->resolved.settings.language == Language::en);
        if (*draft.input) {
            draft.name = report_name(draft.input->value(), true, forms);
        }
        return;
    }
    bool whole = false;
    if (auto beginning = read_telling_bytes(draft.path, whole)) {
        draft.name = report_name(std::move(*beginning), whole, forms);
    }
}

void LastYears::pair() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
        const Draft& draft = *drafts_[i];
        if (draft.name && by_path_.try_emplace(draft.absolute, i).second) {
            pairing_.add(*draft.name, draft.absolute);
        }
    }
    const auto named = std::count_if(inputs_.begin(), inputs_.end(), [](const Input& i) { return i.named; });
    for (std::size_t i = 0; i < inputs_.size() && named <= most_searching; ++i) {
        if (inputs_[i].named && drafts_[i]->name && pairing_.previous_of(*drafts_[i]->name) == nullptr) {
            look_beside(i);
        }
    }
    for (const auto& draft : drafts_) {
        const std::string* previous = draft->name ? pairing_.previous_of(*draft->name) : nullptr;
        if (previous != nullptr) {
            draft->previous = static_cast<std::ptrdiff_t>(by_path_.at(*previous));
            drafts_[static_cast<std::size_t>(draft->previous)]->has_next = true;
        }
    }
}

void LastYears::look_beside(std::size_t i) {
    const Draft& draft = *drafts_[i];
    const std::string folder(platform::folder_of(draft.absolute));
    const std::string own = file_name(draft.absolute);
    for (const std::string& name : likely_beside(folder, own, draft.name->year)) {
        std::string path = (folder == "/" ? "" : folder) + "/" + name;
        if (by_path_.contains(path)) {
            continue;
        }
        bool whole = false;
        auto beginning = read_telling_bytes(path, whole);
        if (!beginning) {
            continue;
        }
        auto found = std::make_unique<Draft>();
        // As the draft itself is named: relative where that is.
        const std::size_t slash = draft.path.rfind('/');
        found->path = (slash == std::string::npos ? "" : draft.path.substr(0, slash + 1)) + name;
        more_settings_.push_back(std::make_unique<FileSettings>(configurations_.settings_for(found->path)));
        found->settings = more_settings_.back().get();
        found->name = report_name(std::move(*beginning), whole, *found->settings->forms);
        if (found->name) {
            pairing_.add(*found->name, path);
            by_path_.emplace(path, drafts_.size());
            found->absolute = std::move(path);
            drafts_.push_back(std::move(found));
        }
    }
}

Result<std::string> LastYears::bytes(std::size_t i) const {
    const Draft& draft = *drafts_[i];
    const bool english = draft.settings->resolved.settings.language == Language::en;
    if (draft.input) {
        return *draft.input;
    }
    if (i < inputs_.size() && inputs_[i].from_input) {
        return platform::read_standard_input(english);
    }
    auto read = platform::read_file(draft.path, english);
    return read ? Result<std::string>(std::move(read.value().bytes))
                : Result<std::string>::failure(read.error());
}

void LastYears::keep(Draft& draft, const Judgement& judgement) {
    // What the whole says counts more than what the beginning did.
    if (report_name(judgement.report.outline) == draft.name) {
        draft.kept =
            std::make_shared<const LastYear>(remember(draft.path, judgement.report, judgement.solution));
    }
}

Judgement LastYears::read(std::size_t i, std::shared_ptr<const SourceText> source) {
    Draft& draft = *drafts_[i];
    const FileSettings& settings = *draft.settings;
    const auto make = [&] {
        return read_for_judgement(std::move(source), *settings.forms, settings.resolved.settings);
    };
    if (!draft.has_next || kept_ >= most_kept) {
        return make();
    }
    // Whoever comes first reads it; the next year waits rather than read it a second time.
    std::optional<Judgement> judgement;
    std::call_once(draft.read, [&] {
        judgement = make();
        keep(draft, *judgement);
        ++kept_;
    });
    return judgement ? std::move(*judgement) : make();
}

std::shared_ptr<const LastYear> LastYears::take_previous(std::size_t i, const Report& report) {
    const std::ptrdiff_t index = drafts_[i]->previous;
    if (index < 0 || report_name(report.outline) != drafts_[i]->name) {
        return nullptr;
    }
    Draft& last = *drafts_[static_cast<std::size_t>(index)];
    std::call_once(last.read, [&] {
        ++kept_;
        if (auto content = bytes(static_cast<std::size_t>(index))) {
            auto source = std::make_shared<const SourceText>(SourceText::decode(std::move(content.value())));
            keep(last, read_for_judgement(std::move(source), *last.settings->forms,
                                          last.settings->resolved.settings));
        }
    });
    --kept_;
    return std::exchange(last.kept, nullptr);
}

}  // namespace gouji
