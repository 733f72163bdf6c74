#include "parser/form/load_prose.h"

#include <algorithm>
#include <array>
#include <optional>

#include "parser/form/builtin.h"

namespace gouji {
namespace {

using Node = JsonReader::Node;
using Kind = JsonReader::Kind;
using Need = JsonReader::Need;

constexpr std::size_t longest_list_of_words = 4000;  // bytes
constexpr std::size_t most_words = 4000;
constexpr std::size_t most_parts = 12;

/// Calls `each` for the words of a list that blanks part.
template <class Each>
void each_word(std::string_view text, Each each) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) each(text.substr(at, end - at));
        at = end + 1;
    }
}

class ProseLoader {
 public:
    ProseLoader(JsonReader& reader, const Form& form, FormProse& out)
        : reader_(reader), form_(form), prose_(out) {}

    bool load(const Node& node, const Path& at) {
        if (!reader_.object(node, at, {"like", "without", "words", "statements", "templates"}) ||
            !find_base(node, at)) {
            return false;
        }
        const Path base_at = at / "like";
        if ((base_ && (!words(*base_, base_at) ||
                       !reader_.texts(*base_, base_at, "templates", Need::optional, prose_.templates))) ||
            !words(node, at) || !reader_.texts(node, at, "templates", Need::optional, prose_.templates)) {
            return false;
        }
        const std::array<std::pair<std::string_view, WordSets*>, 7> named{{{"filler", &prose_.fillers},
                                                                           {"silent", &prose_.silent},
                                                                           {"scope", &prose_.scope},
                                                                           {"self", &prose_.self},
                                                                           {"part", &prose_.parts},
                                                                           {"not", &prose_.negations},
                                                                           {"lead", &prose_.lead}}};
        for (const auto& [name, sets] : named) {
            if (const auto set = prose_.lexicon.find(name)) *sets = WordSets{1} << *set;
        }
        if ((base_ && !base_statements(node, at)) || !own_statements(node, at)) return false;
        prose_.lexicon.index();
        return true;
    }

 private:
    /// The prose of the form that this one's is like.
    bool find_base(const Node& node, const Path& at) {
        std::string like;
        std::string without;
        if (!reader_.text(node, at, "like", like, Need::optional) ||
            !reader_.text(node, at, "without", without, Need::optional)) {
            return false;
        }
        if (like.empty())
            return without.empty() || reader_.fail(at / "without", "only where it is like another");
        tree_ = builtin_form(like);
        base_ = tree_ ? tree_->root().find("prose") : std::nullopt;
        if (!base_ || base_->find("like")) {
            return reader_.fail(at / "like",
                                fmt::format("\"{}\" is no built-in form with a prose of its own", like));
        }
        const auto statements = base_->find("statements");
        bool good = true;
        each_word(without, [&](std::string_view id) {
            left_out_.emplace_back(id);
            if (good && !(statements && find_statement(*statements, id))) {
                good = reader_.fail(at / "without", fmt::format("\"{}\" has no statement \"{}\"", like, id));
            }
        });
        return good;
    }

    static std::optional<Node> find_statement(const Node& list, std::string_view id) {
        for (auto child = list.first(); child; child = child->next()) {
            const auto named = child->find("id");
            if (named && named->text() == id) return child;
        }
        return std::nullopt;
    }

    /// The other form's statements in their order, without those that are left out; one that this form has
    /// anew takes the place of the other's.
    bool base_statements(const Node& node, const Path& at) {
        const auto own = node.find("statements");
        return reader_.list(*base_, at / "like", "statements", Need::optional,
                            [&](const Node& item, const Path& here, std::size_t) {
                                const auto named = item.find("id");
                                const std::string_view id = named ? named->text() : std::string_view();
                                if (std::find(left_out_.begin(), left_out_.end(), id) != left_out_.end()) {
                                    return true;
                                }
                                if (const auto anew = own ? find_statement(*own, id) : std::nullopt) {
                                    placed_.emplace_back(id);
                                    return statement(*anew, at / "statements" / id);
                                }
                                return statement(item, here);
                            });
    }

    bool own_statements(const Node& node, const Path& at) {
        return reader_.list(
            node, at, "statements", Need::optional, [&](const Node& item, const Path& here, std::size_t) {
                const auto id = item.find("id");
                const bool placed =
                    id && std::find(placed_.begin(), placed_.end(), id->text()) != placed_.end();
                return placed || statement(item, here);
            });
    }

