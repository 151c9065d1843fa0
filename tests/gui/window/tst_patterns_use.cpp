#include "core/library/cache_folder.h"
#include "core/library/refresh.h"
#include "tests/gui/window/window_fixture.h"

#include <QAction>
#include <QDialog>
#include <QMenu>
#include <QPlainTextEdit>
#include <QtTest/QtTest>

#include <memory>
#include <string>
#include <vector>

using namespace zhilan;
using namespace zhilan::tests;

namespace
{

constexpr int kPatience = 20000;

} // namespace

/// Patterns of what is passed over in a folder, while another process gives others.
class PatternsUseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void shownInTheTree();
    void openDialog();
    void cancelled();

private:
    using Patterns = std::vector<std::string>;

    [[nodiscard]] library::Store store() const
    {
        return library::storeOf(m_f->path(QStringLiteral("cache")).toStdString(),
                                m_f->path(QStringLiteral("库")).toStdString());
    }
    /// By another process; none of them concerns a file that there is.
    void give(const Patterns& patterns) const
    {
        library::RefreshOptions options;
        options.ignore = patterns;
        const auto refreshed = library::refresh(store(), options);
        QVERIFY(refreshed);
        QCOMPARE(refreshed->removed + refreshed->changed, std::uint64_t{0});
    }
    void ask() const
    {
        QMenu* menu = m_f->menuOf(u"库"_qs);
        menu->findChild<QAction*>(QStringLiteral("ignoreInFolder"))->trigger();
        menu->close();
        QTRY_VERIFY(m_f->find<QDialog>("ignoreDialog") != nullptr);
    }

    std::unique_ptr<WindowFixture> m_f;
};

void PatternsUseTest::init()
{
    startCollectingWarnings();
    m_f = std::make_unique<WindowFixture>();
    m_f->makeFolder(QStringLiteral("库"));
    m_f->write(QStringLiteral("库/甲.md"), "# 甲文\n");
    m_f->open({m_f->path(QStringLiteral("库"))});
    m_f->find<QAction>("languageEnglish")->trigger();
    m_f->waitForIndex();
    QTRY_VERIFY(m_f->row(u"库"_qs).isValid());
}

void PatternsUseTest::cleanup()
{
    m_f.reset();
    const QStringList collected = collectedWarnings();
    QVERIFY2(collected.isEmpty(), qPrintable(collected.join(QLatin1Char('\n'))));
}

void PatternsUseTest::shownInTheTree()
{
    for (const char* pattern : {"草稿*", "raw"}) {
        give({pattern});
        QTRY_VERIFY_WITH_TIMEOUT(m_f->row(u"库"_qs)
                                     .data(Qt::ToolTipRole)
                                     .toString()
                                     .endsWith(QStringLiteral("Ignored: ") + QString::fromUtf8(pattern)),
                                 kPatience);
        m_f->waitForIndex();
    }
}

/// What the reader has written in it meanwhile is kept, as is what the other process gives.
void PatternsUseTest::openDialog()
{
    ask();
    auto* edit = m_f->find<QPlainTextEdit>("ignorePatterns");
    QCOMPARE(edit->toPlainText(), QString());
    give({"草稿*", "raw"});
    QTRY_COMPARE_WITH_TIMEOUT(edit->toPlainText(), u"草稿*\nraw"_qs, kPatience);
    edit->setPlainText(u"raw\n附件"_qs);
    give({"草稿*", "raw", "别的"});
    QTRY_COMPARE_WITH_TIMEOUT(edit->toPlainText(), u"raw\n别的\n附件"_qs, kPatience);
    m_f->waitForIndex();
    m_f->find<QDialog>("ignoreDialog")->accept();
    QTRY_VERIFY_WITH_TIMEOUT((library::rememberedPatterns(store()) == Patterns{"raw", "别的", "附件"}), kPatience);
}

void PatternsUseTest::cancelled()
{
    ask();
    auto* edit = m_f->find<QPlainTextEdit>("ignorePatterns");
    give({"草稿*"});
    QTRY_COMPARE_WITH_TIMEOUT(edit->toPlainText(), u"草稿*"_qs, kPatience);
    edit->setPlainText(u"raw"_qs);
    m_f->find<QDialog>("ignoreDialog")->reject();
    QTRY_VERIFY(m_f->find<QDialog>("ignoreDialog") == nullptr);
    m_f->write(QStringLiteral("库/新.md"), "# 新文\n");
    QTRY_VERIFY_WITH_TIMEOUT(m_f->row(u"新文"_qs).isValid(), kPatience);
    m_f->waitForIndex();
    QVERIFY(library::rememberedPatterns(store()) == Patterns{"草稿*"});
}

QTEST_MAIN(PatternsUseTest)
#include "tst_patterns_use.moc"
