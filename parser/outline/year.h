#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace gouji {

/// A year as it stands in a text: 2023, 2023 年, ２０２３年度, 二〇二三年.
struct YearFound {
    int year = 0;
    std::size_t begin = 0;   // of the digits
    std::size_t digits = 0;  // behind the digits
    std::size_t end = 0;     // behind 年, where it stands there
    bool has_sign = false;   // 年 stands behind it
    bool is_date = false;    // a month follows
};

/// The years from 1990 to 2099 in `text`, in their order.
[[nodiscard]] std::vector<YearFound> find_years(std::string_view text);

}  // namespace gouji
