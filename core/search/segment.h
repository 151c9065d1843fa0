#pragma once

#include "core/search/dictionary.h"
#include "core/search/document_groups.h"
#include "core/search/gram_dictionary.h"
#include "core/search/manifest.h"
#include "core/search/part_file.h"
#include "core/search/segment_parts.h"
#include "core/search/text_block.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::search
{

using DocumentNumber = std::uint32_t;

/// Bits of documents or sections; none is marked in an empty list.
[[nodiscard]] inline bool isMarked(const std::vector<std::uint64_t>& bits, std::uint32_t number)
{
    return !bits.empty() && (bits[number / 64] >> (number % 64) & 1U) != 0;
}

/// What is known of a document in a segment; views live as long as the segment.
struct DocumentEntry {
    std::uint32_t firstSection = 0;
    std::uint64_t stamp = 0;
    std::string_view path;
    std::string_view title;
    std::string_view language;
    bool hasVideo = false;
    std::optional<Period> date;
};

/// A segment's file, opened: everything but which documents were removed since. Every function may throw DamageFound.
/// Thread safe.
class SegmentFile
{
public:
    [[nodiscard]] static Result<std::shared_ptr<const SegmentFile>> open(const std::filesystem::path& path,
                                                                         std::uint64_t checksum);

    [[nodiscard]] const PartFile& parts() const { return *m_parts; }
    [[nodiscard]] std::uint32_t sectionCount() const { return m_sections; }
    [[nodiscard]] DocumentNumber documentCount() const { return m_documents; }

    /// Of all kinds but Gram.
    [[nodiscard]] const Dictionary& dictionary(TermKind kind) const;
    [[nodiscard]] const GramDictionary& grams() const;
    /// Of any kind. The entry's term lives no longer than `term`. Logarithmic.
    [[nodiscard]] std::optional<DictionaryEntry> find(TermKind kind, std::string_view term) const;
    [[nodiscard]] std::string_view list(TermKind kind, const DictionaryEntry& entry) const;
    [[nodiscard]] Postings postings(TermKind kind, const DictionaryEntry& entry) const
    {
        return postings(kind, entry, placesOf(kind, entry.term));
    }
    /// `places`: placesOf() the term.
    [[nodiscard]] Postings postings(TermKind kind, const DictionaryEntry& entry, Places places) const;

    [[nodiscard]] DocumentNumber documentOf(SectionNumber section) const;
    /// Of every section, DocumentNumbers as bytes.
    [[nodiscard]] std::string_view documentNumbers() const
    {
        return m_parts->bytes(partOf(SegmentPart::SectionDocuments));
    }
    [[nodiscard]] LengthClass lengthOf(SectionNumber section) const;
    /// The LengthClass of every section, a byte each, for who asks for very many.
    [[nodiscard]] std::string_view lengths() const;
    /// Characters of the sections from one up to another, about. Linear.
    [[nodiscard]] std::uint64_t charsOf(SectionNumber begin, SectionNumber end) const;
    [[nodiscard]] std::uint8_t flagsOf(SectionNumber section) const;
    /// The FieldSet of every section's stretches, a byte each.
    [[nodiscard]] std::string_view fields() const { return m_parts->bytes(partOf(SegmentPart::SectionFields)); }
    void stretchesOf(SectionNumber section, std::vector<Stretch>& out) const;
    /// Where places of a section lie.
    struct Standing {
        FieldSet fields = 0;
        std::uint32_t ownHeadings = 0; ///< how many of them are in its own heading, or the title where that is its own
        std::uint32_t fromAbove = 0;   ///< and in those that are not
    };
    /// The places must ascend. Linear in the stretches up to the last of them.
    [[nodiscard]] Standing standingAt(SectionNumber section, std::span<const std::uint32_t> places) const;
    [[nodiscard]] FieldSet fieldsAt(SectionNumber section, std::span<const std::uint32_t> places) const
    {
        return standingAt(section, places).fields;
    }
    [[nodiscard]] DocumentEntry document(DocumentNumber document) const;
    /// Linear in the documents the first time, and kept.
    [[nodiscard]] const DocumentGroups& groups() const;
    /// Of the path alone: decides between sections that are alike, the same in every segment.
    [[nodiscard]] std::uint64_t tieOf(DocumentNumber document) const;
    /// One past a document's last section.
    [[nodiscard]] SectionNumber sectionsEnd(DocumentNumber document) const;
    /// The document of that path that is not among `removed` (a bit for each; empty: none is); there may be removed
    /// ones of the same path. Logarithmic.
    [[nodiscard]] std::optional<DocumentNumber> find(std::string_view path,
                                                     const std::vector<std::uint64_t>& removed) const;
    [[nodiscard]] DocumentNumber documentInOrder(std::uint32_t rank) const;

    /// Blocks of text and the sections in them.
    [[nodiscard]] std::uint32_t blockOf(SectionNumber section) const;
    [[nodiscard]] std::uint32_t blockCount() const;
    [[nodiscard]] SectionNumber firstOfBlock(std::uint32_t block) const;
    /// Throws DamageFound where it cannot be unpacked.
    [[nodiscard]] TextBlock textBlock(std::uint32_t block) const;
    [[nodiscard]] std::string sectionBytes(SectionNumber section) const;
    [[nodiscard]] SectionRecord section(SectionNumber section) const;
    /// See PartFile::willNeed(): for documentOf(), for tieOf(), and for section().
    void willNeedDocumentOf(SectionNumber section) const;
    void willNeedTie(DocumentNumber document) const;
    void willNeedText(SectionNumber section) const;

private:
    SegmentFile() = default;
    [[nodiscard]] std::string_view bytes(SegmentPart part, std::uint64_t begin, std::uint64_t size) const
    {
        return m_parts->bytes(partOf(part), begin, size);
    }

    [[nodiscard]] std::string_view stretchBytes(SectionNumber section) const;

    std::unique_ptr<const PartFile> m_parts;
    std::uint32_t m_sections = 0;
    DocumentNumber m_documents = 0;
    // Checked and read as a whole when first asked for.
    struct Lazy;
    std::shared_ptr<Lazy> m_lazy;
};

/// A segment as a snapshot sees it. Immutable.
class Segment
{
public:
    /// `removed`: a bit for each document; empty where none is removed.
    Segment(const Manifest::Entry& entry, std::shared_ptr<const SegmentFile> file, std::vector<std::uint64_t> removed);

    [[nodiscard]] const Manifest::Entry& entry() const { return m_entry; }
    [[nodiscard]] const SegmentFile& file() const { return *m_file; }
    [[nodiscard]] const std::shared_ptr<const SegmentFile>& shared() const { return m_file; }
    [[nodiscard]] bool isRemoved(DocumentNumber document) const { return isMarked(m_removed, document); }
    [[nodiscard]] bool anyRemoved() const { return m_removedCount > 0; }
    [[nodiscard]] const std::vector<std::uint64_t>& removed() const { return m_removed; }
    [[nodiscard]] std::uint64_t documentCount() const { return m_file->documentCount() - m_removedCount; }
    [[nodiscard]] std::uint64_t sectionCount() const { return m_liveSections; }
    /// Characters of all sections, about.
    [[nodiscard]] std::uint64_t liveChars() const { return m_liveChars; }
    /// Whether there may be any from one section to another: where not, none of them was. Quick.
    [[nodiscard]] bool mayBeRemoved(SectionNumber first, SectionNumber last) const
    {
        if (m_removedCount == 0)
            return false;
        std::uint64_t any = 0;
        for (std::size_t word = first / 64; word <= last / 64; ++word)
            any |= m_removedSections[word];
        return any != 0;
    }
    [[nodiscard]] bool isLive(SectionNumber section) const
    {
        return m_removedCount == 0 || !isMarked(m_removedSections, section);
    }

private:
    Manifest::Entry m_entry;
    std::shared_ptr<const SegmentFile> m_file;
    std::vector<std::uint64_t> m_removed;
    std::vector<std::uint64_t> m_removedSections; ///< a bit for each; empty where none is removed
    std::uint64_t m_removedCount = 0;
    std::uint64_t m_liveSections = 0;
    std::uint64_t m_liveChars = 0;
};

} // namespace zhilan::search
