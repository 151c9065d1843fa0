#include "core/document/build.h"
#include "core/media/clock_scan.h"
#include "core/media/duration.h"
#include "core/media/time_value.h"
#include "core/media/video_link.h"
#include "tests/support/suite_score.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

void TestTimestamps::cleanupTestCase()
{
    if (m_here)
        QVERIFY2(m_score.holds(), m_score.reason().constData());
}

QTEST_APPLESS_MAIN(TestTimestamps)
#include "tst_timestamps.moc"
