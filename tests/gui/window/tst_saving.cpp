#include "app/panels/status_bar.h"
#include "app/reader/reader_view.h"
#include "app/shell/print_controller.h"
#include "tests/gui/window/window_fixture.h"
#include "tests/support/pdf_file.h"

#include <QAction>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPaintEngine>
#include <QPrintEngine>
#include <QPrinter>
#include <QToolButton>
#include <QtTest/QtTest>

#include <chrono>
#include <memory>
#include <vector>

using namespace zhilan;
using namespace zhilan::tests;

namespace
{

/// As Qt's engine for CUPS: cannot abort, and sends what there is once the painting ends.
class SendingEngine : public QPaintEngine, public QPrintEngine
{
public:
    SendingEngine(const QPrinter& like, bool aborts)
        : QPaintEngine(AllFeatures), m_like(like.printEngine()), m_aborts(aborts)
    {
    }

    bool begin(QPaintDevice* /*device*/) override { return isPainting = true; }
    bool end() override
    {
        isPainting = false;
        isSent = !isAborted;
        return true;
    }
    void updateState(const QPaintEngineState& /*state*/) override {}
    void drawPixmap(const QRectF& /*to*/, const QPixmap& /*pixmap*/, const QRectF& /*from*/) override {}
    void drawPath(const QPainterPath& /*path*/) override {}
    void drawPolygon(const QPointF* /*points*/, int /*count*/, PolygonDrawMode /*mode*/) override {}
    [[nodiscard]] Type type() const override { return User; }

    void setProperty(PrintEnginePropertyKey key, const QVariant& value) override { m_like->setProperty(key, value); }
    [[nodiscard]] QVariant property(PrintEnginePropertyKey key) const override { return m_like->property(key); }
    bool newPage() override { return true; }
    bool abort() override { return isAborted = m_aborts; }
    [[nodiscard]] int metric(QPaintDevice::PaintDeviceMetric metric) const override { return m_like->metric(metric); }
    [[nodiscard]] QPrinter::PrinterState printerState() const override { return QPrinter::Idle; }

    bool isPainting = false;
    bool isAborted = false;
    bool isSent = false;

private:
    QPrintEngine* m_like;
    bool m_aborts;
};

/// Its engine is not owned.
class SendingPrinter : public QPrinter
{
public:
    explicit SendingPrinter(SendingEngine* engine) { setEngines(engine, engine); }
};

} // namespace

/// The open document as a file of another kind, and on paper.
class SavingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_f.reset(); }
    void pdf();
    void stopped();
    void printed();
    void stoppedPrintingIntoAFile();
    void stoppedPrinting_data();
    void stoppedPrinting();
    void html();

