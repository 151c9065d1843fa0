#include "core/media/subtitles.h"

#include <QtTest>

using namespace zhilan;
using namespace zhilan::media;

class TestSubtitles : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void spans();
    void speakers();
    void plainText_data();
    void plainText();
    void lessThan();
    void refuses_data();
    void refuses();
    void everyPrefixIsSafe();
    void manyBadLines();
};

namespace
{

/// "0.5-7 text|…", one line a cue, then "!" for each diagnostic.
QByteArray drawn(const Subtitles& subtitles)
{
    QByteArrayList lines;
    for (const Cue& cue : subtitles.cues)
        lines << QByteArray::number(static_cast<double>(cue.start.count()) / 1000) + '-' +
                     QByteArray::number(static_cast<double>(cue.end.count()) / 1000) + ' ' +
                     QByteArray::fromStdString(cue.text);
    return lines.join('|') + QByteArray(static_cast<qsizetype>(subtitles.diagnostics.size()), '!');
}

} // namespace

void TestSubtitles::reads_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* tag, const QByteArray& source, const char* expected) {
        QTest::newRow(tag) << source << QByteArray(expected);
    };
    row("srt",
        "1\n00:00:00,500 --> 00:00:07,000\n你好，世界\n第二行\n\n2\n00:01:00,000 --> 00:01:02,250\n<i>再见</i>\n",
        "0.5-7 你好，世界\n第二行|60-62.25 再见");
    row("srt crlf and bom",
        "\xEF\xBB\xBF"
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n甲\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n乙",
        "1-2 甲|3-4 乙");
    row("srt lone cr", "1\r00:00:01,000 --> 00:00:02,000\r甲\r\r2\r00:00:03,000 --> 00:00:04,000\r乙", "1-2 甲|3-4 乙");
    row("srt without empty lines", "1\n00:00:01,000 --> 00:00:02,000\n甲\n2\n00:00:03,000 --> 00:00:04,000\n乙\n",
        "1-2 甲|3-4 乙");
    row("srt with dots and places", "1\n00:00:01.5 --> 00:00:02.000 X1:10 X2:20\n{\\an8}上面 𠮷😀\n", "1.5-2 上面 𠮷😀");
    row("srt number alone is text", "1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:03,000 --> 00:00:04,000\n乙\n",
        "1-2 42|3-4 乙");
    row("srt broken time", "1\n00:00:01,000 --> 00:00:0x,000\n甲\n\n2\n00:00:03,000 --> 00:00:04,000\n乙\n", "3-4 乙!");
    row("srt without times", "1\n甲\n\n2\n00:00:03,000 --> 00:00:04,000\n乙\n", "3-4 乙!");
    row("srt without text", "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\n乙\n", "3-4 乙!");
    row("srt backwards", "1\n00:00:05,000 --> 00:00:02,000\n甲\n", "5-5 甲!");
    row("vtt",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n甲\n\nid\n100:00:00.000 --> 100:00:01.000 align:start\n乙 &amp; "
        "<c.x>丙</c>\n",
        "1-2 甲|360000-360001 乙 & 丙");
    row("vtt bom, title, header",
        "\xEF\xBB\xBFWEBVTT 标题\nKind: captions\nLanguage: zh\n\n00:01.000 --> 00:02.000\n甲", "1-2 甲");
    row("vtt styles, notes and regions",
        "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\nNOTE 00:00 not this\n\n00:01.000 --> 00:02.000\n甲\n",
        "1-2 甲");
    row("vtt header runs into the first cue", "WEBVTT\n00:01.000 --> 00:02.000\n甲\n", "1-2 甲");
    row("vtt arrow ends the cue", "WEBVTT\n\n00:01.000 --> 00:02.000\n甲\n00:03.000 --> 00:04.000\n乙\n",
        "1-2 甲|3-4 乙");
    row("vtt broken times",
        "WEBVTT\n\n00:01.00 --> 00:02.000\n甲\n\n00:01,000 --> 00:02,000\n甲\n\n00:61.000 --> 01:02.000\n甲\n\n"
        "00:03.000 --> 00:04.000\n乙\n",
        "3-4 乙!!!");
    row("vtt times within", "WEBVTT\n\n00:01.000 --> 00:09.000\n一<00:02.000><c>二</c><00:03.000><c>三</c>\n",
        "1-9 一二三");
    row("vtt signature missing", "00:00:01.000 --> 00:00:02.000\n甲\n", "1-2 甲");
    row("vtt no cues", "WEBVTT", "");
    row("vtt NUL", QByteArray("WEBVTT\n\n00:01.000 --> 00:02.000\na\0b\n", 36),
        "1-2 a\uFFFD"
        "b");
    row("sbv", "0:00:00.378,0:00:11.378\n甲\n乙\n\n0:01:11.378,0:01:12.305\n丙\n",
        "0.378-11.378 甲\n乙|71.378-72.305 丙");
    row("json transcript",
        R"({"version":"1.0.0","segments":[{"speaker":"甲","startTime":0.5,"endTime":0.75,"body":"我"},{"body":"x"}]})",
        "0.5-0.75 我!");
}

