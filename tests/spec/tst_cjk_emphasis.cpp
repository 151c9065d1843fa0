#include "core/markdown/parse.h"
#include "tests/spec/gfm_html.h"
#include "tests/spec/suite.h"

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
    int passed = 0;
    for (const spec::Example& example : examples) {
        const std::string got = spec::normalized(spec::gfmHtml(**markdown::parse(example.markdown)));
        if (got == spec::normalized(example.html)) {
            ++passed;
            continue;
        }
        qInfo("%d: %sexpected: %sgot: %s", example.number, example.markdown.c_str(), example.html.c_str(), got.c_str());
    }
    qInfo("emphasis: %d/%zu", passed, examples.size());
    QVERIFY2(passed >= 100, "fewer examples pass than did");
}

QTEST_APPLESS_MAIN(TestCjkEmphasis)
#include "tst_cjk_emphasis.moc"
