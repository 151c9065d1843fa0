#pragma once

#include "app/tasks/latest_task.h"
#include "core/document/document.h"
#include "core/page/html_page.h"

#include <QObject>
#include <QString>

#include <memory>

namespace zhilan::tasks
{

/// Saves documents as pages of HTML, off the thread it lives on. One at a time: a new one ends the one before. The file
/// is replaced once all of it is written; nothing is left of it where that fails or is ended.
class HtmlSaver : public QObject
{
    Q_OBJECT

public:
    explicit HtmlSaver(QObject* parent = nullptr) : QObject(parent) {}

    void save(std::shared_ptr<const document::Document> document, const page::PictureFolders& pictures,
              const QString& file);

Q_SIGNALS:
    void saved(const QString& file);
    /// Its detail is the file.
    void failed(const zhilan::Error& error);

private:
    LatestTask m_task;
};

} // namespace zhilan::tasks
