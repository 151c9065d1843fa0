#include "core/base/byte_span.h"
#include "core/base/diagnostic.h"
#include "core/base/file.h"
#include "core/base/period.h"
#include "core/base/result.h"
#include "core/base/string_map.h"
#include "core/base/text_pool.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace zhilan;
using std::chrono::milliseconds;

class TestBase : public QObject
{
    Q_OBJECT

private slots:
    void parseClock_data();
    void parseClock();
    void formatClock_data();
    void formatClock();
    void clockRoundTrip();
    void isoDates_data();
    void isoDates();
    void midpoint();
    void byteSpan();
    void reads();
    void readsEmpty();
    void missing();
    void folder();
    void pipe();
    void device();
    void unreadable();
    void tooLarge();
    void oddNames();
    void everyCodeHasWords();
    void everyDiagnosticHasAName();
    void textPool();
    void textPoolMoved();
    void hashResistsCollisions();

private:
    [[nodiscard]] std::filesystem::path in(const QByteArray& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name.toStdString();
    }
    std::filesystem::path write(const QByteArray& name, const QByteArray& bytes) const
    {
        const std::filesystem::path path = in(name);
        QFile file(QString::fromStdString(path.native()));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", path.c_str());
        return path;
    }
    QTemporaryDir m_folder;
};

void TestBase::parseClock_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("timeMs"); // -1: none
    const auto row = [](const char* text, int time) {
        QTest::newRow(qPrintable(QStringLiteral("'%1'").arg(QString::fromUtf8(text)))) << QByteArray(text) << time;
    };
    row("0:00", 0);
    row("12:36", 756'000);
    row("00:05", 5000);
    row("108:40", 6'520'000);
    row("1:31:19", 5'479'000);
    row("01:02:03.450", 3'723'450);
    row("01:02:03,450", 3'723'450);
    row("0:00.5", 500);
    row("12：36", 756'000);
    row("1：31：19", 5'479'000);
    row("100:00:00", 360'000'000);
    for (const char* bad : {"",           ":",       "12",     "12:",     ":36",        "12:3",      "12:360", "12:60",
                            "1:60:00",    "1:2:3",   "1:02:3", "1234:00", "1:00:00:00", "12:36 ",    " 12:36", "12:36.",
                            "12:36.4567", "12:36.x", "-1:00",  "a:bc",    "12-36",      "１２:３６", "12:36："})
        row(bad, -1);
}

void TestBase::parseClock()
{
    QFETCH(QByteArray, text);
    QFETCH(int, timeMs);
    const auto time = parseClockTime(text.toStdString());
    QCOMPARE(time ? static_cast<int>(time->count()) : -1, timeMs);
}

void TestBase::formatClock_data()
{
    QTest::addColumn<qint64>("timeMs");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("zero") << qint64(0) << QByteArray("0:00");
    QTest::newRow("seconds") << qint64(5999) << QByteArray("0:05");
    QTest::newRow("minutes") << qint64(756'000) << QByteArray("12:36");
    QTest::newRow("last second of an hour") << qint64(3'599'999) << QByteArray("59:59");
    QTest::newRow("hour") << qint64(3'600'000) << QByteArray("1:00:00");
    QTest::newRow("hours") << qint64(5'479'000) << QByteArray("1:31:19");
    QTest::newRow("days") << qint64(360'000'000) << QByteArray("100:00:00");
    QTest::newRow("negative") << qint64(-1) << QByteArray("0:00");
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << QByteArray("2562047788015:12:55");
}

void TestBase::formatClock()
{
    QFETCH(qint64, timeMs);
    QFETCH(QByteArray, text);
    QCOMPARE(formatClockTime(milliseconds(timeMs)), text.toStdString());
}

void TestBase::clockRoundTrip()
{
    for (int seconds = 0; seconds < 100 * 3600; seconds += 7) {
        const milliseconds time(seconds * 1000LL);
        QCOMPARE(parseClockTime(formatClockTime(time)), std::optional(time));
    }
}

void TestBase::isoDates_data()
{
    QTest::addColumn<int>("year");
    QTest::addColumn<int>("month");
    QTest::addColumn<int>("day");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("usual") << 2026 << 2 << 13 << QByteArray("2026-02-13");
    QTest::newRow("leap day") << 2024 << 2 << 29 << QByteArray("2024-02-29");
    QTest::newRow("before the epoch") << 1969 << 12 << 31 << QByteArray("1969-12-31");
    QTest::newRow("early") << 987 << 1 << 1 << QByteArray("0987-01-01");
    QTest::newRow("far") << 9999 << 12 << 31 << QByteArray("9999-12-31");
}

void TestBase::isoDates()
{
    QFETCH(int, year);
    QFETCH(int, month);
    QFETCH(int, day);
    QFETCH(QByteArray, text);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    QCOMPARE(isoDate(std::chrono::sys_days(date)), text.toStdString());
}

void TestBase::midpoint()
{
    using namespace std::chrono;
    Period year;
    year.start = sys_days{2025y / January / 1};
    year.end = sys_days{2026y / January / 1};
    QCOMPARE(isoDate(year.midpoint()), std::string("2025-07-02"));
    Period day;
    day.start = sys_days{2026y / February / 13};
    day.end = day.start + days{1};
    QCOMPARE(day.midpoint(), day.start);
}

void TestBase::byteSpan()
{
    constexpr ByteSpan span{2, 5};
    static_assert(span.size() == 3);
    static_assert(!span.empty() && ByteSpan{4, 4}.empty());
    static_assert(span.contains(2U) && span.contains(4U) && !span.contains(5U) && !span.contains(1U));
    static_assert(span.contains(ByteSpan{2, 5}) && span.contains(ByteSpan{3, 3}) && !span.contains(ByteSpan{1, 3}));
    QCOMPARE(std::string(span.of("abcdef")), std::string("cde"));
    QVERIFY(ByteSpan{}.of("").empty());
}

void TestBase::reads()
{
    const QByteArray bytes = QByteArray("\xEF\xBB\xBF# 知览\r\n\0𠮷\n", 19);
    const auto read = readFile(write("知览 𠮷.md", bytes));
    QVERIFY(read);
    QCOMPARE(QByteArray::fromStdString(*read), bytes);
}

void TestBase::readsEmpty()
{
    const auto read = readFile(write("empty.md", {}));
    QVERIFY(read);
    QVERIFY(read->empty());
}

void TestBase::missing()
{
    for (const QByteArray& name : {QByteArray("none.md"), QByteArray("none/below.md")}) {
        const auto read = readFile(in(name));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::NotFound);
        QCOMPARE(read.error().detail, in(name).native());
    }
    const auto underFile = readFile(write("plain.md", "x") / "below.md");
    QCOMPARE(underFile.error().code, ErrorCode::NotFound);
    const auto longName = readFile(in(QByteArray(5000, 'a')));
    QCOMPARE(longName.error().code, ErrorCode::NotFound);
    QCOMPARE(readFile({}).error().code, ErrorCode::NotFound);
    QCOMPARE(::symlink("loop.md", in("loop.md").c_str()), 0);
    QCOMPARE(readFile(in("loop.md")).error().code, ErrorCode::BrokenLink);
    QCOMPARE(::symlink("nowhere", in("gone.md").c_str()), 0);
    QCOMPARE(readFile(in("gone.md")).error().code, ErrorCode::BrokenLink);
    QCOMPARE(readFile(in("gone.md") / "below.md").error().code, ErrorCode::NotFound);
}

void TestBase::folder()
{
    const auto read = readFile(m_folder.path().toStdString());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::NotAFile);
}

