#include "core/search/bytes.h"
#include "core/search/postings_code.h"

namespace zhilan::search
{
namespace
{

/// What the distances take in bits. Every block is measured so several times: these loops are written to be vectorised.
std::uint32_t riceBits(std::span<const std::uint32_t> distances, unsigned rice, unsigned escape)
{
    std::uint32_t bits = 0;
    for (const std::uint32_t distance : distances) {
        const std::uint32_t over = distance >> rice;
        bits += over < kMostOnes ? over + 1 + rice : kMostOnes + escape;
    }
    return bits;
}
std::uint32_t riceBitsWithRows(std::span<const std::uint32_t> distances, unsigned rice, unsigned escape)
{
    auto bits = static_cast<std::uint32_t>(distances.size());
    for (const std::uint32_t distance : distances) {
        const std::uint32_t over = (distance - 1) >> rice;
        const std::uint32_t further = over < kMostOnes ? over + 1 + rice : kMostOnes + escape;
        bits += distance == 0 ? 0 : further;
    }
    return bits;
}

struct DistanceCode {
    unsigned rice = 0;
    bool rows = false;
};

DistanceCode bestCode(std::span<const std::uint32_t> distances, unsigned escape)
{
    std::uint64_t sum = 0;
    for (const std::uint32_t distance : distances)
        sum += distance;
    const auto middling = static_cast<std::uint32_t>(sum / distances.size());
    // Where sections come in bunches most distances are shorter.
    constexpr unsigned kTried = 4;
    const unsigned most = std::min(static_cast<unsigned>(std::bit_width(middling)), kLongestRice);
    DistanceCode best;
    std::uint32_t least = 0xFFFFFFFFU;
    for (unsigned rice = most - std::min(most, kTried - 1); rice <= most; ++rice) {
        if (const std::uint32_t bits = riceBits(distances, rice, escape); bits < least) {
            least = bits;
            best = {rice, false};
        }
        if (const std::uint32_t bits = riceBitsWithRows(distances, rice, escape); bits < least) {
            least = bits;
            best = {rice, true};
        }
    }
    return best;
}

} // namespace

Weight weightOf(std::uint32_t times, bool inHeading)
{
    static constexpr auto kStepOf = [] {
        std::array<std::uint8_t, kSteps.back() + 1> table{};
        for (std::size_t step = 0; step < kSteps.size(); ++step) {
            for (std::size_t i = kSteps[step]; i < table.size(); ++i)
                table[i] = static_cast<std::uint8_t>(step);
        }
        return table;
    }();
    return static_cast<Weight>(kStepOf[std::min<std::size_t>(times, kSteps.back())] | (inHeading ? kInHeading : 0));
}

double timesOf(Weight weight)
{
    return kSteps[weight % kSteps.size()];
}

void PostingsWriter::add(SectionNumber section, LengthClass length, Tag tag)
{
    const std::size_t inBlock = m_count % kBlock;
    if (inBlock == 0 && m_count > 0)
        endBlock();
    m_distances[inBlock] = section - m_next;
    m_next = section + 1;
    m_tags[inBlock] = tag;
    m_lengths[inBlock] = length;
    m_placeBegins[inBlock] = static_cast<std::uint32_t>(m_blockPlaces.size());
    ++m_count;
}

void PostingsWriter::endBlock()
{
    const std::size_t count = (m_count - 1) % kBlock + 1;
    putFixed(m_table, m_next - 1);
    putFixed(m_table, static_cast<std::uint32_t>(m_blocks.size()));
    putSections(count);
    if (m_places != Places::None) {
        const std::span<const Place> places(m_blockPlaces);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t begin = m_placeBegins[i];
            const std::size_t end = i + 1 < count ? m_placeBegins[i + 1] : places.size();
            putPlaces(m_tags[i], longestOf(m_lengths[i]), places.subspan(begin, end - begin));
        }
    }
    m_bits.finish(m_blocks);
    m_blockPlaces.clear();
}

