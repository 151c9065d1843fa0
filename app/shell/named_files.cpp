#include "app/shell/named_files.h"

#include <algorithm>
#include <utility>

namespace zhilan::shell
{

void NamedFiles::add(const std::filesystem::path& file)
{
    m_next += m_turns.emplace(file.native(), m_next).second ? 1 : 0;
}

void NamedFiles::remove(const std::filesystem::path& file)
{
    m_turns.erase(file.native());
}

void NamedFiles::rename(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (auto named = m_turns.extract(from.native())) {
        m_turns[to.native()] = named.mapped();
    }
}

void NamedFiles::clear()
{
    m_turns.clear();
}

bool NamedFiles::contains(const std::filesystem::path& file) const
{
    return m_turns.contains(file.native());
}

std::vector<std::filesystem::path> NamedFiles::files() const
{
    std::vector<std::pair<std::size_t, const std::string*>> turns;
    turns.reserve(m_turns.size());
    for (const auto& [file, turn] : m_turns) {
        turns.emplace_back(turn, &file);
    }
    std::sort(turns.begin(), turns.end());
    std::vector<std::filesystem::path> files;
    files.reserve(turns.size());
    for (const auto& [turn, file] : turns) {
        files.emplace_back(*file);
    }
    return files;
}

} // namespace zhilan::shell
