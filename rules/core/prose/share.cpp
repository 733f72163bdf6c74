#include "rules/core/prose/share.h"

#include <fmt/format.h>

namespace gouji::prose {
namespace {

constexpr std::int64_t largest = 1'000'000'000;
constexpr int most_digits = 4;

std::int64_t power(int digits) {
    std::int64_t value = 1;
    for (int i = 0; i < digits; ++i) {
        value *= 10;
    }
    return value;
}

/// The share in units of the last digit, times two.
std::int64_t doubled(std::int64_t part, std::int64_t whole, int digits) {
    return 2 * 100 * part * power(digits) / whole;
}

}  // namespace

std::optional<bool> is_share(std::int64_t part, std::int64_t whole, const Decimal& percent) {
    if (part < 0 || whole <= 0 || part > largest || whole > largest || percent.scale > most_digits) {
        return std::nullopt;
    }
    const std::int64_t twice = doubled(part, whole, percent.scale);
    return twice / 2 == percent.coefficient || (twice + 1) / 2 == percent.coefficient;
}

std::string share_text(std::int64_t part, std::int64_t whole, int digits) {
    const std::int64_t units = (doubled(part, whole, digits) + 1) / 2;
    if (digits == 0) {
        return std::to_string(units);
    }
    return fmt::format("{}.{:0{}}", units / power(digits), units % power(digits), digits);
}

}  // namespace gouji::prose
