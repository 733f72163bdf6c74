#include "parser/text/mapped_text.h"

#include <algorithm>

#include "parser/text/label.h"

namespace gouji {

void MappedText::append(std::string_view text, Span span) {
    if (!joined_) {
        // What goes on right behind, letter by letter, stays a view into the source.
        if (direct_ != nullptr && text.data() == direct_ + span_.length() && span.begin == span_.end &&
            text.size() == span.length()) {
            span_.end = span.end;
            return;
        }
        joined_ = std::make_shared<Joined>();
        if (direct_ != nullptr) {
            joined_->text.assign(direct_, span_.length());
            joined_->pieces.push_back({0, span_.length(), span_});
        }
        direct_ = nullptr;
    } else if (joined_.use_count() > 1) {
        joined_ = std::make_shared<Joined>(*joined_);
    }
    if (joined_->pieces.empty()) {
        span_.begin = span.begin;
    }
    joined_->pieces.push_back(
        {static_cast<std::uint32_t>(joined_->text.size()), static_cast<std::uint32_t>(text.size()), span});
    joined_->text.append(text);
    span_.end = span.end;
}

Span MappedText::source(std::size_t begin, std::size_t end) const {
    const std::size_t size = view().size();
    begin = std::min(begin, size);
    end = std::clamp(end, begin, size);
    if (!joined_) {
        return {span_.begin + static_cast<std::uint32_t>(begin),
                span_.begin + static_cast<std::uint32_t>(end)};
    }
    const std::vector<Piece>& pieces = joined_->pieces;
    if (pieces.empty()) {
        return {span_.begin, span_.begin};
    }
    const auto piece_at = [&pieces](std::size_t at) -> const Piece& {
        const auto behind =
            std::upper_bound(pieces.begin(), pieces.end(), at,
                             [](std::size_t x, const Piece& piece) { return x < piece.text_begin; });
        return behind == pieces.begin() ? pieces.front() : *std::prev(behind);
    };
    const auto place = [](const Piece& piece, std::size_t at, std::uint32_t otherwise) {
        return piece.text_length == piece.source.length()
                   ? piece.source.begin + static_cast<std::uint32_t>(at - piece.text_begin)
                   : otherwise;
    };
    if (begin == end) {
        const Piece& piece = piece_at(begin);
        const std::uint32_t edge = begin > piece.text_begin ? piece.source.end : piece.source.begin;
        const std::uint32_t at = place(piece, begin, edge);
        return {at, at};
    }
    const Piece& first = piece_at(begin);
    const Piece& last = piece_at(end - 1);
    return {place(first, begin, first.source.begin), place(last, end, last.source.end)};
}

bool MappedText::contiguous(std::size_t begin, std::size_t end) const {
    if (!joined_) {
        return true;
    }
    return std::any_of(joined_->pieces.begin(), joined_->pieces.end(), [begin, end](const Piece& piece) {
        return piece.text_length == piece.source.length() && piece.text_begin <= begin &&
               end <= piece.text_begin + piece.text_length;
    });
}

MappedText MappedText::slice(std::size_t begin, std::size_t end) const {
    const std::string_view all = view();
    begin = std::min(begin, all.size());
    end = std::clamp(end, begin, all.size());
    if (!joined_ || begin == end) {
        return {joined_ ? std::string_view() : all.substr(begin, end - begin), source(begin, end)};
    }
    if (begin == 0 && end == all.size()) {
        return *this;
    }
    MappedText part;
    for (const Piece& piece : joined_->pieces) {
        const std::size_t from = std::max<std::size_t>(begin, piece.text_begin);
        const std::size_t to = std::min<std::size_t>(end, piece.text_begin + piece.text_length);
        if (from < to) {
            part.append(all.substr(from, to - from), source(from, to));
        }
    }
    return part;
}

MappedText MappedText::trimmed() const {
    const std::string_view all = view();
    const std::string_view kept = trim(all);
    const std::size_t begin = kept.empty() ? 0 : static_cast<std::size_t>(kept.data() - all.data());
    return slice(begin, begin + kept.size());
}

void MappedText::move(std::string_view source, std::uint32_t by) {
    if (direct_ == nullptr && !joined_ && span_ == Span{}) return;  // it has no place
    span_ = span_.moved(by);
    if (direct_ != nullptr) direct_ = source.data() + span_.begin;
    if (!joined_ || by == 0) return;
    // The version before still has the pieces where they were.
    joined_ = std::make_shared<Joined>(*joined_);
    for (Piece& piece : joined_->pieces) piece.source = piece.source.moved(by);
}

bool MappedText::is_moved(const MappedText& other, std::uint32_t by) const {
    if (span_.moved(by) != other.span_ || (joined_ == nullptr) != (other.joined_ == nullptr) ||
        view() != other.view()) {
        return false;
    }
    return joined_ == nullptr ||
           std::equal(joined_->pieces.begin(), joined_->pieces.end(), other.joined_->pieces.begin(),
                      other.joined_->pieces.end(), [by](const Piece& a, const Piece& b) {
                          return a.text_begin == b.text_begin && a.text_length == b.text_length &&
                                 a.source.moved(by) == b.source;
                      });
}

}  // namespace gouji
