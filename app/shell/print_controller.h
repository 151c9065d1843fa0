#pragma once

#include "app/shell/messages.h"

#include <QObject>

#include <memory>

class QAction;
class QPagedPaintDevice;
class QSaveFile;
class QWidget;

namespace zhilan::panels
{
class StatusBar;
}
namespace zhilan::reader
{
class PagePrinter;
class ReaderView;
} // namespace zhilan::reader

namespace zhilan::shell
{

/// Prints the open document, or saves it as PDF, while everything else goes on. One at a time: a new one ends the one
/// before.
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

Q_SIGNALS:
    void failed(const zhilan::shell::Message& message);

private:
    void begin(std::unique_ptr<QPagedPaintDevice> device);
    void onFinished(int pages);

    reader::ReaderView* m_view;
    panels::StatusBar* m_status;
    QWidget* m_window;
    std::unique_ptr<QSaveFile> m_file; ///< null when printing
    std::unique_ptr<QPagedPaintDevice> m_device;
    std::unique_ptr<reader::PagePrinter> m_printer; ///< goes before what it paints on
};

} // namespace zhilan::shell
