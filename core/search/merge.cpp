#include "core/search/merge.h"

#include "core/search/bytes.h"
#include "core/search/lists_in_order.h"
#include "core/search/snapshot_parts.h"

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>

namespace zhilan::search
{
namespace
{

constexpr SectionNumber kGone = 0xFFFFFFFFU;
constexpr std::uint32_t kStopInterval = 256;

/// Thrown by any of the threads that merge lists.
struct MergeStopped {
};

/// One of the segments that are merged.
struct Source {
    const Segment* segment = nullptr;
    std::vector<SectionNumber> sections; ///< the new number of each, or kGone
};

class Merger
{
public:
    Merger(const std::vector<std::shared_ptr<const Segment>>& segments, SegmentWriter& out, const std::stop_token& stop)
        : m_out(out), m_stop(stop)
    {
        for (const auto& segment : segments)
            m_sources.push_back({segment.get(), {}});
    }

    Result<void> run()
    {
        if (auto chosen = chooseCommonText(); !chosen)
            return chosen;
        for (Source& source : m_sources) {
            if (auto copied = copyDocuments(source); !copied)
                return copied;
        }
        if (auto ended = m_out.endDocuments(); !ended)
            return ended;
        if (auto merged = mergeGrams(); !merged)
            return merged;
        for (const TermKind kind : {TermKind::Word, TermKind::Label}) {
            if (auto merged = mergeTerms(kind); !merged)
                return merged;
        }
        return {};
    }

private:
    /// Every section is what it was: lists can be taken over.
    [[nodiscard]] bool keepsNumbers() const
    {
        return m_sources.size() == 1 && !m_sources.front().segment->anyRemoved();
    }
    [[nodiscard]] bool stopped() { return ++m_asked % kStopInterval == 0 && m_stop.stop_requested(); }

    /// From all of the text, since all of it is there.
    Result<void> chooseCommonText()
    {
        std::uint64_t bytes = 0;
        for (const Source& source : m_sources)
            bytes += source.segment->file().blockCount() * kTextBlockBytes;
        CommonText common(bytes);
        for (const Source& source : m_sources) {
            const SegmentFile& file = source.segment->file();
            for (std::uint32_t block = 0; common.isWorthIt() && block < file.blockCount(); ++block) {
                if (stopped())
                    return fail(ErrorCode::Cancelled);
                if (!common.wantsNext()) {
                    common.passOver(kTextBlockBytes);
                    continue;
                }
                const TextBlock text = file.textBlock(block);
                std::uint64_t rest = kTextBlockBytes;
                for (std::uint32_t i = 0; i < text.count() && common.wantsNext(); ++i) {
                    common.add(text.section(i));
                    rest -= std::min<std::uint64_t>(rest, text.section(i).size());
                }
                common.passOver(rest);
            }
        }
        m_out.setCommonText(std::move(common).take());
        return {};
    }

    Result<void> copyDocuments(Source& source)
    {
        const SegmentFile& file = source.segment->file();
        source.sections.assign(file.sectionCount(), kGone);
        PreparedDocuments::Data::Section section;
        std::uint32_t block = kGone;
        std::optional<TextBlock> text;
        for (DocumentNumber number = 0; number < file.documentCount(); ++number) {
            if (source.segment->isRemoved(number))
                continue;
            const DocumentEntry entry = file.document(number);
            m_out.beginDocument(recordOf(entry));
            const SectionNumber end = file.sectionsEnd(number);
            for (SectionNumber from = entry.firstSection; from < end; ++from) {
                if (stopped())
                    return fail(ErrorCode::Cancelled);
                if (const std::uint32_t inBlock = file.blockOf(from); inBlock != block) {
                    block = inBlock;
                    text = file.textBlock(block);
                }
                const std::uint32_t index = from - file.firstOfBlock(block);
                if (index >= text->count())
                    return fail(ErrorCode::Damaged);
                section.bytes = text->section(index);
                section.length = file.lengthOf(from);
                section.flags = file.flagsOf(from);
                file.stretchesOf(from, section.stretches);
                if (auto added = m_out.addSection(section); !added)
                    return added;
                source.sections[from] = m_sections++;
            }
        }
        return {};
    }

