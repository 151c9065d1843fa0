#include "core/search/prepared.h"

#include "core/base/string_map.h"
#include "core/search/comparable_amounts.h"
#include "core/search/pieces.h"
#include "core/search/tokens.h"
#include "core/text/fold.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <algorithm>
#include <utility>

namespace zhilan::search
{
namespace
{

constexpr unsigned kCharacterBits = 21;
constexpr std::uint64_t kWordKey = std::uint64_t{1} << 63U;
constexpr std::uint64_t kPairKey = std::uint64_t{1} << 62U;

/// A token where it stands, in 24 bytes that sort by term, section and place.
struct Occurrence {
    std::uint64_t key = 0;
    std::uint64_t where = 0; ///< section << 32 | place
    Field field = Field::Body;
    Gap gap = Gap::Other;

    friend bool operator<(const Occurrence& a, const Occurrence& b)
    {
        return a.key != b.key ? a.key < b.key : a.where < b.where;
    }
};

/// Words as numbers, while a document is made ready.
class WordNumbers
{
public:
    std::uint64_t of(std::string_view text, bool glued)
    {
        std::string word(glued ? 1 : 0, kGluedMark);
        word += text;
        const auto known = m_numbers.find(word);
        if (known != m_numbers.end())
            return known->second;
        const std::uint64_t number = m_words.size();
        m_words.emplace_back(word);
        m_numbers.emplace(word, number);
        return number;
    }
    [[nodiscard]] const std::string& word(std::uint64_t number) const { return m_words[number]; }

private:
    StringMap<std::uint64_t> m_numbers;
    std::vector<std::string> m_words;
};

/// Times that an occurrence counts for: what somebody said or defined says more than what is told around it.
std::uint32_t timesOf(Field field)
{
    return field == Field::Quote || field == Field::Term || field == Field::Chapter ? 2 : 1;
}

class Preparer
{
public:
    Preparer(const DocumentRecord& record, PreparedDocument::Data& out) : m_record(record), m_out(out) {}

    void run()
    {
        for (std::size_t i = 0; i < m_record.sections.size(); ++i)
            addSection(m_record.sections[i], static_cast<std::uint32_t>(i));
        std::sort(m_occurrences.begin(), m_occurrences.end());
        for (std::size_t at = 0; at < m_occurrences.size();)
            at = addTerm(at);
    }

private:
    void addSection(const SectionRecord& section, std::uint32_t number)
    {
        PreparedDocument::Data::Section out;
        out.bytes = toBytes(section);
        out.flags =
            static_cast<std::uint8_t>((section.hasChart ? kHasChart : 0U) | (m_record.hasVideo ? kHasVideo : 0U));
        if (number == 0)
            addName("nt", m_record.title, number);
        if (!section.headingPath.empty())
            addName("nh", section.headingPath.back(), number);
        std::uint32_t place = 0;
        for (const Unit& unit : unitsOf(m_record.title, section)) {
            if (out.stretches.empty() || out.stretches.back().field != unit.field)
                out.stretches.push_back({unit.field, place});
            const text::FoldedText folded = text::fold(unit.text);
            if (unit.field != Field::Title && unit.field != Field::Heading)
                addAmounts(unit, number);
            place +=
                forEachToken(folded.folded, place, [&](const Token& token) { addToken(token, number, unit.field); });
            place += kPieceGap;
        }
        out.length = lengthClass(place);
        for (const Piece& piece : section.pieces) {
            if (piece.field == Field::Quote)
                out.flags |= kHasQuote;
            if (!piece.speaker.empty())
                addLabel("s", piece.speaker, number);
            if (piece.field == Field::Term)
                addName("nk", piece.text, number);
        }
        m_out.sections.push_back(std::move(out));
    }

    /// Line feeds end terms in dictionaries.
    void addLabel(std::string_view kind, std::string_view text, std::uint32_t section)
    {
        std::pair<std::string, std::uint32_t> label{kind, section};
        label.first += text;
        std::replace(label.first.begin(), label.first.end(), '\n', ' ');
        for (auto known = m_out.labels.rbegin(); known != m_out.labels.rend() && known->second == section; ++known) {
            if (*known == label)
                return;
        }
        m_out.labels.push_back(std::move(label));
    }

