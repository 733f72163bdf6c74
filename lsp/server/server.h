#pragma once

#include <chrono>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/features/feature.h"
#include "lsp/protocol/lifecycle.h"
#include "lsp/protocol/message.h"
#include "lsp/server/client.h"
#include "lsp/server/documents.h"
#include "lsp/server/draft_files.h"
#include "lsp/server/publisher.h"
#include "lsp/server/settings_store.h"
#include "lsp/server/workspace_pull.h"
#include "lsp/server/year_index.h"

namespace gouji::lsp {

using Clock = std::chrono::steady_clock;

/// The language server without its streams: messages go in by `handle`, and come out of the sink.
/// One thread uses it. It reads no clock: who runs it says what time it is.
class Server final : private Workspace, private PreviousYears {
 public:
    explicit Server(Sink& sink);

    /// Takes in one message. Changes of documents are only noted; see `settle`.
    /// `cancelled`: the client has taken the request back already.
    void handle(Message message, Clock::time_point now, bool cancelled = false);

    /// Judges what has changed and publishes it.
    void settle();
    /// When `settle` is due if no more messages come; nothing where nothing has changed.
    [[nodiscard]] std::optional<Clock::time_point> due_when_idle() const;
    /// When it is due however many messages come.
    [[nodiscard]] std::optional<Clock::time_point> due_at_latest() const;

    /// Whether there is work that is done while no message waits.
    [[nodiscard]] bool has_work() const { return !pulls_.empty() || years_.has_work() || may_judge_ahead(); }
    /// Does a small piece of it.
    void work();

    /// Set when the server is to end.
    [[nodiscard]] std::optional<int> exit_status() const { return exit_status_; }
    /// The status to end with when the input ends.
    [[nodiscard]] int status_at_end() const { return state_ == State::shut_down ? 0 : 1; }

 private:
    enum class State : std::uint8_t { new_born, initialized, shut_down };
    using Request = Reply (Server::*)(const Json& params);
    using Notification = void (Server::*)(Json& params);

    // server.cpp: what messages mean, and the lifecycle
    void handle_request(Message& message);
    void handle_notification(Message& message);
    void send_reply(const Json& id, const Reply& reply);
    [[nodiscard]] Reply answer(const Message& message);
    [[nodiscard]] Reply initialize(const Json& params);
    [[nodiscard]] Reply shutdown(const Json& params);
    void set_trace(Json& params);
    void cancel(Json& params);
    void trace(const Message& message);

    // server_documents.cpp: documents and what is said of them
    void did_open(Json& params);
    void did_change(Json& params);
    void did_close(Json& params);
    void did_save(Json& params);
    [[nodiscard]] Reply pull_diagnostics(const Json& params);
    void changed(Document& document);
    void config_changed(const Document& document);
    void push_configs();
    /// The document's present version, judged; null where nothing may be said of it.
    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot(Document& document);
    [[nodiscard]] std::shared_ptr<const Snapshot> judge(Document& document);
    /// While the client's settings are waited for, drafts are judged by those that hold now: mostly they
    /// stay.
    [[nodiscard]] bool may_judge_ahead() const { return configuration_wanted_ && ahead_due_; }
    void judge_ahead();

    // server_settings.cpp: settings, folders, watched files
    void initialized(Json& params);
    void did_change_configuration(Json& params);
    void did_change_watched_files(Json& params);
    void did_change_folders(Json& params);
    void register_capabilities();
    void ask_configuration();
    void take_configuration(const std::vector<std::string>& folders, const Json& result);
    /// Other settings hold: all is judged anew, and the client asked to pull anew.
    void settings_changed();

    // server_years.cpp: a draft and last year's
    [[nodiscard]] std::string last_id(const std::string& key) override;
    [[nodiscard]] std::shared_ptr<const LastYear> last_year(const std::string& key) override;
    [[nodiscard]] std::shared_ptr<const LastYear> read_last(const std::string& key);
    [[nodiscard]] const Document* open_draft(const std::string& key);
    /// Judges what was read, with last year's report.
    void judge_with_last(Document& document, Snapshot& made);
    /// Judges anew the open drafts that now have another last year's report, and says so.
    void years_changed();
    /// Settling is due.
    void touch();
    /// Asks the client to ask anew.
    void refresh();

    // Workspace
    [[nodiscard]] const ClientCapabilities& client() const override { return *capabilities_; }
    [[nodiscard]] std::shared_ptr<const Snapshot> document(std::string_view uri) override;
    [[nodiscard]] std::vector<DraftSummary> drafts() override;
    void apply_edit(std::string_view label, Json edit) override;

    Client client_;
    std::shared_ptr<const ClientCapabilities> capabilities_ = std::make_shared<ClientCapabilities>();
    Documents documents_;
    SettingsStore settings_;
    YearIndex years_;
    struct KeptLast {
        std::string id;
        std::shared_ptr<const LastYear> last;
    };
    std::map<std::string, KeptLast, std::less<>> lasts_;  // by the key of last year's draft
    DraftFiles files_;
    Publisher publisher_;
    std::list<WorkspacePull> pulls_;
    std::vector<WorkspaceFolder> folders_;
    State state_ = State::new_born;
    Trace trace_ = Trace::off;
    Clock::time_point now_;
    bool settling_ = false;
    bool ahead_due_ = false;                         // that of some document may be set
    std::optional<Clock::time_point> first_change_;  // since the last settling
    std::optional<Clock::time_point> last_change_;
    std::chrono::milliseconds debounce_{0};                  // the longest that a changed document asks for
    std::optional<Clock::time_point> configuration_wanted_;  // until then its answer is waited for
    std::optional<int> exit_status_;
};

}  // namespace gouji::lsp
