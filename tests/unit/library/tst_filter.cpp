#include "core/library/filter.h"

#include <QtTest>

using namespace zhilan;
using namespace zhilan::library;

class TestFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void places();
    void leaves_data();
    void leaves();
    void patternsStay();
    void notMoreThanAskedFor();
    void stopped();

private:
    static QString dump(const Folder& folder, int depth = 1)
    {
        QString text;
        for (const Folder& inner : folder.folders)
            text += QString(depth, QLatin1Char(' ')) + QString::fromStdString(inner.name) + QLatin1Char('\n') +
                    dump(inner, depth + 1);
        for (const Entry& entry : folder.documents)
            text += QString(depth, QLatin1Char(' ')) + QString::fromStdString(entry.title) + QLatin1Char('\n');
        return text;
    }
    static Contents contents()
    {
        const Folder deep{"/库/访谈/2026", "2026", {}, {{"/库/访谈/2026/黄仁勋专访.md", "深处🙂"}}};
        const Folder talks{"/库/访谈", "访谈", {deep}, {{"/库/访谈/a.md", "甲 GPT-4"}}};
        auto root = std::make_shared<const Folder>(Folder{"/库", "库", {talks}, {{"/库/v.md", "无视频"}}});
        return {{rootOf(std::move(root), "我的")}, {{"/外.md", "外面"}}};
    }
    static Outlines outlines()
    {
        using document::Heading;
        const std::vector<Heading> headings{{1, document::kNoSection, "开场", 10},
                                            {2, 0, "细节", 20},
                                            {3, document::kNoSection, "收入", 30},
                                            {4, 2, "数", 40}};
        return {{"/库/v.md", std::make_shared<const std::vector<Heading>>(headings)}};
    }
};

void TestFilter::places()
{
    const Contents all = contents();
    const PlaceIndex& places = *all.roots[0].places;
    using Rows = std::vector<std::uint32_t>;
    QCOMPARE(places.find("/库"), std::optional(Rows{}));
    QCOMPARE(places.find("/库/访谈/2026/黄仁勋专访.md"), std::optional(Rows{0, 0, 0}));
    QCOMPARE(places.find("/库/访谈/a.md"), std::optional(Rows{0, 1}));
    QCOMPARE(places.find("/库/没有.md"), std::nullopt);
}

void TestFilter::leaves_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("headings");
    QTest::newRow("document") << u"深"_qs << u"我的\n 访谈\n  2026\n   深处🙂\n"_qs << QString();
    QTest::newRow("Traditional") << u"無視頻"_qs << u"我的\n 无视频\n"_qs << u"开场 细节 收入 数"_qs;
    QTest::newRow("full width, joint") << u"ＧＰＴ４"_qs << u"我的\n 访谈\n  甲 GPT-4\n"_qs << QString();
    QTest::newRow("folder") << u"访谈"_qs << u"我的\n 访谈\n  2026\n   深处🙂\n  甲 GPT-4\n"_qs << QString();
    QTest::newRow("heading, what it is in") << u"细节"_qs << u"我的\n 无视频\n"_qs << u"开场 细节"_qs;
    QTest::newRow("heading, what is in it") << u"收入"_qs << u"我的\n 无视频\n"_qs << u"收入 数"_qs;
    QTest::newRow("file") << u"专访"_qs << u"我的\n 访谈\n  2026\n   深处🙂\n"_qs << QString();
    QTest::newRow("outside") << u"外"_qs << u"外面\n"_qs << QString();
    QTest::newRow("words of a folder and a document")
        << u"访谈　gpt"_qs << u"我的\n 访谈\n  甲 GPT-4\n"_qs << QString();
    QTest::newRow("words in any order") << u" 专访 2026 深 "_qs << u"我的\n 访谈\n  2026\n   深处🙂\n"_qs
                                        << QString();
    QTest::newRow("words of a document and a heading") << u"视频 细"_qs << u"我的\n 无视频\n"_qs << u"开场 细节"_qs;
    QTest::newRow("words of two headings") << u"数 收"_qs << u"我的\n 无视频\n"_qs << u"收入 数"_qs;
    QTest::newRow("one word missing") << u"访谈 没有"_qs << QString() << QString();
    QTest::newRow("pinyin") << u"wushipin"_qs << u"我的\n 无视频\n"_qs << u"开场 细节 收入 数"_qs;
    QTest::newRow("no word") << u" "_qs
                             << u"外面\n我的\n 访谈\n  2026\n   深处🙂\n  甲 GPT-4\n 无视频\n"_qs
                             << u"开场 细节 收入 数"_qs;
    QTest::newRow("nothing") << u"没有"_qs << QString() << QString();
}

void TestFilter::leaves()
{
    QFETCH(QString, query);
    QFETCH(QString, left);
    QFETCH(QString, headings);
    const Filtered filtered = filter(contents(), outlines(), query.toStdString(), 100);
    QString text;
    for (const Entry& entry : filtered.contents.loose)
        text += QString::fromStdString(entry.title) + QLatin1Char('\n');
    for (const Contents::Root& root : filtered.contents.roots)
        text += QString::fromStdString(root.name) + QLatin1Char('\n') + dump(*root.folder);
    QCOMPARE(text, left);
    QStringList titles;
    for (const auto& [path, outline] : filtered.outlines) {
        for (std::size_t i = 0; i < outline->size(); ++i) {
            titles.append(QString::fromStdString((*outline)[i].title));
            QVERIFY((*outline)[i].above < i || (*outline)[i].above == document::kNoSection);
        }
    }
    QCOMPARE(titles.join(QLatin1Char(' ')), headings);
}

void TestFilter::patternsStay()
{
    Contents all = contents();
    all.roots[0].ignore = {"草稿*", "raw/"};
    all.roots[0].isGone = true;
    const Filtered filtered = filter(all, {}, "深", 100);
    QCOMPARE(filtered.contents.roots.size(), std::size_t{1});
    QCOMPARE(filtered.contents.roots[0].ignore, all.roots[0].ignore);
    QVERIFY(filtered.contents.roots[0].isGone);
}

void TestFilter::notMoreThanAskedFor()
{
    const Filtered filtered = filter(contents(), {}, "我的", 2);
    QCOMPARE(filtered.documents, std::size_t{3});
    std::size_t count = 0;
    filtered.contents.forEachDocument([&count](const Entry&) { ++count; });
    QCOMPARE(count, std::size_t{2});
}

void TestFilter::stopped()
{
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(filter(contents(), {}, "我的", 100, stop.get_token()).documents, std::size_t{0});
}

QTEST_APPLESS_MAIN(TestFilter)
#include "tst_filter.moc"
