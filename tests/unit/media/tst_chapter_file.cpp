#include "core/media/chapter_file.h"
#include "core/media/chapter_lines.h"

#include <QtTest>

using namespace zhilan;
using namespace zhilan::media;

class TestChapterFile : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void lines_data();
    void lines();
    void titles_data();
    void titles();
    void refuses_data();
    void refuses();
    void addresses();
    void pathological();
};

namespace
{

QByteArray drawn(const ChapterFile& file)
{
    QByteArrayList lines;
    for (const ChapterMark& chapter : file.chapters) {
        QByteArray line = QByteArray::number(static_cast<double>(chapter.start.count()) / 1000);
        if (chapter.end)
            line += '-' + QByteArray::number(static_cast<double>(chapter.end->count()) / 1000);
        lines << line + ' ' + QByteArray::fromStdString(chapter.title);
    }
    return lines.join('|') + QByteArray(static_cast<qsizetype>(file.diagnostics.size()), '!');
}

} // namespace

void TestChapterFile::reads_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* tag, const char* source, const char* expected) {
        QTest::newRow(tag) << QByteArray(source) << QByteArray(expected);
    };
    row("below a video",
        "看这里：https://example.com/a\n\n0:00 开场\n1:30 电力\n1:02:03 结尾\n\n谢谢观看，2026-03-04 14:00\n",
        "0 开场|90 电力|3723 结尾");
    row("times behind", "专辑\n1. 왜? (Why?) 0:00\n2. 第二首 (feat. 某人) (4:42 )\n",
        "0 왜? (Why?)|282 第二首 (feat. 某人)");
    row("numbered", "01. 00:00 － 甲\n02. 03:09 － 乙 : 丙\n", "0 甲|189 乙 : 丙");
    row("ranges", "00:00 – 03:00 | 起源\r\n03:00 – 05:30 | 爆火\r\n", "0-180 起源|180-330 爆火");
    row("title on the next line", "(00:00)\n\n欢迎\n\n(00:45)\n\n嘉宾\n", "0 欢迎|45 嘉宾");
    row("out of order", "00:00 甲\n02:00 乙\n01:00 丙\n", "0 甲|120 乙|60 丙!");
    row("bom",
        "\xEF\xBB\xBF"
        "00:00 甲\n",
        "0 甲");
    row("ffmetadata",
        ";FFMETADATA1\ntitle=x\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=500\nEND=1500\ntitle=甲\\=\\\n乙\n[CHAPTER]\nSTART="
        "2000000000\ntitle=丙\n[CHAPTER]\nTIMEBASE=1/0\nSTART=x\n[STREAM]\ntitle=no\n",
        "0.5-1.5 甲=\n乙|2 丙!");
    row("vorbis comment",
        "CHAPTER001=00:00:06.202\nCHAPTER001NAME=甲\nchapter002=00:02:11.762\nCHAPTER003NAME=丙\n"
        "CHAPTER003=00:03:00\nCHAPTER004=xx\n",
        "6.202 甲|131.762 |180 丙!");
    row("webvtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n甲\n", "1-2 甲");
    row("podcast",
        R"({"version":"1.2.0","chapters":[{"startTime":0,"title":"甲"},{"startTime":9,"toc":false,"img":"x"},)"
        R"({"startTime":168.25,"endTime":200,"title":"乙 😀"},{"startTime":"?","title":"丙"}]})",
        "0 甲|168.25-200 乙 😀!");
    row("yt-dlp",
        R"({"heatmap":[{"start_time":0,"end_time":1,"value":1}],"chapters":[{"start_time":0.0,"title":"甲","end_time":9.5}]})",
        "0-9.5 甲");
    row("ffprobe",
        R"({"chapters":[{"id":0,"time_base":"1/1000","start":1000,"start_time":"1.000000","end":2000,)"
        R"("end_time":"2.000000","tags":{"title":"甲"}}]})",
        "1-2 甲");
    row("bilibili",
        R"({"data":{"view_points":[{"type":2,"from":0,"to":60,"content":"甲"},{"from":60,"to":90,"content":"乙"}]}})",
        "0-60 甲|60-90 乙");
    row("audio book",
        R"({"chapter_info":{"chapters":[{"start_offset_ms":0,"start_offset_sec":0,"title":"一","chapters":[)"
        R"({"start_offset_ms":1500,"title":"二"}]}]}})",
        "0 一|1.5 二");
    row("titles by language", R"([{"start-time":500.1,"titles":[{"language":"zh","title":"生"},{"title":"life"}]}])",
        "500.1 生");
    row("clock times", R"([{"start":"00:12:34.000","title":"甲"}])", "754 甲");
    row("huge numbers", R"([{"start":1e300,"title":"甲"},{"start":-1,"title":"乙"},{"start":1,"title":"丙"}])",
        "1 丙!!");
    row("matroska",
        "<?xml version=\"1.0\" encoding=\"GB2312\"?>\n<!DOCTYPE Chapters SYSTEM \"matroskachapters.dtd\">\n<Chapters>"
        "<EditionEntry><ChapterAtom><ChapterTimeStart>6202000000</ChapterTimeStart><ChapterTimeEnd>00:00:09.5</"
        "ChapterTimeEnd>"
        "<ChapterDisplay><ChapterString>甲 &amp; "
        "乙</ChapterString></ChapterDisplay><ChapterDisplay><ChapterString>A</ChapterString>"
        "</ChapterDisplay><ChapterAtom><ChapterTimeStart>00:00:07.000000000</ChapterTimeStart></ChapterAtom></"
        "ChapterAtom>"
        "<ChapterAtom><ChapterTimeStart>?</ChapterTimeStart></ChapterAtom></EditionEntry>"
        "<EditionEntry><ChapterAtom><ChapterTimeStart>0</ChapterTimeStart></ChapterAtom></EditionEntry></Chapters>",
        "6.202-9.5 甲 & 乙|7 !");
    row("podlove",
        "<rss xmlns:psc=\"x\"><psc:chapters><psc:chapter start=\"0\" title=\"甲\"/><psc:chapter start=\"8:26.250\" "
        "title=\"乙\" href=\"http://a\"/></psc:chapters></rss>",
        "0 甲|506.25 乙");
    row("apple",
        "<TextStream><TextSample sampleTime=\"00:00:39.706\">甲</TextSample><TextSample sampleTime=\"00:01:09\" "
        "text=\"乙\" /></TextStream>",
        "39.706 甲|69 乙");
    row("xml cut off", "<a><chapter start=\"1:00\" title=\"甲\"/><chapter", "60 甲!");
    row("edl markers",
        "TITLE: x\nFCM: NON-DROP FRAME\n\n001  001      V     C        00:01:02:00 00:01:02:01 00:01:02:00 "
        "00:01:02:01\n |C:ResolveColorBlue |M:甲 |D:1\n",
        "62-62.04 甲");
    row("cue sheet",
        "FILE \"a.mp3\" MP3\n  TRACK 01 AUDIO\n    TITLE \"甲\"\n    INDEX 00 00:00:00\n    INDEX 01 00:01:00\n"
        "  TRACK 02 AUDIO\n    TITLE \"乙\"\n    INDEX 01 75:00:74\n",
        "1 甲|4500.99 乙");
    row("labels", "0.500000\t1.500000\t甲\n2.0\t2.0\t乙\n", "0.5-1.5 甲|2 乙");
    row("table", "Scene Number,Start Frame,Start Timecode,Title\n1,0,00:00:00.000,甲\n2,9,00:00:04.922,\"乙, 丙\"\nx\n",
        "0 甲|4.922 乙, 丙!");
    row("scenes", "frame:0 pts:79386 pts_time:6.20203\nlavfi.scene_score=0.6\nframe:1 pts:9 pts_time:131.762\n",
        "6.202 |131.762 ");
}

