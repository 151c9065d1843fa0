#include "app/panels/navigation_panel.h"

#include "app/models/fold_filter_model.h"
#include "app/models/library_model.h"
#include "app/models/roles.h"
#include "app/panels/navigation_tree.h"
#include "app/panels/problems_card.h"
#include "app/style/style.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QToolButton>
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
    , m_filtered(new models::FoldFilterModel(this, models::FoldFilterModel::Shape::Tree))
    , m_tree(new NavigationTree(this))
    , m_title(new QLabel(this))
    , m_badge(new QToolButton(this))
    , m_field(new QLineEdit(this))
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
    m_filtered->setSourceModel(model);
    m_tree->setModel(m_filtered);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_badge->setObjectName(QStringLiteral("libraryProblems"));
    m_badge->setAutoRaise(true);
    m_badge->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    style::setSmallFont(m_badge);
    m_badge->hide();
    m_field->setObjectName(QStringLiteral("libraryFilter"));
    m_field->setClearButtonEnabled(true);
    m_field->setTextMargins(6, 0, 6, 0);
    m_field->installEventFilter(this);
    QPalette clear = m_tree->palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    m_tree->setPalette(clear);
    setFocusProxy(m_tree);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 14, 8, 0);
    layout->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(m_title, 1);
    head->addWidget(m_badge);
    layout->addLayout(head);
    layout->addWidget(m_field);
    layout->addWidget(m_empty);
    layout->addWidget(m_openFolder, 0, Qt::AlignLeft);
    layout->addWidget(m_tree, 1);
    layout->addStretch(0); // what is said instead of the tree stays at the top

    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, &NavigationPanel::showWhatIsThere);
    m_patience.start();
    connect(m_tree, &NavigationTree::rowActivated, this, &NavigationPanel::activate);
    connect(m_openFolder, &QPushButton::clicked, this, &NavigationPanel::openFolderRequested);
    connect(m_field, &QLineEdit::textChanged, this, &NavigationPanel::filter);
    connect(m_badge, &QToolButton::clicked, this, &NavigationPanel::showProblems);
    connect(m_tree, &QWidget::customContextMenuRequested, this, [this](const QPoint& place) {
        if (const QModelIndex index = m_tree->indexAt(place); index.isValid()) {
            Q_EMIT menuRequested(m_filtered->mapToSource(index), m_tree->viewport()->mapToGlobal(place));
        }
    });
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &NavigationPanel::keepOpened);
    connect(m_filtered, &QAbstractItemModel::modelReset, this, &NavigationPanel::onReset);
    connect(m_filtered, &QAbstractItemModel::rowsInserted, this, &NavigationPanel::follow);
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (!m_following) {
            m_closed.emplace_back(m_filtered->mapToSource(index));
            mark();
        }
    });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        const QModelIndex source = m_filtered->mapToSource(index);
        if (m_model->canFetchMore(source)) {
            m_model->fetchMore(source);
        }
        if (!m_following) {
            std::erase(m_closed, source);
            std::erase(m_opened, source);
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
        Q_EMIT documentActivated(m_model->pathAt(m_filtered->mapToSource(index)));
        break;
    case models::ItemKind::Section:
        Q_EMIT sectionActivated(m_model->pathAt(m_filtered->mapToSource(index)), index.data(models::ByteRole).toUInt());
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
            setOpen(index, false);
        }
        return leave;
    });
    for (const QModelIndex& index : std::as_const(chain)) {
        if (isOpen(index) || !m_model->hasChildren(index)) {
            continue;
        }
        if (holds(m_closed, index)) {
            break;
        }
        setOpen(index, true);
        if (index.data(models::KindRole).toInt() == static_cast<int>(models::ItemKind::Section)) {
            m_opened.emplace_back(index);
        }
    }
    const QModelIndex shown = mark();
    // Rows that come in elsewhere do not move what the reader looks at.
    if (m_shown != shown) {
        m_shown = shown;
        m_tree->setCurrentIndex(shown);
        m_tree->reveal(shown);
    }
}

/// Marks the place's row, or the closed one that hides it.
QModelIndex NavigationPanel::mark()
{
    QModelIndex shown = this->shown(m_model->indexOfSection(m_path, m_section));
    for (QModelIndex above = shown.parent(); above.isValid(); above = above.parent()) {
        if (!m_tree->isExpanded(above)) {
            shown = above;
        }
    }
    m_tree->selectionModel()->select(shown, QItemSelectionModel::ClearAndSelect);
    return shown;
}

