#include "core/text/detect_encoding.h"

#include "core/text/converter.h"
#include "core/text/encodings.h"
#include "core/text/likelihood.h"
#include "core/text/utf8_check.h"

#include <unicode/uchar.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <vector>

namespace zhilan::text
{
namespace
{

constexpr std::size_t kSample = 8U << 10U;

struct Candidate {
    std::string name;
    std::vector<Writing> writings;
    double handicap = 0; ///< nats; of encodings that are seldom met
};

const std::vector<Candidate>& usualCandidates()
{
    using enum Writing;
    static const std::vector<Candidate> candidates{
        {"UTF-8", {SimplifiedChinese, TraditionalChinese, Japanese, Korean, Alphabetic}, -4},
        {"GB18030", {SimplifiedChinese}, 0},
        {"Big5", {TraditionalChinese}, 0},
        {"Big5-HKSCS", {TraditionalChinese}, 6},
        {"Shift_JIS", {Japanese}, 0},
        {"EUC-JP", {Japanese}, 0},
        {"EUC-KR", {Korean}, 0},
        {"windows-1252", {Alphabetic}, 2},
    };
    return candidates;
}

const std::vector<Candidate>& sixteenBitCandidates()
{
    using enum Writing;
    static const std::vector<Candidate> candidates{
        {"UTF-16LE", {SimplifiedChinese, TraditionalChinese, Japanese, Korean, Alphabetic}, 2},
        {"UTF-16BE", {SimplifiedChinese, TraditionalChinese, Japanese, Korean, Alphabetic}, 4},
        {"UTF-32LE", {SimplifiedChinese, TraditionalChinese, Japanese, Korean, Alphabetic}, 6},
        {"UTF-32BE", {SimplifiedChinese, TraditionalChinese, Japanese, Korean, Alphabetic}, 6},
    };
    return candidates;
}

bool isAscii(char byte)
{
    return static_cast<unsigned char>(byte) < 0x80;
}

/// Lines with bytes beyond ASCII, up to kSample bytes. Cut at line feeds, which are part of no other character in any
/// encoding of the usual candidates.
std::string tellingLines(std::string_view bytes)
{
    std::string sample;
    while (!bytes.empty() && sample.size() < kSample) {
        const auto high =
            static_cast<std::size_t>(std::find_if_not(bytes.begin(), bytes.end(), isAscii) - bytes.begin());
        if (high == bytes.size())
            break;
        const std::size_t feed = high == 0 ? std::string_view::npos : bytes.rfind('\n', high - 1);
        const std::size_t begin = feed == std::string_view::npos ? 0 : feed + 1;
        // What is far from the bytes beyond ASCII on a long line says nothing.
        constexpr std::size_t kNear = 64;
        bytes.remove_prefix(high - begin > kNear ? high - kNear : begin);
        const std::size_t end = std::min({bytes.find('\n'), bytes.size() - 1, kSample - sample.size()}) + 1;
        sample += bytes.substr(0, end);
        bytes.remove_prefix(end);
    }
    return sample;
}

/// ISO-2022: seven bits, and escape sequences that say which character set follows (RFC 1468, RFC 1557).
std::string escapeEncoding(std::string_view bytes)
{
    for (std::size_t at = bytes.find('\x1B'); at != std::string_view::npos; at = bytes.find('\x1B', at + 1)) {
        const std::string_view sequence = bytes.substr(at + 1);
        if (sequence.starts_with("$)C"))
            return "ISO-2022-KR";
        if (sequence.starts_with("$)A") || sequence.starts_with("$)G"))
            return "ISO-2022-CN";
        if (sequence.starts_with("$@") || sequence.starts_with("$B") || sequence.starts_with("(J"))
            return "ISO-2022-JP";
        if (sequence.starts_with("$(D") || sequence.starts_with("$(C") || sequence.starts_with("$A"))
            return "ISO-2022-JP-2";
    }
    return {};
}

/// Encodings of alphabets that ICU's detector thinks of.
std::vector<Candidate> alphabeticCandidates(std::string_view sample)
{
    struct CloseDetector {
        void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
    };
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
    int32_t count = 0;
    const UCharsetMatch** matches = nullptr;
    if (U_SUCCESS(status)) {
        ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
        matches = ucsdet_detectAll(detector.get(), &count, &status);
    }
    std::vector<Candidate> candidates;
    for (int32_t i = 0; U_SUCCESS(status) && i < count && candidates.size() < 6; ++i) {
        const std::string_view name = ucsdet_getName(matches[i], &status);
        const bool alphabet = name.starts_with("ISO-8859") || name.starts_with("windows-") || name.starts_with("KOI8");
        if (alphabet && name != "ISO-8859-1" && name != "windows-1252")
            candidates.push_back({std::string(name), {Writing::Alphabetic}, 3});
    }
    return candidates;
}

/// No control character but those of text, nothing undecodable, unassigned or private.
bool isWritten(const std::vector<char32_t>& text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char32_t c) {
        return c == '\t' || c == '\n' || c == '\r' || c == kCut ||
               (c < kUndecodable && u_isprint(static_cast<UChar32>(c)));
    });
}

