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

QTEST_GUILESS_MAIN(TestDocumentFinder)
#include "tst_document_finder.moc"
