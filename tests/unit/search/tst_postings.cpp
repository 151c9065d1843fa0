#include "core/search/postings.h"
#include "core/search/prefix_code.h"

#include <QtTest>

#include <array>
#include <random>

using namespace zhilan::search;

/// Numbers and lists of sections as bytes and back.
class TestPostings : public QObject
{
    Q_OBJECT

private slots:
    void bits();
    void prefixCode();
    void lengths();
    void lists_data();
    void lists();
    void damaged();
};

namespace
{

struct Posting {
    SectionNumber section = 0;
    Tag tag = 0;
    std::vector<Place> places;

    friend bool operator==(const Posting&, const Posting&) = default;
};

} // namespace

void TestPostings::bits()
{
    std::mt19937 random(1);
    std::vector<std::pair<std::uint32_t, unsigned>> numbers;
    for (unsigned i = 0; i < 1000; ++i) {
        const unsigned width = i % 33;
        numbers.emplace_back(static_cast<std::uint32_t>(random() & ((std::uint64_t{1} << width) - 1)), width);
    }
    std::string bytes = "before";
    BitWriter writer;
    for (const auto& [value, width] : numbers)
        writer.put(bytes, value, width);
    writer.finish(bytes);
    BitReader reader(bytes, 6);
    for (const auto& [value, width] : numbers)
        QCOMPARE(reader.get(width), value);
    reader.skip(8);
    QVERIFY(reader.atEnd());
    QCOMPARE(reader.get(32), 0U);
}

void TestPostings::prefixCode()
{
    static constexpr PrefixCode<6> kCode({1, 3, 8, 3, 4, 8});
    const std::vector<std::size_t> symbols{0, 5, 1, 0, 2, 3, 4, 4, 0, 5, 5, 2};
    std::string bytes;
    BitWriter writer;
    for (const std::size_t symbol : symbols)
        kCode.put(writer, bytes, symbol);
    writer.finish(bytes);
    QCOMPARE(bytes.size(), (3 * 1 + 2 * 3 + 2 * 4 + 5 * 8 + 7) / 8);
    BitReader reader(bytes, 0);
    for (const std::size_t symbol : symbols) {
        const auto read = kCode.read(reader.peek());
        QCOMPARE(std::size_t{read.symbol}, symbol);
        reader.skip(read.length);
    }
}

void TestPostings::lengths()
{
    for (std::uint32_t length = 0; length < 5'000'000; length += 1 + length / 50) {
        QVERIFY(longestOf(lengthClass(length)) >= length);
        QVERIFY(std::abs(lengthOf(lengthClass(length)) - length) <= 0.05 * length + 0.5);
    }
}

void TestPostings::lists_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("furthest"); ///< between two sections
    QTest::addColumn<int>("longest");  ///< section
    for (const int count : {1, 2, 7, 8, 127, 128, 129, 1000}) {
        QTest::addRow("%d, dense", count) << count << 1 << 3;
        QTest::addRow("%d, in a row now and then", count) << count << 2 << 200;
        QTest::addRow("%d, far apart", count) << count << 5'000 << 100'000;
        QTest::addRow("%d", count) << count << 40 << 900;
    }
}

namespace
{

/// A list drawn at random; some sections far behind all others.
struct Drawn {
    std::vector<Posting> postings;
    std::string lengths;
    std::string bytes;

