#include "core/search/merge.h"

#include "core/search/bytes.h"
#include "core/search/snapshot_parts.h"

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
#include <utility>

namespace zhilan::search
{
namespace
{

constexpr SectionNumber kGone = 0xFFFFFFFFU;
constexpr std::uint32_t kStopInterval = 256;

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
        PreparedDocument::Data::Section section;
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
        return forEachTerm(cursors, [&](Gram gram) {
            const std::uint32_t count = mergePostings(TermKind::Gram, gram, placesOf(gram), cursors);
            return count > 0 ? m_out.addGram(gram, count, m_list) : Result<void>{};
        });
    }

    Result<void> mergeTerms(TermKind kind)
    {
        m_out.beginTerms(kind);
        std::vector<Dictionary::Cursor> cursors;
        for (const Source& source : m_sources)
            cursors.emplace_back(source.segment->file().dictionary(kind));
        return forEachTerm(cursors, [&](std::string_view term) {
            const std::uint32_t count = kind == TermKind::Label && term.front() == 'a'
                                            ? mergeAmounts(term, cursors)
                                            : mergePostings(kind, term, placesOf(kind, term), cursors);
            return count > 0 ? m_out.addTerm(term, count, m_list) : Result<void>{};
        });
    }

    /// Calls `merge` with every term of any, in order; that moves on the cursors that stand at it.
    template <typename Cursor, typename Merge>
    Result<void> forEachTerm(std::vector<Cursor>& cursors, Merge&& merge)
    {
        while (true) {
            const Cursor* first = nullptr;
            for (const Cursor& cursor : cursors) {
                if (!cursor.atEnd() && (first == nullptr || cursor.term() < first->term()))
                    first = &cursor;
            }
            if (first == nullptr)
                return m_out.endTerms();
            if (stopped())
                return fail(ErrorCode::Cancelled);
            m_list.clear();
            if (auto merged = merge(first->term()); !merged)
                return merged;
        }
    }

    template <typename Term, typename Cursor>
    std::uint32_t mergePostings(TermKind kind, Term term, Places hasPlaces, std::vector<Cursor>& cursors)
    {
        if (keepsNumbers()) {
            m_list = m_sources.front().segment->file().list(kind, cursors.front().entry());
            const std::uint32_t count = cursors.front().entry().count;
            cursors.front().next();
            return count;
        }
        PostingsWriter out(hasPlaces, m_sections);
        for (std::size_t i = 0; i < cursors.size(); ++i) {
            if (cursors[i].atEnd() || cursors[i].term() != term)
                continue;
            const Source& source = m_sources[i];
            Postings postings = source.segment->file().postings(kind, cursors[i].entry(), hasPlaces);
            while (postings.next()) {
                const SectionNumber section = source.sections[postings.section()];
                if (section == kGone)
                    continue;
                postings.places(m_places);
                out.add(section, m_out.lengthOf(section), postings.tag());
                for (const Place& place : m_places)
                    out.addPlace(place);
            }
            cursors[i].next();
        }
        const std::uint32_t count = out.count();
        out.finish(m_list);
        return count;
    }

    std::uint32_t mergeAmounts(std::string_view term, std::vector<Dictionary::Cursor>& cursors)
    {
        std::uint32_t count = 0;
        for (std::size_t i = 0; i < cursors.size(); ++i) {
            if (cursors[i].atEnd() || cursors[i].entry().term != term)
                continue;
            const std::string_view from = m_sources[i].segment->file().list(TermKind::Label, cursors[i].entry());
            for (std::size_t at = 0; at < from.size(); at += sizeof(StoredAmount)) {
                auto amount = fixedAt<StoredAmount>(from, at);
                amount.section = m_sources[i].sections[amount.section];
                if (amount.section == kGone)
                    continue;
                putFixed(m_list, amount);
                ++count;
            }
            cursors[i].next();
        }
        return count;
    }

    std::vector<Source> m_sources;
    SegmentWriter& m_out;
    const std::stop_token& m_stop;
    SectionNumber m_sections = 0;
    std::string m_list; ///< of the term that is merged
    std::vector<Place> m_places;
    std::uint32_t m_asked = 0;
};

/// Not where that cannot be read: what is damaged is for others to find.
bool isPackedFast(const SegmentFile& file)
try {
    return file.packing() == Packing::Fast;
} catch (const DamageFound&) {
    return false;
}

} // namespace

std::vector<std::size_t> segmentsToMerge(const std::vector<std::shared_ptr<const Segment>>& segments)
{
    constexpr std::uint64_t kSmallest = 256U << 10U; // below that, all are alike
    // Larger ones are not made: searching several at once is worth more than having one, and merging takes long.
    constexpr std::uint64_t kLargest = 384U << 20U;
    constexpr std::size_t kTogether = 6;
    const auto bytesOf = [&](std::size_t index) {
        return segments[index]->file().parts().fileSize();
    };
    std::map<int, std::vector<std::size_t>> bySize;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (bytesOf(i) <= kLargest / kTogether)
            bySize[std::bit_width(bytesOf(i) / kSmallest) / 2].push_back(i);
    }
    for (const auto& [size, some] : bySize) {
        if (some.size() < kTogether)
            continue;
        std::uint64_t bytes = 0;
        const auto end = std::find_if(some.begin(), some.end(),
                                      [&](std::size_t index) { return (bytes += bytesOf(index)) > kLargest; });
        return {some.begin(), end};
    }
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (segments[i]->sectionCount() * 2 < segments[i]->file().sectionCount())
            return {i};
    }
    // What was packed in haste.
    constexpr std::uint64_t kWorthIt = 1U << 20U;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (bytesOf(i) >= kWorthIt && isPackedFast(segments[i]->file()))
            return {i};
    }
    return {};
}

Result<SegmentWriter::Written> mergeSegments(const std::vector<std::shared_ptr<const Segment>>& segments,
                                             const std::filesystem::path& path, const BeforeStep& beforeStep,
                                             const std::stop_token& stop)
try {
    auto writer = SegmentWriter::create(path, beforeStep, Packing::Close);
    if (!writer)
        return tl::unexpected(writer.error());
    if (auto merged = Merger(segments, *writer, stop).run(); !merged)
        return tl::unexpected(merged.error());
    return writer->finish();
} catch (const DamageFound& found) {
    return fail(ErrorCode::Damaged, found.file);
}

} // namespace zhilan::search
