#pragma once

#include "app/reader/picture_file.h"
#include "app/shell/messages.h"
#include "app/tasks/latest_task.h"

#include <QObject>

#include <filesystem>

namespace zhilan::shell
{

class UrlOpener;

/// Shows files in the reader's file manager.
class FileRevealer : public QObject
{
    Q_OBJECT

public:
    /// The opener is not owned.
    FileRevealer(UrlOpener* opener, QObject* parent) : QObject(parent), m_opener(opener) {}

    /// A file or folder.
    void reveal(const std::filesystem::path& path);
    /// The file of a picture, looked for in the background.
    void revealPicture(const reader::PictureAddress& address, const reader::PictureFolders& folders);

Q_SIGNALS:
    void failed(const zhilan::shell::Message& message);

private:
    UrlOpener* m_opener;
    tasks::LatestTask m_looking;
};

} // namespace zhilan::shell