    Drawn(Places kind, int count, int furthest, int longest, std::mt19937& random)
    {
        const auto below = [&random](int end) {
            return static_cast<std::uint32_t>(random() % static_cast<unsigned>(end));
        };
        SectionNumber section = below(furthest);
        for (int i = 0; i < count; ++i) {
            Posting posting{section, static_cast<Tag>(1 + below(255)), {}};
            const std::uint32_t length = 1 + below(longest);
            const std::uint32_t most = below(3) == 0 ? length : 1 + below(30);
            for (std::uint32_t at = below(static_cast<int>(length));
                 at < length && kind != Places::None && posting.places.size() < most;
                 at += 1 + below(static_cast<int>(length / most + 1)))
                posting.places.push_back(kind == Places::At ? Place{at, Gap::Other, false}
                                                            : Place{at, static_cast<Gap>(below(3)), below(2) == 0});
            if (kind != Places::None) {
                const auto times = static_cast<std::uint32_t>(posting.places.size());
                const bool inHeading = below(2) == 0;
                posting.tag =
                    weightOf(inHeading && below(3) == 0 ? 1 + below(static_cast<int>(times))
                                                        : times + below(2) * below(static_cast<int>(times + 1)),
                             inHeading);
            }
            lengths.resize(section + 1);
            lengths[section] = static_cast<char>(lengthClass(length));
            postings.push_back(std::move(posting));
            section += 1 + below(furthest) + (below(100) == 0 ? below(200'000) : 0);
        }
        PostingsWriter writer(kind, static_cast<std::uint32_t>(lengths.size()));
        for (const Posting& posting : postings) {
            writer.add(posting.section, static_cast<LengthClass>(lengths[posting.section]), posting.tag);
            for (const Place& place : posting.places)
                writer.addPlace(place);
        }
        writer.finish(bytes);
    }
};

} // namespace

void TestPostings::lists()
{
    QFETCH(int, count);
    QFETCH(int, furthest);
    QFETCH(int, longest);
    std::mt19937 random(static_cast<unsigned>(count * furthest + longest));
    const auto below = [&random](int end) {
        return static_cast<std::uint32_t>(random() % static_cast<unsigned>(end));
    };
    for (const Places kind : {Places::None, Places::At, Places::AtWithGaps}) {
        const Drawn drawn(kind, count, furthest, longest, random);
        const std::vector<Posting>& postings = drawn.postings;

        std::vector<Posting> read;
        Postings list(drawn.bytes, static_cast<std::uint32_t>(count), kind, drawn.lengths);
        while (list.next()) {
            read.push_back({list.section(), list.tag(), {}});
            list.places(read.back().places);
        }
        QVERIFY(read == postings);

        // By leaps, asking for the places of some.
        Postings sought(drawn.bytes, static_cast<std::uint32_t>(count), kind, drawn.lengths);
        for (std::size_t i = below(3); i < postings.size(); i += 1 + below(200)) {
            const SectionNumber before = i > 0 ? postings[i - 1].section + 1 : 0;
            const auto target = before + below(static_cast<int>(postings[i].section - before + 1));
            QVERIFY(sought.seek(target));
            QCOMPARE(sought.section(), postings[i].section);
            QCOMPARE(sought.tag(), postings[i].tag);
            std::vector<Place> places;
            for (int twice = 0; twice < 2 && below(2) == 0; ++twice) {
                sought.places(places);
                QVERIFY(places == postings[i].places);
            }
        }
        QVERIFY(!sought.seek(postings.back().section + 1));
    }
}

void TestPostings::damaged()
{
    // Pages are checked before they are read: this is for errors of our own. Whatever there is, it comes to an end.
    std::mt19937 random(7);
    for (int round = 0; round < 600; ++round) {
        const auto kind = static_cast<Places>(round % 3);
        const int count = std::array{1, 5, 100, 300}[static_cast<std::size_t>(round / 3) % 4];
        Drawn drawn(kind, count, 20, 300, random);
        const std::size_t table = count > 128 ? 8 * static_cast<std::size_t>((count + 127) / 128) : 0;
        if (round % 2 == 0)
            drawn.bytes.resize(table + random() % (drawn.bytes.size() - table + 1));
        for (int flips = 0; flips < 3 && drawn.bytes.size() > table; ++flips)
            drawn.bytes[table + random() % (drawn.bytes.size() - table)] ^= static_cast<char>(1U << random() % 8);
        Postings list(drawn.bytes, static_cast<std::uint32_t>(count), kind, drawn.lengths);
        std::vector<Place> places;
        int read = 0;
        for (; list.next(); ++read) {
            list.places(places);
            QVERIFY(places.size() <= drawn.bytes.size() * 8 + 64); // those that are at hand behind the end are zeros
        }
        QCOMPARE(read, count);
    }
}

QTEST_APPLESS_MAIN(TestPostings)
#include "tst_postings.moc"
