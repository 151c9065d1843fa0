#include "app/shell/url_opener.h"

#include <QDesktopServices>

namespace zhilan::shell
{

bool DesktopUrlOpener::open(const QUrl& url)
{
    return QDesktopServices::openUrl(url);
}

} // namespace zhilan::shell
