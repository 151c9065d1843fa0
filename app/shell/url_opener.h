#pragma once

#include <QUrl>

namespace zhilan::shell
{

/// The way out of the program: the reader's browser or mail program. Tests put a recorder here.
class UrlOpener
{
public:
    UrlOpener() = default;
    UrlOpener(const UrlOpener&) = delete;
    UrlOpener& operator=(const UrlOpener&) = delete;
    virtual ~UrlOpener() = default;

    /// False when nothing could be started.
    virtual bool open(const QUrl& url) = 0;
};

/// Asks the desktop.
class DesktopUrlOpener : public UrlOpener
{
public:
    bool open(const QUrl& url) override;
};

} // namespace zhilan::shell
