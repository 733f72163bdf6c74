#include "cli/jobs.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace gouji::cli {
namespace {

// How far the workers may be ahead of what has been taken, so that results do not pile up.
constexpr std::size_t lead = 1024;

}  // namespace

std::size_t default_jobs() {
    return std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
}

void in_any_order(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    const auto worker = [&] {
        for (std::size_t mine = next++; mine < count; mine = next++) {
            try {
                work(mine);
            } catch (const std::exception&) {
                continue;
            }
        }
    };
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < std::min(jobs, count); ++i) {
        threads.emplace_back(worker);
    }
    worker();
    for (std::thread& thread : threads) {
        thread.join();
    }
}

void in_order(std::size_t count, std::size_t jobs, const std::function<Done(std::size_t)>& work,
              const std::function<void(std::size_t, Done)>& take) {
    jobs = std::min(jobs, count);
    if (jobs <= 1) {
        for (std::size_t i = 0; i < count; ++i) {
            take(i, work(i));
        }
        return;
    }
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::optional<Done>> results(count);
    std::size_t next = 0;
    std::size_t taken = 0;
    const auto worker = [&] {
        while (true) {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return next >= count || next < taken + lead; });
            if (next >= count) {
                return;
            }
            const std::size_t mine = next++;
            lock.unlock();
            Done done = work(mine);
            lock.lock();
            results[mine] = std::move(done);
            if (mine == taken) {
                changed.notify_all();
            }
        }
    };
    std::vector<std::thread> threads;
    threads.reserve(jobs);
    for (std::size_t i = 0; i < jobs; ++i) {
        threads.emplace_back(worker);
    }
    for (std::size_t i = 0; i < count; ++i) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return results[i].has_value(); });
        Done done = std::move(*results[i]);
        results[i].reset();
        const bool was_full = next >= taken + lead;
        taken = i + 1;
        lock.unlock();
        if (was_full) {
            changed.notify_all();
        }
        take(i, std::move(done));
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
}

}  // namespace gouji::cli
