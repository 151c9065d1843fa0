#include "core/search/segment.h"

#include "core/base/file.h"
#include "core/search/bytes.h"
#include "core/search/pieces.h"

#include <array>
#include <bit>
#include <cmath>
#include <mutex>
#include <optional>
#include <utility>

namespace zhilan::search
{
namespace
{

constexpr std::size_t kTextEntry = sizeof(std::uint64_t) + sizeof(std::uint32_t);

/// Of a section, one after another.
class StretchReader
{
public:
    explicit StretchReader(std::string_view bytes) : m_reader(bytes) {}

    std::optional<Stretch> next()
    {
        if (m_reader.atEnd() || m_reader.failed())
            return std::nullopt;
        const std::uint64_t value = m_reader.varint();
        m_place += static_cast<std::uint32_t>(value >> 4U);
        return Stretch{static_cast<Field>(value & 7U), (value & 8U) != 0, m_place};
    }

private:
    ByteReader m_reader;
    std::uint32_t m_place = 0;
};

} // namespace

struct SegmentFile::Lazy {
    std::array<std::once_flag, kTermKinds> once;
    std::array<Dictionary, kTermKinds> dictionaries;
    GramDictionary grams;
    std::once_flag textOnce;
    std::optional<TextUnpacker> text;
    std::once_flag groupsOnce;
    DocumentGroups groups;
    std::once_flag lengthsOnce;
    std::string_view lengths; ///< every list asks for them
};

Result<std::shared_ptr<const SegmentFile>> SegmentFile::open(const std::filesystem::path& path, std::uint64_t checksum)
{
    auto parts = PartFile::open(path, checksum);
    if (!parts)
        return tl::unexpected(parts.error());
    std::shared_ptr<SegmentFile> file(new SegmentFile);
    file->m_parts = std::move(*parts);
    file->m_sections = static_cast<std::uint32_t>(file->m_parts->size(partOf(SegmentPart::SectionFlags)));
    file->m_documents =
        static_cast<DocumentNumber>(file->m_parts->size(partOf(SegmentPart::DocumentOrder)) / sizeof(DocumentNumber));
    file->m_lazy = std::make_shared<Lazy>();
    const auto isOfSections = [&file](SegmentPart part, std::uint64_t bytesOfEach) {
        return file->m_parts->size(partOf(part)) == file->m_sections * bytesOfEach;
    };
    if (!isOfSections(SegmentPart::SectionDocuments, sizeof(DocumentNumber)) ||
        !isOfSections(SegmentPart::SectionLengths, 1) || !isOfSections(SegmentPart::SectionFields, 1))
        return fail(ErrorCode::Damaged, pathToUtf8(path));
    return file;
}

const Dictionary& SegmentFile::dictionary(TermKind kind) const
{
    const auto index = static_cast<std::size_t>(kind);
    std::call_once(m_lazy->once[index], [&] {
        m_lazy->dictionaries[index] = Dictionary(m_parts->bytes(termsPart(kind)), m_parts->bytes(entriesPart(kind)));
    });
    return m_lazy->dictionaries[index];
}

const GramDictionary& SegmentFile::grams() const
{
    constexpr auto kGram = TermKind::Gram;
    std::call_once(m_lazy->once[static_cast<std::size_t>(kGram)], [&] {
        m_lazy->grams = GramDictionary(m_parts->bytes(termsPart(kGram)), m_parts->bytes(entriesPart(kGram)));
    });
    return m_lazy->grams;
}

std::optional<DictionaryEntry> SegmentFile::find(TermKind kind, std::string_view term) const
{
    if (kind != TermKind::Gram)
        return dictionary(kind).find(term);
    auto entry = grams().find(gramFrom(term));
    if (entry)
        entry->term = term;
    return entry;
}

std::string_view SegmentFile::list(TermKind kind, const DictionaryEntry& entry) const
{
    return m_parts->bytes(listsPart(kind), entry.listBegin, entry.listEnd - entry.listBegin);
}

Postings SegmentFile::postings(TermKind kind, const DictionaryEntry& entry, Places places) const
{
    return {list(kind, entry), entry.count, places, lengths()};
}

DocumentNumber SegmentFile::documentOf(SectionNumber section) const
{
    return fixedAt<DocumentNumber>(bytes(SegmentPart::SectionDocuments, std::uint64_t{section} * 4, 4), 0);
}

LengthClass SegmentFile::lengthOf(SectionNumber section) const
{
    return static_cast<LengthClass>(bytes(SegmentPart::SectionLengths, section, 1).front());
}

std::string_view SegmentFile::lengths() const
{
    std::call_once(m_lazy->lengthsOnce, [&] { m_lazy->lengths = m_parts->bytes(partOf(SegmentPart::SectionLengths)); });
    return m_lazy->lengths;
}

std::uint64_t SegmentFile::charsOf(SectionNumber begin, SectionNumber end) const
{
    static const auto lengths = [] {
        std::array<std::uint64_t, 256> table{};
        for (std::size_t i = 0; i < table.size(); ++i)
            table[i] = static_cast<std::uint64_t>(std::llround(search::lengthOf(static_cast<LengthClass>(i))));
        return table;
    }();
    std::uint64_t chars = 0;
    for (const char length : bytes(SegmentPart::SectionLengths, begin, end - begin))
        chars += lengths[static_cast<unsigned char>(length)];
    return chars;
}

std::uint8_t SegmentFile::flagsOf(SectionNumber section) const
{
    return static_cast<std::uint8_t>(bytes(SegmentPart::SectionFlags, section, 1).front());
}

std::string_view SegmentFile::stretchBytes(SectionNumber section) const
{
    const std::string_view table = bytes(SegmentPart::StretchTable, std::uint64_t{section} * 4, 8);
    const auto begin = fixedAt<std::uint32_t>(table, 0);
    return bytes(SegmentPart::Stretches, begin, fixedAt<std::uint32_t>(table, 4) - begin);
}

void SegmentFile::stretchesOf(SectionNumber section, std::vector<Stretch>& out) const
{
    out.clear();
    StretchReader reader(stretchBytes(section));
    while (const auto stretch = reader.next())
        out.push_back(*stretch);
}

SegmentFile::Standing SegmentFile::standingAt(SectionNumber section, std::span<const std::uint32_t> places) const
{
    StretchReader reader(stretchBytes(section));
    Standing standing;
    Stretch here;
    FieldSet field = 0;
    auto next = reader.next();
    for (const std::uint32_t place : places) {
        for (; next && next->begin <= place; next = reader.next()) {
            here = *next;
            field = setOf(next->field);
        }
        standing.fields |= field;
        standing.ownHeadings += (field & kHeadings) != 0 && !here.inherited ? 1 : 0;
        standing.fromAbove += here.inherited ? 1 : 0;
    }
    return standing;
}

DocumentEntry SegmentFile::document(DocumentNumber document) const
{
    const std::string_view table = bytes(SegmentPart::DocumentTable, std::uint64_t{document} * 8, 16);
    const auto begin = fixedAt<std::uint64_t>(table, 0);
    ByteReader reader(bytes(SegmentPart::Documents, begin, fixedAt<std::uint64_t>(table, 8) - begin));
    DocumentEntry entry;
    entry.firstSection = reader.varint32();
    entry.stamp = reader.varint();
    entry.path = reader.string();
    entry.title = reader.string();
    entry.language = reader.string();
    const std::uint64_t flags = reader.varint();
    entry.hasVideo = (flags & 1U) != 0;
    if ((flags & 2U) != 0) {
        entry.date.emplace();
        entry.date->start = std::chrono::sys_days(std::chrono::days(reader.fixed<std::int64_t>()));
        entry.date->end = std::chrono::sys_days(std::chrono::days(reader.fixed<std::int64_t>()));
        entry.date->precision = static_cast<Precision>(reader.varint());
        entry.date->approximate = (flags & 4U) != 0;
    }
    return entry;
}

const DocumentGroups& SegmentFile::groups() const
{
    std::call_once(m_lazy->groupsOnce, [&] { m_lazy->groups = groupsOf(*this); });
    return m_lazy->groups;
}

std::uint64_t SegmentFile::tieOf(DocumentNumber document) const
{
    return fixedAt<std::uint64_t>(bytes(SegmentPart::DocumentTies, std::uint64_t{document} * 8, 8), 0);
}

SectionNumber SegmentFile::sectionsEnd(DocumentNumber document) const
{
    return document + 1 < m_documents ? this->document(document + 1).firstSection : m_sections;
}

DocumentNumber SegmentFile::documentInOrder(std::uint32_t rank) const
{
    return fixedAt<DocumentNumber>(bytes(SegmentPart::DocumentOrder, std::uint64_t{rank} * 4, 4), 0);
}

std::optional<DocumentNumber> SegmentFile::find(std::string_view path, const std::vector<std::uint64_t>& removed) const
{
    // A library is indexed in the order of its paths, so that most segments have none near this one.
    if (m_documents == 0 || path < document(documentInOrder(0)).path ||
        path > document(documentInOrder(m_documents - 1)).path)
        return std::nullopt;
    std::uint32_t low = 0;
    std::uint32_t high = m_documents;
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (document(documentInOrder(middle)).path < path)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < m_documents && document(documentInOrder(low)).path == path; ++low) {
        if (!isMarked(removed, documentInOrder(low)))
            return documentInOrder(low);
    }
    return std::nullopt;
}

