#include "core/library/folder_order.h"
#include "core/library/head_title.h"
#include "core/library/scan.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace zhilan;
using namespace zhilan::library;
namespace fs = std::filesystem;

class TestScan : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void finds();
    void order();
    void titles_data();
    void titles();
    void titlesOfWhatHasNotChanged();
    void patternsOfAFolderAbove();
    void aliases();
    void tellsHowMuchItHasSeen();
    void errors();
    void empty();
    void hidden();
    void links();
    void brokenLink();
    void oddEntries();
    void oddNames();
    void unreadable();
    void cancelled();
    void deep();
    void many();
    void relativeRoot();

private:
    void write(const std::string& name, const std::string& text = "# t\n") const
    {
        const fs::path path = m_root / name;
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
    }
    static QByteArrayList names(const std::vector<Entry>& entries)
    {
        QByteArrayList out;
        for (const Entry& entry : entries)
            out << QByteArray::fromStdString(entry.path.filename().native());
        return out;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
};

void TestScan::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = m_folder->path().toStdString();
}

void TestScan::finds()
{
    write("甲.md", "# 标题甲\n");
    write("b.MarkDown", "text");
    write("c.mdown");
    write("d.MKD");
    write("notes.txt");
    write("md");
    write(".md");
    write("子/深/e.md", "# 深\n");
    write("空/readme.txt");
    const auto found = scan(m_root);
    QVERIFY(found);
    QVERIFY(found->problems.empty());
    QCOMPARE(found->root.path, m_root);
    QCOMPARE(found->root.name, m_root.filename().native());
    QCOMPARE(names(found->root.documents), (QByteArrayList{"b.MarkDown", "c.mdown", "d.MKD", "甲.md"}));
    QCOMPARE(found->root.documents[3].title, std::string("标题甲"));
    QCOMPARE(found->root.documents[0].title, std::string("b"));
    QVERIFY(found->root.documents[0].path.is_absolute());
    QCOMPARE(found->root.folders.size(), std::size_t(1));
    QCOMPARE(found->root.folders[0].name, std::string("子"));
    QCOMPARE(found->root.folders[0].folders[0].documents[0].title, std::string("深"));
    QCOMPARE(found->root.documentCount(), std::size_t(5));
}

void TestScan::order()
{
    for (const char* name : {"第10期.md", "第2期.md", "B.md", "a.md", "a10.md", "a9.md", "张.md", "李.md", "𠮷.md"})
        write(name);
    const auto found = scan(m_root);
    QVERIFY(found);
    QCOMPARE(names(found->root.documents),
             (QByteArrayList{"a.md", "a9.md", "a10.md", "B.md", "第2期.md", "第10期.md", "李.md", "张.md", "𠮷.md"}));
    const FolderOrder order;
    QVERIFY(order.keyOf("\xFF\xFE") != order.keyOf("a"));
    QCOMPARE(order.keyOf("a"), order.keyOf("a"));
}

void TestScan::titles_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("title");
    const auto row = [](const char* tag, const QByteArray& head, const char* title) {
        QTest::newRow(tag) << head << QByteArray(title);
    };
    row("heading", "text\n\n# 标题\n\n# 又一个\n", "标题");
    row("syntax", "# **粗** [链](x) `c` &amp; \\*\n", "粗 链 c & *");
    row("closing marks", "# 标题 ##\n", "标题");
    row("BOM", "\xEF\xBB\xBF# 标题\n", "标题");
    row("CRLF", "\r\n# 标题\r\n正文", "标题");
    row("setext", "标题\n====\n", "标题");
    row("table is no setext", "| a |\n====\n", "");
    row("second level", "## 二\n", "");
    row("no blank", "#标签\n", "");
    row("in code", "```\n# no\n```\n# 标题\n", "标题");
    row("in tilde code", "~~~~\n```\n# no\n~~~\n~~~~\n# 标题\n", "标题");
    row("code never closed", "```\n# no\n", "");
    row("in a comment", "<!--\n# no\n-->\n# 标题\n", "标题");
    row("indented", "    # no\n\n   # 标题\n", "标题");
    row("front matter", "---\ntitle: \"题\"\ndate: x\n---\n正文\n", "题");
    row("heading over front matter", "---\ntitle: 题\n---\n# 标题\n", "标题");
    row("comment in front matter", "---\n# no\ntitle: 题\n---\n", "题");
    row("front matter never closed", "---\ntitle: 题\n# 标题\n", "标题");
    row("empty heading", "#\n# \n# 标题\n", "标题");
    row("cut in a character", "# 标题\n\xE6\xA0", "标题");
    row("cut in the heading", "# 标题\xE6", "标题\uFFFD");
    row("empty", "", "");
    row("binary",
        QByteArray("\x7F"
                   "ELF\0\1\2\3\0\0",
                   10),
        "");
}

