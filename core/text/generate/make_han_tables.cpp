/// Writes the tables of core/text/han_tables.h as C++, from what Unicode and ICU know about Han characters:
///     make_han_tables Unihan_Readings.txt Unihan_Variants.txt > han_tables.cpp
/// Runs while building, so that the program neither holds a copy of Unicode's files nor builds tables at its start
/// (ICU's transliterator alone takes more than a tenth of a second to say what it would change).

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace
{

/// Pairs of a Japanese or variant form and its simplified one, where neither ICU nor Unihan joins them.
constexpr std::u32string_view kVariants =
    U"亜亚悪恶圧压囲围壱壹隠隐栄荣営营鋭锐駅驿円圆塩盐応应桜樱仮假価价絵绘壊坏懐怀拡扩覚觉楽乐関关観观気气帰归"
    U"拠据挙举暁晓駆驱経经継继検检県县権权顕显験验広广鉱矿済济剤剂雑杂児儿実实釈释収收従从縦纵渋涩処处焼烧証证"
    U"縄绳条条醸酿図图粋粹酔醉穂穗枢枢数数斉齐摂摄専专戦战銭钱潜潜繊纤総总聡聪荘庄増增蔵藏臓脏属属続续堕堕対对"
    U"帯带滝泷択择沢泽単单団团弾弹遅迟鋳铸庁厅聴听鎮镇逓递鉄铁転转点点伝传徳德読读悩恼脳脑廃废売卖発发髪发抜拔"
    U"浜滨払拂仏佛辺边変变豊丰毎每満满黙默薬药訳译揺摇謡谣様样頼赖覧览竜龙両两猟猎緑绿涙泪塁垒隷隶齢龄録录労劳"
    U"説说峯峰羣群裏里裡里綫线衞卫爲为嶽岳羨羡牀床啓启甯宁喆哲淼渺舘馆祕秘竝并佈布";

using Forms = std::map<char32_t, char32_t>;

/// A line of a Unihan file: code point, field and value, parted by tabs.
struct Entry {
    char32_t codePoint = 0;
    std::string field;
    std::string value;
};

std::vector<Entry> readUnihan(const char* path)
{
    std::ifstream file(path);
    std::vector<Entry> entries;
    for (std::string line; std::getline(file, line);) {
        const std::size_t first = line.find('\t');
        const std::size_t second = line.find('\t', first + 1);
        if (!line.starts_with("U+") || second == std::string::npos)
            continue;
        entries.push_back({static_cast<char32_t>(std::strtoul(line.c_str() + 2, nullptr, 16)),
                           line.substr(first + 1, second - first - 1), line.substr(second + 1)});
    }
    if (entries.empty()) {
        std::cerr << "make_han_tables: nothing read from " << path << '\n';
        std::exit(EXIT_FAILURE);
    }
    return entries;
}

/// What ICU's transliterator makes of single characters.
void addTransliterations(Forms& forms)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> simplify(
        icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) {
        std::cerr << "make_han_tables: this ICU has no Hant-Hans transliterator\n";
        std::exit(EXIT_FAILURE);
    }
    icu::UnicodeSet changed;
    simplify->getSourceSet(changed);
    for (int32_t range = 0; range < changed.getRangeCount(); ++range) {
        for (UChar32 c = changed.getRangeStart(range); c <= changed.getRangeEnd(range); ++c) {
            icu::UnicodeString simplified(c);
            simplify->transliterate(simplified);
            if (simplified.countChar32() == 1)
                forms[static_cast<char32_t>(c)] = static_cast<char32_t>(simplified.char32At(0));
        }
    }
}

/// Where ICU is silent, mostly in the extensions: characters that have one simplified form and are none themselves.
void addUnihanForms(const std::vector<Entry>& variants, Forms& forms)
{
    for (const Entry& entry : variants) {
        if (entry.field != "kSimplifiedVariant" || entry.value.find(' ') != std::string::npos)
            continue;
        const auto simplified = static_cast<char32_t>(std::strtoul(entry.value.c_str() + 2, nullptr, 16));
        forms.emplace(entry.codePoint, simplified);
    }
}

Forms simplifiedForms(const std::vector<Entry>& variants)
{
    Forms forms;
    addTransliterations(forms);
    for (std::size_t i = 0; i + 1 < kVariants.size(); i += 2)
        forms[kVariants[i]] = kVariants[i + 1];
    // The transliterator takes it for 着, but 著名 is simplified Chinese.
    forms[U'著'] = U'著';
    addUnihanForms(variants, forms);
    for (auto& [from, to] : forms) {
        // Variants of traditional forms; bounded, lest two forms point at each other.
        for (int step = 0; step < 4; ++step) {
            const auto further = forms.find(to);
            if (further == forms.end() || further->second == to)
                break;
            to = further->second;
        }
    }
    std::erase_if(forms, [](const auto& pair) { return pair.first == pair.second; });
    return forms;
}

/// "nǚ" → "nv", "zhòng" → "zhong"; empty for what is no syllable.
std::string toneless(std::string_view utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
    const icu::UnicodeString marked = nfd->normalize(
        icu::UnicodeString::fromUTF8({utf8.data(), static_cast<int32_t>(utf8.size())}).toLower(), status);
    std::string plain;
    for (int32_t i = 0; i < marked.length(); ++i) {
        const char16_t unit = marked[i];
        if (unit == u'\u0308' && !plain.empty() && plain.back() == 'u')
            plain.back() = 'v';
        else if (unit >= u'a' && unit <= u'z')
            plain += static_cast<char>(unit);
        else if (u_charType(unit) != U_NON_SPACING_MARK)
            return {};
    }
    return plain;
}

