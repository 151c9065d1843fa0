#pragma once

#include "core/document/document.h"

#include <QPersistentModelIndex>
#include <QTimer>
#include <QWidget>

#include <filesystem>
#include <vector>

class QLabel;
class QPushButton;

namespace zhilan::models
{
class LibraryModel;
}

namespace zhilan::panels
{

class NavigationTree;

/// The library: folder › document › section.
class NavigationPanel : public QWidget
{
    Q_OBJECT

public:
    /// The model is not owned.
    explicit NavigationPanel(models::LibraryModel* model, QWidget* parent = nullptr);

    /// Marks where the reader is, opening what hides it unless the reader closed that by hand. A section that was
    /// opened for this alone is closed again when the place leaves it.
    void showPlace(const std::filesystem::path& path, document::SectionId section);

    /// The library is being read: that there is nothing in it is said only afterwards.
    void setReading(bool reading);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void documentActivated(const std::filesystem::path& path);
    void sectionActivated(const std::filesystem::path& path, uint byte);
    void openFolderRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void activate(const QModelIndex& index);
    void follow();
    QModelIndex mark();
    void onReset();
    void showWhatIsThere();
    void retranslate();

    models::LibraryModel* m_model;
    NavigationTree* m_tree;
    QLabel* m_title;
    QLabel* m_empty;
    QPushButton* m_openFolder;
    std::filesystem::path m_path;
    document::SectionId m_section = document::kNoSection;
    QPersistentModelIndex m_shown; ///< the row that was last brought into view
    bool m_following = false;
    bool m_reading = true;                       ///< so it begins
    QTimer m_patience;                           ///< until it is said that the library is being read
    std::vector<QPersistentModelIndex> m_opened; ///< sections opened by follow()
    std::vector<QPersistentModelIndex> m_closed; ///< closed by hand
};

} // namespace zhilan::panels
