#pragma once

#include <QMenu>
#include <QObject>
#include <QString>

#include <filesystem>
#include <string>

class QActionGroup;

namespace zhilan::panels
{
class StatusBar;
}

namespace zhilan::shell
{

struct OpenedDocument;
class Navigator;
class SessionStore;

/// Which encoding a document was read in: shown at the window's foot when it is worth a look, and chosen from a menu.
/// The choice is kept for the file.
class EncodingController : public QObject
{
    Q_OBJECT

public:
    /// All of them outlive the controller; the menu belongs to `window`.
    EncodingController(SessionStore& store, Navigator* navigator, panels::StatusBar* status, QWidget* window);

    [[nodiscard]] QMenu* menu() const { return m_menu; }
    void retranslate();

    /// What the reader has chosen for a file: an IANA name, empty for none.
    [[nodiscard]] static std::string encodingOf(const SessionStore& store, const std::filesystem::path& file);

private:
    void choose(const QString& encoding);
    void show(const OpenedDocument& opened);

    SessionStore& m_store;
    Navigator* m_navigator;
    panels::StatusBar* m_status;
    QMenu* m_menu;
    QActionGroup* m_group; ///< an action for each encoding, its name as data; the first finds it out
};

} // namespace zhilan::shell
