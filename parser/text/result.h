#pragma once

#include <optional>
#include <string>
#include <utility>

namespace gouji {

/// A value, or one sentence that says why there is none. Errors are values here; exceptions
/// stay inside the function that meets them.
template <class T>
class Result {
 public:
    Result(T value) : value_(std::move(value)) {}  // NOLINT(google-explicit-constructor)

    static Result failure(std::string why) {
        Result result;
        result.error_ = std::move(why);
        return result;
    }

    [[nodiscard]] bool ok() const { return value_.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const T& value() const { return *value_; }
    [[nodiscard]] T& value() { return *value_; }
    /// Empty where there is a value.
    [[nodiscard]] const std::string& error() const { return error_; }

 private:
    Result() = default;
    std::optional<T> value_;
    std::string error_;
};

}  // namespace gouji
