#include "app/shell/named_files.h"

#include <QtTest/QtTest>

using zhilan::shell::NamedFiles;
using Paths = std::vector<std::filesystem::path>;

class NamedFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachOnceInOrder();
    void removed();
    void renamed();
};

void NamedFilesTest::eachOnceInOrder()
{
    NamedFiles named;
    QVERIFY(named.files().empty());
    Paths paths;
    for (int i = 0; i < 100; ++i) {
        paths.push_back("/库/" + std::to_string((i * 37) % 100) + "🙂.md");
        named.add(paths.back());
    }
    named.add(paths.front());
    QCOMPARE(named.files(), paths);
    QVERIFY(named.contains(paths[7]));
    QVERIFY(!named.contains("/库/"));
    QVERIFY(named.any([&](const auto& file) { return file == paths[99]; }));
    QVERIFY(!named.any([](const auto& file) { return file.empty(); }));
    named.clear();
    QVERIFY(named.files().empty());
    QVERIFY(!named.contains(paths[7]));
}

void NamedFilesTest::removed()
{
    NamedFiles named;
    named.add("/a");
    named.add("/b");
    named.remove("/a");
    named.remove("/none");
    QCOMPARE(named.files(), Paths{"/b"});
    named.add("/a"); // anew: the last
    QCOMPARE(named.files(), (Paths{"/b", "/a"}));
}

void NamedFilesTest::renamed()
{
    NamedFiles named;
    named.add("/a");
    named.add("/b");
    named.add("/c");
    named.rename("/b", "/二");
    named.rename("/none", "/x");
    QCOMPARE(named.files(), (Paths{"/a", "/二", "/c"}));
    named.rename("/c", "/a");
    QCOMPARE(named.files(), (Paths{"/二", "/a"}));
    named.rename("/a", "/a");
    QCOMPARE(named.files(), (Paths{"/二", "/a"}));
}

QTEST_GUILESS_MAIN(NamedFilesTest)
#include "tst_named_files.moc"
