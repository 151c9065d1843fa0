#include "core/markdown/html.h"
#include "core/markdown/parse.h"
#include "tests/spec/suite.h"
#include "tests/support/suite_score.h"

#include <QtTest>

using namespace zhilan;

class TestCjkEmphasis : public QObject
{
    Q_OBJECT

private slots:
    void suite();
};

void TestCjkEmphasis::suite()
{
    const std::vector<spec::Example> examples =
        spec::load(QStringLiteral("cjk-friendly-emphasis.json"), QStringLiteral("cjk_friendly_html"));
    if (examples.empty())
        QSKIP("the shared suites are not there");
    test::SuiteScore score(QStringLiteral("cjk-emphasis"));
    for (const spec::Example& example : examples) {
        const std::string got = spec::normalized(markdown::gfmHtml(**markdown::parse(example.markdown)));
        score.add(QStringLiteral("emphasis"), got == spec::normalized(example.html),
                  QStringLiteral("%1: %2 gives %3, not %4")
                      .arg(QString::number(example.number), QString::fromStdString(example.markdown),
                           QString::fromStdString(got), QString::fromStdString(example.html)));
    }
    QVERIFY2(score.holds(), score.reason().constData());
}

QTEST_APPLESS_MAIN(TestCjkEmphasis)
#include "tst_cjk_emphasis.moc"
