#include "tests/lsp/model.h"

#include <cstdint>
#include <fstream>
#include <map>
#include <set>
#include <vector>

namespace gouji::test {
namespace {

using nlohmann::json;

class Model {
 public:
    Model() {
        std::ifstream in(std::string(GOUJI_SOURCE_DIR) + "/tests/lsp/metaModel.json", std::ios::binary);
        all_ = json::parse(in);
        for (const char* kind : {"structures", "enumerations", "typeAliases"}) {
            for (const json& entry : all_[kind]) {
                types_[entry["name"].get<std::string>()] = {kind, &entry};
            }
        }
        for (const char* kind : {"requests", "notifications"}) {
            for (const json& entry : all_[kind]) {
                methods_[entry["method"].get<std::string>()] = &entry;
            }
        }
    }

    std::string check(const json& message, std::string_view answered) const {
        if (!message.is_object() || message.value("jsonrpc", "") != "2.0") {
            return "no JSON-RPC 2.0 message";
        }
        if (!message.contains("method")) {
            return response(message, answered);
        }
        const auto method = methods_.find(message["method"].get<std::string>());
        if (method == methods_.end()) {
            return "unknown method " + message["method"].dump();
        }
        if (method->second->value("messageDirection", "") == "clientToServer") {
            return "not for a server to send: " + message["method"].dump();
        }
        if (std::string extra = unknown(message, {"jsonrpc", "id", "method", "params"}); !extra.empty()) {
            return extra;
        }
        if (!method->second->contains("params")) {
            return message.contains("params") ? "params where there are none" : "";
        }
        return value(message.value("params", json()), (*method->second)["params"], "params");
    }

 private:
    static std::string unknown(const json& object, const std::set<std::string>& known) {
        for (const auto& [name, member] : object.items()) {
            if (known.count(name) == 0) {
                return "unknown member " + name;
            }
        }
        return {};
    }

    std::string response(const json& message, std::string_view answered) const {
        if (std::string extra = unknown(message, {"jsonrpc", "id", "result", "error"}); !extra.empty()) {
            return extra;
        }
        if (message.contains("result") == message.contains("error") || !message.contains("id")) {
            return "a response has an id, and either a result or an error";
        }
        if (message.contains("error")) {
            const json& error = message["error"];
            const bool whole = error.is_object() && error.value("code", json()).is_number_integer() &&
                               error.value("message", json()).is_string();
            return whole ? unknown(error, {"code", "message", "data"}) : "an error has a code and a message";
        }
        const auto method = methods_.find(std::string(answered));
        if (method == methods_.end()) {
            return "answers an unknown method " + std::string(answered);
        }
        return value(message["result"], (*method->second)["result"], "result");
    }

    std::string value(const json& v, const json& type, const std::string& at) const {
        const std::string kind = type["kind"];
        if (kind == "base") {
            return base(v, type["name"]) ? "" : at + " is no " + type["name"].get<std::string>();
        }
        if (kind == "reference") {
            return reference(v, type["name"], at);
        }
        if (kind == "array") {
            if (!v.is_array()) {
                return at + " is no array";
            }
            for (std::size_t i = 0; i < v.size(); ++i) {
                std::string wrong = value(v[i], type["element"], at + "[" + std::to_string(i) + "]");
                if (!wrong.empty()) {
                    return wrong;
                }
            }
            return {};
        }
        if (kind == "map") {
            if (!v.is_object()) {
                return at + " is no map";
            }
            for (const auto& [name, member] : v.items()) {
                std::string wrong = value(member, type["value"], at + "." + name);
                if (!wrong.empty()) {
                    return wrong;
                }
            }
            return {};
        }
        if (kind == "or") {
            std::string all;
            for (const json& item : type["items"]) {
                const std::string wrong = value(v, item, at);
                if (wrong.empty()) {
                    return {};
                }
                all += all.empty() ? wrong : " | " + wrong;
            }
            return "(" + all + ")";
        }
        if (kind == "tuple") {
            return v.is_array() && v.size() == type["items"].size() ? "" : at + " is no such tuple";
        }
        if (kind == "stringLiteral") {
            return v == type["value"] ? "" : at + " is not " + type["value"].dump();
        }
        if (kind == "literal") {
            return members(v, type["value"]["properties"], at);
        }
        return at + ": the model has a kind " + kind;
    }

    static bool base(const json& v, const std::string& name) {
        if (name == "string" || name == "DocumentUri" || name == "URI") {
            return v.is_string();
        }
        if (name == "boolean") {
            return v.is_boolean();
        }
        if (name == "null") {
            return v.is_null();
        }
        if (name == "decimal") {
            return v.is_number();
        }
        return v.is_number_integer() && v.get<std::int64_t>() <= 2147483647 &&
               v.get<std::int64_t>() >= (name == "uinteger" ? 0 : -2147483648LL);
    }

    std::string reference(const json& v, const std::string& name, const std::string& at) const {
        if (name == "LSPAny" || name == "LSPObject" || name == "LSPArray") {
            return {};
        }
        const auto& [kind, type] = types_.at(name);
        if (kind == "typeAliases") {
            return value(v, (*type)["type"], at);
        }
        if (kind == "enumerations") {
            if (!base(v, (*type)["type"]["name"])) {
                return at + " is no " + name;
            }
            if (type->value("supportsCustomValues", false)) {
                return {};
            }
            for (const json& entry : (*type)["values"]) {
                if (entry["value"] == v) {
                    return {};
                }
            }
            return at + " is no " + name;
        }
        json properties = json::array();
        collect(*type, properties);
        return members(v, properties, at);
    }

    void collect(const json& structure, json& properties) const {
        for (const char* how : {"extends", "mixins"}) {
            for (const json& base : structure.value(how, json::array())) {
                collect(*types_.at(base["name"].get<std::string>()).second, properties);
            }
        }
        for (const json& property : structure["properties"]) {
            // What a structure says anew of a member goes before what it inherits.
            for (auto it = properties.begin(); it != properties.end(); ++it) {
                if ((*it)["name"] == property["name"]) {
                    properties.erase(it);
                    break;
                }
            }
            properties.push_back(property);
        }
    }

    std::string members(const json& v, const json& properties, const std::string& at) const {
        if (!v.is_object()) {
            return at + " is no object";
        }
        std::set<std::string> known;
        for (const json& property : properties) {
            const std::string name = property["name"];
            known.insert(name);
            if (!v.contains(name)) {
                if (!property.value("optional", false)) {
                    return at + "." + name + " is missing";
                }
                continue;
            }
            std::string wrong = value(v[name], property["type"], at + "." + name);
            if (!wrong.empty()) {
                return wrong;
            }
        }
        const std::string extra = unknown(v, known);
        return extra.empty() ? "" : at + ": " + extra;
    }

    json all_;
    std::map<std::string, std::pair<std::string, const json*>> types_;
    std::map<std::string, const json*> methods_;
};

}  // namespace

std::string model_mistake(const nlohmann::json& message, std::string_view answered) {
    static const Model model;
    return model.check(message, answered);
}

}  // namespace gouji::test
