#include "tests/unit/cli/program.h"

#include <QDir>
#include <QFile>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace cli_test;

namespace
{

const QStringList kDocumentCommands{QStringLiteral("info"),       QStringLiteral("outline"), QStringLiteral("chapters"),
                                    QStringLiteral("timestamps"), QStringLiteral("quotes"),  QStringLiteral("terms"),
                                    QStringLiteral("references"), QStringLiteral("links"),   QStringLiteral("tables"),
                                    QStringLiteral("series"),     QStringLiteral("check")};

} // namespace

/// How the program is called, and what it does with input that is not a well-kept document.
class CliUseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }
    void exitCodes_data();
    void exitCodes();
    void helpAndVersion();
    void oddInput_data();
    void oddInput();
    void unreadableFileIsNamed_data();
    void unreadableFileIsNamed();
    void checkGoesOnAfterAnUnreadableFile();
    void optionsAfterTheFile();
    void sameJsonWithCrLfAndBom();
    void standardInput();
    void brokenOutput();
    void closedPipe();
    void hugeDocument();
    void controlCharactersDoNotReachTheTerminal();
    void quantityKeys();
    void quantityReadsLines();
    void quantityToday();
    void spec();
    void findsLocalMedia();
    void readsChapterAndSubtitleFiles();
    void render();
    void csvQuotes();
    void ankiNotes();
    void checkFindsMissingFiles();
    void checkFindsMissingPages();
    void checkedTogether();
    void nothingOfTheKindIsSaid();
    void renderTakesPicturesOfItsFolderIn();

private:
    QString write(const char* name, const QByteArray& bytes)
    {
        const QString path = m_folder.filePath(QString::fromUtf8(name));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }

    QTemporaryDir m_folder;
};

void CliUseTest::exitCodes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const char* words, int code) {
        QTest::newRow(name) << QString::fromUtf8(words).split(QLatin1Char(' '), Qt::SkipEmptyParts) << code;
    };
    row("nothing", "", 2);
    row("unknown command", "frobnicate x", 2);
    row("unknown option", "info --frob x", 2);
    row("no file", "info", 2);
    row("too many files", "info a b", 2);
    row("switch with a value", "info --json=1 a", 2);
    row("option without its value", "quantity x --today", 2);
    row("no day", "quantity x --today 2026-02-30", 2);
    row("render without a format", "render x", 2);
    row("render with both formats", "render --html --text x", 2);
    row("export without a format", "export x series", 2);
    row("export of something else", "export x poems --csv", 2);
    row("export in two formats", "export x series --csv --json", 2);
    row("spec takes no file", "spec x", 2);
    row("missing file", "info /nonexistent/文件.md", 3);
    row("dashes end the options", "info -- --json", 3);
}

void CliUseTest::exitCodes()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const Outcome outcome = run(arguments);
    QVERIFY(!outcome.crashed);
    QCOMPARE(outcome.exitCode, code);
    QVERIFY2(outcome.oneLineOfError(), outcome.errors.constData());
}

void CliUseTest::helpAndVersion()
{
    const Outcome version = run({QStringLiteral("--version")});
    QCOMPARE(version.exitCode, 0);
    QVERIFY(version.output.startsWith("zhilan-cli "));
    const Outcome usage = run({QStringLiteral("--help")});
    QCOMPARE(usage.exitCode, 0);
    const QStringList more{QStringLiteral("quantity"), QStringLiteral("render"), QStringLiteral("spec"),
                           QStringLiteral("export"),   QStringLiteral("index"),  QStringLiteral("search"),
                           QStringLiteral("library")};
    for (const QString& command : kDocumentCommands + more) {
        QVERIFY2(usage.output.contains("\n  " + command.toUtf8() + ' '), qPrintable(command));
        const Outcome help = run({command, QStringLiteral("--help")});
        QCOMPARE(help.exitCode, 0);
        QVERIFY2(help.output.startsWith("Usage: zhilan-cli " + command.toUtf8()), help.output.constData());
        QVERIFY(help.errors.isEmpty());
    }
}

