#include "core/search/dictionary.h"

#include "core/search/bytes.h"
#include "core/search/part_filter.h"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <optional>

namespace zhilan::search
{
namespace
{

constexpr std::uint64_t kTermsInBlock = 64;
constexpr std::size_t kColumn = sizeof(std::uint64_t);
constexpr std::size_t kTableEntry = 3 * kColumn;
constexpr std::size_t kTail = 2 * sizeof(std::uint64_t); // count of terms, size of the entries

/// Fewer blocks are read in no time.
constexpr std::uint64_t kBlocksWorthFilter = 64;

/// Sixteen bytes that are compared at once: the compiler knows how for every processor.
using Bytes = char __attribute__((vector_size(16)));

Bytes bytesAt(const char* at)
{
    Bytes bytes;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

/// Where `part`, of two bytes at least, first stands in `text` from `from` on; npos where it does not. Terms are
/// megabytes: places are looked at closely only where first and last byte are right.
std::size_t findPart(std::string_view text, std::string_view part, std::size_t from)
{
    const std::size_t last = part.size() - 1;
    const Bytes first = Bytes{} + part.front();
    const Bytes end = Bytes{} + part.back();
    for (; from + last + sizeof(Bytes) <= text.size(); from += sizeof(Bytes)) {
        const auto both = (bytesAt(text.data() + from) == first) & (bytesAt(text.data() + from + last) == end);
        std::uint64_t halves[2];
        std::memcpy(halves, &both, sizeof halves);
        if ((halves[0] | halves[1]) == 0)
            continue;
        for (std::size_t i = 0; i < sizeof(Bytes); ++i) {
            if (both[i] != 0 && text.substr(from + i, part.size()) == part)
                return from + i;
        }
    }
    return text.find(part, from);
}

/// Precondition: no more than a block of terms has.
std::size_t lineFeedsIn(std::string_view text)
{
    const Bytes lineFeeds = Bytes{} + '\n';
    Bytes counts{};
    std::size_t at = 0;
    for (; at + sizeof(Bytes) <= text.size(); at += sizeof(Bytes))
        counts -= bytesAt(text.data() + at) == lineFeeds; // true is -1
    auto count = static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), '\n'));
    for (std::size_t i = 0; i < sizeof(Bytes); ++i)
        count += static_cast<unsigned char>(counts[i]);
    return count;
}

} // namespace

/// Shared by the copies of a dictionary.
struct Dictionary::Filter {
    std::once_flag once;
    std::optional<PartFilter> ofParts;
};

void DictionaryWriter::add(std::string_view term, std::uint32_t count, std::uint64_t listSize)
{
    if (m_count % kTermsInBlock == 0) {
        putFixed<std::uint64_t>(m_table, m_terms.size());
        putFixed<std::uint64_t>(m_table, m_entries.size());
        putFixed<std::uint64_t>(m_table, m_lists);
    }
    m_terms += term;
    m_terms += '\n';
    putVarint(m_entries, count);
    putVarint(m_entries, listSize);
    m_lists += listSize;
    ++m_count;
}

std::string DictionaryWriter::takeRest()
{
    std::string rest = std::move(m_entries);
    const std::uint64_t entries = rest.size();
    rest += m_table;
    putFixed(rest, m_count);
    putFixed(rest, entries);
    return rest;
}

Dictionary::Dictionary(std::string_view terms, std::string_view rest)
    : m_terms(terms), m_filter(std::make_shared<Filter>())
{
    if (rest.size() < kTail)
        return;
    m_count = fixedAt<std::uint64_t>(rest, rest.size() - kTail);
    const auto entries = fixedAt<std::uint64_t>(rest, rest.size() - kTail / 2);
    m_entries = rest.substr(0, entries);
    m_table = rest.substr(entries, rest.size() - kTail - entries);
}

std::uint64_t Dictionary::tableAt(std::uint64_t block, std::size_t column) const
{
    return fixedAt<std::uint64_t>(m_table, block * kTableEntry + column * kColumn);
}

std::string_view Dictionary::firstTerm(std::uint64_t block) const
{
    const std::string_view from = m_terms.substr(tableAt(block, 0));
    return from.substr(0, from.find('\n'));
}

std::uint64_t Dictionary::blockFor(std::string_view term) const
{
    std::uint64_t low = 0;
    std::uint64_t high = blockCount();
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (firstTerm(middle) <= term)
            low = middle;
        else
            high = middle;
    }
    return low;
}

std::optional<DictionaryEntry> Dictionary::find(std::string_view term) const
{
    for (Cursor cursor(*this, blockFor(term)); !cursor.atEnd() && cursor.entry().term <= term; cursor.next()) {
        if (cursor.entry().term == term)
            return cursor.entry();
    }
    return std::nullopt;
}

