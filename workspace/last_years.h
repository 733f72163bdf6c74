#pragma once

#include <atomic>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "rules/core/runner.h"
#include "workspace/configurations.h"
#include "workspace/inputs.h"
#include "workspace/pairing.h"

namespace gouji {

/// Whether a rule that compares with last year's report is on.
[[nodiscard]] bool compares_years(const Settings& settings);

/// Finds for each of the drafts of one run last year's report: among them, and for one that was named
/// also beside it in its folder. First `look` at each, then `pair`, then the rest, from any threads.
class LastYears {
 public:
    /// `settings` are those of the inputs, one each. All three must outlive it.
    LastYears(const std::vector<Input>& inputs, const std::vector<FileSettings>& settings,
              Configurations& configurations);

    /// Takes the name of draft `i` from its beginning.
    void look(std::size_t i);
    /// Pairs what was looked at.
    void pair();

    /// The bytes of draft `i`.
    [[nodiscard]] Result<std::string> bytes(std::size_t i) const;
    /// Reads draft `i` for its own judgement, and keeps of it what its next year needs.
    [[nodiscard]] Judgement read(std::size_t i, std::shared_ptr<const SourceText> source);
    /// Last year's report of draft `i`, as which `report` was read; once. Null where there is none.
    [[nodiscard]] std::shared_ptr<const LastYear> take_previous(std::size_t i, const Report& report);

 private:
    struct Draft {
        std::string path;
        std::string absolute;
        const FileSettings* settings = nullptr;
        std::optional<ReportName> name;
        std::optional<Result<std::string>> input;  // what came by standard input
        std::ptrdiff_t previous = -1;              // index
        bool has_next = false;
        std::once_flag read;
        std::shared_ptr<const LastYear> kept;
    };

    void look_beside(std::size_t i);
    [[nodiscard]] bool is_wanted(const Draft& draft) const;
    void keep(Draft& draft, const Judgement& judgement);

    const std::vector<Input>& inputs_;
    Configurations& configurations_;
    std::vector<std::unique_ptr<Draft>> drafts_;  // the inputs', then those found beside them
    std::vector<std::unique_ptr<FileSettings>> more_settings_;
    std::map<std::string, std::size_t> by_path_;  // absolute
    Pairing pairing_;
    std::atomic<std::size_t> kept_ = 0;
};

}  // namespace gouji
