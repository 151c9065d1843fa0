#pragma once

#include "app/shell/messages.h"
#include "app/tasks/latest_task.h"

#include <QObject>

#include <chrono>
#include <filesystem>
#include <optional>

namespace zhilan::models
{
class LibraryModel;
}

namespace zhilan::shell
{

class Navigator;
class UrlOpener;
struct PageName;

/// Does what a link or a time in the open document asks for, or says why not.
class LinkFollower : public QObject
{
    Q_OBJECT

public:
    /// None is owned. `library`: where wikilinks look for pages.
    LinkFollower(Navigator* navigator, const models::LibraryModel* library, UrlOpener* opener,
                 QObject* parent = nullptr);

    /// Where wikilinks look for pages.
    [[nodiscard]] const models::LibraryModel* library() const { return m_library; }
    /// A link's target as written.
    void follow(const QString& target);
    /// What stands between a wikilink's brackets. The page is looked for in the background; a newer link drops it.
    void followPage(const QString& page);
    /// The open document's video at that time, outside of the program.
    void openVideo(std::chrono::milliseconds time);

Q_SIGNALS:
    void refused(const zhilan::shell::Message& message);

private:
    void openOutside(const QUrl& url);
    void openDocument(const ToDocument& document, const QString& target);
    void onPage(const std::filesystem::path& from, const PageName& name,
                const std::optional<std::filesystem::path>& path);

    Navigator* m_navigator;
    const models::LibraryModel* m_library;
    UrlOpener* m_opener;
    tasks::LatestTask m_lookup;
};

} // namespace zhilan::shell