    bool words(const Node& node, const Path& top) {
        const auto found = node.find("words");
        if (!found) return true;
        const Path at = top / "words";
        if (found->kind() != Kind::object) return reader_.fail(at, "an object is expected here");
        std::size_t count = 0;
        for (auto child = found->first(); child; child = child->next()) {
            std::string list;
            const auto set = prose_.lexicon.set(child->key());
            if (!set) return reader_.fail(at / child->key(), "one set of words too many");
            if (!reader_.text(*child, at / child->key(), list, longest_list_of_words)) return false;
            each_word(list, [&](std::string_view word) {
                prose_.lexicon.add(word, *set);
                ++count;
            });
        }
        return count <= most_words || reader_.fail(at, "too many words");
    }

    bool statement(const Node& item, const Path& at) {
        Statement& added = prose_.statements.emplace_back();
        if (!reader_.object(item, at,
                            {"id", "phrases", "meanings", "says", "when", "unless", "flags", "part"}) ||
            !reader_.id(item, at, added.id) || !sets(item, at, "when", added.when) ||
            !sets(item, at, "unless", added.unless) || !number(item, at, "says", added.says) ||
            !flags(item, at, added)) {
            return false;
        }
        std::optional<std::int64_t> part;
        if (!number(item, at, "part", part)) return false;
        added.part = static_cast<std::uint8_t>(part.value_or(0));
        return reader_.list(item, at, "phrases", Need::required,
                            [&](const Node& node, const Path& here, std::size_t) {
                                return phrase(node, here, added);
                            }) &&
               reader_.list(item, at, "meanings", Need::required,
                            [&](const Node& node, const Path& here, std::size_t) {
                                return meaning(node, here, added);
                            });
    }

    bool number(const Node& item, const Path& at, std::string_view key, std::optional<std::int64_t>& out) {
        const auto found = item.find(key);
        if (!found) return true;
        if (found->kind() != Kind::integer || found->integer() < 0 || found->integer() > 255) {
            return reader_.fail(at / key, "a number from 0 to 255 is expected here");
        }
        out = found->integer();
        return true;
    }

    bool sets(const Node& item, const Path& at, std::string_view key, WordSets& out) {
        std::string names;
        if (!reader_.text(item, at, key, names, Need::optional)) return false;
        bool good = true;
        each_word(names, [&](std::string_view name) {
            const auto set = prose_.lexicon.find(name);
            if (set) {
                out |= WordSets{1} << *set;
            } else if (good) {
                good = reader_.fail(at / key, fmt::format("no set of words has the name \"{}\"", name));
            }
        });
        return good;
    }

    bool flags(const Node& item, const Path& at, Statement& out) {
        std::string names;
        if (!reader_.text(item, at, "flags", names, Need::optional)) return false;
        bool good = true;
        each_word(names, [&](std::string_view name) {
            if (name == "whole") {
                out.whole = true;
            } else if (name == "soft") {
                out.soft = true;
            } else if (name == "contradiction") {
                out.contradiction = true;
            } else if (name == "led") {
                out.led = true;
            } else if (good) {
                good = reader_.fail(at / "flags",
                                    fmt::format("\"{}\" is none of whole, soft, contradiction, led", name));
            }
        });
        return good;
    }

    bool phrase(const Node& node, const Path& at, Statement& out) {
        std::string text;
        if (!reader_.text(node, at, text, JsonReader::max_text)) return false;
        Phrase& added = out.phrases.emplace_back();
        bool figure = false;
        bool good = true;
        each_word(text, [&](std::string_view name) {
            PhrasePart& part = added.parts.emplace_back();
            if (name == "…") {
                part.kind = PartKind::gap;
            } else if (name == "~") {
                part.kind = PartKind::fillers;
            } else if (name == "$") {
                part.kind = PartKind::end;
            } else if (name == "#") {
                part.kind = PartKind::figure;
                good = good && !figure;
                figure = true;
            } else if (const auto set = prose_.lexicon.find(name)) {
                part.set = *set;
                added.needs |= WordSets{1} << *set;
            } else {
                good = false;
            }
        });
        const bool starts = !added.parts.empty() && (added.parts.front().kind == PartKind::words ||
                                                     added.parts.front().kind == PartKind::figure);
        if (!good || !starts || added.needs == 0 || added.parts.size() > most_parts) {
            return reader_.fail(
                at, fmt::format("\"{}\" is no phrase: names of sets of words, … ~ $ and one #", text));
        }
        return figure != out.says.has_value() ||
               reader_.fail(at, "a phrase has a #, or its statement \"says\" a figure, but not both");
    }