    Result<void> mergeGrams()
    {
        m_out.beginTerms(TermKind::Gram);
        std::vector<GramDictionary::Cursor> cursors;
        for (const Source& source : m_sources)
            cursors.emplace_back(source.segment->file().grams());
        return mergeLists<Gram>(TermKind::Gram, cursors, [&](Gram gram, std::uint32_t count, std::string_view list) {
            return m_out.addGram(gram, count, list);
        });
    }

    Result<void> mergeTerms(TermKind kind)
    {
        m_out.beginTerms(kind);
        std::vector<Dictionary::Cursor> cursors;
        for (const Source& source : m_sources)
            cursors.emplace_back(source.segment->file().dictionary(kind));
        return mergeLists<std::string>(kind, cursors,
                                       [&](std::string_view term, std::uint32_t count, std::string_view list) {
                                           return m_out.addTerm(term, count, list);
                                       });
    }

    /// Of one term: the source of each; the entry's own term is not to be used.
    using Lists = std::vector<std::pair<std::size_t, DictionaryEntry>>;
    /// A term of any source, and its lists there.
    template <typename Term>
    struct Together {
        Term term;
        Lists lists;
        std::uint32_t count = 0; ///< once merged
    };

    /// Merges the lists of every term of any source, and calls `add` with each that any section is left of, in order.
    template <typename Term, typename Cursor, typename Add>
    Result<void> mergeLists(TermKind kind, std::vector<Cursor>& cursors, Add&& add)
    {
        constexpr std::size_t kTermsAtOnce = std::size_t{1} << 15U;
        constexpr std::uint64_t kBytesAtOnce = std::uint64_t{16} << 20U;
        std::vector<Together<Term>> terms;
        for (bool more = true; more;) {
            terms.clear();
            std::uint64_t bytes = 0;
            while (more && terms.size() < kTermsAtOnce && bytes < kBytesAtOnce) {
                if (stopped())
                    return fail(ErrorCode::Cancelled);
                more = takeNext(cursors, terms);
                for (const auto& [source, entry] : more ? terms.back().lists : Lists{})
                    bytes += entry.listEnd - entry.listBegin;
            }
            auto merged = writeListsInOrder(
                terms.size(),
                [&](std::size_t term, std::size_t end, ListsInRow& row) {
                    PostingsWriter writers[] = {
                        {Places::None, m_sections}, {Places::At, m_sections}, {Places::AtWithGaps, m_sections}};
                    for (; term < end; ++term) {
                        mergeList(kind, terms[term], writers, row.bytes);
                        row.ends.push_back(row.bytes.size());
                    }
                },
                [&](std::size_t term, std::string_view list) {
                    const auto& [name, lists, count] = terms[term];
                    return count > 0 ? add(name, count, list) : Result<void>{};
                });
            if (!merged)
                return merged;
        }
        return m_out.endTerms();
    }

    /// Appends the first of the terms at which the cursors stand, and moves on those that stand at it. False: none
    /// does.
    template <typename Cursor, typename Term>
    static bool takeNext(std::vector<Cursor>& cursors, std::vector<Together<Term>>& terms)
    {
        const Cursor* first = nullptr;
        for (const Cursor& cursor : cursors) {
            if (!cursor.atEnd() && (first == nullptr || cursor.term() < first->term()))
                first = &cursor;
        }
        if (first == nullptr)
            return false;
        Together<Term>& next = terms.emplace_back();
        next.term = first->term();
        for (std::size_t i = 0; i < cursors.size(); ++i) {
            if (cursors[i].atEnd() || cursors[i].term() != next.term)
                continue;
            next.lists.emplace_back(i, cursors[i].entry());
            cursors[i].next();
        }
        return true;
    }

    /// Appends the list. Thread safe.
    template <typename Term>
    void mergeList(TermKind kind, Together<Term>& term, std::span<PostingsWriter> writers, std::string& out) const
    {
        if (m_stop.stop_requested())
            throw MergeStopped{};
        if constexpr (std::is_same_v<Term, std::string>) {
            if (kind == TermKind::Label && term.term.front() == 'a') {
                mergeAmounts(term, out);
                return;
            }
            mergePostings(kind, term, placesOf(kind, term.term), writers, out);
        } else {
            mergePostings(kind, term, placesOf(term.term), writers, out);
        }
    }

