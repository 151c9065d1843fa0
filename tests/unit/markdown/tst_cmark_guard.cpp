#include "core/markdown/cmark_guard.h"
#include "core/markdown/parse.h"

#include <QtTest>

#include <algorithm>

using namespace zhilan;
using namespace zhilan::markdown;

namespace
{

QByteArray repeated(const char* unit, qsizetype times)
{
    return QByteArray(unit).repeated(times);
}

constexpr unsigned kSome = ~0U; ///< a line, whichever
constexpr auto kDeepest = static_cast<qsizetype>(kDeepestNesting);
constexpr qsizetype kWithSpaces = (kDeepest * 2 + 2) / 3; ///< two spaces between markers count as one more

} // namespace

/// What cmark-gfm does not get to see, and nothing else.
class TestCmarkGuard : public QObject
{
    Q_OBJECT

private slots:
    void covers_data();
    void covers();
    void staysInPlace_data() { covers_data(); }
    void staysInPlace();
    void shownAsWritten();
    void widerThanTheHeader();
    void tellsTheReader_data();
    void tellsTheReader();
};

void TestCmarkGuard::covers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<unsigned>("deepLine");
    QTest::addColumn<unsigned>("costlyTable");
    const auto row = [](const char* name, const QByteArray& text, unsigned deepLine, unsigned costlyTable) {
        QTest::newRow(name) << text << deepLine << costlyTable;
    };
    row("empty", "", 0, 0);
    row("prose", "# 标题\n\n> - 一\n>   1. 二\n\n| 甲 | 乙 |\n|---|---|\n| 𠮷 | 👨‍👩‍👧 |\n", 0, 0);
    row("BOM and CRLF", "\xEF\xBB\xBF# a\r\n\r\n- b\r\n", 0, 0);

    // As many containers as are allowed, and one more.
    row("quotes", repeated(">", kDeepest) + "a", 0, 0);
    row("quotes too deep", repeated(">", kDeepest + 1) + "a", 1, 0);
    row("quotes with spaces", repeated("> ", kWithSpaces) + "a", 0, 0);
    row("lists", repeated("- ", kWithSpaces) + "a", 0, 0);
    row("lists too deep by one", repeated("- ", kWithSpaces + 1) + "a", 1, 0);
    row("lists too deep", repeated("- ", kDeepest + 1) + "a", 1, 0);
    row("stars and pluses too deep", repeated("* + ", kDeepest / 2) + "* a", 1, 0);
    row("ordered lists", repeated("1. ", kWithSpaces) + "a", 0, 0);
    row("ordered lists too deep", repeated("2) ", kDeepest + 1) + "a", 1, 0);
    row("footnotes", repeated("[^a]: ", kWithSpaces) + "a", 0, 0);
    row("footnotes too deep", repeated("[^甲]: ", kDeepest + 1) + "a", 1, 0);
    row("a mixture too deep", repeated("> - 1. [^a]: ", kDeepest / 4) + "> a", 1, 0);
    row("no containers at all", repeated("-a ", kDeepest * 2) + repeated("1.a ", kDeepest * 2), 0, 0);
    row("a million quotes", repeated(">", 1'000'000), 1, 0);
    row("a cut marker", repeated("- ", kDeepest) + "-", 1, 0);
    row("a cut footnote", repeated("- ", kWithSpaces) + "[^a", 0, 0);

    // Indentation stands for containers of the lines above.
    row("indented", QByteArray(2 * kDeepest - 2, ' ') + "- a", 0, 0);
    row("indented too deep", QByteArray(2 * kDeepest, ' ') + "- a", 1, 0);
    row("tabs too deep", QByteArray(kDeepest / 2, '\t') + "- a", 1, 0);
    row("code, however far indented", QByteArray(4 * kDeepest, ' ') + "a", 0, 0);

    // The first such line counts, whatever ends the lines.
    const QByteArray deep = repeated(">", kDeepest + 1);
    row("third line", "a\n\n" + deep + "\n" + deep, 3, 0);
    row("third line, CRLF", "a\r\n\r\n" + deep, 3, 0);
    row("third line, CR", "a\r\r" + deep, 3, 0);

    // A hundred and thirty thousand empty cells that rows leave out.
    const QByteArray wide = repeated("|a", 1000) + "\n" + repeated("|-", 1000) + "\n";
    row("wide table, few short rows", wide + repeated("|a\n", 100), 0, 0);
    row("wide table, many short rows", wide + repeated("|a\n", 1000), 0, 2);
    row("wide table, full rows", wide + (repeated("|a", 1000) + "\n").repeated(100), 0, 0);
    row("wide table, many full rows", wide + (repeated("|a", 1000) + "\n").repeated(200), 0, 2);
    row("very wide header", repeated("|a", 20'000) + "\n" + repeated("|-", 20'000) + "\n", 0, 2);
    row("very wide delimiter row", "甲\n" + repeated("|-", 20'000) + "\n", 0, 2);
    row("very wide paragraph above", repeated("|a", 20'000) + "\n|-|\n", 0, 2);
    row("very wide paragraph apart", repeated("|a", 20'000) + "\n\n|a|\n|-|\n", 0, 0);
    row("row wider than the header", "|a|\n|-|\n" + repeated("|a", 200), 0, 0);
    row("wide table, short lines behind it", wide + "\n" + repeated("a\n", 1000), 0, 0);
    row("wide table in a quote",
        "> " + repeated("|a", 1000) + "\n> " + repeated("|-", 1000) + "\n" + repeated("> |a\n", 1000), 0, 2);
    row("many wide tables", (wide + repeated("|a\n", 50) + "\n").repeated(10), 0, kSome);
    row("narrow table, many short rows", "|a|b|\n|-|-|\n" + repeated("|a\n", 10'000), 0, 0);

    // Whether a paragraph's last line heads a table is looked for in the whole of it, at each delimiter row.
    row("delimiter rows", repeated("a\n|-|\n", 30), 0, 0);
    row("delimiter rows without end", repeated("a\n|-|\n", 100'000), 0, kSome);
    row("delimiter rows apart", repeated("a\n|-|\n\n", 100'000), 0, 0);
    row("some lines above a table", repeated("甲乙丙丁\n", 500) + "|a|\n|-|\n", 0, 0);
    row("very many lines above a table", repeated("甲\n", 100'000) + "|a|\n|-|\n", 0, 100'002);
    row("very many lines above a heading", repeated("甲\n", 100'000) + "---\n", 0, 0);
    row("very many lines apart from a table", repeated("甲\n", 100'000) + "\n|a|\n|-|\n", 0, 0);
}

void TestCmarkGuard::covers()
{
    QFETCH(QByteArray, text);
    const GuardedText guarded = guardedText({text.constData(), static_cast<std::size_t>(text.size())});
    QTEST(guarded.deepLine, "deepLine");
    QFETCH(unsigned, costlyTable);
    if (costlyTable == kSome)
        QVERIFY(guarded.costlyTable > 0);
    else
        QCOMPARE(guarded.costlyTable, costlyTable);
    QCOMPARE(guarded.covered.empty(), guarded.deepLine == 0 && guarded.costlyTable == 0);
}

/// A byte for a byte, and the way back.
void TestCmarkGuard::staysInPlace()
{
    QFETCH(QByteArray, text);
    const std::string source = text.toStdString();
    std::string covered = guardedText(source).covered;
    if (covered.empty())
        return;
    QCOMPARE(covered.size(), source.size());
    QVERIFY(covered != source);
    for (std::size_t i = 0; i < source.size(); ++i)
        QVERIFY(covered[i] == source[i] || (covered[i] > 0 && covered[i] < ' '));
    uncover(reinterpret_cast<unsigned char*>(covered.data()), covered.size());
    QCOMPARE(covered, source);
}

/// What was covered is text, as it was written.
void TestCmarkGuard::shownAsWritten()
{
    const std::string source = repeated(">", kDeepest).toStdString() + "> 1. - **中** \n\n    > code";
    const auto tree = *parse(source);
    QCOMPARE(tree->source(), std::string_view(source));
    QCOMPARE(plainText(*tree, 0), std::string("> 1. - 中\n> code"));
}

/// Cells beyond the header's are no part of the table, so hiding what parts them changes nothing. Where there is no
/// table after all, it is shown.
void TestCmarkGuard::widerThanTheHeader()
{
    const std::string more = repeated("|乙", 1000).toStdString();
    const std::string table = "|a|b|\n|-|-|\n|1\\|2|甲" + more + "\n|3|4|\n";
    const GuardedText guarded = guardedText(table);
    QVERIFY(!guarded.covered.empty());
    QCOMPARE(guarded.costlyTable, 0U);
    const auto tree = *parse(table);
    QCOMPARE(plainText(*tree, 0), std::string("a\tb\n1|2\t甲\n3\t4"));
    QCOMPARE(tree->diagnostics().size(), std::size_t(1));
    QCOMPARE(tree->diagnostics()[0].code, DiagnosticCode::TableRowWidth);

    QCOMPARE(plainText(**parse("|-|\n" + more), 0), "|-| " + more);
    const auto linked = *parse("- |-|\n- [x]: a" + more + "\n\n[x]");
    QCOMPARE(linked->text(linked->size() - 2), "a" + more);
}

void TestCmarkGuard::tellsTheReader_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<DiagnosticCode>("code");
    QTest::addColumn<unsigned>("byte");
    QTest::newRow("nesting") << "a\n\n" + repeated("> ", kDeepest + 1) + "a" << DiagnosticCode::NestingTooDeep << 3U;
    QTest::newRow("table") << "a\n\n" + repeated("|a", 1000) + "\n" + repeated("|-", 1000) + "\n" +
                                  repeated("|a\n", 1000)
                           << DiagnosticCode::TableTooSparse << 2004U;
}

void TestCmarkGuard::tellsTheReader()
{
    QFETCH(QByteArray, text);
    QFETCH(DiagnosticCode, code);
    QFETCH(unsigned, byte);
    const auto tree = *parse(text.toStdString());
    QCOMPARE(tree->diagnostics().size(), std::size_t(1));
    QCOMPARE(tree->diagnostics()[0].code, code);
    QCOMPARE(tree->diagnostics()[0].span.begin, byte);
}

QTEST_APPLESS_MAIN(TestCmarkGuard)
#include "tst_cmark_guard.moc"
