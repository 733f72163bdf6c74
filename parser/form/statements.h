#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What sentences of a report may say about the figures of its tables: data of a form.

namespace gouji {

/// Sets of words that a word belongs to, a bit each.
using WordSets = std::uint64_t;

/// A word of the prose and the sets that it is in.
struct Word {
    std::uint32_t begin = 0;  // in Lexicon::text
    std::uint32_t length = 0;
    WordSets sets = 0;
};

/// A word as it stands in a text.
struct Token {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    WordSets sets = 0;
};

/// The words that a form's statements are made of. Of words that begin alike the longest counts.
class Lexicon {
 public:
    static constexpr std::size_t most_sets = 64;

    /// The number of the set of that name; a new one where there is none, nothing where there is no
    /// room for one.
    std::optional<std::uint8_t> set(std::string_view name);
    [[nodiscard]] std::optional<std::uint8_t> find(std::string_view name) const;
    void add(std::string_view word, std::uint8_t set);
    /// To be called when all words are there.
    void index();

    /// The words in `text`, in their order, none over another. Linear in the text.
    void read(std::string_view text, std::vector<Token>& out) const;

 private:
    [[nodiscard]] std::string_view word(const Word& word) const {
        return std::string_view(text_).substr(word.begin, word.length);
    }
    [[nodiscard]] static std::size_t slot(std::string_view text, std::size_t at);

    static constexpr std::size_t slots = 1024;

    std::string text_;
    std::vector<Word> words_;  // sorted by their first three bytes' slot, the longer first
    std::vector<std::uint16_t> first_;
    std::vector<std::string> names_;
};

enum class PartKind : std::uint8_t {
    words,    // a word of a set, right behind what is before it
    gap,      // anything
    fillers,  // only words of the set of fillers
    figure,   // the figure with its counting word
    end,      // fillers, then the end of the clause
};

struct PhrasePart {
    PartKind kind = PartKind::words;
    std::uint8_t set = 0;  // of kind words
};

struct Phrase {
    std::vector<PhrasePart> parts;
    WordSets needs = 0;  // the sets of its words
};

/// What a statement may mean: the sum of some cells of one table, less that of others.
struct Meaning {
    std::uint16_t table = 0;           // index into Form::tables
    std::vector<std::uint16_t> cells;  // row * columns + column
    std::vector<std::uint16_t> less;   // likewise
    bool rare = false;                 // fits where it fits, but is not spoken of
    std::string zh;                    // what the sum is called; empty where it is one cell
    std::string en;
};

/// A kind of sentence that says something about the tables.
struct Statement {
    std::string id;
    std::vector<Phrase> phrases;
    std::vector<Meaning> meanings;     // the first is what it is most likely to mean
    std::optional<std::int64_t> says;  // without a figure: 未收到 says 0
    WordSets when = 0;                 // one of these must stand in the sentence or over the paragraph
    WordSets unless = 0;               // none of these may stand where the phrase is looked for
    bool whole = false;                // says nothing behind 其中
    bool soft = false;                 // its words are often used in a wider sense
    bool contradiction = false;        // it does not give a figure, but rules one out
    bool led = false;                  // what stands before it in its clause must not narrow it
    std::uint8_t part = 0;             // statements with the same number are parts of one whole
};

struct FormProse {
    Lexicon lexicon;
    std::vector<Statement> statements;  // where several fit, the first counts
    WordSets fillers = 0;
    WordSets silent = 0;                 // the sentence speaks of something else: last year, another channel
    WordSets scope = 0;                  // it may speak of others than the tables do
    WordSets self = 0;                   // it speaks of the agency itself
    WordSets parts = 0;                  // 其中: what follows is a part
    WordSets negations = 0;              // 未, 没有: another denial begins
    WordSets lead = 0;                   // may stand before a denial; none where anything may
    std::vector<std::string> templates;  // what a blank form says to the one who fills it in
};

}  // namespace gouji
