#include "lsp/server/server.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <utility>

namespace gouji::lsp {
namespace {

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

Server::Server(Sink& sink)
    : client_(sink), years_(settings_), files_(settings_, *this), publisher_(client_) {}

void Server::handle(Message message, Clock::time_point now, bool cancelled) {
    now_ = now;
    trace(message);
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
    if (message.method == "workspace/diagnostic" && state_ == State::initialized) {
        years_.want_all();
        pulls_.emplace_back(WorkspacePull::Surroundings{client_, *this, settings_, files_, capabilities_},
                            std::move(message.id), message.params);
        return;
    }
    Reply reply;
    try {
        reply = answer(message);
    } catch (const std::exception& failure) {
        reply = ResponseError{ErrorCode::internal_error, failure.what()};
    }
    send_reply(message.id, reply);
    if (state_ == State::initialized && message.method == "initialize") {
        // The first draft will want the forms: they are made ready while the client reads the answer.
        (void)Forms::builtin();
    }
}

void Server::send_reply(const Json& id, const Reply& reply) {
    if (const auto* error = std::get_if<ResponseError>(&reply)) {
        client_.fail(id, *error);
    } else if (const auto* written = std::get_if<Written>(&reply)) {
        client_.respond(id, written->json);
    } else {
        client_.respond(id, dump(std::get<Json>(reply)));
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
        {"textDocument/didSave", &Server::did_save},
        {"initialized", &Server::initialized},
        {"workspace/didChangeConfiguration", &Server::did_change_configuration},
        {"workspace/didChangeWatchedFiles", &Server::did_change_watched_files},
        {"workspace/didChangeWorkspaceFolders", &Server::did_change_folders},
        {"$/cancelRequest", &Server::cancel},
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
    trace_ = wanted.trace;
    folders_ = std::move(wanted.folders);
    const Json& section = member(wanted.options, "gouji");
    settings_.set_initial(section.is_object() ? section : wanted.options);
    settings_.set_folders(folders_);
    state_ = State::initialized;

    Json capabilities = {{"positionEncoding", position_encoding_name(capabilities_->encoding)},
                         {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}}};
    if (capabilities_->has.pull_diagnostics) {
        capabilities["diagnosticProvider"] = {
            {"identifier", "gouji"}, {"interFileDependencies", true}, {"workspaceDiagnostics", true}};
    }
    if (capabilities_->workspace.folders) {
        capabilities["workspace"] = {
            {"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}}};
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
    for (WorkspacePull& pull : pulls_) {
        pull.abandon({ErrorCode::server_cancelled, "shut down"});
    }
    pulls_.clear();
    state_ = State::shut_down;
    return Json();
}

void Server::set_trace(Json& params) {
    trace_ = read_trace(member(params, "value"));
}

void Server::cancel(Json& params) {
    const Json& id = member(params, "id");
    const auto it = std::find_if(pulls_.begin(), pulls_.end(),
                                 [&](const WorkspacePull& pull) { return pull.id() == id; });
    if (it != pulls_.end()) {
        it->abandon({ErrorCode::request_cancelled, "cancelled by the client"});
        pulls_.erase(it);
    }
}

void Server::trace(const Message& message) {
    const bool ours = message.method == "$/setTrace" || message.method.empty();
    if (trace_ == Trace::off || ours) {
        return;
    }
    std::string text = "received " + message.method;
    if (!message.id.is_null()) {
        text += " (" + dump(message.id) + ")";
    }
    Json params = {{"message", std::move(text)}};
    if (trace_ == Trace::verbose) {
        params["verbose"] = dump(message.params);
    }
    client_.notify("$/logTrace", dump(params));
}

void Server::work() {
    if (may_judge_ahead()) {
        judge_ahead();
        return;
    }
    // Which drafts belong together comes first: the findings of the whole workspace depend on it.
    if (years_.has_work()) {
        if (years_.work()) {
            years_changed();
        }
        return;
    }
    if (pulls_.empty()) {
        return;
    }
    WorkspacePull& pull = pulls_.front();
    bool done = false;
    try {
        done = pull.step();
    } catch (const std::exception& failure) {
        pull.abandon({ErrorCode::internal_error, failure.what()});
        done = true;
    }
    if (done) {
        pulls_.pop_front();
    }
}

}  // namespace gouji::lsp
