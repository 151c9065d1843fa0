#include "app/tasks/term_finder.h"
#include "core/document/build.h"

#include <QSignalSpy>
#include <QTest>

using namespace zhilan;
using tasks::TermMention;

class TestTermFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mentions_data();
    void mentions();
    void newestAnswers();

private:
    static std::shared_ptr<const document::Document> withGlossary(const QByteArray& text)
    {
        const QByteArray whole = text + "\n\n## 术语表\n\n| 术语 | 解释 |\n|---|---|\n| Scaling Law | 规模定律 |\n"
                                        "| AI | 人工智能 |\n| 强化学习（RL） | 由奖励学习 |\n| 学习 | 学 |\n";
        const auto document =
            document::fromBytes(std::string_view(whole.constData(), static_cast<std::size_t>(whole.size())), "t");
        return document ? *document : nullptr;
    }
};

void TestTermFinder::mentions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("named");
    const auto row = [](const char* name, const QByteArray& text, const QStringList& named) {
        QTest::newRow(name) << text << named;
    };
    row("none", "# 题\n\n没有。", {});
    row("first in a section", "# 题\n\nAI 与 AI。\n\n## 节\n\n又是 AI。", {"AI", "AI"});
    row("as the search folds", "# 题\n\nscaling law 与 ＡＩ", {"scaling law", "ＡＩ"});
    row("whole words", "# 题\n\nHe said OpenAI, AIs", {});
    row("beside Han", "# 题\n\n用AI做", {"AI"});
    row("longer first", "# 题\n\n强化学习和学习", {"强化学习", "学习"});
    row("either name", "# 题\n\n先说RL", {"RL"});
    row("traditional", "# 题\n\n強化學習", {"強化學習"});
    row("not in headings", "# AI\n\n## 说 AI\n\n正文", {});
    row("in a table", "# 题\n\n| a | b |\n|---|---|\n| AI | x |", {"AI"});
    row("emoji and rare Han", "# 题\n\n😀AI𠮷", {"AI"});
    row("crlf", "# 题\r\n\r\nAI\r\n", {"AI"});
}

void TestTermFinder::mentions()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, named);
    const auto document = withGlossary(text);
    QVERIFY(document);
    QCOMPARE(document->terms.size(), std::size_t{4});
    QStringList found;
    for (const TermMention& mention : tasks::findTermMentions(document)) {
        const std::string_view part = mention.span.of(document->tree->source());
        found.append(QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size())));
    }
    QCOMPARE(found, named);
}

void TestTermFinder::newestAnswers()
{
    tasks::TermFinder finder;
    std::vector<std::shared_ptr<const document::Document>> answered;
    connect(&finder, &tasks::TermFinder::found, this,
            [&](const std::shared_ptr<const document::Document>& document, const std::vector<TermMention>& mentions) {
                answered.push_back(document);
                QCOMPARE(mentions.size(), std::size_t{1});
            });
    const auto first = withGlossary("# 一\n\nAI");
    const auto second = withGlossary("# 二\n\nAI");
    finder.find(first);
    finder.find(second);
    QTRY_COMPARE(answered.size(), std::size_t{1});
    QVERIFY(answered.front() == second);
}

QTEST_GUILESS_MAIN(TestTermFinder)
#include "tst_term_finder.moc"
