#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Terms in order of their bytes, each with its number of sections and where its list is.
namespace zhilan::search
{

struct DictionaryEntry {
    std::string_view term; ///< lives as long as the dictionary's bytes
    std::uint32_t count = 0;
    std::uint64_t listBegin = 0; ///< in the part of the lists
    std::uint64_t listEnd = 0;
};

/// Layout: terms one after another, each ended by a line feed (which no term has); varints of count and size of list;
/// and for each 64 terms where all three begin.
class DictionaryWriter
{
public:
    /// In ascending order.
    void add(std::string_view term, std::uint32_t count, std::uint64_t listSize);
    /// The terms alone; the rest.
    [[nodiscard]] const std::string& terms() const { return m_terms; }
    [[nodiscard]] std::string takeRest();

private:
    std::string m_terms;
    std::string m_entries;
    std::string m_table;
    std::uint64_t m_lists = 0;
    std::uint64_t m_count = 0;
};

class Dictionary
{
public:
    Dictionary() = default;
    /// The two parts that the writer made; both must outlive it.
    Dictionary(std::string_view terms, std::string_view rest);

    [[nodiscard]] std::uint64_t size() const { return m_count; }
    /// Logarithmic.
    [[nodiscard]] std::optional<DictionaryEntry> find(std::string_view term) const;

    /// Calls `each` for the terms that begin so, in order, until it returns false.
    using Each = std::function<bool(const DictionaryEntry&)>;
    void withPrefix(std::string_view prefix, const Each& each) const;
    /// The same for those in which `part` stands anywhere. The first time all terms are read; from then on a few of
    /// them, but for parts of one or two bytes.
    void containing(std::string_view part, const Each& each) const;

    /// All terms, one by one.
    class Cursor
    {
    public:
        explicit Cursor(const Dictionary& dictionary, std::uint64_t block = 0);
        [[nodiscard]] bool atEnd() const { return m_index >= m_dictionary->m_count; }
        [[nodiscard]] std::string_view term() const { return m_entry.term; }
        [[nodiscard]] const DictionaryEntry& entry() const { return m_entry; }
        void next();
        /// Goes on to the term that a byte of all terms is of, in the same block; stays where that is none further on.
        void goTo(std::size_t byte);

    private:
        void read();

        const Dictionary* m_dictionary;
        std::uint64_t m_index = 0;
        std::uint64_t m_termAt = 0;
        std::uint64_t m_entryAt = 0;
        std::uint64_t m_listAt = 0;
        DictionaryEntry m_entry;
    };

private:
    struct Filter;
    [[nodiscard]] std::uint64_t blockCount() const;
    /// The terms from one block up to another.
    [[nodiscard]] std::string_view termsOf(std::uint64_t block, std::uint64_t end) const;
    /// The terms of some blocks that hold the part; false once `each` returned it.
    [[nodiscard]] bool containingIn(std::uint64_t block, std::uint64_t end, std::string_view part,
                                    const Each& each) const;
    /// The last block whose first term is not greater; 0 if there is none.
    [[nodiscard]] std::uint64_t blockFor(std::string_view term) const;
    [[nodiscard]] std::uint64_t tableAt(std::uint64_t block, std::size_t column) const;
    [[nodiscard]] std::string_view firstTerm(std::uint64_t block) const;

    std::string_view m_terms;
    std::string_view m_entries;
    std::string_view m_table;
    std::uint64_t m_count = 0;
    std::shared_ptr<Filter> m_filter; ///< made when it is first of use
};

} // namespace zhilan::search
