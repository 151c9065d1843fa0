#include "core/document/build.h"
#include "core/markdown/html.h"
#include "core/search/index.h"
#include "core/search/record.h"
#include "core/series/series.h"
#include "tests/support/limited_run.h"
#include "tests/support/suite_score.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace zhilan;

namespace
{

#ifdef __SANITIZE_ADDRESS__
constexpr qsizetype kSize = 250'000; // as telling for what the sanitizers look for, in a quarter of the time
#else
constexpr qsizetype kSize = 1'000'000;
#endif

// What is promised is 2 s and 500 MB. The limits leave room for a slow or busy machine and for the address space that a
// process has anyway; what grows with the square of the text exceeds them a hundredfold.
constexpr std::chrono::seconds kProcessorLimit{6};
constexpr std::size_t kMemoryLimit = 800'000'000;

struct Input {
    QString name;
    QByteArray text;
};

/// `unit` as often as it fits into the size.
QByteArray filled(const QByteArray& unit, qsizetype size = kSize)
{
    return unit.repeated(qMax<qsizetype>(1, size / unit.size()));
}

/// So many lines of hundreds of characters; %1 is the line's number, %2 a title that all share.
QByteArray alike(const char* line, int count)
{
    QString title;
    for (char16_t c = u'\u4E00'; c < u'\u4E80'; ++c)
        title += QChar(c);
    QString lines;
    for (int i = 0; i < count; ++i)
        lines += QString::fromUtf8(line)
                     .replace(QLatin1String("%1"), QString::number(i))
                     .replace(QLatin1String("%2"), title);
    return lines.toUtf8();
}

/// The suite's inputs, each part repeated so much more often that the whole has the size.
QList<Input> suite()
{
    QList<Input> inputs;
    const QString folder = QStringLiteral(ZHILAN_SHARED_DIR "/suites/markdown/");
    QFile file(folder + QStringLiteral("pathological.json"));
    if (!file.open(QIODevice::ReadOnly))
        return inputs;
    for (const auto& value : QJsonDocument::fromJson(file.readAll()).array()) {
        const QJsonObject object = value.toObject();
        const QJsonArray parts = object[QLatin1String("generator")].toObject()[QLatin1String("parts")].toArray();
        Input input{object[QLatin1String("name")].toString(), {}};
        const double scale = static_cast<double>(kSize) / object[QLatin1String("bytes")].toDouble();
        for (const auto& part : parts) {
            const QJsonArray pair = part.toArray();
            const int count = pair[1].toInt();
            input.text += pair[0].toString().toUtf8().repeated(count <= 2 ? count : static_cast<int>(count * scale));
        }
        QFile original(folder + object[QLatin1String("file")].toString());
        if (parts.isEmpty() && original.open(QIODevice::ReadOnly))
            input.text = original.read(kSize);
        inputs.append(input);
    }
    return inputs;
}

QList<Input> repeated()
{
    QList<Input> inputs;
    for (const char* unit : {"[",
                             "]",
                             "![",
                             "[a](",
                             "[a](<b",
                             "[a](b 'c",
                             "*a ",
                             "a_ ",
                             "**a *",
                             "~~a ",
                             "`a``b",
                             "<a ",
                             "<!--",
                             "<?",
                             "<![CDATA[",
                             "<!A ",
                             "&amp;",
                             "\\*",
                             "http://",
                             "www.",
                             "www._",
                             "a@b.c ",
                             "[^1]",
                             "中\n",
                             "|a",
                             "*_~[`<",
                             ">",
                             "- ",
                             "-\n",
                             "1. ",
                             "> - ",
                             "- > ",
                             "\t",
                             " ",
                             "\n",
                             "\r",
                             "\r\n",
                             "#",
                             "# a\n",
                             "#\n",
                             "a\n===\n",
                             "```\n",
                             "~~~ a\n",
                             "`a\r\n",
                             "a\n\n",
                             "|-",
                             "a\n|-|\n",
                             "|-|\n",
                             "a|b\n-|-\n",
                             "a  \n",
                             "> 甲：乙  \n",
                             "|a|\n|-|\n",
                             "---\n",
                             "* * ",
                             "_ _ ",
                             "<div>\n",
                             "<a b=\"",
                             "<a b='",
                             "</a ",
                             "[a]: b\n",
                             "[a]: <b\n",
                             "[a]:\n",
                             "[a]: b\n'c\n",
                             "[a]: b '",
                             "[^a]: b\n",
                             "[^a]: ",
                             "http://a)))",
                             "http://a.b(",
                             "![[]()",
                             "*a _a*_",
                             "[[a]]",
                             "[[",
                             "![[",
                             "==a",
                             "$a",
                             "$$\n",
                             "$$a\n$$\n",
                             "> [!note]\n",
                             "<details>\n",
                             "<sub>",
                             "<kbd>a",
                             "{#a}\n",
                             "# a {#b}\n",
                             "&#x41",
                             "&",
                             "a:b\n",
                             "**甲**：“乙”\n\n",
                             "> 甲：乙\n",
                             "甲：乙\n",
                             "「甲",
                             "“",
                             "（",
                             "12:36 ",
                             "[1:23](?t=1)",
                             "10-15 ",
                             "一",
                             "一百",
                             "千万",
                             "10亿美元",
                             "2026年",
                             "2026年1月，",
                             "10 GW，",
                             "今年10 GW，明年20 GW。\n",
                             "约",
                             "1,",
                             "1.1.",
                             "10%",
                             "- 2026年：10 GW\n",
                             "| 2026 | 10 |\n",
                             "# 第一章 12:36\n",
                             "- 12:36 甲\n",
                             "1:",
                             "0",
                             "a ",
                             "http://a.b/?t=1 "})
        inputs.append({QString::fromUtf8(unit).toHtmlEscaped(), filled(unit)});
    return inputs;
}

/// What exporters and people with much patience write.
QList<Input> written()
{
    const auto wide = [](const QByteArray& first, const QByteArray& cell) {
        return first + cell.repeated(60) + "\n";
    };
    QByteArray keys = "---\n";
    for (int i = 0; keys.size() < kSize; ++i)
        keys += 'k' + QByteArray::number(i) + ": v\n";
    QByteArray years = "|x";
    for (int i = 0; i < 60; ++i)
        years += '|' + QByteArray::number(1990 + i % 30);
    QByteArray terms = "## 术语表\n\n|术语|解释|\n|-|-|\n";
    for (int i = 0; terms.size() < kSize; ++i)
        terms += "|甲" + QByteArray::number(i) + "|乙|\n";
    return {
        {QStringLiteral("glossary of many terms"), terms},
        {QStringLiteral("marks of two kinds on one letter"), "a" + filled("\u0301\u0316")},
        {QStringLiteral("front matter of one key"), "---\n" + filled("a", kSize) + ": b\n---\n"},
        {QStringLiteral("front matter of many keys"), keys + "---\n"},
        {QStringLiteral("front matter of many links"), "---\nhost: '" + filled("[[a]] ", kSize) + "'\n---\n"},
        {QStringLiteral("one reference of many parts"), "## 参考文献\n\n- " + filled("a, ", kSize)},
        {QStringLiteral("one reference of many authors"), "## 参考文献\n\n- " + filled("A. B., ", kSize)},
        {QStringLiteral("head of merged cells"),
         wide("|x", "|a").replace("|a|a", "|a|") + wide("|-", "|-") + years + "\n" + filled(wide("|b", "|1"), kSize)},
        {QStringLiteral("rates below amounts"), "|x|2024|2025|\n|-|-|-|\n" + filled("|同比|1%|2%|\n")},
        {QStringLiteral("cells that reach down"),
         "<table><tr>" + filled("<td rowspan=32>a", kSize * 9 / 10) + filled("<tr>", kSize / 10)},
        {QStringLiteral("cells that reach everywhere"), "<table><tr>" + filled("<td colspan=32 rowspan=32></td>")},
        {QStringLiteral("one tag of many attributes"), "<a " + filled("b='c' ") + ">x</a>\n"},
        {QStringLiteral("definition list"), "## Glossary\n\n" + filled("a\n: b\n")},
        {QStringLiteral("names of blocks"), filled("话 ^a1\n\n", kSize / 2) + filled("[[#^a1]] ", kSize / 2)},
        {QStringLiteral("people in turn"), filled("> 小林：甲\n")},
        {QStringLiteral("agendas"), filled("议程：\n\n- 9:00 甲\n- 10:00 乙\n\n话\n\n")},
        {QStringLiteral("lists one after the other"), filled("2024年、2025年、2026年收入分别为10、20、30亿元。")},
        {QStringLiteral("times in primes"), filled("02'30\" ")},
        {QStringLiteral("stretches of dates"), filled("2016年6月1日-6月30日，between 2014 and May 2015 to ")},
        {QStringLiteral("units of sections"), filled("## 甲\n\n单位：亿元\n\n|乙|2024|2025|\n|-|-|-|\n|丙|1|2|\n\n")},
        {QStringLiteral("lists in quotes in callouts"), filled("> - > [!note]\n> > - > - a\n")},
    };
}

QList<Input> built()
{
    const auto lines = [](const QByteArray& head, const QByteArray& line) {
        return head + filled(line, kSize - head.size());
    };
    const auto half = filled("x", kSize / 2);
    QList<Input> inputs{
        {QStringLiteral("wide header, short rows"),
         filled("|a", kSize / 3) + "\n" + filled("|-", kSize / 3) + "\n" + filled("|x\n", kSize / 3)},
        {QStringLiteral("wide numbers header, short rows"), "|年" + filled("|2026", kSize / 3) + "\n|-" +
                                                                filled("|-", kSize * 2 / 15) + "\n" +
                                                                filled("|1|2\n", kSize / 3)},
        {QStringLiteral("narrow table, many rows"), lines("|年|值|\n|-|-|\n", "|2026|10 GW|\n")},
        {QStringLiteral("quotes, then lazy lines"), filled(">", kSize / 2) + "a*" + filled("\na*", kSize / 2)},
        {QStringLiteral("quotes and emphasis"), filled(">", kSize / 2) + filled("a*", kSize / 2)},
        {QStringLiteral("deep list, empty lines"), filled("- ", kSize / 2) + "x" + filled("\n", kSize / 2)},
        {QStringLiteral("deep list, lines of spaces"), filled("- ", kSize / 2) + "x" + filled("\n  ", kSize / 2)},
        {QStringLiteral("deep list in a quote, empty lines"),
         "> " + filled("- ", kSize / 2) + "x\n" + filled(">\n", kSize / 2)},
        {QStringLiteral("deep footnotes"), filled("[^a]: ", kSize / 2) + "x" + filled("\n", kSize / 2)},
        {QStringLiteral("long definition used often"), "[a]: " + half + "\n\n" + filled("[a] ", kSize / 2)},
        {QStringLiteral("long title used often"), "[a]: b '" + half + "'\n\n" + filled("[a] ", kSize / 2)},
        {QStringLiteral("long footnote label"), "[^" + half + "]: x\n\n" + filled("[^a] ", kSize / 2)},
        {QStringLiteral("footnote used often"), "[^a]: x\n\n" + filled("[^a] ", kSize)},
        {QStringLiteral("same headings"), filled("# a\n", kSize)},
        {QStringLiteral("same headings, numbered"), filled("# a\n# a-1\n", kSize)},
        {QStringLiteral("nested brackets with definition"),
         "[a]: b\n\n" + filled("[", kSize / 2) + "a" + filled("]", kSize / 2)},
        {QStringLiteral("nested brackets with footnote"),
         "[^a]: b\n\n" + filled("[^", kSize / 2) + "a" + filled("]", kSize / 3)},
        {QStringLiteral("nested emphasis"), filled("*a **a ", kSize / 2) + "b" + filled(" a** a*", kSize / 2)},
        {QStringLiteral("nested links"), filled("[", kSize / 4) + "a" + filled("](b)", kSize * 3 / 4)},
        {QStringLiteral("nested images"), filled("![", kSize / 3) + "a" + filled("](b)", kSize * 2 / 3)},
        {QStringLiteral("one line"), half + half},
        {QStringLiteral("breaks in a cell"), "|a|\n|-|\n|" + filled("x<br>") + "|\n"},
        {QStringLiteral("one line, Han"), filled("中", kSize)},
        {QStringLiteral("front matter without end"), "---\n" + filled("a: b\n", kSize)},
        {QStringLiteral("nested front matter"), "---\n" + filled("a: [", kSize) + "\n---\n"},
        {QStringLiteral("front matter aliases"),
         "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
         "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e]\n"
         "g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\nh: &h [*g,*g,*g,*g,*g,*g,*g,*g,*g]\ni: &i [*h,*h,*h,*h,*h,*h,*h,*h]\n"
         "---\n" +
             filled("a\n", kSize)},
        {QStringLiteral("backslashes before a pipe"), filled("|\\", kSize) + "\n|-|\n"},
        {QStringLiteral("links to one anchor that is not there"), filled("[a](#b)\n", kSize)},
        {QStringLiteral("chapters"), lines("| 时间 | 标题 |\n|-|-|\n", "| 12:36 | 甲乙丙 |\n")},
        {QStringLiteral("chapters and headings"),
         lines("| 时间 | 标题 |\n|-|-|\n", "| 12:36 | 甲乙丙 |\n").left(kSize / 2) + "\n" +
             filled("## 甲乙丙丁\n", kSize / 2)},
        {QStringLiteral("series table"),
         lines("| 年份 | 收入（亿美元） | 增长 |\n|-|-|-|\n", "| 2026 | 10-15 | 3% |\n")},
        {QStringLiteral("tables"), filled("| 年份 | 收入 |\n|-|-|\n| 2026 | 1 |\n| 2027 | 2 |\n\n", kSize)},
        {QStringLiteral("glossary"), lines("## 术语表\n\n| 术语 | 解释 |\n|-|-|\n", "| 甲 | 乙 |\n")},
        {QStringLiteral("invalid UTF-8"), filled("\xFF\x80", kSize)},
        {QStringLiteral("GB18030"), filled("\xD6\xD0\xCE\xC4\x81\x30\x81\x30", kSize)},
        {QStringLiteral("nothing"), QByteArray(kSize, '\0')},
        {QStringLiteral("very wide table"),
         filled("|a", kSize / 3) + "\n" + filled("|-", kSize / 3) + "\n" + filled("|x", kSize / 3) + "\n"},
        {QStringLiteral("table of 60,000 columns"), QByteArray("|a").repeated(60'000) + "\n" +
                                                        QByteArray("|-").repeated(60'000) + "\n" +
                                                        filled("|x", kSize - 240'000)},
        {QStringLiteral("header narrower than its delimiter row"),
         filled("|2026", kSize / 2) + "\n" + filled("|-", kSize / 2) + "\n"},
        {QStringLiteral("many lines above a delimiter row"), filled("ab\n") + "|-|\n"},
        {QStringLiteral("row wider than its table"), "|a|b|\n|-|-|\n" + filled("|x", kSize)},
        {QStringLiteral("table of 1,000 columns"), QByteArray("|a").repeated(1000) + "\n" +
                                                       QByteArray("|-").repeated(1000) + "\n" +
                                                       filled(QByteArray("|a").repeated(1000) + "\n")},
        {QStringLiteral("instructions in a table"), "|a|b|\n|-|-|\n|2026|" + filled("<?") + "|\n\nend\n"},
        {QStringLiteral("instructions in the last heading"), "# a " + filled("<?")},
        {QStringLiteral("instructions in the last heading of a list"), "- # a " + filled("<?") + "\n"},
        {QStringLiteral("nested images with text"), filled("![aaaaaaaa", kSize * 7 / 10) + filled("](b)", kSize / 4)},
        {QStringLiteral("nested emphasis in a quote"),
         "> " + filled("*a **a ", kSize / 2) + "b" + filled(" a** a*", kSize / 2)},
        {QStringLiteral("one section of all chapters"), "# a 1:00\n\n" + filled("## b\n\n", kSize / 2) +
                                                            "# 视频章节索引\n\n|时间|标题|\n|-|-|\n" +
                                                            filled("|1:00|a|\n", kSize / 2)},
        {QStringLiteral("chapters and sections of the same words"),
         "# 视频章节索引\n\n|时间|标题|\n|-|-|\n" + alike("|%1:00|%2|\n", 399) + "\n" + alike("# %2\n## %2\n", 900)},
        {QStringLiteral("reference that repeats its beginning"),
         "# 参考文献\n\n- " + filled("a", kSize / 2) + "[" + filled("a", kSize / 2) + "b](http://x)\n"},
        {QStringLiteral("address that repeats its beginning"),
         "# 参考文献\n\n- " + filled("http://a", kSize / 2) + " " + filled("http://a", kSize / 2) + "b\n"},
        {QStringLiteral("times and no-break spaces"),
         "x " + filled("`1:00` ", kSize / 4) + filled("\xC2\xA0", kSize * 3 / 4)},
        {QStringLiteral("wide spaces and times"), filled("\xE3\x80\x80", kSize * 3 / 4) + filled("`1:00` ", kSize / 4)},
    };
    inputs += written();
    QByteArray indented;
    for (int depth = 0; indented.size() < kSize; ++depth)
        indented += QByteArray(depth * 2, ' ') + "- a\n";
    inputs.append({QStringLiteral("deeper and deeper list"), indented});
    QByteArray ticks;
    for (int length = 1; ticks.size() < kSize; ++length)
        ticks += 'e' + QByteArray(length, '`');
    inputs.append({QStringLiteral("longer and longer ticks"), ticks});
    QByteArray labels;
    for (int i = 0; labels.size() < kSize; ++i)
        labels += "[x" + QByteArray::number(i) + "]: u\n\n[x" + QByteArray::number(i) + "] ";
    inputs.append({QStringLiteral("many definitions"), labels});
    QByteArray slugs;
    for (int i = 0; slugs.size() < kSize; ++i)
        slugs += "# 节 " + QByteArray::number(i) + "\n[a](#节-" + QByteArray::number(i) + ")\n";
    inputs.append({QStringLiteral("many anchors"), slugs});
    // Units in heads: of columns, of rows, another one each time.
    const QByteArray head = QByteArray("(q/,q/)").repeated(10) + "(GW)";
    QByteArray columns = "|" + (head + '|').repeated(64) + "\n|" + QByteArray("-|").repeated(64) + '\n';
    while (columns.size() < kSize)
        columns += "|" + QByteArray("9|").repeated(64) + '\n';
    inputs.append({QStringLiteral("heads of columns"), columns});
    QByteArray rows = "|a|b|\n|-|-|\n";
    for (int i = 0; rows.size() < kSize; ++i)
        rows += "|(q" + QByteArray::number(i) + "/,q/)(q/,q/)(GW)|9|\n";
    inputs.append({QStringLiteral("heads of rows"), rows});
    return inputs;
}

/// Everything that is done with a document's text before it is shown.
void readFully(const QByteArray& text)
{
    const auto document =
        document::fromBytes({text.constData(), static_cast<std::size_t>(text.size())}, "pathological");
    if (!document)
        return;
    static_cast<void>(series::extract(**document));
    static_cast<void>(markdown::plainText(*(*document)->tree, 0));
    static_cast<void>(markdown::bodyHtml(*(*document)->tree));
    const search::PreparedDocuments prepared(search::recordOf(**document, "pathological.md"));
}

} // namespace

/// No document holds the program up: every input of 1 MB is read within the limits.
class TestBounded : public QObject
{
    Q_OBJECT

private slots:
    void suiteInputs();
    void repeatedInputs() { QCOMPARE(stopped(repeated()), QStringList()); }
    void builtInputs() { QCOMPARE(stopped(built()), QStringList()); }

private:
    static QStringList stopped(const QList<Input>& inputs, test::SuiteScore* score = nullptr);
};

/// The names of the inputs that exceed the limits or crash.
QStringList TestBounded::stopped(const QList<Input>& inputs, test::SuiteScore* score)
{
    QStringList stopped;
    const QByteArray only = qgetenv("ZHILAN_ONLY");
    for (const Input& input : inputs) {
        if (!only.isEmpty() && !input.name.contains(QString::fromUtf8(only)))
            continue;
        const test::LimitedRun took = test::runLimited([&] { readFully(input.text); }, kProcessorLimit, kMemoryLimit);
        const bool slow = took.processor > std::chrono::seconds(1) || took.peakBytes > 300'000'000;
        const QString name = input.name.simplified().left(40);
        if (!took.finished || slow)
            qInfo("%s: %s, %lld ms, %zu MB", qUtf8Printable(name), took.finished ? "read" : "STOPPED",
                  static_cast<long long>(took.processor.count()), took.peakBytes / 1'000'000);
        if (!took.finished)
            stopped.append(name);
        if (score != nullptr)
            score->add(QStringLiteral("suite"), took.finished, name);
    }
    return stopped;
}

void TestBounded::suiteInputs()
{
    const QList<Input> inputs = suite();
    if (inputs.isEmpty())
        QSKIP("the shared suites are not there");
    test::SuiteScore score{QStringLiteral("pathological")};
    stopped(inputs, &score);
    QVERIFY2(score.holds(), score.reason().constData());
}

QTEST_APPLESS_MAIN(TestBounded)
#include "tst_bounded.moc"
