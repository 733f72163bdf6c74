#include "parser/text/unchanged.h"

#include <algorithm>
#include <cstring>

namespace gouji {

namespace {

// Memory is compared a block at a time, and only the block that differs byte by byte.
constexpr std::size_t block = 256;

}  // namespace

Unchanged unchanged(std::string_view before, std::string_view now) {
    const std::size_t most = std::min(before.size(), now.size());
    Unchanged same;
    while (same.front + block <= most &&
           std::memcmp(before.data() + same.front, now.data() + same.front, block) == 0) {
        same.front += block;
    }
    while (same.front < most && before[same.front] == now[same.front]) ++same.front;
    const std::size_t rest = most - same.front;
    const char* const before_end = before.data() + before.size();
    const char* const now_end = now.data() + now.size();
    while (same.back + block <= rest &&
           std::memcmp(before_end - same.back - block, now_end - same.back - block, block) == 0) {
        same.back += block;
    }
    while (same.back < rest && *(before_end - same.back - 1) == *(now_end - same.back - 1)) ++same.back;
    return same;
}

}  // namespace gouji
