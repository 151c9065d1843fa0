#include "core/markdown/html.h"
#include "core/markdown/parse.h"
#include "tests/spec/suite.h"
#include "tests/support/suite_score.h"

#include <QRegularExpression>
#include <QSet>
#include <QtTest>

#include <algorithm>

using namespace zhilan;

/// Every example of the Markdown suites, read strictly where it is GFM or CommonMark, as a note where it is of a
/// construct that note-taking programs added. Categories are files.
class TestMarkdownSuites : public QObject
{
    Q_OBJECT

private slots:
    void suites();
};

namespace
{

using Render = std::string (*)(const spec::Example&);

std::string asGfm(const spec::Example& example)
{
    std::vector<std::string> names;
    for (const QString& name : example.extensions)
        names.push_back(name.toStdString());
    return names.empty() && example.allExtensions ? markdown::specHtml(example.markdown)
                                                  : markdown::specHtml(example.markdown, names);
}

std::string asMarkdownIt(const spec::Example& example)
{
    return markdown::specHtml(example.markdown, {"strikethrough"});
}

std::string asMd4c(const spec::Example& example)
{
    static const QSet<QString> notes{QStringLiteral("--fwiki-links"), QStringLiteral("--flatex-math"),
                                     QStringLiteral("--fhighlight")};
    markdown::Syntax syntax;
    syntax.notes = QSet<QString>(example.flags.begin(), example.flags.end()).intersects(notes);
    syntax.strikethrough = example.flags.contains(QLatin1String("--fstrikethrough"));
    syntax.bareLinks = !example.flags.filter(QStringLiteral("--fpermissive")).isEmpty();
    return markdown::gfmHtml(**markdown::parse(example.markdown, {}, syntax));
}

/// md4c's and markdown-it's tags without content have no slash; in a formula, md4c prints a line end as a space.
std::string withoutDialect(const std::string& html)
{
    QString text = QString::fromStdString(html);
    text.replace(QLatin1String(" />"), QLatin1String(">"));
    static const QRegularExpression formula(QStringLiteral("<x-equation[^>]*>([^<]*)</x-equation>"));
    for (qsizetype at = 0;;) {
        const QRegularExpressionMatch match = formula.match(text, at);
        if (!match.hasMatch())
            return text.toStdString();
        text.replace(match.capturedStart(1), match.capturedLength(1), match.captured(1).replace(u'\n', u' '));
        at = match.capturedEnd();
    }
}

/// What is asked of us: constructs that are ours, and core Markdown.
bool isOurs(const spec::Example& example)
{
    static const QSet<QString> ours{QStringLiteral("--fwiki-links"),    QStringLiteral("--flatex-math"),
                                    QStringLiteral("--fhighlight"),     QStringLiteral("--ftables"),
                                    QStringLiteral("--fstrikethrough"), QStringLiteral("--ftasklists")};
    return std::all_of(example.flags.begin(), example.flags.end(), [](const QString& flag) {
        return ours.contains(flag) || flag.startsWith(QLatin1String("--fpermissive"));
    });
}

} // namespace

void TestMarkdownSuites::suites()
{
    struct Suite {
        const char* file;
        Render render;
    };
    test::SuiteScore score(QStringLiteral("markdown"));
    bool any = false;
    for (const Suite& suite :
         {Suite{"gfm-spec-0.29.0.gfm.13", asGfm}, Suite{"gfm-extensions", asGfm}, Suite{"gfm-regression", asGfm},
          Suite{"cmark-regression", asGfm}, Suite{"commonmark-spec-head", asGfm}, Suite{"md4c-extensions", asMd4c},
          Suite{"markdown-it-fixtures", asMarkdownIt}}) {
        const QString file = QString::fromLatin1(suite.file);
        const std::vector<spec::Example> examples = spec::load(file + QLatin1String(".json"));
        any = any || !examples.empty();
        for (const spec::Example& example : examples) {
            if (example.disabled)
                continue;
            const std::string html = suite.render(example);
            if (example.html.starts_with("<IGNORE>") || !isOurs(example))
                continue; // it is enough that it ended
            const std::string got = spec::normalized(withoutDialect(html));
            const std::string expected = spec::normalized(withoutDialect(example.html));
            score.add(file, got == expected,
                      QStringLiteral("%1 %2\n%3\nexpected: %4\ngot:      %5")
                          .arg(QString::number(example.number), example.section,
                               QString::fromStdString(example.markdown), QString::fromStdString(expected),
                               QString::fromStdString(got)));
        }
    }
    if (!any)
        QSKIP("the shared suites are not there");
    QVERIFY2(score.holds(), score.reason().constData());
}

QTEST_APPLESS_MAIN(TestMarkdownSuites)
#include "tst_markdown_suites.moc"
