#include "core/document/build.h"
#include "core/markdown/parse.h"
#include "tests/unit/document/document_dump.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <random>

using namespace zhilan;
using namespace zhilan::document;
using std::chrono::seconds;

class TestDocument : public QObject
{
    Q_OBJECT

private slots:
    void sample();
    void sampleChapters();
    void sampleContents();
    void sampleQuotes();
    void realDocuments_data();
    void realDocuments();
    void titles_data();
    void titles();
    void sectionAt();
    void placeOfAnchor();
    void anchors();
    void namedBlocks();
    void sizesOfPictures();
    void linksInAlternativeTexts();
    void cancelled();
    void errors();
    void emptyTree();
    void large_data();
    void large();
    void mutations();

private:
    static std::shared_ptr<const Document> read(const std::string& text)
    {
        auto document = fromBytes(text, "stem");
        return document ? *document : nullptr;
    }
    static std::shared_ptr<const Document> readSample()
    {
        const std::string path = ZHILAN_SHARED_DIR "/samples/dario-amodei-near-the-end-of-the-exponential.zh.md";
        auto document = fromFile(path);
        return document ? *document : nullptr;
    }
};

void TestDocument::sample()
{
    const auto document = readSample();
    if (!document)
        QSKIP("the shared sample is not here");
    QCOMPARE(brokenInvariant(*document), QByteArray());
    QCOMPARE(document->title, std::string("Dario Amodei —「我们正接近指数增长的终点」"));
    QCOMPARE(document->language, std::string("zh-Hans"));
    QCOMPARE(document->encoding, std::string("UTF-8"));
    QCOMPARE(document->info.size(), std::size_t(9));
    QCOMPARE(document->info[8].key, std::string("评论数"));
    QCOMPARE(document->info[8].value, std::string("1,977"));
    QCOMPARE(isoDate(document->date->start), std::string("2026-02-13"));
    QCOMPARE(document->videoUrl, std::string("https://www.youtube.com/watch?v=n1E9IZfvGMA"));
    QCOMPARE(document->videoDuration, std::optional<Milliseconds>(seconds(8539)));
    QCOMPARE(document->terms.size(), std::size_t(18));
    QCOMPARE(document->terms[17].term, std::string("Amdahl's Law"));
    QCOMPARE(document->references.size(), std::size_t(4));
    QCOMPARE(document->references[1].author, std::string("Rich Sutton"));
    QCOMPARE(document->tables.size(), std::size_t(10));
    QCOMPARE(document->timestamps.size(), std::size_t(8));
    QVERIFY(document->diagnostics.empty());
    QVERIFY(document->readingMinutes > 15 && document->readingMinutes < 40);
    std::uint32_t chars = 0;
    for (const Section& section : document->sections)
        chars += section.chars;
    QCOMPARE(chars, document->chars);
}

void TestDocument::sampleChapters()
{
    const auto document = readSample();
    if (!document)
        QSKIP("the shared sample is not here");
    const QList<int> starts{0, 756, 1782, 2780, 3529, 5479, 6461, 7546};
    QCOMPARE(document->chapters.size(), std::size_t(8));
    for (std::size_t i = 0; i < 8; ++i) {
        const Chapter& chapter = document->chapters[i];
        QCOMPARE(chapter.start, Milliseconds(seconds(starts[static_cast<qsizetype>(i)])));
        QCOMPARE(*chapter.end, i < 7 ? document->chapters[i + 1].start : Milliseconds(seconds(8539)));
        QVERIFY(!chapter.title.empty() && !chapter.titleAlt.empty());
        QCOMPARE(chapter.line, static_cast<std::uint32_t>(655 + i));
    }
    QCOMPARE(document->chapters[1].title, std::string("Is diffusion cope?"));
    QCOMPARE(document->chapters[1].titleAlt, std::string("经济扩散是借口吗？"));
    QCOMPARE(document->chapters[6].titleAlt, std::string("为什么中美不能各自拥有\"数据中心里的天才之国\"？"));
    const auto told = [&](std::size_t chapter) {
        const SectionId section = document->chapters[chapter].section;
        return section == kNoSection ? std::string() : document->sections[section].title;
    };
    QCOMPARE(told(1), std::string("经济扩散：快但不是瞬间完成"));
    QCOMPARE(told(2), std::string("持续学习是否必要"));
    QCOMPARE(told(3), std::string("计算投资与风险管理"));
    QCOMPARE(told(4), std::string("AI实验室的盈利模式"));
    QCOMPARE(told(7), std::string("Claude的宪法与价值观对齐"));
    SectionId before = 0;
    for (const Chapter& chapter : document->chapters) {
        if (chapter.section == kNoSection)
            continue;
        QVERIFY(chapter.section > before);
        before = chapter.section;
        QCOMPARE(document->sections[chapter.section].start, std::optional(chapter.start));
    }
    const auto chapterOf = [&](std::string_view slug) {
        const auto place = document->placeOfAnchor(slug);
        return place ? document->sections[place->section].chapter : ChapterId{99};
    };
    QCOMPARE(chapterOf("行业整体计算规模"), ChapterId{3});
    QCOMPARE(chapterOf("上下文长度与在职学习"), ChapterId{2}); // between two chapters' sections
    QCOMPARE(chapterOf("术语表"), kNoChapter);
    QCOMPARE(chapterOf("目录"), kNoChapter);
}

