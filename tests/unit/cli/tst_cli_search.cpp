#include "tests/unit/cli/program.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <memory>

using namespace cli_test;

/// index, search, library and export DIR sections, with a cache of their own.
class CliSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wrongUse_data();
    void wrongUse();
    void index();
    void indexOfNothing();
    void searchBuildsTheIndex();
    void searchWithoutIndex();
    void searchSaysWhatHasTheTitleAlone();
    void searchSaysWhatIsAlike();
    void searchSeesChanges();
    void searchEverywhere();
    void foldersWithinOthers();
    void hitKeys();
    void timesNotStated();
    void nothingFound();
    void limitOffsetKind();
    void library();
    void patternsAreShownAndTakenBack();
    void forget();
    void forgetWrongUse();
    void coveredIndexGoes();
    void damagedIndexIsMadeAnew();
    void damagedCatalogueIsMadeAnew();
    void sections();
    void sectionsAreWhatIsIndexed();
    void rangeOfCounts();
    void lockedIndex();
    void cacheThatCannotBeWritten();

private:
    [[nodiscard]] bool write(const QString& name, const QByteArray& bytes) const
    {
        const QString path = root() + QLatin1Char('/') + name;
        QFile file(path);
        return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) &&
               file.write(bytes) == bytes.size();
    }
    [[nodiscard]] QString root() const { return m_folder->filePath(QStringLiteral("笔记")); }
    [[nodiscard]] QString cache() const { return m_folder->filePath(QStringLiteral("cache")); }
    [[nodiscard]] Outcome search(const QStringList& words) const
    {
        return run(
            QStringList{QStringLiteral("search"), QStringLiteral("--json"), QStringLiteral("--library"), root()} +
            words);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void CliSearchTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(qputenv("ZHILAN_CACHE_DIR", QFile::encodeName(cache())));
    QVERIFY(write(QStringLiteral("一.md"),
                  "# 能源\n\n## 电网\n\n数据中心的算力要用电。\n\n> **王五**：\"算力就是电力\"\n"));
    QVERIFY(write(QStringLiteral("子/二.md"),
                  "# 访谈\n\n## 第一章\n\n没有别的，只有 Claude Code的用法 🙂。\n"));
}

void CliSearchTest::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const char* words, int code) {
        QTest::newRow(words) << QString::fromUtf8(words).split(QLatin1Char(' ')) << code;
    };
    row("index", 2);
    row("search", 2);
    row("search ", 2);   // an empty query
    row("search 词", 2); // nothing was indexed yet
    row("search --limit x 词", 2);
    row("search --limit 4294967296 词", 2);
    row("search --offset -1 词", 2);
    row("search --kind poem 词", 2);
    row("search --library /nonexistent/folder 词", 3);
    row("search --library /dev/null 词", 3);
    row("index /nonexistent/folder", 3);
    row("library /nonexistent/folder", 3);
    row("export /nonexistent/folder sections --ndjson", 3);
    row("export . sections", 2);
    row("export . sections --json", 2);
}

void CliSearchTest::wrongUse()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const Outcome outcome = run(arguments);
    QVERIFY(!outcome.crashed);
    QCOMPARE(outcome.exitCode, code);
    QVERIFY(outcome.output.isEmpty());
    QVERIFY(outcome.errors.startsWith("zhilan-cli: "));
    QVERIFY2(code == 2 || outcome.oneLineOfError(), outcome.errors.constData());
}

