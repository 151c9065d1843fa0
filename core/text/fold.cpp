#include "core/text/fold.h"

#include "core/text/clusters.h"
#include "core/text/fold_characters.h"
#include "core/text/han_tables.h"
#include "core/text/utf.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

namespace zhilan::text
{
namespace
{

/// ASCII folded, where that takes no more than a look at the byte; 0 where it takes more: white space, commas, NUL.
constexpr std::array<char, 256> kAscii = [] {
    std::array<char, 256> table{}; // 0 beyond ASCII too
    for (std::size_t i = 0; i < 128; ++i)
        table[i] = static_cast<char>(i >= 'A' && i <= 'Z' ? i + ('a' - 'A') : i);
    for (const char c : {'\t', '\n', '\v', '\f', '\r', ' ', ','})
        table[static_cast<unsigned char>(c)] = 0;
    table['`'] = '\'';
    table['~'] = '-';
    return table;
}();

bool isAscii(char byte)
{
    return static_cast<unsigned char>(byte) < 0x80;
}

/// As kAscii; what is no plain ASCII is white space in the midst of it. Without the table, so that the compiler folds
/// many bytes at once.
constexpr char foldedAscii(char byte)
{
    using Byte = unsigned char;
    const auto c = static_cast<Byte>(byte);
    const bool capital = static_cast<Byte>(c - 'A') <= 'Z' - 'A';
    const bool space = static_cast<Byte>(c - '\t') <= '\r' - '\t';
    const auto lower = static_cast<Byte>(c + (capital ? 'a' - 'A' : 0));
    const Byte mark = lower == '`' ? '\'' : lower == '~' ? '-' : lower;
    return static_cast<char>(space ? ' ' : mark);
}
static_assert([] {
    for (std::size_t c = 1; c < 128; ++c) {
        const char plain = kAscii[c];
        if (c != ',' && foldedAscii(static_cast<char>(c)) != (plain != 0 ? plain : ' '))
            return false;
    }
    return true;
}());

/// ASCII and the first bytes of common ideographs: the cluster before it is over.
bool beginsCluster(char byte)
{
    const auto lead = static_cast<unsigned char>(byte);
    return lead < 0x80 || (lead >= 0xE4 && lead <= 0xE9);
}

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// `kRuns`: whether FoldedText::runs are made.
template <bool kRuns>
class Folder
{
public:
    explicit Folder(std::string_view utf8, std::string room = {}) : m_text(utf8), m_folded(std::move(room))
    {
        m_folded.clear();
        m_folded.reserve(utf8.size());
    }

    FoldedText run()
    {
        for (std::size_t at = 0; at < m_text.size();) {
            if (!takeAscii(at) && !takeIdeographs(at))
                takeCluster(at);
        }
        return {std::move(m_folded), std::move(m_runs)};
    }

private:
    [[nodiscard]] char plainAscii(std::size_t at) const
    {
        return at < m_text.size() ? kAscii[static_cast<unsigned char>(m_text[at])] : '\0';
    }

    /// A stretch of ASCII in which every byte stays one byte: words with one white space between them. False if there
    /// is none at `at`.
    bool takeAscii(std::size_t& at)
    {
        if (plainAscii(at) == 0)
            return false;
        std::size_t end = at;
        while (true) {
            const auto* const other = std::find_if(m_text.begin() + end, m_text.end(),
                                                   [](char c) { return kAscii[static_cast<unsigned char>(c)] == 0; });
            end = static_cast<std::size_t>(other - m_text.begin());
            const bool space = end < m_text.size() && isAscii(m_text[end]) && m_text[end] != ',' && m_text[end] != '\0';
            if (!space || plainAscii(end + 1) == 0)
                break;
            ++end;
        }
        // What follows may be a mark on the last one, which then goes the long way, the white space before it too.
        if (!standsAlone('a', end)) {
            --end;
            if (end > at && plainAscii(end - 1) == 0)
                --end;
            if (end == at)
                return false;
        }
        flushSpace(false, at);
        addRun(at, end, true);
        m_folded.append(m_text.substr(at, end - at));
        const auto begin = m_folded.end() - static_cast<std::ptrdiff_t>(end - at);
        std::transform(begin, m_folded.end(), begin, foldedAscii);
        m_lastDrops = false;
        at = end;
        return true;
    }