void TestDocument::sampleContents()
{
    const auto document = readSample();
    if (!document)
        QSKIP("the shared sample is not here");
    int anchors = 0;
    for (const Link& link : document->links) {
        if (link.kind != LinkKind::Anchor)
            continue;
        ++anchors;
        QVERIFY2(link.resolved, std::string(link.target).c_str());
        QCOMPARE(document->sections[link.section].title, link.text);
        QCOMPARE(document->placeOfAnchor(link.target)->section, link.section);
    }
    QCOMPARE(anchors, 21);
}

void TestDocument::sampleQuotes()
{
    const auto document = readSample();
    if (!document)
        QSKIP("the shared sample is not here");
    int dwarkesh = 0;
    for (const Quote& quote : document->quotes) {
        QVERIFY(quote.speaker == "Dario Amodei" || quote.speaker == "Dwarkesh Patel");
        dwarkesh += quote.speaker == "Dwarkesh Patel" ? 1 : 0;
        QCOMPARE(std::string(quote.speakerSpan.of(document->tree->source())),
                 "**" + std::string(quote.speaker) + "**：");
        QVERIFY(!quote.text.starts_with('"') && !quote.text.ends_with('"'));
    }
    QCOMPARE(document->quotes.size(), std::size_t(57));
    QCOMPARE(dwarkesh, 3);
    QCOMPARE(document->quotes[3].text, std::string_view("我认为然后我们将越来越多地获得泛化能力。"));
}

void TestDocument::realDocuments_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(ZHILAN_SHARED_DIR "/suites/real-docs/docs"));
    for (const QString& name : folder.entryList({QStringLiteral("*.md")}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestDocument::realDocuments()
{
    if (QTest::currentDataTag() == nullptr)
        QSKIP("the shared suites are not here");
    QFETCH(QString, path);
    const auto document = fromFile(path.toStdString());
    QVERIFY(document);
    QCOMPARE(brokenInvariant(**document), QByteArray());
    QVERIFY(!(*document)->title.empty());
}

void TestDocument::titles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("title");
    QTest::newRow("heading") << QByteArray("intro\n\n## 二\n\n# **一** `x`\n") << QByteArray("一 x");
    QTest::newRow("second heading") << QByteArray("#\n\n# 一\n") << QByteArray("一");
    QTest::newRow("front matter") << QByteArray("---\ntitle: 题\n---\n\ntext\n") << QByteArray("题");
    QTest::newRow("heading over front matter") << QByteArray("---\ntitle: 题\n---\n\n# 一\n") << QByteArray("一");
    QTest::newRow("table") << QByteArray("## 基本信息\n\n| 项目 | 内容 |\n|-|-|\n| 标题 | 题 |\n") << QByteArray("题");
    QTest::newRow("file name") << QByteArray("text\n") << QByteArray("stem");
    QTest::newRow("empty") << QByteArray() << QByteArray("stem");
    QTest::newRow("heading in code") << QByteArray("```\n# no\n```\n") << QByteArray("stem");
    QTest::newRow("entity") << QByteArray("# a &amp; b\n") << QByteArray("a & b");
}

void TestDocument::titles()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, title);
    QCOMPARE(QByteArray::fromStdString(read(text.toStdString())->title), title);
}