void CliSearchTest::index()
{
    QVERIFY(write(QStringLiteral("坏.md"), QByteArray(20, '\0')));
    const QStringList words{QStringLiteral("index"), QStringLiteral("--json"), root()};
    const Outcome first = run(words);
    QCOMPARE(first.exitCode, 0);
    const Json json = first.json();
    QCOMPARE(keysOf(json), QStringLiteral("documents changed removed problems bytes seconds"));
    QCOMPARE(json["documents"], 2);
    QCOMPARE(json["changed"], 2);
    QCOMPARE(json["removed"], 0);
    QCOMPARE(json["problems"], 1);
    QVERIFY(first.errors.contains("坏.md: it is not a text file; "));
    QVERIFY(QFile::remove(root() + QStringLiteral("/一.md")));
    const Json second = run(words).json();
    QCOMPARE(second["documents"], 1);
    QCOMPARE(second["changed"], 0);
    QCOMPARE(second["removed"], 1);
    QVERIFY(QDir(cache()).exists());
}

void CliSearchTest::indexOfNothing()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("空"))));
    const Outcome outcome = run({QStringLiteral("index"), m_folder->filePath(QStringLiteral("空"))});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.output.startsWith("0 documents, "), outcome.output.constData());
}

void CliSearchTest::searchBuildsTheIndex()
{
    const Outcome first = search({QStringLiteral("算力")});
    QCOMPARE(first.exitCode, 0);
    QCOMPARE(first.json()["total"], 1);
    QVERIFY2(first.errors.contains("not indexed yet"), first.errors.constData());
    const Outcome second = search({QStringLiteral("算力")});
    QVERIFY2(second.errors.isEmpty(), second.errors.constData());
    const Outcome text = run({QStringLiteral("search"), QStringLiteral("--library"), root(), QStringLiteral("算力")});
    QCOMPARE(text.exitCode, 0);
    QVERIFY2(text.output.contains("一.md:"), text.output.constData());
    QVERIFY(text.output.endsWith("\nSections 1 to 1 of 1.\n"));
}

/// What could not be looked through is no folder without the words.
void CliSearchTest::searchWithoutIndex()
{
    const Outcome none = search({QStringLiteral("--no-refresh"), QStringLiteral("算力")});
    QCOMPARE(none.exitCode, 3);
    QVERIFY(none.oneLineOfError());
    QVERIFY2(none.errors.contains(root().toUtf8() + ": not indexed yet; index it with zhilan-cli index "),
             none.errors.constData());
    const QString other = m_folder->filePath(QStringLiteral("别的"));
    QVERIFY(QDir().mkpath(other));
    QCOMPARE(run({QStringLiteral("index"), other}).exitCode, 0);
    const Outcome empty = run({QStringLiteral("search"), QStringLiteral("--no-refresh"), QStringLiteral("--library"),
                               other, QStringLiteral("算力")});
    QCOMPARE(empty.exitCode, 1);
    QCOMPARE(empty.errors, QByteArray("zhilan-cli: nothing found\n"));
    QCOMPARE(run({QStringLiteral("index"), root()}).exitCode, 0);
    const Outcome found = search({QStringLiteral("--no-refresh"), QStringLiteral("--library"),
                                  m_folder->path() + QStringLiteral("/none"), QStringLiteral("算力")});
    QCOMPARE(found.exitCode, 0);
    QVERIFY2(found.errors.contains("/none: there is no such file or folder"), found.errors.constData());
}

void CliSearchTest::searchSaysWhatHasTheTitleAlone()
{
    QVERIFY(write(QStringLiteral("三.md"), "# 鲸落\n\n开场。\n\n## 一\n\n甲。\n\n## 二\n\n鲸落，乙。\n"));
    const Outcome text = run({QStringLiteral("search"), QStringLiteral("--library"), root(), QStringLiteral("鲸落")});
    QCOMPARE(text.exitCode, 0);
    QVERIFY2(text.output.endsWith("\nSections 1 to 3 of 3, 2 of them for nothing but their document's title.\n"),
             text.output.constData());
}

