#pragma once

#include "core/quantity/chars.h"

#include <algorithm>
#include <bitset>
#include <initializer_list>
#include <string>
#include <unordered_map>
#include <vector>

namespace zhilan::quantity
{

enum class Case : std::uint8_t { Ignore, Exact };

/// Words with a value each, found by the longest match. A key that ends in an ASCII letter only matches where no letter
/// or digit follows, one that ends in a digit where no digit does. Look-up costs the words that share the first
/// character.
template <typename Value>
class Lexicon
{
public:
    struct Entry {
        std::u32string key;
        Value value;
        Case letterCase = Case::Ignore;
    };
    struct Match {
        const Value* value = nullptr; ///< null: nothing matches
        std::size_t end = 0;
        explicit operator bool() const { return value != nullptr; }
    };

    Lexicon(std::initializer_list<Entry> entries) : Lexicon(std::vector<Entry>(entries)) {}
    explicit Lexicon(std::vector<Entry> entries)
    {
        for (Entry& entry : entries)
            add(std::move(entry));
        for (auto& [first, list] : m_byFirst) {
            std::stable_sort(list.begin(), list.end(),
                             [](const Entry& a, const Entry& b) { return a.key.size() > b.key.size(); });
        }
    }

    [[nodiscard]] Match at(const Chars& text, std::size_t begin) const
    {
        const char32_t first = lower(text[begin]);
        if (!m_firsts[first % kFirsts])
            return {};
        if (!m_pairs[placeOf(first, lower(text[begin + 1]))] && !m_single[first % kFirsts])
            return {};
        const auto list = m_byFirst.find(first);
        if (list == m_byFirst.end())
            return {};
        for (const Entry& entry : list->second) {
            if (fits(entry, text, begin))
                return {&entry.value, begin + entry.key.size()};
        }
        return {};
    }

    template <typename Function>
    void forEachKey(Function function) const
    {
        for (const auto& [first, list] : m_byFirst) {
            for (const Entry& entry : list)
                function(std::u32string_view(entry.key));
        }
    }

private:
    static constexpr std::size_t kFirsts = 1024;
    static constexpr std::size_t kPairs = 4096;

    static std::size_t placeOf(char32_t first, char32_t second) { return (std::size_t{first} * 61 + second) % kPairs; }

    void add(Entry entry)
    {
        const char32_t first = lower(entry.key.front());
        m_firsts.set(first % kFirsts);
        if (entry.key.size() > 1)
            m_pairs.set(placeOf(first, lower(entry.key[1])));
        else
            m_single.set(first % kFirsts);
        m_byFirst[first].push_back(std::move(entry));
    }

    static bool fits(const Entry& entry, const Chars& text, std::size_t begin)
    {
        for (std::size_t i = 0; i < entry.key.size(); ++i) {
            const char32_t have = text[begin + i];
            const char32_t want = entry.key[i];
            if (have != want && (entry.letterCase == Case::Exact || lower(have) != lower(want)))
                return false;
        }
        const char32_t next = text[begin + entry.key.size()];
        return isLetter(entry.key.back()) ? !isWord(next) : !(isDigit(entry.key.back()) && isDigit(next));
    }

    std::unordered_map<char32_t, std::vector<Entry>> m_byFirst;
    std::bitset<kFirsts> m_firsts; ///< of their characters, shortened: most look-ups end here
    std::bitset<kFirsts> m_single; ///< of keys of one character
    std::bitset<kPairs> m_pairs;   ///< of the first two characters of the others: most of the rest end here
};

} // namespace zhilan::quantity
