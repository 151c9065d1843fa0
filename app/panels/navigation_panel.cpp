#include "app/panels/navigation_panel.h"

#include "app/models/roles.h"
#include "app/panels/navigation_tree.h"
#include "app/panels/problems_card.h"
#include "app/style/style.h"
#include "core/library/heading_search.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace zhilan::panels
{

namespace
{

constexpr int kWidth = 272;
constexpr std::chrono::milliseconds kPatience{300};
/// Documents that a filter shows: making rows for more takes too long, and nobody reads them.
constexpr std::size_t kMostFound = 500;
/// Sections that a filter opens, likewise.
constexpr std::size_t kMostOpened = 500;

bool isSection(const QModelIndex& index)
{
    return index.data(models::KindRole).toInt() == static_cast<int>(models::ItemKind::Section);
}

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
    , m_badge(new QToolButton(this))
    , m_field(new QLineEdit(this))
    , m_empty(new QLabel(this))
    , m_more(new QLabel(this))
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
    m_more->setObjectName(QStringLiteral("libraryMore"));
    m_more->setProperty("muted", true);
    m_more->setWordWrap(true);
    m_more->setMargin(8);
    m_more->hide();
    m_openFolder->setObjectName(QStringLiteral("openFolderButton"));
    show(*model);
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
    m_tree->installEventFilter(this);
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
    layout->addWidget(m_more);
    layout->addStretch(0); // what is said instead of the tree stays at the top

    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, &NavigationPanel::showWhatIsThere);
    m_patience.start();
    connect(m_tree, &NavigationTree::rowActivated, this, &NavigationPanel::activate);
    connect(m_openFolder, &QPushButton::clicked, this, &NavigationPanel::openFolderRequested);
    connect(m_field, &QLineEdit::textChanged, this, [this] { isFiltering() ? filter() : showAll(); });
    connect(m_badge, &QToolButton::clicked, this, &NavigationPanel::showProblems);
    connect(m_tree, &NavigationTree::menuRequested, this, &NavigationPanel::menuRequested);
    connect(m_tree, &QTreeView::collapsed, this, &NavigationPanel::onCollapsed);
    connect(m_tree, &QTreeView::expanded, this, &NavigationPanel::onExpanded);
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        if (&shown() == m_model && !m_returning) {
            m_scroll = m_tree->verticalScrollBar()->value();
        }
    });
    connect(m_tree->verticalScrollBar(), &QAbstractSlider::actionTriggered, this, [this] { m_returning = false; });
    connect(&m_found, &models::LibraryModel::outlineRequested, m_model, &models::LibraryModel::requestOutline);
    connect(m_model, &models::LibraryModel::outlineTold, &m_found, &models::LibraryModel::answerOutline);
    connect(m_model, &models::LibraryModel::unreadable, &m_found, &models::LibraryModel::setUnreadable);
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
        Q_EMIT documentActivated(models::LibraryModel::pathAt(index));
        break;
    case models::ItemKind::Section:
        Q_EMIT sectionActivated(models::LibraryModel::pathAt(index), index.data(models::ByteRole).toUInt());
        break;
    case models::ItemKind::Suggestion:
        break;
    }
}

bool NavigationPanel::isOpen(const QModelIndex& folder) const
{
    return m_tree->isExpanded(folder);
}

bool NavigationPanel::isFiltering() const
{
    return !m_field->text().trimmed().isEmpty();
}

models::LibraryModel& NavigationPanel::shown() const
{
    return *static_cast<models::LibraryModel*>(m_tree->model());
}

void NavigationPanel::show(models::LibraryModel& model)
{
    m_tree->setModel(&model);
    // Made anew, so that the tree comes first and has made of a change what it does.
    for (const QMetaObject::Connection& before : m_changes) {
        disconnect(before);
    }
    m_changes = {connect(m_model, &QAbstractItemModel::modelReset, this,
                         [this] {
                             // Other files in the library are no reason to look elsewhere.
                             m_returning = !isFiltering() && m_revealed == Place{m_path, m_section};
                             isFiltering() ? filter() : onReset();
                         }),
                 connect(&model, &QAbstractItemModel::rowsInserted, this, &NavigationPanel::onRowsInserted)};
}

void NavigationPanel::onExpanded(const QModelIndex& index)
{
    if (shown().canFetchMore(index)) {
        shown().fetchMore(index);
    }
    if (&shown() == m_model && !isSection(index)) {
        m_kept.insert(models::LibraryModel::pathAt(index));
    } else if (&shown() == m_model && !m_following) {
        m_keptSections[models::LibraryModel::pathAt(index)].insert(m_model->nameOf(index));
    }
    if (!m_following) {
        std::erase(m_closed, index);
        std::erase(m_opened, index);
        mark();
    }
}

void NavigationPanel::onCollapsed(const QModelIndex& index)
{
    if (&shown() == m_model && !isSection(index)) {
        m_kept.erase(models::LibraryModel::pathAt(index));
    } else if (&shown() == m_model && !m_following) {
        m_keptSections[models::LibraryModel::pathAt(index)].erase(m_model->nameOf(index));
    }
    if (!m_following) {
        m_closed.emplace_back(index);
        mark();
    }
}