void TestChapterFile::reads()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, expected);
    const auto file = readChapters(source.toStdString());
    QVERIFY(file);
    QCOMPARE(drawn(*file), expected);
}

void TestChapterFile::lines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("seconds"); // -1: none
    QTest::addColumn<QByteArray>("title");
    const auto row = [](const char* line, int seconds, const char* title) {
        QTest::newRow(line) << QByteArray(line) << seconds << QByteArray(title);
    };
    row("12:36 开场", 756, "开场");
    row("【12:36】开场", 756, "开场");
    row("• 3:05 —— 为什么是现在", 185, "为什么是现在");
    row("(00:00) - 甲", 0, "甲");
    row("00:00-甲", 0, "甲");
    row("3. 12:36 - 12 Angry Men", 756, "12 Angry Men");
    row("7th Sevens (50:44)", 3044, "7th Sevens");
    row("7th Sevens 50:44", 3044, "7th Sevens");
    row("标题 [视频 12:36]", 756, "标题");
    row("2. 标题 [12:36-15:00, 57:20-结束]", 756, "2. 标题");
    row("标题（约 12:36）", 756, "标题");
    row("12分05秒：为什么", 725, "为什么");
    row("1小时02分 总结", 3720, "总结");
    row("第12分钟 转折", 720, "转折");
    row("12분 5초 이유", 725, "이유");
    row("12:36-结束 尾声", 756, "尾声");
    row("~12:36 大约", 756, "大约");
    row("5分钟热身", -1, "");
    row("(1:02:03)", 3723, "");
    row("在 12:36 他说了很多", -1, "");
    row("2026-03-04 14:00", -1, "");
    row("", -1, "");
    row("- ", -1, "");
}

