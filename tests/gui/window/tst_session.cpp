#include "app/shell/merged_list.h"
#include "app/shell/messages.h"
#include "app/shell/session.h"

#include <QFile>
#include <QLockFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace zhilan::shell;

/// What two windows make of one session file.
class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void eachWritesWhatItChanged();
    void placesStayWithTheirDocuments();
    void listsAreMerged();
    void foldersAreAdopted();
    void fileLost_data();
    void fileLost();
    void notWritten();
    void doesNotWait();
    void recent_data();
    void recent();
    void sets_data();
    void sets();

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(QStringLiteral("config")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SessionTest::eachWritesWhatItChanged()
{
    {
        SessionStore one(folder());
        SessionStore two(folder());
        one.update([](Session& session) { session.theme = ThemeChoice::Dark; });
        two.update([](Session& session) { session.zoom = 1.5; });
        one.flush();
        two.flush();
        one.update([](Session& session) { session.panelWidths = {200, 300}; });
    }
    const SessionStore now(folder());
    QCOMPARE(now.session().theme, ThemeChoice::Dark);
    QCOMPARE(now.session().zoom, 1.5);
    QCOMPARE(now.session().panelWidths, (QList<int>{200, 300}));
}

void SessionTest::placesStayWithTheirDocuments()
{
    {
        SessionStore first(folder());
        first.update([](Session& session) { session.document = QStringLiteral("/库/一.md"); });
    }
    {
        SessionStore one(folder());
        SessionStore two(folder());
        one.update([](Session& session) { session.document = QStringLiteral("/库/二.md"); });
        one.flush();
        two.update([](Session& session) {
            session.position.byte = 77;
            session.folds = {0, 4'000'000'000U};
        });
    }
    const SessionStore now(folder());
    QCOMPARE(now.session().document, QStringLiteral("/库/一.md"));
    QCOMPARE(now.session().position.byte, 77U);
    QCOMPARE(now.session().folds, (QList<uint>{0, 4'000'000'000U}));
}

void SessionTest::listsAreMerged()
{
    {
        SessionStore first(folder());
        first.update([](Session& session) {
            session.folders = {QStringLiteral("/甲"), QStringLiteral("/乙")};
            session.recent = {QStringLiteral("/a.md")};
            session.encodings = {QStringLiteral("GB18030:/a.md")};
        });
    }
    {
        SessionStore one(folder());
        SessionStore two(folder());
        one.update([](Session& session) {
            session.folders = {QStringLiteral("/甲"), QStringLiteral("/乙"), QStringLiteral("/丙🙂")};
            session.recent.prepend(QStringLiteral("/b.md"));
            session.encodings = {QStringLiteral("Big5:/a.md")};
        });
        two.update([](Session& session) {
            session.folders.removeAll(QStringLiteral("/甲"));
            session.recent.prepend(QStringLiteral("/c.md"));
            session.encodings.prepend(QStringLiteral("EUC-KR:/c.md"));
        });
        one.flush();
        two.flush();
    }
    const SessionStore now(folder());
    QCOMPARE(now.session().folders, (QStringList{QStringLiteral("/乙"), QStringLiteral("/丙🙂")}));
    QCOMPARE(now.session().recent,
             (QStringList{QStringLiteral("/c.md"), QStringLiteral("/b.md"), QStringLiteral("/a.md")}));
    QCOMPARE(now.session().encodings, (QStringList{QStringLiteral("EUC-KR:/c.md"), QStringLiteral("Big5:/a.md")}));
}

void SessionTest::foldersAreAdopted()
{
    SessionStore one(folder());
    SessionStore two(folder());
    one.update([](Session& session) { session.folders = {QStringLiteral("/甲"), QStringLiteral("/乙")}; });
    one.flush();
    QSignalSpy adopted(&two, &SessionStore::foldersAdopted);
    two.update([](Session& session) { session.folders.append(QStringLiteral("/丙")); });
    QTRY_COMPARE(adopted.size(), 1);
    QCOMPARE(two.session().folders, (QStringList{QStringLiteral("/甲"), QStringLiteral("/乙"), QStringLiteral("/丙")}));
    // What it has taken over it can remove, and the other follows.
    two.update([](Session& session) { session.folders.removeOne(QStringLiteral("/甲")); });
    two.flush();
    QSignalSpy followed(&one, &SessionStore::foldersAdopted);
    one.update([](Session& session) { session.zoom = 1.25; });
    QTRY_COMPARE(followed.size(), 1);
    QCOMPARE(one.session().folders, (QStringList{QStringLiteral("/乙"), QStringLiteral("/丙")}));
    QCOMPARE(adopted.size(), 1);
}

void SessionTest::fileLost_data()
{
    QTest::addColumn<bool>("isEmptied"); // rather than deleted
    QTest::addColumn<bool>("isChanged"); // something else, afterwards
    QTest::newRow("deleted") << false << false;
    QTest::newRow("deleted, then a change") << false << true;
    QTest::newRow("emptied") << true << false;
    QTest::newRow("emptied, then a change") << true << true;
}

/// Nobody has taken folders out of the library by that.
void SessionTest::fileLost()
{
    QFETCH(bool, isEmptied);
    QFETCH(bool, isChanged);
    const QStringList folders{QStringLiteral("/甲"), QStringLiteral("/乙")};
    {
        SessionStore store(folder());
        store.update([&folders](Session& session) {
            session.folders = folders;
            session.recent = {QStringLiteral("/a.md")};
            session.encodings = {QStringLiteral("Big5:/a.md")};
            session.document = QStringLiteral("/a.md");
            session.position.byte = 77;
            session.theme = ThemeChoice::Dark;
            session.navigationVisible = false;
        });
        store.flush();
        QFile file(folder() + QStringLiteral("/zhilan.ini"));
        if (isEmptied) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        } else {
            QVERIFY(file.remove());
        }
        if (isChanged) {
            store.update([](Session& session) { session.zoom = 1.5; });
            store.flush();
            QCOMPARE(store.session().folders, folders);
        }
    }
    const Session now = SessionStore(folder()).session();
    QCOMPARE(now.folders, folders);
    QCOMPARE(now.recent, QStringList(QStringLiteral("/a.md")));
    QCOMPARE(now.encodings, QStringList(QStringLiteral("Big5:/a.md")));
    QCOMPARE(now.document, QStringLiteral("/a.md"));
    QCOMPARE(now.position.byte, 77U);
    QCOMPARE(now.theme, ThemeChoice::Dark);
    QVERIFY(!now.navigationVisible);
    QCOMPARE(now.zoom, isChanged ? 1.5 : 1.0);
}

void SessionTest::notWritten()
{
    QFile file(folder());
    QVERIFY(file.open(QIODevice::WriteOnly)); // where the folder should be
    file.close();
    SessionStore store(folder());
    QSignalSpy failed(&store, &SessionStore::failed);
    store.update([](Session& session) { session.zoom = 2; });
    store.flush();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.front().front().toString(), folder() + QStringLiteral("/zhilan.ini"));
    const Message message = Messages::notKept(folder(), failed.front().back().value<zhilan::ErrorCode>());
    QVERIFY2(message.text().contains(folder()) && !message.remedy().isEmpty(), qPrintable(message.text()));
    // Said once is enough.
    store.update([](Session& session) { session.zoom = 1; });
    store.flush();
    QCOMPARE(failed.size(), 1);
}

/// Entries are letters.
static void addListColumns()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("mine");
    QTest::addColumn<QString>("theirs");
    QTest::addColumn<QString>("merged");
}

/// For another window that is writing.
void SessionTest::doesNotWait()
{
    const auto kept = [this] {
        return SessionStore(folder()).session().zoom;
    };
    {
        SessionStore store(folder());
        store.update([](Session& session) { session.zoom = 1.25; });
        store.flush();
        QCOMPARE(kept(), 1.25);
        QLockFile other(folder() + QStringLiteral("/session.lock"));
        QVERIFY(other.tryLock(0));
        store.update([](Session& session) { session.zoom = 1.5; });
        store.flush();
        QCOMPARE(kept(), 1.25);
        other.unlock();
        QTRY_COMPARE(kept(), 1.5); // by itself
        store.update([](Session& session) { session.zoom = 1.75; });
    }
    QCOMPARE(kept(), 1.75);
}

void SessionTest::recent_data()
{
    addListColumns();
    QTest::newRow("nothing here") << "ab"
                                  << "ab"
                                  << "cab"
                                  << "cab";
    QTest::newRow("new here") << "ab"
                              << "cab"
                              << "ab"
                              << "cab";
    QTest::newRow("new in both") << "ab"
                                 << "cab"
                                 << "dab"
                                 << "cdab";
    QTest::newRow("used again here") << "abc"
                                     << "cab"
                                     << "dabc"
                                     << "cdab";
    QTest::newRow("used again there") << "abc"
                                      << "dabc"
                                      << "cab"
                                      << "dcab";
    QTest::newRow("removed here") << "abc"
                                  << "ac"
                                  << "dabc"
                                  << "dac";
    QTest::newRow("cleared here") << "ab"
                                  << ""
                                  << "cab"
                                  << "c";
    QTest::newRow("cleared there") << "ab"
                                   << "cab"
                                   << ""
                                   << "c";
    QTest::newRow("pushed out here") << "abcd"
                                     << "eabc"
                                     << "dabc"
                                     << "edab";
    QTest::newRow("too many") << "abcd"
                              << "eabc"
                              << "fabc"
                              << "efab";
}

void SessionTest::recent()
{
    QFETCH(QString, before);
    QFETCH(QString, mine);
    QFETCH(QString, theirs);
    QFETCH(QString, merged);
    const auto list = [](const QString& letters) {
        return letters.split(QString(), Qt::SkipEmptyParts);
    };
    QCOMPARE(mergedRecent({list(before), list(mine), list(theirs)}, 4).join(QString()), merged);
}

void SessionTest::sets_data()
{
    addListColumns();
    QTest::newRow("nothing here") << "ab"
                                  << "ab"
                                  << "abc"
                                  << "abc";
    QTest::newRow("new in both") << "ab"
                                 << "abc"
                                 << "abd"
                                 << "abdc";
    QTest::newRow("the same in both") << "ab"
                                      << "abc"
                                      << "abc"
                                      << "abc";
    QTest::newRow("removed here") << "ab"
                                  << "b"
                                  << "abd"
                                  << "bd";
    QTest::newRow("removed there") << "ab"
                                   << "abc"
                                   << "b"
                                   << "bc";
}

void SessionTest::sets()
{
    QFETCH(QString, before);
    QFETCH(QString, mine);
    QFETCH(QString, theirs);
    QFETCH(QString, merged);
    const auto list = [](const QString& letters) {
        return letters.split(QString(), Qt::SkipEmptyParts);
    };
    QCOMPARE(mergedSet({list(before), list(mine), list(theirs)}).join(QString()), merged);
}

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