/// Of the front matter, whether the file is read anew or known from before.
void TestScan::aliases()
{
    using Names = std::vector<std::string>;
    QCOMPARE(namesFromHead("---\naliases: [HBM, \"高带宽 内存\"]\n---\n# 题\n").aliases, (Names{"HBM", "高带宽 内存"}));
    QCOMPARE(namesFromHead("---\naliases:\n  - 甲\n  - 乙\nalias: 丙\n---\n").aliases, (Names{"甲", "乙", "丙"}));
    QCOMPARE(namesFromHead("---\naliases: 甲, Anthropic PBC ,,乙\n---\n").aliases,
             (Names{"甲", "Anthropic PBC", "乙"}));
    QCOMPARE(namesFromHead("---\naliases: [\"Amodei, Dario\"]\n---\n").aliases, Names{"Amodei, Dario"});
    QCOMPARE(namesFromHead("---\naliases:\ntitle: alias\n---\n").aliases, Names());
    QCOMPARE(namesFromHead("# 题\n\naliases: [甲]\n").aliases, Names());
    write("a.md", "---\naliases: [甲, 乙]\n---\n# 题\n");
    ScanOptions options;
    options.now = [] {
        return std::chrono::system_clock::now() + std::chrono::hours(1);
    };
    const auto first = scan(m_root, {}, options);
    QVERIFY(first);
    QCOMPARE(first->root.documents.front().aliases, (Names{"甲", "乙"}));
    options.before = &*first;
    const auto again = scan(m_root, {}, options);
    QVERIFY(again);
    QCOMPARE(again->root.documents.front().aliases, (Names{"甲", "乙"}));
}

void TestScan::titles()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, title);
    QCOMPARE(QByteArray::fromStdString(namesFromHead(head.toStdString()).title), title);
}

void TestScan::titlesOfWhatHasNotChanged()
{
    write("a.md", "# 甲\n");
    write("内/b.md", "# 乙\n");
    ScanOptions options;
    options.now = [] {
        return std::chrono::system_clock::now() + std::chrono::hours(1);
    };
    auto before = scan(m_root, {}, options);
    QVERIFY(before);
    // Files that are not opened show by titles that are not theirs.
    before->root.documents[0].title = "known";
    before->root.folders[0].documents[0].title = "known";
    write("内/b.md", "# 改\n\n更长。\n");
    write("c.md", "# 丙\n");
    options.before = &*before;
    const auto after = scan(m_root, {}, options);
    QVERIFY(after);
    QCOMPARE(after->root.documents[0].title, std::string("known"));
    QCOMPARE(after->root.documents[1].title, std::string("丙"));
    QCOMPARE(after->root.folders[0].documents[0].title, std::string("改"));
    // What was changed just before it was read may have changed again without a trace.
    before->begun = std::chrono::system_clock::now();
    QCOMPARE(scan(m_root, {}, options)->root.documents[0].title, std::string("甲"));
}

