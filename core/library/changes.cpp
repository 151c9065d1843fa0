#include "core/library/changes.h"

#include "core/base/file.h"
#include "core/library/read_record.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string_view>

namespace zhilan::library
{
namespace
{

/// All documents of a scan, by path as bytes. They stay where they are: moving so many takes longer.
std::vector<Entry*> flat(Folder& root)
{
    std::vector<Entry*> entries;
    std::vector<Folder*> open{&root};
    while (!open.empty()) {
        Folder& folder = *open.back();
        open.pop_back();
        for (Entry& entry : folder.documents)
            entries.push_back(&entry);
        for (Folder& inner : folder.folders)
            open.push_back(&inner);
    }
    std::sort(entries.begin(), entries.end(),
              [](const Entry* a, const Entry* b) { return a->path.native() < b->path.native(); });
    return entries;
}

/// Whether the path or a folder above it is in the set.
bool isBelow(const std::set<std::string, std::less<>>& folders, std::string_view path)
{
    while (!folders.empty() && !path.empty()) {
        if (folders.contains(path))
            return true;
        const std::size_t slash = path.rfind('/');
        path = path.substr(0, slash == std::string_view::npos ? 0 : slash);
    }
    return false;
}

bool isAsItWas(const Entry& entry, const CatalogueRow& row)
{
    return row.mark == entry.mark && row.subtitles == subtitlesKey(entry) && row.subtitlesMark == entry.subtitlesMark;
}

/// What is known of paths, sorted by them, and which of it was asked for. Asked for in order, it is at hand each time.
template <typename T>
class Known
{
public:
    explicit Known(const std::vector<T>& items) : m_items(items), m_found(items.size()) {}

    /// Its place, or that of the end. Logarithmic where it is not the next one.
    [[nodiscard]] std::size_t find(std::string_view path)
    {
        if (m_next == m_items.size() || m_items[m_next].path != path) {
            const auto at = std::lower_bound(m_items.begin(), m_items.end(), path,
                                             [](const T& item, std::string_view p) { return item.path < p; });
            m_next = static_cast<std::size_t>(at - m_items.begin());
            if (at == m_items.end() || at->path != path)
                return m_items.size();
        }
        return m_next++;
    }
    [[nodiscard]] const T* at(std::size_t place) const { return place < m_items.size() ? &m_items[place] : nullptr; }

    /// It is none of the rest then. The end may be given.
    void keep(std::size_t place)
    {
        if (place < m_found.size())
            m_found[place] = true;
    }
    template <typename Each>
    void forRest(Each&& each) const
    {
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            if (!m_found[i])
                each(m_items[i]);
        }
    }

private:
    const std::vector<T>& m_items;
    std::vector<bool> m_found;
    std::size_t m_next = 0;
};

} // namespace

Changes findChanges(Scan scan, const std::vector<CatalogueRow>& rows,
                    const std::vector<search::IndexedDocument>& indexed)
{
    Changes changes;
    Known<CatalogueRow> catalogue(rows);
    Known<search::IndexedDocument> index(indexed);
    for (Entry* const entry : flat(scan.root)) {
        const std::size_t rowPlace = catalogue.find(entry->path.native());
        const CatalogueRow* const row = catalogue.at(rowPlace);
        const std::size_t place = index.find(indexKey(entry->path));
        const search::IndexedDocument* const document = index.at(place);
        changes.bytes += entry->mark.size + entry->subtitlesMark.size;
        catalogue.keep(rowPlace);
        const bool known = row != nullptr && isAsItWas(*entry, *row);
        if (known && row->problem)
            changes.problems.push_back({entry->path, *row->problem}); // and its document, if there is one, goes
        else
            index.keep(place);
        if (!known || (!row->problem && (document == nullptr || document->stamp != row->hash)))
            changes.read.push_back(
                {std::move(*entry), document != nullptr ? std::optional(document->stamp) : std::nullopt});
    }

    std::set<std::string, std::less<>> closed;
    for (Problem& problem : scan.problems) {
        closed.insert(problem.path.native());
        const std::size_t rowPlace = catalogue.find(problem.path.native());
        const CatalogueRow* const row = catalogue.at(rowPlace);
        catalogue.keep(rowPlace);
        if (row == nullptr || row->problem != problem.code)
            changes.problemRows.push_back({problem.path.native(), {}, {}, {}, 0, problem.code});
        changes.problems.push_back(std::move(problem));
    }
    catalogue.forRest([&](const CatalogueRow& row) {
        if (!isBelow(closed, row.path))
            changes.removedRows.push_back(row.path);
    });
    std::set<std::string, std::less<>> closedKeys;
    for (const std::string& path : closed)
        closedKeys.insert(indexKey(path));
    index.forRest([&](const search::IndexedDocument& document) {
        if (!isBelow(closedKeys, document.path))
            changes.removedKeys.push_back(document.path);
    });
    return changes;
}

} // namespace zhilan::library
