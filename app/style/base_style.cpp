#include "app/style/base_style.h"

namespace zhilan::style
{

BaseStyle::BaseStyle(const Theme& theme) : QProxyStyle(QStringLiteral("fusion")), m_theme(theme) {}

} // namespace zhilan::style
