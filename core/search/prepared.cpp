#include "core/search/prepared.h"

#include "core/base/string_map.h"
#include "core/search/bytes.h"
#include "core/search/head_units.h"
#include "core/search/pieces.h"
#include "core/search/tokens.h"
#include "core/text/fold.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

namespace zhilan::search
{
namespace
{

/// Occurrences that room is made for beforehand, at most: enough for nearly all documents.
constexpr std::size_t kMostReserved = std::size_t{1} << 16U;

/// Where a term stands. Small: there are some a character, and they are sorted. Sections stay below 2^28 and places
/// below 2^29: so many characters would take tens of times the memory that there is.
struct Spot {
    std::uint32_t section; ///< << 4 | kInherited | field
    std::uint32_t place;   ///< << 3 | whether before a space << 2 | gap

    [[nodiscard]] static std::uint32_t sectionOf(std::uint32_t number, Field field, bool inherited)
    {
        return number << 4U | (inherited ? kInherited : 0) | static_cast<std::uint32_t>(field);
    }
    [[nodiscard]] std::uint32_t number() const { return section >> 4U; }
    [[nodiscard]] Field field() const { return static_cast<Field>(section & 7U); }
    [[nodiscard]] bool inherited() const { return (section & kInherited) != 0; }

private:
    static constexpr std::uint32_t kInherited = 8;
};
static_assert(kFieldCount <= 8);

/// All terms of one kind where they stand, one after another. A std::vector would fill its room with zeros first.
class Occurrences
{
public:
    struct Occurrence {
        std::uint32_t term; ///< its number
        Spot spot;
    };

    void reserve(std::size_t room)
    {
        auto all = std::make_unique_for_overwrite<Occurrence[]>(room);
        m_next = std::copy(m_all.get(), m_next, all.get());
        m_all = std::move(all);
        m_end = m_all.get() + room;
    }
    void add(const Occurrence& occurrence)
    {
        if (m_next == m_end)
            reserve(std::max(kFirstRoom, static_cast<std::size_t>(m_end - m_all.get()) * 2));
        *m_next++ = occurrence;
    }
    [[nodiscard]] std::span<const Occurrence> all() const { return {m_all.get(), m_next}; }

private:
    static constexpr std::size_t kFirstRoom = 1024;

    std::unique_ptr<Occurrence[]> m_all;
    Occurrence* m_next = nullptr; ///< in m_all
    Occurrence* m_end = nullptr;  ///< of m_all
};

class Preparer
{
public:
    explicit Preparer(PreparedDocuments::Data& out) : m_out(out) {}

    void run(std::span<const DocumentRecord> records)
    {
        std::size_t bytes = 0;
        for (const DocumentRecord& record : records) {
            for (const SectionRecord& section : record.sections)
                bytes += textBytes(section);
        }
        m_ofGrams.reserve(std::min(bytes * 3 / 4, kMostReserved));  // two a character of Chinese
        m_grams = GramNumbers(std::min(bytes / 16, kMostReserved)); // most come again and again
        for (const DocumentRecord& record : records) {
            HeadUnits heads;
            for (const SectionRecord& section : record.sections)
                addSection(record, section, heads);
        }
        m_out.grams = std::move(m_grams).take();
        addLists(m_ofGrams.all(), m_out.grams.size(), m_out.gramLists,
                 [&](std::size_t i) { return placesOf(m_out.grams[i]); });
        addLists(m_ofWords.all(), m_out.words.size(), m_out.wordLists, [](std::size_t) { return Places::AtWithGaps; });
    }

private:
    static std::size_t textBytes(const SectionRecord& section)
    {
        return std::accumulate(section.pieces.begin(), section.pieces.end(), std::size_t{0},
                               [](std::size_t sum, const Piece& piece) { return sum + piece.text.size(); });
    }

    void addSection(const DocumentRecord& document, const SectionRecord& section, HeadUnits& heads)
    {
        const auto number = static_cast<std::uint32_t>(m_out.sections.size());
        PreparedDocuments::Data::Section out;
        out.bytes = toBytes(section);
        out.flags =
            static_cast<std::uint8_t>((section.hasChart ? kHasChart : 0U) | (document.hasVideo ? kHasVideo : 0U) |
                                      (section.isContents ? kIsContents : 0U));
        const SectionInDocument here{document.title, &section, &section == &document.sections.front()};
        if (here.isFirst)
            addName("nt", document.title, number);
        if (!section.headingPath.empty())
            addName("nh", section.headingPath.back(), number);
        std::uint32_t place = 0;
        std::optional<UnitText> last; // taken when it is known to be whole
        const auto take = [&] {
            if (!last)
                return;
            const bool inherited = !here.isOwn(*last);
            const Stretch stretch{last->field, inherited, place};
            if (out.stretches.empty() || !out.stretches.back().goesOnIn(stretch))
                out.stretches.push_back(stretch);
            if (!inherited)
                addAmounts(heads.amountsIn(*last), number, last->field);
            place += addTokens(last->text, Spot::sectionOf(number, last->field, inherited), place) + kPieceGap;
        };
        forEachUnit(
            document.title, section,
            [&](const UnitText& unit) {
                take();
                last = unit;
            },
            [&](const Piece& joined) {
                if (last->text.data() != m_joined.data())
                    m_joined.assign(last->text);
                (m_joined += kBetweenJoined) += joined.text;
                last->text = m_joined;
            });
        take();
        out.length = lengthClass(place);
        for (const Piece& piece : section.pieces) {
            if (piece.field == Field::Quote)
                out.flags |= kHasQuote;
            if (!piece.speaker.empty())
                addLabel("s", piece.speaker, number, setOf(piece.field));
            if (piece.field == Field::Term)
                addName("nk", piece.text, number);
        }
        m_out.sections.push_back(std::move(out));
    }

