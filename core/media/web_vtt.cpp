#include "core/media/subtitle_formats.h"
#include "core/text/lines.h"

namespace zhilan::media
{
namespace
{

using std::chrono::milliseconds;

constexpr std::string_view kArrow = "-->";

/// Eleven days and more are no time of a recording.
constexpr std::int64_t kLargestSeconds = 999'999;

void skipBlanks(std::string_view& text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\f'))
        text.remove_prefix(1);
}

struct Digits {
    std::int64_t value = 0;
    std::size_t count = 0;
};

Digits takeDigits(std::string_view& text)
{
    Digits digits;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), ++digits.count)
        if (digits.value <= kLargestSeconds)
            digits.value = digits.value * 10 + (text.front() - '0');
    return digits;
}

bool take(std::string_view& text, char c)
{
    const bool found = text.starts_with(c);
    if (found)
        text.remove_prefix(1);
    return found;
}

/// "Collect a WebVTT timestamp" of the recommendation, section 6.3.
std::optional<milliseconds> takeTimestamp(std::string_view& text)
{
    const Digits first = takeDigits(text);
    if (first.count == 0 || !take(text, ':'))
        return std::nullopt;
    const bool hours = first.count != 2 || first.value > 59;
    const Digits second = takeDigits(text);
    if (second.count != 2)
        return std::nullopt;
    std::int64_t h = 0;
    Digits minutes = first;
    Digits seconds = second;
    if (hours || text.starts_with(':')) {
        if (!take(text, ':'))
            return std::nullopt;
        h = first.value;
        minutes = second;
        seconds = takeDigits(text);
        if (seconds.count != 2)
            return std::nullopt;
    }
    if (!take(text, '.'))
        return std::nullopt;
    const Digits thousandths = takeDigits(text);
    if (thousandths.count != 3 || minutes.value > 59 || seconds.value > 59 || h > kLargestSeconds / 3600)
        return std::nullopt;
    return milliseconds(((h * 60 + minutes.value) * 60 + seconds.value) * 1000 + thousandths.value);
}

std::optional<CueTimes> takeTimings(std::string_view line)
{
    skipBlanks(line);
    const auto start = takeTimestamp(line);
    skipBlanks(line);
    if (!start || !line.starts_with(kArrow))
        return std::nullopt;
    line.remove_prefix(kArrow.size());
    skipBlanks(line);
    const auto end = takeTimestamp(line);
    return end ? std::optional(CueTimes{*start, *end}) : std::nullopt;
}

class Parser
{
public:
    explicit Parser(std::string_view text) : m_lines(text) {}

    Subtitles read()
    {
        m_result.format = SubtitleFormat::WebVtt;
        (void)m_lines.next();
        readBlock(true);
        while (readBlock(false)) {
        }
        return std::move(m_result);
    }

private:
    /// "Collect a WebVTT block" of section 6.1; false at the end of the file.
    bool readBlock(bool header)
    {
        std::size_t count = 0;
        bool arrow = false;
        std::optional<CueTimes> times;
        std::string payload;
        ByteSpan span;
        bool any = false;
        while (m_lines.next()) {
            any = true;
            const std::string_view line = m_lines.line();
            ++count;
            if (line.find(kArrow) != std::string_view::npos) {
                if (header || (count != 1 && (count != 2 || arrow))) {
                    m_lines.again();
                    break;
                }
                arrow = true;
                times = takeTimings(line);
                payload.clear();
                span = {m_lines.begin(), m_lines.end()};
                if (!times)
                    m_result.diagnostics.push_back({DiagnosticCode::UnreadCue, span, std::string(line.substr(0, 80))});
                continue;
            }
            if (line.empty())
                break;
            if (times) {
                if (!payload.empty())
                    payload += '\n';
                payload += line;
                span.end = m_lines.end();
            }
        }
        if (times)
            add(*times, payload, span);
        return any;
    }

    void add(const CueTimes& times, std::string_view payload, ByteSpan span)
    {
        Cue cue;
        cue.start = times.start;
        cue.end = times.end;
        cue.span = span;
        cue.text = plainCueText(payload, CueMarkup::WebVtt, &cue.speaker);
        if (cue.end < cue.start) {
            m_result.diagnostics.push_back({DiagnosticCode::UnreadCue, span, "it ends before it starts"});
            cue.end = cue.start;
        }
        m_result.cues.push_back(std::move(cue));
    }

    text::Lines m_lines;
    Subtitles m_result;
};

} // namespace

bool isWebVtt(std::string_view text)
{
    constexpr std::string_view kSignature = "WEBVTT";
    if (!text.starts_with(kSignature))
        return false;
    return text.size() == kSignature.size() ||
           std::string_view(" \t\r\n").find(text[kSignature.size()]) != std::string_view::npos;
}

Subtitles readWebVtt(std::string_view text)
{
    return Parser(text).read();
}

} // namespace zhilan::media
