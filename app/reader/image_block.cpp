#include "app/reader/block_layout.h"
#include "app/reader/metrics.h"
#include "app/reader/pictures.h"
#include "app/style/style.h"
#include "core/markdown/html_tag.h"
#include "core/markdown/picture_name.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QRegularExpression>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

namespace zhilan::reader
{

namespace
{

constexpr unsigned kWidest = 9999; ///< that a picture can ask for

/// A picture with its caption, or a card that stands for it and says why it is not there.
class ImageBlock final : public BlockLayout
{
    Q_DECLARE_TR_FUNCTIONS(zhilan::reader::ReaderView)

public:
    ImageBlock(const Block& block, double width, LayoutContext& context)
        : BlockLayout(block), m_pictures(context.pictures), m_ratio(context.ratio)
    {
        m_width = width;
        m_zoom = context.zoom;
        m_address = wantedPicture(*context.document->tree, block.node);
        m_box = (QSizeF(width, metrics::kPicture * m_zoom) * m_ratio).toSize().expandedTo({1, 1});
        const Picture& picture = m_pictures->find(m_address, m_box);
        m_isLoading = picture.state == Picture::State::Loading;
        if (picture.state == Picture::State::Ready)
            addPicture(picture.size, context);
        else
            addCard(picture.state, context);
    }

    void paint(QPainter& painter, QPointF origin, const QRectF& clip, const PaintState& state) const override
    {
        if (m_frame.isEmpty())
            paintCard(painter, origin, *state.theme);
        else
            paintPicture(painter, origin, *state.theme);
        BlockLayout::paint(painter, origin, clip, state);
    }

    [[nodiscard]] bool isLoading() const { return m_isLoading; }

private:
    /// What stands below the picture, and how wide it wants to be (0: as wide as it is). Obsidian puts the width last:
    /// "![[picture.png|300]]", "![words|300x200](picture.png)"; HTML has an attribute for it.
    struct Caption {
        InlineText text;
        double width = 0;
    };

    [[nodiscard]] Caption caption(const LayoutContext& context) const
    {
        static const QRegularExpression size(QStringLiteral("(^|\\|)\\s*(\\d{1,4})(x\\d{1,4})?\\s*$"));
        const markdown::Tree& tree = *context.document->tree;
        const markdown::Node& node = tree[m_block.node];
        Caption result{inlineText(tree, m_block.node, node.span, {})};
        const QRegularExpressionMatch match = size.match(result.text.text());
        if (match.hasMatch() && (node.kind == markdown::NodeKind::Embed || match.capturedLength(1) > 0)) {
            result.width = match.capturedView(2).toInt();
            result.text.truncate(static_cast<int>(match.capturedStart()));
        }
        if (node.html)
            result.width = htmlWidth(node.span.of(tree.source()));
        // An embed without words shows its name.
        if (result.text.text() == m_address.address)
            result.text.truncate(0);
        result.text.clearStyles();
        return result;
    }