std::uint32_t SegmentFile::blockCount() const
{
    return static_cast<std::uint32_t>((m_parts->size(partOf(SegmentPart::TextTable)) - 8) / kTextEntry);
}

SectionNumber SegmentFile::firstOfBlock(std::uint32_t block) const
{
    return fixedAt<SectionNumber>(bytes(SegmentPart::TextTable, block * kTextEntry, kTextEntry), 8);
}

std::uint32_t SegmentFile::blockOf(SectionNumber section) const
{
    std::uint32_t low = 0;
    std::uint32_t high = blockCount();
    while (high - low > 1) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (firstOfBlock(middle) <= section)
            low = middle;
        else
            high = middle;
    }
    return low;
}

TextBlock SegmentFile::textBlock(std::uint32_t block) const
{
    const std::string_view entry = bytes(SegmentPart::TextTable, block * kTextEntry, kTextEntry + 8);
    const auto begin = fixedAt<std::uint64_t>(entry, 0);
    const std::string_view packed =
        bytes(SegmentPart::TextBlocks, begin, fixedAt<std::uint64_t>(entry, kTextEntry) - begin);
    std::call_once(m_lazy->textOnce, [&] { m_lazy->text.emplace(m_parts->bytes(partOf(SegmentPart::TextCommon))); });
    TextBlock text(packed, *m_lazy->text);
    if (text.failed())
        throw DamageFound{"text"};
    return text;
}

