#include "core/search/segment_writer.h"

#include "core/search/bytes.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace zhilan::search
{
namespace
{

void putDocument(std::string& out, const DocumentRecord& document, std::uint32_t firstSection)
{
    putVarint(out, firstSection);
    putVarint(out, document.stamp);
    putString(out, document.path);
    putString(out, document.title);
    putString(out, document.language);
    putVarint(out, (document.hasVideo ? 1U : 0U) | (document.date ? 2U : 0U) |
                       (document.date && document.date->approximate ? 4U : 0U));
    if (document.date) {
        putFixed<std::int64_t>(out, document.date->start.time_since_epoch().count());
        putFixed<std::int64_t>(out, document.date->end.time_since_epoch().count());
        putVarint(out, static_cast<std::uint64_t>(document.date->precision));
    }
}

} // namespace

Result<SegmentWriter> SegmentWriter::create(const std::filesystem::path& path, const BeforeStep& beforeStep)
{
    auto file = PartFileWriter::create(path, beforeStep);
    if (!file)
        return tl::unexpected(file.error());
    return SegmentWriter(std::move(*file));
}

void SegmentWriter::beginDocument(const DocumentRecord& withoutSections)
{
    putFixed<std::uint64_t>(m_documentTable, m_documents.size());
    putDocument(m_documents, withoutSections, m_sections);
    m_paths.push_back(withoutSections.path);
}

Result<void> SegmentWriter::addSection(const PreparedDocuments::Data::Section& section)
{
    putFixed(m_sectionDocuments, static_cast<std::uint32_t>(m_paths.size() - 1));
    m_sectionLengths.push_back(static_cast<char>(section.length));
    m_sectionFlags.push_back(static_cast<char>(section.flags));
    putFixed(m_stretchTable, static_cast<std::uint32_t>(m_stretches.size()));
    std::uint32_t before = 0;
    FieldSet fields = 0;
    for (const Stretch& stretch : section.stretches) {
        fields |= setOf(stretch.field);
        putVarint(m_stretches, static_cast<std::uint64_t>(stretch.begin - before) << 4U |
                                   (stretch.inherited ? 8U : 0U) | static_cast<std::uint64_t>(stretch.field));
        before = stretch.begin;
    }
    m_sectionFields.push_back(static_cast<char>(fields));
    ++m_sections;
    return m_text.add(section.bytes, m_file);
}

Result<void> SegmentWriter::writePart(SegmentPart part, const std::string& bytes)
{
    m_file.begin(partOf(part));
    return m_file.write(bytes);
}

Result<void> SegmentWriter::endDocuments()
{
    putFixed(m_stretchTable, static_cast<std::uint32_t>(m_stretches.size()));
    putFixed<std::uint64_t>(m_documentTable, m_documents.size());
    std::vector<std::uint32_t> order(m_paths.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return m_paths[a] < m_paths[b]; });
    std::string orderBytes;
    std::string ties;
    for (const std::uint32_t document : order)
        putFixed(orderBytes, document);
    for (const std::string& path : m_paths)
        putFixed(ties, checksumOf(path));
    if (auto finished = m_text.finish(m_file); !finished)
        return finished;
    const std::pair<SegmentPart, const std::string*> parts[] = {{SegmentPart::TextTable, &m_text.table()},
                                                                {SegmentPart::SectionDocuments, &m_sectionDocuments},
                                                                {SegmentPart::SectionLengths, &m_sectionLengths},
                                                                {SegmentPart::SectionFlags, &m_sectionFlags},
                                                                {SegmentPart::SectionFields, &m_sectionFields},
                                                                {SegmentPart::StretchTable, &m_stretchTable},
                                                                {SegmentPart::Stretches, &m_stretches},
                                                                {SegmentPart::Documents, &m_documents},
                                                                {SegmentPart::DocumentTable, &m_documentTable},
                                                                {SegmentPart::DocumentOrder, &orderBytes},
                                                                {SegmentPart::DocumentTies, &ties}};
    for (const auto& [part, bytes] : parts) {
        if (auto written = writePart(part, *bytes); !written)
            return written;
    }
    return {};
}

void SegmentWriter::beginTerms(TermKind kind)
{
    m_kind = kind;
    m_dictionary = {};
    m_file.begin(listsPart(kind));
}

Result<void> SegmentWriter::addTerm(std::string_view term, std::uint32_t count, std::string_view list)
{
    m_dictionary.add(term, count, list.size());
    return m_file.write(list);
}

Result<void> SegmentWriter::addGram(Gram gram, std::uint32_t count, std::string_view list)
{
    m_grams.add(gram, count, list.size());
    return m_file.write(list);
}

Result<void> SegmentWriter::endTerms()
{
    const bool grams = m_kind == TermKind::Gram;
    m_file.begin(termsPart(m_kind));
    if (auto written = m_file.write(grams ? m_grams.entries() : m_dictionary.terms()); !written)
        return written;
    m_file.begin(entriesPart(m_kind));
    return m_file.write(grams ? m_grams.takeTable() : m_dictionary.takeRest());
}

Result<SegmentWriter::Written> SegmentWriter::finish()
{
    const auto checksum = m_file.finish();
    if (!checksum)
        return tl::unexpected(checksum.error());
    return Written{*checksum, m_file.size()};
}

} // namespace zhilan::search
