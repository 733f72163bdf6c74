#include "lsp/server/year_index.h"

#include <algorithm>
#include <utility>

#include "lsp/protocol/uri.h"

namespace gouji::lsp {
namespace {

// Somebody may have opened a whole disk as a folder.
constexpr std::size_t most_files = 50'000;
// What is done between two looks at the input.
constexpr std::size_t files_at_once = 16;

bool lies_below(std::string_view path, std::string_view folder) {
    return folder == "/" ||
           (path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/');
}

}  // namespace

const ReportName* YearIndex::name_of(const std::string& key) const {
    if (const auto open = open_.find(key); open != open_.end()) {
        return open->second ? &*open->second : nullptr;
    }
    const auto disk = disk_.find(key);
    return disk != disk_.end() && disk->second.name ? &*disk->second.name : nullptr;
}

void YearIndex::take_out(const std::string& key) {
    if (const ReportName* name = name_of(key)) {
        pairing_.remove(*name, key);
    }
}

void YearIndex::put_in(const std::string& key) {
    if (const ReportName* name = name_of(key)) {
        pairing_.add(*name, key);
    }
}

bool YearIndex::set_open(const std::string& key, const std::optional<ReportName>& name) {
    const auto known = open_.find(key);
    if (known != open_.end() && known->second == name) {
        return false;
    }
    const bool news = name.has_value() || name_of(key) != nullptr;
    take_out(key);
    open_[key] = name;
    put_in(key);
    return news;
}

bool YearIndex::set_closed(const std::string& key) {
    const bool had_name = name_of(key) != nullptr;
    take_out(key);
    open_.erase(key);
    const auto disk = disk_.find(key);
    if (disk != disk_.end()) {
        look_at(std::string(disk->second.path));
    }
    return had_name || disk != disk_.end();
}

void YearIndex::forget() {
    for (auto it = disk_.begin(); it != disk_.end();) {
        const std::string key = it->first;
        take_out(key);
        it = disk_.erase(it);
        put_in(key);  // as it is open, if it is
    }
    pending_.clear();
    walks_.clear();
    beside_.clear();
    walking_ = false;
    seen_ = 0;
    wanted_.clear();
}

void YearIndex::want_all() {
    if (std::exchange(walking_, true)) {
        return;
    }
    for (const std::string& folder : settings_.folder_paths()) {
        walks_.emplace_back(folder, true);
    }
}

void YearIndex::want(std::string_view uri, const ReportName& name) {
    want_all();
    // One draft asks again and again, at every key.
    if (wanted_ == uri && wanted_year_ == name.year) {
        return;
    }
    wanted_ = uri;
    wanted_year_ = name.year;
    const auto path = path_of_uri(uri);
    if (!path) {
        return;
    }
    const std::vector<std::string> folders = settings_.folder_paths();
    if (std::any_of(folders.begin(), folders.end(),
                    [&](const std::string& folder) { return lies_below(*path, folder); })) {
        return;
    }
    const std::string asked = std::to_string(name.year) + *path;
    if (std::find(beside_.begin(), beside_.end(), asked) != beside_.end()) {
        return;
    }
    beside_.push_back(asked);
    const std::string folder(platform::folder_of(*path));
    for (const std::string& other : likely_beside(folder, path->substr(path->rfind('/') + 1), name.year)) {
        pending_.push_back((folder == "/" ? "" : folder) + "/" + other);
    }
}

void YearIndex::files_changed(std::string_view uri) {
    const auto path = path_of_uri(uri);
    if (!path || !may_be_draft(path->substr(path->rfind('/') + 1))) {
        return;
    }
    if (disk_.contains(decoded_uri(file_uri(*path)))) {
        pending_.push_back(*path);
    } else if (walking_) {
        // A new one may be among the ignored: the walk tells.
        walks_.clear();
        walking_ = false;
        seen_ = 0;
        want_all();
    }
}

bool YearIndex::work() {
    for (std::size_t i = 0; i < files_at_once && has_work(); ++i) {
        if (!pending_.empty()) {
            const std::string path = std::move(pending_.front());
            pending_.pop_front();
            look_at(path);
            continue;
        }
        std::vector<Input> found;
        if (!walks_.back().step(found) || seen_ > most_files) {
            walks_.pop_back();
        }
        for (Input& input : found) {
            ++seen_;
            if (input.error.empty()) {
                pending_.push_back(std::move(input.path));
            }
        }
    }
    return !has_work();
}

void YearIndex::look_at(const std::string& path) {
    const std::string uri = file_uri(path);
    const std::string key = decoded_uri(uri);
    const auto stamp = platform::file_stamp(path);
    const auto known = disk_.find(key);
    if (known != disk_.end() && stamp && known->second.stamp == *stamp) {
        put_in(key);
        return;
    }
    take_out(key);
    if (known != disk_.end()) {
        disk_.erase(known);
    }
    bool whole = false;
    std::optional<std::string> beginning = stamp ? read_telling_bytes(path, whole) : std::nullopt;
    if (beginning) {
        const auto settings = settings_.settings_for(uri);
        disk_[key] = {path, *stamp, report_name(std::move(*beginning), whole, *settings->forms)};
    }
    put_in(key);
}

const std::string* YearIndex::previous_of(const std::string& key) const {
    const ReportName* name = name_of(key);
    return name == nullptr ? nullptr : pairing_.previous_of(*name);
}

const YearIndex::OnDisk* YearIndex::on_disk(const std::string& key) const {
    const auto it = open_.contains(key) ? disk_.end() : disk_.find(key);
    return it == disk_.end() ? nullptr : &it->second;
}

}  // namespace gouji::lsp
