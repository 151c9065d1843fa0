#include "app/reader/text_units.h"

#include "core/text/breaks.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <string_view>

namespace zhilan::reader
{

namespace
{

std::pair<int, int> unitAt(const QString& text, int position, text::BreakKind kind)
{
    const QByteArray utf8 = text.toUtf8();
    const std::string_view view(utf8.constData(), static_cast<std::size_t>(utf8.size()));
    int at = std::clamp(position, 0, static_cast<int>(text.size()));
    if (at > 0 && at < text.size() && text.at(at).isLowSurrogate() && text.at(at - 1).isHighSurrogate())
        --at;
    // A lone surrogate becomes three bytes in a piece of its own as well as in the whole.
    const auto place = static_cast<std::size_t>(QStringView(text).left(at).toUtf8().size());
    text::Breaks breaks(view, kind);
    const std::size_t begin = breaks.isBoundary(place) && place < view.size() ? place : breaks.before(place);
    const std::size_t end = breaks.after(begin);
    const auto units = [&utf8](std::size_t bytes) {
        return static_cast<int>(QString::fromUtf8(utf8.constData(), static_cast<qsizetype>(bytes)).size());
    };
    return {units(begin), units(end)};
}

} // namespace

std::pair<int, int> wordAt(const QString& text, int position)
{
    return unitAt(text, position, text::BreakKind::Word);
}

std::pair<int, int> sentenceAt(const QString& text, int position)
{
    return unitAt(text, position, text::BreakKind::Sentence);
}

std::pair<int, int> clusterAt(const QString& text, int position)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(std::clamp<qsizetype>(position, 0, text.size()));
    if (!finder.isAtBoundary() || finder.position() == text.size())
        finder.toPreviousBoundary();
    const auto begin = std::max<qsizetype>(0, finder.position());
    const qsizetype end = finder.toNextBoundary();
    return {static_cast<int>(begin), static_cast<int>(end < 0 ? text.size() : end)};
}

} // namespace zhilan::reader
