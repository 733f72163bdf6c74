#include "lsp/server/client.h"

#include <utility>

namespace gouji::lsp {

void Client::request(std::string_view method, std::string_view params, OnAnswer on_answer) {
    const std::int64_t id = ++last_id_;
    waiting_[id] = std::move(on_answer);
    sink_.send(request_body(id, method, params));
}

void Client::take_answer(const Message& message) {
    const auto it =
        message.id.is_number_integer() ? waiting_.find(message.id.get<std::int64_t>()) : waiting_.end();
    if (it == waiting_.end()) {
        return;
    }
    const OnAnswer on_answer = std::move(it->second);
    waiting_.erase(it);
    if (on_answer) {
        on_answer(message.result);
    }
}

}  // namespace gouji::lsp
