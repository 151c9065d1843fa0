#pragma once

#include "app/style/theme.h"

#include <QProxyStyle>

namespace zhilan::style
{

/// Fusion with this program's shapes and colours. Every size follows the font of the widget that is drawn.
class BaseStyle : public QProxyStyle
{
    Q_OBJECT

public:
    explicit BaseStyle(const Theme& theme);

    void setTheme(const Theme& theme) { m_theme = theme; }

private:
    Theme m_theme;
};

} // namespace zhilan::style