/// What has most of the words only is told apart from what was counted.
void CliSearchTest::searchSaysWhatIsAlike()
{
    QVERIFY(write(QStringLiteral("三.md"), "# 电\n\n据说中心的算力，算力要用，的算力，要用电，心的算力不够。\n"));
    const Outcome text =
        run({QStringLiteral("search"), QStringLiteral("--library"), root(), QStringLiteral("数据中心的算力要用电")});
    QCOMPARE(text.exitCode, 0);
    QVERIFY2(text.output.endsWith("\nSections 1 to 2; 1 of them have most of the words only.\n"),
             text.output.constData());
    QVERIFY2(!text.errors.contains("nothing has all of it"), text.errors.constData());
    QVERIFY2(text.errors.contains("few sections have all of it; also sections with most of the words of"),
             text.errors.constData());
}

void CliSearchTest::searchSeesChanges()
{
    QCOMPARE(search({QStringLiteral("\"新写的话\"")}).exitCode, 1);
    QVERIFY(write(QStringLiteral("新.md"), "# 新\n\n新写的话\n"));
    QCOMPARE(search({QStringLiteral("--no-refresh"), QStringLiteral("\"新写的话\"")}).exitCode, 1);
    QCOMPARE(search({QStringLiteral("\"新写的话\"")}).exitCode, 0);
}

void CliSearchTest::searchEverywhere()
{
    QCOMPARE(run({QStringLiteral("index"), root()}).exitCode, 0);
    const Outcome found =
        run({QStringLiteral("search"), QStringLiteral("--json"), QStringLiteral("Claude"), QStringLiteral("Code的")});
    QCOMPARE(found.exitCode, 0);
    QCOMPARE(textOf(found.json(), "query"), QStringLiteral("Claude Code的"));
    // A folder that is away is still answered for.
    QVERIFY(QDir().rename(root(), root() + QStringLiteral("2")));
    const Outcome away = run({QStringLiteral("search"), QStringLiteral("--json"), QStringLiteral("算力")});
    QCOMPARE(away.exitCode, 0);
    QCOMPARE(away.json()["total"], 1);
    QVERIFY(away.errors.contains("the answer is from the index as it was"));
}

/// What stands in several of the folders that were indexed is found once.
void CliSearchTest::foldersWithinOthers()
{
    const QString link = m_folder->filePath(QStringLiteral("连接"));
    QVERIFY(QFile::link(root(), link));
    for (const QString& folder : {root(), root() + QStringLiteral("/子"), link})
        QCOMPARE(run({QStringLiteral("index"), folder}).exitCode, 0);
    const QStringList words{QStringLiteral("search"), QStringLiteral("--json"), QStringLiteral("Claude")};
    QCOMPARE(run(words).json()["total"], 1);
    const QString option = QStringLiteral("--library");
    QCOMPARE(run(words + QStringList{option, link, option, root()}).json()["total"], 1);
    QCOMPARE(run(words + QStringList{option, link}).json()["total"], 1);
    QCOMPARE(run({QStringLiteral("library"), QStringLiteral("--json")}).json()["roots"].size(), 1U);
}

void CliSearchTest::hitKeys()
{
    const Json json = search({QStringLiteral("电力")}).json();
    QCOMPARE(keysOf(json), QStringLiteral("query normalized total took_ms hits"));
    QCOMPARE(json["hits"].size(), 1U);
    const Json hit = json["hits"][0];
    QCOMPARE(keysOf(hit),
             QStringLiteral("path title section_slug heading_path kind speaker score snippet marks line byte"));
    QCOMPARE(textOf(hit, "path"), root() + QStringLiteral("/一.md"));
    QCOMPARE(textOf(hit, "title"), QStringLiteral("能源"));
    QCOMPARE(textOf(hit, "section_slug"), QStringLiteral("电网"));
    QCOMPARE(textOf(hit, "kind"), QStringLiteral("quote"));
    QCOMPARE(textOf(hit, "speaker"), QStringLiteral("王五"));
    QCOMPARE(hit["line"], 7);
    QCOMPARE(hit["marks"].size(), 1U);
    const QByteArray snippet = textOf(hit, "snippet").toUtf8();
    const int begin = hit["marks"][0][0].get<int>();
    QCOMPARE(snippet.mid(begin, hit["marks"][0][1].get<int>() - begin), QByteArray("电力"));
}

