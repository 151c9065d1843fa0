#include "app/reader/text_units.h"

#include "core/text/breaks.h"

#include <algorithm>
#include <string_view>

namespace zhilan::reader
{

std::pair<int, int> wordAt(const QString& text, int position)
{
    const QByteArray utf8 = text.toUtf8();
    const std::string_view view(utf8.constData(), static_cast<std::size_t>(utf8.size()));
    const int at = std::clamp(position, 0, static_cast<int>(text.size()));
    // A lone surrogate becomes three bytes in a piece of its own as well as in the whole.
    const auto place = static_cast<std::size_t>(QStringView(text).left(at).toUtf8().size());
    text::Breaks breaks(view, text::BreakKind::Word);
    const std::size_t begin = breaks.isBoundary(place) && place < view.size() ? place : breaks.before(place);
    const std::size_t end = breaks.after(begin);
    const auto units = [&utf8](std::size_t bytes) {
        return static_cast<int>(QString::fromUtf8(utf8.constData(), static_cast<qsizetype>(bytes)).size());
    };
    return {units(begin), units(end)};
}

} // namespace zhilan::reader
