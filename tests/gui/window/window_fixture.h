#pragma once

#include "app/shell/appearance.h"
#include "app/shell/language.h"
#include "app/shell/main_window.h"
#include "app/shell/session.h"
#include "app/shell/url_opener.h"

#include <QStringList>
#include <QTemporaryDir>

#include <memory>

class QMenu;

namespace zhilan::tests
{

/// Warnings of Qt and of the program, from startCollectingWarnings() on. Collecting ends with the second.
void startCollectingWarnings();
[[nodiscard]] QStringList collectedWarnings();

/// Types as an input method does: what is composed first, then the text.
void compose(QWidget* field, const QString& preedit, const QString& text);

/// Keeps the addresses it is asked for and opens nothing.
class UrlRecorder : public shell::UrlOpener
{
public:
    bool open(const QUrl& url) override
    {
        opened.append(url.toString(QUrl::FullyEncoded));
        return works;
    }

    void reveal(const QUrl& file, std::function<void()> failed) override
    {
        revealed.append(file.toLocalFile());
        if (!works) {
            failed();
        }
    }

    QStringList opened;
    QStringList revealed;
    bool works = true;
};

/// A window with a library, a configuration folder and a recorder of its own.
class WindowFixture
{
public:
    /// Writes the library: 增长.md (table, chapters, quotes, glossary, contents), 另一篇.md, 无视频.md.
    WindowFixture();

    [[nodiscard]] QString path(const QString& name) const;
    void makeFolder(const QString& name) const;
    void write(const QString& name, const QByteArray& bytes) const;

    /// Opens a window, the former one closed. Waits until everything is shown.
    void open(const QStringList& files = {});
    void close();
    /// Waits until the index is up to date.
    void waitForIndex() const;

    [[nodiscard]] shell::MainWindow& window() const { return *m_window; }
    template <typename Widget>
    [[nodiscard]] Widget* find(const char* name) const
    {
        return m_window->findChild<Widget*>(QLatin1String(name));
    }
    void trigger(const char* action) const;
    /// The row of the tree whose text is this; invalid when it is not there.
    [[nodiscard]] QModelIndex row(const QString& text) const;
    /// As a click with the right button on a row of the tree.
    [[nodiscard]] QMenu* menuOf(const QString& row) const;
    [[nodiscard]] QString message() const;

    UrlRecorder opener;
    shell::NamedPaths::IsFolder isFolder; ///< the next window asks it
    bool indexes = true;                  ///< the next window has a folder for its index

private:
    QTemporaryDir m_folder;
    std::unique_ptr<shell::SessionStore> m_store;
    std::unique_ptr<shell::Appearance> m_appearance;
    std::unique_ptr<shell::Language> m_language;
    std::unique_ptr<shell::MainWindow> m_window;
};

} // namespace zhilan::tests