    template <typename Term>
    void mergePostings(TermKind kind, Together<Term>& term, Places places, std::span<PostingsWriter> writers,
                       std::string& out) const
    {
        if (keepsNumbers()) {
            const DictionaryEntry& only = term.lists.front().second;
            out += m_sources.front().segment->file().list(kind, only);
            term.count = only.count;
            return;
        }
        PostingsWriter& writer = writers[static_cast<std::size_t>(places)];
        std::vector<Place> some;
        for (const auto& [index, entry] : term.lists) {
            const Source& source = m_sources[index];
            Postings postings = source.segment->file().postings(kind, entry, places);
            for (std::uint32_t read = 1; postings.next(); ++read) {
                if (read % kBlock == 0 && m_stop.stop_requested())
                    throw MergeStopped{};
                const SectionNumber section = source.sections[postings.section()];
                if (section == kGone)
                    continue;
                postings.places(some);
                writer.add(section, m_out.lengthOf(section), postings.tag());
                for (const Place& place : some)
                    writer.addPlace(place);
            }
        }
        term.count = writer.count();
        writer.finish(out);
    }

    void mergeAmounts(Together<std::string>& unit, std::string& out) const
    {
        SectionNumber before = 0;
        for (const auto& [index, entry] : unit.lists) {
            AmountListReader amounts(m_sources[index].segment->file().list(TermKind::Label, entry));
            while (auto amount = amounts.next()) {
                amount->section = m_sources[index].sections[amount->section];
                if (amount->section == kGone)
                    continue;
                putAmount(out, before, *amount);
                before = amount->section;
                ++unit.count;
            }
        }
    }

    std::vector<Source> m_sources;
    SegmentWriter& m_out;
    const std::stop_token& m_stop;
    SectionNumber m_sections = 0;
    std::uint32_t m_asked = 0;
};

} // namespace

SegmentSize sizeOf(const Segment& segment)
{
    return {segment.file().parts().fileSize(), segment.file().sectionCount(), segment.sectionCount()};
}

std::vector<std::size_t> segmentsToMerge(std::span<const SegmentSize> segments)
{
    constexpr std::uint64_t kSmallest = 256U << 10U; // below that, all are alike
    // Larger ones are not made: searching several at once is worth more than having one, and merging takes long.
    constexpr std::uint64_t kLargest = 400U << 20U;
    constexpr std::uint64_t kLargeEnough = kLargest / 8 * 3;
    // Fewer than that are merged where they make a large one.
    constexpr std::size_t kTogether = 6;
    const auto bytesOf = [&](std::size_t index) {
        return segments[index].bytes;
    };
    std::map<int, std::vector<std::size_t>> bySize;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (bytesOf(i) <= kLargest / 2)
            bySize[std::bit_width(bytesOf(i) / kSmallest) / 2].push_back(i);
    }
    for (const auto& [size, some] : bySize) {
        std::uint64_t bytes = 0;
        auto end = some.begin();
        while (end != some.end() && bytes + bytesOf(*end) <= kLargest)
            bytes += bytesOf(*end++);
        const bool isEnough = some.size() >= kTogether || bytes >= kLargeEnough;
        if (isEnough && end - some.begin() > 1) // one alone would be made anew for ever
            return {some.begin(), end};
    }
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (segments[i].live * 2 < segments[i].sections)
            return {i};
    }
    return {};
}

Result<SegmentWriter::Written> mergeSegments(const std::vector<std::shared_ptr<const Segment>>& segments,
                                             const std::filesystem::path& path, const BeforeStep& beforeStep,
                                             const std::stop_token& stop)
try {
    auto writer = SegmentWriter::create(path, beforeStep);
    if (!writer)
        return tl::unexpected(writer.error());
    if (auto merged = Merger(segments, *writer, stop).run(); !merged)
        return tl::unexpected(merged.error());
    return writer->finish();
} catch (const DamageFound& found) {
    return fail(ErrorCode::Damaged, found.file);
} catch (const MergeStopped&) {
    return fail(ErrorCode::Cancelled);
}

} // namespace zhilan::search
