#include "core/text/han_variants.h"

#include <unicode/translit.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <memory>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zhilan::text
{
namespace
{

/// Pairs of a Japanese or variant form and its simplified one, where no transliterator of ICU joins them.
constexpr std::u32string_view kVariants =
    U"亜亚悪恶圧压囲围壱壹隠隐栄荣営营鋭锐駅驿円圆塩盐応应桜樱仮假価价絵绘壊坏懐怀拡扩覚觉楽乐関关観观気气帰归"
    U"拠据挙举暁晓駆驱経经継继検检県县権权顕显験验広广鉱矿済济剤剂雑杂児儿実实釈释収收従从縦纵渋涩処处焼烧証证"
    U"縄绳条条醸酿図图粋粹酔醉穂穗枢枢数数斉齐摂摄専专戦战銭钱潜潜繊纤総总聡聪荘庄増增蔵藏臓脏属属続续堕堕対对"
    U"帯带滝泷択择沢泽単单団团弾弹遅迟鋳铸庁厅聴听鎮镇逓递鉄铁転转点点伝传徳德読读悩恼脳脑廃废売卖発发髪发抜拔"
    U"浜滨払拂仏佛辺边変变豊丰毎每満满黙默薬药訳译揺摇謡谣様样頼赖覧览竜龙両两猟猎緑绿涙泪塁垒隷隶齢龄録录労劳"
    U"説说峯峰羣群裏里裡里綫线衞卫爲为嶽岳羨羡牀床啓启甯宁喆哲淼渺舘馆祕秘竝并佈布";

struct Table {
    /// By code point − 0x3400, the ideographs of the basic plane.
    std::vector<char32_t> basic;
    std::unordered_map<char32_t, char32_t> others;

    [[nodiscard]] char32_t of(char32_t c) const
    {
        if (c >= 0x3400 && c - 0x3400 < basic.size())
            return basic[c - 0x3400];
        if (const auto found = others.find(c); found != others.end())
            return found->second;
        return c;
    }
};

void put(Table& table, char32_t from, char32_t to)
{
    if (from >= 0x3400 && from - 0x3400 < table.basic.size())
        table.basic[from - 0x3400] = to;
    else
        table.others[from] = to;
}

Table build()
{
    constexpr char32_t kBasicBegin = 0x3400;
    constexpr char32_t kBasicEnd = 0xA000;
    Table table;
    table.basic.resize(kBasicEnd - kBasicBegin);
    std::iota(table.basic.begin(), table.basic.end(), kBasicBegin);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> transliterator(
        icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
    if (U_SUCCESS(status) && transliterator) {
        icu::UnicodeSet changed;
        transliterator->getSourceSet(changed);
        for (int32_t range = 0; range < changed.getRangeCount(); ++range) {
            for (UChar32 c = changed.getRangeStart(range); c <= changed.getRangeEnd(range); ++c) {
                icu::UnicodeString simplified(c);
                transliterator->transliterate(simplified);
                if (simplified.countChar32() == 1)
                    put(table, static_cast<char32_t>(c), static_cast<char32_t>(simplified.char32At(0)));
            }
        }
    }
    for (std::size_t i = 0; i + 1 < kVariants.size(); i += 2)
        put(table, kVariants[i], kVariants[i + 1]);
    // The transliterator takes it for 着, but 著名 is simplified Chinese.
    put(table, U'著', U'著');
    for (char32_t& simplified : table.basic)
        simplified = table.of(simplified); // variants of traditional forms
    return table;
}

} // namespace

char32_t simplifiedHan(char32_t codePoint)
{
    static const Table table = build();
    return table.of(codePoint);
}

} // namespace zhilan::text