void TestScan::patternsOfAFolderAbove()
{
    write("raw/a.md", "");
    write("草稿/b.md", "");
    write("c.md", "");
    ScanOptions options;
    options.ignore = {"2024/raw", "草稿"};
    options.below = "2024/";
    const auto found = scan(m_root, {}, options);
    QVERIFY(found);
    QVERIFY(found->root.folders.empty());
    QCOMPARE(found->root.documents.size(), std::size_t{1});
    const fs::path root = rootPath(m_root);
    QVERIFY(isPassedOver(root / "raw/a.md", root, options.ignore, options.below));
    QVERIFY(!isPassedOver(root / "raw/a.md", root, options.ignore));
    options.below = "2025/";
    QCOMPARE(scan(m_root, {}, options)->root.folders.size(), std::size_t{1});
}

void TestScan::tellsHowMuchItHasSeen()
{
    for (int i = 0; i < 600; ++i)
        write("夹/" + std::to_string(i) + (i % 2 == 0 ? ".md" : ".txt"), "");
    std::vector<std::uint64_t> seen;
    ScanOptions options;
    options.seen = [&seen](std::uint64_t names) {
        seen.push_back(names);
    };
    QVERIFY(scan(m_root, {}, options));
    QVERIFY(!seen.empty());
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QVERIFY(seen.back() > 300 && seen.back() <= 601); // not of documents alone; and of their folder
}

void TestScan::errors()
{
    write("a.md");
    const auto codeOf = [](const fs::path& path) {
        const auto found = scan(path);
        return found ? -1 : static_cast<int>(found.error().code);
    };
    QCOMPARE(codeOf(m_root / "none"), static_cast<int>(ErrorCode::NotFound));
    QCOMPARE(codeOf(m_root / "a.md"), static_cast<int>(ErrorCode::NotAFolder));
    QCOMPARE(codeOf(m_root / "a.md" / "b"), static_cast<int>(ErrorCode::NotFound));
    QCOMPARE(codeOf({}), static_cast<int>(ErrorCode::NotFound));
    QCOMPARE(codeOf(std::string(5000, 'x')), static_cast<int>(ErrorCode::NotFound));
}

void TestScan::empty()
{
    fs::create_directories(m_root / "a" / "b");
    const auto found = scan(m_root);
    QVERIFY(found);
    QVERIFY(found->root.folders.empty() && found->root.documents.empty() && found->problems.empty());
    QCOMPARE(found->root.documentCount(), std::size_t(0));
}

void TestScan::hidden()
{
    write(".obsidian/a.md");
    write(".git/b.md");
    write(".c.md");
    write("d.md");
    const auto found = scan(m_root);
    QCOMPARE(names(found->root.documents), QByteArrayList{"d.md"});
    QVERIFY(found->root.folders.empty());
}

void TestScan::links()
{
    write("real/a.md");
    write("real/inner/b.md");
    fs::create_directory_symlink(m_root, m_root / "real" / "up");
    fs::create_directory_symlink(m_root / "real" / "inner", m_root / "again");
    fs::create_symlink(m_root / "real" / "a.md", m_root / "linked.md");
    QTemporaryDir other;
    const fs::path outside = other.path().toStdString();
    std::ofstream(outside / "c.md") << "# outside\n";
    fs::create_directory_symlink(outside, m_root / "outside");
    const auto found = scan(m_root);
    QVERIFY(found);
    QVERIFY(found->problems.empty());
    QCOMPARE(names(found->root.documents), QByteArrayList{"linked.md"});
    QCOMPARE(found->root.folders.size(), std::size_t(2));
    QCOMPARE(found->root.folders[0].name, std::string("outside"));
    QCOMPARE(found->root.folders[0].documents[0].title, std::string("outside"));
    QCOMPARE(found->root.folders[1].name, std::string("real"));
    QCOMPARE(found->root.folders[1].folders.size(), std::size_t(1));
    QCOMPARE(found->root.documentCount(), std::size_t(4));
}