void TestChapterFile::lines()
{
    QFETCH(QByteArray, line);
    QFETCH(int, seconds);
    QFETCH(QByteArray, title);
    const std::string source = line.toStdString();
    const auto found = chapterLine(source);
    QCOMPARE(found ? static_cast<int>(found->time.start.count() / 1000) : -1, seconds);
    if (found)
        QCOMPARE(QByteArray::fromStdString(std::string(found->title)), title);
}

void TestChapterFile::titles_data()
{
    QTest::addColumn<QByteArray>("whole");
    QTest::addColumn<QByteArray>("title");
    QTest::addColumn<QByteArray>("alt");
    const auto row = [](const char* whole, const char* title, const char* alt) {
        QTest::newRow(whole) << QByteArray(whole) << QByteArray(title) << QByteArray(alt);
    };
    row("Is diffusion cope?（经济扩散是借口吗？）", "Is diffusion cope?", "经济扩散是借口吗？");
    row("Why (not) now?（为什么（不）现在）", "Why (not) now?", "为什么（不）现在");
    row("Scaling (规模)", "Scaling", "规模");
    row("经济扩散（Is diffusion cope?）", "经济扩散", "Is diffusion cope?");
    row("強化学習（なぜ今なのか）", "強化学習（なぜ今なのか）", "");
    row("强化学习（RL）", "强化学习（RL）", "");
    row("English (more English)", "English (more English)", "");
    row("（全在括号里）", "（全在括号里）", "");
    row("没有开头）", "没有开头）", "");
    row("", "", "");
}

void TestChapterFile::titles()
{
    QFETCH(QByteArray, whole);
    QFETCH(QByteArray, title);
    QFETCH(QByteArray, alt);
    std::string first;
    std::string second;
    splitChapterTitle(whole.toStdString(), first, second);
    QCOMPARE(QByteArray::fromStdString(first), title);
    QCOMPARE(QByteArray::fromStdString(second), alt);
}

void TestChapterFile::refuses_data()
{
    QTest::addColumn<QByteArray>("source");
    for (const char* source : {"", "no times here", "{}", "[]", "{\"chapters\":[]}", "<html><body>12</body></html>",
                               "<", "[", ";FFMETADATA1\n", "CHAPTER01=soon\n", "a,b\n1,2\n", "WEBVTT\n"})
        QTest::newRow(source) << QByteArray(source);
    QTest::newRow("entities") << QByteArray("<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]>"
                                            "<a><chapter start=\"0\" title=\"&c;\"/></a>");
    QTest::newRow("nested JSON") << QByteArray("{\"chapters\":") + QByteArray(1'000'000, '[');
    QTest::newRow("nested objects") << QByteArray("{\"a\":").repeated(200'000);
    QTest::newRow("nested XML") << QByteArray("<a>").repeated(300'000);
}

void TestChapterFile::refuses()
{
    QFETCH(QByteArray, source);
    const auto file = readChapters(source.toStdString());
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::UnknownFormat);
}

void TestChapterFile::addresses()
{
    const auto file = readChapters("00:00:00.000 甲\n00:11:46.612 乙 <https://example.com>\n");
    QVERIFY(file);
    QCOMPARE(file->chapters[1].title, std::string("乙"));
    QCOMPARE(file->chapters[1].url, std::string("https://example.com"));
    QCOMPARE(file->chapters[1].start, std::chrono::milliseconds(706'612));
}

/// A megabyte of what may go wrong, in time that grows with it: ctest's limit would tell.
void TestChapterFile::pathological()
{
    for (const char* piece :
         {"00:00 ", "00:00 a\n", "1:", " ", "(", "[{\"start\":0},", "<chapter start='0'/>",
          "CHAPTER1=", "CHAPTER01=00:00\n", "0\t0\ta\n", "1 ", "|M:", "\\\n", "TRACK\n", "第", "12:36"}) {
        for (const char* head : {"", ";FFMETADATA1\n[CHAPTER]\n", "<a>", "[", "WEBVTT\n\n"}) {
            std::string source(head);
            while (source.size() < 1'000'000)
                source += piece;
            const auto file = readChapters(source);
            QVERIFY(file || file.error().code == ErrorCode::UnknownFormat);
        }
    }
}

QTEST_APPLESS_MAIN(TestChapterFile)
#include "tst_chapter_file.moc"
