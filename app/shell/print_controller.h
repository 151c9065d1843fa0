#pragma once

#include "app/shell/messages.h"

#include <QObject>

#include <memory>

class QAction;
class QBuffer;
class QPagedPaintDevice;
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
class ReaderView;
} // namespace zhilan::reader

namespace zhilan::shell
{

/// Prints the open document, or saves it as PDF or HTML, while everything else goes on. Of printing
/// and PDF one at a time: a new one ends the one before. Files are saved one after another, also when the window
/// closes.
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
    void begin(std::unique_ptr<QPagedPaintDevice> device);
    void endPrinting();
    void onFinished(int pages);

    /// Asks where to save the document as a file of a kind: "pdf".
    void chooseFile(const QString& title, const QString& kind, const QString& suffix,
                    void (PrintController::*save)(const QString&));

    reader::ReaderView* m_view;
    panels::StatusBar* m_status;
    QWidget* m_window;
    tasks::DocumentSaver* m_saver;
    QString m_file;                     ///< empty when printing
    std::unique_ptr<QBuffer> m_printed; ///< null when printing
    std::unique_ptr<QPagedPaintDevice> m_device;
    std::unique_ptr<reader::PagePrinter> m_printer; ///< goes before what it paints on
};

} // namespace zhilan::shell
