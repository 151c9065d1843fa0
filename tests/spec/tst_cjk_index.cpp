#include "core/document/build.h"
#include "core/search/search.h"
#include "tests/support/suite_score.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace zhilan;

/// The cases of tst_cjk_search, through an index.
class TestCjkIndex : public QObject
{
    Q_OBJECT

private slots:
    void suite();

private:
    static search::DocumentRecord recordOf(const std::string& text, bool markdown);
};

search::DocumentRecord TestCjkIndex::recordOf(const std::string& text, bool markdown)
{
    if (markdown) {
        const auto document = document::fromBytes(text, "");
        return document ? search::recordOf(**document, "a.md") : search::DocumentRecord{};
    }
    search::DocumentRecord record;
    record.path = "a.md";
    search::SectionRecord section;
    // What is offered for pinyin are titles and headings.
    section.headingPath.push_back(text);
    section.pieces.push_back({search::Field::Body, false, text, {}, {}, 1, 0});
    record.sections.push_back(std::move(section));
    return record;
}

void TestCjkIndex::suite()
{
    QFile file(QStringLiteral(ZHILAN_SHARED_DIR "/suites/cjk-search/search_cases.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the shared suites are not there");
    test::SuiteScore score(QStringLiteral("cjk-index"));
    const QTemporaryDir dir;
    const auto writer = search::Writer::open(dir.path().toStdString());
    QVERIFY(writer);
    for (const auto& value : QJsonDocument::fromJson(file.readAll()).array()) {
        const QJsonObject each = value.toObject();
        const QString needs = each[QLatin1String("requires")].toString();
        const QString text = each[QLatin1String("text")].toString();
        search::Request request;
        request.query = each[QLatin1String("query")].toString().toStdString();
        QVERIFY((*writer)->put(
            search::PreparedDocuments(recordOf(text.toStdString(), needs == QLatin1String("rendered-text")))));
        QVERIFY((*writer)->commit());
        const auto answer = search::search(*(*writer)->snapshot(), request);
        QVERIFY(answer);
        const bool wanted = each[QLatin1String("should_match")].toString() == QLatin1String("yes");
        // "also …": what stands among the matches. Other ways of relaxing a query answer with what is near instead.
        const bool matched = answer->total > 0 && (answer->relaxed.empty() ||
                                                   answer->relaxed.kind == search::Relaxation::Kind::InsideWords ||
                                                   answer->relaxed.kind == search::Relaxation::Kind::AlsoMostWords);
        const bool offered =
            needs.contains(QLatin1String("pinyin")) &&
            std::any_of(answer->suggestions.begin(), answer->suggestions.end(),
                        [](const search::Suggestion& one) { return one.kind != search::SuggestionKind::Correction; });
        score.add(needs.contains(QLatin1String("optional")) ? QStringLiteral("optional") : needs,
                  (matched || offered) == wanted,
                  QStringLiteral("%1: %2 / %3, %4")
                      .arg(QString::number(each[QLatin1String("id")].toInt()), text,
                           QString::fromStdString(request.query), needs));
    }
    QVERIFY2(score.holds(), score.reason().constData());
}

QTEST_APPLESS_MAIN(TestCjkIndex)
#include "tst_cjk_index.moc"
