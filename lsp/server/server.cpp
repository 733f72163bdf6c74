#include "lsp/server/server.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <utility>

namespace gouji::lsp {
namespace {

using namespace std::chrono_literals;

// Endless typing is judged at least this often.
constexpr auto longest_wait = 100ms;

template <class Handler>
struct Method {
    std::string_view name;
    Handler handler;
};

template <class Handler, std::size_t Count>
Handler find_method(const Method<Handler> (&methods)[Count], std::string_view name) {
    const auto it = std::find_if(std::begin(methods), std::end(methods),
                                 [&](const Method<Handler>& method) { return method.name == name; });
    return it == std::end(methods) ? nullptr : it->handler;
}

}  // namespace

Server::Server(Sink& sink) : client_(sink), publisher_(client_) {}

void Server::handle(Message message, Clock::time_point now, bool cancelled) {
    now_ = now;
    switch (message.kind) {
        case Message::Kind::malformed:
            client_.fail(message.id, message.error);
            break;
        case Message::Kind::response:
            client_.take_answer(message);
            break;
        case Message::Kind::notification:
            handle_notification(message);
            break;
        case Message::Kind::request:
            if (cancelled) {
                client_.fail(message.id, {ErrorCode::request_cancelled, "cancelled by the client"});
            } else {
                handle_request(message);
            }
            break;
    }
}

void Server::handle_request(Message& message) {
    Reply reply;
    try {
        reply = answer(message);
    } catch (const std::exception& failure) {
        reply = ResponseError{ErrorCode::internal_error, failure.what()};
    }
    if (const auto* error = std::get_if<ResponseError>(&reply)) {
        client_.fail(message.id, *error);
    } else if (const auto* written = std::get_if<Written>(&reply)) {
        client_.respond(message.id, written->json);
    } else {
        client_.respond(message.id, dump(std::get<Json>(reply)));
    }
}

Reply Server::answer(const Message& message) {
    static constexpr Method<Request> requests[] = {
        {"initialize", &Server::initialize},
        {"shutdown", &Server::shutdown},
        {"textDocument/diagnostic", &Server::pull_diagnostics},
    };
    if (state_ == State::new_born && message.method != "initialize") {
        return ResponseError{ErrorCode::server_not_initialized, "not initialized yet"};
    }
    if (state_ == State::shut_down) {
        return ResponseError{ErrorCode::invalid_request, "shut down already"};
    }
    if (const Request own = find_method(requests, message.method)) {
        return (this->*own)(message.params);
    }
    for (const Feature* feature : all_features()) {
        if (feature->method == message.method) {
            const std::string_view uri = document_uri(message.params);
            if (uri.empty()) {
                return invalid_params("textDocument");
            }
            const auto snapshot = document(uri);
            return snapshot != nullptr && snapshot->is_report() ? feature->answer(*snapshot, message.params)
                                                                : Reply(Json());
        }
    }
    for (const WorkspaceFeature* feature : all_workspace_features()) {
        if (feature->method == message.method) {
            return feature->answer(*this, message.params);
        }
    }
    return ResponseError{ErrorCode::method_not_found, "no such method: " + message.method};
}

void Server::handle_notification(Message& message) {
    static constexpr Method<Notification> notifications[] = {
        {"textDocument/didChange", &Server::did_change},
        {"textDocument/didOpen", &Server::did_open},
        {"textDocument/didClose", &Server::did_close},
        {"initialized", &Server::initialized},
        {"$/setTrace", &Server::set_trace},
    };
    if (message.method == "exit") {
        exit_status_ = status_at_end();
        return;
    }
    if (state_ != State::initialized) {
        return;
    }
    if (const Notification own = find_method(notifications, message.method)) {
        try {
            (this->*own)(message.params);
        } catch (const std::exception&) {
            // A notification has no answer; what it would have changed stays as it was.
        }
    }
}

Reply Server::initialize(const Json& params) {
    if (state_ != State::new_born) {
        return ResponseError{ErrorCode::invalid_request, "initialized already"};
    }
    InitializeParams wanted = read_initialize(params);
    capabilities_ = std::make_shared<const ClientCapabilities>(std::move(wanted.capabilities));
    parent_process_ = wanted.process_id;
    trace_ = wanted.trace;
    state_ = State::initialized;

    Json capabilities = {{"positionEncoding", position_encoding_name(capabilities_->encoding)},
                         {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}}};
    if (capabilities_->has.pull_diagnostics) {
        capabilities["diagnosticProvider"] = {
            {"identifier", "gouji"}, {"interFileDependencies", true}, {"workspaceDiagnostics", false}};
    }
    for (const Feature* feature : all_features()) {
        if (feature->declare != nullptr) {
            feature->declare(*capabilities_, capabilities);
        }
    }
    for (const WorkspaceFeature* feature : all_workspace_features()) {
        if (feature->declare != nullptr) {
            feature->declare(*capabilities_, capabilities);
        }
    }
    return Json{{"capabilities", std::move(capabilities)},
                {"serverInfo", {{"name", "gouji"}, {"version", GOUJI_VERSION}}}};
}