void CliUseTest::oddInput_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("only a BOM") << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("white space") << QByteArray(" \n\t\r\n\r\r\n");
    QTest::newRow("no line end") << QByteArray("# 标题");
    QTest::newRow("no headings") << QByteArray("只有一段话，没有标题。\n");
    QTest::newRow("truncated character") << QByteArray("# 标题\n\n内容\xE4\xBD");
    QTest::newRow("broken table") << QByteArray("| a | b |\n|--|\n| 1 |\n\n| x |\n|---|\n| 1 | 2 | 3 |\n|");
    QTest::newRow("table without rows") << QByteArray("| 年份 | 收入 |\n|---|---|\n");
    QTest::newRow("open code block") << QByteArray("```\n# no heading\n");
    QTest::newRow("open front matter") << QByteArray("---\ntitle: x\n");
    QTest::newRow("emoji and supplementary Han")
        << QByteArray("# 👩‍👩‍👧‍👦 𠮷野家 𪚥\n\n> **𠮷**：\"🙂\"\n");
    QTest::newRow("deep quotes") << QByteArray(20'000, '>') + " x";
    QTest::newRow("deep brackets") << QByteArray(20'000, '[');
    QTest::newRow("many headings of one text") << QByteArray("# 同\n\n").repeated(2000);
    QTest::newRow("absurd times") << QByteArray("[99:99] [999:59:59] 0:00 [1:2:3:4] ?t=99999999999999999999s\n");
    QTest::newRow("absurd numbers") << "| 年份 | 收入 |\n|---|---|\n| 2023年 | " + QByteArray(5000, '9') +
                                           "亿 |\n| 99999999999年 | 1e999 |\n| 2025年 | -0 |\n";
}

void CliUseTest::oddInput()
{
    QFETCH(QByteArray, bytes);
    const QString path = write("odd.md", bytes);
    QVERIFY(!path.isEmpty());
    for (const QString& command : kDocumentCommands) {
        const Outcome json = run({command, QStringLiteral("--json"), path});
        QVERIFY2(!json.crashed && json.exitCode == 0, qPrintable(command));
        QVERIFY2(!json.json().is_discarded(), qPrintable(command));
        const Outcome text = run({command, path});
        QVERIFY2(!text.crashed && text.exitCode == 0, qPrintable(command));
        QCOMPARE(QString::fromUtf8(text.output).toUtf8(), text.output);
    }
    for (const QString& format : {QStringLiteral("--html"), QStringLiteral("--text")}) {
        const Outcome page = run({QStringLiteral("render"), format, path});
        QVERIFY2(!page.crashed && page.exitCode == 0, qPrintable(format));
    }
}

void CliUseTest::unreadableFileIsNamed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("missing") << m_folder.filePath(QStringLiteral("没有.md")) << QByteArray("no such file");
    QTest::newRow("folder") << m_folder.path() << QByteArray("not a regular file");
    QTest::newRow("device") << QStringLiteral("/dev/null") << QByteArray("not a regular file");
    QTest::newRow("binary") << write("binary.md", QByteArray("\x7f"
                                                             "ELF\0\1\2\0\0",
                                                             9))
                            << QByteArray("not a text file");
    QTest::newRow("empty name") << QString() << QByteArray("no such file");
}

void CliUseTest::unreadableFileIsNamed()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, reason);
    for (const QString& command : kDocumentCommands) {
        const Outcome outcome = run({command, path});
        QVERIFY(!outcome.crashed);
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.oneLineOfError(), outcome.errors.constData());
        QVERIFY2(outcome.errors.contains(path.toUtf8()), outcome.errors.constData());
        QVERIFY2(outcome.errors.contains(reason), outcome.errors.constData());
        QVERIFY(outcome.errors.contains("; ")); // the remedy
    }
}

void CliUseTest::checkGoesOnAfterAnUnreadableFile()
{
    const QString good = write("good.md", "# a\n\n[x](#nowhere)\n");
    const Outcome outcome =
        run({QStringLiteral("check"), QStringLiteral("--json"), m_folder.filePath(QStringLiteral("missing.md")), good});
    QCOMPARE(outcome.exitCode, 3);
    QCOMPARE(outcome.errors.count('\n'), 1);
    const Json json = outcome.json();
    QCOMPARE(json.size(), 1U);
    QCOMPARE(keysOf(json[0]), QStringLiteral("path line code message"));
    QCOMPARE(textOf(json[0], "path"), good);
    QCOMPARE(textOf(json[0], "code"), QStringLiteral("broken-link"));
    QCOMPARE(json[0]["line"], 3);
}