    /// Line feeds end terms in dictionaries.
    void addLabel(std::string_view kind, std::string_view text, std::uint32_t section, FieldSet fields)
    {
        PreparedDocuments::Data::Label label{std::string(kind), section, fields};
        label.text += text;
        std::replace(label.text.begin(), label.text.end(), '\n', ' ');
        if (m_labelsOf != section)
            m_labels.clear();
        m_labelsOf = section;
        const auto [known, isNew] = m_labels.try_emplace(label.text, m_out.labels.size());
        if (isNew)
            m_out.labels.push_back(std::move(label));
        else
            m_out.labels[known->second].fields |= fields;
    }

    /// What pinyin can be offered for: short, and with a Chinese character.
    void addName(std::string_view kind, std::string_view text, std::uint32_t section)
    {
        constexpr std::size_t kLongest = 120;
        const auto lead = [](char c) {
            return static_cast<unsigned char>(c) >= 0xE3;
        };
        if (text.size() <= kLongest && std::any_of(text.begin(), text.end(), lead))
            addLabel(kind, text, section, setOf(Field::Body)); // of no account, and packed best
    }

    void addAmounts(std::vector<ComparableAmount> amounts, std::uint32_t section, Field field)
    {
        for (ComparableAmount& amount : amounts)
            m_out.amounts.push_back(
                {std::move(amount.unit), {section, field, amount.low, amount.high, amount.bare, amount.written}});
    }

    /// Returns how many places the text takes.
    std::uint32_t addTokens(std::string_view text, std::uint32_t sectionAndField, std::uint32_t begin)
    {
        m_folded = text::foldedText(text, std::move(m_folded));
        return forEachToken(m_folded, begin, [&](const Token& token) { addToken(token, sectionAndField); });
    }

    void addToken(const Token& token, std::uint32_t sectionAndField)
    {
        const std::uint32_t place =
            token.place.at << 3U | (token.place.beforeSpace ? 4U : 0U) | static_cast<std::uint32_t>(token.place.gap);
        switch (token.kind) {
        case TokenKind::Character:
            if (text::isMainIdeograph(token.first))
                addIdeograph(token.first, sectionAndField);
            else
                m_ofGrams.add({m_grams.of(gramOf(token.first)), {sectionAndField, place}});
            break;
        case TokenKind::Pair:
            m_ofGrams.add({m_grams.of(gramOf(token.first, token.second)), {sectionAndField, place}});
            break;
        case TokenKind::Word:
            m_ofWords.add({numberOf(token), {sectionAndField, place}});
            break;
        }
    }

    /// Its list tells in which fields of a section it is, so that once in each is enough.
    void addIdeograph(char32_t ideograph, std::uint32_t sectionAndField)
    {
        Ideograph& known = m_ideographs[ideograph - text::kFirstMainIdeograph];
        if (known.next == 0)
            known.next = m_grams.of(gramOf(ideograph)) + 1;
        else if (known.lastIn == sectionAndField)
            return;
        known.lastIn = sectionAndField;
        m_ofGrams.add({known.next - 1, {sectionAndField, 0}});
    }

    std::uint32_t numberOf(const Token& word)
    {
        const DictionaryWord written{word.word, word.glued, word.goesOn, word.fraction};
        if (written.begins() && !written.goesOn)
            return m_out.words.of(word.word);
        return m_out.words.of(dictionaryTermOf(written));
    }

    /// Sorts by counting: occurrences come by section and place, and stay so within each term.
    template <typename PlacesOfTerm>
    void addLists(std::span<const Occurrences::Occurrence> occurrences, std::size_t terms,
                  std::vector<PreparedDocuments::Data::List>& lists, PlacesOfTerm&& placesOfTerm)
    {
        std::vector<std::uint32_t> ends(terms + 1);
        for (const Occurrences::Occurrence& occurrence : occurrences)
            ++ends[occurrence.term + 1];
        std::partial_sum(ends.begin(), ends.end(), ends.begin());
        const auto sorted = std::make_unique_for_overwrite<Spot[]>(occurrences.size());
        for (const Occurrences::Occurrence& occurrence : occurrences)
            sorted[ends[occurrence.term]++] = occurrence.spot;
        lists.resize(terms);
        m_out.postings.reserve(m_out.postings.size() + occurrences.size() * 2);
        VarintWriter out(m_out.postings);
        const Spot* at = sorted.get();
        for (std::size_t term = 0; term < terms; ++term) {
            const Spot* const end = sorted.get() + ends[term];
            lists[term] = listOf(at, end, placesOfTerm(term) != Places::None, out);
            at = end;
        }
        out.finish();
    }