Reply Server::shutdown(const Json&) {
    state_ = State::shut_down;
    return Json();
}

void Server::initialized(Json&) {}

void Server::set_trace(Json& params) {
    trace_ = read_trace(member(params, "value"));
}

void Server::did_open(Json& params) {
    if (auto item = read_did_open(params)) {
        changed(documents_.open(std::move(*item)));
    }
}

void Server::did_change(Json& params) {
    DidChange change = read_did_change(params);
    const std::string uri = change.uri;
    switch (documents_.change(std::move(change), capabilities_->encoding)) {
        case Documents::Change::applied:
            changed(*documents_.find(uri));
            break;
        case Documents::Change::lost_step:
            publisher_.clear(documents_.find(uri)->uri);
            client_.notify(
                "window/showMessage",
                dump({{"type", 2},
                      {"message", "勾稽：编辑器发来的改动与文档对不上，暂停检查；重新打开文档即可恢复"}}));
            break;
        case Documents::Change::unknown:
        case Documents::Change::ignored:
            break;
    }
}

void Server::did_close(Json& params) {
    const std::string_view uri = document_uri(params);
    if (const Document* document = documents_.find(uri)) {
        publisher_.clear(document->uri);
        documents_.close(uri);
    }
}

void Server::changed(Document&) {
    first_change_ = first_change_.value_or(now_);
    last_change_ = now_;
}

std::optional<Clock::time_point> Server::due_when_idle() const {
    return last_change_ ? std::optional(*last_change_) : std::nullopt;
}

std::optional<Clock::time_point> Server::due_at_latest() const {
    return first_change_ ? std::optional(*first_change_ + longest_wait) : std::nullopt;
}

std::shared_ptr<const Snapshot> Server::snapshot(Document& document) {
    if (document.out_of_step || document.kind != DocumentKind::draft) {
        return nullptr;
    }
    if (document.snapshot == nullptr || document.snapshot->version != document.version) {
        auto made = std::make_shared<Snapshot>();
        made->uri = document.uri;
        made->version = document.version;
        made->source = std::make_shared<const SourceText>(SourceText::from_utf8(document.text.text()));
        made->settings = settings_;
        made->client = capabilities_;
        made->judgement = judge(made->source, *settings_->forms, settings_->settings);
        document.snapshot = std::move(made);
    }
    return document.snapshot;
}

void Server::settle() {
    first_change_.reset();
    last_change_.reset();
    if (capabilities_->has.pull_diagnostics) {
        return;
    }
    for (auto& [key, document] : documents_) {
        const bool fresh = document.snapshot != nullptr && document.snapshot->version == document.version;
        if (fresh) {
            continue;
        }
        // The version before is freed only when this one is on its way.
        const std::shared_ptr<const Snapshot> before = document.snapshot;
        if (const auto now = snapshot(document)) {
            publisher_.push(*now);
        }
    }
}

Reply Server::pull_diagnostics(const Json& params) {
    const auto snapshot = document(document_uri(params));
    return Written{Publisher::report(snapshot.get(), string_or(member(params, "previousResultId"), ""))};
}

std::shared_ptr<const Snapshot> Server::document(std::string_view uri) {
    Document* found = documents_.find(uri);
    return found != nullptr ? snapshot(*found) : nullptr;
}

std::vector<std::shared_ptr<const Snapshot>> Server::drafts() {
    std::vector<std::shared_ptr<const Snapshot>> all;
    for (auto& [key, document] : documents_) {
        if (auto judged = snapshot(document); judged != nullptr && judged->is_report()) {
            all.push_back(std::move(judged));
        }
    }
    return all;
}

void Server::apply_edit(std::string_view label, Json edit) {
    client_.request("workspace/applyEdit", dump({{"label", label}, {"edit", std::move(edit)}}));
}

}  // namespace gouji::lsp