void CliUseTest::optionsAfterTheFile()
{
    const QString path = write("a.md", "# a\n");
    QCOMPARE(run({QStringLiteral("info"), path, QStringLiteral("--json")}).output,
             run({QStringLiteral("info"), QStringLiteral("--json"), path}).output);
}

void CliUseTest::sameJsonWithCrLfAndBom()
{
    const QByteArray plain =
        "# 标题\n\n## 收入\n\n| 年份 | 收入 |\n|---|---|\n| 2023年 | 1亿美元 |\n| 2024年 | 10亿美元 "
        "|\n\n> **甲**：\"好\"\n\n## 章节\n\n- 0:00 开头\n- 1:00 结尾\n";
    QByteArray crlf = plain;
    crlf.replace("\n", "\r\n");
    const QString a = write("plain.md", plain);
    const QString b = write("windows.md", "\xEF\xBB\xBF" + crlf);
    for (const char* command : {"chapters", "quotes", "tables", "series"}) {
        const QString name = QString::fromLatin1(command);
        const Outcome left = run({name, QStringLiteral("--json"), a});
        QCOMPARE(run({name, QStringLiteral("--json"), b}).output, left.output);
        QVERIFY2(left.json().size() >= 1, command);
    }
}

void CliUseTest::standardInput()
{
    const Outcome outcome = run({QStringLiteral("outline"), QStringLiteral("--json"), QStringLiteral("-")},
                                QByteArray("# 甲\n\n## 乙\n\n# 乙\n"));
    QCOMPARE(outcome.exitCode, 0);
    const Json json = outcome.json();
    QCOMPARE(json.size(), 2U);
    QCOMPARE(keysOf(json[0]), QStringLiteral("level title slug line byte chars children"));
    QCOMPARE(textOf(json[0]["children"][0], "slug"), QStringLiteral("乙"));
    QCOMPARE(textOf(json[1], "slug"), QStringLiteral("乙-1"));
    const Outcome binary = run({QStringLiteral("info"), QStringLiteral("-")}, QByteArray("PK\3\4\0\0\1", 7));
    QCOMPARE(binary.exitCode, 3);
    QVERIFY(binary.errors.contains("standard input"));
}

