#include "app/reader/block_layout.h"
#include "app/reader/block_texts.h"
#include "app/reader/metrics.h"
#include "app/style/style.h"
#include "core/base/period.h"

#include <QCoreApplication>
#include <QDate>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace zhilan::reader
{

namespace
{

using std::chrono::milliseconds;

constexpr double kLeastChip = 32;    ///< of the strip, as wide as two Han characters
constexpr double kReadableChip = 74; ///< on average: narrower ones show too little of their titles
constexpr double kChipSide = 5;

QString text(const std::string& utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

bool holdsHan(const QString& words)
{
    return std::any_of(words.begin(), words.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

/// Title, a line about the programme, and the chapters in proportion to their length.
class HeadBlock final : public BlockLayout
{
    Q_DECLARE_TR_FUNCTIONS(zhilan::reader::ReaderView)

public:
    HeadBlock(const Block& block, double width, LayoutContext& context) : BlockLayout(block)
    {
        m_width = width;
        m_zoom = context.zoom;
        double y = addTitle(context);
        y = addMeta(context, y);
        y = addStrip(context, y);
        m_height = std::ceil(y);
    }

    void paint(QPainter& painter, QPointF origin, const QRectF& clip, const PaintState& state) const override
    {
        BlockLayout::paint(painter, origin, clip, state);
        const style::Theme& theme = *state.theme;
        painter.setFont(m_metaFont);
        for (const Piece& piece : m_meta) {
            painter.setPen(theme.muted);
            painter.drawText(origin + piece.at, piece.text);
        }
        for (std::size_t i = 0; i < m_hots.size(); ++i) {
            const bool hovered = state.hoveredHot == static_cast<int>(i);
            if (m_hots[i].kind == Hot::Kind::Video)
                paintVideo(painter, m_hots[i].rect.translated(origin), theme, hovered);
            else
                paintChapter(painter, origin, i, state, hovered);
        }
    }

private:
    struct Piece {
        QPointF at; ///< baseline
        QString text;
    };

    double addTitle(const LayoutContext& context)
    {
        InlineText title = headTitle(context, m_block);
        if (title.isEmpty())
            return 0;
        TextLook look = context.look(metrics::kHeadings[0]);
        look.font.setBold(true);
        look.lineFactor = 1.4;
        addText(std::move(title), look, *context.theme, {0, 0}, m_width);
        m_items.back().bold = true;
        return m_items.back().layout->height() + std::round(6 * m_zoom);
    }

    double addMeta(const LayoutContext& context, double y)
    {
        const document::Document& document = *context.document;
        QStringList facts;
        const HeadFacts known = headFacts(document);
        if (!known.show.empty())
            facts.append(text(known.show));
        if (document.date)
            facts.append(dateText(*document.date));
        if (document.videoDuration)
            facts.append(durationText(*document.videoDuration));
        m_metaFont = style::withPixelSize(context.readingFont, metrics::kMeta * m_zoom);
        const QFontMetricsF fontMetrics(m_metaFont);
        const double line = std::round(metrics::kMeta * 1.6 * m_zoom);
        const double gap = 14 * m_zoom;
        const double baseline = (line + fontMetrics.ascent() - fontMetrics.descent()) / 2;
        double x = 0;
        bool any = false;
        const auto place = [&](double width) {
            if (any && x + width > m_width) {
                x = 0;
                y += line;
            }
            any = true;
        };
        for (const QString& fact : facts) {
            const QString shown = fontMetrics.elidedText(fact, Qt::ElideRight, m_width);
            const double width = fontMetrics.horizontalAdvance(shown);
            place(width);
            m_meta.push_back({{x, y + baseline}, shown});
            x += width + gap;
        }
        if (!document.videoUrl.empty()) {
            m_open = tr("Open video");
            const double width = fontMetrics.horizontalAdvance(m_open) + 14 * m_zoom;
            place(width);
            m_hots.push_back({Hot::Kind::Video, QRectF(x, y, width, line), 0, text(document.videoUrl)});
        }
        return any ? y + line + std::round(6 * m_zoom) : y;
    }

    double addStrip(const LayoutContext& context, double y)
    {
        const document::Document& document = *context.document;
        const std::vector<document::Chapter>& chapters = document.chapters;
        if (chapters.size() < 2)
            return y;
        milliseconds end = chapters.back().start + milliseconds(60000);
        if (chapters.back().end)
            end = std::max(end, *chapters.back().end);
        else if (document.videoDuration)
            end = std::max(end, *document.videoDuration);
        m_stripFont = style::withPixelSize(context.readingFont, metrics::kStripText * m_zoom);
        const double gap = metrics::kStripGap * m_zoom;
        y += std::round(4 * m_zoom);
        const double height = std::round(metrics::kStrip * m_zoom);
        std::vector<double> weights;
        for (std::size_t i = 0; i < chapters.size(); ++i) {
            const milliseconds to = i + 1 < chapters.size() ? chapters[i + 1].start : end;
            // Times out of order show as slivers, they must not swallow the rest.
            weights.push_back(std::max<double>(1.0, static_cast<double>((to - chapters[i].start).count())));
        }
        const auto evenly = [this, gap](std::size_t chips) {
            const auto count = static_cast<double>(chips);
            return (m_width - gap * (count - 1)) / count;
        };
        const std::size_t half = (chapters.size() + 1) / 2;
        const bool wraps = evenly(chapters.size()) < kReadableChip * m_zoom && evenly(half) >= kLeastChip * m_zoom;
        const std::size_t chips = wraps ? half : chapters.size(); // in a row
        if (evenly(chips) < 1)
            return y;
        for (std::size_t first = 0; first < chapters.size(); first += chips) {
            addChips(context, first, std::min(first + chips, chapters.size()), y, height, weights);
            y += height + gap;
        }
        return y - gap + std::round(4 * m_zoom);
    }

    /// A row of the strip: chapters from `first` on, before `last`, each as wide as it is long among them.
    void addChips(const LayoutContext& context, std::size_t first, std::size_t last, double y, double height,
                  const std::vector<double>& weights)
    {
        const std::vector<document::Chapter>& chapters = context.document->chapters;
        const double gap = metrics::kStripGap * m_zoom;
        const auto count = static_cast<double>(last - first);
        const double room = m_width - gap * (count - 1);
        const double total = std::accumulate(weights.begin() + static_cast<std::ptrdiff_t>(first),
                                             weights.begin() + static_cast<std::ptrdiff_t>(last), 0.0);
        // Every chapter stays wide enough to be hit and, where there is room, for two Han characters.
        const double even = room / count;
        const double least = std::max(std::min(6 * m_zoom, even), std::min(kLeastChip * m_zoom, 0.6 * even));
        const double spare = room - least * count;
        double x = 0;
        for (std::size_t i = first; i < last; ++i) {
            const double width = least + spare * weights[i] / total;
            Hot hot;
            hot.kind = Hot::Kind::Chapter;
            hot.rect = QRectF(x, y, width, height);
            hot.index = static_cast<std::uint32_t>(i);
            const QString clock = QString::fromStdString(formatClockTime(chapters[i].start));
            hot.tip = clock + QStringLiteral("  ") + text(chapters[i].title);
            if (!chapters[i].titleAlt.empty())
                hot.tip += u'\n' + text(chapters[i].titleAlt);
            m_hots.push_back(hot);
            // Of two titles the one in the document's own language.
            const QString title = text(chapters[i].title);
            const QString other = text(chapters[i].titleAlt);
            const bool wantsHan = context.language.startsWith(QLatin1String("zh"));
            m_labels.push_back(label(wantsHan && !holdsHan(title) && holdsHan(other) ? other : title, i + 1, width));
            x += width + gap;
        }
    }

    /// What fits: the title, its beginning with an ellipsis, else the chapter's number.
    QString label(const QString& title, std::size_t number, double width) const
    {
        const bool han = !title.isEmpty() && title.front().script() == QChar::Script_Han;
        const qsizetype telling = han ? 2 : 4; // one character of Han, or three letters, and the ellipsis
        const QFontMetricsF fontMetrics(m_stripFont);
        const double room = width - 2 * kChipSide * m_zoom;
        const QString shown = fontMetrics.elidedText(title, Qt::ElideRight, room);
        if (shown == title || shown.size() >= telling)
            return shown;
        const QString digits = QString::number(number);
        return fontMetrics.horizontalAdvance(digits) <= width - 2 ? digits : QString();
    }

    void paintVideo(QPainter& painter, const QRectF& rect, const style::Theme& theme, bool hovered) const
    {
        const double size = 9 * m_zoom;
        QPainterPath play;
        play.moveTo(rect.left(), rect.center().y() - size / 2);
        play.lineTo(rect.left() + size * 0.9, rect.center().y());
        play.lineTo(rect.left(), rect.center().y() + size / 2);
        play.closeSubpath();
        painter.fillPath(play, theme.accent);
        QFont font = m_metaFont;
        font.setUnderline(hovered);
        painter.setFont(font);
        painter.setPen(theme.accent);
        const QFontMetricsF fontMetrics(font);
        const double baseline = rect.top() + (rect.height() + fontMetrics.ascent() - fontMetrics.descent()) / 2;
        painter.drawText(QPointF(rect.left() + 14 * m_zoom, baseline), m_open);
    }

    void paintChapter(QPainter& painter, QPointF origin, std::size_t index, const PaintState& state, bool hovered) const
    {
        const Hot& hot = m_hots[index];
        const style::Theme& theme = *state.theme;
        const QRectF rect = hot.rect.translated(origin);
        const bool current = hot.index == state.chapter;
        const QColor ground = current   ? theme.accent
                              : hovered ? style::mix(theme.accentSoft, theme.accent, 0.18)
                                        : theme.accentSoft;
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(rect, 4 * m_zoom, 4 * m_zoom);
        const QString& name = m_labels[hot.index];
        if (name.isEmpty())
            return;
        painter.setFont(m_stripFont);
        painter.setPen(current ? theme.onAccent : theme.accent);
        const double side = kChipSide * m_zoom;
        if (QFontMetricsF(m_stripFont).horizontalAdvance(name) > rect.width() - 2 * side)
            painter.drawText(rect, Qt::AlignCenter, name);
        else
            painter.drawText(rect.adjusted(side, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, name);
    }

    static QString dateText(const Period& period)
    {
        const std::chrono::year_month_day day{period.start};
        const QDate date(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                         static_cast<int>(static_cast<unsigned>(day.day())));
        switch (period.precision) {
        case Precision::Day:
        case Precision::Week:
            //: A date, as QLocale::toString() formats it
            return QLocale().toString(date, tr("MMMM d, yyyy"));
        case Precision::Month:
        case Precision::Quarter:
        case Precision::HalfYear:
            //: A month, as QLocale::toString() formats it
            return QLocale().toString(date, tr("MMMM yyyy"));
        case Precision::Year:
        case Precision::Years:
            break;
        }
        //: A year, as QLocale::toString() formats it
        return QLocale().toString(date, tr("yyyy"));
    }

    static QString durationText(milliseconds duration)
    {
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(duration).count();
        if (minutes < 60)
            return tr("%1 min").arg(std::max<std::int64_t>(1, minutes));
        if (minutes % 60 == 0)
            return tr("%1 h").arg(minutes / 60);
        return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    }

    double m_zoom = 1;
    QFont m_metaFont;
    QFont m_stripFont;
    std::vector<Piece> m_meta;
    std::vector<QString> m_labels; ///< by chapter
    QString m_open;
};

} // namespace

std::unique_ptr<BlockLayout> makeHead(const Block& block, double width, LayoutContext& context)
{
    return std::make_unique<HeadBlock>(block, width, context);
}

} // namespace zhilan::reader
