#include "core/text/han_variants.h"

#include "core/text/han_tables.h"

#include <algorithm>

namespace zhilan::text
{

char32_t simplifiedHan(char32_t codePoint)
{
    const auto forms = hanForms();
    const auto found = std::lower_bound(forms.begin(), forms.end(), codePoint,
                                        [](const HanForm& form, char32_t wanted) { return form.from < wanted; });
    return found != forms.end() && found->from == codePoint ? found->to : codePoint;
}

} // namespace zhilan::text
