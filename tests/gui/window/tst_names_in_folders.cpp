#include "app/shell/names_in_folders.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <atomic>
#include <memory>
#include <semaphore>

using zhilan::shell::NamesInFolders;
namespace fs = std::filesystem;

class NamesInFoldersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linked();
    void noAnswer();
    void nothingToAsk();
};

void NamesInFoldersTest::linked()
{
    const QTemporaryDir dir;
    const fs::path top = fs::canonical(dir.path().toStdString());
    fs::create_directories(top / "真/深");
    fs::create_directory_symlink(top / "真", top / "库");
    const auto name = [&top](const char* file) {
        return QString::fromStdString((top / file).string());
    };
    QFile file(name("真/深/一.md"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    NamesInFolders names;
    QCOMPARE(names.of({name("真/深/一.md"), name("真/没有.md"), name("库/深/一.md")}, {top / "无", top / "库"}),
             (QStringList{name("库/深/一.md"), name("真/没有.md"), name("库/深/一.md")}));
}

/// The folder on a mount that is gone holds up neither the window nor the other folders, and is asked once.
void NamesInFoldersTest::noAnswer()
{
    struct Mount {
        std::atomic_int asked = 0;
        std::counting_semaphore<> answers{0};
    };
    const auto mount = std::make_shared<Mount>();
    const auto real = [mount](const fs::path& path) -> std::optional<fs::path> {
        if (path == "/挂载") {
            ++mount->asked;
            mount->answers.acquire();
            return fs::path("/真/挂载");
        }
        return path == "/库" ? fs::path("/真/库") : path;
    };
    NamesInFolders names(real, std::chrono::seconds(1));
    const QStringList files{QStringLiteral("/真/库/一.md"), QStringLiteral("/真/挂载/二.md")};
    const std::vector<fs::path> folders{"/挂载", "/库"};
    const QStringList without{QStringLiteral("/库/一.md"), files.at(1)};
    QCOMPARE(names.of(files, folders), without);
    QCOMPARE(names.of(files, folders), without);
    QCOMPARE(mount->asked.load(), 1);
    mount->answers.release(100);
    QTRY_COMPARE(names.of(files, folders), (QStringList{QStringLiteral("/库/一.md"), QStringLiteral("/挂载/二.md")}));
}

void NamesInFoldersTest::nothingToAsk()
{
    const auto asked = std::make_shared<std::atomic_int>(0);
    NamesInFolders names(
        [asked](const fs::path& path) {
            ++*asked;
            return std::optional(path);
        },
        std::chrono::seconds(1));
    const QStringList files{QStringLiteral("/库/一.md")};
    QCOMPARE(names.of(files, {"/挂载", "/库"}), files);
    QCOMPARE(names.of(files, {}), files);
    QCOMPARE(asked->load(), 0);
}

QTEST_GUILESS_MAIN(NamesInFoldersTest)
#include "tst_names_in_folders.moc"
