#pragma once

#include "app/shell/messages.h"

#include <QObject>

#include <chrono>

namespace zhilan::models
{
class LibraryModel;
}

namespace zhilan::shell
{

class Navigator;
class UrlOpener;

/// Does what a link or a time in the open document asks for, or says why not.
class LinkFollower : public QObject
{
    Q_OBJECT

public:
    /// None is owned. `library`: where wikilinks look for pages.
    LinkFollower(Navigator* navigator, const models::LibraryModel* library, UrlOpener* opener,
                 QObject* parent = nullptr);

    /// A link's target as written.
    void follow(const QString& target);
    /// What stands between a wikilink's brackets.
    void followPage(const QString& page);
    /// The open document's video at that time, outside of the program.
    void openVideo(std::chrono::milliseconds time);

Q_SIGNALS:
    void refused(const zhilan::shell::Message& message);

private:
    void openOutside(const QUrl& url);

    Navigator* m_navigator;
    const models::LibraryModel* m_library;
    UrlOpener* m_opener;
};

} // namespace zhilan::shell
