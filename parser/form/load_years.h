#pragma once

#include "parser/form/form.h"
#include "parser/form/json_reader.h"

namespace gouji {

/// Reads the member "across-years" of a table, what ties its figures to last year's report, and lays
/// it over rows and columns. The table's rows and columns must be there already.
[[nodiscard]] bool load_years(JsonReader& reader, const JsonReader::Node& table, const Path& at,
                              FormTable& out);

}  // namespace gouji