void Dictionary::withPrefix(std::string_view prefix, const Each& each) const
{
    for (Cursor cursor(*this, blockFor(prefix)); !cursor.atEnd(); cursor.next()) {
        const std::string_view term = cursor.entry().term;
        if (term.starts_with(prefix)) {
            if (!each(cursor.entry()))
                return;
        } else if (term > prefix) {
            return;
        }
    }
}

std::uint64_t Dictionary::blockCount() const
{
    return (m_count + kTermsInBlock - 1) / kTermsInBlock;
}

std::string_view Dictionary::termsOf(std::uint64_t block, std::uint64_t end) const
{
    const std::uint64_t begin = tableAt(block, 0);
    return m_terms.substr(begin, (end < blockCount() ? tableAt(end, 0) : m_terms.size()) - begin);
}

void Dictionary::containing(std::string_view part, const Each& each) const
{
    const std::uint64_t blocks = blockCount();
    if (blocks == 0)
        return;
    if (part.size() < PartFilter::kShortest || blocks < kBlocksWorthFilter) {
        static_cast<void>(containingIn(0, blocks, part, each));
        return;
    }
    std::call_once(m_filter->once, [&] {
        m_filter->ofParts.emplace(blocks);
        for (std::uint64_t block = 0; block < blocks; ++block)
            m_filter->ofParts->add(block, termsOf(block, block + 1));
    });
    m_filter->ofParts->forEachBlock(part,
                                    [&](std::uint64_t block) { return containingIn(block, block + 1, part, each); });
}

bool Dictionary::containingIn(std::uint64_t block, std::uint64_t end, std::string_view part, const Each& each) const
{
    const std::string_view terms = termsOf(block, end);
    std::optional<Cursor> cursor; // of the last hit: the next one is often in the same block
    const auto endOf = [&terms](const Cursor& at) {
        return static_cast<std::size_t>(at.entry().term.data() - terms.data()) + at.entry().term.size();
    };
    const auto begin = static_cast<std::size_t>(terms.data() - m_terms.data());
    for (std::size_t at = 0; at < terms.size();) {
        const std::size_t place = part.size() > 1 ? findPart(terms, part, at) : terms.find(part, at);
        if (place == std::string_view::npos)
            return true;
        if (!cursor || (block + 1 < end && begin + place >= tableAt(block + 1, 0))) {
            std::uint64_t high = end;
            while (high - block > 1) {
                const std::uint64_t middle = block + (high - block) / 2;
                if (tableAt(middle, 0) <= begin + place)
                    block = middle;
                else
                    high = middle;
            }
            cursor.emplace(*this, block);
        }
        cursor->goTo(begin + place);
        if (!each(cursor->entry()))
            return false;
        at = endOf(*cursor);
    }
    return true;
}

Dictionary::Cursor::Cursor(const Dictionary& dictionary, std::uint64_t block)
    : m_dictionary(&dictionary), m_index(block * kTermsInBlock)
{
    if (atEnd())
        return;
    m_termAt = dictionary.tableAt(block, 0);
    m_entryAt = dictionary.tableAt(block, 1);
    m_listAt = dictionary.tableAt(block, 2);
    read();
}

void Dictionary::Cursor::next()
{
    ++m_index;
    if (!atEnd())
        read();
}

void Dictionary::Cursor::goTo(std::size_t byte)
{
    if (byte < m_termAt)
        return;
    const std::string_view between = m_dictionary->m_terms.substr(m_termAt, byte - m_termAt);
    if (const std::size_t last = between.rfind('\n'); last != std::string_view::npos) {
        const std::size_t passed = lineFeedsIn(between);
        ByteReader reader(m_dictionary->m_entries.substr(m_entryAt));
        for (std::size_t i = 0; i < passed; ++i) {
            static_cast<void>(reader.varint());
            m_listAt += reader.varint();
        }
        m_entryAt += reader.at();
        m_termAt += last + 1;
        m_index += passed;
    }
    next();
}

void Dictionary::Cursor::read()
{
    const std::string_view terms = m_dictionary->m_terms;
    const std::size_t end = terms.find('\n', m_termAt);
    m_entry.term = terms.substr(m_termAt, end - m_termAt);
    m_termAt = end + 1;
    ByteReader reader(m_dictionary->m_entries.substr(m_entryAt));
    m_entry.count = reader.varint32();
    const std::uint64_t size = reader.varint();
    m_entryAt += reader.at();
    m_entry.listBegin = m_listAt;
    m_listAt += size;
    m_entry.listEnd = m_listAt;
}

} // namespace zhilan::search
