// Heights of a page's blocks that nobody has laid out: their sums, their estimates at any width, their packed form.

#include "app/reader/height_tree.h"
#include "app/reader/prepared_document.h"
#include "core/document/build.h"

#include <QTest>

#include <numeric>

using namespace zhilan;
using namespace zhilan::reader;

class TestHeights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sums_data();
    void sums();
    void askingChangesNothing();
    void groupsFollowTheWidth_data();
    void groupsFollowTheWidth();
    void packedBlocks();
};

namespace
{

std::vector<double> groupsOf(const std::vector<double>& heights, std::size_t group)
{
    std::vector<double> sums((heights.size() + group - 1) / group, 0);
    for (std::size_t i = 0; i < heights.size(); ++i)
        sums[i / group] += heights[i];
    return sums;
}

HeightTree::Estimate these(const std::vector<double>& heights)
{
    return [heights](std::size_t first, std::span<double> out) {
        std::copy_n(heights.begin() + static_cast<std::ptrdiff_t>(first), out.size(), out.begin());
    };
}

/// All kinds of blocks in both scripts, long and short, in each other.
std::string mixedText(int repeats)
{
    std::string text = "# 题目\n\n";
    for (int i = 0; i < repeats; ++i) {
        std::string han;
        for (int k = 0; k < i * 7 % 40; ++k)
            han += "测高度用的文字，";
        text += "## 第" + std::to_string(i) + "节\n\n" + han + "完。\n\n> **某人**：「" + han + "」\n\n- 一\n  - 二 " +
                han + "\n\nEnglish text that goes on for some words, " +
                std::string(static_cast<std::size_t>(i % 9) * 30, 'x') + "\n\n| 甲 | 乙 |\n|---|---|\n| " + han +
                " | 2 |\n\n```\na\nb\n```\n\n---\n\n";
    }
    return text;
}

} // namespace

void TestHeights::sums_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("group");
    for (const int group : {1, 4, 64})
        for (const int count : {1, 2, 3, 7, 8, 64, 65, 100, 1000})
            QTest::addRow("%d by %d", count, group) << count << group;
}

void TestHeights::sums()
{
    QFETCH(int, count);
    QFETCH(int, group);
    std::vector<double> heights;
    for (int i = 0; i < count; ++i)
        heights.push_back(i * 7 % 13 + 1);
    const auto size = heights.size();
    const auto groupSize = static_cast<std::size_t>(group);
    HeightTree tree;
    tree.assign(size, groupSize, groupsOf(heights, groupSize), these(heights));
    for (std::size_t i = 0; i < size; i += 3) {
        heights[i] = static_cast<double>(i % 5 + 20);
        tree.set(i, heights[i]);
    }
    double sum = 0;
    for (std::size_t i = 0; i < size; ++i) {
        QCOMPARE(tree.offset(i), sum);
        QCOMPARE(tree.indexAt(sum), i);
        QCOMPARE(tree.height(i), heights[i]);
        sum += heights[i];
        QCOMPARE(tree.indexAt(sum - 0.5), i);
    }
    QCOMPARE(tree.total(), sum);
    QCOMPARE(tree.offset(size), sum);
    QCOMPARE(tree.indexAt(-5), std::size_t{0});
    QCOMPARE(tree.indexAt(sum + 1000), size - 1);
}

/// A group's height that is not the sum of its blocks' estimates is shared by them: nothing moves when they are looked
/// at, in whatever order.
void TestHeights::askingChangesNothing()
{
    std::vector<double> heights;
    for (int i = 0; i < 300; ++i)
        heights.push_back(i * 7 % 13 + 1);
    std::vector<double> groups = groupsOf(heights, 64);
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i] = std::floor(groups[i] * (i % 2 == 0 ? 1.1 : 0.7));
    const double total = std::accumulate(groups.begin(), groups.end(), 0.0);
    HeightTree tree;
    tree.assign(heights.size(), 64, groups, these(heights));
    QCOMPARE(tree.total(), total);
    for (const std::size_t index : {250U, 3U, 299U, 64U}) {
        const double before = tree.offset(index);
        QVERIFY(tree.height(index) >= 0);
        QCOMPARE(tree.offset(index), before);
        QCOMPARE(tree.total(), total);
    }
    double sum = 0;
    for (std::size_t i = 0; i < heights.size(); ++i) {
        if (i % 64 == 0) {
            QCOMPARE(sum, std::accumulate(groups.begin(), groups.begin() + static_cast<std::ptrdiff_t>(i / 64), 0.0));
        }
        sum += tree.height(i);
    }
    QCOMPARE(sum, total);
}

void TestHeights::groupsFollowTheWidth_data()
{
    QTest::addColumn<double>("zoom");
    QTest::addColumn<double>("column");
    for (const double zoom : {0.5, 1.0, 1.1, 1.7, 3.0})
        for (const double column : {640.0, 560.0, 411.0, 300.0, 200.0, 120.0, 80.0}) {
            if (column * zoom >= 120) // as narrow as a view has it
                QTest::addRow("%.0f at %.1f", column, zoom) << zoom << column * zoom;
        }
}

/// Whatever the width, the page is as high as its blocks' estimates say, within a few of a hundred.
void TestHeights::groupsFollowTheWidth()
{
    QFETCH(double, zoom);
    QFETCH(double, column);
    const auto document = document::fromBytes(mixedText(60), "a.md");
    QVERIFY(document);
    const auto prepared = prepare(*document);
    const BlockStore& blocks = prepared->whole->list.blocks;
    double exact = 0;
    for (const Block& block : blocks)
        exact += estimatedHeight(block, {zoom, column});
    const std::vector<double> groups = prepared->whole->estimates.groups({zoom, column});
    QCOMPARE(groups.size(), (blocks.size() + HeightEstimates::kGroup - 1) / HeightEstimates::kGroup);
    const double sum = std::accumulate(groups.begin(), groups.end(), 0.0);
    const QByteArray off = QByteArray::number(sum / exact);
    QVERIFY2(std::abs(sum / exact - 1) < 0.035, off.constData());
}

void TestHeights::packedBlocks()
{
    Block full{.kind = BlockKind::Summary,
               .level = 200,
               .firstPart = false,
               .lastPart = false,
               .note = true,
               .tight = true,
               .node = 1,
               .first = 2,
               .last = 3,
               .marker = 4,
               .span = {5, 6},
               .ordinal = 7,
               .rows = 8,
               .quote = 9,
               .card = 10,
               .fold = 11,
               .literal = 12,
               .back = 13,
               .left = 220,
               .ems = 14.25,
               .before = 30,
               .padTop = 50,
               .padBottom = 20};
    Block item;
    item.marker = 7;
    item.ordinal = 3;
    Block bullet;
    bullet.marker = 8;
    Block speech;
    speech.quote = 12;
    Block speechInItem = item;
    speechInItem.quote = 13;
    const std::vector<Block> all{Block(), full, item, bullet, speech, speechInItem, Block()};
    const BlockStore store(all);
    QCOMPARE(store.size(), all.size());
    QVERIFY(std::equal(all.begin(), all.end(), store.begin(), store.end()));
    QVERIFY(store.back() == all.back());
    QCOMPARE(store.beginOf(1), 5U);
    full.ems = 1e9F; // more than there is room for
    QVERIFY(BlockStore({full})[0].ems > 10000);
}

QTEST_APPLESS_MAIN(TestHeights)
#include "tst_heights.moc"
