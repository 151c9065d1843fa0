#include "app/style/style.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace zhilan
{
void loadResources(); // resources/resources.cpp
}

namespace zhilan::style
{
namespace
{

/// Draws an SVG of the set in the theme's colours. The files say `currentColor`, which Qt Svg does not know from
/// outside, so the colour is written into the source before it is rendered.
class ThemedIcon : public QIconEngine
{
public:
    ThemedIcon(QString name, QByteArray svg, const Theme& theme)
        : m_name(std::move(name)), m_svg(std::move(svg)), m_theme(theme)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        QByteArray svg = m_svg;
        svg.replace("currentColor", colorOf(mode, state).name().toLatin1());
        QSvgRenderer renderer(svg);
        const int side = std::min(rect.width(), rect.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        const double before = painter->opacity();
        if (mode == QIcon::Disabled)
            painter->setOpacity(before * 0.4);
        renderer.render(painter, square);
        painter->setOpacity(before);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal /*scale*/) override
    {
        const QString key = QStringLiteral("zhilan-icon-%1-%2-%3x%4-%5")
                                .arg(m_name, colorOf(mode, state).name())
                                .arg(size.width())
                                .arg(size.height())
                                .arg(int(mode == QIcon::Disabled));
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QIconEngine* clone() const override { return new ThemedIcon(*this); }
    QString key() const override { return QStringLiteral("zhilan"); }
    QString iconName() override { return m_name; }

private:
    QColor colorOf(QIcon::Mode mode, QIcon::State state) const
    {
        if (state == QIcon::On || mode == QIcon::Selected)
            return m_theme.accent;
        return mode == QIcon::Active ? m_theme.text : m_theme.muted;
    }

    QString m_name;
    QByteArray m_svg;
    Theme m_theme;
};

} // namespace

QIcon icon(const QString& name, const Theme& theme)
{
    static const bool kLoaded = (loadResources(), true);
    Q_UNUSED(kLoaded);
    if (name.contains(u'/') || name.contains(u'.'))
        return {};
    QFile file(QStringLiteral(":/zhilan/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new ThemedIcon(name, file.readAll(), theme));
}

QIcon icon(const QString& name, const QColor& color)
{
    Theme one = currentTheme();
    one.muted = one.text = one.accent = color;
    return icon(name, one);
}

} // namespace zhilan::style
