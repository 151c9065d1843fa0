#include "core/search/postings.h"

#include <QtTest>

#include <random>

using namespace zhilan::search;

/// Numbers and lists of sections as bytes and back.
class TestPostings : public QObject
{
    Q_OBJECT

private slots:
    void numbers_data();
    void numbers();
    void lengths();
    void lists_data();
    void lists();
};

namespace
{

struct Posting {
    SectionNumber section = 0;
    Tag tag = 0;
    std::vector<Place> places;

    friend bool operator==(const Posting&, const Posting&) = default;
};

using Numbers = std::vector<std::uint32_t>;

} // namespace

void TestPostings::numbers_data()
{
    QTest::addColumn<Numbers>("numbers");
    QTest::newRow("none") << Numbers{};
    QTest::newRow("one") << Numbers{0};
    QTest::newRow("largest") << Numbers{0xFFFFFFFFU};
    QTest::newRow("all zero") << Numbers(128, 0);
    QTest::newRow("all largest") << Numbers(128, 0xFFFFFFFFU);
    QTest::newRow("alike") << Numbers(255, 77);
    Numbers exception(128, 3);
    exception[127] = 0xFFFFFFFFU;
    exception[0] = 1U << 20U;
    QTest::newRow("a few great ones") << exception;
    Numbers growing;
    for (unsigned i = 0; i < 100; ++i)
        growing.push_back(1U << (i % 32));
    QTest::newRow("every width") << growing;
}

void TestPostings::numbers()
{
    QFETCH(Numbers, numbers);
    std::string bytes = "before";
    packNumbers(bytes, numbers.data(), numbers.size());
    const std::size_t end = bytes.size();
    bytes += "after";
    Numbers back(numbers.size());
    QCOMPARE(unpackNumbers(bytes, 6, back.data(), back.size()), end);
    QCOMPARE(back, numbers);
    QVERIFY(end - 6 <= 1 + numbers.size() * 4);
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
    for (const int count : {1, 2, 127, 128, 129, 1000}) {
        QTest::addRow("%d, dense", count) << count << 1 << 3;
        QTest::addRow("%d, far apart", count) << count << 5'000 << 100'000;
        QTest::addRow("%d", count) << count << 40 << 900;
    }
}

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
        std::vector<Posting> postings;
        std::string lengths;
        PostingsWriter writer(kind);
        SectionNumber section = below(furthest);
        for (int i = 0; i < count; ++i) {
            Posting posting{section, static_cast<Tag>(kind == Places::None ? 1 + below(255) : below(16)), {}};
            const std::uint32_t length = 1 + below(longest);
            for (std::uint32_t at = below(static_cast<int>(length)); at < length && kind != Places::None;
                 at += 1 + below(static_cast<int>(length)))
                posting.places.push_back(kind == Places::At ? Place{at, Gap::Other, false}
                                                            : Place{at, static_cast<Gap>(below(3)), below(2) == 0});
            lengths.resize(section + 1);
            lengths[section] = static_cast<char>(lengthClass(length));
            writer.add(section, lengthClass(length), posting.tag, posting.places);
            postings.push_back(std::move(posting));
            section += 1 + below(furthest);
        }
        QCOMPARE(writer.count(), static_cast<std::uint32_t>(count));
        std::string bytes;
        writer.finish(bytes);

        std::vector<Posting> read;
        Postings list(bytes, static_cast<std::uint32_t>(count), kind, lengths);
        while (list.next()) {
            read.push_back({list.section(), list.tag(), {}});
            list.places(read.back().places);
        }
        QVERIFY(read == postings);

        // By leaps, asking for the places of some.
        Postings sought(bytes, static_cast<std::uint32_t>(count), kind, lengths);
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

QTEST_APPLESS_MAIN(TestPostings)
#include "tst_postings.moc"