    /// "300", "300px", "50%"; else 0.
    [[nodiscard]] double htmlWidth(std::string_view tag) const
    {
        const auto value = markdown::htmlAttribute(tag, "width");
        if (!value)
            return 0;
        const std::string_view text = tag.substr(value->begin, value->end - value->begin);
        unsigned number = 0;
        const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        const std::string_view unit(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
        if (error != std::errc() || number > kWidest)
            return 0;
        return unit == "%" ? m_width / m_zoom * number / 100 : unit.empty() || unit == "px" ? number : 0;
    }

    void addPicture(QSize size, const LayoutContext& context)
    {
        Caption words = caption(context);
        QSizeF shown = QSizeF(size) * m_zoom;
        if (words.width > 0)
            shown *= words.width * m_zoom / shown.width();
        const QSizeF room(m_width, metrics::kPicture * m_zoom);
        if (shown.width() > room.width() || shown.height() > room.height())
            shown.scale(room, Qt::KeepAspectRatio);
        shown = shown.expandedTo({1, 1});
        m_frame =
            QRectF(std::floor((m_width - shown.width()) / 2), 0, std::round(shown.width()), std::round(shown.height()));
        double bottom = m_frame.bottom();
        if (!words.text.isEmpty()) {
            TextLook look = context.look(metrics::kMeta);
            look.lineFactor = 1.5;
            look.color = context.theme->muted;
            look.alignment = Qt::AlignHCenter;
            addText(std::move(words.text), look, *context.theme, {0, bottom + std::round(6 * m_zoom)}, m_width);
            bottom = m_items.back().origin.y() + m_items.back().layout->height();
        }
        m_height = std::ceil(bottom);
        m_hots.push_back({Hot::Kind::Image, m_frame, m_block.node, tr("Look at the picture")});
    }

    [[nodiscard]] static QString reason(Picture::State state)
    {
        switch (state) {
        case Picture::State::Remote:
            return tr("A picture on the web; it is not loaded");
        case Picture::State::Missing:
            return tr("There is no such picture");
        case Picture::State::Outside:
            return tr("This picture is not in the library");
        case Picture::State::TooLarge:
            return tr("This picture is too large to be shown");
        case Picture::State::Broken:
            return tr("This picture cannot be read");
        case Picture::State::Loading:
        case Picture::State::Ready:
            break;
        }
        return {};
    }

    void addCard(Picture::State state, const LayoutContext& context)
    {
        const markdown::Node& node = (*context.document->tree)[m_block.node];
        const double left = (metrics::kImage + 4) * m_zoom;
        const double textWidth = m_width - left - 16 * m_zoom;
        double y = std::round(11 * m_zoom);
        const auto add = [&](InlineText text, double size, const QColor& color) {
            TextLook look = context.look(size);
            look.lineFactor = 1.5;
            look.color = color;
            addText(std::move(text), look, *context.theme, {left, y}, textWidth);
            y += m_items.back().layout->height();
        };
        if (InlineText text = caption(context).text; !text.isEmpty())
            add(std::move(text), metrics::kTable, context.theme->text);
        const ByteSpan end{node.span.end > 0 ? node.span.end - 1 : 0, node.span.end};
        if (const QString why = reason(state); !why.isEmpty()) {
            InlineText line;
            line.appendAtomic(why, end, kPlain);
            add(std::move(line), metrics::kSmall, context.theme->muted);
        }
        QString shown = m_address.address;
        if (shown.size() > 160)
            shown = shown.left(110) + QStringLiteral("…") + shown.right(40);
        InlineText line;
        const bool remote = state == Picture::State::Remote;
        line.appendAtomic(shown, end, remote ? kLink : kPlain);
        if (remote)
            line.addTarget({Target::Kind::Image, 0, static_cast<int>(shown.size()), node.span, m_address.address});
        add(std::move(line), metrics::kSmall, remote ? context.theme->text : context.theme->muted);
        y += 11 * m_zoom;
        m_height = std::max(std::round(metrics::kImage * m_zoom), std::ceil(y));
        if (m_items.size() == 1)
            m_items[0].origin.setY((m_height - m_items[0].layout->height()) / 2);
    }

    void paintPicture(QPainter& painter, QPointF origin, const style::Theme& theme) const
    {
        const QRectF frame = m_frame.translated(origin);
        // Asked for anew each time: pictures out of sight are not kept for ever.
        const Picture& picture = m_pictures->find(m_address, m_box);
        if (picture.state != Picture::State::Ready) {
            painter.fillRect(frame, theme.quote);
            return;
        }
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(frame, picture.image);
    }

    void paintCard(QPainter& painter, QPointF origin, const style::Theme& theme) const
    {
        const double radius = metrics::kCardRadius * m_zoom;
        painter.setPen(QPen(theme.line, 1));
        painter.setBrush(theme.quote);
        painter.drawRoundedRect(QRectF(origin, QSizeF(m_width, m_height)).adjusted(0.5, 0.5, -0.5, -0.5), radius,
                                radius);
        // A frame with a sun and hills.
        const double size = 30 * m_zoom;
        const QRectF frame(origin.x() + 19 * m_zoom, origin.y() + (m_height - size * 0.8) / 2, size, size * 0.8);
        painter.setPen(QPen(theme.muted, 1.4 * m_zoom, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, 3 * m_zoom, 3 * m_zoom);
        painter.drawEllipse(frame.topLeft() + QPointF(size * 0.28, size * 0.25), size * 0.07, size * 0.07);
        QPainterPath hills;
        hills.moveTo(frame.left() + size * 0.08, frame.bottom() - size * 0.1);
        hills.lineTo(frame.left() + size * 0.38, frame.top() + size * 0.42);
        hills.lineTo(frame.left() + size * 0.56, frame.top() + size * 0.58);
        hills.lineTo(frame.left() + size * 0.7, frame.top() + size * 0.45);
        hills.lineTo(frame.right() - size * 0.07, frame.bottom() - size * 0.1);
        painter.drawPath(hills);
    }

    Pictures* m_pictures;
    double m_ratio;
    double m_zoom = 1;
    PictureAddress m_address;
    QSize m_box;
    bool m_isLoading = false;
    QRectF m_frame; ///< of the picture, from the content origin; empty for a card
};

} // namespace

PictureAddress wantedPicture(const markdown::Tree& tree, markdown::NodeId node)
{
    const std::string_view address = markdown::pictureAddress(tree, node);
    return {QString::fromUtf8(address.data(), static_cast<qsizetype>(address.size())),
            tree[node].kind == markdown::NodeKind::Embed};
}

bool isPictureLoading(const BlockLayout& image)
{
    return static_cast<const ImageBlock&>(image).isLoading();
}

std::unique_ptr<BlockLayout> makeImage(const Block& block, double width, LayoutContext& context)
{
    return std::make_unique<ImageBlock>(block, width, context);
}

} // namespace zhilan::reader