void TestScan::brokenLink()
{
    fs::create_symlink(m_root / "nowhere", m_root / "gone.md");
    fs::create_symlink("self.md", m_root / "self.md");
    fs::create_symlink(m_root / "nowhere", m_root / "gone");
    write("a.md");
    fs::create_symlink("a.md/x.md", m_root / "below.md");
    const auto found = scan(m_root);
    QVERIFY(found);
    QCOMPARE(found->root.documentCount(), std::size_t(1));
    QCOMPARE(found->problems.size(), std::size_t(3));
    QCOMPARE(found->problems[0].path.filename().native(), std::string("below.md"));
    for (const Problem& problem : found->problems)
        QCOMPARE(problem.code, ErrorCode::BrokenLink);
    const auto single = entryOf(m_root / "self.md");
    QVERIFY(!single);
    QCOMPARE(single.error().code, ErrorCode::BrokenLink);
}

void TestScan::oddEntries()
{
    QCOMPARE(::mkfifo((m_root / "pipe.md").c_str(), 0600), 0);
    fs::create_directories(m_root / "folder.md");
    write("folder.md/a.md");
    const auto found = scan(m_root);
    QVERIFY(found);
    QVERIFY(found->root.documents.empty());
    QCOMPARE(found->root.folders[0].documents.size(), std::size_t(1));
}

void TestScan::oddNames()
{
    write("\xFF\xFE.md", "text");
    write("换行\n名.md", "text");
    const auto found = scan(m_root);
    QVERIFY(found);
    QCOMPARE(found->root.documentCount(), std::size_t(2));
    fs::remove(m_root / "\xFF\xFE.md");
}

void TestScan::unreadable()
{
    write("secret.md");
    write("closed/a.md");
    write("b.md");
    QCOMPARE(::chmod((m_root / "secret.md").c_str(), 0), 0);
    QCOMPARE(::chmod((m_root / "closed").c_str(), 0), 0);
    QCOMPARE(::chmod(m_root.c_str(), 0755), 0);
    // Root may read everything, so it becomes nobody for the moment.
    constexpr uid_t kNobody = 65534;
    const bool root = ::geteuid() == 0;
    if (root && ::seteuid(kNobody) != 0)
        QSKIP("root cannot become another user here");
    const auto found = scan(m_root);
    const auto closed = scan(m_root / "closed");
    if (root)
        QCOMPARE(::seteuid(0), 0);
    QCOMPARE(::chmod((m_root / "closed").c_str(), 0700), 0);
    QVERIFY(found);
    QCOMPARE(names(found->root.documents), QByteArrayList{"b.md"});
    QCOMPARE(found->problems.size(), std::size_t(2));
    QCOMPARE(found->problems[0].path, m_root / "closed");
    QCOMPARE(found->problems[0].code, ErrorCode::PermissionDenied);
    QCOMPARE(found->problems[1].code, ErrorCode::PermissionDenied);
    QVERIFY(!closed);
    QCOMPARE(closed.error().code, ErrorCode::PermissionDenied);
}

void TestScan::cancelled()
{
    write("a.md");
    std::stop_source stop;
    stop.request_stop();
    const auto found = scan(m_root, stop.get_token());
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Cancelled);
}

void TestScan::deep()
{
    std::string path;
    for (int i = 0; i < 300; ++i)
        path += "d/";
    write(path + "a.md");
    const auto found = scan(m_root);
    QVERIFY(found);
    QCOMPARE(found->root.documentCount(), std::size_t(1));
}

void TestScan::many()
{
    for (int folder = 0; folder < 20; ++folder)
        for (int file = 0; file < 100; ++file)
            write("f" + std::to_string(folder) + "/" + std::to_string(file) + ".md", "# 文 " + std::to_string(file));
    const auto found = scan(m_root);
    QVERIFY(found);
    QCOMPARE(found->root.documentCount(), std::size_t(2000));
    QCOMPARE(found->root.folders[2].name, std::string("f2"));
    QCOMPARE(found->root.folders[2].documents[10].title, std::string("文 10"));
}

void TestScan::relativeRoot()
{
    write("sub/a.md");
    const auto found = scan(m_root / "sub" / ".." / "sub" / "");
    QVERIFY(found);
    QCOMPARE(found->root.path, m_root / "sub");
    QCOMPARE(found->root.name, std::string("sub"));
}

QTEST_APPLESS_MAIN(TestScan)
#include "tst_scan.moc"
