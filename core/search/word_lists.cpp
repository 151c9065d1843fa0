#include "core/search/word_lists.h"

#include "core/search/tokens.h"

#include <string>

namespace zhilan::search
{

std::vector<DictionaryEntry> entriesOf(const SegmentFile& file, TermKind kind, std::string_view term)
{
    std::vector<DictionaryEntry> entries;
    if (const auto entry = file.find(kind, term))
        entries.push_back(*entry);
    if (kind != TermKind::Word)
        return entries;
    DictionaryWord word = dictionaryWordFrom(term);
    word.goesOn = true;
    if (const auto other = file.find(kind, dictionaryTermOf(word)))
        entries.push_back(*other);
    return entries;
}

std::uint32_t sectionsInBoth(const SegmentFile& file, TermKind kind, const DictionaryEntry& a, const DictionaryEntry& b)
{
    const bool aIsShorter = a.count < b.count;
    Postings few = file.postings(kind, aIsShorter ? a : b);
    Postings many = file.postings(kind, aIsShorter ? b : a);
    std::uint32_t count = 0;
    while (few.next() && many.seek(few.section()))
        count += many.section() == few.section() ? 1 : 0;
    return count;
}

} // namespace zhilan::search
