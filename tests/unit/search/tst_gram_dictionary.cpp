#include "core/search/gram_dictionary.h"

#include <QtTest>

#include <random>
#include <set>

using namespace zhilan::search;

/// Grams with where their lists are, as bytes and back.
class TestGramDictionary : public QObject
{
    Q_OBJECT

private slots:
    void entries_data();
    void entries();
    void text();
    void damaged();
};

namespace
{

struct Known {
    Gram gram = 0;
    std::uint32_t count = 0;
    std::uint64_t size = 0;
};

/// Many of them begin with the same characters.
std::vector<Known> drawn(int count, std::mt19937& random)
{
    std::set<Gram> grams;
    while (grams.size() < static_cast<std::size_t>(count)) {
        const auto first = static_cast<char32_t>(random() % 3 == 0 ? random() % 0x110000 : 0x4E00 + random() % 20);
        grams.insert(random() % 20 == 0 ? gramOf(first) : gramOf(first, static_cast<char32_t>(random() % 0x110000)));
    }
    std::vector<Known> known;
    for (const Gram gram : grams) {
        const bool rare = random() % 2 == 0;
        known.push_back({gram, static_cast<std::uint32_t>(1 + random() % (rare ? 6 : 2'000'000)),
                         rare ? random() % 9 : random() % (std::uint64_t{1} << 33U)});
    }
    return known;
}

struct Written {
    std::string entries;
    std::string table;

    explicit Written(const std::vector<Known>& known)
    {
        GramDictionaryWriter writer;
        for (const Known& each : known)
            writer.add(each.gram, each.count, each.size);
        entries = writer.entries();
        table = writer.takeTable();
    }
};

} // namespace

void TestGramDictionary::entries_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 63, 64, 65, 1000})
        QTest::addRow("%d", count) << count;
}

void TestGramDictionary::entries()
{
    QFETCH(int, count);
    std::mt19937 random(static_cast<unsigned>(count));
    const std::vector<Known> known = drawn(count, random);
    const Written written(known);
    const GramDictionary dictionary(written.entries, written.table);
    QCOMPARE(dictionary.size(), known.size());
    GramDictionary::Cursor cursor(dictionary);
    std::uint64_t at = 0;
    for (std::size_t i = 0; i < known.size(); ++i, cursor.next()) {
        QVERIFY(!cursor.atEnd());
        QCOMPARE(cursor.term(), known[i].gram);
        const auto found = dictionary.find(known[i].gram);
        QVERIFY(found);
        for (const DictionaryEntry& entry : {*found, cursor.entry()}) {
            QCOMPARE(entry.count, known[i].count);
            QCOMPARE(entry.listBegin, at);
            QCOMPARE(entry.listEnd, at + known[i].size);
        }
        at += known[i].size;
        if (i + 1 == known.size() || known[i + 1].gram > known[i].gram + 1)
            QVERIFY(!dictionary.find(known[i].gram + 1));
    }
    QVERIFY(cursor.atEnd());
    QVERIFY(!dictionary.find(0));
}

void TestGramDictionary::text()
{
    QCOMPARE(gramFrom("中"), gramOf(U'中'));
    QCOMPARE(gramFrom("中a"), gramOf(U'中', U'a'));
    QCOMPARE(gramFrom(gramText(gramOf(0x20000, 0x10FFFF))), gramOf(0x20000, 0x10FFFF));
}

/// Pages are checked before they are read: whatever there is, it comes to an end.
void TestGramDictionary::damaged()
{
    std::mt19937 random(5);
    for (int round = 0; round < 300; ++round) {
        const std::vector<Known> known = drawn(200, random);
        Written written(known);
        for (std::string* const part : {&written.entries, &written.table}) {
            if (random() % 3 == 0)
                part->resize(random() % part->size());
            if (!part->empty())
                (*part)[random() % part->size()] ^= static_cast<char>(1U << random() % 8);
        }
        const GramDictionary dictionary(written.entries, written.table);
        for (const Known& each : known)
            static_cast<void>(dictionary.find(each.gram));
        std::uint64_t read = 0;
        for (GramDictionary::Cursor cursor(dictionary); !cursor.atEnd(); cursor.next())
            ++read;
        QCOMPARE(read, dictionary.size());
    }
}

QTEST_APPLESS_MAIN(TestGramDictionary)
#include "tst_gram_dictionary.moc"
