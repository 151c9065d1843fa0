#include "app/platform/moved_file.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace zhilan::platform;
namespace fs = std::filesystem;

class TestMovedFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_data();
    void found();
    void notFound_data();
    void notFound();
    void thereAgain();
    void stopped();

private:
    static void write(const fs::path& path, const std::string& text)
    {
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
    }
    /// Without what the file itself is not at.
    static std::optional<fs::path> find(const fs::path& folder, const FileIdentity& identity)
    {
        return findMoved(folder / "库/访谈/a.md", identity, {folder / "库"}, {});
    }
};

void TestMovedFile::found_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("renamed") << u"库/访谈/a.md"_qs << u"库/访谈/改了名🙂.md"_qs;
    QTest::newRow("into a folder beside") << u"库/访谈/a.md"_qs << u"库/演讲/2026/深/a.md"_qs;
    QTest::newRow("up") << u"库/访谈/a.md"_qs << u"库/a.md"_qs;
    QTest::newRow("with its folder") << u"库/访谈"_qs << u"库/谈话"_qs;
    QTest::newRow("with the library") << u"库"_qs << u"新库"_qs;
}

void TestMovedFile::found()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    const QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    const fs::path file = folder / "库/访谈/a.md";
    write(file, "# 甲\n");
    write(folder / "库/访谈/b.md", "# 甲\n"); // equal, but another one
    const auto identity = identityOf(file);
    QVERIFY(identity);
    fs::create_directories((folder / to.toStdString()).parent_path());
    fs::rename(folder / from.toStdString(), folder / to.toStdString());
    const auto found = find(folder, *identity);
    QVERIFY(found);
    QVERIFY(identityOf(*found) == identity);
    QVERIFY(found->filename() != "b.md");
}

void TestMovedFile::notFound_data()
{
    QTest::addColumn<QString>("to");
    QTest::newRow("deleted") << QString();
    QTest::newRow("hidden") << u"库/.Trash/a.md"_qs;
    QTest::newRow("a backup") << u"库/访谈/a.md~"_qs;
    QTest::newRow("outside") << u"别处/a.md"_qs;
}

void TestMovedFile::notFound()
{
    QFETCH(QString, to);
    const QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    const fs::path file = folder / "库/访谈/a.md";
    write(file, "# 甲\n");
    const auto identity = identityOf(file);
    QVERIFY(identity);
    if (to.isEmpty()) {
        fs::remove(file);
        write(folder / "库/访谈/新.md", "# 另一篇\n"); // may have the number of the one deleted
    } else {
        fs::create_directories((folder / to.toStdString()).parent_path());
        fs::rename(file, folder / to.toStdString());
    }
    QVERIFY(!find(folder, *identity));
}

void TestMovedFile::thereAgain()
{
    const QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    const fs::path file = folder / "库/访谈/a.md";
    write(file, "# 甲\n");
    const auto identity = identityOf(file);
    fs::rename(file, folder / "库/访谈/旧.md");
    write(file, "# 甲，改过\n");
    QVERIFY(!find(folder, *identity));
}

void TestMovedFile::stopped()
{
    const QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    const fs::path file = folder / "a.md";
    write(file, "# 甲\n");
    const auto identity = identityOf(file);
    fs::rename(file, folder / "b.md");
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!findMoved(file, *identity, {}, stop.get_token()));
    QVERIFY(findMoved(file, *identity, {}, {}) == folder / "b.md");
}

QTEST_APPLESS_MAIN(TestMovedFile)
#include "tst_moved_file.moc"
