#include "core/quantity/qualifiers.h"

#include "core/quantity/lexicon.h"
#include "core/quantity/openers.h"

namespace zhilan::quantity
{
namespace
{

struct Effect {
    Bound bound = Bound::None;
    bool approximate = false;
};

constexpr Effect kAbout{Bound::None, true};
constexpr Effect kAtLeast{Bound::AtLeast, false};
constexpr Effect kAtMost{Bound::AtMost, false};
constexpr Effect kNothing{};

const Lexicon<Effect>& before()
{
    static const Lexicon<Effect> words{
        {U"约", kAbout},
        {U"约为", kAbout},
        {U"大约", kAbout},
        {U"大概", kAbout},
        {U"大致", kAbout},
        {U"差不多", kAbout},
        {U"近", kAbout},
        {U"将近", kAbout},
        {U"接近", kAbout},
        {U"几乎", kAbout},
        {U"估计", kNothing},
        {U"约合", kAbout},
        {U"高达", kNothing},
        {U"达到", kNothing},
        {U"多达", kNothing},
        {U"仅", kNothing},
        {U"仅仅", kNothing},
        {U"大约有", kAbout},
        {U"约有", kAbout},
        {U"粗略", kAbout},
        {U"±", kAbout},
        {U"somewhere around", kAbout},
        {U"some", kAbout},
        {U"close to", kAbout},
        {U"an estimated", kAbout},
        {U"estimated", kAbout},
        {U"~", kAbout},
        {U"≈", kAbout},
        {U"≃", kAbout},
        {U"≅", kAbout},
        {U"about", kAbout},
        {U"around", kAbout},
        {U"approximately", kAbout},
        {U"approx.", kAbout},
        {U"approx", kAbout},
        {U"roughly", kAbout},
        {U"circa", kAbout},
        {U"c.", kAbout},
        {U"ca.", kAbout},
        {U"nearly", kAbout},
        {U"almost", kAbout},
        {U"およそ", kAbout},
        {U"ほぼ", kAbout},
        {U"近く", kAbout},
        {U"至少", kAtLeast},
        {U"至少有", kAtLeast},
        {U"最小", kAtLeast},
        {U"大于或者等于", kAtLeast},
        {U"大于或等于", kAtLeast},
        {U"等于或大于", kAtLeast},
        {U"不止", kAtLeast},
        {U"超过约", {Bound::AtLeast, true}},
        {U"大なりイコール", kAtLeast},
        {U"=>", kAtLeast},
        {U"more than or equal to", kAtLeast},
        {U"greater than or equal to", kAtLeast},
        {U"larger than", kAtLeast},
        {U"bigger than", kAtLeast},
        {U"higher than", kAtLeast},
        {U"higher or equal than", kAtLeast},
        {U"greater or equal than", kAtLeast},
        {U"minimum of", kAtLeast},
        {U"a minimum of", kAtLeast},
        {U"in excess of", kAtLeast},
        {U"no fewer than", kAtLeast},
        {U"well over", kAtLeast},
        {U"最低でも", kAtLeast},
        {U"最少", kAtLeast},
        {U"起码", kAtLeast},
        {U"超过", kAtLeast},
        {U"超过了", kAtLeast},
        {U"超出", kAtLeast},
        {U"超", kAtLeast},
        {U"逾", kAtLeast},
        {U"多于", kAtLeast},
        {U"大于", kAtLeast},
        {U"高于", kAtLeast},
        {U"不低于", kAtLeast},
        {U"不少于", kAtLeast},
        {U"不小于", kAtLeast},
        {U"突破", kAtLeast},
        {U"大于等于", kAtLeast},
        {U"不下", kAtLeast},
        {U"上", kAtLeast},
        {U">", kAtLeast},
        {U"≥", kAtLeast},
        {U">=", kAtLeast},
        {U"≧", kAtLeast},
        {U">~", {Bound::AtLeast, true}},
        {U"at least", kAtLeast},
        {U"more than", kAtLeast},
        {U"over", kAtLeast},
        {U"above", kAtLeast},
        {U"greater than", kAtLeast},
        {U"exceeding", kAtLeast},
        {U"north of", kAtLeast},
        {U"upwards of", kAtLeast},
        {U"no less than", kAtLeast},
        {U"not less than", kAtLeast},
        {U"min.", kAtLeast},
        {U"少なくとも", kAtLeast},
        {U"最低", kAtLeast},
        {U"不到", kAtMost},
        {U"小于或者等于", kAtMost},
        {U"小于或等于", kAtMost},
        {U"等于或小于", kAtMost},
        {U"多くて", kAtMost},
        {U"小なりイコール", kAtMost},
        {U"小さいイコール", kAtMost},
        {U"=<", kAtMost},
        {U"less than or equal to", kAtMost},
        {U"less or equal than", kAtMost},
        {U"lower or equal than", kAtMost},
        {U"lower than", kAtMost},
        {U"a maximum of", kAtMost},
        {U"maximum of", kAtMost},
        {U"上限", kNothing},
        {U"不足", kAtMost},
        {U"低于", kAtMost},
        {U"少于", kAtMost},
        {U"小于", kAtMost},
        {U"不超过", kAtMost},
        {U"不高于", kAtMost},
        {U"不多于", kAtMost},
        {U"不大于", kAtMost},
        {U"至多", kAtMost},
        {U"最多", kAtMost},
        {U"未满", kAtMost},
        {U"小于等于", kAtMost},
        {U"最大", kAtMost},
        {U"最高", kAtMost},
        {U"<", kAtMost},
        {U"≤", kAtMost},
        {U"<=", kAtMost},
        {U"≦", kAtMost},
        {U"<~", {Bound::AtMost, true}},
        {U"less than", kAtMost},
        {U"under", kAtMost},
        {U"below", kAtMost},
        {U"up to", kAtMost},
        {U"at most", kAtMost},
        {U"no more than", kAtMost},
        {U"not more than", kAtMost},
        {U"fewer than", kAtMost},
        {U"max.", kAtMost},
        {U"smaller than", kAtMost},
    };
    return words;
}

const Lexicon<Effect>& after()
{
    static const Lexicon<Effect> words{
        {U"左右", kAbout},
        {U"以上", kAtLeast},
        {U"より大きく", kAtLeast},
        {U"より大きい", kAtLeast},
        {U"より大きくて", kAtLeast},
        {U"より多い", kAtLeast},
        {U"より多く", kAtLeast},
        {U"より小さい", kAtMost},
        {U"より小さく", kAtMost},
        {U"より小さくて", kAtMost},
        {U"より少ない", kAtMost},
        {U"より少なく", kAtMost},
        {U"を超える", kAtLeast},
        {U"を超えて", kAtLeast},
        {U"超え", kAtLeast},
        {U"超えて", kAtLeast},

        {U"より少なくない", kAtLeast},
        {U"より小さくない", kAtLeast},
        {U"より大きくない", kAtMost},
        {U"より多くない", kAtMost},
        {U"より少なくなく", kAtLeast},
        {U"より小さくなく", kAtLeast},
        {U"より大きくなく", kAtMost},
        {U"より多くなく", kAtMost},
        {U"を超えない", kAtMost},
        {U"を上回る", kAtLeast},
        {U"を下回る", kAtMost},
        {U"まで", kAtMost},

        {U"前後", kAbout},
        {U"あまり", kAtLeast},
        {U"余り", kAtLeast},
        {U"or higher", kAtLeast},
        {U"or greater", kAtLeast},
        {U"or lower", kAtMost},
        {U"有余", kAtLeast},
        {U"不等", kNothing},
        {U"开外", kAtLeast},

        {U"上下", kAbout},
        {U"前后", kAbout},
        {U"程度", kAbout},
        {U"ほど", kAbout},
        {U"くらい", kAbout},
        {U"及以上", kAtLeast},
        {U"之上", kAtLeast},
        {U"多", kAtLeast},
        {U"余", kAtLeast},
        {U"+", kAtLeast},
        {U"出头", kAtLeast},
        {U"or more", kAtLeast},
        {U"plus", kAtLeast},
        {U"or above", kAtLeast},
        {U"超", kAtLeast},
        {U"或更多", kAtLeast},
        {U"或以上", kAtLeast},
        {U"以下", kAtMost},
        {U"及以下", kAtMost},
        {U"之下", kAtMost},
        {U"以内", kAtMost},
        {U"之内", kAtMost},
        {U"未满", kAtMost},
        {U"未満", kAtMost},
        {U"不到", kAtMost},
        {U"or less", kAtMost},
        {U"or fewer", kAtMost},
        {U"or below", kAtMost},
        {U"或以下", kAtMost},
    };
    return words;
}

void apply(const Effect& effect, Qualifiers& out)
{
    if (effect.bound != Bound::None)
        out.bound = effect.bound;
    out.approximate = out.approximate || effect.approximate;
}

} // namespace

Qualifiers qualifiersBefore(const Chars& text, std::size_t at)
{
    Qualifiers out;
    out.end = at;
    for (int i = 0; i < 3; ++i) {
        const auto match = before().at(text, text.skipBlanks(out.end));
        if (!match)
            break;
        apply(*match.value, out);
        out.end = match.end;
    }
    if (out.end != at)
        out.end = text.skipBlanks(out.end);
    return out;
}

Qualifiers qualifiersAfter(const Chars& text, std::size_t at)
{
    Qualifiers out;
    out.end = at;
    for (int i = 0; i < 2; ++i) {
        const auto match = after().at(text, text.skipBlanks(out.end));
        if (!match)
            break;
        // "3 + 4" adds, "$3+" is open
        static const Lexicon<int> otherWords{{U"上下文", 0}, {U"上下游", 0}, {U"上下级", 0}, {U"上下班", 0},
                                             {U"前后端", 0}, {U"余额", 0},   {U"余下", 0},   {U"多模态", 0},
                                             {U"多样", 0},   {U"超级", 0},   {U"左右手", 0}};
        if (otherWords.at(text, text.skipBlanks(out.end)))
            break;
        if (text.startsWith(match.end, U" than")) // equal to 5000 or less than 6000
            break;
        if (text[match.end - 1] == U'+' && (text.skipBlanks(out.end) != out.end || isDigit(text[match.end])))
            break;
        if (text[match.end - 1] == U'+' && (text[match.end] == U'-' || text.startsWith(match.end, U"/-")))
            break; // 450+/-30
        apply(*match.value, out);
        out.end = match.end;
    }
    return out;
}

void addOpenersOfQualifiers(OpeningWords& to)
{
    to.add(before());
}

} // namespace zhilan::quantity