private:
    /// As the button in the status bar, which comes after a moment.
    void stop()
    {
        auto* status = m_f->window().findChild<panels::StatusBar*>();
        Q_EMIT status->workButtonClicked(panels::StatusBar::Worker::Printer);
    }
    /// One turn of the event loop after another: all pages may be painted within what QTRY_VERIFY waits between looks.
    template <typename Condition>
    static void goOnUntil(Condition condition)
    {
        const QDeadlineTimer end(std::chrono::seconds(30));
        while (!condition() && !end.hasExpired()) {
            QCoreApplication::processEvents();
        }
        QVERIFY(condition());
    }
    /// Long enough to be stopped while its pages are painted.
    void openLong()
    {
        m_f->write(QStringLiteral("library/长.md"),
                   "# 长\n\n" + QByteArray("这一段只是为了让文档够长。\n\n").repeated(6'000));
        m_f->window().openPath(m_f->path(QStringLiteral("library/长.md")));
        QTRY_COMPARE(reader()->document()->title, std::string("长"));
    }
    [[nodiscard]] reader::ReaderView* reader() const { return m_f->find<reader::ReaderView>("reader"); }

    std::unique_ptr<WindowFixture> m_f;
};

void SavingTest::init()
{
    m_f = std::make_unique<WindowFixture>();
    m_f->open();
    m_f->find<QAction>("languageEnglish")->trigger();
}

void SavingTest::pdf()
{
    auto* printing = m_f->window().findChild<shell::PrintController*>();
    const QString file = m_f->path(QStringLiteral("out.pdf"));
    printing->exportPdfTo(file);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(file), 30000);
    QFile pdf(file);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QVERIFY(pdf.readAll().startsWith("%PDF-"));
    QTRY_VERIFY(m_f->find<QLabel>("statusFacts")->text().startsWith(QStringLiteral("Saved: out.pdf, ")));

    // One that is asked for while another is under way waits for it; each is of the document that was open then.
    const QStringList names{u"a.pdf"_qs, u"b.pdf"_qs, u"c.pdf"_qs};
    const QString first = QString::fromStdString(reader()->document()->title);
    printing->exportPdfTo(m_f->path(names[0]));
    printing->exportPdfTo(m_f->path(names[1]));
    QVERIFY(m_f->find<QLabel>("statusFacts")->text().startsWith(QStringLiteral("Waits for the pages before it: ")));
    m_f->write(QStringLiteral("library/别的.md"), "# 别的\n");
    m_f->window().openPath(m_f->path(QStringLiteral("library/别的.md")));
    QTRY_COMPARE(reader()->document()->title, std::string("别的"));
    printing->exportPdfTo(m_f->path(names[2]));
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(m_f->path(names.last())), 30000);
    QStringList titles;
    for (const QString& name : names) {
        QFile saved(m_f->path(name));
        QVERIFY(saved.open(QIODevice::ReadOnly));
        titles.append(test::readPdf(saved.readAll()).title);
    }
    QCOMPARE(titles, (QStringList{first, first, QStringLiteral("别的")}));
    QTRY_VERIFY(m_f->find<QLabel>("statusFacts")->text().startsWith(QStringLiteral("Saved: c.pdf, ")));

    printing->exportPdfTo(m_f->path(QStringLiteral("no such folder/out.pdf")));
    QTRY_VERIFY(m_f->message().contains(QStringLiteral("out.pdf")));
}

