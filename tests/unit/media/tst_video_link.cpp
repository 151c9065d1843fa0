#include "core/media/time_value.h"
#include "core/media/url_parts.h"
#include "core/media/video_link.h"

#include <QtTest>

using namespace zhilan::media;
using std::chrono::milliseconds;
using std::chrono::seconds;

class TestVideoLink : public QObject
{
    Q_OBJECT

private slots:
    void parses_data();
    void parses();
    void builds_data();
    void builds();
    void timeValue_data();
    void timeValue();
    void fragmentTime_data();
    void fragmentTime();
    void urlParts();
    void parameters();
    void urlTime_data();
    void urlTime();
    void recordingUrl_data();
    void recordingUrl();
    void rangeInUrl();
};

void TestVideoLink::parses_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("provider"); // null: no video link
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("canonical");
    QTest::addColumn<int>("timeMs"); // -1: none

    const QByteArray watch = "https://www.youtube.com/watch?v=n1E9IZfvGMA";
    const auto youTube = [&](const char* tag, const char* url, int time) {
        QTest::newRow(tag) << QByteArray(url) << QByteArray("youtube") << QByteArray("n1E9IZfvGMA") << watch << time;
    };
    youTube("watch", "https://www.youtube.com/watch?v=n1E9IZfvGMA", -1);
    youTube("watch with blanks around", "  https://www.youtube.com/watch?v=n1E9IZfvGMA\n", -1);
    youTube("upper case", "HTTPS://WWW.YouTube.COM/watch?v=n1E9IZfvGMA&t=5", 5000);
    youTube("watch t=", "https://www.youtube.com/watch?v=n1E9IZfvGMA&t=756s", 756'000);
    youTube("t= first", "https://www.youtube.com/watch?t=756&v=n1E9IZfvGMA", 756'000);
    youTube("list kept away", "https://www.youtube.com/watch?v=n1E9IZfvGMA&list=PL4&index=2&t=1h2m3s", 3'723'000);
    youTube("short", "https://youtu.be/n1E9IZfvGMA", -1);
    youTube("short t=", "https://youtu.be/n1E9IZfvGMA?si=abc&t=90", 90'000);
    youTube("short #t=", "http://youtu.be/n1E9IZfvGMA#t=30s", 30'000);
    youTube("old fragment", "https://www.youtube.com/watch?v=n1E9IZfvGMA#t=07m08s", 428'000);
    youTube("shorts", "https://www.youtube.com/shorts/n1E9IZfvGMA", -1);
    youTube("embed start", "https://www.youtube.com/embed/n1E9IZfvGMA?start=11&end=15", 11'000);
    youTube("nocookie", "https://www.youtube-nocookie.com/embed/n1E9IZfvGMA?start=5", 5000);
    youTube("live", "https://youtube.com/live/n1E9IZfvGMA?feature=share&t=61", 61'000);
    youTube("mobile", "https://m.youtube.com/watch?v=n1E9IZfvGMA&t=1m", 60'000);
    youTube("music", "https://music.youtube.com/watch?v=n1E9IZfvGMA", -1);
    youTube("old player", "https://www.youtube.com/v/n1E9IZfvGMA", -1);
    youTube("escaped", "https://www.youtube.com/watch?v=n1E9IZfvGMA&%74=1%6D30s", 90'000);
    youTube("bad time", "https://www.youtube.com/watch?v=n1E9IZfvGMA&t=soon", -1);
    youTube("time far too large", "https://www.youtube.com/watch?v=n1E9IZfvGMA&t=99999999999999999999", -1);

    const auto row = [](const char* tag, const char* url, const char* provider, const char* id, const char* canonical,
                        int time) {
        QTest::newRow(tag) << QByteArray(url) << QByteArray(provider) << QByteArray(id) << QByteArray(canonical)
                           << time;
    };
    row("bilibili", "https://www.bilibili.com/video/BV1Fh411b7q3/?spm_id_from=333&vd_source=x&t=769.5", "bilibili",
        "BV1Fh411b7q3", "https://www.bilibili.com/video/BV1Fh411b7q3", 769'500);
    row("bilibili part", "https://www.bilibili.com/video/BV1Ns4y1D7kh?p=13&t=75", "bilibili", "BV1Ns4y1D7kh",
        "https://www.bilibili.com/video/BV1Ns4y1D7kh?p=13", 75'000);
    row("bilibili first part", "https://m.bilibili.com/video/BV1Ns4y1D7kh?p=1", "bilibili", "BV1Ns4y1D7kh",
        "https://www.bilibili.com/video/BV1Ns4y1D7kh", -1);
    row("bilibili av", "https://www.bilibili.com/video/av846101025", "bilibili", "av846101025",
        "https://www.bilibili.com/video/av846101025", -1);
    row("bilibili player", "https://player.bilibili.com/player.html?bvid=BV1ZK4y1N74w&page=2&t=60", "bilibili",
        "BV1ZK4y1N74w", "https://www.bilibili.com/video/BV1ZK4y1N74w?p=2", 60'000);
    row("bilibili short link", "https://b23.tv/mXtAjY", "bilibili", "", "https://b23.tv/mXtAjY", -1);
    row("bilibili episode", "https://www.bilibili.com/bangumi/play/ep733316", "bilibili", "ep733316",
        "https://www.bilibili.com/bangumi/play/ep733316", -1);
    row("vimeo", "https://vimeo.com/235431630#t=11m37s", "vimeo", "235431630", "https://vimeo.com/235431630", 697'000);
    row("vimeo unlisted", "https://vimeo.com/36881035/f9ad567296", "vimeo", "36881035",
        "https://vimeo.com/36881035/f9ad567296", -1);
    row("vimeo player", "https://player.vimeo.com/video/36881035?h=f9ad567296#t=63", "vimeo", "36881035",
        "https://vimeo.com/36881035/f9ad567296", 63'000);
    row("vimeo showcase", "https://vimeo.com/showcase/12345/video/67890", "vimeo", "67890", "https://vimeo.com/67890",
        -1);
    row("twitch", "https://www.twitch.tv/videos/209664650?t=1h57m40s", "twitch", "209664650",
        "https://www.twitch.tv/videos/209664650", 7'060'000);
    row("twitch old", "http://www.twitch.tv/riotgames/v/6528877?t=5m10s", "twitch", "6528877",
        "https://www.twitch.tv/videos/6528877", 310'000);
    row("spotify", "https://open.spotify.com/episode/6xrl4MMoAQ1vmhepjapmmL?si=1&t=123", "spotify",
        "6xrl4MMoAQ1vmhepjapmmL", "https://open.spotify.com/episode/6xrl4MMoAQ1vmhepjapmmL", 123'000);
    row("xiaoyuzhou", "https://www.xiaoyuzhoufm.com/episodes/670f2a7e0d2f24f289727fdc", "xiaoyuzhou",
        "670f2a7e0d2f24f289727fdc", "https://www.xiaoyuzhoufm.com/episode/670f2a7e0d2f24f289727fdc", -1);
    row("apple", "https://podcasts.apple.com/us/podcast/the-daily/id1200361736?i=1000772009313&t=90", "apple-podcasts",
        "1000772009313", "https://podcasts.apple.com/us/podcast/the-daily/id1200361736?i=1000772009313", 90'000);
    row("google podcasts in milliseconds", "https://podcasts.google.com/?feed=F&episode=E&pe=1&pep=90000",
        "google-podcasts", "E", "https://podcasts.google.com/?feed=F&episode=E&pe=1", 90'000);
    row("soundcloud", "https://soundcloud.com/u/show#t=26:54", "soundcloud", "show", "https://soundcloud.com/u/show",
        1'614'000);
    row("media file", "https://example.com/talks/讲座.mp4?key=1#t=90,120", "", "",
        "https://example.com/talks/讲座.mp4?key=1", 90'000);
    row("media file upper case", "https://example.com/a.MP3", "", "", "https://example.com/a.MP3", -1);

    const auto none = [](const char* tag, const char* url) {
        QTest::newRow(tag) << QByteArray(url) << QByteArray() << QByteArray() << QByteArray() << -1;
    };
    none("empty", "");
    none("text", "12:36");
    none("no video site", "https://example.com/watch?v=n1E9IZfvGMA");
    none("host in path", "https://example.com/youtube.com/watch?v=n1E9IZfvGMA");
    none("host as suffix", "https://notyoutube.com/watch?v=n1E9IZfvGMA");
    none("id too short", "https://www.youtube.com/watch?v=n1E9");
    none("channel", "https://www.youtube.com/@DwarkeshPatel");
    none("playlist", "https://www.youtube.com/playlist?list=PL46F0A159EC02DF82");
    none("playlist player", "http://www.youtube.com/embed/videoseries?list=PL46F0A159EC02DF82");
    none("other scheme", "ftp://www.youtube.com/watch?v=n1E9IZfvGMA");
    none("script", "javascript:alert(1)//www.youtube.com/watch?v=n1E9IZfvGMA");
    none("user part", "https://www.youtube.com@example.com/watch?v=n1E9IZfvGMA");
    none("blank inside", "https://www.youtube.com/watch?v=n1E9 IZfvGMA");
    none("no host", "https://");
    none("bilibili space", "https://space.bilibili.com/12345");
}

void TestVideoLink::parses()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, provider);
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, canonical);
    QFETCH(int, timeMs);
    const auto link = parseVideoLink(url.toStdString());
    QCOMPARE(link.has_value(), !provider.isNull());
    if (!link)
        return;
    QCOMPARE(link->provider, provider.toStdString());
    QCOMPARE(link->id, id.toStdString());
    QCOMPARE(link->url, canonical.toStdString());
    QCOMPARE(link->time ? static_cast<int>(link->time->count()) : -1, timeMs);
}

void TestVideoLink::builds_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<qint64>("timeMs");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* tag, const char* url, qint64 time, const char* expected) {
        QTest::newRow(tag) << QByteArray(url) << time << QByteArray(expected);
    };
    const char* watch = "https://www.youtube.com/watch?v=n1E9IZfvGMA";
    row("youtube", watch, 756'000, "https://www.youtube.com/watch?v=n1E9IZfvGMA&t=756s");
    row("rounded down", watch, 756'999, "https://www.youtube.com/watch?v=n1E9IZfvGMA&t=756s");
    row("zero", "https://www.youtube.com/watch?v=n1E9IZfvGMA&t=9", 0, watch);
    row("negative", watch, -5000, watch);
    row("replaces", "https://www.youtube.com/watch?v=n1E9IZfvGMA&t=9#t=8", 10'000,
        "https://www.youtube.com/watch?v=n1E9IZfvGMA&t=10s");
    row("embed", "https://www.youtube.com/embed/n1E9IZfvGMA?start=3", 60'000,
        "https://www.youtube.com/watch?v=n1E9IZfvGMA&t=60s");
    row("short stays short", "https://youtu.be/n1E9IZfvGMA?t=3", 60'000, "https://youtu.be/n1E9IZfvGMA?t=60");
    row("bilibili", "https://www.bilibili.com/video/BV1Fh411b7q3", 90'000,
        "https://www.bilibili.com/video/BV1Fh411b7q3?t=90");
    row("bilibili part", "https://www.bilibili.com/video/BV1Fh411b7q3?p=2", 90'000,
        "https://www.bilibili.com/video/BV1Fh411b7q3?p=2&t=90");
    row("bilibili short link stays", "https://b23.tv/mXtAjY", 90'000, "https://b23.tv/mXtAjY");
    row("vimeo", "https://vimeo.com/97276391", 90'000, "https://vimeo.com/97276391#t=90s");
    row("twitch", "https://www.twitch.tv/videos/75292411", 3'723'000, "https://www.twitch.tv/videos/75292411?t=1h2m3s");
    row("twitch seconds", "https://www.twitch.tv/videos/75292411", 9000, "https://www.twitch.tv/videos/75292411?t=9s");
    row("soundcloud", "https://soundcloud.com/u/show", 1'614'000, "https://soundcloud.com/u/show#t=26:54");
    row("media file", "https://example.com/a.mp3#t=1", 90'000, "https://example.com/a.mp3#t=90");
    row("xiaoyuzhou has no way", "https://www.xiaoyuzhoufm.com/episode/670f", 90'000,
        "https://www.xiaoyuzhoufm.com/episode/670f");
    row("apple is not certain", "https://podcasts.apple.com/us/podcast/x/id1?i=2", 90'000,
        "https://podcasts.apple.com/us/podcast/x/id1?i=2");
    row("unknown site", "https://example.com/page?x=1", 90'000, "https://example.com/page?x=1");
    row("no address", "第12期", 90'000, "第12期");
    row("empty", "", 90'000, "");
}

void TestVideoLink::builds()
{
    QFETCH(QByteArray, url);
    QFETCH(qint64, timeMs);
    QFETCH(QByteArray, expected);
    QCOMPARE(urlAtTime(url.toStdString(), milliseconds(timeMs)), expected.toStdString());
}

void TestVideoLink::timeValue_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("timeMs");
    QTest::newRow("seconds") << QByteArray("90") << 90'000;
    QTest::newRow("unit") << QByteArray("90s") << 90'000;
    QTest::newRow("hms") << QByteArray("1h2m3s") << 3'723'000;
    QTest::newRow("capital") << QByteArray("1H2M3S") << 3'723'000;
    QTest::newRow("hours and seconds") << QByteArray("1h3s") << 3'603'000;
    QTest::newRow("bare seconds after minutes") << QByteArray("1m40") << 100'000;
    QTest::newRow("leading zeros") << QByteArray("3h09m06s") << 11'346'000;
    QTest::newRow("clock") << QByteArray("1:31:19") << 5'479'000;
    QTest::newRow("fraction") << QByteArray("10.25") << 10'250;
    QTest::newRow("fraction of seconds") << QByteArray("1m1.5s") << 61'500;
    QTest::newRow("zero") << QByteArray("0") << 0;
    for (const char* bad : {"", "s", "m5", "1s2m", "1m1m", "1x", "-5", "1.5m", " 5", "12:3", "1000000", "10,20"})
        QTest::newRow(qPrintable(QStringLiteral("bad '%1'").arg(QLatin1String(bad)))) << QByteArray(bad) << -1;
}

void TestVideoLink::timeValue()
{
    QFETCH(QByteArray, text);
    QFETCH(int, timeMs);
    const auto time = parseTimeValue(text.toStdString());
    QCOMPARE(time ? static_cast<int>(time->count()) : -1, timeMs);
}

void TestVideoLink::fragmentTime_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("timeMs");
    QTest::addColumn<int>("endMs");
    const auto row = [](const char* text, int start, int end) {
        QTest::newRow(qPrintable(QStringLiteral("'%1'").arg(QLatin1String(text)))) << QByteArray(text) << start << end;
    };
    row("10", 10'000, -1);
    row("10,20", 10'000, 20'000);
    row(",20", 0, 20'000);
    row("npt:1:30,2:00", 90'000, 120'000);
    row("01:02:03.5", 3'723'500, -1);
    row("3.", 3'000, -1);
    row("smpte:0:00:03,0:00:07", 3'000, 7'000);
    row("smpte-25:0:00:03:05", 3'200, -1);
    for (const char* bad : {"", "3,3", "7,3", "3,", ",", ".0", "0s", "3,7,9", "smpte:3", "smpte-25:0:00:03:25",
                            "clock:2010-10-22T07:33:56Z", "banana", "1e3"})
        row(bad, -1, -1);
}

void TestVideoLink::fragmentTime()
{
    QFETCH(QByteArray, text);
    QFETCH(int, timeMs);
    QFETCH(int, endMs);
    const auto time = parseFragmentTime(text.toStdString());
    QCOMPARE(time ? static_cast<int>(time->start.count()) : -1, timeMs);
    QCOMPARE(time && time->end ? static_cast<int>(time->end->count()) : -1, endMs);
}

void TestVideoLink::urlParts()
{
    const auto parts = splitUrl("HTTPS://me:secret@Example.COM:8080/a/b?x=1?2#f?g");
    QVERIFY(parts);
    QCOMPARE(parts->host, std::string("example.com"));
    QCOMPARE(std::string(parts->path), std::string("/a/b"));
    QCOMPARE(std::string(parts->query), std::string("x=1?2"));
    QCOMPARE(std::string(parts->fragment), std::string("f?g"));
    QCOMPARE(std::string(pathPart("//a/b/", 1)), std::string("b"));
    QVERIFY(pathPart("/a", 4).empty());
    QCOMPARE(splitUrl("http://[::1]:80/x")->host, std::string("[::1]"));
}

void TestVideoLink::parameters()
{
    QCOMPARE(parameter("a=1&t=2&t=3&b", "t"), std::optional<std::string>("3"));
    QCOMPARE(parameter("%74=%36", "t"), std::optional<std::string>("6"));
    QVERIFY(!parameter("tt=1&t", "t"));
    QCOMPARE(percentDecoded("%E7%9F%A5%zz%4"), std::string("知%zz%4"));
    QCOMPARE(withoutParameter("a=1&t=2&&b=3&t", "t"), std::string("a=1&b=3"));
}

void TestVideoLink::urlTime_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<int>("seconds");
    const auto row = [](const char* url, int seconds) {
        QTest::newRow(url) << QByteArray(url) << seconds;
    };
    row("https://www.youtube.com/watch?v=n1E9IZfvGMA&t=756s", 756);
    row("https://youtu.be/n1E9IZfvGMA?t=756", 756);
    row("https://youtu.be/n1E9IZfvGMA#t=1h2m3s", 3723);
    row("https://www.youtube.com/embed/n1E9IZfvGMA?start=11&end=15", 11);
    row("https://example.com/a.mp4#t=90,120", 90);
    row("https://www.youtube.com/watch?v=x&t=1m40", 100);
    row("#t=01:17", 77);
    row("lecture.mp4#t=90,120", 90);
    row("/a/讲座.mp4#t=npt:90", 90);
    row("https://example.com/1-episode#t=123", 123);
    row("https://example.com/index.html#05:12", 312);
    row("https://example.com/index.html#01:05:12-01:06:00", 3912);
    row("https://example.com/index.html#t=1m30s", 90);
    row("http://example.com?vimeo_t_12345=30", 30);
    row("//www.youtube.com/embed/HRb7B9fPhfA?start=30", 30);
    row("https://www.youtube.com/watch?v=n1E9IZfvGMA&time_continue=61", 61);
    row("https://example.com/#section-12", -1);
    row("mailto:a@b.c?t=1", -1);
    row("javascript:t=1#t=2", -1);
    row("https://example.com/?start=now", -1);
    row("https://example.com/?list=90", -1);
    row("https://example.com/?t=99999999", -1);
    row("https://example.com/?t=", -1);
    row("", -1);
}

void TestVideoLink::urlTime()
{
    QFETCH(QByteArray, url);
    QFETCH(int, seconds);
    const auto time = timeInUrl(url.toStdString());
    QCOMPARE(time ? static_cast<int>(time->start.count() / 1000) : -1, seconds);
}

void TestVideoLink::recordingUrl_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("recording");
    for (const char* url : {"https://www.youtube.com/watch?v=n1E9IZfvGMA", "https://youtu.be/n1E9IZfvGMA",
                            "https://www.bilibili.com/video/BV1Fh411b7q3", "https://vimeo.com/1", "https://b23.tv/x",
                            "https://www.xiaoyuzhoufm.com/episode/6", "https://example.com/a.mp3?x=1"})
        QTest::newRow(url) << QByteArray(url) << true;
    for (const char* url : {"", "youtube.com", "https://www.youtube.com/@someone", "https://notyoutube.com/watch?v=x",
                            "https://example.com/watch?v=x", "https://youtu.be/", "ftp://youtu.be/x"})
        QTest::newRow(qPrintable(QStringLiteral("not '%1'").arg(QLatin1String(url)))) << QByteArray(url) << false;
}

void TestVideoLink::recordingUrl()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, recording);
    QCOMPARE(isRecordingUrl(url.toStdString()), recording);
}

void TestVideoLink::rangeInUrl()
{
    const auto embed = parseVideoLink("https://www.youtube.com/embed/n1E9IZfvGMA?start=11&end=15");
    QVERIFY(embed && embed->end);
    QCOMPARE(*embed->end, milliseconds(15'000));
    QVERIFY(!parseVideoLink("https://www.youtube.com/embed/n1E9IZfvGMA?start=11&end=11")->end);
    const auto file = timeInUrl("lecture.mp4#t=90,120");
    QVERIFY(file && file->certain && file->end);
    QCOMPARE(*file->end, milliseconds(120'000));
    QVERIFY(!timeInUrl("https://example.com/page?t=90")->certain);
}

QTEST_APPLESS_MAIN(TestVideoLink)
#include "tst_video_link.moc"
