#include "parser/table/takeover.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace gouji {

namespace {

/// Copies items [begin, end) of `from`, so many bytes moved, to the end of `to`.
template <typename Item>
void move_spans(const std::vector<Item>& from, std::size_t begin, std::size_t end, std::uint32_t by,
                std::vector<Item>& to) {
    for (std::size_t i = begin; i < end; ++i) {
        to.push_back(from[i]);
        to.back().span = to.back().span.moved(by);
    }
}

}  // namespace

BlocksTakeover::BlocksTakeover(const BlocksBefore& before, const SourceText& now, Blocks& out)
    : before_(before.blocks),
      now_(now),
      out_(out),
      same_(unchanged(before.source.text(), now.text())),
      by_(static_cast<std::uint32_t>(now.text().size() - before.source.text().size())) {
    out_.lines.reserve(before_.lines.size() + 16);
    out_.grids.reserve(before_.grids.size() + 1);
    out_.resting_places.reserve(before_.resting_places.size() + 4);
}

bool BlocksTakeover::usable() const {
    // How many cells there may be depends on the length of the document. No draft has so many.
    return !before_.html && !before_.beyond && before_.cells + out_.cells <= Blocks::always_room_for;
}

std::optional<RestingPlace> BlocksTakeover::front() {
    if (!usable()) return std::nullopt;
    const std::vector<RestingPlace>& places = before_.resting_places;
    const auto behind = std::partition_point(
        places.begin(), places.end(), [&](const RestingPlace& place) { return place.seen < same_.front; });
    if (behind == places.begin()) return std::nullopt;
    const RestingPlace place = *std::prev(behind);
    next_ = static_cast<std::size_t>(behind - places.begin()) - 1;
    move_lines(0, place.lines, 0);
    move_grids(0, place.grids, 0);
    move_spans(before_.ignored, 0, place.ignored, 0, out_.ignored);
    move_spans(before_.pictures, 0, place.pictures, 0, out_.pictures);
    out_.resting_places.assign(places.begin(), std::prev(behind));
    for (const RestingPlace& each : out_.resting_places) out_.markdown |= each.markdown;
    out_.taken_over.front_lines = place.lines;
    out_.taken_over.front_grids = place.grids;
    return place;
}

bool BlocksTakeover::back(const RestingPlace& here) {
    if (here.at + same_.back < now_.text().size() || !usable()) return false;
    const std::vector<RestingPlace>& places = before_.resting_places;
    const std::uint32_t at = here.at - by_;
    while (next_ < places.size() && places[next_].at < at) ++next_;
    if (next_ == places.size() || places[next_].at != at) return false;
    const RestingPlace place = places[next_];
    TakenOver& taken = out_.taken_over;
    taken.back_lines = before_.lines.size() - place.lines;
    taken.back_grids = before_.grids.size() - place.grids;
    taken.back_at = at;
    taken.by = by_;
    move_lines(place.lines, before_.lines.size(), by_);
    move_grids(place.grids, before_.grids.size(), by_);
    move_spans(before_.ignored, place.ignored, before_.ignored.size(), by_, out_.ignored);
    move_spans(before_.pictures, place.pictures, before_.pictures.size(), by_, out_.pictures);
    for (; next_ < places.size(); ++next_) {
        RestingPlace next = places[next_];
        next.at += by_;
        // What had been looked at in the version before may be less than what was looked at in this one.
        next.seen = std::max(next.seen + by_, here.seen);
        next.lines += here.lines - place.lines;
        next.grids += here.grids - place.grids;
        next.ignored += here.ignored - place.ignored;
        next.pictures += here.pictures - place.pictures;
        out_.markdown |= next.markdown;
        out_.resting_places.push_back(next);
    }
    return true;
}

void BlocksTakeover::move_lines(std::size_t begin, std::size_t end, std::uint32_t by) {
    for (std::size_t i = begin; i < end; ++i) {
        TextLine& line = out_.lines.emplace_back(before_.lines[i]);
        line.span = line.span.moved(by);
        line.text.move(now_.text(), by);
    }
}

void BlocksTakeover::move_grids(std::size_t begin, std::size_t end, std::uint32_t by) {
    for (std::size_t i = begin; i < end; ++i) {
        Grid& grid = out_.grids.emplace_back(before_.grids[i]);
        grid.span = grid.span.moved(by);
        for (GridCell& cell : grid.cells) {
            cell.text.move(now_.text(), by);
            cell.span = cell.span.moved(by);
            cell.field = cell.field.moved(by);
        }
        out_.cells += grid.cells.size();
    }
}

namespace {

bool is_moved(const TextLine& before, const TextLine& now, std::uint32_t by) {
    return before.level == now.level && before.span.moved(by) == now.span &&
           before.text.is_moved(now.text, by);
}

bool is_moved(const Grid& before, const Grid& now, std::uint32_t by) {
    return before.shape == now.shape && before.rows_known == now.rows_known &&
           before.span.moved(by) == now.span && before.row_starts == now.row_starts &&
           std::equal(before.cells.begin(), before.cells.end(), now.cells.begin(), now.cells.end(),
                      [by](const GridCell& a, const GridCell& b) {
                          // A text without a place has none elsewhere.
                          const bool placeless = a.text.empty() && a.text.span() == Span{};
                          return a.text.is_moved(b.text, placeless ? 0 : by) && a.span.moved(by) == b.span &&
                                 a.field.moved(by) == b.field && a.padding == b.padding &&
                                 a.colspan == b.colspan && a.rowspan == b.rowspan && a.column == b.column;
                      });
}

/// How many items at the front are the same, and how many of the others at the back.
template <typename Item>
std::pair<std::size_t, std::size_t> count_unchanged(const std::vector<Item>& before,
                                                    const std::vector<Item>& now, std::uint32_t by) {
    const std::size_t most = std::min(before.size(), now.size());
    std::size_t front = 0;
    while (front < most && is_moved(before[front], now[front], 0)) ++front;
    std::size_t back = 0;
    while (front + back < most &&
           is_moved(before[before.size() - 1 - back], now[now.size() - 1 - back], by)) {
        ++back;
    }
    return {front, back};
}

}  // namespace

void note_unchanged(const BlocksBefore& before, const SourceText& source, Blocks& now) {
    const auto by = static_cast<std::uint32_t>(source.text().size() - before.source.text().size());
    TakenOver& taken = now.taken_over;
    const std::vector<TextLine>& lines = before.blocks.lines;
    const std::vector<Grid>& grids = before.blocks.grids;
    std::tie(taken.front_lines, taken.back_lines) = count_unchanged(lines, now.lines, by);
    std::tie(taken.front_grids, taken.back_grids) = count_unchanged(grids, now.grids, by);
    taken.by = by;
    taken.back_at = std::numeric_limits<std::uint32_t>::max();
    if (taken.back_lines > 0) taken.back_at = lines[lines.size() - taken.back_lines].span.begin;
    if (taken.back_grids > 0) {
        taken.back_at = std::min(taken.back_at, grids[grids.size() - taken.back_grids].span.begin);
    }
}

}  // namespace gouji
