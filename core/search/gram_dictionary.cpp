#include "core/search/gram_dictionary.h"

#include "core/search/bytes.h"

#include <algorithm>

namespace zhilan::search
{
namespace
{

constexpr std::uint64_t kInBlock = 64;
/// Of the table: the first gram of a block, where its list begins, where its entry does.
constexpr std::size_t kTableEntry = 2 * sizeof(std::uint64_t) + sizeof(std::uint32_t);
constexpr std::size_t kTail = sizeof(std::uint64_t); // count of grams
/// Counts up to here are told beside the size of the list.
constexpr std::uint32_t kSmallCount = 4;

} // namespace

void GramDictionaryWriter::add(Gram gram, std::uint32_t count, std::uint64_t listSize)
{
    if (m_count % kInBlock == 0) {
        putFixed(m_table, gram);
        putFixed(m_table, m_lists);
        putFixed(m_table, static_cast<std::uint32_t>(m_entries.size()));
        m_last = gram;
    }
    putVarint(m_entries, gram - m_last);
    const std::uint32_t small = std::min(count, kSmallCount);
    putVarint(m_entries, listSize * kSmallCount + small - 1);
    if (small == kSmallCount)
        putVarint(m_entries, count - small);
    m_last = gram;
    m_lists += listSize;
    ++m_count;
}

std::string GramDictionaryWriter::takeTable()
{
    std::string table = std::move(m_table);
    putFixed(table, m_count);
    return table;
}

GramDictionary::GramDictionary(std::string_view entries, std::string_view table) : m_entries(entries)
{
    if (table.size() < kTail)
        return;
    m_table = table.substr(0, table.size() - kTail);
    m_count = std::min(fixedAt<std::uint64_t>(table, m_table.size()), m_table.size() / kTableEntry * kInBlock);
}

std::optional<DictionaryEntry> GramDictionary::find(Gram gram) const
{
    std::uint64_t low = 0;
    std::uint64_t high = (m_count + kInBlock - 1) / kInBlock;
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (fixedAt<Gram>(m_table, middle * kTableEntry) <= gram)
            low = middle;
        else
            high = middle;
    }
    for (Cursor cursor(*this, low); !cursor.atEnd() && cursor.term() <= gram; cursor.next()) {
        if (cursor.term() == gram)
            return cursor.entry();
    }
    return std::nullopt;
}

GramDictionary::Cursor::Cursor(const GramDictionary& dictionary, std::uint64_t block)
    : m_dictionary(&dictionary), m_index(block * kInBlock)
{
    if (!atEnd())
        read();
}

void GramDictionary::Cursor::next()
{
    ++m_index;
    if (!atEnd())
        read();
}

void GramDictionary::Cursor::read()
{
    if (m_index % kInBlock == 0) {
        const std::size_t at = m_index / kInBlock * kTableEntry;
        m_gram = fixedAt<Gram>(m_dictionary->m_table, at);
        m_entry.listEnd = fixedAt<std::uint64_t>(m_dictionary->m_table, at + sizeof(Gram));
        m_at = fixedAt<std::uint32_t>(m_dictionary->m_table, at + 2 * sizeof(std::uint64_t));
    }
    ByteReader reader(m_dictionary->m_entries.substr(std::min<std::uint64_t>(m_at, m_dictionary->m_entries.size())));
    m_gram += reader.varint();
    const std::uint64_t sizeAndCount = reader.varint();
    const auto small = static_cast<std::uint32_t>(sizeAndCount % kSmallCount) + 1;
    m_entry.count = small == kSmallCount ? small + reader.varint32() : small;
    m_at += reader.at();
    m_entry.listBegin = m_entry.listEnd;
    m_entry.listEnd += sizeAndCount / kSmallCount;
}

} // namespace zhilan::search
