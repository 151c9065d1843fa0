#include "core/markdown/html.h"
#include "core/markdown/parse.h"

#include <QtTest>

using namespace zhilan::markdown;

class TestHtml : public QObject
{
    Q_OBJECT

private slots:
    void body_data();
    void body();
};

void TestHtml::body_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("html");
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("heading ids")
        << "# 规则 vs 原则\n\n# 规则 vs 原则"
        << "<h1 id=\"规则-vs-原则\">规则 vs 原则</h1>\n<h1 id=\"规则-vs-原则-1\">规则 vs 原则</h1>\n";
    QTest::newRow("line break between Han") << "算力\n芯片\nGPU"
                                            << "<p>算力芯片\nGPU</p>\n";
    QTest::newRow("control characters") << "a\x1b[31m \xC2\x9B b\x7f"
                                        << "<p>a\uFFFD[31m \uFFFD b\uFFFD</p>\n";
    QTest::newRow("raw HTML") << "a <script>alert(1)</script>"
                              << "<p>a &lt;script&gt;alert(1)&lt;/script&gt;</p>\n";
    QTest::newRow("HTML block") << "<div onclick=\"x()\">\n"
                                << "<pre>&lt;div onclick=&quot;x()&quot;&gt;\n</pre>\n";
    QTest::newRow("script link") << "[a](javascript:alert(1))"
                                 << "<p>a</p>\n";
    QTest::newRow("script link disguised") << "[a](JaVa&#10;Script:alert(1)) [b](data:text/html,x) [c](//evil.example)"
                                           << "<p>a b c</p>\n";
    QTest::newRow("links") << "[a](#甲) [b](x/y.md) <me@a.org>"
                           << "<p><a href=\"#%E7%94%B2\">a</a> <a href=\"x/y.md\">b</a> "
                              "<a href=\"mailto:me@a.org\" rel=\"noopener noreferrer\">me@a.org</a></p>\n";
    QTest::newRow("remote image") << "![图](https://a.org/p.png)"
                                  << "<p><a href=\"https://a.org/p.png\" rel=\"noopener noreferrer\">图</a></p>\n";
    QTest::newRow("local image") << "![图 *一*](p.png)"
                                 << "<p><img src=\"p.png\" alt=\"图 一\"></p>\n";
    QTest::newRow("attribute escape") << "[a](x '\"onmouseover=\"y')"
                                      << "<p><a href=\"x\" title=\"&quot;onmouseover=&quot;y\">a</a></p>\n";
}

void TestHtml::body()
{
    QFETCH(QString, markdown);
    QTEST(QString::fromStdString(bodyHtml(**parse(markdown.toStdString()))), "html");
}

QTEST_APPLESS_MAIN(TestHtml)
#include "tst_html.moc"
