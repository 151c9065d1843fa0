#include "core/text/match.h"
#include "tests/support/suite_score.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace zhilan;

class TestCjkSearch : public QObject
{
    Q_OBJECT

private slots:
    void suite();
};

/// What fold, matcher and pinyin decide. Phrases in quotation marks and rendered Markdown are no matter of core/text.
void TestCjkSearch::suite()
{
    QFile file(QStringLiteral(ZHILAN_SHARED_DIR "/suites/cjk-search/search_cases.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the shared suites are not there");
    test::SuiteScore score(QStringLiteral("cjk-search"));
    const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
    for (const auto& value : cases) {
        const QJsonObject each = value.toObject();
        const QString needs = each[QLatin1String("requires")].toString();
        if (needs == QLatin1String("phrase") || needs == QLatin1String("rendered-text"))
            continue;
        const QString text = each[QLatin1String("text")].toString();
        const QString query = each[QLatin1String("query")].toString();
        const text::FoldedText folded = text::fold(text.toStdString());
        const bool terms = needs.contains(QLatin1String("pinyin")) || needs.contains(QLatin1String("multi-term"));
        const bool found = terms ? !text::Terms(query.toStdString()).find(folded).empty()
                                 : text::Matcher(query.toStdString()).matches(folded);
        const bool wanted = each[QLatin1String("should_match")].toString() == QLatin1String("yes");
        score.add(needs.contains(QLatin1String("optional")) ? QStringLiteral("optional") : needs, found == wanted,
                  QStringLiteral("%1: %2 / %3, %4")
                      .arg(QString::number(each[QLatin1String("id")].toInt()), text, query, needs));
    }
    QVERIFY2(score.holds(), score.reason().constData());
}

QTEST_APPLESS_MAIN(TestCjkSearch)
#include "tst_cjk_search.moc"
