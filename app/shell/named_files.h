#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

namespace zhilan::shell
{

/// The files that the reader has named, each once, in that order. All but files() and any() take the same
/// time for any number.
class NamedFiles
{
public:
    /// Nothing where it is there already.
    void add(const std::filesystem::path& file);
    void remove(const std::filesystem::path& file);
    /// In the same place. Nothing where `from` is not there; one called `to` already goes.
    void rename(const std::filesystem::path& from, const std::filesystem::path& to);
    void clear();
    [[nodiscard]] bool contains(const std::filesystem::path& file) const;
    /// `holds(const std::filesystem::path&)` of one of them, asked in any order.
    template <typename Holds>
    [[nodiscard]] bool any(Holds holds) const
    {
        return std::any_of(m_turns.begin(), m_turns.end(),
                           [&holds](const auto& named) { return holds(std::filesystem::path(named.first)); });
    }
    /// n log n.
    [[nodiscard]] std::vector<std::filesystem::path> files() const;

private:
    std::unordered_map<std::string, std::size_t> m_turns; ///< when each was named
    std::size_t m_next = 0;
};

} // namespace zhilan::shell