/// What is shown of a quotation must not say that it was said at the time of the one before it.
void CliSearchTest::timesNotStated()
{
    QVERIFY(write(QStringLiteral("三.md"),
                  "# 访谈\n\n## [03:12] 一\n\n话说电线。\n\n> **甲乙**（12:36）：“交期四年。”\n\n"
                  "> **顾青禾**：“还要等？”\n"));
    const auto hit = [this](const char* query) {
        const Json json = search({QString::fromUtf8(query)}).json();
        return json["hits"].empty() ? Json() : json["hits"][0];
    };
    const Json inherited = hit("还要等");
    QVERIFY(keysOf(inherited).contains(QStringLiteral("start_s start_from")));
    QCOMPARE(inherited["start_s"], 756);
    QCOMPARE(textOf(inherited, "start_from"), QStringLiteral("before"));
    QCOMPARE(textOf(hit("电线"), "start_from"), QStringLiteral("chapter"));
    QCOMPARE(hit("电线")["start_s"], 192);
    QVERIFY(!hit("交期四年").contains("start_from"));
    const auto lines = [this](const QStringList& words) {
        return run(words + QStringList{root() + QStringLiteral("/三.md")}).output;
    };
    QVERIFY(lines({QStringLiteral("quotes")}).contains("顾青禾  line 9  from 12:36"));
    QVERIFY(lines({QStringLiteral("quotes")}).contains("甲乙  line 7  12:36"));
    const QByteArray text =
        run({QStringLiteral("search"), QStringLiteral("--library"), root(), QStringLiteral("还要等")}).output;
    QVERIFY2(text.contains("[quote]  顾青禾  from 12:36\n"), text.constData());
}

void CliSearchTest::nothingFound()
{
    const Outcome outcome = search({QStringLiteral("\"这里绝没有的话\"")});
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.json()["total"], 0);
    QCOMPARE(outcome.json()["hits"].size(), 0U);
    QCOMPARE(search({QStringLiteral("((\"")}).crashed, false);
    const auto told = [this](const char* query) {
        return run({QStringLiteral("search"), QStringLiteral("--library"), root(), QString::fromUtf8(query)}).errors;
    };
    QVERIFY(told("speaker: >GW").contains("nothing found"));
    QVERIFY(told("算力 >10GW").contains("without >10GW"));
    QVERIFY(told("算力 date:1999").contains("without date:1999"));
}

void CliSearchTest::limitOffsetKind()
{
    QVERIFY(write(QStringLiteral("三.md"), "# 三\n\n## a\n\n算力\n\n## b\n\n算力\n"));
    QCOMPARE(search({QStringLiteral("算力")}).json()["total"], 3);
    const Json two = search({QStringLiteral("--limit"), QStringLiteral("2"), QStringLiteral("算力")}).json();
    QCOMPARE(two["total"], 3);
    QCOMPARE(two["hits"].size(), 2U);
    QCOMPARE(search({QStringLiteral("--offset=2"), QStringLiteral("算力")}).json()["hits"].size(), 1U);
    QCOMPARE(search({QStringLiteral("--kind=quote"), QStringLiteral("算力")}).json()["total"], 1);
    const Outcome kinds =
        search({QStringLiteral("--kind=quote"), QStringLiteral("--kind=body"), QStringLiteral("算力")});
    QCOMPARE(kinds.exitCode, 2);
    QVERIFY(kinds.oneLineOfError());
    const auto told = [this](const QString& option) {
        return run({QStringLiteral("search"), option, QStringLiteral("--library"), root(), u"算力"_qs}).errors;
    };
    QCOMPARE(told(QStringLiteral("--offset=3")), QByteArray("zhilan-cli: there are no more than 3 sections\n"));
    QCOMPARE(told(QStringLiteral("--limit=0")),
             QByteArray("zhilan-cli: sections that were found: 3, of which --limit 0 shows none\n"));
}

