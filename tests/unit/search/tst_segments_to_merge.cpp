#include "core/search/merge.h"

#include <QtTest>

#include <random>
#include <vector>

using namespace zhilan;
using search::SegmentSize;

/// Which segments are merged, by their sizes alone.
class TestSegmentsToMerge : public QObject
{
    Q_OBJECT

private slots:
    void aloneIsLeft_data();
    void aloneIsLeft();
    void removedForTheMostPart();
    void comesToAnEnd();
};

namespace
{

constexpr std::uint64_t kMegabyte = std::uint64_t{1} << 20U;

/// Merges as long as there is something to merge; how often. What is merged takes a little less room.
int mergeAll(std::vector<SegmentSize>& segments, int most)
{
    for (int merges = 0; merges < most; ++merges) {
        const std::vector<std::size_t> some = search::segmentsToMerge(segments);
        if (some.empty())
            return merges;
        SegmentSize one;
        for (const std::size_t index : some) {
            one.bytes += segments[index].bytes * (segments[index].live + 1) / (segments[index].sections + 1);
            one.live += segments[index].live;
        }
        one.bytes = one.bytes / 100 * 99;
        one.sections = one.live;
        for (auto index = some.rbegin(); index != some.rend(); ++index)
            segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(*index));
        segments.push_back(one);
    }
    return most;
}

} // namespace

void TestSegmentsToMerge::aloneIsLeft_data()
{
    QTest::addColumn<quint64>("megabytes");
    for (const quint64 size : {quint64{1}, quint64{100}, quint64{150}, quint64{189}, quint64{200}, quint64{380}})
        QTest::addRow("%llu", size) << size;
}

/// There is nothing to be gained by making one anew.
void TestSegmentsToMerge::aloneIsLeft()
{
    QFETCH(quint64, megabytes);
    const std::vector<SegmentSize> one{{megabytes * kMegabyte, 1000, 1000}};
    QVERIFY(search::segmentsToMerge(one).empty());
    const std::vector<SegmentSize> beside{{2 * kMegabyte, 10, 10}, {megabytes * kMegabyte, 1000, 1000}};
    QVERIFY(search::segmentsToMerge(beside).size() != 1);
}

void TestSegmentsToMerge::removedForTheMostPart()
{
    const std::vector<SegmentSize> one{{kMegabyte, 1000, 499}};
    QCOMPARE(search::segmentsToMerge(one), std::vector<std::size_t>{0});
}

/// However large they are, with as few merges as one for each of them, and another for each that is removed for the
/// most part.
void TestSegmentsToMerge::comesToAnEnd()
{
    std::mt19937 random(20);
    for (int round = 0; round < 2000; ++round) {
        std::vector<SegmentSize> segments(1 + random() % 40);
        for (SegmentSize& segment : segments) {
            segment.bytes = (std::uint64_t{1} << (random() % 29)) + random() % kMegabyte;
            segment.sections = 1 + random() % 1000;
            segment.live = 1 + random() % segment.sections;
        }
        const int most = 2 * static_cast<int>(segments.size());
        QVERIFY2(mergeAll(segments, most + 1) <= most, qPrintable(QString::number(round)));
    }
}

QTEST_APPLESS_MAIN(TestSegmentsToMerge)
#include "tst_segments_to_merge.moc"
