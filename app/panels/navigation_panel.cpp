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

namespace zhilan::panels
{

namespace
{

constexpr int kWidth = 272;

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

    connect(m_tree, &NavigationTree::rowActivated, this, &NavigationPanel::activate);
    connect(m_openFolder, &QPushButton::clicked, this, &NavigationPanel::openFolderRequested);
    connect(model, &QAbstractItemModel::modelReset, this, &NavigationPanel::onReset);
    connect(model, &QAbstractItemModel::rowsInserted, this, &NavigationPanel::follow);
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (!m_following) {
            m_closed.emplace_back(index);
        }
    });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        if (m_model->canFetchMore(index)) {
            m_model->fetchMore(index);
        }
        if (!m_following) {
            std::erase(m_closed, index);
            std::erase(m_opened, index);
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
    QModelIndex shown;
    for (const QModelIndex& index : std::as_const(chain)) {
        shown = index;
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
    if (m_tree->currentIndex() != shown || !m_tree->selectionModel()->isSelected(shown)) {
        m_tree->setCurrentIndex(shown);
    }
    m_tree->scrollTo(shown);
}

void NavigationPanel::onReset()
{
    m_opened.clear();
    m_closed.clear();
    const bool any = m_model->rowCount() > 0;
    m_tree->setVisible(any);
    m_empty->setVisible(!any);
    m_openFolder->setVisible(!any);
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

QSize NavigationPanel::sizeHint() const
{
    return {static_cast<int>(kWidth * style::scale(font())), QWidget::sizeHint().height()};
}

void NavigationPanel::retranslate()
{
    m_title->setText(tr("Library"));
    m_tree->setAccessibleName(tr("Library"));
    m_empty->setText(tr("No folder is open. Open one with Markdown files, or drop it here."));
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
