#pragma once

#include <QModelIndex>
#include <QObject>
#include <QRect>

#include <filesystem>
#include <string>
#include <vector>

class QMenu;

namespace zhilan::panels
{
class NavigationPanel;
class StatusBar;
} // namespace zhilan::panels

namespace zhilan::reader
{
class ReaderView;
}

namespace zhilan::shell
{

class FileRevealer;
class IndexController;
class MessageController;
class Navigator;
class Opener;

/// What can be done with a row of the library's tree; shows a folder that is put in, and offers one back that is taken
/// out, whose index is deleted once that is declined; tells the tree's filter of the index.
class LibraryMenu : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        panels::NavigationPanel* panel;
        panels::StatusBar* status;
        Opener* opener;
        IndexController* index;
        Navigator* navigator;
        reader::ReaderView* reader;
        FileRevealer* files;
        MessageController* messages;
    };

    /// Nothing is owned.
    LibraryMenu(const Parts& parts, QObject* parent);

private:
    void offerBack(const std::vector<std::filesystem::path>& folders, const QString& name);
    void popup(const QModelIndex& index, const QRect& beside);
    void addForRow(QMenu& menu, const QModelIndex& index);
    void addForRoot(QMenu& menu, const std::filesystem::path& path);
    void editPatterns(const std::filesystem::path& folder, const std::vector<std::string>& patterns);

    Parts m_parts;
};

} // namespace zhilan::shell
