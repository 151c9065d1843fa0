#include "core/search/segment_builder.h"

#include "core/search/bytes.h"
#include "core/search/lists_in_order.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>
#include <utility>

namespace zhilan::search
{
namespace
{

/// What a term costs in memory beside its bytes.
constexpr std::size_t kTermOverhead = 120;

/// How many terms ahead memory is asked for what is there of them: a segment's terms are many more than caches hold.
constexpr std::size_t kAhead = 12;

} // namespace

Result<std::unique_ptr<SegmentBuilder>> SegmentBuilder::create(const std::filesystem::path& path,
                                                               const BeforeStep& beforeStep)
{
    auto writer = SegmentWriter::create(path, beforeStep);
    if (!writer)
        return tl::unexpected(writer.error());
    return std::unique_ptr<SegmentBuilder>(new SegmentBuilder(std::move(*writer)));
}

Result<void> SegmentBuilder::add(const PreparedDocuments& documents)
{
    const PreparedDocuments::Data& data = documents.data();
    std::size_t section = 0;
    for (const PreparedDocuments::Data::Document& document : data.documents) {
        m_writer.beginDocument(document.record);
        for (; section < document.sectionsEnd; ++section) {
            if (auto added = m_writer.addSection(data.sections[section]); !added)
                return added;
        }
    }
    addPostings(data);
    addLabels(data);
    m_sections += static_cast<SectionNumber>(data.sections.size());
    m_documents += static_cast<std::uint32_t>(data.documents.size());
    return {};
}

void SegmentBuilder::addPostings(const PreparedDocuments::Data& data)
{
    m_numbers.clear();
    for (std::size_t i = 0; i < data.grams.size(); ++i) {
        if (i + kAhead < data.grams.size())
            m_grams.prefetch(data.grams[i + kAhead]);
        m_numbers.push_back(m_grams.of(data.grams[i]));
    }
    m_ofGrams.resize(m_grams.grams().size());
    const std::size_t middle = data.gramLists.empty() ? 0 : data.gramLists.back().end;
    addLists(data.gramLists, m_ofGrams, data.postings, 0);
    m_numbers.clear();
    for (std::uint32_t i = 0; i < data.words.size(); ++i) {
        if (i + kAhead < data.words.size())
            m_words.prefetch(data.words.hash(i + kAhead));
        m_numbers.push_back(m_words.of(data.words.word(i), data.words.hash(i)));
    }
    m_ofWords.resize(m_words.size());
    addLists(data.wordLists, m_ofWords, data.postings, middle);
}

void SegmentBuilder::addLists(const Lists& lists, std::vector<Buffer>& buffers, std::string_view postings,
                              std::size_t begin)
{
    for (std::size_t i = 0; i < lists.size(); ++i) {
        if (i + kAhead < lists.size())
            __builtin_prefetch(&buffers[m_numbers[i + kAhead]], 1);
        if (i + kAhead / 2 < lists.size())
            buffers[m_numbers[i + kAhead / 2]].bytes.prefetchEnd();
        Buffer& buffer = buffers[m_numbers[i]];
        m_memory += buffer.count == 0 ? kTermOverhead : 0;
        appendDistance(buffer, m_sections + lists[i].firstSection);
        append(buffer, postings.substr(begin, lists[i].end - begin));
        begin = lists[i].end;
        buffer.last = m_sections + lists[i].lastSection;
        buffer.count += lists[i].sections;
    }
}

void SegmentBuilder::appendDistance(Buffer& buffer, SectionNumber section)
{
    std::array<char, VarintWriter::kLongest> bytes{};
    append(buffer, {bytes.data(), varintInto(bytes, section - buffer.last)});
}

void SegmentBuilder::addLabels(const PreparedDocuments::Data& data)
{
    const auto bufferOf = [this](const std::string& label) -> Buffer& {
        const auto [place, isNew] = m_ofLabels.try_emplace(label);
        m_memory += isNew ? kTermOverhead + label.size() : 0;
        return place->second;
    };
    for (const PreparedDocuments::Data::Label& label : data.labels) {
        Buffer& buffer = bufferOf(label.text);
        const SectionNumber section = m_sections + label.section;
        appendDistance(buffer, section);
        const char fields = static_cast<char>(label.fields);
        append(buffer, {&fields, 1});
        buffer.last = section;
        ++buffer.count;
    }
    std::string bytes;
    for (const PreparedDocuments::Data::Amount& amount : data.amounts) {
        Buffer& buffer = bufferOf(std::string("a").append(amount.unit));
        ListedAmount listed = amount.amount;
        listed.section += m_sections;
        bytes.clear();
        putAmount(bytes, buffer.last, listed);
        append(buffer, bytes);
        buffer.last = listed.section;
        ++buffer.count;
    }
}

void SegmentBuilder::makeList(PostingsWriter& postings, const Buffer& buffer, std::string& room, std::string& out) const
{
    ByteReader reader(ByteChains::whole(buffer.bytes, room));
    SectionNumber section = 0;
    while (!reader.atEnd()) {
        section += reader.varint32();
        const auto tag = reader.fixed<Tag>();
        postings.add(section, m_writer.lengthOf(section), tag);
        std::uint32_t at = 0;
        for (std::uint64_t left = postings.hasPlaces() ? reader.varint() : 0; left > 0; --left) {
            const std::uint64_t value = reader.varint();
            at += static_cast<std::uint32_t>(value >> 3U);
            postings.addPlace({at, static_cast<Gap>(value & 3U), (value & 4U) != 0});
        }
    }
    postings.finish(out);
}

template <typename BufferOf, typename PlacesOf, typename Write>
Result<void> SegmentBuilder::writeLists(std::size_t terms, BufferOf&& bufferOf, PlacesOf&& placesOf,
                                        Write&& write) const
{
    return writeListsInOrder(
        terms,
        [&](std::size_t term, std::size_t end, ListsInRow& row) {
            PostingsWriter writers[] = {
                {Places::None, m_sections}, {Places::At, m_sections}, {Places::AtWithGaps, m_sections}};
            std::string room;
            for (; term < end; ++term) {
                if (term + kAhead < end)
                    __builtin_prefetch(&bufferOf(term + kAhead));
                if (term + kAhead / 2 < end)
                    bufferOf(term + kAhead / 2).bytes.prefetchBegin();
                makeList(writers[static_cast<std::size_t>(placesOf(term))], bufferOf(term), room, row.bytes);
                row.ends.push_back(row.bytes.size());
            }
        },
        write);
}

Result<void> SegmentBuilder::writeGrams()
{
    std::vector<std::pair<Gram, std::uint32_t>> sorted;
    sorted.reserve(m_grams.grams().size());
    for (const Gram gram : m_grams.grams())
        sorted.emplace_back(gram, static_cast<std::uint32_t>(sorted.size()));
    std::sort(sorted.begin(), sorted.end());
    m_writer.beginTerms(TermKind::Gram);
    const auto written = writeLists(
        sorted.size(), [&](std::size_t i) -> const Buffer& { return m_ofGrams[sorted[i].second]; },
        [&](std::size_t i) { return placesOf(sorted[i].first); },
        [&](std::size_t i, std::string_view list) {
            return m_writer.addGram(sorted[i].first, m_ofGrams[sorted[i].second].count, list);
        });
    return written ? m_writer.endTerms() : written;
}

Result<void> SegmentBuilder::writeWords()
{
    std::vector<std::pair<std::string_view, std::uint32_t>> sorted;
    sorted.reserve(m_words.size());
    for (std::uint32_t number = 0; number < m_words.size(); ++number)
        sorted.emplace_back(m_words.word(number), number);
    std::sort(sorted.begin(), sorted.end());
    m_writer.beginTerms(TermKind::Word);
    const auto written = writeLists(
        sorted.size(), [&](std::size_t i) -> const Buffer& { return m_ofWords[sorted[i].second]; },
        [](std::size_t) { return Places::AtWithGaps; },
        [&](std::size_t i, std::string_view list) {
            return m_writer.addTerm(sorted[i].first, m_ofWords[sorted[i].second].count, list);
        });
    return written ? m_writer.endTerms() : written;
}

Result<void> SegmentBuilder::writeLabels()
{
    std::vector<const std::pair<const std::string, Buffer>*> sorted;
    sorted.reserve(m_ofLabels.size());
    for (const auto& entry : m_ofLabels)
        sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
    PostingsWriter postings(Places::None, m_sections);
    std::string list;
    std::string room;
    m_writer.beginTerms(TermKind::Label);
    for (const auto* entry : sorted) {
        const auto& [label, buffer] = *entry;
        const bool amounts = label.front() == 'a';
        list.clear();
        if (!amounts)
            makeList(postings, buffer, room, list);
        const std::string_view bytes = amounts ? ByteChains::whole(buffer.bytes, room) : list;
        if (auto written = m_writer.addTerm(label, buffer.count, bytes); !written)
            return written;
    }
    return m_writer.endTerms();
}

Result<SegmentWriter::Written> SegmentBuilder::finish()
{
    if (auto ended = m_writer.endDocuments(); !ended)
        return tl::unexpected(ended.error());
    for (const auto step : {&SegmentBuilder::writeGrams, &SegmentBuilder::writeWords, &SegmentBuilder::writeLabels}) {
        if (auto written = (this->*step)(); !written)
            return tl::unexpected(written.error());
    }
    return m_writer.finish();
}

} // namespace zhilan::search