struct Best {
    std::string name;
    double surprise = std::numeric_limits<double>::max();
    double second = std::numeric_limits<double>::max();
    std::size_t characters = 0;

    /// One is the other and more.
    [[nodiscard]] bool sameFamily(std::string_view other) const
    {
        return name == other || (name.starts_with("Big5") && other.starts_with("Big5"));
    }

    void consider(const Candidate& candidate, std::string_view sample)
    {
        const std::vector<char32_t> text = decodeForDetection(candidate.name, sample);
        if (text.empty())
            return;
        for (const Writing writing : candidate.writings) {
            const double value = text::surprise(text, writing) + candidate.handicap;
            if (value < surprise) {
                if (!sameFamily(candidate.name))
                    second = surprise;
                surprise = value;
                name = candidate.name;
                characters = text.size();
            } else if (!sameFamily(candidate.name)) {
                second = std::min(second, value);
            }
        }
    }
};

} // namespace

DetectedEncoding detectEncoding(std::string_view bytes)
{
    const bool valid = validUtf8Prefix(bytes) == bytes.size();
    const bool zeros = bytes.find('\0') != std::string_view::npos;
    if (valid && !zeros) {
        if (std::string name = escapeEncoding(bytes); !name.empty())
            return {std::move(name), false, true};
        return {"UTF-8", false, true};
    }

    Best best;
    const std::string_view prefix = bytes.substr(0, std::min(bytes.size(), kSample));
    if (zeros) {
        for (const Candidate& candidate : sixteenBitCandidates())
            best.consider(candidate, prefix);
        // Bytes that are no text are told by characters that nobody writes.
        constexpr double kStrange = 9.5;
        const bool strange = best.characters == 0 || best.surprise / static_cast<double>(best.characters) > kStrange;
        if (strange && !isWritten(decodeForDetection(best.name, prefix)))
            return {"UTF-8", true};
        return {best.name, best.second - best.surprise < 8};
    }

    const std::string sample = tellingLines(bytes);
    for (const Candidate& candidate : usualCandidates())
        best.consider(candidate, sample);
    for (const Candidate& candidate : alphabeticCandidates(sample))
        best.consider(candidate, sample);
    // Sixteen bits without a single zero byte: no line end, no space.
    if (bytes.size() % 2 == 0 && bytes.starts_with(sample)) {
        for (Candidate candidate : {sixteenBitCandidates()[0], sixteenBitCandidates()[1]}) {
            candidate.handicap += 4;
            best.consider(candidate, std::string_view(sample).substr(0, sample.size() / 2 * 2));
        }
    }
    return {best.name, best.second - best.surprise < 8};
}

} // namespace zhilan::text
