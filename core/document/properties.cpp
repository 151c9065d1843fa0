#include "core/document/properties.h"

#include "core/document/work.h"
#include "core/markdown/bare_link.h"
#include "core/media/duration.h"

#include <algorithm>
#include <array>
#include <span>

namespace zhilan::document
{
namespace
{

using namespace std::string_view_literals;

/// Beyond this nobody names a property.
constexpr std::size_t kLongestKey = 120;

/// For programs rather than for readers; the language shows in the text itself.
constexpr std::array kNotForReaders{"lang"sv,    "locale"sv, "cssclass"sv, "cssclasses"sv,
                                    "publish"sv, "layout"sv, "permalink"sv};

constexpr std::array kProgrammeKeys{"节目名称"sv,     "节目"sv,      "播客"sv,    "播客名称"sv, "频道"sv,
                                    "频道名称"sv,     "頻道"sv,      "節目"sv,    "show"sv,     "programme"sv,
                                    "podcast name"sv, "podcast"sv,   "channel"sv, "program"sv,  "series"sv,
                                    "番組"sv,         "チャンネル"sv};

/// Whether the key is one of these, in whatever case.
bool isOneOf(std::span<const std::string_view> keys, std::string_view key)
{
    const auto same = [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 'a' - 'A') : a) == b;
    };
    return std::any_of(keys.begin(), keys.end(), [&](std::string_view each) {
        return std::equal(key.begin(), key.end(), each.begin(), each.end(), same);
    });
}

bool beginsWithHttp(std::string_view address)
{
    constexpr std::string_view kScheme = "http";
    return isOneOf({&kScheme, 1}, address.substr(0, kScheme.size()));
}

/// Whether the title, the line below it or the button for the video say the same.
bool headTells(const Document& document, std::string_view programme, const InfoEntry& entry)
{
    const std::string& value = entry.value;
    if (!document.videoUrl.empty() && value == document.videoUrl)
        return true;
    if (value == programme && isOneOf(kProgrammeKeys, entry.key))
        return true;
    switch (infoKeyOf(entry.key)) {
    case InfoKey::Title: {
        const std::string name = nameKey(value);
        return value == document.title || (!name.empty() && name == nameKey(document.title));
    }
    case InfoKey::Date:
    case InfoKey::Updated: {
        const std::optional<Period> date = document.date ? writtenDate(value) : std::nullopt;
        return date && date->start == document.date->start && date->precision == document.date->precision;
    }
    case InfoKey::Duration:
        return document.videoDuration && media::parseDuration(value) == document.videoDuration;
    case InfoKey::VideoId:
        return !document.videoUrl.empty() && urlOfWrittenId(value) == document.videoUrl;
    default:
        return false;
    }
}

/// Adds texts to a line whose places in the source go up.
class LineBuilder
{
public:
    LineBuilder(std::string_view source, ByteSpan within) : m_source(source), m_at(within.begin), m_end(within.end) {}

    void addKey(std::string_view key)
    {
        if (m_at < m_end && (m_source[m_at] == '"' || m_source[m_at] == '\''))
            ++m_at;
        // Of "video.url" the source has the last part alone here.
        for (std::string_view rest = key;;) {
            if (m_source.substr(m_at, m_end - m_at).starts_with(rest)) {
                if (rest.size() < key.size())
                    addOther(key.substr(0, key.size() - rest.size()), m_at);
                addExact(rest, m_at);
                return;
            }
            const std::size_t dot = rest.find('.');
            if (dot == std::string_view::npos)
                break;
            rest.remove_prefix(dot + 1);
        }
        const std::size_t colon = m_source.substr(0, m_end).find(':', m_at);
        addOther(key, colon == std::string_view::npos ? m_end : static_cast<std::uint32_t>(colon));
    }

    /// Word by word: what stands between two words in the source may be more than what is read there.
    void addValue(std::string_view separator, std::string_view value)
    {
        constexpr std::string_view kBetweenWords = " ,";
        constexpr std::size_t kNear = 160; ///< bytes of syntax in which the next word is looked for
        std::string pending(separator);
        while (!value.empty()) {
            const std::size_t begin = std::min(value.find_first_not_of(kBetweenWords), value.size());
            pending += value.substr(0, begin);
            value.remove_prefix(begin);
            const std::string_view word = value.substr(0, value.find_first_of(kBetweenWords));
            value.remove_prefix(word.size());
            const std::size_t room = std::min<std::size_t>(m_end - m_at, word.size() + kNear);
            const std::size_t found = word.empty() ? std::string_view::npos : nextOf(word, m_source.substr(m_at, room));
            if (found == std::string_view::npos) {
                pending += word;
                continue;
            }
            const std::uint32_t to = m_at + static_cast<std::uint32_t>(found);
            if (pending == m_source.substr(m_at, found))
                addExact(pending, m_at);
            else
                addOther(pending, to);
            pending.clear();
            addExact(word, to);
        }
        addOther(pending, m_end);
    }

