#include "core/text/decode.h"

#include "core/text/converter.h"
#include "core/text/detect_encoding.h"
#include "core/text/encodings.h"
#include "core/text/utf.h"
#include "core/text/utf8_check.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

namespace zhilan::text
{
namespace
{

constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::string_view kUtf8 = "UTF-8";

struct Bom {
    std::string_view bytes;
    std::string_view encoding;
};
using namespace std::string_view_literals;
/// Longest first: the mark of UTF-32LE begins with that of UTF-16LE.
constexpr std::array kBoms{
    Bom{"\xFF\xFE\x00\x00"sv, "UTF-32LE"}, Bom{"\x00\x00\xFE\xFF"sv, "UTF-32BE"}, Bom{"\x84\x31\x95\x33"sv, "GB18030"},
    Bom{"\xEF\xBB\xBF"sv, kUtf8},          Bom{"\xFF\xFE"sv, "UTF-16LE"},         Bom{"\xFE\xFF"sv, "UTF-16BE"},
};

void replaceUndecodable(DecodedText& result, std::size_t offset)
{
    const auto begin = static_cast<std::uint32_t>(result.utf8.size());
    const ByteSpan span{begin, begin + static_cast<std::uint32_t>(kReplacement.size())};
    result.utf8.append(kReplacement);
    if (!result.diagnostics.empty() && result.diagnostics.back().span.end == span.begin)
        result.diagnostics.back().span.end = span.end;
    else if (result.diagnostics.size() < kMostUndecodable)
        result.diagnostics.push_back({DiagnosticCode::UndecodableBytes, span,
                                      "byte " + std::to_string(offset) + " as " + result.encoding +
                                          "; choose another encoding if more of the text looks wrong"});
}

/// `begin`: of `bytes` in all bytes, behind the byte order mark.
void decodeUtf8(std::string_view bytes, std::size_t begin, DecodedText& result)
{
    result.utf8.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t valid = validUtf8Prefix(bytes.substr(at));
        result.utf8.append(bytes.substr(at, valid));
        at += valid;
        if (at == bytes.size())
            return;
        replaceUndecodable(result, begin + at);
        at += illFormedLength(bytes.substr(at));
    }
}

void decodeWith(Converter& converter, std::string_view bytes, std::size_t begin, DecodedText& result)
{
    result.utf8.reserve(bytes.size() + bytes.size() / 2);
    converter.convert(
        bytes,
        [&result](std::u32string_view characters) {
            for (const char32_t c : characters)
                appendUtf8(result.utf8, c);
        },
        [&result, begin](Converter::Undecodable place) { replaceUndecodable(result, begin + place.offset); });
}

constexpr bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
}

std::size_t controlCount(std::string_view text)
{
    // Counters of a byte let the compiler look at many bytes at a time.
    constexpr std::size_t kBlock = 128;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::uint8_t inBlock = 0;
        for (const std::size_t end = std::min(at + kBlock, text.size()); at < end; ++at)
            inBlock = static_cast<std::uint8_t>(inBlock + (isControl(text[at]) ? 1 : 0));
        count += inBlock;
    }
    return count;
}

/// Text may hold a stray control character, but not as a rule; form feeds, tabs, line ends and escapes are ordinary.
bool looksBinary(std::string_view utf8)
{
    if (utf8.find('\0') != std::string_view::npos)
        return true;
    constexpr std::size_t kSample = 64U << 10U;
    const std::string_view sample = utf8.substr(0, kSample);
    const auto tooMany = [&sample](std::size_t controls) {
        return controls * 10 > sample.size() * 3;
    };
    // Hardly a text has so many even with the ordinary ones.
    if (!tooMany(controlCount(sample)))
        return false;
    constexpr std::string_view kOrdinary = "\t\n\r\f\x1B";
    return tooMany(static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), [kOrdinary](char c) {
        return isControl(c) && kOrdinary.find(c) == std::string_view::npos;
    })));
}

} // namespace

Result<DecodedText> decode(std::string_view bytes, std::string_view encoding)
{
    DecodedText result;
    result.encoding = canonicalEncoding(encoding);
    if (!encoding.empty())
        result.origin = EncodingOrigin::Chosen;
    const auto* const bom =
        std::find_if(kBoms.begin(), kBoms.end(), [&](const Bom& each) { return bytes.starts_with(each.bytes); });
    bool validUtf8 = false;
    if (bom != kBoms.end() && (encoding.empty() || result.encoding == bom->encoding)) {
        result.hadBom = true;
        result.encoding = bom->encoding;
        if (encoding.empty())
            result.origin = EncodingOrigin::Marked;
    } else if (encoding.empty()) {
        DetectedEncoding detected = detectEncoding(bytes);
        result.encoding = std::move(detected.name);
        result.origin = detected.uncertain ? EncodingOrigin::Uncertain : EncodingOrigin::Detected;
        validUtf8 = detected.validUtf8;
    }

    // Bytes that are no text in any of our encodings are told by their NULs before any time goes into them.
    if (result.encoding == kUtf8 && bytes.find('\0') != std::string_view::npos)
        return fail(ErrorCode::BinaryFile);

    const std::string_view text = bytes.substr(result.hadBom ? bom->bytes.size() : 0);
    if (validUtf8 && result.encoding == kUtf8) {
        result.utf8 = text;
    } else if (Converter converter(result.encoding); result.encoding != kUtf8 && converter.isOpen()) {
        decodeWith(converter, text, bytes.size() - text.size(), result);
    } else {
        result.encoding = kUtf8;
        decodeUtf8(text, bytes.size() - text.size(), result);
    }
    if (result.utf8.size() > std::numeric_limits<std::uint32_t>::max())
        return fail(ErrorCode::TooLarge);
    if (looksBinary(result.utf8))
        return fail(ErrorCode::BinaryFile);
    return result;
}

} // namespace zhilan::text
