#include "core/text/han_variants.h"

#include "core/text/han_tables.h"

#include <algorithm>
#include <vector>

namespace zhilan::text
{

namespace
{

/// The block that nearly all Han characters of nearly all texts are in.
constexpr char32_t kFirstUnified = 0x4E00;
constexpr char32_t kEndUnified = 0xA000;

char32_t lookedUp(char32_t codePoint)
{
    const auto forms = hanForms();
    const auto found = std::lower_bound(forms.begin(), forms.end(), codePoint,
                                        [](const HanForm& form, char32_t wanted) { return form.from < wanted; });
    return found != forms.end() && found->from == codePoint ? found->to : codePoint;
}

/// Forms outside the block are told by 0.
std::vector<char16_t> unifiedForms()
{
    std::vector<char16_t> forms;
    forms.reserve(kEndUnified - kFirstUnified);
    for (char32_t c = kFirstUnified; c < kEndUnified; ++c) {
        const char32_t form = lookedUp(c);
        forms.push_back(form < 0x10000 ? static_cast<char16_t>(form) : u'\0');
    }
    return forms;
}

} // namespace

char32_t simplifiedHan(char32_t codePoint)
{
    static const std::vector<char16_t> unified = unifiedForms();
    if (codePoint < kFirstUnified || codePoint >= kEndUnified)
        return lookedUp(codePoint);
    const char16_t form = unified[codePoint - kFirstUnified];
    return form != 0 ? form : lookedUp(codePoint);
}

} // namespace zhilan::text
