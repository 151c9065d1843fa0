#include "core/search/dictionary.h"

#include <QtTest>

#include <map>
#include <random>

using namespace zhilan::search;

/// Terms with where their lists are, as bytes and back.
class TestDictionary : public QObject
{
    Q_OBJECT

private slots:
    void entries_data();
    void entries();
    void parts_data();
    void parts();
};

namespace
{

/// Terms by what is known of them: count and size of the list.
using Known = std::map<std::string, std::pair<std::uint32_t, std::uint64_t>>;

std::string randomTerm(std::mt19937& random)
{
    static const std::vector<std::string> kLetters{"a", "b", "c", "d", "e", "0", "é", "я", "\x01"};
    std::string term;
    for (auto left = 1 + random() % 9; left > 0; --left)
        term += kLetters[random() % kLetters.size()];
    return term;
}

Known drawn(int count, std::mt19937& random)
{
    Known known;
    while (known.size() < static_cast<std::size_t>(count))
        known[randomTerm(random)] = {1 + random() % 100000, random() % 100000};
    return known;
}

struct Written {
    std::string terms;
    std::string rest;

    explicit Written(const Known& known)
    {
        DictionaryWriter writer;
        for (const auto& [term, list] : known)
            writer.add(term, list.first, list.second);
        terms = writer.terms();
        rest = writer.takeRest();
    }
};

using Terms = std::vector<std::string>;

template <typename Wanted>
Terms termsOf(const Known& known, Wanted&& wanted)
{
    Terms terms;
    for (const auto& each : known) {
        if (wanted(each.first))
            terms.push_back(each.first);
    }
    return terms;
}

} // namespace

void TestDictionary::entries_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 63, 64, 65, 5000})
        QTest::addRow("%d", count) << count;
}

void TestDictionary::entries()
{
    QFETCH(int, count);
    std::mt19937 random(static_cast<unsigned>(count));
    const Known known = drawn(count, random);
    const Written written(known);
    const Dictionary dictionary(written.terms, written.rest);
    QCOMPARE(dictionary.size(), known.size());
    std::uint64_t at = 0;
    for (const auto& [term, list] : known) {
        const auto found = dictionary.find(term);
        QVERIFY(found);
        QCOMPARE(found->term, std::string_view(term));
        QCOMPARE(found->count, list.first);
        QCOMPARE(found->listBegin, at);
        at += list.second;
        QCOMPARE(found->listEnd, at);
        QVERIFY(!dictionary.find(term + "\x02"));
    }
    QVERIFY(!dictionary.find({}));
}

void TestDictionary::parts_data()
{
    QTest::addColumn<int>("count");
    // With 64 blocks of 64 terms there is a filter.
    for (const int count : {0, 1, 64, 4032, 4033, 9000})
        QTest::addRow("%d", count) << count;
}

/// The terms that begin so, and those in which something stands anywhere, are those that a look at each finds.
void TestDictionary::parts()
{
    QFETCH(int, count);
    std::mt19937 random(static_cast<unsigned>(count) + 1);
    const Known known = drawn(count, random);
    const Written written(known);
    const Dictionary dictionary(written.terms, written.rest);
    for (int round = 0; round < 60; ++round) {
        std::string part = randomTerm(random);
        if (!known.empty() && round % 2 == 0) {
            part = std::next(known.begin(), static_cast<std::ptrdiff_t>(random() % known.size()))->first;
            part = part.substr(random() % part.size());
        }
        part.resize(1 + random() % part.size());
        Terms found;
        const auto take = [&](const DictionaryEntry& entry) {
            found.emplace_back(entry.term);
            return entry.count == known.at(found.back()).first;
        };
        dictionary.containing(part, take);
        QCOMPARE(found, termsOf(known, [&](const std::string& term) { return term.find(part) != std::string::npos; }));
        found.clear();
        dictionary.withPrefix(part, take);
        QCOMPARE(found, termsOf(known, [&](const std::string& term) { return term.starts_with(part); }));
        int calls = 0;
        dictionary.containing(part, [&](const DictionaryEntry&) { return ++calls < 2; });
        QVERIFY(calls <= 2);
    }
}

QTEST_APPLESS_MAIN(TestDictionary)
#include "tst_dictionary.moc"
