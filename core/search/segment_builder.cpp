#include "core/search/segment_builder.h"

#include "core/search/bytes.h"

#include <algorithm>
#include <utility>

namespace zhilan::search
{
namespace
{

/// What a term costs in memory beside its bytes.
constexpr std::size_t kTermOverhead = 120;

} // namespace

Result<std::unique_ptr<SegmentBuilder>> SegmentBuilder::create(const std::filesystem::path& path,
                                                               const BeforeStep& beforeStep)
{
    auto writer = SegmentWriter::create(path, beforeStep);
    if (!writer)
        return tl::unexpected(writer.error());
    return std::unique_ptr<SegmentBuilder>(new SegmentBuilder(std::move(*writer)));
}

Result<void> SegmentBuilder::add(const PreparedDocument& document)
{
    const PreparedDocument::Data& data = document.data();
    m_writer.beginDocument(data.document);
    for (const PreparedDocument::Data::Section& section : data.sections) {
        if (auto added = m_writer.addSection(section); !added)
            return added;
    }
    addPostings(data);
    addLabels(data);
    m_sections += static_cast<SectionNumber>(data.sections.size());
    ++m_documents;
    return {};
}

void SegmentBuilder::addPostings(const PreparedDocument::Data& data)
{
    for (std::size_t i = 0; i < data.terms.size(); ++i) {
        const PreparedDocument::Data::Term& term = data.terms[i];
        const auto [place, isNew] = m_buffers[static_cast<std::size_t>(term.kind)].try_emplace(term.text);
        Buffer& buffer = place->second;
        const std::size_t before = buffer.bytes.size();
        const std::size_t end = i + 1 < data.terms.size() ? data.terms[i + 1].postingsBegin : data.postings.size();
        for (std::size_t at = term.postingsBegin; at < end; ++at) {
            const PreparedDocument::Data::Posting& posting = data.postings[at];
            const std::size_t placesEnd =
                at + 1 < data.postings.size() ? data.postings[at + 1].placesBegin : data.places.size();
            const SectionNumber section = m_sections + posting.section;
            putVarint(buffer.bytes, section - buffer.last);
            buffer.bytes.push_back(static_cast<char>(posting.tag));
            putVarint(buffer.bytes, placesEnd - posting.placesBegin);
            std::uint32_t last = 0;
            for (std::size_t p = posting.placesBegin; p < placesEnd; ++p) {
                putVarint(buffer.bytes, static_cast<std::uint64_t>(data.places[p].at - last) << 2U |
                                            static_cast<std::uint64_t>(data.places[p].gap));
                last = data.places[p].at;
            }
            buffer.last = section;
            ++buffer.count;
        }
        m_memory += buffer.bytes.size() - before + (isNew ? kTermOverhead : 0);
    }
}

void SegmentBuilder::addLabels(const PreparedDocument::Data& data)
{
    Buffers& labels = m_buffers[static_cast<std::size_t>(TermKind::Label)];
    for (const auto& [label, number] : data.labels) {
        Buffer& buffer = labels[label];
        const SectionNumber section = m_sections + number;
        putVarint(buffer.bytes, section - buffer.last);
        buffer.bytes.push_back(static_cast<char>(setOf(Field::Body))); // of no account, and packed best
        putVarint(buffer.bytes, 0);                                    // no places
        buffer.last = section;
        ++buffer.count;
    }
    for (const PreparedDocument::Data::Amount& amount : data.amounts) {
        Buffer& buffer = labels[std::string("a").append(amount.unit)];
        putFixed(buffer.bytes, StoredAmount{m_sections + amount.section, amount.low, amount.high});
        ++buffer.count;
    }
}

Result<void> SegmentBuilder::writeTerms(TermKind kind)
{
    Buffers& buffers = m_buffers[static_cast<std::size_t>(kind)];
    std::vector<Buffers::value_type*> sorted;
    sorted.reserve(buffers.size());
    for (Buffers::value_type& entry : buffers)
        sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
    m_writer.beginTerms(kind);
    std::string list;
    std::vector<Place> places;
    for (const Buffers::value_type* entry : sorted) {
        const auto& [term, buffer] = *entry;
        list.clear();
        if (kind == TermKind::Label && term.front() == 'a') {
            list = buffer.bytes;
        } else {
            PostingsWriter postings(placesOf(kind, term));
            ByteReader reader(buffer.bytes);
            SectionNumber section = 0;
            while (!reader.atEnd()) {
                section += reader.varint32();
                const auto tag = reader.fixed<Tag>();
                places.clear();
                std::uint32_t at = 0;
                for (std::uint64_t left = reader.varint(); left > 0; --left) {
                    const std::uint64_t value = reader.varint();
                    at += static_cast<std::uint32_t>(value >> 2U);
                    places.push_back({at, static_cast<Gap>(value & 3U)});
                }
                postings.add(section, m_writer.lengthOf(section), tag, places);
            }
            postings.finish(list);
        }
        if (auto added = m_writer.addTerm(term, buffer.count, list); !added)
            return added;
    }
    return m_writer.endTerms();
}

Result<SegmentWriter::Written> SegmentBuilder::finish()
{
    if (auto ended = m_writer.endDocuments(); !ended)
        return tl::unexpected(ended.error());
    for (const TermKind kind : {TermKind::Gram, TermKind::Word, TermKind::Label}) {
        if (auto written = writeTerms(kind); !written)
            return tl::unexpected(written.error());
        m_buffers[static_cast<std::size_t>(kind)].clear();
    }
    return m_writer.finish();
}

} // namespace zhilan::search