void NavigationPanel::showPlace(const std::filesystem::path& path, document::SectionId section)
{
    const bool another = m_path != path;
    m_path = path;
    m_section = section;
    m_returning = m_returning && m_revealed == Place{path, section};
    if (another && isFiltering() && !m_waiting && !m_found.indexOfDocument(path).isValid()) {
        m_field->clear(); // which follows
        return;
    }
    follow();
}

void NavigationPanel::movePlace(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (m_path == from) {
        m_path = to;
        if (m_revealed.path == from) {
            m_revealed.path = to;
        }
        follow();
    }
}

void NavigationPanel::showFolder(const std::filesystem::path& path)
{
    m_field->clear();
    m_returning = false;
    const QModelIndex index = m_model->indexOfPath(path);
    if (index.isValid()) {
        m_tree->expand(index);
        m_tree->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        m_tree->scrollTo(index, QAbstractItemView::PositionAtTop);
    }
}

void NavigationPanel::follow()
{
    const QModelIndex place = shown().indexOfSection(m_path, m_section);
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
            m_tree->setExpanded(index, false);
        }
        return leave;
    });
    for (const QModelIndex& index : std::as_const(chain)) {
        if (m_tree->isExpanded(index) || !shown().hasChildren(index)) {
            continue;
        }
        if (holds(m_closed, index)) {
            break;
        }
        m_tree->setExpanded(index, true);
        if (isSection(index)) {
            m_opened.emplace_back(index);
        }
    }
    const QModelIndex row = mark();
    // Rows that come in elsewhere do not move what the reader looks at.
    if (m_shown != row) {
        m_shown = row;
        m_revealed = {m_path, m_section};
        m_tree->setCurrentIndex(row);
        if (!m_returning) {
            m_tree->reveal(row);
        }
    }
    if (m_returning) {
        m_tree->scrollBack(m_scroll);
    }
}

/// Marks the place's row, or the closed one that hides it.
QModelIndex NavigationPanel::mark()
{
    QModelIndex row = shown().indexOfSection(m_path, m_section);
    for (QModelIndex above = row.parent(); above.isValid(); above = above.parent()) {
        if (!m_tree->isExpanded(above)) {
            row = above;
        }
    }
    m_tree->selectionModel()->select(row, QItemSelectionModel::ClearAndSelect);
    return row;
}

/// Opens what was open, and outermost folders that are new.
void NavigationPanel::openWhatWasOpen()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        const bool isFolder = index.data(models::KindRole).toInt() == static_cast<int>(models::ItemKind::Folder);
        if (isFolder && m_known.insert(models::LibraryModel::pathAt(index)).second) {
            m_kept.insert(models::LibraryModel::pathAt(index));
        }
    }
    const std::set<std::filesystem::path> kept = m_kept; // which changes meanwhile
    for (const std::filesystem::path& path : kept) {
        const QModelIndex index = m_model->indexOfPath(path);
        m_tree->expand(index);
        openSections(index);
    }
}

void NavigationPanel::openSections(const QModelIndex& document)
{
    const auto kept = m_keptSections.find(models::LibraryModel::pathAt(document));
    if (kept == m_keptSections.end() || kept->second.empty()) {
        return;
    }
    for (const QModelIndex& section : m_model->sectionsCalled(document, kept->second)) {
        if (m_model->hasChildren(section)) {
            m_tree->expand(section);
        }
    }
}

void NavigationPanel::onRowsInserted(const QModelIndex& above)
{
    if (&shown() == m_model && above.data(models::KindRole).toInt() == static_cast<int>(models::ItemKind::Document)) {
        const QScopedValueRollback following(m_following, true);
        openSections(above);
    }
    follow();
}

/// Of what the filter leaves; and the documents that are there for their headings, down to those.
void NavigationPanel::openAllFolders()
{
    for (const std::filesystem::path& path : m_byHeading) {
        m_tree->expand(m_found.indexOfDocument(path));
    }
    for (std::size_t i = 0; i < std::min(m_onTheWay.size(), kMostOpened); ++i) {
        m_tree->expand(m_found.indexOfSection(m_onTheWay[i].first, m_onTheWay[i].second));
    }
    std::vector<QModelIndex> open{QModelIndex()};
    while (!open.empty()) {
        const QModelIndex above = open.back();
        open.pop_back();
        for (int row = 0; row < m_found.rowCount(above); ++row) {
            const QModelIndex index = m_found.index(row, 0, above);
            if (index.data(models::KindRole).toInt() == static_cast<int>(models::ItemKind::Folder)) {
                m_tree->expand(index);
                open.push_back(index);
            }
        }
    }
}

void NavigationPanel::filter()
{
    m_waiting = true;
    m_openFirst = false;
    m_headings.cancel();
    m_isLooking = m_index != nullptr && m_index->documentCount() > 0;
    m_filter.start(
        [contents = m_model->contents(), outlines = m_model->outlines(),
         query = m_field->text().trimmed().toStdString()](const std::stop_token& stop) {
            return library::filter(*contents, outlines, query, kMostFound, stop);
        },
        [this](tasks::RequestId /*id*/, library::Filtered filtered) { onFiltered(std::move(filtered)); });
}

