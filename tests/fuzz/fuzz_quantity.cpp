#include "core/quantity/quantity.h"
#include "tests/fuzz/fuzz.h"

#include <cmath>

using namespace zhilan;

namespace
{

void check(std::string_view text, std::optional<std::chrono::sys_days> today)
{
    const quantity::Reading reading = quantity::read(text, today);
    std::uint32_t at = 0;
    for (const quantity::Quantity& quantity : reading.quantities) {
        fuzz::expectSpan(quantity.span, text, "a quantity stands in the text");
        fuzz::expect(quantity.span.begin >= at && !quantity.span.empty(), "quantities are in order and apart");
        at = quantity.span.end;
        fuzz::expect(quantity.low <= quantity.high, "low is not above high");
        fuzz::expect(std::isfinite(quantity.low) || std::isfinite(quantity.high), "one end is a number");
        fuzz::expect(std::isfinite(quantity.from.value_or(0)) && std::isfinite(quantity.to.value_or(0)),
                     "the ends of a transition are numbers");
    }
    at = 0;
    for (const Period& period : reading.periods) {
        fuzz::expectSpan(period.span, text, "a period stands in the text");
        fuzz::expect(period.span.begin >= at && !period.span.empty(), "periods are in order and apart");
        at = period.span.end;
        fuzz::expect(period.start < period.end, "a period lasts");
    }
    for (const quantity::Unread& unread : reading.unread)
        fuzz::expectSpan(unread.span, text, "what is unread stands in the text");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto text = fuzz::textOf(data, size);
    if (!text)
        return 0;
    using std::chrono::day, std::chrono::February, std::chrono::year;
    check(*text, std::nullopt);
    check(*text, std::chrono::sys_days(year(2026) / February / day(13)));
    return 0;
}
