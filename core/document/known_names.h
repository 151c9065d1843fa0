#pragma once

#include "core/base/string_map.h"
#include "core/document/speaker.h"

#include <algorithm>
#include <string>
#include <vector>

namespace zhilan::document
{

/// People that the document names, called by their full name or by a part of it: Omar, 佐々木.
class KnownNames
{
public:
    explicit KnownNames(const std::vector<std::string>& names)
    {
        for (const std::string& name : names) {
            add(name);
            const bool han = !name.empty() && (name.front() & 0x80) != 0;
            if (han)
                m_han.push_back(name);
            for (std::size_t at = 0; !han && at < name.size();) {
                const std::size_t end = std::min(name.find(' ', at), name.size());
                const std::string word = name.substr(at, end - at);
                if (isCapitalisedWord(word))
                    add(word);
                at = end + 1;
            }
        }
    }
    void add(const std::string& name) { m_names.insert(name); }
    [[nodiscard]] bool contains(const std::string& name) const
    {
        constexpr std::size_t kShortest = 6; // bytes: two characters
        return m_names.contains(name) ||
               (name.size() >= kShortest && std::any_of(m_han.begin(), m_han.end(), [&name](const std::string& full) {
                    return full.starts_with(name) || full.ends_with(name);
                }));
    }

private:
    StringSet m_names;
    std::vector<std::string> m_han; ///< few: the guests and hosts
};

} // namespace zhilan::document
