#include <mutex>
#include <utility>

#include "parser/form/form.h"

namespace gouji {

struct ProseOfForm::State {
    Load load = nullptr;  // null: the prose is there
    std::once_flag once;
    FormProse prose;
};

ProseOfForm::ProseOfForm(FormProse prose) : state_(std::make_shared<State>()) {
    state_->prose = std::move(prose);
}

ProseOfForm::ProseOfForm(Load load) : state_(std::make_shared<State>()) {
    state_->load = load;
}

const FormProse& ProseOfForm::of(const Form& form) const {
    if (state_ == nullptr) {
        static const FormProse none;
        return none;
    }
    if (state_->load != nullptr) {
        std::call_once(state_->once, [&] { state_->prose = state_->load(form); });
    }
    return state_->prose;
}

const FormProse& Form::prose() const {
    return prose_source.of(*this);
}

}  // namespace gouji