    [[nodiscard]] InlineText take() { return std::move(m_out); }

private:
    /// Not in the target of a link, of which the name behind the bar is read.
    static std::size_t nextOf(std::string_view word, std::string_view near)
    {
        const std::size_t found = near.find(word);
        const std::size_t link = near.substr(0, found).rfind("[[");
        if (found == std::string_view::npos || link == std::string_view::npos)
            return found;
        const std::size_t bar = near.substr(0, near.find("]]", link)).find('|', link);
        return bar == std::string_view::npos || found > bar ? found : near.find(word, bar);
    }

    void addExact(std::string_view text, std::uint32_t at)
    {
        if (text.empty())
            return;
        const ByteSpan source{at, at + static_cast<std::uint32_t>(text.size())};
        if (!m_out.runs.empty() && m_out.runs.back().exact && m_out.runs.back().source.end == at)
            m_out.runs.back().source.end = source.end;
        else
            m_out.runs.push_back({static_cast<std::uint32_t>(m_out.text.size()), source, true, markdown::kNoNode});
        m_out.text += text;
        m_at = source.end;
    }

    /// What the source says in other words, up to there.
    void addOther(std::string_view text, std::uint32_t to)
    {
        if (text.empty())
            return;
        m_out.runs.push_back({static_cast<std::uint32_t>(m_out.text.size()), {m_at, to}, false, markdown::kNoNode});
        m_out.text += text;
        m_at = to;
    }

    std::string_view m_source;
    std::uint32_t m_at; ///< up to here the source has been used
    std::uint32_t m_end;
    InlineText m_out;
};

} // namespace

void readProperties(Work& work)
{
    Document& document = work.document;
    const std::string_view programme = programmeOf(document);
    std::uint32_t end = 0; // what aliases repeat stands further up, and has been said there
    for (std::size_t i = 0; i < document.infoFromFrontMatter && !work.stopped(); ++i) {
        const InfoEntry& entry = document.info[i];
        const bool shown = entry.key.size() <= kLongestKey && entry.span.begin >= end && !entry.span.empty() &&
                           !isOneOf(kNotForReaders, entry.key) && !headTells(document, programme, entry);
        if (!shown)
            continue;
        document.properties.push_back(static_cast<std::uint32_t>(i));
        end = entry.span.end;
    }
}

InlineText propertyKey(const Document& document, const InfoEntry& property)
{
    LineBuilder line(document.tree->source(), property.span);
    line.addKey(property.key);
    return line.take();
}

InlineText propertyValue(const Document& document, std::string_view value, ByteSpan span)
{
    LineBuilder line(document.tree->source(), span);
    line.addValue({}, value);
    return line.take();
}

InlineText propertyLine(const Document& document, const InfoEntry& property)
{
    LineBuilder line(document.tree->source(), property.span);
    line.addKey(property.key);
    line.addValue(kAfterKey, property.value);
    return line.take();
}

std::vector<ByteSpan> addressesIn(std::string_view value)
{
    constexpr std::string_view kSchemeEnd = "://";
    std::vector<ByteSpan> found;
    std::size_t done = 0;
    for (std::size_t at = value.find(kSchemeEnd); at != std::string_view::npos; at = value.find(kSchemeEnd, at + 1)) {
        if (at < done)
            continue;
        const markdown::BareLink link = markdown::bareUrl(value, at, done, markdown::BareRule::Cjk);
        if (!link.found())
            continue;
        done = link.end; // also of one that is none for readers: nothing is looked at twice
        if (beginsWithHttp(value.substr(link.begin)))
            found.push_back({static_cast<std::uint32_t>(link.begin), static_cast<std::uint32_t>(link.end)});
    }
    return found;
}

std::string_view programmeOf(const Document& document)
{
    for (const InfoEntry& entry : document.info)
        if (isOneOf(kProgrammeKeys, entry.key))
            return entry.value;
    return {};
}

} // namespace zhilan::document
