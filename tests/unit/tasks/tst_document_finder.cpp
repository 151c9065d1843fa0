#include "app/tasks/document_finder.h"
#include "core/document/build.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <utility>

using namespace zhilan;
using tasks::DocumentFinder;

class TestDocumentFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void freedElsewhere();
    void meantInItsSection();
};

/// What is folded for finding is four times as large as the text.
void TestDocumentFinder::freedElsewhere()
{
    const std::string text = "# 题\n\n算力🙂 𠮷野家\n";
    auto built = document::fromBytes(text, "t");
    QVERIFY(built);
    const auto freedOn = std::make_shared<std::atomic<QThread*>>(nullptr);
    std::shared_ptr<const document::Document> document(
        built->get(), [held = *built, freedOn](const document::Document* /*document*/) mutable {
            held.reset();
            *freedOn = QThread::currentThread();
        });
    built->reset();
    const std::weak_ptr<const document::Document> inside = document;
    DocumentFinder finder;
    finder.setDocument(std::move(document));
    QSignalSpy found(&finder, &DocumentFinder::found);
    finder.find("算力");
    QTRY_COMPARE(found.size(), 1);
    QTRY_COMPARE(inside.use_count(), 2L); // the finder, and what it has folded
    finder.setDocument(nullptr);
    QTRY_VERIFY(*freedOn != nullptr);
    QVERIFY(*freedOn != QThread::currentThread());
}

/// The same words in another section are marked, but are not what is meant.
void TestDocumentFinder::meantInItsSection()
{
    const std::string text = "# 题\n\n## 甲\n\n只有别的话。\n\n## 乙\n\n灯塔🙂。\n";
    auto built = document::fromBytes(text, "t");
    QVERIFY(built);
    DocumentFinder finder;
    finder.setDocument(*built);
    QSignalSpy marked(&finder, &DocumentFinder::marked);
    const auto last = [&marked] {
        return marked.back().at(1).value<std::shared_ptr<const DocumentFinder::Marked>>();
    };
    const auto piece = static_cast<std::uint32_t>(text.find("只有"));
    for (const std::string excerpt : {"只有别的话。", ""}) {
        marked.clear();
        finder.mark({{"灯塔"}, piece, excerpt, excerpt.empty() ? ByteSpan{} : ByteSpan{0, 6}});
        QTRY_COMPARE(marked.size(), 1);
        QCOMPARE(last()->spans.size(), std::size_t{1});
        QVERIFY(!last()->meant);
        QCOMPARE(last()->place.begin, piece);
    }
    // The document as a whole, and the section that has it.
    for (const std::uint32_t byte : {0U, static_cast<std::uint32_t>(text.find("## 乙"))}) {
        marked.clear();
        finder.mark({{"灯塔"}, byte, {}, {}});
        QTRY_COMPARE(marked.size(), 1);
        QCOMPARE(last()->meant, std::optional<std::size_t>(0));
    }
}

QTEST_GUILESS_MAIN(TestDocumentFinder)
#include "tst_document_finder.moc"
