#pragma once

#include "app/shell/messages.h"
#include "app/tasks/latest_task.h"

#include <QObject>

#include <chrono>
#include <filesystem>
#include <optional>

namespace zhilan::shell
{

class LibraryController;
class Navigator;
class UrlOpener;

/// Does what a link or a time in the open document asks for, or says why not.
class LinkFollower : public QObject
{
    Q_OBJECT

public:
    /// None is owned. `library`: where wikilinks look for pages.
    LinkFollower(Navigator* navigator, LibraryController* library, UrlOpener* opener, QObject* parent = nullptr);

    /// Where wikilinks look for pages.
    [[nodiscard]] LibraryController* library() const { return m_library; }
    /// A link's target as written.
    void follow(const QString& target);
    /// What stands between a wikilink's brackets. The page is looked for in the background, once more when the library
    /// has been read if it was being read; a newer link drops it.
    void followPage(const QString& page);
    /// The open document's video at that time, outside of the program.
    void openVideo(std::chrono::milliseconds time);

Q_SIGNALS:
    void refused(const zhilan::shell::Message& message);

private:
    void openOutside(const QUrl& url);
    void openDocument(const ToDocument& document, const QString& target);
    void onPage(const std::filesystem::path& from, const QString& page,
                const std::optional<std::filesystem::path>& path);

    Navigator* m_navigator;
    LibraryController* m_library;
    QMetaObject::Connection m_waiting; ///< for the library
    UrlOpener* m_opener;
    tasks::LatestTask m_lookup;
};

} // namespace zhilan::shell
