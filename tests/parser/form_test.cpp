#include "parser/form/form.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/catch.h"
#include "tests/forms/json_schema.h"

using namespace gouji;
using nlohmann::json;

namespace {

std::string read(const std::string& name) {
    std::ifstream file(std::string(GOUJI_SOURCE_DIR) + "/" + name, std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

json read_json(const std::string& name) {
    return json::parse(read(name), nullptr, true, true);
}

const FormTable& table(const Form& form, std::string_view id) {
    const auto index = form.table_index(id);
    REQUIRE(index);
    return form.tables[*index];
}

std::vector<std::string> ids(const auto& items) {
    std::vector<std::string> out;
    for (const auto& item : items) out.push_back(item.id);
    return out;
}

std::size_t cells(const Form& form) {
    std::size_t sum = 0;
    for (const FormTable& each : form.tables) sum += each.cell_count();
    return sum;
}

std::size_t equations(const Form& form, std::optional<RelationKind> kind = {}) {
    std::size_t sum = 0;
    for (const FormTable& each : form.tables) {
        for (const Equation& equation : each.equations) sum += !kind || equation.kind == *kind ? 1 : 0;
    }
    return sum;
}

/// The names of an equation's cells: "received/total".
std::vector<std::string> names(const FormTable& of, const std::vector<std::uint16_t>& indices) {
    std::vector<std::string> out;
    for (const std::uint16_t cell : indices) {
        out.push_back(of.rows[cell / of.columns.size()].id + ":" + of.columns[cell % of.columns.size()].id);
    }
    return out;
}

/// The error of the tiny form with `change` made to it.
template <class Change>
std::string error_of(Change change) {
    json form = read_json("tests/forms/tiny.json");
    change(form);
    const std::string text = form.dump();
    const Result<Forms> forms = Forms::parse({text});
    return forms ? "" : forms.error();
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the built-in forms are valid by their schema") {
    const json schema = read_json("forms/schema.json");
    for (const char* name : {"forms/2019.json", "forms/2021.json", "tests/forms/tiny.json"}) {
        INFO(name);
        CHECK(test::schema_mistakes(schema, read_json(name)) == Names{});
    }
    SECTION("and the schema refuses what the loader refuses") {
        json form = read_json("forms/2021.json");
        form["tables"][0]["columns"][0]["kind"] = "number";
        form["tables"][1]["rows"][0].erase("id");
        form["sections"][2]["headings"] = "一";
        form["tables"][2]["columns"] = json::array();
        CHECK(test::schema_mistakes(schema, form).size() == 4);
    }
}

TEST_CASE("the form of 2021 has 200 cells and 42 equations") {
    const Form* form = Forms::builtin().find("2021");
    REQUIRE(form != nullptr);
    CHECK(ids(form->sections) ==
          Names{"overview", "proactive", "applications", "disputes", "problems", "other"});
    CHECK(ids(form->tables) ==
          Names{"documents", "licensing", "enforcement", "charges", "applications", "disputes"});
    CHECK(cells(*form) == 200);
    CHECK(equations(*form) == 42);
    CHECK(equations(*form, RelationKind::row_total) == 28);
    CHECK(equations(*form, RelationKind::column_total) == 7);
    CHECK(equations(*form, RelationKind::balance) == 7);
    CHECK(form->covers(2021));
    CHECK(form->covers(2031));
    CHECK_FALSE(form->covers(2020));
    CHECK(form->sections[3].official_heading() == "四、政府信息公开行政复议、行政诉讼情况");
    CHECK(form->sections[1].tables == Names{"documents", "licensing", "enforcement", "charges"});

    const FormTable& charges = table(*form, "charges");
    CHECK(charges.columns[0].kind == CellKind::amount);
    CHECK(charges.columns[0].unit == MoneyUnit::ten_thousand_yuan);

    const FormTable& applications = table(*form, "applications");
    CHECK(applications.rows.size() == 25);
    CHECK(ids(applications.columns) ==
          Names{"natural-person", "business", "research", "social", "legal", "other", "total"});
    CHECK(applications.rows[4].id == "refused/state-secret");
    CHECK(applications.rows[4].label.official == "1.属于国家秘密");
    CHECK(applications.rows[4].group == Names{"三、本年度办理结果", "（三）不予公开"});
    CHECK(applications.columns[1].group == Names{"申请人情况", "法人或其他组织"});

    const FormTable& disputes = table(*form, "disputes");
    CHECK(disputes.cell_count() == 15);
    CHECK(disputes.rows[0].label.official.empty());
    CHECK(disputes.columns[0].id == "review/upheld");
    CHECK(disputes.columns[7].group == Names{"行政诉讼", "未经复议直接起诉"});
}

TEST_CASE("the form of 2019 has 198 cells and 40 equations") {
    const Form* form = Forms::builtin().find("2019");
    REQUIRE(form != nullptr);
    CHECK(ids(form->tables) == Names{"documents", "licensing", "enforcement", "charges", "procurement",
                                     "applications", "disputes"});
    CHECK(cells(*form) == 198);
    CHECK(equations(*form) == 40);
    CHECK(form->covers(2019));
    CHECK(form->covers(2020));
    CHECK_FALSE(form->covers(2021));
    CHECK(table(*form, "applications").rows.size() == 23);
    CHECK(table(*form, "enforcement").columns[1].kind == CellKind::signed_count);
    CHECK(table(*form, "procurement").columns[1].unit == MoneyUnit::none);
    std::size_t proactive = 0;
    for (const FormTable& each : form->tables) proactive += each.section == 1 ? each.cell_count() : 0;
    CHECK(proactive == 22);
}

TEST_CASE("the relations are laid over rows and columns") {
    const FormTable& applications = table(*Forms::builtin().find("2021"), "applications");
    const Equation& first = applications.equations.front();
    CHECK(first.kind == RelationKind::row_total);
    CHECK(names(applications, first.left) == Names{"received:natural-person", "received:business",
                                                   "received:research", "received:social", "received:legal",
                                                   "received:other"});
    CHECK(names(applications, first.right) == Names{"received:total"});
    const Equation& column = applications.equations[25];
    CHECK(column.kind == RelationKind::column_total);
    CHECK(column.left.size() == 21);
    CHECK(names(applications, column.right) == Names{"results-total:natural-person"});
    const Equation& last = applications.equations.back();
    CHECK(last.kind == RelationKind::balance);
    CHECK(names(applications, last.left) == Names{"received:total", "carried-in:total"});
    CHECK(names(applications, last.right) == Names{"results-total:total", "carried-forward:total"});
    CHECK(names(applications, {last.at}) == Names{"results-total:total"});
    CHECK(applications.relations[last.relation].wording.zh == "第一项加第二项之和，等于第三项加第四项之和");
}

TEST_CASE("what is tied to last year is laid over rows and columns") {
    const FormTable& applications = table(*Forms::builtin().find("2021"), "applications");
    REQUIRE(applications.year_equations.size() == 7);
    const YearEquation& carried = applications.year_equations.back();
    CHECK(applications.year_relations[carried.relation].kind == YearRelationKind::carry_over);
    CHECK(names(applications, {carried.cell}) == Names{"carried-in:total"});
    CHECK(names(applications, {carried.last}) == Names{"carried-forward:total"});
    const FormTable& documents = table(*Forms::builtin().find("2021"), "documents");
    REQUIRE(documents.year_equations.size() == 2);
    const YearEquation& stock = documents.year_equations.back();
    CHECK(documents.year_relations[stock.relation].kind == YearRelationKind::stock);
    CHECK(names(documents, {stock.cell}) == Names{"normative-documents:in-force"});
    CHECK(names(documents, {stock.last}) == Names{"normative-documents:in-force"});
    CHECK(names(documents, stock.plus) == Names{"normative-documents:issued"});
    CHECK(names(documents, stock.minus) == Names{"normative-documents:repealed"});
    const FormTable& older = table(*Forms::builtin().find("2019"), "documents");
    REQUIRE(older.year_equations.size() == 2);
    CHECK(older.year_relations.front().kind == YearRelationKind::stock_at_most);
    CHECK(table(*Forms::builtin().find("2019"), "applications").year_equations.size() == 7);
}

TEST_CASE("every row and column is explained in both languages") {
    for (const Form& form : Forms::builtin().all()) {
        for (const FormTable& each : form.tables) {
            for (const auto& row : each.rows) {
                INFO(form.id + " " + each.id + " " + row.id);
                CHECK_FALSE(row.meaning.zh.empty());
                CHECK(row.meaning.en != row.meaning.zh);
            }
            for (const auto& column : each.columns) {
                INFO(form.id + " " + each.id + " " + column.id);
                CHECK_FALSE(column.meaning.zh.empty());
                CHECK(column.meaning.en != column.meaning.zh);
            }
            for (const auto& relation : each.relations) CHECK_FALSE(relation.source.empty());
            for (const auto& relation : each.year_relations) CHECK_FALSE(relation.source.empty());
        }
    }
}

TEST_CASE("labels are found by their normal form") {
    const Forms& forms = Forms::builtin();
    const auto found = [&](std::string_view text) {
        std::set<std::string> out;
        for (const LabelRef& ref : forms.meanings(normalize_label(text).core)) {
            if (ref.role == LabelRole::row) out.insert(forms[ref.form].tables[ref.table].rows[ref.index].id);
            if (ref.role == LabelRole::column)
                out.insert(forms[ref.form].tables[ref.table].columns[ref.index].id);
            if (ref.role == LabelRole::heading) out.insert(forms[ref.form].sections[ref.table].id);
        }
        return out;
    };
    using Set = std::set<std::string>;
    CHECK(found("（一）予以公开") == Set{"granted"});
    CHECK(found("(一) 予以公开") == Set{"granted"});
    CHECK(found("规范性文件") == Set{"normative-documents"});
    CHECK(found("一、总体情况") == Set{"overview"});
    CHECK(found("因政府信息公开工作被申请行政复议提起行政诉讼情况") == Set{"disputes"});
    CHECK(found("今天天气很好").empty());
    CHECK(found("").empty());

    for (const auto& [core, meanings] : forms.entries()) {
        CHECK(core.size() <= forms.longest());
        CHECK(&forms.meanings(core) == &meanings);
        for (const LabelRef& ref : meanings) {
            CHECK(normalize_label(forms.wording(ref)).core == core);
        }
    }
    SECTION("with the numbering of the wording, a heading's from its section") {
        const LabelRef row = forms.meanings(normalize_label("2.重复申请").core).front();
        CHECK(row.numbering == Numbering::arabic);
        CHECK(row.ordinal == 2);
        const LabelRef heading = forms.meanings(normalize_label("概述").core).front();
        CHECK(heading.role == LabelRole::heading);
        CHECK(heading.numbering == Numbering::chinese);
        CHECK(heading.ordinal == 1);
        CHECK(heading.variant == 0);
        CHECK(forms.wording(heading) == "概述");
    }
}

TEST_CASE("no two rows or columns of a table have a wording in common") {
    for (const Form& form : Forms::builtin().all()) {
        for (const FormTable& each : form.tables) {
            const auto unique = [&](const auto& items) {
                std::set<std::string> seen;
                for (const auto& item : items) {
                    std::set<std::string> own;
                    std::string place;
                    for (const std::string& group : item.group) place += group + "/";
                    const auto add = [&](const std::string& text) {
                        const NormalLabel normal = normalize_label(text);
                        own.insert(place + std::to_string(static_cast<int>(normal.numbering)) + normal.core);
                    };
                    add(item.label.official);
                    for (const std::string& variant : item.label.variants) add(variant);
                    for (const std::string& one : own) {
                        INFO(form.id + " " + each.id + " " + one);
                        CHECK(seen.insert(one).second);
                    }
                }
            };
            unique(each.rows);
            unique(each.columns);
        }
    }
}

TEST_CASE("a form of one's own is data and nothing else") {
    const std::string text = read("tests/forms/tiny.json");
    const Result<Forms> forms = Forms::parse({text});
    REQUIRE(forms.error() == "");
    const Form& form = forms.value()[0];
    CHECK(form.id == "tiny");
    CHECK(form.first_year == 2030);
    CHECK_FALSE(form.last_year);
    CHECK(form.sections[0].asks.en == "写明一年的概况。");
    const FormTable& loans = table(form, "loans");
    CHECK(loans.section == 1);
    CHECK(loans.corner.official == "类别");
    CHECK(loans.columns[3].unit == MoneyUnit::yuan);
    // Four row totals; a balance in each column of counts, none over the amounts.
    CHECK(equations(form, RelationKind::row_total) == 4);
    CHECK(equations(form, RelationKind::balance) == 3);
    CHECK(equations(form) == 7);
    CHECK(names(loans, loans.equations[1].left) == Names{"lent:adult", "lent:child"});
    CHECK(names(loans, loans.equations[6].right) == Names{"returned:total", "at-end:total"});
    CHECK(names(loans, {loans.equations[6].at}) == Names{"at-end:total"});
    CHECK(loans.relations[1].source == "〔2030〕1号");
    CHECK(forms.value().meanings(normalize_label("概览").core).size() == 1);
    CHECK(forms.value().meanings(normalize_label("一、总体情况").core).empty());
}

TEST_CASE("a form may be like another in its prose") {
    const FormProse& other = Forms::builtin().find("2021")->prose();
    const auto next = [](const json& prose) {
        json form = read_json("forms/2021.json");
        form["id"] = "next";
        form["years"] = {{"from", 2030}};
        form["prose"] = prose;
        Result<Forms> forms = Forms::parse({form.dump()});
        INFO((forms ? std::string() : forms.error()));
        REQUIRE(forms);
        return std::move(forms.value());
    };
    Names all = ids(other.statements);
    REQUIRE(all.size() > 30);

    const Forms same = next({{"like", "2021"}});
    CHECK(ids(same.all()[0].prose().statements) == all);
    CHECK(same.all()[0].prose().templates == other.templates);
    CHECK(same.all()[0].prose().fillers == other.fillers);

    const json anew = {
        {"id", all[3]},
        {"phrases", {"natural ~ #"}},
        {"meanings", {{{"table", "applications"}, {"rows", "received"}, {"columns", "total"}}}}};
    json added = anew;
    added["id"] = "added";
    const Forms changed = next({{"like", "2021"},
                                {"without", all[0] + " " + all[2]},
                                {"words", {{"natural", "市民"}}},
                                {"statements", {added, anew}}});
    const FormProse& prose = changed.all()[0].prose();
    Names expected = all;
    expected.push_back("added");
    expected.erase(expected.begin() + 2);
    expected.erase(expected.begin());
    CHECK(ids(prose.statements) == expected);
    CHECK(prose.statements[1].phrases.size() == 1);  // the new one, in the other's place
    std::vector<Token> tokens;
    prose.lexicon.read("市民与自然人", tokens);
    REQUIRE(tokens.size() == 2);
    CHECK(tokens[0].sets == tokens[1].sets);

    // The edition of 2019 counts documents made, and not those in force.
    const Names older = ids(Forms::builtin().find("2019")->prose().statements);
    CHECK(std::count(older.begin(), older.end(), "documents-in-force") == 0);
    CHECK(older.back() == "documents-made");
    CHECK(older.size() == all.size() - 2);
}

TEST_CASE("the form in the documentation is a form") {
    const std::string page = read("docs/forms.md");
    const std::string fence = "```json\n";
    const std::size_t begin = page.find(fence) + fence.size();
    const std::string text = page.substr(begin, page.find("```", begin) - begin);
    const Result<Forms> forms = Forms::parse({text});
    CHECK(forms.error() == "");
    CHECK(test::schema_mistakes(read_json("forms/schema.json"), json::parse(text)) == Names{});
}

TEST_CASE("forms that were moved still find their labels") {
    const std::string text = read("tests/forms/tiny.json");
    Result<Forms> parsed = Forms::parse({text});
    REQUIRE(parsed);
    const Forms moved = std::move(parsed.value());
    CHECK(moved.meanings(normalize_label("儿童").core).size() == 1);
}

TEST_CASE("a mistake in a form is named with its place") {
    const auto at = [](const std::string& error, std::string_view place) {
        INFO(error);
        CHECK(error.starts_with(std::string(place) + ": "));
    };
    CHECK(error_of([](json&) {}).empty());
    at(error_of([](json& f) { f.erase("id"); }), "id");
    at(error_of([](json& f) { f["id"] = "第一"; }), "id");
    at(error_of([](json& f) { f["titles"] = json::array(); }), "titles");
    at(error_of([](json& f) { f["titles"][0] = 7; }), "titles[0]");
    at(error_of([](json& f) { f["name"]["fr"] = "x"; }), "name");
    at(error_of([](json& f) { f["years"]["from"] = 20211; }), "years.from");
    at(error_of([](json& f) { f["years"]["from"] = 4294969317; }), "years.from");
    at(error_of([](json& f) { f["years"] = {{"from", 2031}, {"to", 2030}}; }), "years");
    at(error_of([](json& f) { f["sections"][1]["heading"] = ""; }), "sections[1].heading");
    at(error_of([](json& f) { f["sections"][2]["id"] = "loans"; }), "sections[2].id");
    at(error_of([](json& f) { f["tables"][0]["section"] = "nowhere"; }), "tables[0].section");
    at(error_of([](json& f) { f["tables"][0]["rows"][2]["id"] = "lent"; }), "tables[0].rows[2].id");
    at(error_of([](json& f) { f["tables"][0]["rows"][2]["label"] = "1.年初在借"; }),
       "tables[0].rows[2].label");
    at(error_of([](json& f) { f["tables"][0]["rows"][2]["varients"] = json::array(); }), "tables[0].rows[2]");
    at(error_of([](json& f) { f["tables"][0]["columns"][0]["group"][0] = "客人"; }),
       "tables[0].columns[0].group");
    at(error_of([](json& f) { f["tables"][0]["columns"][0]["kind"] = "text"; }), "tables[0].columns[0].kind");
    at(error_of([](json& f) { f["tables"][0]["columns"][0]["unit"] = "元"; }), "tables[0].columns[0].unit");
    at(error_of([](json& f) { f["tables"][0]["relations"][0]["left"][1] = "old"; }),
       "tables[0].relations[0].left[1]");
    at(error_of([](json& f) { f["tables"][0]["relations"][0]["left"][1] = "total"; }),
       "tables[0].relations[0]");
    at(error_of([](json& f) { f["tables"][0]["relations"][0]["left"][1] = "fines"; }),
       "tables[0].relations[0]");
    at(error_of([](json& f) { f["tables"][0]["relations"][1]["at"] = "sum"; }), "tables[0].relations[1].at");
    at(error_of([](json& f) { f["tables"][0]["relations"][1]["each"] = "cell"; }),
       "tables[0].relations[1].each");

    SECTION("prose that is like another's") {
        const auto like = [](const json& prose) { return error_of([&](json& f) { f["prose"] = prose; }); };
        at(like({{"like", "2020"}}), "prose.like");
        at(like({{"like", "2019"}}), "prose.like");  // which has none of its own
        at(like({{"like", "2021"}, {"without", "received nothing"}}), "prose.without");
        at(like({{"without", "received"}}), "prose.without");
        at(like({{"like", "2021"}}), "prose.like.statements[0].meanings[0].table");
    }

    SECTION("what is tied to last year") {
        const auto tied = [](std::string_view member, const json& value) {
            return error_of([&](json& f) {
                json tie = {{"kind", "stock"}, {"each", "row"},     {"at", "total"},
                            {"last", "total"}, {"plus", {"adult"}}, {"wording", {{"zh", "年末"}}}};
                tie[std::string(member)] = value;
                f["tables"][0]["across-years"] = {tie};
            });
        };
        at(tied("at", "nothing"), "tables[0].across-years[0].at");
        at(tied("last", "nothing"), "tables[0].across-years[0].last");
        at(tied("plus", {"nothing"}), "tables[0].across-years[0].plus[0]");
        at(tied("minus", 3), "tables[0].across-years[0].minus");
        at(tied("kind", "stck"), "tables[0].across-years[0].kind");
        at(tied("each", "cell"), "tables[0].across-years[0].each");
        at(tied("other", 1), "tables[0].across-years[0]");
    }

    SECTION("counts over the limits") {
        at(error_of([](json& f) {
               for (int i = 0; i < 300; ++i) {
                   f["tables"][0]["rows"].push_back(
                       {{"id", "r" + std::to_string(i)}, {"label", "甲" + std::to_string(i)}});
               }
           }),
           "tables[0].rows");
        at(error_of([](json& f) {
               for (int i = 0; i < 200; ++i) {
                   const std::string name = std::to_string(i);
                   f["tables"][0]["rows"].push_back({{"id", "r" + name}, {"label", "甲" + name}});
                   f["tables"][0]["columns"].push_back(
                       {{"id", "c" + name}, {"label", "乙" + name}, {"kind", "count"}});
               }
           }),
           "tables[0]");
        at(error_of([](json& f) { f["titles"][0] = std::string(700, 'x'); }), "titles[0]");
    }
}

TEST_CASE("what is no form at all gives an error and no crash") {
    const auto error = [](std::string_view text) {
        const Result<Forms> forms = Forms::parse({text});
        return forms ? std::string() : forms.error();
    };
    CHECK(contains(error(""), "parse error"));
    CHECK(contains(error("{\"id\": \"x\", }"), "line 1"));
    CHECK(contains(error("[]"), "object"));
    CHECK(contains(error("\xff\xfe"), "parse error"));
    CHECK_FALSE(error(std::string(100000, '[')).empty());
    CHECK(contains(error(std::string(2000000, ' ')), "longer than"));
    CHECK(contains(Forms::parse({}).error(), "no form"));

    const std::string tiny = read("tests/forms/tiny.json");
    CHECK(Forms::parse({tiny, tiny}).error() == "form 2: id: \"tiny\" is another form's");
    const std::string official = read("forms/2021.json");
    CHECK(contains(Forms::parse({tiny, official}).error(), "form 2: sections"));
}
