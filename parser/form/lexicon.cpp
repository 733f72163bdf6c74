#include <algorithm>

#include "parser/form/statements.h"
#include "parser/text/utf8.h"

namespace gouji {
namespace {

/// Most words of a slot begin with the sign that stands here and differ in the next: told without a call.
bool stands_at(std::string_view text, std::size_t at, std::string_view word) {
    if (word.size() > text.size() - at) return false;
    const char* there = text.data() + at;
    for (std::size_t i = word.size(); i-- > 0;) {
        if (there[i] != word[i]) return false;
    }
    return true;
}

}  // namespace

std::optional<std::uint8_t> Lexicon::find(std::string_view name) const {
    const auto at = std::find(names_.begin(), names_.end(), name);
    if (at == names_.end()) return std::nullopt;
    return static_cast<std::uint8_t>(at - names_.begin());
}

std::optional<std::uint8_t> Lexicon::set(std::string_view name) {
    if (const auto known = find(name)) return known;
    if (names_.size() == most_sets) return std::nullopt;
    names_.emplace_back(name);
    return static_cast<std::uint8_t>(names_.size() - 1);
}

void Lexicon::add(std::string_view word, std::uint8_t set) {
    words_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(word.size()),
                      WordSets{1} << set});
    text_ += word;
}

std::size_t Lexicon::slot(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<std::size_t>(static_cast<unsigned char>(text[at + i])) : 0;
    };
    // The first sign alone: words may be one sign long.
    if (byte(0) < 0x80) return byte(0);
    return (byte(0) * 31 + byte(1) * 67 + byte(2)) % slots;
}

void Lexicon::index() {
    // Into their slots by counting, for this is a good part of the program's start; few share one.
    std::vector<std::uint16_t> places(words_.size());
    std::vector<std::uint32_t> first(slots + 1);
    for (std::size_t i = 0; i < words_.size(); ++i) {
        places[i] = static_cast<std::uint16_t>(slot(text_, words_[i].begin));
        ++first[places[i] + 1U];
    }
    for (std::size_t i = 1; i <= slots; ++i) first[i] += first[i - 1];
    std::vector<Word> placed(words_.size());
    std::vector<std::uint32_t> next = first;
    for (std::size_t i = 0; i < words_.size(); ++i) placed[next[places[i]]++] = words_[i];

    words_.clear();
    first_.assign(slots + 1, 0);
    for (std::size_t i = 0; i < slots; ++i) {
        const auto begin = placed.begin() + first[i];
        const auto end = placed.begin() + first[i + 1];
        std::sort(begin, end, [&](const Word& a, const Word& b) {
            return a.length != b.length ? a.length > b.length : word(a) < word(b);
        });
        for (auto it = begin; it != end; ++it) {
            // A word of two sets is one word.
            if (it != begin && word(words_.back()) == word(*it)) {
                words_.back().sets |= it->sets;
            } else {
                words_.push_back(*it);
            }
        }
        first_[i + 1] = static_cast<std::uint16_t>(words_.size());
    }
}

void Lexicon::read(std::string_view text, std::vector<Token>& out) const {
    if (first_.empty()) return;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t key = slot(text, at);
        const Word* found = nullptr;
        for (std::size_t i = first_[key]; i < first_[key + 1]; ++i) {
            if (stands_at(text, at, word(words_[i]))) {
                found = &words_[i];
                break;
            }
        }
        if (found == nullptr) {
            at += utf8_length(text[at]);
            continue;
        }
        out.push_back(
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + found->length), found->sets});
        at += found->length;
    }
}

}  // namespace gouji
