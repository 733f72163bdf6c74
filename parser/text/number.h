#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

/// An exact decimal: coefficient × 10^-scale. At most 18 digits, so that sums of a table never
/// overflow; longer figures are not read.
struct Decimal {
    std::int64_t coefficient = 0;
    std::uint8_t scale = 0;  // no trailing zeros in the fraction: 0.00 is {0, 0}

    [[nodiscard]] bool whole() const { return scale == 0; }
    [[nodiscard]] std::string to_string() const;
    bool operator==(const Decimal&) const = default;
};

enum class CellKind : std::uint8_t { count, signed_count, amount };

/// Money units that may stand behind an amount.
enum class MoneyUnit : std::uint8_t { none, yuan, ten_thousand_yuan };

/// How a figure was written, beyond plain ASCII digits.
struct Notation {
    bool full_width = false;
    bool separators = false;     // 1,104
    bool inner_blanks = false;   // 1 2
    bool leading_zeros = false;  // 007
    bool counting_word = false;  // 12件
    bool sign = false;           // +2, 减4
    MoneyUnit unit = MoneyUnit::none;

    [[nodiscard]] bool plain() const { return *this == Notation{}; }
    bool operator==(const Notation&) const = default;
};

enum class ValueKind : std::uint8_t {
    blank,
    number,
    placeholder,  // 无, 没有, 零, 〇, /, —, -, 不涉及, N/A: said to be nothing, but not in figures
    text,         // anything else
};

/// What a cell says. Only `number` is certain; all else is unknown to the sums.
struct Value {
    ValueKind kind = ValueKind::blank;
    Decimal number;     // of kind number
    Notation notation;  // of kind number

    bool operator==(const Value&) const = default;
};

/// Reads a cell. `unit` is the unit that the column's header states: an amount written in another
/// unit is converted (35000元 in a column of 万元 is 3.5). A thousands separator is read as such
/// only where the groups are whole (1,104). Blanks inside a number are read where it has one
/// reading: digits torn apart.
[[nodiscard]] Value read_value(std::string_view text, CellKind kind, MoneyUnit unit);

}  // namespace gouji
