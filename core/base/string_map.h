#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace zhilan
{

/// Hash of bytes under a key drawn at random for each process. The standard library's own has a fixed key, so that a
/// document can be made whose words all fall into one bucket. Same bytes, same hash within a process only: nothing may
/// depend on the order of such a container. Any thread.
struct StringHash {
    using is_transparent = void;
    [[nodiscard]] std::size_t operator()(std::string_view bytes) const noexcept;
};

/// Containers for keys that come from documents. Looking up takes a std::string_view.
template <class Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;
using StringSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;
/// The keys stay with the caller.
using StringViewSet = std::unordered_set<std::string_view, StringHash, std::equal_to<>>;

} // namespace zhilan
