#include "app/shell/print_controller.h"

#include "app/models/text_conversion.h"
#include "app/panels/status_bar.h"
#include "app/reader/page_printer.h"
#include "app/reader/prepared_document.h"
#include "app/reader/reader_view.h"
#include "app/tasks/document_saver.h"
#include "app/tasks/write_failure.h"

#include <QBuffer>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

#include <cmath>
#include <utility>
#include <vector>

namespace zhilan::shell
{

namespace
{

constexpr double kMarginMillimetres = 20;

/// What the paper is where the reader lives.
QPageSize paperSize()
{
    return QPageSize(QLocale().measurementSystem() == QLocale::ImperialUSSystem ? QPageSize::Letter : QPageSize::A4);
}

QMarginsF margins()
{
    return {kMarginMillimetres, kMarginMillimetres, kMarginMillimetres, kMarginMillimetres};
}

/// The title as a file's name.
QString nameOf(const document::Document& document, const QString& suffix)
{
    static const QRegularExpression kRefused(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1f]+"));
    constexpr qsizetype kLongest = 60;
    QString name = QString::fromStdString(document.title).simplified().replace(kRefused, QStringLiteral(" "));
    name = name.left(kLongest).trimmed();
    return (name.isEmpty() ? PrintController::tr("Document") : name) + QLatin1Char('.') + suffix;
}

/// Nothing of the pages painted so far comes out of the printer.
void abortPrinting(std::unique_ptr<QPrinter> printer, std::unique_ptr<QPainter> painter)
{
    if (const QString file = printer->outputFileName(); !file.isEmpty()) {
        painter.reset();
        printer.reset();
        if (QFileInfo(file).isFile()) { // no device
            QFile::remove(file);
        }
    } else if (printer->abort()) {
        painter.reset();
    } else {
        // Qt's engine for CUPS cannot abort, and sends what there is once the painting ends: it never does.
        static auto* const kept = new std::vector<std::pair<std::unique_ptr<QPrinter>, std::unique_ptr<QPainter>>>;
        kept->emplace_back(std::move(printer), std::move(painter));
    }
}

} // namespace

PrintController::PrintController(reader::ReaderView* view, panels::StatusBar* status, QWidget* window)
    : QObject(window), m_view(view), m_status(status), m_window(window), m_saver(new tasks::DocumentSaver(this))
{
    connect(m_saver, &tasks::DocumentSaver::htmlSaved, this, [this](const QString& file, int leftOut) {
        const QString name = QFileInfo(file).fileName();
        m_status->showNote(leftOut > 0 ? tr("Saved: %1, without %n picture(s)", nullptr, leftOut).arg(name)
                                       : tr("Saved: %1").arg(name));
    });
    connect(m_saver, &tasks::DocumentSaver::pdfSaved, this, [this](const QString& file, int pages) {
        m_status->showNote(tr("Saved: %1, %n page(s)", nullptr, pages).arg(QFileInfo(file).fileName()));
    });
    connect(m_saver, &tasks::DocumentSaver::failed, this,
            [this](const Error& error) { Q_EMIT failed(Messages::notSaved(error)); });
    connect(status, &panels::StatusBar::workButtonClicked, this, [this](panels::StatusBar::Worker worker) {
        if (worker == panels::StatusBar::Worker::Printer) {
            stop();
        }
    });
}

PrintController::~PrintController()
{
    if (m_printer) {
        abort();
    }
}

void PrintController::print()
{
    if (!m_view->document()) {
        return;
    }
    auto printer = std::make_shared<std::unique_ptr<QPrinter>>(std::make_unique<QPrinter>());
    QPrinter* device = printer->get();
    device->setDocName(QString::fromStdString(m_view->document()->title));
    device->setPageLayout(QPageLayout(paperSize(), QPageLayout::Portrait, margins(), QPageLayout::Millimeter));
    auto* dialog = new QPrintDialog(device, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintPageRange, false);
    connect(dialog, qOverload<>(&QPrintDialog::accepted), this, [this, printer] { printTo(std::move(*printer)); });
    dialog->open();
}

void PrintController::printTo(std::unique_ptr<QPrinter> printer)
{
    if (m_view->document()) {
        printer->setResolution(reader::Pages::kResolution);
        add(std::move(printer), {}, nullptr);
    }
}

void PrintController::chooseFile(const QString& title, const QString& kind, const QString& suffix,
                                 void (PrintController::*save)(const QString&))
{
    if (!m_view->document()) {
        return;
    }
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    auto* dialog = new QFileDialog(m_window, title, folder.filePath(nameOf(*m_view->document(), suffix)));
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(kind + QStringLiteral(" (*.%1)").arg(suffix));
    dialog->setDefaultSuffix(suffix);
    connect(dialog, &QFileDialog::fileSelected, this, save);
    dialog->open();
}

void PrintController::exportPdf()
{
    chooseFile(tr("Save as PDF"), tr("PDF files"), QStringLiteral("pdf"), &PrintController::exportPdfTo);
}

void PrintController::exportHtml()
{
    chooseFile(tr("Save as HTML"), tr("HTML files"), QStringLiteral("html"), &PrintController::exportHtmlTo);
}

void PrintController::exportHtmlTo(const QString& file)
{
    if (!m_view->document()) {
        return;
    }
    const reader::PictureFolders& folders = m_view->pictureFolders();
    m_saver->saveHtml(m_view->document(), {models::fromPlain(folders.document), models::fromPlain(folders.root)}, file);
}

void PrintController::exportPdfTo(const QString& file)
{
    if (!m_view->document()) {
        return;
    }
    if (!QSaveFile(file).open(QIODevice::WriteOnly)) { // known before the work is done; nothing is left of it
        Q_EMIT failed(Messages::notSaved({tasks::writeFailure(file), file.toStdString()}));
        return;
    }
    auto printed = std::make_unique<QBuffer>();
    printed->open(QIODevice::WriteOnly);
    auto writer = std::make_unique<QPdfWriter>(printed.get());
    writer->setResolution(reader::Pages::kResolution);
    writer->setPageLayout(QPageLayout(paperSize(), QPageLayout::Portrait, margins(), QPageLayout::Millimeter));
    writer->setCreator(QStringLiteral("Zhilan"));
    writer->setTitle(QString::fromStdString(m_view->document()->title));
    add(std::move(writer), file, std::move(printed));
}

void PrintController::add(std::unique_ptr<QPagedPaintDevice> device, const QString& file,
                          std::unique_ptr<QBuffer> printed)
{
    m_jobs.push_back({m_view->content(), m_view->pictureFolders(), file, std::move(printed), std::move(device)});
    if (m_jobs.size() == 1) {
        beginNext();
    } else {
        m_status->showNote(
            tr("Waits for the pages before it: %1").arg(models::toQString(m_jobs.back().content->document->title)));
    }
}

void PrintController::beginNext()
{
    if (m_jobs.empty()) {
        return;
    }
    const Job& job = m_jobs.front();
    m_printer = std::make_unique<reader::PagePrinter>(job.content, job.pictures, m_window->font(), job.device.get());
    connect(m_printer.get(), &reader::PagePrinter::progressed, this, [this](double done) {
        m_status->setWork(
            panels::StatusBar::Worker::Printer,
            {tr("Laying out pages: %1 %").arg(QLocale().toString(std::lround(done * 100))), done, {}, tr("Stop")});
    });
    // Queued: it is the one that says so.
    const quint64 number = ++m_begun;
    connect(
        m_printer.get(), &reader::PagePrinter::finished, this,
        [this, number](int pages) {
            if (number == m_begun && m_printer) {
                onFinished(pages);
            }
        },
        Qt::QueuedConnection);
    connect(
        m_printer.get(), &reader::PagePrinter::failed, this,
        [this, number] {
            if (number == m_begun && m_printer) {
                onFailed();
            }
        },
        Qt::QueuedConnection);
    m_printer->start();
}

PrintController::Job PrintController::take()
{
    m_printer.reset();
    Job job = std::move(m_jobs.front());
    m_jobs.pop_front();
    m_status->setWork(panels::StatusBar::Worker::Printer, {});
    return job;
}

void PrintController::abort()
{
    std::unique_ptr<QPainter> painter = m_printer->stop();
    std::unique_ptr<QPagedPaintDevice>& device = m_jobs.front().device;
    if (auto* printer = dynamic_cast<QPrinter*>(device.get()); printer != nullptr && painter) {
        (void)device.release();
        abortPrinting(std::unique_ptr<QPrinter>(printer), std::move(painter));
    }
    m_printer.reset(); // before what it painted on
}

void PrintController::stop()
{
    if (m_printer) {
        abort();
        const Job job = take();
        m_status->showNote(tr("Stopped: %1").arg(models::toQString(job.content->document->title)));
        beginNext();
    }
}

void PrintController::onFailed()
{
    take();
    Q_EMIT failed(Messages::notPrinted());
    beginNext();
}

void PrintController::onFinished(int pages)
{
    pdf::Navigation navigation = m_printer->navigation();
    Job job = take();
    job.device.reset(); // the end of a PDF is written with it
    if (job.printed) {
        m_saver->savePdf(job.printed->data(), std::move(navigation), pages, job.file);
    } else {
        m_status->showNote(tr("Sent to the printer: %n page(s)", nullptr, pages));
    }
    beginNext();
}

} // namespace zhilan::shell
