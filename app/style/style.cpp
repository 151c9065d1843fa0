#include "app/style/style.h"

#include "app/style/base_style.h"

#include <QApplication>
#include <QPointer>
#include <QToolTip>

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

void apply(QApplication& application, const Theme& theme)
{
    static QPointer<BaseStyle> style;
    current() = theme;
    const QPalette palette = theme.palette();
    if (style) {
        style->setTheme(theme);
    } else {
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
}

} // namespace zhilan::style
