#pragma once

#include <QModelIndex>
#include <QObject>
#include <QRect>

#include <filesystem>

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
class Navigator;
class Opener;

/// What can be done with a row of the library's tree; shows a folder that is put in, and what becomes of the index of
/// one that is taken out.
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
    };

    /// Nothing is owned.
    LibraryMenu(const Parts& parts, QObject* parent);

private:
    void popup(const QModelIndex& index, const QRect& beside);
    void addForRow(QMenu& menu, const QModelIndex& index);
    void addForRoot(QMenu& menu, const std::filesystem::path& path);

    Parts m_parts;
};

} // namespace zhilan::shell
