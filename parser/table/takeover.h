#pragma once

#include <cstddef>
#include <optional>

#include "parser/table/read_tables.h"
#include "parser/text/unchanged.h"

namespace gouji {

/// Takes lines and tables over from the version before of a document. What is taken over is what reading
/// it anew would give: the text that was looked at for it is the same in both versions.
class BlocksTakeover {
 public:
    /// `out` receives what is taken over; it is empty yet.
    BlocksTakeover(const BlocksBefore& before, const SourceText& now, Blocks& out);

    /// Takes over all before the last resting place that knew nothing of what changed, and gives that
    /// place: there the reading goes on. Nothing where there is none.
    std::optional<RestingPlace> front();
    /// Takes over all from `here` on, where the version before was at rest too and the text behind is the
    /// same. Asked in the order of the document. Whether it did.
    bool back(const RestingPlace& here);

 private:
    [[nodiscard]] bool usable() const;
    void move_lines(std::size_t begin, std::size_t end, std::uint32_t by);
    void move_grids(std::size_t begin, std::size_t end, std::uint32_t by);

    const Blocks& before_;
    const SourceText& now_;
    Blocks& out_;
    Unchanged same_;
    std::uint32_t by_ = 0;  // how far the back moved
    std::size_t next_ = 0;  // of the resting places before: the first that may be met again
};

/// Notes in `now`, which was read anew, what is the same as in the version before but for its place: for
/// what follows, that is as good as taken over.
void note_unchanged(const BlocksBefore& before, const SourceText& source, Blocks& now);

}  // namespace gouji