QModelIndex NavigationPanel::shown(const QModelIndex& index) const
{
    return m_filtered->sourceModel() == nullptr ? QModelIndex() : m_filtered->mapFromSource(index);
}

bool NavigationPanel::isOpen(const QModelIndex& index) const
{
    return m_tree->isExpanded(shown(index));
}

void NavigationPanel::setOpen(const QModelIndex& index, bool open)
{
    m_tree->setExpanded(shown(index), open);
}

/// What is open, by path: the rows themselves do not outlive a reset.
void NavigationPanel::keepOpened()
{
    if (m_filtered->isFiltering()) {
        return; // what was open before counts
    }
    m_kept.clear();
    std::vector<QModelIndex> open{QModelIndex()};
    while (!open.empty()) {
        const QModelIndex parent = open.back();
        open.pop_back();
        for (int row = 0; row < m_filtered->rowCount(parent); ++row) {
            const QModelIndex index = m_filtered->index(row, 0, parent);
            const bool isSection = index.data(models::KindRole).toInt() == static_cast<int>(models::ItemKind::Section);
            if (!isSection && m_tree->isExpanded(index)) {
                m_kept.insert(index.data(models::PathRole).toString());
                open.push_back(index);
            }
        }
    }
    m_scroll = m_tree->verticalScrollBar()->value();
}

/// Opens the folders that were open, the outermost ones when they are new, and all that hold what the filter leaves.
void NavigationPanel::openFolders(const QModelIndex& parent)
{
    std::vector<QModelIndex> open{parent};
    while (!open.empty()) {
        const QModelIndex above = open.back();
        open.pop_back();
        for (int row = 0; row < m_filtered->rowCount(above); ++row) {
            const QModelIndex index = m_filtered->index(row, 0, above);
            const auto kind = static_cast<models::ItemKind>(index.data(models::KindRole).toInt());
            const QString path = index.data(models::PathRole).toString();
            if (kind == models::ItemKind::Section) {
                continue;
            }
            const bool isRoot = !above.isValid() && kind == models::ItemKind::Folder;
            const bool isNew = isRoot && !m_known.contains(path);
            if (isRoot) {
                m_known.insert(path);
            }
            const bool byFilter = m_filtered->isFiltering() && kind == models::ItemKind::Folder;
            if (isNew || byFilter || (!m_filtered->isFiltering() && m_kept.contains(path))) {
                m_tree->expand(index);
                if (kind == models::ItemKind::Folder) {
                    open.push_back(index);
                }
            }
        }
    }
}

void NavigationPanel::filter(const QString& query)
{
    keepOpened();
    m_filtered->setQuery(query);
}

void NavigationPanel::onReset()
{
    if (m_filtered->sourceModel() == nullptr) {
        return; // between two filters
    }
    m_opened.clear();
    m_closed.clear();
    showWhatIsThere();
    {
        const QScopedValueRollback following(m_following, true);
        openFolders({});
    }
    if (m_filtered->isFiltering()) {
        mark();
        return;
    }
    m_tree->verticalScrollBar()->setValue(m_scroll);
    follow();
}

void NavigationPanel::setProblems(const std::vector<Problem>& problems)
{
    m_problems = problems;
    m_badge->setVisible(!problems.empty());
    const QString text = tr("%n problem(s)", nullptr, static_cast<int>(problems.size()));
    m_badge->setText(text);
    m_badge->setIcon(style::icon(QStringLiteral("warning"), style::currentTheme()));
}

void NavigationPanel::showProblems()
{
    auto* card = new ProblemsCard(m_problems, this);
    card->popup(m_badge->mapToGlobal(QPoint(0, m_badge->height() + 4)));
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
    const bool found = m_filtered->rowCount() > 0;
    const bool waiting = m_reading && m_patience.isActive();
    m_field->setVisible(any);
    m_tree->setVisible(found || waiting);
    m_empty->setVisible(!found && !waiting);
    m_empty->setText(any         ? tr("Nothing in the library is called that.")
                     : m_reading ? tr("Reading the library…")
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
    m_field->setPlaceholderText(tr("Filter the library"));
    m_field->setAccessibleName(tr("Filter the library"));
    setProblems(m_problems);
    m_tree->setAccessibleName(tr("Library"));
    showWhatIsThere();
    m_openFolder->setText(tr("Open folder…"));
}

bool NavigationPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape) {
            m_field->clear();
            m_tree->setFocus(Qt::OtherFocusReason);
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_tree->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void NavigationPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace zhilan::panels
