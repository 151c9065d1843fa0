#pragma once

#include "core/document/headings.h"
#include "core/library/contents.h"
#include "core/library/filter.h"

#include <QAbstractItemModel>

#include <deque>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace zhilan::models
{

/// Folder › document › section. A folder's row is made when something is first asked of it: a library may have a
/// hundred thousand; a section's likewise. A document's sections appear once setOutline() has told them; a view that
/// expands a document asks for them by fetchMore(). The heading that is the document's title is not a row: its sections
/// stand directly below the document.
class LibraryModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit LibraryModel(QObject* parent = nullptr);
    ~LibraryModel() override;

    /// Outlines that are kept beyond setLibrary(); the rows of others are asked for anew.
    static constexpr std::size_t kMostOutlines = 200;

    /// Replaces everything. Loose documents come first. Outlines told before are kept for documents that are still
    /// there. Linear in the outermost rows alone. A document in a folder that is within another one has two rows.
    void setLibrary(std::shared_ptr<const library::Contents> contents);
    /// What a filter has left; all outlines are replaced too.
    void setFiltered(library::Filtered filtered);
    [[nodiscard]] const std::shared_ptr<const library::Contents>& contents() const { return m_contents; }
    [[nodiscard]] const library::Outlines& outlines() const { return m_outlines; }

    using Outline = std::shared_ptr<const std::vector<document::Heading>>;
    /// Tells a document's sections. Passed over for a path that is not in the model. Linear in the sections, of which
    /// no rows are made.
    void setOutline(const std::filesystem::path& path, const Outline& outline);
    /// As setOutline(), unless the document's sections are there already, or nobody has asked for them.
    void answerOutline(const std::filesystem::path& path, const Outline& outline);
    /// The sections of a document, or of all in a folder, may be others: those who look at them are told them anew, by
    /// outlineRequested().
    void forgetOutlines(const std::filesystem::path& place);
    /// Somebody else wants a document's sections. Answered by outlineTold() or unreadable().
    void requestOutline(const std::filesystem::path& path);
    /// The document could not be read: it has no sections, and is not asked for again.
    void setUnreadable(const std::filesystem::path& path);

    /// Of a document in several folders the row in the innermost of the outermost ones. These four take the time of the
    /// rows above.
    [[nodiscard]] QModelIndex indexOfDocument(const std::filesystem::path& path) const;
    /// Folders too.
    [[nodiscard]] QModelIndex indexOfPath(const std::filesystem::path& path) const;
    /// The row of a section of a document whose outline has been told; the document's own row for its title and for
    /// what stands before the first heading.
    [[nodiscard]] QModelIndex indexOfSection(const std::filesystem::path& path, document::SectionId section) const;
    /// The headings of a section and of those above it, outermost first: what it is called below its document, whatever
    /// changes elsewhere in that. Sections may share it.
    using SectionName = std::vector<std::string>;
    [[nodiscard]] SectionName nameOf(const QModelIndex& section) const;
    /// All sections of a document that are called so, each after those above it. Takes the time of the names, and of
    /// the sections that stand beside one on the way; makes no other rows.
    [[nodiscard]] QModelIndexList sectionsCalled(const QModelIndex& document, const std::set<SectionName>& names) const;
    /// The folders that a document is in, outermost first: "Talks › 2026".
    [[nodiscard]] QString folderOf(const QModelIndex& document) const;
    /// Whether it is in a folder that cannot be reached now.
    [[nodiscard]] bool isGone(const std::filesystem::path& path) const;
    /// Empty for an invalid index. Of any model of this kind.
    [[nodiscard]] static std::filesystem::path pathAt(const QModelIndex& index);

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
    void outlineTold(const std::filesystem::path& path, const zhilan::models::LibraryModel::Outline& outline);
    void unreadable(const std::filesystem::path& path);

private:
    struct Item;
    struct Sections;

    void reset(std::shared_ptr<const library::Contents> contents);
    [[nodiscard]] Item* itemAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const Item* item) const;
    static void fill(Item& item, std::shared_ptr<const Sections> rows);
    static void makeSection(Item& above, std::size_t number);
    [[nodiscard]] Item& sectionRow(Item& document, std::uint32_t number) const;
    void show(Item& item, const Outline& outline);
    void keep(const std::string& path, const Outline& outline);
    void makeDocument(Item& above, std::size_t number, const library::Entry& entry) const;
    /// Makes it first where that has not been done.
    Item& child(Item& above, std::size_t number) const;
    /// All rows of a document or folder, the innermost root's first.
    enum class Rows { Any, Made };
    [[nodiscard]] std::vector<Item*> findAll(const std::string& path, Rows rows = Rows::Any) const;
    [[nodiscard]] Item* findDocument(const std::filesystem::path& path) const;

    std::shared_ptr<const library::Contents> m_contents; ///< which the rows are made from
    std::unique_ptr<Item> m_root;
    std::unordered_map<std::string, int> m_loose; ///< rows, by path
    library::Outlines m_outlines;
    std::deque<std::string> m_told; ///< paths of the outlines, the one told last at the end
};

} // namespace zhilan::models