    /// A stretch of characters of three bytes that take no white space beside them, most of them Han, each of which
    /// folds to one as long. False if there is none at `at`.
    bool takeIdeographs(std::size_t& at)
    {
        constexpr std::uint32_t kOneForOne =
            FoldedCharacter::kSingle | FoldedCharacter::kSameLength | FoldedCharacter::kDropsSpaces;
        constexpr std::size_t kBytes = 3;
        const std::size_t foldedBegin = m_folded.size();
        std::size_t end = at;
        std::size_t copied = at;
        const std::string_view text = m_text; // as local, it need not be looked up for each character
        while (end + kBytes <= text.size() && (static_cast<unsigned char>(text[end]) & 0xF0U) == 0xE0U) {
            const char32_t c = codePointOfThree(text, end);
            const std::size_t next = end + kBytes;
            const FoldedCharacter known = foldedCharacter(c);
            if ((known.bits & (kOneForOne | FoldedCharacter::kRangeWord)) != kOneForOne)
                break;
            if (next < text.size() && !beginsCluster(text[next]) && !standsAlone(c, next))
                break;
            if (known.folded() != c) {
                m_folded.append(text.substr(copied, end - copied));
                appendUtf8(m_folded, known.folded());
                copied = next;
            }
            end = next;
        }
        if (end == at)
            return false;
        m_folded.append(m_text.substr(copied, end - copied));
        addRun(at, end, true, foldedBegin);
        m_space = false;
        m_lastDrops = true;
        at = end;
        return true;
    }

    void takeCluster(std::size_t& at)
    {
        const std::size_t begin = at;
        const char32_t c = nextCodePoint(m_text, at);
        if (c < 0x10000) {
            const FoldedCharacter known = foldedCharacter(c);
            if (known.is(FoldedCharacter::kSpace) && standsAlone(c, at)) {
                noteSpace(begin);
                return;
            }
            if (known.is(FoldedCharacter::kSingle) && standsAlone(c, at)) {
                emitOne(known, begin, at);
                return;
            }
        }
        at = clusterEnd(m_text, begin);
        foldCluster(m_text.substr(begin, at - begin), m_buffer);
        // White space that bears marks is a character like others, unless the marks are such as show nothing.
        const bool blank = std::all_of(m_buffer.begin(), m_buffer.end(), [](char32_t folded) {
            return u_isUWhiteSpace(static_cast<UChar32>(folded)) != 0;
        });
        if (blank && !m_buffer.empty())
            noteSpace(begin);
        else
            emitCluster(begin, at);
    }

    void noteSpace(std::size_t begin)
    {
        if (!m_space)
            m_spaceBegin = begin;
        m_space = true;
    }

    /// Nothing that follows belongs to the cluster of `c`, which ends at `end`.
    [[nodiscard]] bool standsAlone(char32_t c, std::size_t end) const
    {
        if (end >= m_text.size())
            return true;
        if (beginsCluster(m_text[end]))
            return true;
        if (c >= 0x1100 && (c <= 0x115F || (c >= 0xA960 && c <= 0xA97F)))
            return false;
        std::size_t next = end;
        const char32_t after = nextCodePoint(m_text, next);
        return after < 0x10000 ? !foldedCharacter(after).is(FoldedCharacter::kExtends) : !extendsCluster(after);
    }