    /// Of all spots of one term.
    static PreparedDocuments::Data::List listOf(const Spot* at, const Spot* end, bool hasPlaces, VarintWriter& out)
    {
        PreparedDocuments::Data::List list{at->number(), at->number(), 0, 0};
        if (end - at == 1) { // as most terms of some documents, without what several take
            out.makeRoom(1 + VarintWriter::kLongest * 2);
            const FieldSet field = setOf(at->field());
            const std::uint32_t times = at->inherited() ? 1 : timesIn(at->field());
            out.putByte(hasPlaces ? weightOf(times, (field & kHeadings) != 0) : field);
            if (hasPlaces) {
                out.put(1);
                out.put(at->place);
            }
            list.sections = 1;
            list.end = static_cast<std::uint32_t>(out.size());
            return list;
        }
        while (at < end) {
            out.makeRoom(VarintWriter::kLongest + 1); // section and tag
            const std::uint32_t section = at->number();
            if (list.sections++ > 0)
                out.put(section - list.lastSection);
            list.lastSection = section;
            std::uint32_t times = 0;
            std::uint32_t fromAbove = 0;
            FieldSet fields = 0;
            const Spot* next = at;
            do { // most of a section is of one field
                const Spot* const first = next;
                while (next < end && next->section == first->section)
                    ++next;
                if (first->inherited())
                    fromAbove = 1;
                else
                    times += timesIn(first->field()) * static_cast<std::uint32_t>(next - first);
                fields |= setOf(first->field());
            } while (next < end && next->number() == section);
            out.putByte(hasPlaces ? weightOf(times + fromAbove, (fields & kHeadings) != 0) : fields);
            if (hasPlaces) {
                std::uint32_t last = 0; // << 3
                out.makeRoom(static_cast<std::size_t>(next - at) * VarintWriter::kLongest + VarintWriter::kLongest);
                out.put(static_cast<std::uint32_t>(next - at));
                for (; at < next; last = at++->place & ~7U)
                    out.put(at->place - last);
            }
            at = next;
        }
        list.end = static_cast<std::uint32_t>(out.size());
        return list;
    }

    struct Ideograph {
        std::uint32_t next = 0; ///< one more than its number; 0: none yet
        std::uint32_t lastIn = 0;
    };

    PreparedDocuments::Data& m_out;
    GramNumbers m_grams;
    std::vector<Ideograph> m_ideographs = std::vector<Ideograph>(text::kMainIdeographs);
    Occurrences m_ofGrams;
    Occurrences m_ofWords;
    StringMap<std::size_t> m_labels; ///< of the section at hand, their places in m_out
    std::uint32_t m_labelsOf = 0;
    std::string m_folded; ///< the text at hand
    std::string m_joined; ///< the unit at hand, where several pieces make it
};

std::vector<DocumentRecord> alone(DocumentRecord record)
{
    std::vector<DocumentRecord> records;
    records.push_back(std::move(record));
    return records;
}

} // namespace

Places placesOf(TermKind kind, std::string_view text)
{
    if (kind != TermKind::Gram)
        return kind == TermKind::Word ? Places::AtWithGaps : Places::None;
    return placesOf(gramFrom(text));
}

Places placesOf(Gram gram)
{
    const auto second = secondOf(gram);
    if (!second)
        return kindOf(firstOf(gram)) == CharacterKind::Symbol ? Places::AtWithGaps : Places::None;
    return text::isLetterOrDigit(firstOf(gram)) && text::isLetterOrDigit(*second) ? Places::At : Places::None;
}

PreparedDocuments::PreparedDocuments(std::vector<DocumentRecord> records) : m_data(std::make_unique<Data>())
{
    Preparer(*m_data).run(records);
    std::uint32_t sections = 0;
    for (DocumentRecord& record : records) {
        sections += static_cast<std::uint32_t>(record.sections.size());
        record.sections.clear();
        m_data->documents.push_back({std::move(record), sections});
    }
}

PreparedDocuments::PreparedDocuments(DocumentRecord record) : PreparedDocuments(alone(std::move(record))) {}

PreparedDocuments::PreparedDocuments(PreparedDocuments&&) noexcept = default;
PreparedDocuments& PreparedDocuments::operator=(PreparedDocuments&&) noexcept = default;
PreparedDocuments::~PreparedDocuments() = default;

} // namespace zhilan::search
