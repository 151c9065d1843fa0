#include "app/panels/navigation_panel.h"

#include "app/models/library_model.h"
#include "app/models/roles.h"
#include "app/panels/navigation_tree.h"
#include "app/style/style.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace zhilan::panels
{

namespace
{

constexpr int kWidth = 272;
constexpr std::chrono::milliseconds kPatience{300};

bool holds(const std::vector<QPersistentModelIndex>& list, const QModelIndex& index)
{
    return std::find(list.begin(), list.end(), index) != list.end();
}

} // namespace

NavigationPanel::NavigationPanel(models::LibraryModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_tree(new NavigationTree(this))
    , m_title(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_openFolder(new QPushButton(this))
{
    setObjectName(QStringLiteral("navigationPanel"));
    setProperty("ground", QStringLiteral("panel"));
    setAutoFillBackground(true);
    m_title->setProperty("heading", true);
    m_title->setIndent(8);
    m_empty->setProperty("muted", true);
    m_empty->setWordWrap(true);
    m_empty->setMargin(8);
    m_openFolder->setObjectName(QStringLiteral("openFolderButton"));
    m_tree->setModel(model);
    QPalette clear = m_tree->palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    m_tree->setPalette(clear);
    setFocusProxy(m_tree);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 14, 8, 0);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_empty);
    layout->addWidget(m_openFolder, 0, Qt::AlignLeft);
    layout->addWidget(m_tree, 1);

    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, &NavigationPanel::showWhatIsThere);
    m_patience.start();
    connect(m_tree, &NavigationTree::rowActivated, this, &NavigationPanel::activate);
    connect(m_openFolder, &QPushButton::clicked, this, &NavigationPanel::openFolderRequested);
    connect(model, &QAbstractItemModel::modelReset, this, &NavigationPanel::onReset);
    connect(model, &QAbstractItemModel::rowsInserted, this, &NavigationPanel::follow);
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (!m_following) {
            m_closed.emplace_back(index);
            mark();
        }
    });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        if (m_model->canFetchMore(index)) {
            m_model->fetchMore(index);
        }
        if (!m_following) {
            std::erase(m_closed, index);
            std::erase(m_opened, index);
            mark();
        }
    });
    onReset();
    retranslate();
}

void NavigationPanel::activate(const QModelIndex& index)
{
    switch (static_cast<models::ItemKind>(index.data(models::KindRole).toInt())) {
    case models::ItemKind::Folder:
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
        break;
    case models::ItemKind::Document:
        m_tree->expand(index);
        Q_EMIT documentActivated(m_model->pathAt(index));
        break;
    case models::ItemKind::Section:
        Q_EMIT sectionActivated(m_model->pathAt(index), index.data(models::ByteRole).toUInt());
        break;
    case models::ItemKind::Suggestion:
        break;
    }
}

void NavigationPanel::showPlace(const std::filesystem::path& path, document::SectionId section)
{
    m_path = path;
    m_section = section;
    follow();
}

void NavigationPanel::follow()
{
    const QModelIndex place = m_model->indexOfSection(m_path, m_section);
    if (!place.isValid()) {
        m_tree->clearSelection();
        return;
    }
    const QScopedValueRollback following(m_following, true);
    QModelIndexList chain; // outermost first
    for (QModelIndex at = place; at.isValid(); at = at.parent()) {
        chain.prepend(at);
    }
    std::erase_if(m_opened, [this, &chain](const QPersistentModelIndex& index) {
        const bool leave = !chain.contains(index);
        if (leave && index.isValid()) {
            m_tree->collapse(index);
        }
        return leave;
    });
    for (const QModelIndex& index : std::as_const(chain)) {
        if (m_tree->isExpanded(index) || !m_model->hasChildren(index)) {
            continue;
        }
        if (holds(m_closed, index)) {
            break;
        }
        m_tree->expand(index);
        if (index.data(models::KindRole).toInt() == static_cast<int>(models::ItemKind::Section)) {
            m_opened.emplace_back(index);
        }
    }
    const QModelIndex shown = mark();
    // Rows that come in elsewhere do not move what the reader looks at.
    if (m_shown != shown) {
        m_shown = shown;
        m_tree->setCurrentIndex(shown);
        m_tree->scrollTo(shown);
    }
}

/// Marks the place's row, or the closed one that hides it.
QModelIndex NavigationPanel::mark()
{
    QModelIndex shown = m_model->indexOfSection(m_path, m_section);
    for (QModelIndex above = shown.parent(); above.isValid(); above = above.parent()) {
        if (!m_tree->isExpanded(above)) {
            shown = above;
        }
    }
    m_tree->selectionModel()->select(shown, QItemSelectionModel::ClearAndSelect);
    return shown;
}

void NavigationPanel::onReset()
{
    m_opened.clear();
    m_closed.clear();
    showWhatIsThere();
    {
        const QScopedValueRollback following(m_following, true);
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex index = m_model->index(row, 0);
            if (index.data(models::KindRole).toInt() == static_cast<int>(models::ItemKind::Folder)) {
                m_tree->expand(index);
            }
        }
    }
    follow();
}

void NavigationPanel::setReading(bool reading)
{
    m_reading = reading;
    m_patience.start();
    showWhatIsThere();
}

void NavigationPanel::showWhatIsThere()
{
    const bool any = m_model->rowCount() > 0;
    const bool waiting = m_reading && m_patience.isActive();
    m_tree->setVisible(any || waiting);
    m_empty->setVisible(!any && !waiting);
    m_empty->setText(m_reading ? tr("Reading the library…")
                               : tr("No folder is open. Open one with Markdown files, or drop it here."));
    m_openFolder->setVisible(!any && !m_reading);
}

QSize NavigationPanel::sizeHint() const
{
    return {static_cast<int>(kWidth * style::scale(font())), QWidget::sizeHint().height()};
}

void NavigationPanel::retranslate()
{
    m_title->setText(tr("Library"));
    m_tree->setAccessibleName(tr("Library"));
    showWhatIsThere();
    m_openFolder->setText(tr("Open folder…"));
}

void NavigationPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace zhilan::panels
