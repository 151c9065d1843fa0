#include "app/style/style.h"

#include "app/style/base_style.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QToolTip>
#include <QWidget>

namespace zhilan::style
{
namespace
{

Theme& current()
{
    static Theme theme = style::theme(Appearance::Light);
    return theme;
}

} // namespace

const Theme& currentTheme()
{
    return current();
}

QString windowTitle(const QString& title)
{
    constexpr qsizetype kMost = 200;
    if (title.size() <= kMost) {
        return title;
    }
    const bool isHalved = title.at(kMost - 1).isHighSurrogate();
    return title.left(isHalved ? kMost - 1 : kMost) + QChar(0x2026);
}

void apply(QApplication& application, const Theme& theme)
{
    static QPointer<BaseStyle> style;
    current() = theme;
    const QPalette palette = theme.palette();
    const bool first = !style;
    if (first) {
        style = new BaseStyle(theme); // the application owns it
        QApplication::setStyle(style);
        QApplication::setFont(interfaceFont());
    }
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);

    QPalette views = palette; // lists and trees stand on the panel that holds them
    views.setColor(QPalette::Base, theme.panel);
    QApplication::setPalette(views, "QAbstractItemView");
    Q_UNUSED(application);
    if (first)
        return;
    // Qt tells the widgets by itself only while exec() runs, and a switch must not depend on that.
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets) {
        QEvent event(QEvent::ApplicationPaletteChange);
        QCoreApplication::sendEvent(widget, &event);
    }
    style->setTheme(theme);
}

} // namespace zhilan::style
