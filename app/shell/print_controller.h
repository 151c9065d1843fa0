#pragma once

#include "app/reader/picture_file.h"
#include "app/shell/messages.h"

#include <QObject>

#include <deque>
#include <memory>

class QAction;
class QPagedPaintDevice;
class QSaveFile;
class QWidget;

namespace zhilan::panels
{
class StatusBar;
}
namespace zhilan::tasks
{
class HtmlSaver;
}
namespace zhilan::reader
{
class PagePrinter;
struct PreparedDocument;
class ReaderView;
} // namespace zhilan::reader

namespace zhilan::shell
{

/// Prints the open document, or saves it as PDF or HTML, while everything else goes on: one after another in the order
/// in which they were asked for, each as the document was then. HTML is saved also when the window closes; what has not
/// been printed by then, or saved as PDF, is not.
class PrintController : public QObject
{
    Q_OBJECT

public:
    /// Neither is owned.
    PrintController(reader::ReaderView* view, panels::StatusBar* status, QWidget* window);
    ~PrintController() override;

    /// Asks for a printer first.
    void print();
    /// Asks for a file first.
    void exportPdf();
    /// Replaces the file once all of it is written; nothing is left of it where that fails.
    void exportPdfTo(const QString& file);
    /// The same as one page of HTML with its pictures in it.
    void exportHtml();
    void exportHtmlTo(const QString& file);

Q_SIGNALS:
    void failed(const zhilan::shell::Message& message);

private:
    /// A document on its way to paper or into a file.
    struct Job {
        std::shared_ptr<const reader::PreparedDocument> content;
        reader::PictureFolders pictures;
        std::unique_ptr<QSaveFile> file; ///< null when printing
        std::unique_ptr<QPagedPaintDevice> device;
    };
    void add(std::unique_ptr<QPagedPaintDevice> device, std::unique_ptr<QSaveFile> file);
    void beginNext();
    void onFinished(int pages);
    void onFailed();

    /// Asks where to save the document as a file of a kind: "pdf".
    void chooseFile(const QString& title, const QString& kind, const QString& suffix,
                    void (PrintController::*save)(const QString&));

    reader::ReaderView* m_view;
    panels::StatusBar* m_status;
    QWidget* m_window;
    tasks::HtmlSaver* m_html;
    std::deque<Job> m_jobs;                         ///< the first is under way
    std::unique_ptr<reader::PagePrinter> m_printer; ///< of the first; goes before what it paints on
};

} // namespace zhilan::shell
