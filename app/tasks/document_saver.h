#pragma once

#include "core/base/result.h"
#include "core/document/document.h"
#include "core/page/html_page.h"
#include "core/pdf/navigation.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>

namespace zhilan::tasks
{

/// Saves documents as files of other kinds, off the thread it lives on: one after another, in the order in which they
/// were asked for, and each is answered. A file is replaced once all of it is written; nothing is left of it where that
/// fails.
class DocumentSaver : public QObject
{
    Q_OBJECT

public:
    explicit DocumentSaver(QObject* parent = nullptr);
    /// finish()
    ~DocumentSaver() override;
    /// Waits until all is saved: what was asked for is not lost along with the window. What fails by then is logged.
    void finish();

    void saveHtml(std::shared_ptr<const document::Document> document, const media::PictureFolders& pictures,
                  const QString& file);
    /// `printed`: a PDF without navigation.
    void savePdf(const QByteArray& printed, pdf::Navigation navigation, int pages, const QString& file);

Q_SIGNALS:
    /// `leftOut`: how many of the pictures are not in it (see page::htmlPage()).
    void htmlSaved(const QString& file, int leftOut);
    void pdfSaved(const QString& file, int pages);
    /// Its detail is the file.
    void failed(const zhilan::Error& error);

private:
    using Saved = std::function<void()>;
    /// `work` writes in the background and gives what tells of it.
    void save(std::function<Result<Saved>()> work);

    QThreadPool m_pool; ///< of one thread, which makes it a queue
    bool m_ending = false;
};

} // namespace zhilan::tasks
