#pragma once

#include <string>

namespace gouji {

/// The JSON Schema of `.gouji.json`, made from the registered rules; docs/gouji.schema.json holds
/// it for editors.
[[nodiscard]] std::string config_schema();

}  // namespace gouji
