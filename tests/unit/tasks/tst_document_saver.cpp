#include "app/tasks/document_saver.h"
#include "app/tasks/write_failure.h"
#include "core/document/build.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <limits>
#include <vector>

using namespace zhilan;
using tasks::DocumentSaver;

class TestDocumentSaver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAfterAnother();
    void savedBeforeItEnds();
    void failuresAreTold();
    void pdfWithoutPages();
    void fullDisk();
    void tooLittleSpace();

private:
    static std::shared_ptr<const document::Document> titled(int number, std::size_t paragraphs = 1)
    {
        std::string text = "# title" + std::to_string(number) + "\n\n";
        for (std::size_t i = 0; i < paragraphs; ++i)
            text += "Words of a paragraph.\n\n";
        const auto document = document::fromBytes(text, "t");
        return document ? *document : nullptr;
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    static QByteArray content(const QString& file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

void TestDocumentSaver::oneAfterAnother()
{
    DocumentSaver saver;
    QSignalSpy saved(&saver, &DocumentSaver::htmlSaved);
    QStringList files;
    for (int i = 0; i < 5; ++i) {
        files.append(path(QStringLiteral("%1.html").arg(i)));
        saver.saveHtml(titled(i, i == 0 ? 20000 : 1), {}, files.back());
    }
    QTRY_COMPARE(saved.count(), 5);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(saved[i][0].toString(), files[i]);
        QVERIFY(content(files[i]).contains("<title>title" + QByteArray::number(i)));
    }
    QCOMPARE(saved[0][1].toInt(), 0);
    // Of one file the last.
    saver.saveHtml(titled(7, 20000), {}, files[0]);
    saver.saveHtml(titled(8), {}, files[0]);
    QTRY_COMPARE(saved.count(), 7);
    QVERIFY(content(files[0]).contains("<title>title8"));
}

void TestDocumentSaver::savedBeforeItEnds()
{
    const QString first = path(QStringLiteral("first.html"));
    const QString second = path(QStringLiteral("second.html"));
    const QString nowhere = path(QStringLiteral("nowhere/third.html"));
    QTest::ignoreMessage(QtWarningMsg, qUtf8Printable(nowhere + QStringLiteral(" could not be saved")));
    {
        DocumentSaver saver;
        saver.saveHtml(titled(1, 20000), {}, first);
        saver.saveHtml(titled(2), {}, second);
        saver.saveHtml(titled(3), {}, nowhere);
    }
    QVERIFY(content(first).endsWith("</html>\n"));
    QVERIFY(content(second).contains("title2"));
}

void TestDocumentSaver::failuresAreTold()
{
    DocumentSaver saver;
    QSignalSpy saved(&saver, &DocumentSaver::htmlSaved);
    std::vector<Error> errors;
    connect(&saver, &DocumentSaver::failed, this, [&errors](const Error& error) { errors.push_back(error); });
    const QString nowhere = path(QStringLiteral("nowhere/x.html"));
    saver.saveHtml(titled(1), {}, nowhere);
    saver.saveHtml(titled(2), {}, path(QStringLiteral("there.html")));
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(errors, (std::vector<Error>{{ErrorCode::NotFound, nowhere.toStdString()}}));
}

void TestDocumentSaver::pdfWithoutPages()
{
    DocumentSaver saver;
    std::vector<Error> errors;
    connect(&saver, &DocumentSaver::failed, this, [&errors](const Error& error) { errors.push_back(error); });
    const QString file = path(QStringLiteral("broken.pdf"));
    saver.savePdf("no PDF", {}, 1, file);
    QTRY_COMPARE(errors.size(), std::size_t{1});
    QCOMPARE(errors, (std::vector<Error>{{ErrorCode::Damaged, file.toStdString()}}));
    QVERIFY(!QFile::exists(file));
}

/// What Qt says of a write to a disk that is full.
void TestDocumentSaver::fullDisk()
{
    QFile full(QStringLiteral("/dev/full"));
    if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        QSKIP("the system has no /dev/full");
    QCOMPARE(full.write("x"), -1);
    const QString file = path(QStringLiteral("x.html"));
    QCOMPARE(tasks::writeFailure(file, full.error()), ErrorCode::NoSpace);
    QCOMPARE(tasks::writeFailure(file, QFileDevice::WriteError), ErrorCode::WriteFailed);
}

void TestDocumentSaver::tooLittleSpace()
{
    const QString file = path(QStringLiteral("x.html"));
    QCOMPARE(tasks::writeFailure(file, QFileDevice::WriteError, std::numeric_limits<qint64>::max()),
             ErrorCode::NoSpace);
    QCOMPARE(tasks::writeFailure(path(QString()), QFileDevice::WriteError), ErrorCode::NotAFile);
}

QTEST_GUILESS_MAIN(TestDocumentSaver)
#include "tst_document_saver.moc"