/// In the middle of it; what waits goes on.
void SavingTest::stopped()
{
    m_f->waitForIndex();
    m_f->write(QStringLiteral("library/长.md"),
               "# 长\n\n" + QByteArray("这一段只是为了让文档够长。\n\n").repeated(200'000));
    m_f->window().openPath(m_f->path(QStringLiteral("library/长.md")));
    QTRY_COMPARE(reader()->document()->title, std::string("长"));
    auto* printing = m_f->window().findChild<shell::PrintController*>();
    const auto* work = m_f->find<QLabel>("statusWork");
    auto* button = m_f->find<QToolButton>("statusWorkButton");
    const QString stopped = m_f->path(QStringLiteral("stopped.pdf"));
    printing->exportPdfTo(stopped);
    m_f->window().openPath(m_f->path(QStringLiteral("library/无视频.md")));
    QTRY_COMPARE(reader()->document()->title, std::string("无视频"));
    printing->exportPdfTo(m_f->path(QStringLiteral("next.pdf")));
    QTRY_VERIFY(work->isVisible() && work->text().startsWith(QStringLiteral("Laying out pages: ")));
    QVERIFY(button->isVisible());
    button->click();
    QCOMPARE(m_f->find<QLabel>("statusFacts")->text(), QStringLiteral("Stopped: 长"));
    QTRY_VERIFY(QFileInfo::exists(m_f->path(QStringLiteral("next.pdf"))));
    QVERIFY(!QFileInfo::exists(stopped));
    QTRY_VERIFY(!work->text().startsWith(QStringLiteral("Laying out pages: ")));
}

void SavingTest::printed()
{
    const QString file = m_f->path(QStringLiteral("printed.pdf"));
    auto printer = std::make_unique<QPrinter>();
    printer->setOutputFileName(file);
    m_f->window().findChild<shell::PrintController*>()->printTo(std::move(printer));
    const auto* facts = m_f->find<QLabel>("statusFacts");
    QTRY_VERIFY_WITH_TIMEOUT(facts->text().startsWith(QStringLiteral("Sent to the printer: ")), 30000);
    QFile pdf(file);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QVERIFY(pdf.readAll().trimmed().endsWith("%%EOF"));
}

void SavingTest::stoppedPrintingIntoAFile()
{
    openLong();
    const QString file = m_f->path(QStringLiteral("printed.pdf"));
    auto printer = std::make_unique<QPrinter>();
    printer->setOutputFileName(file);
    m_f->window().findChild<shell::PrintController*>()->printTo(std::move(printer));
    goOnUntil([&file] { return QFileInfo::exists(file); });
    stop();
    QCOMPARE(m_f->find<QLabel>("statusFacts")->text(), QStringLiteral("Stopped: 长"));
    QVERIFY(!QFileInfo::exists(file));
}

void SavingTest::stoppedPrinting_data()
{
    QTest::addColumn<bool>("aborts");
    QTest::addColumn<bool>("closes");
    QTest::newRow("stopped") << true << false;
    QTest::newRow("stopped, cannot abort") << false << false;
    QTest::newRow("window closed") << true << true;
    QTest::newRow("window closed, cannot abort") << false << true;
}

/// Half a document is not put on paper.
void SavingTest::stoppedPrinting()
{
    QFETCH(const bool, aborts);
    QFETCH(const bool, closes);
    openLong();
    const QPrinter like;
    static std::vector<std::unique_ptr<SendingEngine>> engines; // one that cannot abort is never let go
    auto* engine = engines.emplace_back(std::make_unique<SendingEngine>(like, aborts)).get();
    m_f->window().findChild<shell::PrintController*>()->printTo(std::make_unique<SendingPrinter>(engine));
    goOnUntil([engine] { return engine->isPainting; });
    if (closes) {
        m_f->close();
    } else {
        stop();
        QCOMPARE(m_f->find<QLabel>("statusFacts")->text(), QStringLiteral("Stopped: 长"));
    }
    QVERIFY(!engine->isSent);
    QCOMPARE(engine->isPainting, !aborts);
}

void SavingTest::html()
{
    auto* printing = m_f->window().findChild<shell::PrintController*>();
    const QString file = m_f->path(QStringLiteral("out.html"));
    printing->exportHtmlTo(file);
    QTRY_VERIFY(QFileInfo::exists(file));
    QFile html(file);
    QVERIFY(html.open(QIODevice::ReadOnly));
    const QByteArray page = html.readAll();
    QVERIFY(page.startsWith("<!DOCTYPE html>"));
    QVERIFY(page.contains("<title>" + QByteArray::fromStdString(reader()->document()->title)));
    QTRY_COMPARE(m_f->find<QLabel>("statusFacts")->text(), QStringLiteral("Saved: out.html"));

    // What stands in the way is said, and what was there stays.
    printing->exportHtmlTo(m_f->path(QStringLiteral("no such folder/out.html")));
    QTRY_VERIFY(m_f->message().contains(QStringLiteral("out.html” could not be saved: its folder is not there")));
    QVERIFY(QDir(m_f->path(QString())).mkpath(QStringLiteral("taken.html/x")));
    printing->exportHtmlTo(m_f->path(QStringLiteral("taken.html")));
    QTRY_VERIFY(m_f->message().contains(QStringLiteral("taken.html” could not be saved: a folder has this name")));
    QVERIFY(QFileInfo(m_f->path(QStringLiteral("taken.html/x"))).isDir());

    // By the menu, with the title as name.
    m_f->window().findChild<QAction*>(QStringLiteral("exportHtml"))->trigger();
    auto* dialog = m_f->window().findChild<QFileDialog*>(QStringLiteral("saveDialog"));
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->defaultSuffix(), QStringLiteral("html"));
    dialog->reject();
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    application.setAttribute(Qt::AA_Use96Dpi, true);
    SavingTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_saving.moc"