    bool meaning(const Node& node, const Path& at, Statement& out) {
        Meaning& added = out.meanings.emplace_back();
        std::string name;
        if (!reader_.object(node, at, {"table", "rows", "minus-rows", "columns", "flags", "zh", "en"}) ||
            !reader_.text(node, at, "table", name, Need::required) ||
            !reader_.text(node, at, "zh", added.zh, Need::optional) ||
            !reader_.text(node, at, "en", added.en, Need::optional)) {
            return false;
        }
        std::string flags;
        if (!reader_.text(node, at, "flags", flags, Need::optional)) return false;
        added.rare = flags == "rare";
        if (!flags.empty() && !added.rare) {
            return reader_.fail(at / "flags", fmt::format("\"{}\" is not rare", flags));
        }
        const auto index = form_.table_index(name);
        if (!index) return reader_.fail(at / "table", fmt::format("no table has the id \"{}\"", name));
        added.table = static_cast<std::uint16_t>(*index);
        const FormTable& table = form_.tables[*index];
        std::vector<std::size_t> rows;
        std::vector<std::size_t> less;
        std::vector<std::size_t> columns;
        if (!ids(node, at, "rows", table.rows, rows) || !ids(node, at, "columns", table.columns, columns) ||
            (node.find("minus-rows") && !ids(node, at, "minus-rows", table.rows, less))) {
            return false;
        }
        for (const std::size_t column : columns) {
            if (table.columns[column].kind != CellKind::count) {
                return reader_.fail(at / "columns", "only columns of counts can be added up");
            }
        }
        const auto lay = [&](const std::vector<std::size_t>& over, std::vector<std::uint16_t>& cells) {
            for (const std::size_t row : over) {
                for (const std::size_t column : columns) {
                    cells.push_back(static_cast<std::uint16_t>(row * table.columns.size() + column));
                }
            }
        };
        lay(rows, added.cells);
        lay(less, added.less);
        if (added.en.empty()) added.en = added.zh;
        const bool one = added.cells.size() == 1 && added.less.empty();
        return one || !added.zh.empty() || reader_.fail(at / "zh", "a sum needs a name");
    }

    template <class Items>
    bool ids(const Node& node, const Path& at, std::string_view key, const Items& items,
             std::vector<std::size_t>& out) {
        std::string names;
        if (!reader_.text(node, at, key, names, Need::required)) return false;
        bool good = true;
        each_word(names, [&](std::string_view name) {
            for (std::size_t i = 0; i < items.size(); ++i) {
                if (items[i].id != name) continue;
                out.push_back(i);
                return;
            }
            if (good) good = reader_.fail(at / key, fmt::format("\"{}\" is not in this table", name));
        });
        return good;
    }

    JsonReader& reader_;
    const Form& form_;
    FormProse& prose_;
    std::optional<JsonTree> tree_;       // that `base_` lies in
    std::optional<Node> base_;           // the prose that this one is like
    std::vector<std::string> left_out_;  // statements of it that are not taken over
    std::vector<std::string> placed_;    // that this form has anew, in the other's place
};

}  // namespace

bool load_prose(JsonReader& reader, const Node& root, const Path& at, const Form& form, FormProse& out) {
    const auto found = root.find("prose");
    return !found || ProseLoader(reader, form, out).load(*found, at / "prose");
}

bool load_demands(JsonReader& reader, const Node& section, const Path& at, FormSection& out) {
    const auto aspect = [&](const Node& node, const Path& here, std::size_t) {
        Label& added = out.aspects.emplace_back();
        std::string words;
        if (!reader.object(node, here, {"name", "words"}) ||
            !reader.text(node, here, "name", added.official, Need::required) ||
            !reader.text(node, here, "words", words, Need::optional)) {
            return false;
        }
        each_word(words, [&](std::string_view word) { added.variants.emplace_back(word); });
        return true;
    };
    if (!reader.list(section, at, "aspects", Need::optional, aspect)) return false;
    const auto states = section.find("states");
    if (!states) return true;
    const Path here = at / "states";
    std::string words;
    std::string elsewhere;
    if (!reader.object(*states, here, {"words", "elsewhere", "sentences"}) ||
        !reader.text(*states, here, "words", words, Need::required) ||
        !reader.text(*states, here, "elsewhere", elsewhere, Need::optional) ||
        !reader.texts(*states, here, "sentences", Need::required, out.states.sentences)) {
        return false;
    }
    each_word(words, [&](std::string_view word) { out.states.words.emplace_back(word); });
    each_word(elsewhere, [&](std::string_view word) { out.states.elsewhere.emplace_back(word); });
    return true;
}

}  // namespace gouji
