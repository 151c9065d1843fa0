#pragma once

#include "core/search/dictionary.h"
#include "core/search/term_numbers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Grams in order, each with its number of sections and where its list is. There are several times as many as words,
/// most of them in a few sections, so that they are written closely and read 64 at a time.
namespace zhilan::search
{

/// Layout: for each gram varints of its distance from the one before, of the size of its list and its count together,
/// and of what that leaves of a count; and for each 64 grams the first one and where its list and entry begin.
class GramDictionaryWriter
{
public:
    /// In ascending order; `count` is not 0.
    void add(Gram gram, std::uint32_t count, std::uint64_t listSize);
    /// The entries alone; the rest.
    [[nodiscard]] const std::string& entries() const { return m_entries; }
    [[nodiscard]] std::string takeTable();

private:
    std::string m_entries;
    std::string m_table;
    Gram m_last = 0;
    std::uint64_t m_lists = 0;
    std::uint64_t m_count = 0;
};

class GramDictionary
{
public:
    GramDictionary() = default;
    /// The two parts that the writer made; both must outlive it.
    GramDictionary(std::string_view entries, std::string_view table);

    [[nodiscard]] std::uint64_t size() const { return m_count; }
    /// The term of the entry is empty. Logarithmic.
    [[nodiscard]] std::optional<DictionaryEntry> find(Gram gram) const;

    /// All grams, one by one.
    class Cursor
    {
    public:
        explicit Cursor(const GramDictionary& dictionary, std::uint64_t block = 0);
        [[nodiscard]] bool atEnd() const { return m_index >= m_dictionary->m_count; }
        [[nodiscard]] Gram term() const { return m_gram; }
        [[nodiscard]] const DictionaryEntry& entry() const { return m_entry; }
        void next();

    private:
        void read();

        const GramDictionary* m_dictionary;
        std::uint64_t m_index = 0;
        std::uint64_t m_at = 0; ///< in the entries
        Gram m_gram = 0;
        DictionaryEntry m_entry;
    };

private:
    std::string_view m_entries;
    std::string_view m_table;
    std::uint64_t m_count = 0;
};

} // namespace zhilan::search