void CliUseTest::brokenOutput()
{
    const QString full = QStringLiteral("/dev/full");
    if (!QFile::exists(full))
        QSKIP("no /dev/full here");
    QProcess process;
    process.setStandardOutputFile(full);
    process.start(QStringLiteral(ZHILAN_CLI_PROGRAM), {QStringLiteral("--help")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 4);
    QVERIFY(process.readAllStandardError().contains("standard output"));
}

void CliUseTest::closedPipe()
{
    const QString path = write("long.md", QByteArray("# 标题\n\n- 0:00 开头\n\n").repeated(20'000));
    QProcess process;
    process.start(QStringLiteral("/bin/sh"),
                  {QStringLiteral("-c"), QStringLiteral("{ \"$0\" outline --json \"$1\"; echo $? >&2; } | head -n 1"),
                   QStringLiteral(ZHILAN_CLI_PROGRAM), path});
    QVERIFY(process.waitForFinished(100'000));
    QCOMPARE(process.readAllStandardOutput(), QByteArray("[\n"));
    QCOMPARE(process.readAllStandardError(), QByteArray("4\n"));
}

void CliUseTest::hugeDocument()
{
#ifdef __SANITIZE_ADDRESS__
    constexpr qsizetype kSize = 2 * 1024 * 1024; // everything takes ten times as long
#else
    constexpr qsizetype kSize = 10 * 1024 * 1024;
#endif
    const QByteArray chapter = "## 第某节：很长的文档\n\n一段中文，夹着 English 与 12:36 和 90-100亿美元。\n\n"
                               "| 年份 | 收入 |\n|---|---|\n| 2023年 | 1亿美元 |\n| 2024年 | 10亿美元 |\n\n"
                               "> **某人**：\"一句话。\"\n\n";
    QByteArray bytes = "# 十兆\n\n";
    while (bytes.size() < kSize)
        bytes += chapter;
    const QString path = write("huge.md", bytes);
    for (const char* command : {"info", "outline", "series", "check"}) {
        const Outcome outcome = run({QString::fromLatin1(command), QStringLiteral("--json"), path});
        QVERIFY2(!outcome.crashed && outcome.exitCode == 0, command);
        QVERIFY2(!outcome.json().is_discarded(), command);
    }
    const Outcome text = run({QStringLiteral("render"), QStringLiteral("--text"), path});
    QVERIFY(!text.crashed && text.exitCode == 0);
    QVERIFY(text.output.size() > kSize / 2);
}

void CliUseTest::controlCharactersDoNotReachTheTerminal()
{
    const QString path = write("esc.md", "# a\x1b]0;owned\x07\n\n> **b\x1b[2J**：\"c\xc2\x9b"
                                         "31m\"\n\n```\n\x1b[31m\n```\n");
    for (const QStringList& words : {QStringList{QStringLiteral("info")},
                                     {QStringLiteral("outline")},
                                     {QStringLiteral("quotes")},
                                     {QStringLiteral("render"), QStringLiteral("--text")}}) {
        const Outcome outcome = run(words + QStringList{path});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(!outcome.output.contains('\x1b'));
        QVERIFY(!outcome.output.contains('\x07'));
        QVERIFY(!outcome.output.contains("\xc2\x9b"));
    }
    const Outcome missing = run({QStringLiteral("info"), QStringLiteral("/no\x1b[2J\nsuch")});
    QVERIFY(missing.oneLineOfError());
    QVERIFY(!missing.errors.contains('\x1b'));
}

void CliUseTest::quantityKeys()
{
    const Outcome outcome =
        run({QStringLiteral("quantity"), QStringLiteral("--json"), QStringLiteral("2025年 90-100亿美元"),
             QStringLiteral("至少100亿美元"), QStringLiteral("没有数")});
    QCOMPARE(outcome.exitCode, 0);
    const Json json = outcome.json();
    QCOMPARE(json.size(), 3U);
    QCOMPARE(keysOf(json[0]), QStringLiteral("text quantities periods unread"));
    const Json range = json[0]["quantities"][0];
    QCOMPARE(keysOf(range), QStringLiteral("kind low high approx unit unit_dimension span"));
    QCOMPARE(textOf(range, "kind"), QStringLiteral("range"));
    QCOMPARE(range["low"], 9'000'000'000);
    QCOMPARE(range["high"], 10'000'000'000);
    QCOMPARE(textOf(range, "unit"), QStringLiteral("USD"));
    QCOMPARE(textOf(range, "unit_dimension"), QStringLiteral("currency"));
    QCOMPARE(range["span"], Json::array({8, 23}));
    const Json period = json[0]["periods"][0];
    QCOMPARE(keysOf(period), QStringLiteral("start end precision approx span"));
    QCOMPARE(textOf(period, "start"), QStringLiteral("2025-01-01"));
    QCOMPARE(textOf(period, "end"), QStringLiteral("2025-12-31"));
    QCOMPARE(textOf(json[1]["quantities"][0], "kind"), QStringLiteral("at_least"));
    QVERIFY(json[1]["quantities"][0]["high"].is_null());
    QVERIFY(json[2]["quantities"].empty());
}

void CliUseTest::quantityReadsLines()
{
    const Json json =
        run({QStringLiteral("quantity"), QStringLiteral("--json"), QStringLiteral("-")}, "10 GW\r\n\xff\n3倍").json();
    QCOMPARE(json.size(), 3U);
    QCOMPARE(textOf(json[0], "text"), QStringLiteral("10 GW"));
    QCOMPARE(textOf(json[1], "text"), QStringLiteral("\uFFFD"));
    QCOMPARE(textOf(json[2]["quantities"][0], "kind"), QStringLiteral("multiple"));
}

void CliUseTest::quantityToday()
{
    const Json json = run({QStringLiteral("quantity"), QStringLiteral("--json"), QStringLiteral("--today=2026-02-13"),
                           QStringLiteral("明年")})
                          .json();
    QCOMPARE(json[0]["periods"].size(), 1U);
    QCOMPARE(textOf(json[0]["periods"][0], "start"), QStringLiteral("2027-01-01"));
}

void CliUseTest::spec()
{
    const Outcome outcome = run({QStringLiteral("spec")}, "| a |\n| - |\n| ~~b~~ |\n\n*c* <b>d</b>\n");
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.output, QByteArray("<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
                                        "<td><del>b</del></td>\n</tr>\n</tbody>\n</table>\n"
                                        "<p><em>c</em> <b>d</b></p>\n"));
}

void CliUseTest::findsLocalMedia()
{
    const QTemporaryDir folder;
    const QTemporaryDir videos;
    QVERIFY(folder.isValid() && videos.isValid());
    const auto touch = [](const QString& path) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly);
    };
    const QString document = folder.filePath(QStringLiteral("笔记.md"));
    {
        QFile file(document);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# 题\n\n- 视频链接：https://youtu.be/n1E9IZfvGMA\n- 时长：90分钟\n");
    }
    const Outcome none = run({QStringLiteral("info"), QStringLiteral("--json"), document});
    QCOMPARE(none.exitCode, 0);
    QVERIFY(none.json()["media"].is_null());

    QVERIFY(touch(folder.filePath(QStringLiteral("Title [n1E9IZfvGMA].zh-Hans.vtt"))));
    QVERIFY(touch(videos.filePath(QStringLiteral("Title [n1E9IZfvGMA].mp4"))));
    QVERIFY(touch(videos.filePath(QStringLiteral("Title-n1E9IZfvGMA.m4a"))));
    QVERIFY(touch(videos.filePath(QStringLiteral("Title [n1E9IZfvGMA].opus"))));
    const Outcome found =
        run({QStringLiteral("info"), QStringLiteral("--json"), document, QStringLiteral("--media"), videos.path()});
    QCOMPARE(found.exitCode, 0);
    const Json media = found.json()["media"];
    QCOMPARE(keysOf(media), QStringLiteral("video subtitles doubts"));
    QCOMPARE(textOf(media, "video"), videos.filePath(QStringLiteral("Title [n1E9IZfvGMA].mp4")));
    QCOMPARE(keysOf(media["subtitles"][0]), QStringLiteral("path language"));
    QCOMPARE(textOf(media["subtitles"][0], "language"), QStringLiteral("zh-Hans"));
    QCOMPARE(textOf(media["doubts"][0], "kind"), QStringLiteral("audio"));
    QCOMPARE(media["doubts"][0]["paths"].size(), std::size_t{2});
    const Outcome own =
        run({QStringLiteral("info"), QStringLiteral("--json"), document, QStringLiteral("--media"), folder.path()});
    QCOMPARE(own.json()["media"]["subtitles"].size(), std::size_t{1});
    QVERIFY(run({QStringLiteral("info"), document, QStringLiteral("--media"), videos.path()})
                .output.contains("fit equally well"));

    const Outcome missing =
        run({QStringLiteral("info"), document, QStringLiteral("--media"), videos.filePath(QStringLiteral("none"))});
    QCOMPARE(missing.exitCode, 3);
    QVERIFY(missing.oneLineOfError());
}

void CliUseTest::readsChapterAndSubtitleFiles()
{
    const QString metadata = write("a.ffmetadata", ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=60000\n"
                                                   "title=Cold open（开场）\n");
    const Outcome chapters = run({QStringLiteral("chapters"), QStringLiteral("--json"), metadata});
    QCOMPARE(chapters.exitCode, 0);
    const Json chapter = chapters.json()[0];
    QCOMPARE(keysOf(chapter), QStringLiteral("start_s end_s title title_alt url line"));
    QCOMPARE(textOf(chapter, "title"), QStringLiteral("Cold open"));
    QCOMPARE(textOf(chapter, "title_alt"), QStringLiteral("开场"));
    QVERIFY(chapter["url"].is_null());

    const QString podcast = write("a.json", "{\"version\":\"1.2.0\",\"chapters\":[{\"startTime\":60,"
                                            "\"title\":\"一\",\"url\":\"https://a.b\"}]}");
    const Json fromJson = run({QStringLiteral("chapters"), QStringLiteral("--json"), podcast}).json();
    QCOMPARE(fromJson[0]["start_s"].get<int>(), 60);
    QCOMPARE(textOf(fromJson[0], "url"), QStringLiteral("https://a.b"));
    QVERIFY(fromJson[0]["line"].is_null());

    const QString subtitles =
        write("a.zh-Hans.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>你好 &amp; 再见\n\n00:03.000 --> x\nno\n");
    const Outcome cues = run({QStringLiteral("timestamps"), QStringLiteral("--json"), subtitles});
    QCOMPARE(cues.exitCode, 0);
    QCOMPARE(cues.json().size(), std::size_t{1});
    const Json cue = cues.json()[0];
    QCOMPARE(keysOf(cue), QStringLiteral("seconds end_s text url line byte speaker"));
    QCOMPARE(textOf(cue, "text"), QStringLiteral("你好 & 再见"));
    QCOMPARE(cue["line"].get<int>(), 3);
    QVERIFY(cues.errors.contains("unread-cue"));
    QCOMPARE(run({QStringLiteral("chapters"), QStringLiteral("--json"), subtitles}).json().size(), std::size_t{1});

    const Outcome broken = run({QStringLiteral("chapters"), write("b.vtt", "nothing of the kind")});
    QCOMPARE(broken.exitCode, 3);
    QVERIFY(broken.oneLineOfError());
}

void CliUseTest::render()
{
    const QString path =
        write("page.md", "# 甲 & <乙>\n\n<script>alert(1)</script>\n\n![x](https://example.org/x.png)\n\n"
                         "[bad](javascript:alert(1))\n\n- 一\n  1. 二\n- [x] 三\n\n> 引\n\n| a | b |\n|--|-:|\n"
                         "| 中文 | 1 |\n| x | 20 |\n");
    const Outcome html = run({QStringLiteral("render"), QStringLiteral("--html"), path});
    QCOMPARE(html.exitCode, 0);
    QVERIFY(html.output.startsWith("<!DOCTYPE html>"));
    QVERIFY(html.output.contains("<meta charset=\"utf-8\">"));
    QVERIFY(html.output.contains("<title>甲 &amp; "));
    QVERIFY(!html.output.contains("<script"));
    QVERIFY(!html.output.contains("<link"));
    QVERIFY(!html.output.contains("src=\"http"));
    QVERIFY(!html.output.contains("href=\"javascript"));
    const Outcome text = run({QStringLiteral("render"), QStringLiteral("--text"), path});
    QCOMPARE(text.exitCode, 0);
    QVERIFY2(text.output.contains("- 一\n  1. 二\n- [x] 三\n"), text.output.constData());
    QVERIFY2(text.output.contains("\n│ 引\n"), text.output.constData());
    QVERIFY2(text.output.contains("\na      b\n中文   1\nx     20\n"), text.output.constData());
}

void CliUseTest::csvQuotes()
{
    const QString path = write("table.md", "| a | b |\n|--|--|\n| x, \"y\" | 2 |\n\n| c |\n|--|\n| d |\n");
    const QStringList words{QStringLiteral("export"), path, QStringLiteral("tables"), QStringLiteral("--csv")};
    QCOMPARE(run(words).output, QByteArray("a,b\r\n\"x, \"\"y\"\"\",2\r\n\r\nc\r\nd\r\n"));
    QCOMPARE(run(words + QStringList{QStringLiteral("--table"), QStringLiteral("1")}).output, QByteArray("c\r\nd\r\n"));
    QCOMPARE(run(words + QStringList{QStringLiteral("--table=2")}).exitCode, 2);
    QCOMPARE(run(words + QStringList{QStringLiteral("--table=x")}).exitCode, 2);
}

void CliUseTest::ankiNotes()
{
    const QString path =
        write("terms.md", "# 两 词\n\n## 术语表\n\n| 术语 | 解释 |\n|--|--|\n| GW | 吉瓦 `<` 1000 MW |\n");
    const Outcome outcome = run({QStringLiteral("export"), path, QStringLiteral("terms"), QStringLiteral("--anki")});
    QCOMPARE(outcome.output, QByteArray("#separator:tab\n#html:true\n#tags:两_词\nGW\t吉瓦 &lt; 1000 MW\n"));
}

void CliUseTest::checkFindsMissingFiles()
{
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("图")));
    QVERIFY(!write("图/一 二.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>").isEmpty());
    const QString path =
        write("links.md", "# a\n\n![](图/一%20二.svg)\n\n![](图/没有.png)\n\n[w](https://example.org/x)\n");
    const Json json = run({QStringLiteral("check"), QStringLiteral("--json"), path}).json();
    QCOMPARE(json.size(), 1U);
    QCOMPARE(textOf(json[0], "code"), QStringLiteral("broken-link"));
    QCOMPARE(json[0]["line"], 5);
}

void CliUseTest::checkFindsMissingPages()
{
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("库/.obsidian")));
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("库/子")));
    QVERIFY(!write("库/Ａnn Lee.md", "---\naliases: [李安]\n---\n# 她的题目\n").isEmpty());
    QVERIFY(!write("库/图.pdf", "x").isEmpty());
    const QString path =
        write("库/子/w.md", "# a\n\n[[ann lee]] [[李安]] [[她的题目]] [[子/w#a|甲]] [[图.pdf]] [[#a]]\n\n[[不存在]]\n");
    const Json json = run({QStringLiteral("check"), QStringLiteral("--json"), path}).json();
    QCOMPARE(json.size(), 1U);
    QCOMPARE(textOf(json[0], "code"), QStringLiteral("broken-link"));
    QCOMPARE(json[0]["line"], 5);
    QVERIFY(run({QStringLiteral("links"), path}).output.contains("broken"));
}

