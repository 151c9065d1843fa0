#include "core/text/encodings.h"

#include <algorithm>
#include <array>

namespace zhilan::text
{
namespace
{

constexpr std::array kEncodings{
    Encoding{"UTF-8", "Unicode"},
    Encoding{"UTF-16LE", "Unicode, 16 bits, little-endian"},
    Encoding{"UTF-16BE", "Unicode, 16 bits, big-endian"},
    Encoding{"GB18030", "Chinese, simplified"},
    Encoding{"Big5", "Chinese, traditional"},
    Encoding{"Big5-HKSCS", "Chinese, traditional, Hong Kong"},
    Encoding{"Shift_JIS", "Japanese"},
    Encoding{"EUC-JP", "Japanese, Unix"},
    Encoding{"ISO-2022-JP", "Japanese, mail"},
    Encoding{"EUC-KR", "Korean"},
    Encoding{"windows-1252", "Western European"},
    Encoding{"windows-1250", "Central European"},
    Encoding{"windows-1251", "Cyrillic"},
    Encoding{"KOI8-R", "Cyrillic, Unix"},
    Encoding{"windows-1253", "Greek"},
    Encoding{"windows-1254", "Turkish"},
    Encoding{"windows-1255", "Hebrew"},
    Encoding{"windows-1256", "Arabic"},
    Encoding{"TIS-620", "Thai"},
};

struct Alias {
    std::string_view name;
    std::string_view meant;
};
constexpr std::array kAliases{
    Alias{"utf8", "UTF-8"},          Alias{"gb2312", "GB18030"},
    Alias{"gbk", "GB18030"},         Alias{"cp936", "GB18030"},
    Alias{"windows-936", "GB18030"}, Alias{"hz", "HZ-GB-2312"},
    Alias{"cp950", "Big5"},          Alias{"windows-950", "Big5"},
    Alias{"cp932", "Shift_JIS"},     Alias{"windows-31j", "Shift_JIS"},
    Alias{"sjis", "Shift_JIS"},      Alias{"shift-jis", "Shift_JIS"},
    Alias{"cp949", "EUC-KR"},        Alias{"uhc", "EUC-KR"},
    Alias{"windows-949", "EUC-KR"},  Alias{"ks_c_5601-1987", "EUC-KR"},
};

constexpr std::array kConverters{
    Alias{"Big5", "windows-950-2000"},
    Alias{"Shift_JIS", "ibm-943_P15A-2003"},
    Alias{"EUC-JP", "euc-jp-2007"},
    Alias{"EUC-KR", "windows-949-2000"},
};

bool sameName(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char left, char right) { return lower(left) == lower(right); });
}

} // namespace

std::span<const Encoding> encodings()
{
    return kEncodings;
}

std::string_view canonicalEncoding(std::string_view name)
{
    for (const Encoding& encoding : kEncodings) {
        if (sameName(encoding.name, name))
            return encoding.name;
    }
    for (const Alias& alias : kAliases) {
        if (sameName(alias.name, name))
            return alias.meant;
    }
    return name;
}

std::string_view converterName(std::string_view name)
{
    const auto* const found = std::find_if(kConverters.begin(), kConverters.end(),
                                           [name](const Alias& converter) { return converter.name == name; });
    return found != kConverters.end() ? found->meant : name;
}

} // namespace zhilan::text
