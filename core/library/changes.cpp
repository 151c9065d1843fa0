#include "core/library/changes.h"

#include "core/base/file.h"
#include "core/base/string_map.h"
#include "core/library/read_record.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace zhilan::library
{
namespace
{

/// All documents of a scan, by path as bytes.
std::vector<Entry> flat(Folder root)
{
    std::vector<Entry> entries;
    std::vector<Folder> open;
    open.push_back(std::move(root));
    while (!open.empty()) {
        Folder folder = std::move(open.back());
        open.pop_back();
        std::move(folder.documents.begin(), folder.documents.end(), std::back_inserter(entries));
        std::move(folder.folders.begin(), folder.folders.end(), std::back_inserter(open));
    }
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.path.native() < b.path.native(); });
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
    return row.mark == entry.mark && row.subtitles == entry.subtitles.native() &&
           row.subtitlesMark == entry.subtitlesMark;
}

const CatalogueRow* find(const std::vector<CatalogueRow>& rows, const std::string& path)
{
    const auto at = std::lower_bound(rows.begin(), rows.end(), path,
                                     [](const CatalogueRow& row, const std::string& p) { return row.path < p; });
    return at != rows.end() && at->path == path ? &*at : nullptr;
}

std::optional<std::uint64_t> stampOf(const std::vector<search::IndexedDocument>& indexed, const std::string& key)
{
    const auto at = std::lower_bound(
        indexed.begin(), indexed.end(), key,
        [](const search::IndexedDocument& document, const std::string& k) { return document.path < k; });
    return at != indexed.end() && at->path == key ? std::optional(at->stamp) : std::nullopt;
}

} // namespace

Changes findChanges(Scan scan, const std::vector<CatalogueRow>& rows,
                    const std::vector<search::IndexedDocument>& indexed)
{
    Changes changes;
    StringSet paths;
    StringSet keys;
    for (Entry& entry : flat(std::move(scan.root))) {
        const std::string& path = entry.path.native();
        std::string key = indexKey(entry.path);
        const CatalogueRow* row = find(rows, path);
        const std::optional<std::uint64_t> stamp = stampOf(indexed, key);
        changes.bytes += entry.mark.size + entry.subtitlesMark.size;
        paths.insert(path);
        const bool known = row != nullptr && isAsItWas(entry, *row);
        if (known && row->problem)
            changes.problems.push_back({entry.path, *row->problem}); // and its document, if there is one, goes
        else
            keys.insert(std::move(key));
        if (!known || (!row->problem && stamp != row->hash))
            changes.read.push_back({std::move(entry), stamp});
    }

    std::set<std::string, std::less<>> closed;
    for (Problem& problem : scan.problems) {
        closed.insert(problem.path.native());
        paths.insert(problem.path.native());
        const CatalogueRow* row = find(rows, problem.path.native());
        if (row == nullptr || row->problem != problem.code)
            changes.problemRows.push_back({problem.path.native(), {}, {}, {}, 0, problem.code});
        changes.problems.push_back(std::move(problem));
    }
    for (const CatalogueRow& row : rows) {
        if (!paths.contains(row.path) && !isBelow(closed, row.path))
            changes.removedRows.push_back(row.path);
    }
    std::set<std::string, std::less<>> closedKeys;
    for (const std::string& path : closed)
        closedKeys.insert(indexKey(path));
    for (const search::IndexedDocument& document : indexed) {
        if (!keys.contains(document.path) && !isBelow(closedKeys, document.path))
            changes.removedKeys.push_back(document.path);
    }
    return changes;
}

} // namespace zhilan::library
