#include "app/models/library_model.h"

#include "app/models/roles.h"
#include "app/models/text_conversion.h"
#include "core/base/within.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

namespace zhilan::models
{

/// The headings of a document as rows, which are made from them when they are asked for.
struct LibraryModel::Sections {
    explicit Sections(Outline of) : headings(std::move(of)), begins(headings->size() + 2), rows(headings->size())
    {
        for (std::uint32_t i = 0; i < headings->size(); ++i) {
            rows[i] = begins[above(i) + 1]++;
        }
        std::partial_sum(begins.begin(), begins.end(), begins.begin());
        below.resize(headings->size());
        for (std::uint32_t i = 0; i < headings->size(); ++i) {
            below[begins[above(i)] + rows[i]] = i;
        }
    }

    static constexpr std::uint32_t kDocument = 0; ///< as what stands above; a heading is its number and 1

    [[nodiscard]] std::uint32_t above(std::uint32_t heading) const
    {
        const std::uint32_t number = (*headings)[heading].above;
        return number < heading ? number + 1 : kDocument;
    }
    [[nodiscard]] std::uint32_t count(std::uint32_t of) const { return begins[of + 1] - begins[of]; }
    [[nodiscard]] std::uint32_t heading(std::uint32_t of, std::size_t row) const { return below[begins[of] + row]; }

    Outline headings;
    std::vector<std::uint32_t> begins; ///< in `below`, of what stands below each
    std::vector<std::uint32_t> below;  ///< headings
    std::vector<std::uint32_t> rows;   ///< of the headings, each among those below the same one
};

struct LibraryModel::Item {
    enum class Outline { Unknown, Requested, Known };

    ItemKind kind = ItemKind::Folder;
    Item* parent = nullptr;
    int row = 0;
    int level = -1; ///< the root's, which is not shown
    QString title;
    std::filesystem::path path;
    QString ignored;                         ///< Folder: patterns of what is not in it
    bool isGone = false;                     ///< as its root
    int count = 0;                           ///< Folder: documents below
    const library::Folder* source = nullptr; ///< Folder: what its rows are made from
    Outline outline = Outline::Unknown;
    document::SectionId section = document::kNoSection;
    std::uint32_t byte = 0;
    std::vector<std::unique_ptr<Item>> children;              ///< null until they are made
    std::shared_ptr<const LibraryModel::Sections> rows;       ///< Document, once they are known; Section
    std::uint32_t number = LibraryModel::Sections::kDocument; ///< in these

    Item& make(std::size_t number, ItemKind childKind, QString childTitle)
    {
        auto child = std::make_unique<Item>();
        child->kind = childKind;
        child->parent = this;
        child->row = static_cast<int>(number);
        child->level = level + 1;
        child->isGone = isGone;
        child->title = std::move(childTitle);
        children[number] = std::move(child);
        return *children[number];
    }

    Item& makeFolder(std::size_t number, const library::Folder& folder, QString childTitle)
    {
        Item& item = make(number, ItemKind::Folder, std::move(childTitle));
        item.path = folder.path;
        item.source = &folder;
        item.count = static_cast<int>(folder.documentCount());
        item.children.resize(folder.folders.size() + folder.documents.size());
        return item;
    }

