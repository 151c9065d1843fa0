#pragma once

#include "core/document/document.h"
#include "core/library/scan.h"

#include <QAbstractItemModel>

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace zhilan::models
{

/// Folder › document › section. The rows of a folder are made when they are first asked for: a library may have a
/// hundred thousand. A document's sections appear once setOutline() has told them; a view that expands a
/// document asks for them by fetchMore(). The heading that is the document's title is not a row: its sections stand
/// directly below the document.
class LibraryModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit LibraryModel(QObject* parent = nullptr);
    ~LibraryModel() override;

    struct Root {
        std::shared_ptr<const library::Folder> folder;
        std::string name; ///< shown instead of the folder's own
    };
    /// Replaces everything. Shares the folders. `loose` are documents outside of every folder; they come first.
    /// Outlines told before are kept for documents that are still there.
    void setLibrary(const std::vector<Root>& roots, const std::vector<library::Entry>& loose);

    /// Tells a document's sections. Passed over for a path that is not in the model. Linear in the sections.
    void setOutline(const std::filesystem::path& path, const std::shared_ptr<const document::Document>& document);
    /// The document could not be read: it has no sections, and is not asked for again.
    void setUnreadable(const std::filesystem::path& path);

    [[nodiscard]] QModelIndex indexOfDocument(const std::filesystem::path& path) const;
    /// The row of a section of a document whose outline has been told; the document's own row for its title and for
    /// what stands before the first heading.
    [[nodiscard]] QModelIndex indexOfSection(const std::filesystem::path& path, document::SectionId section) const;
    [[nodiscard]] std::filesystem::path pathAt(const QModelIndex& index) const;

    /// The folders that a document is in, outermost first: "Talks › 2026".
    [[nodiscard]] QString folderOf(const QModelIndex& document) const;

    struct DocumentTitle {
        std::filesystem::path path;
        QString title;
    };
    /// All documents. Linear in them.
    [[nodiscard]] std::vector<DocumentTitle> documents() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    /// A document's sections are wanted.
    void outlineRequested(const std::filesystem::path& path);

private:
    struct Item;

    [[nodiscard]] Item* itemAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const Item* item) const;
    static void fill(Item& item, const document::Document& document);
    void addDocument(Item& above, const library::Entry& entry) const;
    /// Makes them first where that has not been done.
    const std::vector<std::unique_ptr<Item>>& childrenOf(Item& item) const;
    /// The document with this path; null where there is none. Goes down the folders that hold it.
    [[nodiscard]] Item* find(const std::string& path) const;

    std::vector<std::shared_ptr<const library::Folder>> m_folders; ///< which the rows are made from
    std::unique_ptr<Item> m_root;
    // By path, as bytes: comparing paths part by part is slow.
    std::unordered_map<std::string, std::shared_ptr<const document::Document>> m_outlines;
};

} // namespace zhilan::models
