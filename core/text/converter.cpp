#include "core/text/converter.h"

#include "core/text/encodings.h"
#include "core/text/likelihood.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include <array>

namespace zhilan::text
{
namespace
{

/// ICU's EUC-JP has the full-width forms that Windows' Shift_JIS wants for six characters of JIS X 0208; the standard,
/// and with it iconv, Python and Java, has these.
char32_t jisCharacter(char32_t c)
{
    switch (c) {
    case 0xFF5E:
        return 0x301C; // wave dash
    case 0x2225:
        return 0x2016; // double vertical line
    case 0xFF0D:
        return 0x2212; // minus sign
    case 0xFFE0:
        return 0xA2; // cent sign
    case 0xFFE1:
        return 0xA3; // pound sign
    case 0xFFE2:
        return 0xAC; // not sign
    default:
        return c;
    }
}

} // namespace

Converter::Converter(std::string_view encoding) : m_jis(encoding == "EUC-JP")
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter* const converter = ucnv_open(std::string(converterName(encoding)).c_str(), &status);
    if (U_SUCCESS(status))
        ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    if (U_SUCCESS(status))
        m_converter = converter;
    else
        ucnv_close(converter);
}

Converter::~Converter()
{
    ucnv_close(m_converter);
}

void Converter::convert(std::string_view bytes, const std::function<void(std::u32string_view)>& characters,
                        const std::function<void(Undecodable)>& undecodable)
{
    constexpr std::size_t kChunk = 4096;
    std::array<UChar, kChunk> units{};
    std::array<char32_t, kChunk> chunk{};
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    char32_t lead = 0; // of a surrogate pair that two rounds share
    for (bool more = true; more;) {
        UChar* to = units.data();
        UErrorCode status = U_ZERO_ERROR;
        ucnv_toUnicode(m_converter, &to, units.data() + units.size(), &from, end, nullptr, 1, &status);
        std::size_t size = 0;
        for (const UChar* unit = units.data(); unit < to; ++unit) {
            if (U16_IS_LEAD(*unit)) {
                lead = *unit;
                continue;
            }
            const char32_t c =
                lead != 0 && U16_IS_TRAIL(*unit) ? static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, *unit)) : *unit;
            lead = 0;
            chunk[size++] = m_jis ? jisCharacter(c) : c;
        }
        characters(std::u32string_view(chunk.data(), size));
        more = status == U_BUFFER_OVERFLOW_ERROR;
        if (U_FAILURE(status) && !more) {
            std::array<char, 32> invalid{};
            auto length = static_cast<int8_t>(invalid.size());
            UErrorCode asked = U_ZERO_ERROR;
            ucnv_getInvalidChars(m_converter, invalid.data(), &length, &asked);
            const auto read = static_cast<std::size_t>(from - bytes.data());
            undecodable({U_SUCCESS(asked) && length > 0 ? read - static_cast<std::size_t>(length) : read,
                         status == U_TRUNCATED_CHAR_FOUND});
            more = from < end;
        }
    }
}

std::vector<char32_t> decodeForDetection(const std::string& encoding, std::string_view sample)
{
    Converter converter(encoding);
    std::vector<char32_t> text;
    if (!converter.isOpen())
        return text;
    converter.convert(
        sample,
        [&text](std::u32string_view characters) { text.insert(text.end(), characters.begin(), characters.end()); },
        [&text](Converter::Undecodable place) { text.push_back(place.cut ? kCut : kUndecodable); });
    return text;
}

} // namespace zhilan::text
