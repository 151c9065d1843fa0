#include "core/document/build.h"
#include "tests/support/suite_score.h"
#include "tests/unit/document/document_dump.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>
#include <array>

using namespace zhilan;
using namespace zhilan::document;

/// Documents of other people: what their index counts and what must hold for every document.
class TestRealDocs : public QObject
{
    Q_OBJECT

private slots:
    void suite();
};

namespace
{

/// What somebody who reads the document finds in it. The file is named by the number it begins with.
struct Read {
    const char* file;
    const char* title;
    const char* date;
    const char* video; ///< part of the address
    int chapters;
    int firstChapter; ///< seconds
    int lastChapter;
    int quotes; ///< -1: not counted
};

constexpr std::array kRead{
    Read{"002", "Avoiding Bankruptcy Before AGI – Dario Amodei", "2026-02-14", "y8ZEJe2Ss9k", 4, 0, 270, 2},
    Read{"004", "Is AI actually increasing productivity? – Dario Amodei", "2026-02-16", "JTllHR8DfQE", 4, 0, 120, 4},
    Read{"007", nullptr, "2026-05-21", "bHcFb2W70xA", 12, 0, 4200, -1},
    Read{"008", nullptr, "2026-03-05", "k82iFzvKFCQ", 8, 0, 3900, -1},
    Read{"011", nullptr, "2025-05-04", "9HPsz7F0mJg", 5, 0, 2160, 2},
    Read{"014", nullptr, "2026-02-15", "3UyitfSbY6c", 7, 195, 4200, 3},
    Read{"016", "Dylan Patel Explains the AI War While Cooking | In-Context Cooking", "2026-02-26", "UwnqWAYOjPU", 4, 0,
         420, 8},
    Read{"017", nullptr, "2024-03-18", "jvqFAi7vkBc", 20, 0, 5130, 0},
    Read{"018", "Software in the Age of Agents | The a16z Show", "2026-07-07", "Mxs4erDxOEE", 0, 0, 0, 1},
    Read{"030", "Oxide and Friends Twitter Space: June 27th, 2022", "2022-06-27", "V85oeH4Byy0", 32, 120, 6125, 0},
    Read{"034", "Oxide and Friends Twitter Space: May 31, 2021", "2021-05-31", "faY7kWHQuNE", 10, 166, 3761, -1},
    Read{"035", "Oxide and Friends Twitter Space: June 20th, 2022", "2022-06-20", "IG1JVKeeaGs", 18, 191, 6009, 0},
    Read{"036", "Episode 40 : Kubebuilder", "2018-06-22", "N-lTSk1bGAg", 13, 14, 4500, 0},
    Read{"042", "Ethereum 2.0 Implementers Call 60 Notes", "2021-03-25", "Q0EbnFViJFk", 10, 110, 1480, 0},
    Read{"043", "All Core Devs Meeting 108", "2021-03-19", "AclPXsRlgSc", 11, 90, 4950, 0},
    Read{"045", "Syntax Episode 1,000!", "2026-04-29", "o6ZjyHUGUtQ", 25, 0, 4074, 0},
    Read{"051", "Scriptless Scripts", "2018-05-25", "jzoS0tPUAiQ", 0, 0, 0, 0},
    Read{"052", "Bitcoin Core 26.0: What's New, Plus F2Pool's OFAC Transaction Filtering", "2023-11-23", nullptr, 0, 0,
         0, 0},
    Read{"060", "宇树科技 Unitree", "2026-04-23", nullptr, 0, 0, 0, 0},
    Read{"081", "Awesome-LLM", nullptr, nullptr, 0, 0, 0, 0},
    Read{"104", nullptr, "2026-04-04", nullptr, 0, 0, 0, 0},
};

int secondsOf(Milliseconds time)
{
    return static_cast<int>(time.count() / 1000);
}

void addInvariants(test::SuiteScore& score, const Document& document, const QString& name)
{
    const QByteArray broken = brokenInvariant(document);
    score.add(QStringLiteral("invariants"), broken.isEmpty(), name + QStringLiteral(": ") + QString::fromUtf8(broken));
    for (const Link& link : document.links)
        if (link.kind == LinkKind::Anchor)
            score.add(QStringLiteral("links within"), link.resolved,
                      name + QStringLiteral(": ") +
                          QString::fromUtf8(link.target.data(), qsizetype(link.target.size())));
    const auto earlier = [](const Chapter& a, const Chapter& b) {
        return a.start >= b.start;
    };
    const bool increasing =
        std::adjacent_find(document.chapters.begin(), document.chapters.end(), earlier) == document.chapters.end();
    score.add(QStringLiteral("chapters in order"), increasing, name);
    SectionId told = 0;
    bool forward = true;
    for (const Chapter& chapter : document.chapters) {
        if (chapter.section == kNoSection)
            continue;
        forward = forward && chapter.section >= told;
        told = chapter.section;
    }
    ChapterId last = 0;
    for (const Section& section : document.sections) {
        if (section.chapter == kNoChapter)
            continue;
        forward = forward && section.chapter >= last;
        last = section.chapter;
    }
    score.add(QStringLiteral("sections of chapters in order"), forward, name);
}

void addCounts(test::SuiteScore& score, const Document& document, const QJsonObject& entry, const QString& name)
{
    const auto expect = [&](const char* key) {
        return entry[QLatin1String(key)].toInt();
    };
    const auto atLeast = [&](const QString& category, qsizetype found, int least) {
        score.add(category, found >= least, QStringLiteral("%1: %2 of %3").arg(name).arg(found).arg(least));
    };
    const markdown::Tree& tree = *document.tree;
    const auto linksOf = [&](auto&& wanted) {
        return std::count_if(document.links.begin(), document.links.end(), wanted);
    };
    const auto atLineStart =
        std::count_if(document.sections.begin(), document.sections.end(), [&](const Section& each) {
            return each.span.begin == document.lines.startOf(each.line) && tree[each.heading].parent == 0;
        });
    score.add(QStringLiteral("headings"), atLineStart == expect("h"),
              QStringLiteral("%1: %2 of %3").arg(name).arg(atLineStart).arg(expect("h")));
    atLeast(QStringLiteral("tables"), static_cast<qsizetype>(document.tables.size()), expect("tables"));
    atLeast(QStringLiteral("images"), linksOf([](const Link& link) { return link.kind == LinkKind::Image; }),
            std::min(expect("img"), 1));
    atLeast(QStringLiteral("wikilinks"), linksOf([](const Link& link) { return link.kind == LinkKind::Wiki; }),
            expect("wl"));
    atLeast(QStringLiteral("footnotes"), linksOf([](const Link& link) { return link.kind == LinkKind::Footnote; }),
            std::min(expect("fn"), 1));
    const auto timed = std::count_if(document.timestamps.begin(), document.timestamps.end(),
                                     [](const Timestamp& stamp) { return !stamp.url.empty(); });
    atLeast(QStringLiteral("timed links"), timed, expect("tl"));
    if (entry[QLatin1String("fm")].toBool())
        score.add(QStringLiteral("front matter"), !document.info.empty(), name);
}

void addRead(test::SuiteScore& score, const Document& document, const Read& read)
{
    const QString name = QString::fromLatin1(read.file);
    const auto add = [&](const char* category, bool passed, const QString& found) {
        score.add(QLatin1String(category), passed, name + QStringLiteral(": ") + found);
    };
    if (read.title != nullptr)
        add("title", document.title == read.title, QString::fromStdString(document.title));
    const std::string date = document.date ? isoDate(document.date->start) : std::string();
    add("date", date == (read.date == nullptr ? "" : read.date), QString::fromStdString(date));
    const bool video = read.video == nullptr ? document.videoUrl.empty() || std::string_view(read.file) == "052"
                                             : document.videoUrl.find(read.video) != std::string::npos;
    add("video", video, QString::fromStdString(document.videoUrl));
    const auto chapters = static_cast<int>(document.chapters.size());
    const bool same = chapters == read.chapters &&
                      (chapters == 0 || (secondsOf(document.chapters.front().start) == read.firstChapter &&
                                         secondsOf(document.chapters.back().start) == read.lastChapter));
    add("chapters", same, QString::number(chapters));
    const auto quotes = static_cast<int>(document.quotes.size());
    if (read.quotes >= 0)
        add("quotes", quotes == read.quotes, QString::number(quotes));
}

} // namespace

void TestRealDocs::suite()
{
    const QString folder = QStringLiteral(ZHILAN_SHARED_DIR "/suites/real-docs");
    QFile index(folder + QStringLiteral("/index.json"));
    if (!index.open(QIODevice::ReadOnly))
        QSKIP("the shared suites are not there");
    test::SuiteScore score(QStringLiteral("real-docs"));
    for (const QJsonValue& value : QJsonDocument::fromJson(index.readAll()).array()) {
        const QJsonObject entry = value.toObject();
        const QString name = entry[QLatin1String("file")].toString();
        const auto document = fromFile((folder + QStringLiteral("/docs/") + name).toStdString());
        score.add(QStringLiteral("read"), document.has_value(), name);
        if (!document)
            continue;
        addInvariants(score, **document, name.left(3));
        addCounts(score, **document, entry, name.left(3));
        const auto read = std::find_if(kRead.begin(), kRead.end(),
                                       [&](const Read& each) { return name.startsWith(QLatin1String(each.file)); });
        if (read != kRead.end())
            addRead(score, **document, *read);
    }
    QVERIFY2(score.holds(), score.reason().constData());
}

QTEST_APPLESS_MAIN(TestRealDocs)
#include "tst_real_docs.moc"