/// A named pipe that nobody writes to must not be waited for.
void TestBase::pipe()
{
    const auto path = in("pipe.md");
    QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
    const auto read = readFile(path);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::NotAFile);
}

void TestBase::device()
{
    const auto read = readFile("/dev/null");
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::NotAFile);
}

void TestBase::unreadable()
{
    const auto path = write("secret.md", "x");
    QCOMPARE(::chmod(path.c_str(), 0), 0);
    QCOMPARE(::chmod(path.parent_path().c_str(), 0755), 0);
    // Root may read everything, so it becomes nobody for the moment.
    constexpr uid_t kNobody = 65534;
    const bool root = ::geteuid() == 0;
    if (root && ::seteuid(kNobody) != 0)
        QSKIP("root cannot become another user here");
    const auto read = readFile(path);
    if (root)
        QCOMPARE(::seteuid(0), 0);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::PermissionDenied);
    QCOMPARE(read.error().detail, path.native());
}

void TestBase::tooLarge()
{
    const auto path = write("huge.md", {});
    // Sparse: takes no room on the disk.
    QCOMPARE(::truncate(path.c_str(), static_cast<off_t>(kMaxDocumentBytes) + 1), 0);
    const auto read = readFile(path);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::TooLarge);
}

void TestBase::oddNames()
{
    const QByteArray name = "not utf-8 \xFF\xFE.md";
    const auto path = write("x.md", "x").parent_path() / name.toStdString();
    QCOMPARE(::rename(in("x.md").c_str(), path.c_str()), 0);
    const auto read = readFile(path);
    QVERIFY(read);
    QCOMPARE(QByteArray::fromStdString(pathToUtf8(path)).right(name.size()), name);
    QVERIFY(std::filesystem::remove(path));
}