void CliSearchTest::library()
{
    const QStringList words{QStringLiteral("library"), QStringLiteral("--json")};
    QCOMPARE(run(words).json()["roots"].size(), 0U);
    QVERIFY(write(QStringLiteral("坏.md"), QByteArray(20, '\0')));
    QCOMPARE(run({QStringLiteral("index"), root()}).exitCode, 0);
    const Json json = run(words).json();
    QCOMPARE(keysOf(json), QStringLiteral("cache roots"));
    QCOMPARE(json["roots"].size(), 1U);
    const Json one = json["roots"][0];
    QCOMPARE(keysOf(one), QStringLiteral("path documents sections index_bytes index_version problems ignore"));
    QCOMPARE(textOf(one, "path"), root());
    QCOMPARE(one["documents"], 2);
    QCOMPARE(one["problems"].size(), 1U);
    QCOMPARE(keysOf(one["problems"][0]), QStringLiteral("path reason remedy"));
    QCOMPARE(run(words + QStringList{root()}).json(), json);
}

void CliSearchTest::patternsAreShownAndTakenBack()
{
    const QStringList index{QStringLiteral("index"), root()};
    const auto ignored = [] {
        return run({QStringLiteral("library"), QStringLiteral("--json")}).json()["roots"][0]["ignore"];
    };
    for (const QStringList& back :
         {QStringList{QStringLiteral("--no-ignore")}, QStringList{QStringLiteral("--ignore"), QString()}}) {
        QCOMPARE(
            run(index + QStringList{QStringLiteral("--ignore"), u"子"_qs, QStringLiteral("--ignore=raw*")}).exitCode,
            0);
        const Outcome again = run(index);
        QCOMPARE(again.exitCode, 0);
        QVERIFY2(again.errors.contains("ignoring 子, raw*"), again.errors.constData());
        QCOMPARE(ignored(), (Json{"子", "raw*"}));
        const QByteArray text = run({QStringLiteral("library")}).output;
        QVERIFY2(text.contains("  ignored: 子\n  ignored: raw*\n"), text.constData());
        QVERIFY2(!text.contains("version"), text.constData());
        QCOMPARE(search({u"用法"_qs}).json()["total"], 0);
        QCOMPARE(run(index + back).exitCode, 0);
        QCOMPARE(ignored(), Json::array());
        QCOMPARE(search({u"用法"_qs}).json()["total"], 1);
    }
}

void CliSearchTest::forget()
{
    QCOMPARE(run({QStringLiteral("index"), root()}).exitCode, 0);
    const QString away = root() + QStringLiteral("-away");
    QVERIFY(QDir().rename(root(), away));
    const Outcome gone = run({QStringLiteral("library")});
    QCOMPARE(gone.exitCode, 0);
    QVERIFY2(gone.output.contains("the folder is not there") &&
                 gone.output.contains("zhilan-cli library --forget " + root().toUtf8()),
             gone.output.constData());
    QCOMPARE(run({QStringLiteral("library"), QStringLiteral("--json")}).json()["roots"][0]["gone"], true);

    const QStringList words{QStringLiteral("library"), QStringLiteral("--forget"), root()};
    const Outcome forgotten = run(words + QStringList{QStringLiteral("--json")});
    QCOMPARE(forgotten.exitCode, 0);
    const Json json = forgotten.json();
    QCOMPARE(keysOf(json), QStringLiteral("cache forgotten"));
    QCOMPARE(json["forgotten"].size(), 1U);
    QCOMPARE(textOf(json["forgotten"][0], "path"), root());
    QVERIFY(json["forgotten"][0]["bytes"] > 0);
    QCOMPARE(run({QStringLiteral("library"), QStringLiteral("--json")}).json()["roots"].size(), 0U);
    QCOMPARE(run({QStringLiteral("search"), u"算力"_qs}).exitCode, 2); // no folder was indexed

    const Outcome again = run(words);
    QCOMPARE(again.exitCode, 3);
    QVERIFY(again.oneLineOfError());
    QVERIFY(QDir().rename(away, root()));
    QCOMPARE(run({QStringLiteral("index"), root()}).exitCode, 0);
    QVERIFY(run(words).output.contains("its index is deleted"));
    QVERIFY(QFile::exists(root() + QStringLiteral("/一.md")));
}