struct Readings {
    /// Commonest first.
    std::map<char32_t, std::vector<std::string>> of;
    /// How often a character stands in running text, where that is known.
    std::map<char32_t, std::uint32_t> counts;
};

void addReading(Readings& readings, char32_t codePoint, std::string_view marked)
{
    const std::string syllable = toneless(marked);
    std::vector<std::string>& known = readings.of[codePoint];
    // "n", "m" and "hm" are interjections that nobody types for a character; "e" and the like are syllables.
    if (!syllable.empty() && syllable.find_first_of("aeiouv") != std::string::npos &&
        std::find(known.begin(), known.end(), syllable) == known.end())
        known.push_back(syllable);
}

/// kMandarin says the usual reading; kHanyuPinlu those that occur in running text, with counts: "huì(6866) kuài(9)";
/// kXHC1983 and kTGHZ2013 those of two dictionaries of today's language: "0505.010:huì 0656.100:kuài". kHanyuPinyin, of
/// a dictionary of all times, has many that nobody knows.
Readings readReadings(const std::vector<Entry>& entries)
{
    Readings readings;
    for (const std::string_view field : {"kMandarin", "kHanyuPinlu", "kXHC1983", "kTGHZ2013"}) {
        for (const Entry& entry : entries) {
            if (entry.field != field)
                continue;
            std::istringstream stream(entry.value);
            for (std::string word; stream >> word;) {
                const std::string_view view(word);
                if (field == "kHanyuPinlu") {
                    const std::size_t open = view.find('(');
                    readings.counts[entry.codePoint] +=
                        static_cast<std::uint32_t>(std::strtoul(word.c_str() + open + 1, nullptr, 10));
                    addReading(readings, entry.codePoint, view.substr(0, open));
                } else if (field == "kMandarin") {
                    addReading(readings, entry.codePoint, view);
                } else {
                    addReading(readings, entry.codePoint, view.substr(view.find(':') + 1));
                }
            }
        }
    }
    std::erase_if(readings.of, [](const auto& pair) { return pair.second.empty(); });
    return readings;
}

template <class Range>
void writeNumbers(const char* type, const char* name, const Range& numbers)
{
    std::printf("constexpr %s %s[] = {\n", type, name);
    std::size_t column = 0;
    for (const std::uint32_t number : numbers)
        std::printf("%u,%s", number, ++column % 12 == 0 ? "\n" : "");
    std::printf("};\n\n");
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "usage: make_han_tables Unihan_Readings.txt Unihan_Variants.txt\n";
        return EXIT_FAILURE;
    }
    const Readings readings = readReadings(readUnihan(argv[1]));
    const Forms forms = simplifiedForms(readUnihan(argv[2]));

    std::set<std::string> names;
    for (const auto& [codePoint, syllables] : readings.of)
        names.insert(syllables.begin(), syllables.end());
    const std::vector<std::string> syllables(names.begin(), names.end());

    std::printf("#include \"core/text/han_tables.h\"\n\nnamespace zhilan::text\n{\nnamespace\n{\n\n");
    std::vector<std::uint32_t> numbers;
    for (const auto& [from, to] : forms) {
        numbers.push_back(from);
        numbers.push_back(to);
    }
    std::printf("constexpr HanForm kForms[] = {\n");
    for (std::size_t i = 0; i < numbers.size(); i += 2)
        std::printf("{%u,%u},%s", numbers[i], numbers[i + 1], i % 16 == 14 ? "\n" : "");
    std::printf("};\n\nconstexpr std::string_view kSyllables[] = {\n");
    for (const std::string& syllable : syllables)
        std::printf("\"%s\",\n", syllable.c_str());
    std::printf("};\n\n");

    numbers.clear();
    for (const auto& [codePoint, known] : readings.of) {
        for (const std::string& syllable : known) {
            const auto place = std::lower_bound(syllables.begin(), syllables.end(), syllable) - syllables.begin();
            numbers.push_back(static_cast<std::uint32_t>(codePoint << 11U) | static_cast<std::uint32_t>(place));
        }
    }
    writeNumbers("std::uint32_t", "kReadings", numbers);

    numbers.clear();
    double total = 0;
    for (const auto& [codePoint, count] : readings.counts)
        total += count;
    for (const auto& [codePoint, count] : readings.counts) {
        const double rarity = -10 * std::log(std::max(1.0, static_cast<double>(count)) / total);
        numbers.push_back(static_cast<std::uint32_t>(codePoint << 8U) | static_cast<std::uint32_t>(rarity));
    }
    writeNumbers("std::uint32_t", "kRarities", numbers);

    std::printf("} // namespace\n\n"
                "std::span<const HanForm> hanForms()\n{\n    return kForms;\n}\n\n"
                "std::span<const std::string_view> pinyinSyllables()\n{\n    return kSyllables;\n}\n\n"
                "std::span<const std::uint32_t> hanReadings()\n{\n    return kReadings;\n}\n\n"
                "std::span<const std::uint32_t> hanRarities()\n{\n    return kRarities;\n}\n\n"
                "} // namespace zhilan::text\n");
    return EXIT_SUCCESS;
}
