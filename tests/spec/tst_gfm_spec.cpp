#include "core/markdown/html.h"
#include "core/markdown/parse.h"
#include "tests/spec/gfm_html.h"
#include "tests/spec/suite.h"

#include <QtTest>

using namespace zhilan;

class TestGfmSpec : public QObject
{
    Q_OBJECT

private slots:
    void renderer_data() { suites(); }
    void renderer();
    void tree_data() { suites(); }
    void tree();

private:
    static void suites();
};

void TestGfmSpec::suites()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("rendererMisses");
    QTest::addColumn<int>("treeMisses");
    // The renderer is that of Debian 12, 0.29.0.gfm.6; the suites are of gfm.13 and of cmark, which print a strong
    // inside a strong once, read comments and declarations as CommonMark 0.31 does, and number footnotes anew.
    // The tree misses where one "~" strikes, which it never does.
    QTest::newRow("GFM") << "gfm-spec-0.29.0.gfm.13.json" << 11 << 0;
    QTest::newRow("GFM extensions") << "gfm-extensions.json" << 9 << 3;
    QTest::newRow("GFM regressions") << "gfm-regression.json" << 4 << 4;
    QTest::newRow("cmark regressions") << "cmark-regression.json" << 11 << 9;
}

namespace
{

template <typename Render, typename Deliberate>
void compare(const char* what, int allowedMisses, Render&& render, Deliberate&& deliberate)
{
    QFETCH(QString, file);
    const std::vector<spec::Example> examples = spec::load(file);
    if (examples.empty())
        QSKIP("the shared suites are not there");
    int misses = 0;
    int total = 0;
    int skipped = 0;
    for (const spec::Example& example : examples) {
        if (example.disabled)
            continue;
        if (deliberate(example)) {
            ++skipped;
            continue;
        }
        const std::string html = render(example);
        if (example.html == "<IGNORE>")
            continue;
        ++total;
        const std::string got = spec::normalized(html);
        const std::string expected = spec::normalized(example.html);
        if (got == expected)
            continue;
        ++misses;
        qInfo("%s %s %d (%s)\n%s\nexpected: %s\ngot:      %s", what, qPrintable(file), example.number,
              qPrintable(example.section), example.markdown.c_str(), expected.c_str(), got.c_str());
    }
    qInfo("%s %s: %d/%d, not asked %d", what, qPrintable(file), total - misses, total, skipped);
    QVERIFY2(misses <= allowedMisses, "more examples fail than are known to");
}

} // namespace

void TestGfmSpec::renderer()
{
    QFETCH(int, rendererMisses);
    compare(
        "renderer", rendererMisses,
        [](const spec::Example& example) {
            std::vector<std::string> names;
            for (const QString& name : example.extensions)
                names.push_back(name.toStdString());
            // The suite of the extensions runs with all of them.
            return names.empty() && example.allExtensions ? markdown::specHtml(example.markdown)
                                                          : markdown::specHtml(example.markdown, names);
        },
        [](const spec::Example&) { return false; });
}

void TestGfmSpec::tree()
{
    QFETCH(int, treeMisses);
    compare(
        "tree", treeMisses,
        [](const spec::Example& example) {
            const bool filter = example.allExtensions || example.extensions.contains(QLatin1String("tagfilter"));
            return spec::gfmHtml(**markdown::parse(example.markdown),
                                 filter ? spec::RawHtml::Filtered : spec::RawHtml::Passed);
        },
        [](const spec::Example& example) {
            // The tree always has all of GFM; footnotes are numbered and gathered by whoever shows them.
            const bool barelink =
                !example.extensions.contains(QLatin1String("autolink")) &&
                example.html.find("<a") == std::string::npos &&
                (example.markdown.find("http") != std::string::npos || example.markdown.find('@') != std::string::npos);
            return barelink || example.html.find("footnote") != std::string::npos;
        });
}

QTEST_APPLESS_MAIN(TestGfmSpec)
#include "tst_gfm_spec.moc"