    /// What pinyin can be offered for: short, and with a Chinese character.
    void addName(std::string_view kind, std::string_view text, std::uint32_t section)
    {
        constexpr std::size_t kLongest = 120;
        const auto lead = [](char c) {
            return static_cast<unsigned char>(c) >= 0xE3;
        };
        if (text.size() <= kLongest && std::any_of(text.begin(), text.end(), lead))
            addLabel(kind, text, section);
    }

    void addAmounts(const Unit& unit, std::uint32_t section)
    {
        for (ComparableAmount& amount : amountsIn(unit.text, unit.parts.front().piece->columnHead))
            m_out.amounts.push_back(
                {std::move(amount.unit), section, static_cast<float>(amount.low), static_cast<float>(amount.high)});
    }

    void addToken(const Token& token, std::uint32_t section, Field field)
    {
        Occurrence occurrence;
        switch (token.kind) {
        case TokenKind::Character:
            occurrence.key = token.first;
            break;
        case TokenKind::Pair:
            occurrence.key = kPairKey | static_cast<std::uint64_t>(token.first) << kCharacterBits | token.second;
            break;
        case TokenKind::Word:
            occurrence.key = kWordKey | m_words.of(token.word, token.glued);
            break;
        }
        occurrence.where = static_cast<std::uint64_t>(section) << 32U | token.place.at;
        occurrence.field = field;
        occurrence.gap = token.place.gap;
        m_occurrences.push_back(occurrence);
    }

    /// Takes all occurrences of one term; the place behind them.
    std::size_t addTerm(std::size_t at)
    {
        const std::uint64_t key = m_occurrences[at].key;
        PreparedDocument::Data::Term term;
        term.postingsBegin = static_cast<std::uint32_t>(m_out.postings.size());
        if ((key & kWordKey) != 0) {
            term.kind = TermKind::Word;
            term.text = m_words.word(key & ~kWordKey);
        } else if ((key & kPairKey) != 0) {
            text::appendUtf8(term.text, static_cast<char32_t>((key & ~kPairKey) >> kCharacterBits));
            text::appendUtf8(term.text, static_cast<char32_t>(key & ((1U << kCharacterBits) - 1)));
        } else {
            text::appendUtf8(term.text, static_cast<char32_t>(key));
        }
        const bool places = placesOf(term.kind, term.text) != Places::None;
        while (at < m_occurrences.size() && m_occurrences[at].key == key) {
            const std::uint64_t section = m_occurrences[at].where >> 32U;
            PreparedDocument::Data::Posting posting;
            posting.section = static_cast<std::uint32_t>(section);
            posting.placesBegin = static_cast<std::uint32_t>(m_out.places.size());
            std::uint32_t times = 0;
            FieldSet fields = 0;
            for (;
                 at < m_occurrences.size() && m_occurrences[at].key == key && m_occurrences[at].where >> 32U == section;
                 ++at) {
                const Occurrence& occurrence = m_occurrences[at];
                times += timesOf(occurrence.field);
                fields |= setOf(occurrence.field);
                if (places)
                    m_out.places.push_back({static_cast<std::uint32_t>(occurrence.where), occurrence.gap});
            }
            posting.tag = places ? weightOf(times, (fields & kHeadings) != 0) : fields;
            m_out.postings.push_back(posting);
        }
        m_out.terms.push_back(std::move(term));
        return at;
    }

    const DocumentRecord& m_record;
    PreparedDocument::Data& m_out;
    WordNumbers m_words;
    std::vector<Occurrence> m_occurrences;
};

} // namespace

Places placesOf(TermKind kind, std::string_view text)
{
    if (kind != TermKind::Gram)
        return kind == TermKind::Word ? Places::AtWithGap : Places::None;
    std::size_t at = 0;
    const bool first = text::isLetterOrDigit(text::nextCodePoint(text, at));
    return at < text.size() && first && text::isLetterOrDigit(text::nextCodePoint(text, at)) ? Places::At
                                                                                             : Places::None;
}

PreparedDocument::PreparedDocument(DocumentRecord record) : m_data(std::make_unique<Data>())
{
    Preparer(record, *m_data).run();
    record.sections.clear();
    m_data->document = std::move(record);
}

PreparedDocument::PreparedDocument(PreparedDocument&&) noexcept = default;
PreparedDocument& PreparedDocument::operator=(PreparedDocument&&) noexcept = default;
PreparedDocument::~PreparedDocument() = default;

} // namespace zhilan::search
