#pragma once

#include <cstddef>
#include <functional>

#include "cli/formats/format.h"

namespace gouji::cli {

/// A piece of work's result: what is printed, and what is counted.
struct Done {
    CheckedFile file;  // what is counted
    std::string text;
    bool listed = true;  // false: it is no report and nobody asked for it by name
};

/// Does `work(0)` … `work(count - 1)` in up to `jobs` threads (in none but this where there is one
/// thing to do) and hands the results to `take` in this thread, in order, as soon as they are there.
/// `work` must not throw.
void in_order(std::size_t count, std::size_t jobs, const std::function<Done(std::size_t)>& work,
              const std::function<void(std::size_t, Done)>& take);

/// Does `work(0)` … `work(count - 1)` in up to `jobs` threads, in no order. What goes wrong in one is
/// passed over.
void in_any_order(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& work);

/// As many threads as the machine runs at once.
[[nodiscard]] std::size_t default_jobs();

}  // namespace gouji::cli