    /// What is about to be appended to m_folded comes from [begin, end) of the text.
    void addRun(std::size_t begin, std::size_t end, bool perCharacter)
    {
        addRun(begin, end, perCharacter, m_folded.size());
    }
    /// What stands in m_folded from `foldedBegin` on.
    void addRun(std::size_t begin, std::size_t end, bool perCharacter, std::size_t foldedBegin)
    {
        if constexpr (kRuns) {
            const ByteSpan source{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
            if (perCharacter && !m_runs.empty() && m_runs.back().perCharacter &&
                m_runs.back().source.end == source.begin)
                m_runs.back().source.end = source.end;
            else
                m_runs.push_back({static_cast<std::uint32_t>(foldedBegin), source, perCharacter});
        }
    }

    void flushSpace(bool drops, std::size_t begin)
    {
        if (m_space && !drops && !m_lastDrops && !m_folded.empty()) {
            addRun(m_spaceBegin, begin, false);
            m_folded.push_back(' ');
        }
        m_space = false;
    }

    void emitOne(FoldedCharacter known, std::size_t begin, std::size_t end)
    {
        char32_t folded = known.folded();
        if (folded == ',' && separatesGroups(end)) {
            m_groupBegin = m_folded.size();
            return;
        }
        bool perCharacter = known.is(FoldedCharacter::kSameLength);
        if (known.is(FoldedCharacter::kRangeWord) && joinsNumbers(end)) {
            folded = '-';
            perCharacter = false;
        }
        const bool drops = known.is(FoldedCharacter::kDropsSpaces);
        flushSpace(drops, begin);
        addRun(begin, end, perCharacter);
        appendUtf8(m_folded, folded);
        m_lastDrops = drops;
    }

    void emitCluster(std::size_t begin, std::size_t end)
    {
        if (m_buffer.empty())
            return;
        const auto drops = [this, begin](char32_t folded) {
            std::size_t first = begin;
            return dropsSpaces(folded) || (m_buffer.size() == 1 && dropsSpaces(nextCodePoint(m_text, first)));
        };
        flushSpace(drops(m_buffer.front()), begin);
        addRun(begin, end, false);
        for (const char32_t c : m_buffer)
            appendUtf8(m_folded, c == 0xA0 ? U' ' : c);
        m_lastDrops = drops(m_buffer.back());
    }

    /// A digit, plain or full-width, at `at`, which is moved past it.
    bool takeDigit(std::size_t& at) const
    {
        if (at >= m_text.size())
            return false;
        std::size_t next = at;
        const char32_t c = nextCodePoint(m_text, next);
        if ((c < '0' || c > '9') && (c < 0xFF10 || c > 0xFF19))
            return false;
        at = next;
        return true;
    }

    /// "1,000" but neither "1,2,3" nor "2020,100": three digits follow, one to three stand before, and three if there
    /// is a separator before them.
    [[nodiscard]] bool separatesGroups(std::size_t after) const
    {
        constexpr std::size_t kGroup = 3;
        std::size_t digits = 0;
        const auto inGroup = [&] {
            return m_folded.size() - digits > m_groupBegin;
        };
        while (digits <= kGroup && inGroup() && isDigit(m_folded[m_folded.size() - digits - 1]))
            ++digits;
        const bool grouped = !inGroup() && m_groupBegin > 0;
        if (m_space || digits == 0 || digits > kGroup || (grouped && digits != kGroup))
            return false;
        return takeDigit(after) && takeDigit(after) && takeDigit(after) && !takeDigit(after);
    }

    /// White space beside the word does not count, however much of whatever kind it is.
    [[nodiscard]] bool joinsNumbers(std::size_t after) const
    {
        if (m_folded.empty() || !isDigit(m_folded.back()))
            return false;
        for (std::size_t next = after; next < m_text.size(); after = next) {
            const char32_t c = nextCodePoint(m_text, next);
            if (c >= 0x10000 || !foldedCharacter(c).is(FoldedCharacter::kSpace))
                break;
        }
        return takeDigit(after);
    }

    std::string_view m_text;
    std::string m_folded;
    std::vector<FoldedText::Run> m_runs;
    std::u32string m_buffer;
    std::size_t m_groupBegin = 0; ///< in m_folded, behind the last group separator left out; 0: none yet
    bool m_space = false;         ///< seen, not yet written
    bool m_lastDrops = false;     ///< the last character takes no white space after it
    std::size_t m_spaceBegin = 0;
};

} // namespace

std::uint32_t foldVersion()
{
    UVersionInfo unicode{};
    u_getUnicodeVersion(unicode);
    std::uint32_t version = kFoldRules;
    for (const std::uint8_t part : unicode)
        version = version * 31 + part;
    for (const HanForm& form : hanForms())
        version = version * 31 + form.from * 7 + form.to;
    return version;
}

ByteSpan FoldedText::toSource(ByteSpan inFolded) const
{
    if (runs.empty())
        return {};
    const auto runOf = [&](std::uint32_t byte) -> const Run& {
        const auto after = std::upper_bound(runs.begin(), runs.end(), byte,
                                            [](std::uint32_t at, const Run& run) { return at < run.foldedBegin; });
        return after == runs.begin() ? *after : *(after - 1);
    };
    if (inFolded.begin >= folded.size())
        return {runs.back().source.end, runs.back().source.end};
    const Run& first = runOf(inFolded.begin);
    std::uint32_t begin = inFolded.begin;
    while (begin > first.foldedBegin && isContinuation(folded[begin]))
        --begin;
    const std::uint32_t sourceBegin = first.source.begin + (first.perCharacter ? begin - first.foldedBegin : 0);
    if (inFolded.empty())
        return {sourceBegin, sourceBegin};
    const Run& last = runOf(inFolded.end - 1);
    if (!last.perCharacter)
        return {sourceBegin, last.source.end};
    std::uint32_t end = inFolded.end;
    while (end < folded.size() && isContinuation(folded[end]))
        ++end;
    return {sourceBegin, last.source.begin + (end - last.foldedBegin)};
}

FoldedText fold(std::string_view utf8)
{
    return Folder<true>(utf8).run();
}

std::string foldedText(std::string_view utf8, std::string room)
{
    return Folder<false>(utf8, std::move(room)).run().folded;
}

} // namespace zhilan::text
