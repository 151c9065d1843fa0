#include "app/models/library_model.h"

#include "app/models/roles.h"
#include "app/models/text_conversion.h"

#include <algorithm>

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
    int count = 0; ///< Folder: documents below
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

    void addDocument(const library::Entry& entry) { add(ItemKind::Document, toQString(entry.title)).path = entry.path; }

    /// Without recursion, since nesting is up to whoever made the folders.
    void addFolder(const library::Folder& folder)
    {
        std::vector<std::pair<Item*, const library::Folder*>> open;
        const auto addOne = [&open](Item& above, const library::Folder& source) {
            Item& item = above.add(ItemKind::Folder, toQString(source.name));
            item.path = source.path;
            item.count = static_cast<int>(source.documentCount());
            open.emplace_back(&item, &source);
        };
        addOne(*this, folder);
        while (!open.empty()) {
            const auto [item, source] = open.back();
            open.pop_back();
            for (const library::Folder& inner : source->folders) {
                addOne(*item, inner);
            }
            for (const library::Entry& entry : source->documents) {
                item->addDocument(entry);
            }
        }
    }
};

namespace
{

/// Calls `visit` for every item below, in the order shown.
template <typename Item, typename Visit>
void forEach(Item& root, Visit visit)
{
    std::vector<Item*> open{&root};
    while (!open.empty()) {
        Item* item = open.back();
        open.pop_back();
        visit(*item);
        for (auto child = item->children.rbegin(); child != item->children.rend(); ++child) {
            open.push_back(child->get());
        }
    }
}

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

void LibraryModel::setLibrary(const std::vector<library::Folder>& roots, const std::vector<library::Entry>& loose)
{
    beginResetModel();
    m_documents.clear();
    m_root = std::make_unique<Item>();
    for (const library::Entry& entry : loose) {
        m_root->addDocument(entry);
    }
    for (const library::Folder& root : roots) {
        m_root->addFolder(root);
    }
    forEach(*m_root, [this](Item& item) {
        if (item.kind != ItemKind::Document) {
            return;
        }
        m_documents.emplace(item.path.native(), &item);
        if (const auto outline = m_outlines.find(item.path.native()); outline != m_outlines.end()) {
            fill(item, *outline->second);
        }
    });
    std::erase_if(m_outlines, [this](const auto& outline) { return !m_documents.contains(outline.first); });
    endResetModel();
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
    const auto known = m_documents.find(path.native());
    if (known == m_documents.end()) {
        return;
    }
    Item& item = *known->second;
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
    const auto known = m_documents.find(path.native());
    if (known != m_documents.end() && known->second->outline != Item::Outline::Known) {
        known->second->outline = Item::Outline::Known;
        const QModelIndex index = indexOf(known->second);
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
    const auto known = m_documents.find(path.native());
    return known == m_documents.end() ? QModelIndex() : indexOf(known->second);
}

QModelIndex LibraryModel::indexOfSection(const std::filesystem::path& path, document::SectionId section) const
{
    const auto known = m_documents.find(path.native());
    if (known == m_documents.end()) {
        return {};
    }
    const Item& item = *known->second;
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
    documents.reserve(m_documents.size());
    forEach(*m_root, [&documents](const Item& item) {
        if (item.kind == ItemKind::Document) {
            documents.push_back({item.path, item.title, foldersAbove(item)});
        }
    });
    return documents;
}

QModelIndex LibraryModel::index(int row, int column, const QModelIndex& parent) const
{
    const Item* item = itemAt(parent);
    if (column != 0 || row < 0 || row >= static_cast<int>(item->children.size())) {
        return {};
    }
    return createIndex(row, 0, item->children[static_cast<std::size_t>(row)].get());
}

QModelIndex LibraryModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(itemAt(child)->parent) : QModelIndex();
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