void SegmentFile::willNeedDocumentOf(SectionNumber section) const
{
    m_parts->willNeed(partOf(SegmentPart::SectionDocuments), std::uint64_t{section} * 4, 4);
}

void SegmentFile::willNeedTie(DocumentNumber document) const
{
    m_parts->willNeed(partOf(SegmentPart::DocumentTies), std::uint64_t{document} * 8, 8);
}

void SegmentFile::willNeedText(SectionNumber section) const
{
    const std::string_view entry =
        bytes(SegmentPart::TextTable, blockOf(section) * kTextEntry, kTextEntry + sizeof(std::uint64_t));
    const auto begin = fixedAt<std::uint64_t>(entry, 0);
    m_parts->willNeed(partOf(SegmentPart::TextBlocks), begin, fixedAt<std::uint64_t>(entry, kTextEntry) - begin);
}

std::string SegmentFile::sectionBytes(SectionNumber section) const
{
    const std::uint32_t block = blockOf(section);
    const TextBlock unpacked = textBlock(block);
    const std::uint32_t index = section - firstOfBlock(block);
    if (index >= unpacked.count())
        throw DamageFound{"text"};
    return std::string(unpacked.section(index));
}

SectionRecord SegmentFile::section(SectionNumber section) const
{
    return sectionFrom(sectionBytes(section));
}

Segment::Segment(const Manifest::Entry& entry, std::shared_ptr<const SegmentFile> file,
                 std::vector<std::uint64_t> removed)
    : m_entry(entry), m_file(std::move(file)), m_removed(std::move(removed))
{
    m_liveSections = m_file->sectionCount();
    m_liveChars = m_file->charsOf(0, m_file->sectionCount());
    for (std::size_t word = 0; word < m_removed.size(); ++word) {
        for (std::uint64_t bits = m_removed[word]; bits != 0; bits &= bits - 1) {
            const auto document =
                static_cast<DocumentNumber>(word * 64 + static_cast<unsigned>(std::countr_zero(bits)));
            ++m_removedCount;
            const SectionNumber begin = m_file->document(document).firstSection;
            const SectionNumber end = m_file->sectionsEnd(document);
            m_removedSections.resize((m_file->sectionCount() + 63) / 64);
            for (SectionNumber section = begin; section < end; ++section)
                m_removedSections[section / 64] |= std::uint64_t{1} << (section % 64);
            m_liveSections -= end - begin;
            m_liveChars -= m_file->charsOf(begin, end);
        }
    }
}

} // namespace zhilan::search
