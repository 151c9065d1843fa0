#pragma once

#include "core/base/string_map.h"
#include "core/search/byte_chains.h"
#include "core/search/segment_writer.h"
#include "core/search/term_numbers.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::search
{

/// Documents on their way into a segment: their sections are written out at once, their terms are kept in memory until
/// the end.
class SegmentBuilder
{
public:
    [[nodiscard]] static Result<std::unique_ptr<SegmentBuilder>> create(const std::filesystem::path& path,
                                                                        const BeforeStep& beforeStep);

    [[nodiscard]] Result<void> add(const PreparedDocuments& documents);
    [[nodiscard]] std::uint32_t documentCount() const { return m_documents; }
    /// Of what is kept, about.
    [[nodiscard]] std::size_t memoryBytes() const { return m_memory + m_words.bytes(); }
    [[nodiscard]] Result<SegmentWriter::Written> finish();

private:
    explicit SegmentBuilder(SegmentWriter writer) : m_writer(std::move(writer)) {}

    /// A term's postings so far: for each section its distance to the one before, then as in PreparedDocuments.
    struct alignas(32) Buffer {
        ByteChains::Chain bytes;
        std::uint32_t count = 0;
        SectionNumber last = 0;
    };
    using Lists = std::vector<PreparedDocuments::Data::List>;
    void append(Buffer& buffer, std::string_view bytes)
    {
        m_chains.append(buffer.bytes, bytes);
        m_memory += bytes.size();
    }
    /// How far a section is from the buffer's last one.
    void appendDistance(Buffer& buffer, SectionNumber section);
    /// To the buffers of `m_numbers`; the bytes of the first list begin at `begin`.
    void addLists(const Lists& lists, std::vector<Buffer>& buffers, std::string_view postings, std::size_t begin);
    void addPostings(const PreparedDocuments::Data& data);
    void addLabels(const PreparedDocuments::Data& data);
    [[nodiscard]] Result<void> writeGrams();
    [[nodiscard]] Result<void> writeWords();
    [[nodiscard]] Result<void> writeLabels();
    /// Appends the list to `out`. `room`: for ByteChains::whole(). Thread safe.
    void makeList(PostingsWriter& postings, const Buffer& buffer, std::string& room, std::string& out) const;
    /// Makes the lists of terms, on all processors, and calls `write` with the number and list of each, in order.
    /// `bufferOf`, `placesOf`: of a number; thread safe.
    template <typename BufferOf, typename PlacesOf, typename Write>
    [[nodiscard]] Result<void> writeLists(std::size_t terms, BufferOf&& bufferOf, PlacesOf&& placesOf,
                                          Write&& write) const;

    SegmentWriter m_writer;
    ByteChains m_chains; ///< of all buffers
    GramNumbers m_grams;
    WordNumbers m_words;
    std::vector<Buffer> m_ofGrams;
    std::vector<Buffer> m_ofWords;
    StringMap<Buffer> m_ofLabels;
    std::vector<std::uint32_t> m_numbers; ///< of a document's terms, while it is added
    std::uint32_t m_documents = 0;
    SectionNumber m_sections = 0;
    std::size_t m_memory = 0;
};

} // namespace zhilan::search
