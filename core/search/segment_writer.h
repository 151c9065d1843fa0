#pragma once

#include "core/search/dictionary.h"
#include "core/search/gram_dictionary.h"
#include "core/search/part_file.h"
#include "core/search/segment_parts.h"
#include "core/search/text_writer.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhilan::search
{

/// Writes a segment: first every document with its sections, then every term of each kind in order. The errors are
/// those of the disk.
class SegmentWriter
{
public:
    [[nodiscard]] static Result<SegmentWriter> create(const std::filesystem::path& path, const BeforeStep& beforeStep);

    /// See TextWriter; before the first document.
    void setCommonText(std::string common) { m_text.setCommon(std::move(common)); }
    /// A document; its sections follow.
    void beginDocument(const DocumentRecord& withoutSections);
    [[nodiscard]] Result<void> addSection(const PreparedDocuments::Data::Section& section);
    [[nodiscard]] Result<void> endDocuments();
    /// Of a section that was added.
    [[nodiscard]] LengthClass lengthOf(SectionNumber section) const
    {
        return static_cast<LengthClass>(m_sectionLengths[section]);
    }

    /// Kinds in their order, each once; then their terms.
    void beginTerms(TermKind kind);
    [[nodiscard]] Result<void> addGram(Gram gram, std::uint32_t count, std::string_view list);
    /// Of all other kinds.
    [[nodiscard]] Result<void> addTerm(std::string_view term, std::uint32_t count, std::string_view list);
    [[nodiscard]] Result<void> endTerms();

    struct Written {
        std::uint64_t checksum = 0;
        std::uint64_t bytes = 0;
    };
    [[nodiscard]] Result<Written> finish();

private:
    explicit SegmentWriter(PartFileWriter file) : m_file(std::move(file)) {}
    [[nodiscard]] Result<void> writePart(SegmentPart part, const std::string& bytes);

    PartFileWriter m_file;
    TextWriter m_text;
    std::string m_sectionDocuments;
    std::string m_sectionLengths;
    std::string m_sectionFlags;
    std::string m_sectionFields;
    std::string m_stretchTable;
    std::string m_stretches;
    std::string m_documents;
    std::string m_documentTable;
    std::vector<std::string> m_paths;
    std::uint32_t m_sections = 0;
    TermKind m_kind = TermKind::Gram;
    DictionaryWriter m_dictionary;
    GramDictionaryWriter m_grams;
};

} // namespace zhilan::search
