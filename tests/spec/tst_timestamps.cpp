#include "core/document/build.h"
#include "core/media/chapter_file.h"
#include "core/media/duration.h"
#include "core/media/subtitles.h"
#include "core/media/time_value.h"
#include "core/media/video_link.h"
#include "core/text/decode.h"
#include "tests/support/suite_score.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>

#include <cmath>

using namespace zhilan;
using test::SuiteScore;

/// Times in text and in addresses, subtitles and chapter files of others (suites/timestamps), counted by category.
class TestTimestamps : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void textForms();
    void durations();
    void conventions();
    void urlParser();
    void startTimes();
    void mediaFragments();
    void chapterFormats();
    void descriptions();
    void extractorChapters();
    void webVtt();
    void cueText();
    void otherSubtitles();
    void cleanupTestCase();

private:
    SuiteScore m_score{QStringLiteral("timestamps")};
    bool m_here = false;
};

namespace
{

const QString kSuite = QStringLiteral(ZHILAN_SHARED_DIR "/suites/timestamps/");

QByteArray contents(const QString& name)
{
    QFile file(kSuite + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonArray array(const QString& name)
{
    return QJsonDocument::fromJson(contents(name)).array();
}

double seconds(std::chrono::milliseconds time)
{
    return static_cast<double>(time.count()) / 1000;
}

/// -1 without a time.
double seconds(const std::optional<std::chrono::milliseconds>& time)
{
    return time ? seconds(*time) : -1;
}

bool same(double a, double b)
{
    return std::abs(a - b) < 0.0015;
}

} // namespace

void TestTimestamps::initTestCase()
{
    m_here = QFile::exists(kSuite);
    if (!m_here)
        QSKIP("the shared suites are not here");
}

/// Through the whole document, as the command line prints it.
void TestTimestamps::textForms()
{
    for (const QJsonValue& form : array(QStringLiteral("in-text-time-forms.json"))) {
        const QString text = form[QLatin1String("text")].toString();
        const QJsonArray expect = form[QLatin1String("expect")].toArray();
        const bool optional = form[QLatin1String("why")].toString().endsWith(QLatin1String("(optional)"));
        const auto document = document::fromBytes(text.toStdString(), "form");
        QVERIFY(document);
        bool good = static_cast<qsizetype>((*document)->timestamps.size()) == expect.size();
        QString found;
        for (std::size_t i = 0; i < (*document)->timestamps.size(); ++i) {
            const document::Timestamp& time = (*document)->timestamps[i];
            const QJsonValue wanted = expect[static_cast<qsizetype>(i)];
            found += QStringLiteral(" [%1,%2]").arg(seconds(time.time)).arg(seconds(time.end));
            good = good && same(seconds(time.time), wanted[0].toDouble()) &&
                   same(seconds(time.end), wanted[1].toDouble(-1));
        }
        m_score.add(optional ? QStringLiteral("text forms, optional") : QStringLiteral("text forms"), good,
                    text + QStringLiteral(" →") + found);
    }
}

void TestTimestamps::durations()
{
    for (const QJsonValue& entry : array(QStringLiteral("yt-dlp-durations.json"))) {
        const QJsonValue input = entry[QLatin1String("input")][0];
        if (!input.isString())
            continue; // null and false cannot be said to us
        const double found = seconds(media::parseDuration(input.toString().toStdString()));
        m_score.add(QStringLiteral("durations"), same(found, entry[QLatin1String("expect")].toDouble(-1)),
                    input.toString() + QStringLiteral(" → %1").arg(found));
    }
}

/// Each documented example of a service is read with its time, and where a way to build is given, built like it.
void TestTimestamps::conventions()
{
    const QList<QByteArray> lines = contents(QStringLiteral("url-at-time-conventions.tsv")).split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QStringList cells = QString::fromUtf8(lines[i]).split(QLatin1Char('\t'));
        if (cells.size() < 7 || cells[4].isEmpty())
            continue;
        QString example = cells[4];
        if (example.startsWith(QLatin1String("![[")))
            example = example.mid(3, example.size() - 5);
        const auto time = media::timeInUrl(example.toStdString());
        const double found = time ? seconds(time->start) : -1;
        m_score.add(QStringLiteral("URL conventions, reading"),
                    same(found, cells[5].isEmpty() ? -1 : cells[5].toDouble()),
                    example + QStringLiteral(" → %1").arg(found));

        QString expected = cells[6];
        if (!expected.startsWith(QLatin1String("https://")) || !expected.contains(QLatin1String("ID")))
            continue;
        const auto link = media::parseVideoLink(example.toStdString());
        const QString id = link ? QString::fromStdString(link->id) : QString();
        expected.replace(QLatin1String("BVID"), QLatin1String("ID"));
        expected.replace(QLatin1String("/ID"), QLatin1Char('/') + id);
        expected.replace(QLatin1String("=ID"), QLatin1Char('=') + id);
        expected.replace(QLatin1String("1h2m3s"), QLatin1String("1m30s"));
        expected.replace(QLatin1String("p=2"), QLatin1String("p=13"));
        const QString built = QString::fromStdString(media::urlAtTime(example.toStdString(), std::chrono::seconds(90)));
        m_score.add(QStringLiteral("URL conventions, building"), built == expected, built);
    }
}

/// Addresses with the id and the start that a published parser finds in them; of the sites that we know.
void TestTimestamps::urlParser()
{
    const QSet<QString> sites{QStringLiteral("youtube"), QStringLiteral("vimeo"),      QStringLiteral("twitch"),
                              QStringLiteral("wistia"),  QStringLiteral("soundcloud"), QStringLiteral("dailymotion")};
    for (const QJsonValue& entry : array(QStringLiteral("jsVideoUrlParser-urls.json"))) {
        const QJsonObject info = entry[QLatin1String("videoInfo")].toObject();
        const QString url = entry[QLatin1String("url")].toString();
        const QString kind = info[QLatin1String("mediaType")].toString();
        if (!sites.contains(info[QLatin1String("provider")].toString()) ||
            (kind != QLatin1String("video") && kind != QLatin1String("track")))
            continue;
        const auto link = media::parseVideoLink(url.toStdString());
        QString id = info[QLatin1String("id")].toString();
        if (info[QLatin1String("provider")] == QLatin1String("twitch") && id.startsWith(QLatin1Char('v')))
            id.remove(0, 1);
        const double start = info[QLatin1String("params")][QLatin1String("start")].toDouble(-1);
        m_score.add(QStringLiteral("URL parser: ") + info[QLatin1String("provider")].toString(),
                    link && link->id == id.toStdString() && same(seconds(link->time), start), url);
    }
}

void TestTimestamps::startTimes()
{
    for (const QJsonValue& entry : array(QStringLiteral("yt-dlp-url-start-time.json"))) {
        const QString url = entry[QLatin1String("url")].toString();
        // Where the address itself says nothing the page does, which is not looked up.
        if (!url.contains(QLatin1String("t=")) && !url.contains(QLatin1String("Time=")))
            continue;
        const auto time = media::timeInUrl(url.toStdString());
        m_score.add(QStringLiteral("URL start times"),
                    time && same(seconds(time->start), entry[QLatin1String("start_time")].toDouble()) &&
                        same(seconds(time->end), entry[QLatin1String("end_time")].toDouble(-1)),
                    url);
    }
}

/// The times of the W3C's cases; what they say of areas, tracks and ids is not ours.
void TestTimestamps::mediaFragments()
{
    for (const QByteArray& line : contents(QStringLiteral("w3c-media-fragments-testcases.tsv")).split('\n')) {
        const QStringList cells = QString::fromUtf8(line).split(QLatin1Char('\t'));
        if (cells.size() < 4)
            continue;
        const QJsonObject hash = QJsonDocument::fromJson(cells[3].toUtf8()).object()[QLatin1String("hash")].toObject();
        const QJsonObject wanted = hash[QLatin1String("t")][0].toObject();
        const QString unit = wanted[QLatin1String("unit")].toString();
        const auto link = media::parseVideoLink(cells[1].toStdString());
        const auto field = [&wanted](QLatin1String name) {
            const auto time = media::parseFragmentTime("smpte:" + wanted[name].toString().toStdString());
            return time ? seconds(time->start) : -1;
        };
        double start = -1;
        double end = -1;
        if (unit == QLatin1String("npt")) {
            start = wanted[QLatin1String("startNormalized")].toDouble(0);
            end = wanted[QLatin1String("endNormalized")].toDouble(-1);
        } else if (unit.startsWith(QLatin1String("smpte"))) {
            start = field(QLatin1String("start"));
            end = field(QLatin1String("end"));
        }
        m_score.add(QStringLiteral("media fragments"),
                    link && same(seconds(link->time), start) && same(seconds(link->end), end), cells[1]);
    }
}

void TestTimestamps::chapterFormats()
{
    const QJsonObject expected =
        QJsonDocument::fromJson(contents(QStringLiteral("chapter-formats/expected.json"))).object();
    QDirIterator files(kSuite + QStringLiteral("chapter-formats"), QDir::Files);
    while (files.hasNext()) {
        files.next();
        const QString name = files.fileName();
        if (name == QLatin1String("expected.json"))
            continue;
        const auto file = media::readChapters(contents(QStringLiteral("chapter-formats/") + name).toStdString());
        bool good = file.has_value();
        // Without a list to hold it against: all of it is read.
        if (!expected.contains(name)) {
            for (const Diagnostic& diagnostic : good ? file->diagnostics : std::vector<Diagnostic>())
                good = good && diagnostic.code != DiagnosticCode::UnreadChapter;
            m_score.add(QStringLiteral("chapter formats, read at all"), good && file->chapters.size() > 2, name);
            continue;
        }
        QString found;
        const QJsonArray wanted = expected[name].toArray();
        good = good && static_cast<qsizetype>(file->chapters.size()) >= wanted.size();
        for (qsizetype i = 0; good && i < wanted.size(); ++i) {
            const media::ChapterMark& chapter = file->chapters[static_cast<std::size_t>(i)];
            found = QStringLiteral(" [%1 %2]").arg(seconds(chapter.start)).arg(QString::fromStdString(chapter.title));
            good = same(seconds(chapter.start), wanted[i][0].toDouble()) &&
                   QString::fromStdString(chapter.title) == wanted[i][1].toString();
        }
        m_score.add(QStringLiteral("chapter formats"), good, name + found);
    }
}

void TestTimestamps::descriptions()
{
    for (const QJsonValue& entry : array(QStringLiteral("get-youtube-chapters.json"))) {
        const auto file = media::readChapters(entry[QLatin1String("description")].toString().toStdString());
        const QJsonArray wanted = entry[QLatin1String("expect")].toArray();
        bool good = file && static_cast<qsizetype>(file->chapters.size()) == wanted.size();
        for (qsizetype i = 0; good && i < wanted.size(); ++i) {
            const media::ChapterMark& chapter = file->chapters[static_cast<std::size_t>(i)];
            good = same(seconds(chapter.start), wanted[i][QLatin1String("start")].toDouble()) &&
                   QString::fromStdString(chapter.title) == wanted[i][QLatin1String("title")].toString().trimmed();
        }
        m_score.add(QStringLiteral("descriptions"), good, entry[QLatin1String("name")].toString());
    }
}

/// The chapters that yt-dlp writes into its .info.json.
void TestTimestamps::extractorChapters()
{
    for (const QJsonValue& entry : array(QStringLiteral("yt-dlp-extractor-chapters.json"))) {
        const QJsonArray wanted = entry[QLatin1String("chapters")].toArray();
        if (wanted.isEmpty())
            continue;
        const auto file =
            media::readChapters(QJsonDocument(entry.toObject()).toJson(QJsonDocument::Compact).toStdString());
        bool good = file && static_cast<qsizetype>(file->chapters.size()) == wanted.size();
        for (qsizetype i = 0; good && i < wanted.size(); ++i) {
            const media::ChapterMark& chapter = file->chapters[static_cast<std::size_t>(i)];
            good = same(seconds(chapter.start), wanted[i][QLatin1String("start_time")].toDouble()) &&
                   same(seconds(chapter.end), wanted[i][QLatin1String("end_time")].toDouble(-1)) &&
                   QString::fromStdString(chapter.title) == wanted[i][QLatin1String("title")].toString().trimmed();
        }
        m_score.add(QStringLiteral("extractor chapters"), good, entry[QLatin1String("url")].toString());
    }
}

/// Files with the cues that the reference parser finds in them. Its text still has the tags: compared where none are.
void TestTimestamps::webVtt()
{
    QDirIterator files(kSuite + QStringLiteral("vtt/vttjs"), {QStringLiteral("*.json")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QString name = QDir(kSuite).relativeFilePath(files.next());
        const QJsonArray wanted = QJsonDocument::fromJson(contents(name)).object()[QLatin1String("cues")].toArray();
        name.replace(QLatin1String(".json"), QLatin1String(".vtt"));
        if (!QFile::exists(kSuite + name))
            continue;
        const auto subtitles = media::readSubtitles(contents(name).toStdString());
        const qsizetype count = subtitles ? static_cast<qsizetype>(subtitles->cues.size()) : 0;
        bool good = count == wanted.size();
        for (qsizetype i = 0; good && i < wanted.size(); ++i) {
            const media::Cue& cue = subtitles->cues[static_cast<std::size_t>(i)];
            const QString text = wanted[i][QLatin1String("text")].toString();
            const bool plain = !text.contains(QLatin1Char('<')) && !text.contains(QLatin1Char('&'));
            good = same(seconds(cue.start), wanted[i][QLatin1String("startTime")].toDouble()) &&
                   same(seconds(cue.end), wanted[i][QLatin1String("endTime")].toDouble()) &&
                   (!plain || QString::fromStdString(cue.text) == text);
        }
        m_score.add(QStringLiteral("WebVTT"), good, name + QStringLiteral(" %1 cues").arg(count));
    }
}

/// The text in the trees that the web platform tests expect.
void TestTimestamps::cueText()
{
    static const QRegularExpression kText(QStringLiteral("^\\|\\s+\"(.*?)\"$(?=\\n\\||\\n?\\z)"),
                                          QRegularExpression::MultilineOption |
                                              QRegularExpression::DotMatchesEverythingOption);
    QDirIterator files(kSuite + QStringLiteral("vtt/w3c/wpt-cue-parsing"), {QStringLiteral("*.json")}, QDir::Files);
    while (files.hasNext()) {
        files.next();
        for (const QJsonValue& entry : array(QDir(kSuite).relativeFilePath(files.filePath()))) {
            QString payload = entry[QLatin1String("text")].toString();
            if (payload.endsWith(QLatin1Char('\n')))
                payload.chop(1);
            QString wanted;
            auto match = kText.globalMatch(entry[QLatin1String("expectedTree")].toString());
            while (match.hasNext())
                wanted += match.next().captured(1);
            const QString file = QStringLiteral("WEBVTT\n\n00:00.000 --> 00:01.000\n") + payload;
            const auto subtitles = media::readSubtitles(file.toStdString());
            const bool any = subtitles && !subtitles->cues.empty();
            const QString found = any ? QString::fromStdString(subtitles->cues.front().text) : QString();
            m_score.add(QStringLiteral("cue text"), found == wanted, payload + QStringLiteral(" → ") + found);
        }
    }
}

/// Files without expected cues: how many can be read was counted by hand.
void TestTimestamps::otherSubtitles()
{
    const QList<std::pair<const char*, int>> counts{{"vtt/captions_with_bom.vtt", 4},
                                                    {"vtt/comments.vtt", 3},
                                                    {"vtt/cue_tags.vtt", 3},
                                                    {"vtt/metadata_headers.vtt", 2},
                                                    {"vtt/metadata_headers_multiline.vtt", 2},
                                                    {"vtt/styles.vtt", 1},
                                                    {"vtt/using_identifiers.vtt", 6},
                                                    {"vtt/no_captions.vtt", 0},
                                                    {"vtt/empty.vtt", 0},
                                                    {"vtt/one_caption.vtt", 1},
                                                    {"vtt/invalid_timeframe.vtt", 6},
                                                    {"vtt/missing_timeframe.vtt", 6},
                                                    {"vtt/one_caption.srt", 1},
                                                    {"vtt/sample.srt", 5},
                                                    {"vtt/missing_caption_text.srt", 4},
                                                    {"vtt/missing_timeframe.srt", 4},
                                                    {"vtt/invalid_timeframe.srt", 5},
                                                    {"vtt/invalid_format1.srt", 0},
                                                    {"vtt/invalid_format2.srt", 0},
                                                    {"vtt/invalid_format3.srt", 0},
                                                    {"vtt/invalid_format4.srt", 0},
                                                    {"vtt/sample.sbv", 5},
                                                    {"vtt/two_captions.sbv", 2},
                                                    {"vtt/missing_caption_text.sbv", 4},
                                                    {"vtt/missing_timeframe.sbv", 4},
                                                    {"vtt/invalid_timeframe.sbv", 4},
                                                    {"vtt/invalid_format.sbv", 0},
                                                    {"srt/ascii.srt", 3},
                                                    {"srt/gb2312.srt", 3},
                                                    {"podcast-namespace/docs/examples/transcripts/example.vtt", 7},
                                                    {"podcast-namespace/docs/examples/transcripts/example.json", 5}};
    for (const auto& [name, count] : counts) {
        const auto decoded = text::decode(contents(QLatin1String(name)).toStdString());
        const auto subtitles = decoded ? media::readSubtitles(decoded->utf8) : fail(ErrorCode::BinaryFile);
        const int found = subtitles ? static_cast<int>(subtitles->cues.size()) : 0;
        m_score.add(QStringLiteral("subtitles"), found == count,
                    QLatin1String(name) + QStringLiteral(" %1 cues").arg(found));
    }
    const auto chinese = text::decode(contents(QStringLiteral("srt/gb2312.srt")).toStdString());
    const auto subtitles = chinese ? media::readSubtitles(chinese->utf8) : fail(ErrorCode::BinaryFile);
    m_score.add(QStringLiteral("subtitles"),
                subtitles && !subtitles->cues.empty() && subtitles->cues[0].text == "宇宙守护神  保护我们远离邪恶",
                QStringLiteral("text of gb2312.srt"));
}

void TestTimestamps::cleanupTestCase()
{
    if (m_here)
        QVERIFY2(m_score.holds(), m_score.reason().constData());
}

QTEST_APPLESS_MAIN(TestTimestamps)
#include "tst_timestamps.moc"
