#include "core/search/byte_chains.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace zhilan::search;

class TestByteChains : public QObject
{
    Q_OBJECT

private slots:
    void empty();
    void growByTurns_data();
    void growByTurns();
};

void TestByteChains::empty()
{
    ByteChains chains;
    ByteChains::Chain chain;
    std::string room = "before";
    QVERIFY(ByteChains::whole(chain, room).empty());
    chains.append(chain, {});
    QCOMPARE(chain.size(), std::size_t{0});
    QVERIFY(ByteChains::whole(chain, room).empty());
}

void TestByteChains::growByTurns_data()
{
    QTest::addColumn<int>("bytesEach"); // that are appended at once, at most
    for (const int bytes : {1, 2, 15, 16, 17, 40, 5000, 20000})
        QTest::addRow("%d", bytes) << bytes;
}

void TestByteChains::growByTurns()
{
    QFETCH(const int, bytesEach);
    constexpr std::size_t kChains = 7;
    constexpr int kTurns = 400; // through slices of every size, and several of the largest
    ByteChains chains;
    std::vector<ByteChains::Chain> all(kChains);
    std::vector<std::string> expected(kChains);
    std::string room;
    for (int turn = 0; turn < kTurns; ++turn) {
        for (std::size_t i = 0; i < kChains; ++i) {
            const std::size_t size =
                (static_cast<std::size_t>(turn) * 31 + i * 7) % static_cast<std::size_t>(bytesEach) + 1;
            std::string bytes;
            for (std::size_t at = 0; at < size; ++at)
                bytes.push_back(static_cast<char>(expected[i].size() * 37 + at * 101 + i));
            chains.append(all[i], bytes);
            expected[i] += bytes;
            QCOMPARE(all[i].size(), expected[i].size());
            if (turn < 50 || turn == kTurns - 1)
                QVERIFY(ByteChains::whole(all[i], room) == expected[i]);
        }
    }
}

QTEST_APPLESS_MAIN(TestByteChains)
#include "tst_byte_chains.moc"
