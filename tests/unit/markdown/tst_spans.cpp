#include "core/markdown/parse.h"
#include "tests/unit/markdown/invariants.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace zhilan;
using namespace zhilan::markdown;

/// Spans are true in every text there is to test with, and in variants of each: in a quote, in a list, with CRLF.
class TestSpans : public QObject
{
    Q_OBJECT

private slots:
    void examples_data();
    void examples();
    void documents();

private:
    static void check(const std::string& text, int& escaped);
};

void TestSpans::check(const std::string& text, int& escaped)
{
    const auto tree = *parse(text);
    const QString breach = breachedInvariant(*tree);
    if (!breach.isEmpty())
        qInfo("in:\n%s", text.substr(0, 4000).c_str());
    QVERIFY2(breach.isEmpty(), qPrintable(breach));
    // Text that is not in the source is an escape, an entity or a pipe; anything longer was not found in it.
    for (NodeId id = 0; id < tree->size(); ++id) {
        const Node& node = (*tree)[id];
        if (node.kind != NodeKind::Text || tree->textRef(id).inSource != 0)
            continue;
        ++escaped;
        const char first = tree->source()[node.span.begin];
        if (first != '\\' && first != '&') {
            qInfo("text \"%s\" has no place in:\n%s", std::string(tree->text(id)).c_str(), text.c_str());
            QFAIL("text without a place");
        }
    }
}

void TestSpans::examples_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"gfm-spec-0.29.0.gfm.13.json", "gfm-extensions.json", "gfm-regression.json",
                             "cmark-regression.json", "commonmark-spec-head.json", "md4c-extensions.json",
                             "markdown-it-fixtures.json", "cjk-friendly-emphasis.json"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestSpans::examples()
{
    QFETCH(QString, file);
    QFile suite(QStringLiteral(ZHILAN_SHARED_DIR "/suites/markdown/") + file);
    if (!suite.open(QIODevice::ReadOnly))
        QSKIP("the shared suites are not there");
    int escaped = 0;
    const QJsonArray records = QJsonDocument::fromJson(suite.readAll()).array();
    for (const auto& record : records) {
        const QString text = record.toObject()[QLatin1String("markdown")].toString();
        QString quoted = QStringLiteral("> ") + text;
        quoted.replace(QLatin1Char('\n'), QLatin1String("\n> "));
        QString listed = QStringLiteral("- 甲\n\n  1. ") + text;
        listed.replace(QLatin1Char('\n'), QLatin1String("\n     "));
        QString crlf = text;
        crlf.replace(QLatin1Char('\n'), QLatin1String("\r\n"));
        for (const QString& variant : {text, quoted, listed, crlf, text.chopped(1), QStringLiteral("中文\n") + text}) {
            check(variant.toStdString(), escaped);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void TestSpans::documents()
{
    int documents = 0;
    int escaped = 0;
    for (const char* folder : {"/samples", "/suites/real-docs/docs"}) {
        QDirIterator files(QStringLiteral(ZHILAN_SHARED_DIR) + QLatin1String(folder), {QStringLiteral("*.md")},
                           QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            check(file.readAll().toStdString(), escaped);
            if (QTest::currentTestFailed()) {
                qInfo("%s", qPrintable(file.fileName()));
                return;
            }
            ++documents;
        }
    }
    if (documents == 0)
        QSKIP("the shared documents are not there");
    qInfo("%d documents", documents);
}

QTEST_APPLESS_MAIN(TestSpans)
#include "tst_spans.moc"