    [[nodiscard]] const std::filesystem::path& pathOf(std::size_t number) const
    {
        if (kind != ItemKind::Folder)
            return path;
        if (children[number])
            return children[number]->path;
        const std::size_t folders = source->folders.size();
        return number < folders ? source->folders[number].path : source->documents[number - folders].path;
    }
};

namespace
{

template <typename Item>
QString foldersAbove(const Item& item)
{
    QString folder = item.parent->title;
    for (const Item* above = item.parent->parent; above != nullptr && above->parent != nullptr; above = above->parent) {
        folder.prepend(above->title + QStringLiteral(" › "));
    }
    return folder;
}

} // namespace

LibraryModel::LibraryModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_contents(std::make_shared<const library::Contents>())
    , m_root(std::make_unique<Item>())
{
}

LibraryModel::~LibraryModel() = default;

void LibraryModel::setLibrary(std::shared_ptr<const library::Contents> contents)
{
    beginResetModel();
    reset(std::move(contents));
    std::erase_if(m_outlines, [this](const auto& outline) { return findDocument(outline.first) == nullptr; });
    std::erase_if(m_told, [this](const std::string& path) { return !m_outlines.contains(path); });
    endResetModel();
}

void LibraryModel::setFiltered(library::Filtered filtered)
{
    beginResetModel();
    m_outlines = std::move(filtered.outlines);
    m_told.clear();
    reset(std::make_shared<const library::Contents>(std::move(filtered.contents)));
    endResetModel();
}

void LibraryModel::reset(std::shared_ptr<const library::Contents> contents)
{
    m_contents = std::move(contents);
    m_root = std::make_unique<Item>();
    m_loose.clear();
    for (const library::Entry& entry : m_contents->loose) {
        m_loose.emplace(entry.path.native(), static_cast<int>(m_root->children.size()));
        m_root->children.emplace_back();
        makeDocument(*m_root, m_root->children.size() - 1, entry);
    }
    for (const library::Contents::Root& root : m_contents->roots) {
        m_root->children.emplace_back();
        Item& item = m_root->makeFolder(m_root->children.size() - 1, *root.folder, toQString(root.name));
        QStringList patterns;
        for (const std::string& pattern : root.ignore) {
            patterns.append(toQString(pattern));
        }
        item.ignored = patterns.join(QStringLiteral(" · "));
        item.isGone = root.isGone;
    }
}

void LibraryModel::makeDocument(Item& above, std::size_t number, const library::Entry& entry) const
{
    Item& item = above.make(number, ItemKind::Document, toTitle(entry.title));
    item.path = entry.path;
    if (const auto outline = m_outlines.find(entry.path.native()); outline != m_outlines.end()) {
        fill(item, std::make_shared<const Sections>(outline->second));
    }
}

LibraryModel::Item& LibraryModel::child(Item& above, std::size_t number) const
{
    if (!above.children[number]) {
        if (above.kind != ItemKind::Folder) {
            makeSection(above, number);
            return *above.children[number];
        }
        const std::size_t folders = above.source->folders.size();
        if (number < folders) {
            const library::Folder& folder = above.source->folders[number];
            above.makeFolder(number, folder, toQString(folder.name));
        } else {
            makeDocument(above, number, above.source->documents[number - folders]);
        }
    }
    return *above.children[number];
}

std::vector<LibraryModel::Item*> LibraryModel::findAll(const std::string& path, Rows rows) const
{
    std::vector<Item*> found;
    if (const auto loose = m_loose.find(path); loose != m_loose.end()) {
        found.push_back(m_root->children[static_cast<std::size_t>(loose->second)].get());
    }
    std::size_t row = m_contents->loose.size();
    std::vector<std::pair<std::size_t, Item*>> inRoots; // by how long the root's name is
    for (const library::Contents::Root& root : m_contents->roots) {
        Item* item = m_root->children[row++].get();
        const auto place = root.places->find(path);
        if (!place) {
            continue;
        }
        for (const std::uint32_t below : *place) {
            item = rows == Rows::Any ? &child(*item, below) : item->children[below].get();
            if (item == nullptr) {
                break;
            }
        }
        if (item != nullptr) {
            inRoots.emplace_back(root.folder->path.native().size(), item);
        }
    }
    std::stable_sort(inRoots.begin(), inRoots.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [length, item] : inRoots) {
        found.push_back(item);
    }
    return found;
}

LibraryModel::Item* LibraryModel::findDocument(const std::filesystem::path& path) const
{
    const std::vector<Item*> found = findAll(path.native());
    return found.empty() || found.front()->kind != ItemKind::Document ? nullptr : found.front();
}

void LibraryModel::fill(Item& item, std::shared_ptr<const Sections> rows)
{
    item.outline = Item::Outline::Known;
    item.children.resize(rows->count(item.number));
    item.rows = std::move(rows);
}

void LibraryModel::makeSection(Item& above, std::size_t number)
{
    const std::uint32_t heading = above.rows->heading(above.number, number);
    const document::Heading& from = (*above.rows->headings)[heading];
    Item& row = above.make(number, ItemKind::Section, toTitle(from.title));
    row.path = above.path;
    row.section = from.section;
    row.byte = from.byte;
    row.number = heading + 1;
    fill(row, above.rows);
}

LibraryModel::Item& LibraryModel::sectionRow(Item& document, std::uint32_t number) const
{
    std::vector<std::uint32_t> way; // innermost first
    for (; number != Sections::kDocument; number = document.rows->above(number - 1)) {
        way.push_back(document.rows->rows[number - 1]);
    }
    Item* at = &document;
    for (auto row = way.rbegin(); row != way.rend(); ++row) {
        at = &child(*at, *row);
    }
    return *at;
}

void LibraryModel::keep(const std::string& path, const Outline& outline)
{
    m_outlines.insert_or_assign(path, outline);
    std::erase(m_told, path);
    m_told.push_back(path);
    if (m_told.size() > kMostOutlines) {
        m_outlines.erase(m_told.front());
        m_told.pop_front();
    }
}

void LibraryModel::setOutline(const std::filesystem::path& path, const Outline& outline)
{
    const std::vector<Item*> items = findAll(path.native());
    if (items.empty()) {
        return;
    }
    const auto old = m_outlines.find(path.native());
    const bool isNew = old == m_outlines.end() || (old->second != outline && *old->second != *outline);
    keep(path.native(), outline);
    for (Item* item : items) {
        if (item->kind != ItemKind::Document) {
            continue;
        }
        if (isNew || !item->rows) {
            show(*item, outline);
        }
        item->outline = Item::Outline::Known;
    }
    Q_EMIT outlineTold(path, outline);
}

void LibraryModel::forgetOutlines(const std::filesystem::path& place)
{
    std::vector<Item*> open = findAll(place.native(), Rows::Made);
    for (std::size_t i = 0; i < m_contents->roots.size(); ++i) {
        if (isWithin(m_contents->roots[i].folder->path, place)) {
            open.push_back(m_root->children[m_contents->loose.size() + i].get());
        }
    }
    std::set<std::string> wanted;
    while (!open.empty()) {
        Item* const item = open.back();
        open.pop_back();
        if (item->kind == ItemKind::Document && item->outline != Item::Outline::Unknown) {
            item->outline = Item::Outline::Requested; // its rows stay until then
            wanted.insert(item->path.native());
        } else if (item->kind == ItemKind::Folder) {
            for (const auto& row : item->children) {
                if (row) {
                    open.push_back(row.get());
                }
            }
        }
    }
    const std::size_t known = m_outlines.size();
    // All names that begin so stand together.
    for (auto at = m_outlines.lower_bound(place.native());
         at != m_outlines.end() && at->first.starts_with(place.native());) {
        at = !wanted.contains(at->first) && isWithin(at->first, place) ? m_outlines.erase(at) : std::next(at);
    }
    if (m_outlines.size() != known) {
        std::erase_if(m_told, [this](const std::string& path) { return !m_outlines.contains(path); });
    }
    for (const std::string& path : wanted) {
        Q_EMIT outlineRequested(path); // what was told is compared with the answer
    }
}

void LibraryModel::requestOutline(const std::filesystem::path& path)
{
    if (const auto known = m_outlines.find(path.native()); known != m_outlines.end()) {
        Q_EMIT outlineTold(path, known->second);
    } else if (Item* item = findDocument(path)) {
        item->outline = Item::Outline::Requested;
        Q_EMIT outlineRequested(path);
    }
}

void LibraryModel::answerOutline(const std::filesystem::path& path, const Outline& outline)
{
    const std::vector<Item*> items = findAll(path.native());
    const bool known =
        std::any_of(items.begin(), items.end(), [](const Item* item) { return item->outline == Item::Outline::Known; });
    const bool asked = std::any_of(items.begin(), items.end(),
                                   [](const Item* item) { return item->outline == Item::Outline::Requested; });
    if (asked && !known) {
        setOutline(path, outline);
    }
}

void LibraryModel::show(Item& item, const Outline& outline)
{
    const QModelIndex index = indexOf(&item);
    if (!item.children.empty()) {
        beginRemoveRows(index, 0, static_cast<int>(item.children.size()) - 1);
        item.children.clear();
        endRemoveRows();
    }
    auto rows = std::make_shared<const Sections>(outline);
    if (rows->count(Sections::kDocument) == 0) {
        fill(item, std::move(rows));
        Q_EMIT dataChanged(index, index);
        return;
    }
    item.outline = Item::Outline::Known;
    beginInsertRows(index, 0, static_cast<int>(rows->count(Sections::kDocument)) - 1);
    fill(item, std::move(rows));
    endInsertRows();
}

void LibraryModel::setUnreadable(const std::filesystem::path& path)
{
    for (Item* item : findAll(path.native())) {
        if (item->kind == ItemKind::Document && item->outline != Item::Outline::Known) {
            item->outline = Item::Outline::Known;
            const QModelIndex index = indexOf(item);
            Q_EMIT dataChanged(index, index);
        }
    }
    Q_EMIT unreadable(path);
}

LibraryModel::Item* LibraryModel::itemAt(const QModelIndex& index) const
{
    if (!index.isValid()) {
        return m_root.get();
    }
    return &child(*static_cast<Item*>(index.internalPointer()), static_cast<std::size_t>(index.row()));
}

QModelIndex LibraryModel::indexOf(const Item* item) const
{
    return item == m_root.get() ? QModelIndex() : createIndex(item->row, 0, item->parent);
}

QModelIndex LibraryModel::indexOfDocument(const std::filesystem::path& path) const
{
    const Item* known = findDocument(path);
    return known == nullptr ? QModelIndex() : indexOf(known);
}

QModelIndex LibraryModel::indexOfPath(const std::filesystem::path& path) const
{
    const std::vector<Item*> found = findAll(path.native());
    return found.empty() ? QModelIndex() : indexOf(found.front());
}

QModelIndex LibraryModel::indexOfSection(const std::filesystem::path& path, document::SectionId section) const
{
    Item* const document = findDocument(path);
    if (document == nullptr) {
        return {};
    }
    if (!document->rows) {
        return indexOf(document);
    }
    const std::vector<document::Heading>& headings = *document->rows->headings;
    const auto found = std::lower_bound(
        headings.begin(), headings.end(), section,
        [](const document::Heading& each, document::SectionId wanted) { return each.section < wanted; });
    const bool isThere = found != headings.end() && found->section == section;
    const auto number = isThere ? static_cast<std::uint32_t>(found - headings.begin()) + 1 : Sections::kDocument;
    return indexOf(&sectionRow(*document, number));
}

LibraryModel::SectionName LibraryModel::nameOf(const QModelIndex& section) const
{
    SectionName name;
    const Item& item = *itemAt(section);
    for (std::uint32_t at = item.number; item.rows && at != Sections::kDocument; at = item.rows->above(at - 1)) {
        name.push_back((*item.rows->headings)[at - 1].title);
    }
    std::reverse(name.begin(), name.end());
    return name;
}

QModelIndexList LibraryModel::sectionsCalled(const QModelIndex& document, const std::set<SectionName>& names) const
{
    using At = std::set<SectionName>::const_iterator;
    struct Open {
        std::uint32_t number = Sections::kDocument;
        std::size_t depth = 0;
        At first; ///< of the names that begin as this one's does, and go on
        At last;
    };
    QModelIndexList found;
    Item& item = *itemAt(document);
    std::vector<Open> open;
    if (item.rows) {
        open.push_back({item.number, 0, names.upper_bound({}), names.end()});
    }
    while (!open.empty()) {
        const Open at = open.back();
        open.pop_back();
        std::unordered_map<std::string_view, std::pair<At, At>> wanted;
        for (At name = at.first; name != at.last; ++name) {
            wanted.try_emplace((*name)[at.depth], name, name).first->second.second = std::next(name);
        }
        for (std::uint32_t row = 0; !wanted.empty() && row < item.rows->count(at.number); ++row) {
            const std::uint32_t heading = item.rows->heading(at.number, row);
            const auto known = wanted.find((*item.rows->headings)[heading].title);
            if (known == wanted.end()) {
                continue;
            }
            auto [first, last] = known->second;
            if (first->size() == at.depth + 1) {
                found.append(indexOf(&sectionRow(item, heading + 1)));
                ++first;
            }
            if (first != last) {
                open.push_back({heading + 1, at.depth + 1, first, last});
            }
        }
    }
    return found;
}

QString LibraryModel::folderOf(const QModelIndex& document) const
{
    return document.isValid() ? foldersAbove(*itemAt(document)) : QString();
}

bool LibraryModel::isGone(const std::filesystem::path& path) const
{
    return std::any_of(m_contents->roots.begin(), m_contents->roots.end(),
                       [&path](const auto& root) { return root.isGone && isWithin(path, root.folder->path); });
}

std::filesystem::path LibraryModel::pathAt(const QModelIndex& index)
{
    return index.isValid()
               ? static_cast<const Item*>(index.internalPointer())->pathOf(static_cast<std::size_t>(index.row()))
               : std::filesystem::path();
}

QModelIndex LibraryModel::index(int row, int column, const QModelIndex& parent) const
{
    const Item* above = itemAt(parent);
    return column == 0 && row >= 0 && row < static_cast<int>(above->children.size()) ? createIndex(row, 0, above)
                                                                                     : QModelIndex();
}

QModelIndex LibraryModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(static_cast<const Item*>(child.internalPointer())) : QModelIndex();
}

int LibraryModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(itemAt(parent)->children.size());
}

int LibraryModel::columnCount(const QModelIndex& /*parent*/) const
{
    return 1;
}

QVariant LibraryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Item& item = *itemAt(index);
    switch (role) {
    case Qt::DisplayRole:
    case FilterRole:
        return item.title;
    case Qt::ToolTipRole: {
        QStringList lines{item.kind == ItemKind::Section ? item.title : toQString(item.path)};
        if (item.isGone) {
            lines.append(tr("It cannot be reached now; it is shown as it was last read."));
        }
        if (!item.ignored.isEmpty()) {
            lines.append(tr("Ignored: %1").arg(item.ignored));
        }
        return lines.join(QLatin1Char('\n'));
    }
    case Qt::AccessibleDescriptionRole:
        return item.isGone ? QVariant(tr("cannot be reached now")) : QVariant();
    case GoneRole:
        return item.isGone;
    case KindRole:
        return static_cast<int>(item.kind);
    case LevelRole:
        return item.level;
    case CountRole:
        return item.kind == ItemKind::Folder ? QVariant(item.count) : QVariant();
    case SectionRole:
        return item.section;
    case ByteRole:
        return item.byte;
    default:
        return {};
    }
}

bool LibraryModel::hasChildren(const QModelIndex& parent) const
{
    // A view asks this of all rows of a folder that it opens; those of which no more is known need not be made for it.
    const auto* above = static_cast<const Item*>(parent.internalPointer());
    if (parent.isValid() && !above->children[static_cast<std::size_t>(parent.row())]) {
        const auto number = static_cast<std::size_t>(parent.row());
        if (above->kind != ItemKind::Folder) {
            return above->rows->count(above->rows->heading(above->number, number) + 1) > 0;
        }
        if (number >= above->source->folders.size() && !m_outlines.contains(above->pathOf(number).native())) {
            return true;
        }
    }
    const Item& item = *itemAt(parent);
    return !item.children.empty() || (item.kind == ItemKind::Document && item.outline != Item::Outline::Known);
}

bool LibraryModel::canFetchMore(const QModelIndex& parent) const
{
    const Item& item = *itemAt(parent);
    return item.kind == ItemKind::Document && item.outline == Item::Outline::Unknown;
}

void LibraryModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent)) {
        Item& item = *itemAt(parent);
        item.outline = Item::Outline::Requested;
        Q_EMIT outlineRequested(item.path);
    }
}

} // namespace zhilan::models
