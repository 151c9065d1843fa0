#pragma once

#include "core/document/document.h"
#include "core/page/html_page.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace zhilan::tasks
{

/// Saves documents as pages of HTML, off the thread it lives on: one after another, in the order in which they were
/// asked for, and each is answered. A file is replaced once all of it is written; nothing is left of it where that
/// fails.
class HtmlSaver : public QObject
{
    Q_OBJECT

public:
    explicit HtmlSaver(QObject* parent = nullptr);
    /// Waits until all is saved: what was asked for is not lost along with the window. What fails by then is logged.
    ~HtmlSaver() override;

    void save(std::shared_ptr<const document::Document> document, const page::PictureFolders& pictures,
              const QString& file);

Q_SIGNALS:
    /// `leftOut`: how many of the pictures are not in it (see page::htmlPage()).
    void saved(const QString& file, int leftOut);
    /// Its detail is the file.
    void failed(const zhilan::Error& error);

private:
    void tell(const QString& file, int leftOut, const std::optional<Error>& error);

    QThreadPool m_pool; ///< of one thread, which makes it a queue
    bool m_ending = false;
};

} // namespace zhilan::tasks
