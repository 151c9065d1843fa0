#pragma once

#include <string_view>

namespace zhilan::quantity
{

/// Characters other than letters, digits and Han numerals that a period, a trap or an amount can begin with: the first
/// ones of the lexicons that are asked at any place of a text. Most characters are none of them, and passing over those
/// at once is what makes reading running text cheap. A word added there with another first character belongs here too;
/// tests/data/quantity/readings.tsv has one of each.
constexpr std::u32string_view kOpeners = U"#$(+-.<=>\\~£¥±×฿₩₪₫€₹₽№½⅓⅔¼¾⅕⅖⅗⅘⅙"
                                         U"⅛⅜⅝⅞≃≅≈≤≥≦≧おほプマ마上下不之人仅今介令估位低先再前半去后"
                                         U"周唯图圖多大对将小少差平年式接数新日明星昨昭最未本来欧每比民氷冰港百突第"
                                         U"等粗约统美翻至表负财起超达近这进逐逾附韩高"
                                         U"乾光同咸嘉宣崇康永洪道雍顺";

/// The characters that isHanNumeral() is true of.
constexpr std::u32string_view kHanNumerals = U"〇零○一二两三四五六七八九十廿卅卌百千万亿兆京点几";

/// False: nothing that is read begins with the character.
[[nodiscard]] bool opens(char32_t c);

} // namespace zhilan::quantity
