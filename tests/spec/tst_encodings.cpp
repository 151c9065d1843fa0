#include "core/text/decode.h"
#include "tests/support/suite_score.h"

#include <QFile>
#include <QtTest>

using namespace zhilan;

class TestEncodings : public QObject
{
    Q_OBJECT

private slots:
    void suite();
};

/// Text for text. The suite has no expectation for an encoding that its maker could not read; those of mail and of
/// rarities are counted apart, as nobody keeps Markdown in them.
void TestEncodings::suite()
{
    const QString folder = QStringLiteral(ZHILAN_SHARED_DIR "/suites/encodings/");
    QFile table(folder + QStringLiteral("encodings.tsv"));
    if (!table.open(QIODevice::ReadOnly))
        QSKIP("the shared suites are not there");
    test::SuiteScore score(QStringLiteral("encodings"));
    table.readLine();
    while (!table.atEnd()) {
        const QStringList cells = QString::fromUtf8(table.readLine()).trimmed().split(u'\t');
        const QString& name = cells[0];
        const QString& encoding = cells[1];
        QFile file(folder + QStringLiteral("files/") + name);
        QFile expected(folder + QStringLiteral("files/") + name + QStringLiteral(".expected-utf8"));
        if (!file.open(QIODevice::ReadOnly) || !expected.open(QIODevice::ReadOnly))
            continue;
        const auto decoded = text::decode(file.readAll().toStdString());
        const bool passed = decoded && decoded->utf8 == expected.readAll().toStdString();
        const bool rare = encoding.startsWith(QStringLiteral("ISO-2022")) ||
                          encoding.startsWith(QStringLiteral("UTF-32")) || encoding == QStringLiteral("EUC-TW") ||
                          encoding == QStringLiteral("Johab");
        score.add((rare ? QStringLiteral("rare ") : QString()) + encoding, passed,
                  name + QStringLiteral(" read as ") +
                      (decoded ? QString::fromStdString(decoded->encoding) : QStringLiteral("no text")));
    }
    QVERIFY2(score.holds(), score.reason().constData());
}

QTEST_APPLESS_MAIN(TestEncodings)
#include "tst_encodings.moc"
