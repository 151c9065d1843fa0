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
    QTest::newRow("script") << "a <script>alert(1)</script>b"
                            << "<p>a b</p>\n";
    QTest::newRow("script block") << "<script>\nalert(1)\n</script>\n\n<style>p{}</style>\n\n<!-- c -->\n"
                                  << "";
    QTest::newRow("no HTML") << "a List<String> b"
                             << "<p>a List&lt;String&gt; b</p>\n";
    QTest::newRow("event handlers") << "<b onclick=\"x()\">a</b><img src=\"p.png\" onerror=\"x()\" alt=\"图\">"
                                    << "<p><strong>a</strong><img src=\"p.png\" alt=\"图\"></p>\n";
    QTest::newRow("safe inlines")
        << "H<sub>2</sub>O<br>x<sup>2</sup> <kbd>Ctrl</kbd> <a href=\"y.md\">z</a>"
        << "<p>H<sub>2</sub>O<br>\nx<sup>2</sup> <kbd>Ctrl</kbd> <a href=\"y.md\">z</a></p>\n";
    QTest::newRow("frame")
        << "<iframe width=\"5\" src=\"https://player.bilibili.com/player.html?bvid=BV1&amp;p=2\" a>\nx\n</iframe>\n"
        << "<p><a href=\"https://player.bilibili.com/player.html?bvid=BV1&amp;p=2\" rel=\"noopener noreferrer\">"
           "https://player.bilibili.com/player.html?bvid=BV1&amp;p=2</a></p>\n";
    QTest::newRow("frame without a scheme") << "<iframe src='//v.example/e/1'></iframe>\n"
                                            << "<p><a href=\"https://v.example/e/1\" rel=\"noopener noreferrer\">"
                                               "https://v.example/e/1</a></p>\n";
    QTest::newRow("frame in a line") << "看 <iframe src=\"https://v.example/e/1\"><b>x</b></iframe> 完"
                                     << "<p>看 <a href=\"https://v.example/e/1\" rel=\"noopener noreferrer\">"
                                        "https://v.example/e/1</a> 完</p>\n";
    QTest::newRow("frames that lead nowhere")
        << "a <iframe src=\"javascript:alert(1)\"></iframe><iframe src=\"data:text/html,x\"></iframe>"
           "<iframe srcdoc=\"x\"></iframe><iframe src=\"java&#115;cript:x\"></iframe><video src=\"data:x\"></video> b"
        << "<p>a  b</p>\n";
    QTest::newRow("player") << "<video controls>\n<source src=\"talk.mp4\">\n<source src=\"talk.webm\">\n</video>\n"
                            << "<p><a href=\"talk.mp4\">talk.mp4</a></p>\n";
    QTest::newRow("players in a line")
        << "a <video src=\"u.mp4\"></video> b <audio><source src=\"u.mp3\"><source src=\"u.ogg\"></audio>"
        << "<p>a <a href=\"u.mp4\">u.mp4</a> b <a href=\"u.mp3\">u.mp3</a></p>\n";
    QTest::newRow("player in a link") << "[a <video src=\"u.mp4\"></video>](b.md) <a href=\"c.md\">c "
                                         "<video src=\"v.mp4\"></video></a>"
                                      << "<p><a href=\"b.md\">a </a> <a href=\"c.md\">c </a></p>\n";
    QTest::newRow("script in an address") << "<a href=\"javascript:alert(1)\">z</a>"
                                          << "<p>z</p>\n";
    QTest::newRow("details")
        << "<details open>\n<summary>甲 <b>乙</b></summary>\n\n- 丙\n\n</details>\n\n丁"
        << "<details open>\n<summary>\n甲\n<strong>乙</strong></summary>\n<ul>\n<li>丙</li>\n</ul>\n"
           "</details>\n<p>丁</p>\n";
    QTest::newRow("HTML table") << "<table><tr><th align=\"right\">年</th></tr>\n<tr><td>2026</td></tr></table>"
                                << "<table>\n<tr>\n<th align=\"right\">年</th>\n</tr>\n<tr>\n<td>2026</td>\n</tr>\n"
                                   "</table>\n";
    QTest::newRow("HTML table of joined cells")
        << "<table><tr><th rowspan=2>年</th><th colspan=\"2\">收入</th></tr>\n<tr><td>甲</td><td>乙</td></tr>\n"
           "<tr><td>2026</td><td>1</td><td>2</td></tr></table>"
        << "<table>\n<tr>\n<th>年</th>\n<th>收入</th>\n<th></th>\n</tr>\n<tr>\n<td></td>\n<td>甲</td>\n<td>乙</td>\n"
           "</tr>\n<tr>\n<td>2026</td>\n<td>1</td>\n<td>2</td>\n</tr>\n</table>\n";
    QTest::newRow("anchor") << "<a id=\"x&quot;\"></a>\n\n<div id=y>甲\n</div>"
                            << "<p><span id=\"x&amp;quot;\"></span></p>\n<span id=\"y\"></span><p>甲</p>\n";
    QTest::newRow("footnotes")
        << "a[^x] b[^x]\n\n[^y]: two\n[^x]: one"
        << "<p>a<sup><a id=\"fnref-1\" href=\"#fn-1\">1</a></sup> b<sup><a id=\"fnref-1-2\" "
           "href=\"#fn-1\">1</a></sup></p>\n<section class=\"footnotes\">\n<ol>\n<li id=\"fn-1\">\n"
           "<p>one</p>\n<a href=\"#fnref-1\">↩</a>\n<a href=\"#fnref-1-2\">↩</a>\n</li>\n"
           "<li id=\"fn-2\">\n<p>two</p>\n</li>\n</ol>\n</section>\n";
    QTest::newRow("callout") << "> [!WARNING]- 小心 *x*\n> 甲"
                             << "<details class=\"callout callout-warning\">\n<summary>小心 x</summary>\n<p>甲</p>\n"
                                "</details>\n";
    QTest::newRow("notes")
        << "==甲== $a<b$ [[#第 一节]] [[乙]]"
        << "<p><mark>甲</mark> <code class=\"math\">a&lt;b</code> <a href=\"#%E7%AC%AC-%E4%B8%80%E8%8A%82\">"
           "第 一节</a> <span class=\"wikilink\" title=\"乙\">乙</span></p>\n";
    QTest::newRow("heading id") << "# 甲 {#y}"
                                << "<h1 id=\"y\">甲</h1>\n";
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