void TestSubtitles::reads()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, expected);
    const auto subtitles = readSubtitles(source.toStdString());
    QVERIFY(subtitles);
    QCOMPARE(drawn(*subtitles), expected);
}

void TestSubtitles::spans()
{
    const std::string source = "\xEF\xBB\xBF"
                               "1\r\n00:00:01,000 --> 00:00:02,000\r\n甲\r\n乙\r\n\r\n2\r\nx\r\n\r\n";
    const auto subtitles = readSubtitles(source);
    QVERIFY(subtitles);
    QCOMPARE(subtitles->cues.size(), std::size_t{1});
    QCOMPARE(subtitles->cues[0].span.of(source), std::string_view("00:00:01,000 --> 00:00:02,000\r\n甲\r\n乙"));
    QCOMPARE(subtitles->diagnostics.size(), std::size_t{1});
    QCOMPARE(subtitles->diagnostics[0].span.of(source), std::string_view("2\r\nx"));
    QCOMPARE(subtitles->diagnostics[0].code, DiagnosticCode::UnreadCue);
}

void TestSubtitles::speakers()
{
    const auto subtitles = readSubtitles("WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud 王 &amp; 李>你好</v>\n");
    QVERIFY(subtitles);
    QCOMPARE(subtitles->cues[0].speaker, std::string("王 & 李"));
    QCOMPARE(subtitles->cues[0].text, std::string("你好"));
}

void TestSubtitles::plainText_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("plain");
    const auto row = [](const char* payload, const char* plain) {
        QTest::newRow(payload) << QByteArray(payload) << QByteArray(plain);
    };
    row("a &hellip; &notin; &copy &amp b&c &notit;", "a … ∉ © & b&c ¬it;");
    row("𠮷😀&eacute;", "𠮷😀é");
    row("<b>a</b><font color=\"#fff\">b</font>", "ab");
    row("<b", "");
    row("a<i", "a");
    row("&lt;i&gt;&quot;&#20320;&#x4F60;&nbsp;", "<i>\"你你\u00A0");
    row("&bad; &#0; &#xD800; &#999999999; &", "&bad; \uFFFD \uFFFD &#999999999; &");
    row("{\\an8\\b1}a{b}", "a{b}");
    row("{\\x", "{\\x");
}

void TestSubtitles::plainText()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, plain);
    QCOMPARE(QByteArray::fromStdString(plainCueText(payload.toStdString(), CueMarkup::WebVtt)), plain);
    QCOMPARE(QByteArray::fromStdString(plainCueText(payload.toStdString(), CueMarkup::SubRip)), plain);
}

void TestSubtitles::lessThan()
{
    QCOMPARE(plainCueText("a < b > c", CueMarkup::SubRip), "a < b > c");
    QCOMPARE(plainCueText("a < b > c", CueMarkup::WebVtt), "a  c");
    QCOMPARE(plainCueText("1 < 2", CueMarkup::SubRip), "1 < 2");
    QCOMPARE(plainCueText("1 < 2", CueMarkup::WebVtt), "1 ");
}

void TestSubtitles::refuses_data()
{
    QTest::addColumn<QByteArray>("source");
    for (const char* source : {"", "1", "some text", "1\nsome text", "WEBVTTx\n\n", "12:36 开场\n", "{\"a\":[1,2]}",
                               "[[[[", "WEBVTTx\n00:00 --> 00:01"})
        QTest::newRow(source) << QByteArray(source);
    QTest::newRow("nested") << QByteArray(1'000'000, '[');
}

void TestSubtitles::refuses()
{
    QFETCH(QByteArray, source);
    const auto subtitles = readSubtitles(source.toStdString());
    if (source == "WEBVTTx\n00:00 --> 00:01") {
        QVERIFY(subtitles.has_value() || subtitles.error().code == ErrorCode::UnknownFormat);
        return;
    }
    QVERIFY(!subtitles);
    QCOMPARE(subtitles.error().code, ErrorCode::UnknownFormat);
}

void TestSubtitles::everyPrefixIsSafe()
{
    const std::string source = "WEBVTT\r\n\r\n1\r\n00:01.000 --> 00:02.000\r\n<v 王>甲&amp;</v>{\\an8}\r\n\r\nNOTE\r\n";
    for (std::size_t size = 0; size <= source.size(); ++size) {
        const auto subtitles = readSubtitles(std::string_view(source).substr(0, size));
        if (subtitles)
            for (const Cue& cue : subtitles->cues)
                QVERIFY(cue.span.end <= size);
    }
}

/// A megabyte of what goes wrong, in time that grows with it: ctest's limit would tell.
void TestSubtitles::manyBadLines()
{
    for (const char* piece :
         {"-->", "1\n", "<", "<v ", "&#1", "{\\", "00:00:01,000 --> 00:00:02,000\n", "\n\n", "0:0,"}) {
        QByteArray source("1\n00:00:01,000 --> 00:00:02,000\n");
        while (source.size() < 1'000'000)
            source += piece;
        QVERIFY(readSubtitles(source.toStdString()));
        QVERIFY(readSubtitles("WEBVTT\n\n00:01.000 --> 00:02.000\n" + source.mid(32).toStdString()));
    }
}

QTEST_APPLESS_MAIN(TestSubtitles)
#include "tst_subtitles.moc"