void CliSearchTest::forgetWrongUse()
{
    const Outcome outcome = run({QStringLiteral("library"), QStringLiteral("--forget")});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.oneLineOfError());
}

void CliSearchTest::coveredIndexGoes()
{
    const QString inner = root() + QStringLiteral("/子");
    QCOMPARE(run({QStringLiteral("index"), inner}).exitCode, 0);
    QCOMPARE(run({QStringLiteral("index"), root()}).exitCode, 0);
    QCOMPARE(run({QStringLiteral("library"), inner}).exitCode, 3);
    // One that is made afterwards is used on its own.
    QCOMPARE(run({QStringLiteral("index"), inner}).exitCode, 0);
    QCOMPARE(run({QStringLiteral("index"), root()}).exitCode, 0);
    QCOMPARE(run({QStringLiteral("library"), inner}).exitCode, 0);
}

void CliSearchTest::damagedIndexIsMadeAnew()
{
    QCOMPARE(run({QStringLiteral("index"), root()}).exitCode, 0);
    int broken = 0;
    QDirIterator files(cache(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.write(QByteArray(static_cast<int>(file.size()), 'x')) == file.size());
        ++broken;
    }
    QVERIFY(broken >= 3);
    const Outcome outcome = search({QStringLiteral("算力")});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.json()["total"], 1);
    QVERIFY2(outcome.errors.contains(": the index is damaged; making it anew"), outcome.errors.constData());
    QVERIFY2(!outcome.errors.contains("not indexed yet"), outcome.errors.constData());
}

/// Folders that were indexed are known though their catalogues cannot be read.
void CliSearchTest::damagedCatalogueIsMadeAnew()
{
    QCOMPARE(run({QStringLiteral("index"), root()}).exitCode, 0);
    int broken = 0;
    QDirIterator files(cache(), {QStringLiteral("catalogue.sqlite*")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.write(QByteArray(static_cast<int>(file.size()), 'x')) == file.size());
        ++broken;
    }
    QVERIFY(broken >= 1);
    const Outcome library = run({QStringLiteral("library")});
    QCOMPARE(library.exitCode, 3);
    QVERIFY2(library.errors.contains("make one with zhilan-cli index"), library.errors.constData());
    const QStringList words{QStringLiteral("search"), QStringLiteral("--json"), QStringLiteral("算力")};
    const Outcome before = run(words + QStringList{QStringLiteral("--no-refresh")});
    QCOMPARE(before.json()["total"], 1);
    const Outcome outcome = run(words);
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.json()["total"], 1);
    QCOMPARE(run({QStringLiteral("library")}).exitCode, 0);
}

