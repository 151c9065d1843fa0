#pragma once

#include "core/base/string_map.h"
#include "core/search/segment_writer.h"

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
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

    [[nodiscard]] Result<void> add(const PreparedDocument& document);
    [[nodiscard]] std::uint32_t documentCount() const { return m_documents; }
    /// Of what is kept, about.
    [[nodiscard]] std::size_t memoryBytes() const { return m_memory; }
    [[nodiscard]] Result<SegmentWriter::Written> finish();

private:
    explicit SegmentBuilder(SegmentWriter writer) : m_writer(std::move(writer)) {}

    /// A term's postings so far, as varints.
    struct Buffer {
        std::string bytes;
        std::uint32_t count = 0;
        SectionNumber last = 0;
    };
    /// Not noexcept: the standard library then keeps the hash beside each term, and need not hash its neighbours again.
    struct TermHash {
        using is_transparent = void;
        [[nodiscard]] std::size_t operator()(std::string_view term) const { return StringHash{}(term); }
    };
    using Buffers = std::unordered_map<std::string, Buffer, TermHash, std::equal_to<>>;
    void addPostings(const PreparedDocument::Data& data);
    void addLabels(const PreparedDocument::Data& data);
    [[nodiscard]] Result<void> writeTerms(TermKind kind);

    SegmentWriter m_writer;
    std::array<Buffers, kTermKinds> m_buffers;
    std::uint32_t m_documents = 0;
    SectionNumber m_sections = 0;
    std::size_t m_memory = 0;
};

} // namespace zhilan::search