void TestDocument::sectionAt()
{
    const auto document = read("text\n\n# a\n\nb\n\n## c\n");
    QCOMPARE(document->sectionAt(0), kNoSection);
    QCOMPARE(document->sectionAt(5), kNoSection);
    QCOMPARE(document->sectionAt(6), SectionId(0));
    QCOMPARE(document->sectionAt(13), SectionId(0));
    QCOMPARE(document->sectionAt(14), SectionId(1));
    QCOMPARE(document->sectionAt(100'000), SectionId(1));
    QCOMPARE(document->headingPath(1), (std::vector<std::string>{"a", "c"}));
    QVERIFY(document->headingPath(kNoSection).empty());
}

void TestDocument::placeOfAnchor()
{
    const auto document =
        read("# Café 术语\n\n## a\n\n## a\n\n## A-1\n\n## x & y\n\n- - ## 里面\n\n<a id=\"Here\"></a>\n\n"
             "## Pro [![badge](b.svg)](c)\n\ntext <span id=\"mid\">y</span>\n\n"
             "[^n]\n\n[^n]: n\n\n    # In note\n");
    const auto sectionOf = [&](std::string_view anchor) {
        const auto place = document->placeOfAnchor(anchor);
        return place ? static_cast<int>(place->section) : -1;
    };
    QCOMPARE(sectionOf("café-术语"), 0);
    QCOMPARE(sectionOf("#café-术语"), 0);
    QCOMPARE(sectionOf("caf%C3%A9-%E6%9C%AF%E8%AF%AD"), 0);
    QCOMPARE(sectionOf("CAFÉ-术语"), 0);
    QCOMPARE(sectionOf("Café 术语"), 0);
    QCOMPARE(sectionOf("user-content-a"), 1);
    QCOMPARE(sectionOf("a"), 1);
    QCOMPARE(sectionOf("a-1"), 2);
    QCOMPARE(sectionOf("a-1-1"), 3);
    QCOMPARE(sectionOf("x--y"), 4);
    QCOMPARE(sectionOf("x-y"), 4); // as other tools make it
    QCOMPARE(sectionOf("a1"), 2);
    QCOMPARE(sectionOf("里面"), 5);
    QCOMPARE(sectionOf("Here"), 6);
    QCOMPARE(sectionOf("pro-"), 6);
    QCOMPARE(document->sections[6].title, std::string_view("Pro"));
    QCOMPARE(sectionOf("mid"), 6);
    QVERIFY(document->placeOfAnchor("mid")->byte > document->sections[6].span.begin);
    QCOMPARE(document->placeOfAnchor("Here")->byte, document->sections[6].span.begin);
    QCOMPARE(sectionOf("in-note"), 6);
    QCOMPARE(document->sections.size(), std::size_t(7));
    QCOMPARE(sectionOf("none"), -1);
    QCOMPARE(sectionOf("-"), -1);
    QCOMPARE(document->placeOfAnchor(""), std::optional(AnchorPlace{}));
    QCOMPARE(document->placeOfAnchor("#top"), std::optional(AnchorPlace{}));
    QCOMPARE(read("a\n\n# Top\n")->placeOfAnchor("top")->byte, 3U);
}

void TestDocument::anchors()
{
    const auto document =
        read("<a name=\"old\"></a>\n\n# 一\n\n> ## 引用里\n\n[1](#一) [2](#引用里) [3](#old) [4](#top) [5](#无) "
             "[6](#%E4%B8%80) [7](#t=1:30)\n");
    QCOMPARE(document->links.size(), std::size_t(7));
    const QList<bool> resolved{true, true, true, true, false, true, true};
    for (std::size_t i = 0; i < 7; ++i)
        QCOMPARE(document->links[i].resolved, resolved[static_cast<qsizetype>(i)]);
    QCOMPARE(document->links[0].section, SectionId(0));
    QCOMPARE(document->links[1].section, SectionId(1));
    QCOMPARE(document->links[2].section, SectionId(0));
    QCOMPARE(document->sections.size(), std::size_t(2));
}

/// Obsidian's names of blocks are anchors, and nothing that is read.
void TestDocument::namedBlocks()
{
    const auto document = read("# 题\n\n- 00:00 引子 ^intro\n- 03:20 甲\n- 15:45 乙\n\n## 二\n\n话。\n^37066d\n\n"
                               "[[#^intro]] [[#^37066d]] [[#^none]] 2 ^10\n");
    QCOMPARE(document->chapters.size(), std::size_t(3));
    QCOMPARE(document->chapters.front().title, std::string("引子"));
    const QList<bool> resolved{true, true, false};
    QCOMPARE(document->links.size(), std::size_t(3));
    for (std::size_t i = 0; i < 3; ++i)
        QCOMPARE(document->links[i].resolved, resolved[static_cast<qsizetype>(i)]);
    QCOMPARE(document->links[1].section, SectionId(1));
    QVERIFY(markdown::plainText(*document->tree, 0).ends_with("2 ^10"));
}

/// The size that an embedded picture is shown in is no text of it.
void TestDocument::sizesOfPictures()
{
    const auto document = read("![[图.png|600]] ![[图.png|60x40]] ![[图.png|封面]]\n");
    QCOMPARE(document->links.size(), std::size_t(3));
    QCOMPARE(document->links[0].text, std::string_view("图.png"));
    QCOMPARE(document->links[1].text, std::string_view("图.png"));
    QCOMPARE(document->links[2].text, std::string_view("封面"));
}

/// An alternative text is shown as text, so nothing in it can be followed.
void TestDocument::linksInAlternativeTexts()
{
    const auto document = read("![图 ![里](b.png) [甲](#无)](a.png) [乙](c.md)\n");
    QCOMPARE(document->links.size(), std::size_t(2));
    QCOMPARE(document->links[0].target, std::string_view("a.png"));
    QCOMPARE(document->links[0].text, std::string_view("图 里 甲"));
    QCOMPARE(document->links[1].target, std::string_view("c.md"));
    QVERIFY(document->diagnostics.empty());
}

/// The stop comes while a stage is at work: none begins after it, and the stage ends at its next look.
void TestDocument::cancelled()
{
    const std::string text = QByteArray("## 一 [a](#一) **b**：“c”\n\n> d\n\n").repeated(2'000).toStdString();
    int looks = 0;
    ReadOptions options;
    options.beforeStopCheck = [&looks] {
        ++looks;
    };
    QVERIFY(fromBytes(text, "a", options));
    const int all = looks;
    QVERIFY(all > 50);
    for (const int stopAt : {1, 2, all / 2, all - 1}) {
        std::stop_source source;
        looks = 0;
        options.stop = source.get_token();
        options.beforeStopCheck = [&] {
            if (++looks == stopAt)
                source.request_stop();
        };
        const auto document = fromBytes(text, "a", options);
        QVERIFY(!document);
        QCOMPARE(document.error().code, ErrorCode::Cancelled);
        QVERIFY2(looks <= stopAt + 1, qPrintable(QString::number(looks - stopAt)));
    }
    std::stop_source before;
    before.request_stop();
    options.stop = before.get_token();
    looks = 0;
    options.beforeStopCheck = [&looks] {
        ++looks;
    };
    QCOMPARE(fromBytes(text, "a", options).error().code, ErrorCode::Cancelled);
    QCOMPARE(looks, 0);
}

void TestDocument::errors()
{
    const auto missing = fromFile("/nowhere/at all.md");
    QCOMPARE(missing.error(), (Error{ErrorCode::NotFound, "/nowhere/at all.md"}));
    QTemporaryDir folder;
    const std::string path = folder.path().toStdString() + "/binary.md";
    std::ofstream(path, std::ios::binary) << std::string("\x7F"
                                                         "ELF\0\0\0\0\1\2\3\0\0\0\0\0",
                                                         16);
    const auto binary = fromFile(path);
    QVERIFY(!binary);
    QCOMPARE(binary.error(), (Error{ErrorCode::BinaryFile, path}));
}

void TestDocument::emptyTree()
{
    const Document none = *build(nullptr, "stem");
    QCOMPARE(none.title, std::string("stem"));
    QCOMPARE(none.readingMinutes, 0U);
    const auto empty = read("");
    QCOMPARE(empty->language, std::string("und"));
    QCOMPARE(empty->chars, 0U);
    QVERIFY(empty->sections.empty());
}

/// Input that would take minutes if anything were quadratic.
void TestDocument::large_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto times = [](int count, const QByteArray& unit) {
        return unit.repeated(count);
    };
    QByteArray headings;
    QByteArray anchors;
    for (int i = 0; i < 50'000; ++i) {
        headings += "# 第" + QByteArray::number(i) + "节\n";
        anchors += "[a](#第" + QByteArray::number(i) + "节)\n\n";
    }
    QTest::newRow("headings and anchors") << headings + "\n" + anchors;
    QTest::newRow("same headings") << times(50'000, "## 同\n");
    QTest::newRow("rows") << "| a | b |\n|---|---|\n" + times(100'000, "| 12:36 | 章 |\n");
    QTest::newRow("wide head, short rows")
        << times(1000, "|a") + "|\n" + times(1000, "|-") + "|\n" + times(1000, "|x\n");
    QTest::newRow("quotes") << times(50'000, "> **甲**：\"好\"\n\n");
    QTest::newRow("nested quotes") << times(20'000, "> ") + "a\n";
    QTest::newRow("nested lists") << times(2'000, "- ") + "0:00 a\n";
    QTest::newRow("nested images") << times(5'000, "![") + "a" + times(5'000, "](b)");
    QTest::newRow("open brackets") << times(100'000, "[");
    QTest::newRow("colons") << times(100'000, "1:");
    QTest::newRow("digits") << times(300'000, "1");
    QTest::newRow("times") << times(100'000, "12:36 ");
    QTest::newRow("one line of dashes") << "> " + times(100'000, "—");
    QTest::newRow("one line of quotation marks") << "> " + times(100'000, "“");
    QTest::newRow("chapters") << "# Chapters\n\n" + times(50'000, "- 0:00 同一章 same\n") + times(2'000, "## 同一章\n");
    QTest::newRow("front matter") << "---\n" + times(50'000, "key: value\n") + "---\n";
    QTest::newRow("html anchors") << times(50'000, "<a name='x'>");
}

void TestDocument::large()
{
    QFETCH(QByteArray, text);
    const auto document = read(text.toStdString());
    QVERIFY(document);
    if (document->sections.size() < 3'000)
        QCOMPARE(brokenInvariant(*document), QByteArray());
}

/// Bytes of own documents cut, repeated and changed, always in the same way.
void TestDocument::mutations()
{
    const QDir folder(QStringLiteral(ZHILAN_TEST_DATA_DIR "/document"));
    std::mt19937 random(20260213);
    const auto below = [&random](std::size_t limit) {
        return limit == 0 ? 0 : random() % limit;
    };
    const QByteArrayList pieces{"|",  "\n", "> ", "# ",    "**", "：", "12:36", "\"", "“",  "](#", "---\n", "\r",
                                "\t", "`",  "<",  "&amp;", "—",  "（", "）",    "\\", "0:", "　",  "𠮷",    "\xF0"};
    for (const QString& name : folder.entryList({QStringLiteral("*.md")})) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string original = file.readAll().toStdString();
        for (int round = 0; round < 150; ++round) {
            std::string text = original;
            for (int change = 0; change < 1 + round % 12; ++change) {
                const std::size_t at = below(text.size() + 1);
                switch (random() % 4) {
                case 0:
                    text.erase(at, below(20));
                    break;
                case 1:
                    text.insert(
                        at,
                        pieces[static_cast<qsizetype>(below(static_cast<std::size_t>(pieces.size())))].toStdString());
                    break;
                case 2:
                    text.insert(at, text.substr(below(text.size() + 1), below(60)));
                    break;
                default:
                    if (at < text.size())
                        text[at] = static_cast<char>(1 + random() % 255);
                    break;
                }
            }
            const auto document = fromBytes(text, "mutated");
            if (!document) {
                QCOMPARE(document.error().code, ErrorCode::BinaryFile);
                continue;
            }
            const QByteArray broken = brokenInvariant(**document);
            QVERIFY2(broken.isEmpty(), (name.toUtf8() + " round " + QByteArray::number(round) + ": " + broken));
        }
    }
}

QTEST_APPLESS_MAIN(TestDocument)
#include "tst_document.moc"
