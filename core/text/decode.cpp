#include "core/text/decode.h"

#include "core/text/utf.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <memory>

namespace zhilan::text
{
namespace
{

constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";

struct Bom {
    std::string_view bytes;
    const char* encoding;
};
using namespace std::string_view_literals;
/// Longest first: the mark of UTF-32LE begins with that of UTF-16LE.
constexpr std::array kBoms{
    Bom{"\xFF\xFE\x00\x00"sv, "UTF-32LE"}, Bom{"\x00\x00\xFE\xFF"sv, "UTF-32BE"}, Bom{kUtf8Bom, "UTF-8"},
    Bom{"\xFF\xFE"sv, "UTF-16LE"},         Bom{"\xFE\xFF"sv, "UTF-16BE"},
};

void noteReplacement(DecodedText& result, std::size_t begin)
{
    const ByteSpan span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + kReplacement.size())};
    if (!result.diagnostics.empty() && result.diagnostics.back().span.end == span.begin) {
        result.diagnostics.back().span.end = span.end;
        return;
    }
    result.diagnostics.push_back({DiagnosticCode::UndecodableBytes, span, {}});
}

/// Bytes at the start of `bytes` that are one well-formed sequence; or, negated, the size of the maximal subpart of an
/// ill-formed one (Unicode 15, table 3-7 and section 3.9).
int sequenceLength(std::string_view bytes)
{
    const auto byte = [&](std::size_t index) -> unsigned {
        return index < bytes.size() ? static_cast<unsigned char>(bytes[index]) : 0U;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return -1;
    const int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    unsigned low = 0x80;
    unsigned high = 0xBF;
    if (lead == 0xE0)
        low = 0xA0;
    else if (lead == 0xED)
        high = 0x9F;
    else if (lead == 0xF0)
        low = 0x90;
    else if (lead == 0xF4)
        high = 0x8F;
    for (int i = 1; i < length; ++i) {
        const unsigned c = byte(static_cast<std::size_t>(i));
        if (c < low || c > high)
            return -i;
        low = 0x80;
        high = 0xBF;
    }
    return length;
}

std::size_t validPrefix(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::uint64_t eight = 0;
        if (bytes.size() - at >= sizeof eight) {
            std::memcpy(&eight, bytes.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080ULL) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        const int length = sequenceLength(bytes.substr(at));
        if (length < 0)
            return at;
        at += static_cast<std::size_t>(length);
    }
    return at;
}

void decodeUtf8(std::string_view bytes, DecodedText& result)
{
    while (!bytes.empty()) {
        const std::size_t valid = validPrefix(bytes);
        result.utf8.append(bytes.substr(0, valid));
        bytes.remove_prefix(valid);
        if (bytes.empty())
            return;
        noteReplacement(result, result.utf8.size());
        result.utf8.append(kReplacement);
        bytes.remove_prefix(static_cast<std::size_t>(-sequenceLength(bytes)));
    }
}

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter openConverter(const std::string& encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status))
        return nullptr;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

void decodeWith(UConverter* converter, std::string_view bytes, DecodedText& result)
{
    std::array<UChar, 4096> units{};
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    char32_t high = 0; // of a surrogate pair that two rounds share
    for (bool more = true; more;) {
        UChar* to = units.data();
        UErrorCode status = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &to, units.data() + units.size(), &from, end, nullptr, true, &status);
        for (const UChar* unit = units.data(); unit < to; ++unit) {
            if (U16_IS_LEAD(*unit)) {
                high = *unit;
                continue;
            }
            const bool pair = high != 0 && U16_IS_TRAIL(*unit);
            appendUtf8(result.utf8, pair ? static_cast<char32_t>(U16_GET_SUPPLEMENTARY(high, *unit)) : *unit);
            high = 0;
        }
        more = status == U_BUFFER_OVERFLOW_ERROR || U_FAILURE(status);
        if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
            noteReplacement(result, result.utf8.size());
            result.utf8.append(kReplacement);
            more = from < end;
        }
    }
}

/// Text may hold a stray control character, but not as a rule; form feeds, tabs, line ends and escapes are ordinary.
bool looksBinary(std::string_view utf8)
{
    constexpr std::size_t kSample = 64U << 10U;
    const std::string_view sample = utf8.substr(0, kSample);
    if (utf8.find('\0') != std::string_view::npos)
        return true;
    const auto odd = std::count_if(sample.begin(), sample.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1B') || byte == 0x7F;
    });
    return static_cast<std::size_t>(odd) * 10 > sample.size() * 3;
}

} // namespace

Result<DecodedText> decode(std::string_view bytes, std::string_view encoding)
{
    DecodedText result;
    result.encoding = encoding.empty() ? "UTF-8" : encoding;
    const auto* const bom =
        std::find_if(kBoms.begin(), kBoms.end(), [&](const Bom& each) { return bytes.starts_with(each.bytes); });
    if (bom != kBoms.end() && (encoding.empty() || encoding == bom->encoding)) {
        result.hadBom = true;
        result.encoding = bom->encoding;
        bytes.remove_prefix(bom->bytes.size());
    }

    // Bytes that are no text in any of our encodings are told by their NULs before any time goes into them.
    if (result.encoding == "UTF-8" && bytes.find('\0') != std::string_view::npos)
        return fail(ErrorCode::BinaryFile);

    const Converter converter = result.encoding == "UTF-8" ? nullptr : openConverter(result.encoding);
    if (converter) {
        result.utf8.reserve(bytes.size() + bytes.size() / 2);
        decodeWith(converter.get(), bytes, result);
    } else {
        result.encoding = "UTF-8";
        result.utf8.reserve(bytes.size());
        decodeUtf8(bytes, result);
    }
    if (result.utf8.size() > std::numeric_limits<std::uint32_t>::max())
        return fail(ErrorCode::TooLarge);
    if (looksBinary(result.utf8))
        return fail(ErrorCode::BinaryFile);
    return result;
}

} // namespace zhilan::text
