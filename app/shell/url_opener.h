#pragma once

#include <QUrl>

#include <functional>

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
    /// Shows a file or folder in the reader's file manager; `failed` is called, later, when there is none.
    virtual void reveal(const QUrl& file, std::function<void()> failed) = 0;
};

/// Asks the desktop.
class DesktopUrlOpener : public UrlOpener
{
public:
    bool open(const QUrl& url) override;
    void reveal(const QUrl& file, std::function<void()> failed) override;
};

} // namespace zhilan::shell
