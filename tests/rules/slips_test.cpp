// Each slip is known by what undoes it, and by nothing less.

#include "rules/equations/slips/slip.h"
#include "tests/catch.h"
#include "tests/rules/systems.h"

namespace gouji {

using namespace gouji::test;

namespace {

/// The plainest slip that turns `then` into `now`; the same with a blank where `now` is below 0.
Slip slip_of(const std::vector<std::int64_t>& now, const std::vector<std::int64_t>& then,
             std::size_t columns) {
    std::vector<Known> cells;
    std::vector<Change> changes;
    for (std::size_t i = 0; i < now.size(); ++i) {
        cells.push_back(now[i] < 0 ? blank : figure(now[i]));
        if (now[i] != then[i]) {
            changes.push_back({static_cast<std::uint16_t>(i), then[i]});
        }
    }
    return equations::recognise({cells, columns, {}}, changes);
}

Slip in_row(const std::vector<std::int64_t>& now, const std::vector<std::int64_t>& then) {
    return slip_of(now, then, now.size());
}

constexpr std::int64_t none = -1;

}  // namespace

TEST_CASE("slips: neighbours swapped", "[slips]") {
    CHECK(in_row({3, 1, 4}, {1, 3, 4}) == Slip::swapped_neighbours);
    CHECK(slip_of({3, 0, 1, 0}, {1, 0, 3, 0}, 2) == Slip::swapped_neighbours);
    CHECK(in_row({3, 4, 1}, {1, 4, 3}) == Slip::none);            // not side by side
    CHECK(slip_of({0, 3, 1, 0}, {0, 1, 3, 0}, 2) == Slip::none);  // end of one row, start of the next
    CHECK(in_row({3, 1}, {1, 2}) == Slip::none);
    CHECK(slip_of({3, 1}, {1, 3}, 0) == Slip::none);  // nobody knows what is beside what
}

TEST_CASE("slips: digits of one figure", "[slips]") {
    CHECK(in_row({21}, {12}) == Slip::swapped_digits);
    CHECK(in_row({1243}, {1234}) == Slip::swapped_digits);
    CHECK(in_row({3214}, {1234}) == Slip::none);  // not beside each other
    CHECK(in_row({21}, {13}) == Slip::none);
    CHECK(in_row({10}, {1}) == Slip::digit_too_many);
    CHECK(in_row({122}, {12}) == Slip::digit_too_many);
    CHECK(in_row({152}, {12}) == Slip::digit_too_many);
    CHECK(in_row({1}, {12}) == Slip::digit_too_few);
    CHECK(in_row({134}, {1234}) == Slip::digit_too_few);
    CHECK(in_row({13}, {1234}) == Slip::none);
    CHECK(in_row({321}, {12}) == Slip::none);
    CHECK(in_row({0}, {10}) == Slip::none);  // nothing of 10 is left to see
    CHECK(in_row({10}, {0}) == Slip::none);
    CHECK(in_row({5}, {6}) == Slip::none);
    CHECK(in_row({none}, {6}) == Slip::none);
    CHECK(in_row({15'625'000'000'000'000}, {1'562'500'000'000'000}) == Slip::digit_too_many);
}

TEST_CASE("slips: two cells glued", "[slips]") {
    CHECK(in_row({12, 0, 3}, {1, 2, 3}) == Slip::glued_cells);
    CHECK(in_row({12, none, 3}, {1, 2, 3}) == Slip::glued_cells);
    CHECK(in_row({5, 123, 4, 9, 0}, {5, 12, 3, 4, 9}) == Slip::glued_cells);
    CHECK(in_row({5, 123, 4, 9, none}, {5, 12, 3, 4, 9}) == Slip::glued_cells);
    CHECK(in_row({12, 7, 3}, {1, 2, 3}) == Slip::none);  // what stands beside it is no gap
    CHECK(in_row({12, 0, 3}, {2, 1, 3}) == Slip::none);
    CHECK(slip_of({12, 0, 3, 4}, {1, 0, 2, 4}, 2) == Slip::none);
}

TEST_CASE("slips: a cell split", "[slips]") {
    CHECK(in_row({1, 2, 3}, {12, 0, 3}) == Slip::split_cell);
    CHECK(in_row({5, 1, 2, 4, 9}, {5, 12, 4, 9, 21}) == Slip::split_cell);  // the last has gone
    CHECK(in_row({1, 2, 3}, {21, 0, 3}) == Slip::none);
    CHECK(in_row({1, 2, 3}, {12, 7, 3}) == Slip::none);
}

TEST_CASE("slips: a row shifted", "[slips]") {
    CHECK(in_row({0, 4, 2, 0, 1}, {4, 2, 0, 1, 7}) == Slip::shifted_right);
    CHECK(in_row({none, 4, 2, 0, 1}, {4, 2, 0, 1, 7}) == Slip::shifted_right);
    CHECK(in_row({4, 0, 3, 5, 7}, {4, 3, 5, 7, 9}) == Slip::shifted_right);  // from its second figure on
    CHECK(in_row({7, 4, 2, 0, 1}, {4, 2, 0, 1, 7}) == Slip::shifted_right);  // what fell off came in again
    CHECK(in_row({4, 4, 3, 5, 7}, {4, 3, 5, 7, 9}) == Slip::shifted_right);  // the old one left standing
    CHECK(in_row({2, 0, 1, 7, 0}, {4, 2, 0, 1, 7}) == Slip::shifted_left);
    CHECK(in_row({2, 0, 1, 7, none}, {4, 2, 0, 1, 7}) == Slip::shifted_left);
    CHECK(in_row({8, 4, 2, 0, 1}, {4, 2, 0, 1, 7}) == Slip::none);  // whence the 8?
    CHECK(in_row({0, 4, 2}, {4, 3, 2}) == Slip::none);              // two figures are no row
    CHECK(slip_of({0, 4, 2, 1, 3, 0}, {4, 2, 1, 3, 5, 0}, 3) == Slip::none);
}

TEST_CASE("slips: last year's figures left standing", "[slips]") {
    const std::vector<Known> now = {figure(7), figure(3), figure(0), figure(0), blank};
    const std::vector<Known> earlier = {figure(7), figure(3), figure(0), figure(1), blank};
    const auto slip = [&](const std::vector<Change>& changes, const std::vector<Known>& last) {
        return equations::recognise({now, 5, last}, changes);
    };
    CHECK(slip({{0, 9}}, earlier) == Slip::last_years_figure);
    CHECK(slip({{0, 9}, {1, 5}}, earlier) == Slip::last_years_figure);
    CHECK(slip({{0, 9}, {2, 5}}, earlier) == Slip::last_years_figure);
    CHECK(slip({{2, 5}}, earlier) == Slip::none);  // 0 stands in most places
    CHECK(slip({{3, 5}}, earlier) == Slip::none);
    CHECK(slip({{4, 5}}, earlier) == Slip::none);
    CHECK(slip({{0, 9}}, {}) == Slip::none);
    CHECK(slip({{0, 70}}, earlier) == Slip::digit_too_few);  // plainer
}

TEST_CASE("slips: a column pasted into its neighbour", "[slips]") {
    // Columns a and b; b says what a says.
    CHECK(slip_of({4, 4, 2, 2, 3, 3}, {4, 1, 2, 0, 3, 7}, 2) == Slip::pasted_column);
    CHECK(slip_of({4, 4, 2, 2, 3, 3}, {1, 4, 0, 2, 7, 3}, 2) == Slip::pasted_column);
    CHECK(slip_of({4, 4, 2, 5, 3, 3}, {4, 1, 2, 0, 3, 7}, 2) == Slip::none);  // one row differs
    CHECK(slip_of({0, 0, 0, 0, 0, 0}, {0, 1, 0, 2, 0, 7}, 2) == Slip::none);  // zeros are everywhere
    CHECK(slip_of({4, 4, 2, 2, 3, 3}, {4, 1, 0, 2, 3, 7}, 2) == Slip::none);  // not one column
}

}  // namespace gouji
