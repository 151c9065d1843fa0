#include "tests/bench/least_size.h"

#include "core/search/segment.h"
#include "core/search/snapshot_parts.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace zhilan::bench
{
namespace
{

/// Bits that tell one of the ways to choose so many of all.
double bitsOfChoice(double all, double chosen)
{
    if (chosen > all)
        return 0;
    return (std::lgamma(all + 1) - std::lgamma(chosen + 1) - std::lgamma(all - chosen + 1)) / std::numbers::ln2;
}

void add(search::Postings postings, const search::SegmentFile& file, const search::DictionaryEntry& entry,
         ListSizes& sizes)
{
    double bits = bitsOfChoice(file.sectionCount(), postings.count());
    std::vector<search::Place> places;
    while (postings.hasPlaces() && postings.next()) {
        postings.places(places);
        bits += bitsOfChoice(search::longestOf(file.lengthOf(postings.section())), static_cast<double>(places.size()));
    }
    sizes.written += static_cast<double>(entry.listEnd - entry.listBegin);
    sizes.least += bits / 8;
}

} // namespace

ListSizes listSizes(const search::Snapshot& snapshot)
{
    using search::TermKind;
    ListSizes sizes;
    for (const auto& segment : snapshot.segments()) {
        const search::SegmentFile& file = segment->file();
        for (search::GramDictionary::Cursor gram(file.grams()); !gram.atEnd(); gram.next())
            add(file.postings(TermKind::Gram, gram.entry(), search::placesOf(gram.term())), file, gram.entry(), sizes);
        for (search::Dictionary::Cursor word(file.dictionary(TermKind::Word)); !word.atEnd(); word.next())
            add(file.postings(TermKind::Word, word.entry()), file, word.entry(), sizes);
    }
    return sizes;
}

} // namespace zhilan::bench
