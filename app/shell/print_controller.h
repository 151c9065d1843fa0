#pragma once

#include "app/reader/picture_file.h"
#include "app/shell/messages.h"

#include <QObject>

#include <deque>
#include <memory>

class QAction;
class QBuffer;
class QPagedPaintDevice;
class QPrinter;
class QWidget;

namespace zhilan::panels
{
class StatusBar;
}
namespace zhilan::tasks
{
class DocumentSaver;
}
namespace zhilan::reader
{
class PagePrinter;
struct PreparedDocument;
class ReaderView;
} // namespace zhilan::reader

namespace zhilan::shell
{

/// Prints the open document, or saves it as PDF or HTML, while everything else goes on: pages are laid out for one
/// after another in the order in which they were asked for, each as the document was then. Files are saved one after
/// another, also when the window closes; what has no pages by then is neither printed nor saved. The one whose pages
/// are being laid out can be stopped in the status bar: none of it is printed then, nor where the window closes.
class PrintController : public QObject
{
    Q_OBJECT

public:
    /// Neither is owned.
    PrintController(reader::ReaderView* view, panels::StatusBar* status, QWidget* window);
    ~PrintController() override;

    /// Asks for a printer first.
    void print();
    /// With paper and margins. Its resolution is set.
    void printTo(std::unique_ptr<QPrinter> printer);
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
        QString file;                     ///< empty when printing
        std::unique_ptr<QBuffer> printed; ///< null when printing
        std::unique_ptr<QPagedPaintDevice> device;
    };
    void add(std::unique_ptr<QPagedPaintDevice> device, const QString& file, std::unique_ptr<QBuffer> printed);
    void beginNext();
    void onFinished(int pages);
    void onFailed();
    void stop();
    /// The first is over. Its device is given back, where anything is still to be done with it.
    Job take();
    /// Nothing is to come out of the device of the first, which is under way. Before take().
    void abort();

    /// Asks where to save the document as a file of a kind: "pdf".
    void chooseFile(const QString& title, const QString& kind, const QString& suffix,
                    void (PrintController::*save)(const QString&));

    reader::ReaderView* m_view;
    panels::StatusBar* m_status;
    QWidget* m_window;
    tasks::DocumentSaver* m_saver;
    quint64 m_begun = 0;                            ///< jobs; what a printer says of one before is not heard
    std::deque<Job> m_jobs;                         ///< the first is under way
    std::unique_ptr<reader::PagePrinter> m_printer; ///< of the first; goes before what it paints on
};

} // namespace zhilan::shell
