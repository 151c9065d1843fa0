#include "tests/gui/window/window_fixture.h"

#include "app/tasks/index_service.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDir>
#include <QFile>
#include <QInputMethodEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest/QtTest>

namespace zhilan::tests
{

namespace
{

QByteArray paragraphs(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i) {
        text += "这一段只是为了让文档够长，好让阅读位置有地方可去。Some words in Latin letters stand between them. "
                "𠮷野家也在这里🙂。\n\n";
    }
    return text;
}

QByteArray growth()
{
    return "# 增长的一年\n\n"
           "| 项目 | 内容 |\n|---|---|\n"
           "| 视频链接 | https://www.youtube.com/watch?v=abcdefghijk |\n"
           "| 视频时长 | 1小时00分00秒 |\n\n"
           "## 目录\n\n1. [收入](#收入)\n2. [结语](#结语)\n\n"
           "[邻篇](另一篇.md#第二节) [站外](https://example.org/a?b=c) [坏链接](#没有) [脚本](javascript:alert(1))\n\n"
           "## 开场\n\n" +
           paragraphs(12) + "### 细节\n\n" + paragraphs(6) +
           "## 收入\n\n| 年份 | 收入 |\n|---|---|\n| 2023年 | 1亿美元 |\n| 2024年 | 10亿美元 |\n| 2025年 | "
           "90-100亿美元 |\n\n" +
           paragraphs(10) + "> **甲君**：\"算力就是收入。\"\n\n> **乙君**：\"算力也是成本。\"\n\n" +
           "## 术语表\n\n| 术语 | 解释 |\n|---|---|\n| 算力 | 计算的能力 |\n| 扩散 | 技术传开的过程 |\n\n" +
           paragraphs(8) + "## 结语\n\n" + paragraphs(1) +
           "## 视频章节索引\n\n| 时间 | 标题 |\n|---|---|\n| 0:00 | Opening（开场） |\n| 12:36 | Revenue（收入） |\n";
}

/// The offscreen platform says this of every window; it is none of the program's doing.
bool isPlatformNoise(const QString& text)
{
    return text.contains(QStringLiteral("propagateSizeHints")) ||
           text.contains(QStringLiteral("This plugin does not support")) ||
           text.contains(QStringLiteral("XDG_RUNTIME_DIR"));
}

QStringList& warnings()
{
    static QStringList list;
    return list;
}

void collect(QtMsgType type, const QMessageLogContext& /*context*/, const QString& text)
{
    if (type != QtDebugMsg && type != QtInfoMsg && !isPlatformNoise(text)) {
        warnings().append(text);
    }
}

} // namespace

void startCollectingWarnings()
{
    warnings().clear();
    qInstallMessageHandler(collect);
}

QStringList collectedWarnings()
{
    qInstallMessageHandler(nullptr);
    return warnings();
}

void compose(QWidget* field, const QString& preedit, const QString& text)
{
    QInputMethodEvent composing(preedit, {});
    QApplication::sendEvent(field, &composing);
    if (!text.isEmpty()) {
        QInputMethodEvent done;
        done.setCommitString(text);
        QApplication::sendEvent(field, &done);
    }
}

WindowFixture::WindowFixture()
{
    makeFolder(QStringLiteral("library"));
    write(QStringLiteral("library/增长.md"), growth());
    write(QStringLiteral("library/另一篇.md"),
          "# 另一篇\n\n## 第一节\n\n" + paragraphs(20) + "## 第二节\n\n" + paragraphs(20));
    write(QStringLiteral("library/无视频.md"), "# 无视频\n\n只有一段。\n");
}

QString WindowFixture::path(const QString& name) const
{
    return m_folder.filePath(name);
}

void WindowFixture::makeFolder(const QString& name) const
{
    QVERIFY(QDir(m_folder.path()).mkpath(name));
}

void WindowFixture::write(const QString& name, const QByteArray& bytes) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void WindowFixture::open(const QStringList& files)
{
    close();
    m_store = std::make_unique<shell::SessionStore>(path(QStringLiteral("config")));
    m_language = std::make_unique<shell::Language>(m_store->session().language);
    m_appearance = std::make_unique<shell::Appearance>(*qApp, m_store->session().theme);
    m_window = std::make_unique<shell::MainWindow>(shell::MainWindow::Services{
        *m_store, opener, *m_appearance, *m_language, path(QStringLiteral("library")),
        path(QStringLiteral("library/增长.md")), indexes ? path(QStringLiteral("cache")).toStdString() : std::string(),
        nullptr, isFolder});
    m_window->resize(1300, 800);
    QSignalSpy settled(m_window.get(), &shell::MainWindow::settled);
    m_window->start(files);
    m_window->show();
    QTRY_VERIFY_WITH_TIMEOUT(!settled.isEmpty(), 20000);
}

void WindowFixture::waitForIndex() const
{
    const auto* index = m_window->findChild<tasks::IndexService*>();
    QTRY_COMPARE_WITH_TIMEOUT(index->state().phase, tasks::IndexState::Phase::Idle, 20000);
}

void WindowFixture::close()
{
    if (m_window) {
        m_window->close();
    }
    m_window.reset();
    m_appearance.reset();
    m_language.reset();
    m_store.reset();
}

void WindowFixture::trigger(const char* action) const
{
    auto* found = m_window->findChild<QAction*>(QLatin1String(action));
    QVERIFY2(found != nullptr, action);
    found->trigger();
}

QModelIndex WindowFixture::row(const QString& text) const
{
    const QAbstractItemModel* model = find<QTreeView>("libraryTree")->model();
    const QModelIndexList found =
        model->match(model->index(0, 0), Qt::DisplayRole, text, 1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.value(0);
}

QMenu* WindowFixture::menuOf(const QString& row) const
{
    auto* tree = find<QTreeView>("libraryTree");
    const QModelIndex index = this->row(row);
    tree->scrollTo(index);
    const QPoint at = tree->visualRect(index).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, tree->viewport()->mapToGlobal(at));
    QApplication::sendEvent(tree->viewport(), &event);
    return find<QMenu>("libraryMenu");
}

QString WindowFixture::message() const
{
    const auto* bar = find<QWidget>("messageBar");
    return bar->isVisible()
               ? find<QLabel>("messageText")->text() + QLatin1Char('\n') + find<QLabel>("messageDetail")->text()
               : QString();
}

} // namespace zhilan::tests
