#pragma once

#include "core/search/bits.h"
#include "core/search/length_class.h"
#include "core/search/record.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Lists of the sections that a term stands in, in blocks of 128. A block is a row of bits: for each section its
/// distance from the one before in Rice code and its tag in a prefix code; then for each section the places in it: how
/// many there are, as far as the tag leaves it open, a single one in as many bits as the section's length asks for, the
/// distances between several in Rice code. Lists of more than one block begin with a table of the blocks, to skip by.
namespace zhilan::search
{

using SectionNumber = std::uint32_t;

/// How a word or symbol hangs together with what stands before it in the folded text.
enum class Gap : std::uint8_t {
    Other, ///< anything else, or nothing
    Space,
    Hyphen,
};

/// Where a term stands in a section, in characters of its folded text.
struct Place {
    std::uint32_t at = 0;
    Gap gap = Gap::Other;
    bool beforeSpace = false; ///< a space follows

    friend bool operator==(const Place&, const Place&) = default;
};

/// How much a term says of a section: the low three bits how often it stands there (once, twice, and so on in growing
/// steps), the next one whether in the title or a heading. What says more counts twice, see timesIn(), and those from
/// above once, however many they are.
using Weight = std::uint8_t;
inline constexpr Weight kInHeading = 8;
inline constexpr Weight kInheritedHeading = kInHeading; ///< in titles and headings from above, and nowhere else
inline constexpr Weight kOwnHeading = kInHeading | 1;   ///< once, in the section's own, or as much
inline constexpr std::size_t kWeights = 16;
[[nodiscard]] Weight weightOf(std::uint32_t times, bool inHeading);
/// The times that a weight stands for, about.
[[nodiscard]] double timesOf(Weight weight);

/// What a list tells of a section beside its number: the Weight, where it has places; else the FieldSet that the term
/// stands in, which places would tell, and nothing of how often.
using Tag = std::uint8_t;

inline constexpr std::size_t kBlock = 128;

/// What a list tells of the places in a section.
enum class Places : std::uint8_t { None, At, AtWithGaps };

struct Below;

class PostingsWriter
{
public:
    /// `sections`: how many there are in all.
    PostingsWriter(Places places, std::uint32_t sections) : m_places(places), m_allSections(sections) {}

    /// Sections in ascending order, each before its places; these too, none twice and all below the section's length.
    /// In a list with places there is one at least, and a single one where the tag is 0.
    void add(SectionNumber section, LengthClass length, Tag tag);
    /// In the section that was added last.
    void addPlace(const Place& place) { m_blockPlaces.push_back(place); }
    [[nodiscard]] std::uint32_t count() const { return m_count; }
    [[nodiscard]] bool hasPlaces() const { return m_places != Places::None; }
    /// Appends the list; the writer is as new then.
    void finish(std::string& out);

private:
    void endBlock();
    void putSections(std::size_t count);
    void putDistance(std::uint32_t distance, unsigned rice);
    void putTag(Tag tag);
    void putPlaces(Tag tag, std::uint32_t end, std::span<const Place> places);
    void putCount(Weight weight, std::uint32_t count);
    void putBelow(std::uint32_t value, std::uint32_t end);
    void putGaps(const Place& place);

    Places m_places;
    std::uint32_t m_allSections;
    std::uint32_t m_count = 0;
    SectionNumber m_next = 0; ///< one past the last section
    // The block that is being filled.
    std::array<std::uint32_t, kBlock> m_distances{};
    std::array<Tag, kBlock> m_tags{};
    std::array<LengthClass, kBlock> m_lengths{};
    std::array<std::uint32_t, kBlock> m_placeBegins{}; ///< in m_blockPlaces
    std::vector<Place> m_blockPlaces;

    std::string m_table;
    std::string m_blocks;
    BitWriter m_bits;
};

/// Reads a list. For one thread.
class Postings
{
public:
    Postings() = default;
    /// `bytes` must outlive it, and `lengths`: the LengthClass of every section.
    Postings(std::string_view bytes, std::uint32_t count, Places places, std::string_view lengths);

    [[nodiscard]] std::uint32_t count() const { return m_count; }
    [[nodiscard]] std::uint32_t blockCount() const { return (m_count + kBlock - 1) / kBlock; }
    [[nodiscard]] bool hasPlaces() const { return m_hasPlaces != Places::None; }

    /// A block of the list; it stays until the next call.
    struct Block {
        const SectionNumber* sections = nullptr;
        const Weight* weights = nullptr;
        const FieldSet* fields = nullptr; ///< null where the list has places
        std::uint32_t count = 0;
    };
    [[nodiscard]] Block block(std::uint32_t index);

    /// Goes to the first section that is not less; false behind the last. Targets must not descend. Logarithmic in the
    /// blocks passed over.
    [[nodiscard]] bool seek(SectionNumber target);
    /// Goes to the next section, at first to the first one; false behind the last. Not to be mixed with seek().
    [[nodiscard]] bool next();
    [[nodiscard]] SectionNumber section() const { return m_sections[m_inBlock]; }
    [[nodiscard]] Tag tag() const { return m_tags[m_inBlock]; }
    [[nodiscard]] Weight weight() const { return weights()[m_inBlock]; }
    /// The list is at that section, and told by its weight the term is in no heading of it.
    [[nodiscard]] bool tellsNoHeading(SectionNumber section) const
    {
        return m_inBlock < m_loadedCount && m_sections[m_inBlock] == section && (weight() & kInHeading) == 0;
    }
    /// Goes to a section of the block that block() gave last. Indexes must not descend.
    void goTo(std::uint32_t inBlock) { m_inBlock = inBlock; }
    /// Of the section that seek(), next() or goTo() went to.
    void places(std::vector<Place>& out);

private:
    [[nodiscard]] SectionNumber lastOf(std::uint32_t block) const;
    [[nodiscard]] const Weight* weights() const { return hasPlaces() ? m_tags.data() : m_weights.data(); }
    void load(std::uint32_t block);
    template <bool kPlaces, bool kRows>
    void readSections(SectionNumber next, unsigned rice);
    template <bool kGaps>
    void goToPlaces(std::vector<Place>& out);
    [[nodiscard]] LengthClass lengthOf(std::uint32_t inBlock) const;
    template <bool kGaps>
    void passPlaces(BitReader& reader, std::uint32_t inBlock) const;
    struct PlacesHead {
        std::uint32_t count = 0;
        LengthClass length = 0; ///< of the section
    };
    [[nodiscard]] PlacesHead readHead(BitReader& reader, std::uint32_t inBlock) const;
    template <bool kGaps, typename Take>
    void readPlaces(BitReader& reader, PlacesHead head, Take&& take) const;

    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

    std::string_view m_bytes;
    std::string_view m_lengths;
    std::uint32_t m_count = 0;
    Places m_hasPlaces = Places::None;
    const std::vector<Below>* m_singlePlaces = nullptr; ///< by LengthClass
    std::size_t m_blocksAt = 0;
    std::uint32_t m_loaded = kNone;
    std::uint32_t m_loadedCount = 0;
    std::uint32_t m_inBlock = 0;
    // Set by load() as far as they are read: most lists are a few sections long.
    std::array<SectionNumber, kBlock> m_sections;
    std::array<Tag, kBlock> m_tags;
    std::array<Weight, kBlock> m_weights; ///< where the tags tell something else
    BitReader m_bits;                     ///< once a block is loaded, in its places
    std::uint32_t m_placesOf = 0;         ///< which posting of the block that is
    BitReader m_lastPlaces;               ///< where those begin that were asked for last
};

} // namespace zhilan::search
