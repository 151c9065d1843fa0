#include "core/library/contents.h"

#include <algorithm>
#include <utility>

namespace zhilan::library
{

PlaceIndex::PlaceIndex(const Folder& root)
{
    m_places.emplace(root.path.native(), Place{});
    std::vector<const Folder*> open{&root};
    while (!open.empty()) {
        const Folder& folder = *open.back();
        open.pop_back();
        std::uint32_t row = 0;
        for (const Folder& inner : folder.folders) {
            m_places.emplace(inner.path.native(), Place{&folder, row++});
            open.push_back(&inner);
        }
        for (const Entry& entry : folder.documents)
            m_places.emplace(entry.path.native(), Place{&folder, row++});
    }
}

std::optional<std::vector<std::uint32_t>> PlaceIndex::find(std::string_view path) const
{
    std::vector<std::uint32_t> rows;
    auto place = m_places.find(path);
    while (place != m_places.end() && place->second.folder != nullptr) {
        rows.push_back(place->second.row);
        place = m_places.find(place->second.folder->path.native());
    }
    if (place == m_places.end())
        return std::nullopt;
    std::reverse(rows.begin(), rows.end());
    return rows;
}

Contents::Root rootOf(std::shared_ptr<const Folder> folder, std::string name)
{
    auto places = std::make_shared<const PlaceIndex>(*folder);
    return {std::move(folder), std::move(name), std::move(places)};
}

} // namespace zhilan::library
