#include "parser/table/read_tables.h"

namespace gouji {

std::optional<ReadResult> read_aligned_table(const ReadContext& /*context*/, std::size_t /*first*/) {
    return std::nullopt;
}

}  // namespace gouji
