#include "core/document/build.h"
#include "core/page/colored_code.h"
#include "core/page/html_page.h"
#include "core/page/html_text.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace zhilan;

/// Documents as pages of HTML.
class TestHtmlPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapes_data();
    void escapes();
    void coloredCode_data();
    void coloredCode();
    void colorsLeaveTheText();
    void page();
    void properties();
    void picturesOfTheRoot();
    void embeddedPictures();
    void picturesLeftOut();
    void stops();
};

namespace
{

QByteArray pageOf(const QByteArray& text, const media::PictureFolders& pictures = {})
{
    const auto document =
        document::fromBytes(std::string_view(text.data(), static_cast<std::size_t>(text.size())), "test");
    return document ? QByteArray::fromStdString(page::htmlPage(**document, pictures)) : QByteArray();
}

void write(const QString& file, const QByteArray& bytes)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(bytes), bytes.size());
}

} // namespace

void TestHtmlPage::escapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("html");
    QTest::newRow("empty") << QByteArray("") << QByteArray("");
    QTest::newRow("plain") << QByteArray("中文 😀") << QByteArray("中文 😀");
    QTest::newRow("all") << QByteArray("a<b>&\"c\"") << QByteArray("a&lt;b&gt;&amp;&quot;c&quot;");
    QTest::newRow("twice") << QByteArray("&amp;") << QByteArray("&amp;amp;");
}

void TestHtmlPage::escapes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, html);
    QCOMPARE(QByteArray::fromStdString(page::htmlEscaped(text.toStdString())), html);
    QCOMPARE(QByteArray::fromStdString(page::htmlUnescaped(html.toStdString())), text);
}

void TestHtmlPage::coloredCode_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QByteArray>("colored");
    const auto row = [](const char* name, const char* html, const char* colored) {
        QTest::newRow(name) << QByteArray(html) << QByteArray(colored);
    };
    row("code", "<p>a</p><pre><code class=\"language-c\">if (a &lt; 1)\n</code></pre><p>if</p>",
        "<p>a</p><pre><code class=\"language-c\"><i class=\"k\">if</i> (a &lt; <i class=\"n\">1</i>)\n</code></pre>"
        "<p>if</p>");
    row("escapes within a token", "<pre><code class=\"language-js\">&quot;&lt;中&amp;&quot;</code></pre>",
        "<pre><code class=\"language-js\"><i class=\"s\">&quot;&lt;中&amp;&quot;</i></code></pre>");
    row("unknown", "<pre><code class=\"language-x&quot;y\">if</code></pre>",
        "<pre><code class=\"language-x&quot;y\">if</code></pre>");
    row("without a language", "<pre><code>if</code></pre>", "<pre><code>if</code></pre>");
    row("two", "<pre><code class=\"language-c\">if</code></pre><pre><code class=\"language-py\">def</code></pre>",
        "<pre><code class=\"language-c\"><i class=\"k\">if</i></code></pre>"
        "<pre><code class=\"language-py\"><i class=\"k\">def</i></code></pre>");
    row("cut off", "<pre><code class=\"language-c\">if", "<pre><code class=\"language-c\">if");
    row("empty", "", "");
}

void TestHtmlPage::coloredCode()
{
    QFETCH(QByteArray, html);
    QFETCH(QByteArray, colored);
    QCOMPARE(QByteArray::fromStdString(page::withColoredCode(html.toStdString())), colored);
}

/// Whatever is coloured reads the same.
void TestHtmlPage::colorsLeaveTheText()
{
    const QByteArray code = "# \"注\" <b> &amp; 😀\ndef f(): return '\\'' # 完\n</code></pre>\n";
    QString page = QString::fromUtf8(pageOf("```py\n" + code + "```\n"));
    QVERIFY(page.contains(QStringLiteral("<i class=\"k\">")));
    page.remove(QRegularExpression(QStringLiteral("</?i[^>]*>")));
    const qsizetype begin = page.indexOf(QStringLiteral("language-py\">")) + 13;
    const qsizetype end = page.indexOf(QStringLiteral("</code>"), begin);
    QCOMPARE(page::htmlUnescaped(page.mid(begin, end - begin).toStdString()), code.toStdString());
}

void TestHtmlPage::page()
{
    const QByteArray html =
        pageOf("# 甲 & \"乙\"\n\n<script>x</script>\n\n[a](javascript:x) ![b](http://example.org/b.png) 中\n");
    QVERIFY(html.startsWith("<!DOCTYPE html>\n<html lang=\""));
    QVERIFY(html.endsWith("</body>\n</html>\n"));
    QVERIFY(html.contains("<title>甲 &amp; "));
    QVERIFY(html.contains("default-src 'none'"));
    QVERIFY(!html.contains("<script"));
    QVERIFY(!html.contains("javascript:"));
    QVERIFY(!html.contains("src=\"http"));
    QVERIFY(pageOf("").contains("<body>"));
}