void TestBase::everyCodeHasWords()
{
    std::set<std::string_view> sentences;
    for (const ErrorCode code :
         {ErrorCode::NotFound, ErrorCode::PermissionDenied, ErrorCode::NotAFile, ErrorCode::NotAFolder,
          ErrorCode::ReadFailed, ErrorCode::TooLarge, ErrorCode::OutOfMemory, ErrorCode::BinaryFile,
          ErrorCode::UnknownFormat, ErrorCode::Damaged, ErrorCode::OtherVersion, ErrorCode::Locked, ErrorCode::NoSpace,
          ErrorCode::WriteFailed, ErrorCode::Cancelled, ErrorCode::BrokenLink}) {
        QVERIFY(!describe(code).empty());
        QVERIFY(!remedy(code).empty());
        QVERIFY(sentences.insert(describe(code)).second);
    }
    const Result<int> failed = fail(ErrorCode::NotFound, "a");
    QCOMPARE(failed.error(), (Error{ErrorCode::NotFound, "a"}));
}

void TestBase::everyDiagnosticHasAName()
{
    std::set<std::string> names;
    for (const DiagnosticCode code :
         {DiagnosticCode::UndecodableBytes, DiagnosticCode::BrokenLink, DiagnosticCode::DuplicateAnchor,
          DiagnosticCode::UnreadNumber, DiagnosticCode::ChaptersOutOfOrder, DiagnosticCode::TableRowWidth,
          DiagnosticCode::NestingTooDeep, DiagnosticCode::TimeMismatch, DiagnosticCode::UnreadCue,
          DiagnosticCode::UnreadChapter}) {
        const std::string name = diagnosticName(code);
        QVERIFY(!name.empty());
        QVERIFY(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos);
        QVERIFY(names.insert(name).second);
    }
}

/// Texts of all lengths stay what they were, wherever the pool puts them.
void TestBase::textPool()
{
    TextPool pool;
    std::vector<std::string> written;
    std::vector<std::string_view> kept;
    for (std::size_t i = 0; i < 3000; ++i) {
        written.push_back(std::to_string(i) + std::string(i * i % 331, 'a') + "知览 🎬");
        kept.push_back(pool.keep(written.back()));
    }
    written.emplace_back(100'000, 'b');
    kept.push_back(pool.keep(written.back()));
    written.emplace_back("c");
    kept.push_back(pool.keep(written.back()));
    for (std::size_t i = 0; i < written.size(); ++i) {
        QCOMPARE(kept[i], std::string_view(written[i]));
        QVERIFY(kept[i].data() != written[i].data());
    }
    QVERIFY(pool.keep("").empty());
}

/// Views outlive the pool that made them where another has taken its texts over; and a pool that was moved from can be
/// used again.
void TestBase::textPoolMoved()
{
    auto first = std::make_unique<TextPool>();
    const std::string_view one = first->keep("one");
    TextPool second(std::move(*first));
    const std::string_view two = first->keep("two");
    const std::string_view three = second.keep("three");
    second.take(std::move(*first));
    const std::string_view four = first->keep("four");
    TextPool third;
    third.take(std::move(*first));
    third = [&third, &second] {
        TextPool both = std::move(second);
        both.take(std::move(third));
        return both;
    }();
    first.reset();
    const std::string_view five = third.keep("five");
    QCOMPARE(one, std::string_view("one"));
    QCOMPARE(two, std::string_view("two"));
    QCOMPARE(three, std::string_view("three"));
    QCOMPARE(four, std::string_view("four"));
    QCOMPARE(five, std::string_view("five"));
}

/// Two words of eight bytes that the hash of libstdc++ (MurmurHash64A with a fixed seed) cannot tell from others made
/// the same way: the second word undoes what the first did.
std::string collidingKey(std::uint64_t first)
{
    constexpr std::uint64_t kFactor = 0xc6a4a7935bd1e995U;
    constexpr std::uint64_t kSeed = 0xc70f6907U;
    std::uint64_t inverse = kFactor; // modulo 2^64, by Newton's method
    for (int i = 0; i < 6; ++i)
        inverse *= 2 - kFactor * inverse;
    const auto mixed = [](std::uint64_t word) {
        word *= kFactor;
        return (word ^ (word >> 47U)) * kFactor;
    };
    const std::uint64_t state = ((kSeed ^ (16 * kFactor)) ^ mixed(first)) * kFactor;
    std::uint64_t second = state * inverse;
    second = (second ^ (second >> 47U)) * inverse;
    std::string key(16, '\0');
    std::memcpy(key.data(), &first, sizeof first);
    std::memcpy(key.data() + sizeof first, &second, sizeof second);
    return key;
}

void TestBase::hashResistsCollisions()
{
    std::set<std::size_t> standard;
    std::set<std::size_t> ours;
    for (std::uint64_t i = 0; i < 1000; ++i) {
        const std::string key = collidingKey(i);
        standard.insert(std::hash<std::string>()(key));
        ours.insert(StringHash()(key));
    }
#ifdef __GLIBCXX__
    QCOMPARE(standard.size(), std::size_t{1}); // or the keys say nothing
#endif
    QVERIFY(ours.size() > 990);
    QCOMPARE(StringHash()("知览"), StringHash()(std::string("知览")));
}

QTEST_APPLESS_MAIN(TestBase)
#include "tst_base.moc"