void PostingsWriter::putSections(std::size_t count)
{
    const std::span<const std::uint32_t> distances(m_distances.data(), count);
    DistanceCode code{riceWidth(m_count, m_allSections), false};
    if (m_count >= kFew) {
        code = bestCode(distances, static_cast<unsigned>(std::bit_width(m_allSections)));
        m_bits.put(m_blocks, code.rice, kRiceBits);
        m_bits.put(m_blocks, code.rows ? 1 : 0, 1);
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (!code.rows) {
            putDistance(distances[i], code.rice);
        } else {
            m_bits.put(m_blocks, distances[i] > 0 ? 1 : 0, 1);
            if (distances[i] > 0)
                putDistance(distances[i] - 1, code.rice);
        }
        putTag(m_tags[i]);
    }
}

void PostingsWriter::putDistance(std::uint32_t distance, unsigned rice)
{
    if (const std::uint32_t over = distance >> rice; over < kMostOnes) {
        m_bits.put(m_blocks, (1U << over) - 1, over + 1);
        m_bits.put(m_blocks, distance - (over << rice), rice);
    } else {
        m_bits.put(m_blocks, (1U << kMostOnes) - 1, kMostOnes);
        m_bits.put(m_blocks, distance, static_cast<unsigned>(std::bit_width(m_allSections)));
    }
}

void PostingsWriter::putTag(Tag tag)
{
    if (m_places != Places::None) {
        kWeightCode.put(m_bits, m_blocks, tag % kWeights);
        return;
    }
    const std::uint8_t symbol = kFieldsSymbols[tag];
    kFieldsCode.put(m_bits, m_blocks, symbol);
    if (symbol == kOtherFields)
        m_bits.put(m_blocks, tag, 8);
}

void PostingsWriter::putPlaces(Tag tag, std::uint32_t end, std::span<const Place> places)
{
    const auto count = static_cast<std::uint32_t>(places.size());
    putCount(tag, count);
    const unsigned rice = riceWidth(std::max(count, 1U), end);
    std::uint32_t from = 0;
    for (const Place& place : places) {
        const std::uint32_t distance = place.at - from;
        if (count == 1) {
            putBelow(distance, end);
        } else if (const std::uint32_t over = distance >> rice; over < kMostOnes) {
            m_bits.put(m_blocks, (1U << over) - 1, over + 1);
            m_bits.put(m_blocks, distance - (over << rice), rice);
        } else {
            m_bits.put(m_blocks, (1U << kMostOnes) - 1, kMostOnes);
            putBelow(distance, end - from);
        }
        from = place.at + 1;
        if (m_places == Places::AtWithGaps)
            putGaps(place);
    }
}

/// Of as many places as the weight lets expect, the number among those; of others, since some count double and some
/// together as one, all of it in Elias gamma code, as where there is no end of what to expect. The one place that most
/// have takes nothing.
void PostingsWriter::putCount(Weight weight, std::uint32_t count)
{
    if (weight == 0)
        return;
    const unsigned step = weight % kSteps.size();
    const std::uint32_t most = mostTimes(step);
    const bool other = count < kSteps[step] || count > most;
    m_bits.put(m_blocks, other ? 1 : 0, 1);
    if (!other && step + 1 < kSteps.size()) {
        putBelow(count - kSteps[step], most - kSteps[step] + 1);
        return;
    }
    const std::uint32_t number = other ? count : count - kSteps[step] + 1;
    const auto further = static_cast<unsigned>(std::bit_width(number)) - 1;
    m_bits.put(m_blocks, 0, further);
    m_bits.put(m_blocks, 1, 1);
    m_bits.put(m_blocks, number - (1U << further), further);
}

void PostingsWriter::putBelow(std::uint32_t value, std::uint32_t end)
{
    const Below below(end);
    if (value < below.fewer) {
        m_bits.put(m_blocks, value, below.bits);
        return;
    }
    m_bits.put(m_blocks, (value + below.fewer) >> 1U, below.bits);
    m_bits.put(m_blocks, (value + below.fewer) & 1U, 1);
}

void PostingsWriter::putGaps(const Place& place)
{
    kGapCode.put(m_bits, m_blocks, static_cast<std::size_t>(place.gap) * 2 + (place.beforeSpace ? 1 : 0));
}

void PostingsWriter::finish(std::string& out)
{
    if (m_count > 0)
        endBlock();
    if (m_count > kBlock)
        out += m_table;
    out += m_blocks;
    m_count = 0;
    m_next = 0;
    m_table.clear();
    m_blocks.clear();
}

} // namespace zhilan::search