/// Without a vault, what is checked together knows of each other.
void CliUseTest::checkedTogether()
{
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("一起/甲")));
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("一起/乙")));
    const QString one = write("一起/甲/一.md", "# a\n\n[[二]]\n");
    const QString two = write("一起/乙/二.md", "# b\n\n[[一]] [[三]]\n");
    const Json both = run({QStringLiteral("check"), QStringLiteral("--json"), one, two}).json();
    QCOMPARE(both.size(), 1U);
    QVERIFY(textOf(both[0], "message").contains(QStringLiteral("三")));
    QCOMPARE(run({QStringLiteral("check"), QStringLiteral("--json"), one}).json().size(), 1U);
}

void CliUseTest::nothingOfTheKindIsSaid()
{
    const QString path = write("bare.md", "# a\n\nb[^1]\n\n[^1]: c\n");
    const Outcome text = run({QStringLiteral("chapters"), path});
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.oneLineOfError());
    const Outcome json = run({QStringLiteral("chapters"), QStringLiteral("--json"), path});
    QCOMPARE(json.json().size(), 0U);
    QCOMPARE(json.errors, QByteArray());
    QVERIFY(run({QStringLiteral("render"), path, QStringLiteral("--text")}).output.contains("b[1]"));
}

void CliUseTest::renderTakesPicturesOfItsFolderIn()
{
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("sub")));
    QVERIFY(!write("outside.png", "secret").isEmpty());
    QVERIFY(!write("sub/in side.png", "a").isEmpty());
    QVERIFY(!write("sub/notes.txt", "ab").isEmpty());
    QVERIFY(!write("sub/a & 'b'.png", "abc").isEmpty());
    const QString path = write("sub/page.md", "![](in%20side.png)\n\n![](../outside.png)\n\n![](notes.txt)\n\n"
                                              "![](a%20&amp;%20'b'.png)\n\n![](notes.txt%00.png)\n");
    const Outcome html = run({QStringLiteral("render"), QStringLiteral("--html"), path});
    QCOMPARE(html.exitCode, 0);
    QVERIFY2(html.output.contains("<img src=\"data:image/png;base64,YQ==\""), html.output.constData());
    QVERIFY(!html.output.contains("c2VjcmV0")); // "secret"
    QVERIFY(html.output.contains("<img src=\"data:image/png;base64,YWJj\""));
    QCOMPARE(html.output.count("base64,"), 2);
}

QTEST_GUILESS_MAIN(CliUseTest)
#include "tst_cli_use.moc"
