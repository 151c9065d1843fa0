#include "core/markdown/parse.h"
#include "core/markdown/slug.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSet>
#include <QtTest>

using namespace zhilan::markdown;

class TestSlug : public QObject
{
    Q_OBJECT

private slots:
    void slugs_data();
    void slugs();
    void uniqueness();
    void smallestNumber();
    void sampleContents();
};

void TestSlug::slugs_data()
{
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("slug");
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("Latin") << "Claude Code Launch"
                           << "claude-code-launch";
    QTest::newRow("quotation marks") << "Scaling假说与\"大计算块\"理论"
                                     << "scaling假说与大计算块理论";
    QTest::newRow("curly marks") << "“天才之国”的实在性"
                                 << "天才之国的实在性";
    QTest::newRow("full-width colon") << "RL Scaling：与预训练相同的规律"
                                      << "rl-scaling与预训练相同的规律";
    QTest::newRow("question mark") << "为什么？"
                                   << "为什么";
    QTest::newRow("kept marks") << "a_b-c"
                                << "a_b-c";
    QTest::newRow("two spaces") << "规则 vs  原则"
                                << "规则-vs--原则";
    QTest::newRow("emoji") << "🎉 Party"
                           << "-party";
    QTest::newRow("supplementary Han") << "𠮷野家"
                                       << "𠮷野家";
    QTest::newRow("upper case beyond ASCII") << "ÉTÉ Ω"
                                             << "été-ω";
    QTest::newRow("combining mark") << QStringLiteral("cafe\u0301") << QStringLiteral("cafe\u0301");
}

void TestSlug::slugs()
{
    QFETCH(QString, heading);
    QTEST(QString::fromStdString(slugOf(heading.toStdString())), "slug");
}

void TestSlug::uniqueness()
{
    SlugCounter counter;
    QSet<QString> seen;
    QCOMPARE(QString::fromStdString(counter.unique("a")), QString("a"));
    QCOMPARE(QString::fromStdString(counter.unique("a")), QString("a-1"));
    for (const char* heading : {"b", "a-1", "a", "a-1", "A", "", "", "b"}) {
        const QString slug = QString::fromStdString(counter.unique(heading));
        QVERIFY2(!seen.contains(slug) && slug != QLatin1String("a") && (seen << slug, true), heading);
    }
    QVERIFY(!seen.contains(QStringLiteral("a-1")));
}

/// The smallest number that nobody has, whatever headings come in what order.
void TestSlug::smallestNumber()
{
    const QStringList words{QStringLiteral("a"),
                            QStringLiteral("a-1"),
                            QStringLiteral("a-2"),
                            QStringLiteral("a-1-1"),
                            QStringLiteral("节"),
                            QStringLiteral("节-1"),
                            QString(),
                            QStringLiteral("-1"),
                            QStringLiteral("a-01"),
                            QStringLiteral("a-")};
    QRandomGenerator random(20260213);
    for (int round = 0; round < 300; ++round) {
        SlugCounter counter;
        QSet<QString> taken;
        for (int i = 0; i < 30; ++i) {
            const QString& word = words.at(random.bounded(static_cast<int>(words.size())));
            QString expected = word;
            for (int number = 1; taken.contains(expected); ++number)
                expected = word + QLatin1Char('-') + QString::number(number);
            taken << expected;
            QCOMPARE(QString::fromStdString(counter.unique(word.toStdString())), expected);
        }
    }
}

void TestSlug::sampleContents()
{
    const QDir samples(QStringLiteral(ZHILAN_SHARED_DIR "/samples"));
    const QStringList files = samples.entryList({QStringLiteral("*.md")});
    if (files.isEmpty())
        QSKIP("the sample document is not there");
    QFile file(samples.filePath(files.first()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto tree = *parse(file.readAll().toStdString());
    SlugCounter counter;
    QSet<QString> slugs;
    QStringList anchors;
    for (NodeId id = 0; id < tree->size(); ++id) {
        if ((*tree)[id].kind == NodeKind::Heading)
            slugs << QString::fromStdString(counter.unique(slugOf(slugText(*tree, id))));
        if ((*tree)[id].kind == NodeKind::Link && tree->text(id).starts_with('#'))
            anchors << QString::fromStdString(std::string(tree->text(id).substr(1)));
    }
    QCOMPARE(anchors.size(), 21);
    for (const QString& anchor : anchors)
        QVERIFY2(slugs.contains(anchor), qPrintable(anchor));
}

QTEST_APPLESS_MAIN(TestSlug)
#include "tst_slug.moc"