/// After what is called so; shown when it is more than that.
void NavigationPanel::filterByIndex()
{
    using Answer = std::pair<library::Outlines, library::Filtered>;
    m_isLooking = true;
    m_headings.start(
        [contents = m_model->contents(), outlines = m_model->outlines(), index = m_index, before = m_indexed,
         query = m_field->text().trimmed().toStdString()](const std::stop_token& stop) -> Answer {
            auto known = outlines;
            known.insert(before.begin(), before.end());
            library::Outlines indexed = library::outlinesWith(query, *index, known, kMostFound, stop);
            auto all = outlines;
            all.insert(indexed.begin(), indexed.end());
            return {std::move(indexed), library::filter(*contents, all, query, kMostFound, stop)};
        },
        [this](tasks::RequestId /*id*/, Answer answer) {
            m_isLooking = false;
            m_indexed = std::move(answer.first);
            if (answer.second.documents != m_foundCount || answer.second.byHeading != m_byHeading) {
                showFound(std::move(answer.second));
            }
            showWhatIsThere();
            if (std::exchange(m_openFirst, false)) {
                openFirst();
            }
        });
}

void NavigationPanel::setIndex(const std::shared_ptr<const search::Snapshot>& index, bool isWhole)
{
    const bool another = std::exchange(m_index, index) != index;
    const bool said = std::exchange(m_isIndexWhole, isWhole) != isWhole;
    if (another) {
        m_indexed.clear(); // documents may have others now
    }
    if (another && isFiltering() && !m_waiting) {
        filterByIndex();
    } else if (said) {
        showWhatIsThere();
    }
}

void NavigationPanel::onFiltered(library::Filtered filtered)
{
    m_waiting = false;
    showFound(std::move(filtered));
    if (m_isLooking) {
        filterByIndex();
    }
    if (m_found.rowCount() > 0 || !m_isLooking) {
        if (std::exchange(m_openFirst, false)) {
            openFirst();
        }
    }
}

void NavigationPanel::showFound(library::Filtered filtered)
{
    m_foundCount = filtered.documents;
    if (&shown() == m_model) {
        m_scroll = m_tree->verticalScrollBar()->value();
    }
    m_byHeading = std::exchange(filtered.byHeading, {});
    m_onTheWay = std::exchange(filtered.onTheWay, {});
    m_found.setFiltered(std::move(filtered));
    if (&shown() != &m_found) {
        show(m_found);
    }
    onReset();
}

void NavigationPanel::showAll()
{
    m_filter.cancel();
    m_headings.cancel();
    m_isLooking = false;
    m_waiting = false;
    m_openFirst = false;
    if (&shown() != m_model) {
        show(*m_model);
        onReset();
    }
}

void NavigationPanel::onReset()
{
    m_opened.clear();
    m_closed.clear();
    showWhatIsThere();
    {
        const QScopedValueRollback following(m_following, true);
        &shown() == m_model ? openWhatWasOpen() : openAllFolders();
    }
    if (&shown() != m_model) {
        mark();
        m_tree->scrollToTop();
        return;
    }
    m_tree->scrollBack(m_scroll);
    follow();
}

/// The first document that the filter leaves.
void NavigationPanel::openFirst()
{
    QModelIndex index = m_found.index(0, 0);
    while (index.isValid() && index.data(models::KindRole).toInt() == static_cast<int>(models::ItemKind::Folder)) {
        index = m_found.index(0, 0, index);
    }
    if (index.isValid()) {
        activate(index);
    }
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
    const bool found = shown().rowCount() > 0;
    const bool waiting = m_reading && m_patience.isActive();
    m_field->setVisible(any);
    m_tree->setVisible(found || waiting);
    m_empty->setVisible(!found && !waiting);
    m_empty->setText(m_isLooking && any ? tr("Looking through the headings…")
                     : any && !m_isIndexWhole
                         ? tr("Nothing in the library is called that, as far as it is indexed yet.")
                     : any       ? tr("Nothing in the library is called that. Ctrl+K searches the texts.")
                     : m_reading ? tr("Reading the library…")
                                 : tr("No folder is open. Open one with Markdown files, or drop it here."));
    m_openFolder->setVisible(!any && !m_reading);
    m_more->setVisible(&shown() != m_model && m_foundCount > kMostFound);
    m_more->setText(tr("The first %1 of %2 documents are shown.")
                        .arg(QLocale().toString(static_cast<qulonglong>(kMostFound)),
                             QLocale().toString(static_cast<qulonglong>(m_foundCount))));
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
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        m_returning = false; // the keys scroll
    }
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape) {
            m_field->clear();
            m_tree->setFocus(Qt::OtherFocusReason);
            return true;
        }
        const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (enter && isFiltering()) {
            m_waiting || (m_isLooking && m_found.rowCount() == 0) ? void(m_openFirst = true) : openFirst();
            return true;
        }
        if (enter || key == Qt::Key_Down) {
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
