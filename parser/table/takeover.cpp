#include "parser/table/takeover.h"

#include <algorithm>

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

}  // namespace gouji