/// Below the title, or above what has none.
void TestHtmlPage::properties()
{
    const QByteArray frontMatter =
        "---\ntags: [甲, \"<b>\"]\n\"a&b\": 见 https://example.org/?c&d \"e\nlang: zh\n---\n\n";
    const QByteArray list = "<dl class=\"properties\">\n<dt>tags</dt><dd>甲, &lt;b&gt;</dd>\n"
                            "<dt>a&amp;b</dt><dd>见 <a href=\"https://example.org/?c&amp;d\">"
                            "https://example.org/?c&amp;d</a> &quot;e</dd>\n</dl>\n";
    const QByteArray titled = pageOf(frontMatter + "# 题\n\n文\n\n# 又一题\n");
    QVERIFY2(titled.contains("题</h1>\n" + list + "<p>文</p>"), titled.mid(titled.indexOf("<body>")).constData());
    QCOMPARE(titled.count("<dl"), 1);
    QVERIFY(pageOf(frontMatter + "文\n").contains("<body>\n" + list + "<p>文</p>"));
    QVERIFY(pageOf(frontMatter).contains("<body>\n" + list + "</body>"));
    QVERIFY(!pageOf("---\nlang: zh\n---\n\n# 题\n").contains("<dl"));
}

/// A document may lie below the folder that its pictures may be in; what is outside is not read.
void TestHtmlPage::picturesOfTheRoot()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("库/篇")));
    write(folder.filePath(QStringLiteral("库/图.png")), "abc");
    write(folder.filePath(QStringLiteral("外.png")), "secret");
    const std::filesystem::path root = folder.filePath(QStringLiteral("库")).toStdString();
    const QByteArray text = "![](../图.png) ![](../../外.png)\n";
    const QByteArray html = pageOf(text, {root / "篇", root});
    QVERIFY(html.contains("src=\"data:image/png;base64,YWJj\""));
    QCOMPARE(html.count("base64,"), 1);
    QCOMPARE(pageOf(text, {root / "篇", root / "篇"}).count("base64,"), 0);
    QCOMPARE(pageOf(text).count("base64,"), 0);
    // From the root on, and with what servers are asked beside the file.
    for (const char* address : {"/图.png", "../图.png?raw=true"})
        QCOMPARE(pageOf("![](" + QByteArray(address) + ")\n", {root / "篇", root}).count("base64,"), 1);
    QCOMPARE(pageOf("![](/外.png) ![](/../外.png)\n", {root / "篇", root}).count("base64,"), 0);
}

/// As the reader finds them: an embed's by name, wherever below the root.
void TestHtmlPage::embeddedPictures()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("库/附件/深")));
    write(folder.filePath(QStringLiteral("库/附件/深/图.PNG")), "abc");
    write(folder.filePath(QStringLiteral("外.png")), "secret");
    const std::filesystem::path root = folder.filePath(QStringLiteral("库")).toStdString();
    const media::PictureFolders folders{root, root};
    QVERIFY(pageOf("![[图.png|300x200]]\n", folders).contains("base64,YWJj\" width=\"300\" alt=\"\">"));
    QVERIFY(pageOf("![[图.png#right|2023年的图]]\n", folders).contains("base64,YWJj\" alt=\"2023年的图\">"));
    QCOMPARE(pageOf("![](图.png)\n", folders).count("base64,"), 0);
    QCOMPARE(pageOf("![[外.png]] ![[../外.png]]\n", folders).count("base64,"), 0);
    QVERIFY(pageOf("![[另一页]]\n", folders).contains("<span class=\"wikilink\""));
}

void TestHtmlPage::picturesLeftOut()
{
    QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("in.png")), "abc");
    const std::filesystem::path root = folder.path().toStdString();
    const auto document =
        document::fromBytes("![](in.png) ![](missing.png) ![](/etc/x.png) ![](https://example.org/x.png)\n", "test");
    QVERIFY(document);
    std::size_t leftOut = 0;
    const std::string html = page::htmlPage(**document, {root, root}, {}, &leftOut);
    QVERIFY(html.find("data:image/png") != std::string::npos);
    QCOMPARE(leftOut, std::size_t{2}); // the remote one is a link
}

void TestHtmlPage::stops()
{
    std::stop_source stop;
    stop.request_stop();
    const std::string html = "<pre><code class=\"language-c\">if</code></pre>";
    QCOMPARE(page::withColoredCode(html, stop.get_token()), html);
}

QTEST_APPLESS_MAIN(TestHtmlPage)
#include "tst_html_page.moc"