void CliSearchTest::sections()
{
    const QStringList words{QStringLiteral("export"), root(), QStringLiteral("sections"), QStringLiteral("--ndjson")};
    const Outcome outcome = run(words);
    QCOMPARE(outcome.exitCode, 0);
    const QList<QByteArray> lines = outcome.output.trimmed().split('\n');
    QCOMPARE(lines.size(), 8); // two documents of two sections, two lines each
    QStringList ids;
    QStringList paths;
    for (int i = 0; i < lines.size(); i += 2) {
        const Json action = Json::parse(lines[i].toStdString());
        const Json section = Json::parse(lines[i + 1].toStdString());
        ids << textOf(action["index"], "_id");
        paths << textOf(section, "path");
        QVERIFY2(keysOf(section).startsWith(
                     QStringLiteral("path title language date has_video section_slug heading_path line")),
                 qPrintable(keysOf(section)));
    }
    ids.removeDuplicates();
    QCOMPARE(ids.size(), 4);
    QVERIFY(paths.contains(QStringLiteral("子/二.md")));
    QVERIFY2(outcome.output.contains("算力就是电力") && outcome.output.contains("\"speaker\":[\"王五\"]"),
             outcome.output);
    QVERIFY(!QDir(cache()).exists());
    QVERIFY(write(QStringLiteral("坏.md"), QByteArray(20, '\0')));
    const Outcome partly = run(words);
    QCOMPARE(partly.exitCode, 3);
    QCOMPARE(partly.output, outcome.output);
}

/// A folder's patterns hold for what is exported of it too.
void CliSearchTest::sectionsAreWhatIsIndexed()
{
    QCOMPARE(run({QStringLiteral("index"), QStringLiteral("--ignore"), QStringLiteral("子"), root()}).exitCode, 0);
    const Outcome outcome =
        run({QStringLiteral("export"), root(), QStringLiteral("sections"), QStringLiteral("--ndjson")});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.output.contains("一.md"));
    QVERIFY2(!outcome.output.contains("二.md"), outcome.output.constData());
    const Json one = run({QStringLiteral("library"), QStringLiteral("--json")}).json()["roots"][0];
    QCOMPARE(outcome.output.count('\n') / 2, one["sections"].get<int>());
}

void CliSearchTest::rangeOfCounts()
{
    for (const char* const count : {"4294967296", "-1", "x", ""}) {
        const Outcome outcome = search({QStringLiteral("--limit"), QString::fromUtf8(count), QStringLiteral("算力")});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains("--limit takes a whole number from 0 to 4294967295"),
                 outcome.errors.constData());
    }
    QCOMPARE(search({QStringLiteral("--limit=4294967295"), QStringLiteral("算力")}).exitCode, 0);
}

void CliSearchTest::lockedIndex()
{
    QCOMPARE(run({QStringLiteral("index"), root()}).exitCode, 0);
    QDirIterator files(cache(), {QStringLiteral("lock")}, QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(files.hasNext());
    const QByteArray path = QFile::encodeName(files.next());
    const int lock = ::open(path.constData(), O_RDWR | O_CLOEXEC);
    QVERIFY(lock >= 0);
    QVERIFY(::flock(lock, LOCK_EX | LOCK_NB) == 0);
    QVERIFY(write(QStringLiteral("新.md"), "# 新\n\n新写的话\n"));
    const Outcome index = run({QStringLiteral("index"), root()});
    const Outcome found = search({QStringLiteral("算力")});
    ::close(lock);
    QCOMPARE(index.exitCode, 3);
    QVERIFY2(index.errors.contains("another process is indexing it"), index.errors.constData());
    // An older answer is an answer.
    QCOMPARE(found.exitCode, 0);
    QCOMPARE(found.json()["total"], 1);
    QVERIFY2(found.errors.contains("the answer is from the index as it was"), found.errors.constData());
}

void CliSearchTest::cacheThatCannotBeWritten()
{
    // A file where the folder should be is in the way of everybody, root too.
    QFile file(cache());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const Outcome index = run({QStringLiteral("index"), root()});
    QCOMPARE(index.exitCode, 3);
    QVERIFY2(index.errors == "zhilan-cli: " + cache().toUtf8() +
                                 ": it is not a folder; the index is kept there, set ZHILAN_CACHE_DIR to a folder "
                                 "where it can be\n",
             index.errors.constData());
    QCOMPARE(search({QStringLiteral("算力")}).exitCode, 3);
}

QTEST_GUILESS_MAIN(CliSearchTest)
#include "tst_cli_search.moc"
