#include "app/models/library_model.h"

#include "app/models/roles.h"
#include "app/models/text_conversion.h"

#include <algorithm>
#include <utility>

namespace zhilan::models
{

struct LibraryModel::Item {
    enum class Outline { Unknown, Requested, Known };

    ItemKind kind = ItemKind::Folder;
    Item* parent = nullptr;
    int row = 0;
    int level = -1; ///< the root's, which is not shown
    QString title;
    std::filesystem::path path;
    int count = 0;                           ///< Folder: documents below
    const library::Folder* source = nullptr; ///< Folder: its rows are not made yet
    Outline outline = Outline::Unknown;
    document::SectionId section = document::kNoSection;
    std::uint32_t byte = 0;
    std::vector<std::unique_ptr<Item>> children;
    std::vector<Item*> bySection; ///< Document: row of each section, or the document's own

    Item& add(ItemKind childKind, QString childTitle)
    {
        auto child = std::make_unique<Item>();
        child->kind = childKind;
        child->parent = this;
        child->row = static_cast<int>(children.size());
        child->level = level + 1;
        child->title = std::move(childTitle);
        children.push_back(std::move(child));
        return *children.back();
    }

    Item& addFolder(const library::Folder& folder, QString childTitle)
    {
        Item& item = add(ItemKind::Folder, std::move(childTitle));
        item.path = folder.path;
        item.source = &folder;
        item.count = static_cast<int>(folder.documentCount());
        return item;
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

LibraryModel::LibraryModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Item>()) {}

LibraryModel::~LibraryModel() = default;

void LibraryModel::setLibrary(const std::vector<Root>& roots, const std::vector<library::Entry>& loose)
{
    beginResetModel();
    m_folders.clear();
    m_root = std::make_unique<Item>();
    for (const library::Entry& entry : loose) {
        addDocument(*m_root, entry);
    }
    for (const Root& root : roots) {
        m_folders.push_back(root.folder);
        m_root->addFolder(*root.folder, toQString(root.name));
    }
    std::erase_if(m_outlines, [this](const auto& outline) { return find(outline.first) == nullptr; });
    endResetModel();
}

void LibraryModel::addDocument(Item& above, const library::Entry& entry) const
{
    Item& item = above.add(ItemKind::Document, toQString(entry.title));
    item.path = entry.path;
    if (const auto outline = m_outlines.find(entry.path.native()); outline != m_outlines.end()) {
        fill(item, *outline->second);
    }
}

const std::vector<std::unique_ptr<LibraryModel::Item>>& LibraryModel::childrenOf(Item& item) const
{
    if (const library::Folder* source = std::exchange(item.source, nullptr)) {
        item.children.reserve(source->folders.size() + source->documents.size());
        for (const library::Folder& inner : source->folders) {
            item.addFolder(inner, toQString(inner.name));
        }
        for (const library::Entry& entry : source->documents) {
            addDocument(item, entry);
        }
    }
    return item.children;
}

LibraryModel::Item* LibraryModel::find(const std::string& path) const
{
    const auto holds = [&path](const std::string& folder) {
        return path.starts_with(folder) && (folder.back() == '/' || path.substr(folder.size(), 1) == "/");
    };
    std::vector<Item*> open{m_root.get()}; // more than one on a level only where a root lies within another
    for (std::size_t i = 0; i < open.size(); ++i) {
        for (const auto& child : childrenOf(*open[i])) {
            const std::string& own = child->path.native();
            if (child->kind == ItemKind::Document && own == path) {
                return child.get();
            }
            if (child->kind == ItemKind::Folder && holds(own)) {
                open.push_back(child.get());
            }
        }
    }
    return nullptr;
}

void LibraryModel::fill(Item& item, const document::Document& document)
{
    item.outline = Item::Outline::Known;
    item.bySection.assign(document.sections.size(), &item);
    for (std::size_t i = 0; i < document.sections.size(); ++i) {
        const document::Section& section = document.sections[i];
        const bool isTitle = section.heading == document.titleNode && section.heading != markdown::kNoNode;
        if (isTitle) {
            continue;
        }
        Item& above = section.parent < i ? *item.bySection[section.parent] : item;
        Item& row = above.add(ItemKind::Section, toQString(section.title));
        row.path = item.path;
        row.section = static_cast<document::SectionId>(i);
        row.byte = section.span.begin;
        item.bySection[i] = &row;
    }
}

void LibraryModel::setOutline(const std::filesystem::path& path,
                              const std::shared_ptr<const document::Document>& document)
{
    Item* known = find(path.native());
    if (known == nullptr) {
        return;
    }
    Item& item = *known;
    if (item.outline == Item::Outline::Known) {
        if (const auto old = m_outlines.find(path.native()); old != m_outlines.end() && old->second == document) {
            return;
        }
    }
    m_outlines.insert_or_assign(path.native(), document);

    // Built aside, so that the rows can be announced before they are there.
    Item aside;
    aside.kind = ItemKind::Document;
    aside.level = item.level;
    aside.path = item.path;
    fill(aside, *document);

    const QModelIndex index = indexOf(&item);
    if (!item.children.empty()) {
        beginRemoveRows(index, 0, static_cast<int>(item.children.size()) - 1);
        item.children.clear();
        item.bySection.clear();
        endRemoveRows();
    }
    item.outline = Item::Outline::Known;
    const auto take = [&] {
        item.children = std::move(aside.children);
        item.bySection = std::move(aside.bySection);
        for (const auto& child : item.children) {
            child->parent = &item;
        }
        std::replace(item.bySection.begin(), item.bySection.end(), &aside, &item);
    };
    if (aside.children.empty()) {
        take();
        Q_EMIT dataChanged(index, index);
        return;
    }
    beginInsertRows(index, 0, static_cast<int>(aside.children.size()) - 1);
    take();
    endInsertRows();
}

void LibraryModel::setUnreadable(const std::filesystem::path& path)
{
    Item* known = find(path.native());
    if (known != nullptr && known->outline != Item::Outline::Known) {
        known->outline = Item::Outline::Known;
        const QModelIndex index = indexOf(known);
        Q_EMIT dataChanged(index, index);
    }
}

LibraryModel::Item* LibraryModel::itemAt(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Item*>(index.internalPointer()) : m_root.get();
}

QModelIndex LibraryModel::indexOf(const Item* item) const
{
    return item == m_root.get() ? QModelIndex() : createIndex(item->row, 0, item);
}

QModelIndex LibraryModel::indexOfDocument(const std::filesystem::path& path) const
{
    const Item* known = find(path.native());
    return known == nullptr ? QModelIndex() : indexOf(known);
}

QModelIndex LibraryModel::indexOfSection(const std::filesystem::path& path, document::SectionId section) const
{
    const Item* known = find(path.native());
    if (known == nullptr) {
        return {};
    }
    const Item& item = *known;
    return indexOf(section < item.bySection.size() ? item.bySection[section] : &item);
}

std::filesystem::path LibraryModel::pathAt(const QModelIndex& index) const
{
    return itemAt(index)->path;
}

QString LibraryModel::folderOf(const QModelIndex& document) const
{
    return document.isValid() ? foldersAbove(*itemAt(document)) : QString();
}

std::vector<LibraryModel::DocumentTitle> LibraryModel::documents() const
{
    std::vector<DocumentTitle> documents;
    for (const auto& item : m_root->children) {
        if (item->kind == ItemKind::Document) {
            documents.push_back({item->path, item->title});
        }
    }
    std::vector<const library::Folder*> open;
    for (const auto& root : m_folders) {
        open.push_back(root.get());
    }
    while (!open.empty()) {
        const library::Folder& folder = *open.back();
        open.pop_back();
        for (const library::Folder& inner : folder.folders) {
            open.push_back(&inner);
        }
        for (const library::Entry& entry : folder.documents) {
            documents.push_back({entry.path, toQString(entry.title)});
        }
    }
    return documents;
}

QModelIndex LibraryModel::index(int row, int column, const QModelIndex& parent) const
{
    const auto& children = childrenOf(*itemAt(parent));
    if (column != 0 || row < 0 || row >= static_cast<int>(children.size())) {
        return {};
    }
    return createIndex(row, 0, children[static_cast<std::size_t>(row)].get());
}

QModelIndex LibraryModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(itemAt(child)->parent) : QModelIndex();
}

int LibraryModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(childrenOf(*itemAt(parent)).size());
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
    case Qt::ToolTipRole:
        return item.kind == ItemKind::Section ? item.title : toQString(item.path);
    case KindRole:
        return static_cast<int>(item.kind);
    case PathRole:
        return toQString(item.path);
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
    const Item& item = *itemAt(parent);
    return !item.children.empty() || item.source != nullptr ||
           (item.kind == ItemKind::Document && item.outline != Item::Outline::Known);
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
