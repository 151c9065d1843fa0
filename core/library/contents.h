#pragma once

#include "core/library/scan.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zhilan::library
{

/// Finds folders and documents below a folder by their path, in the time that their depth takes. Immutable: any thread.
class PlaceIndex
{
public:
    /// Linear in all that is in the folder, which outlives this and does not move.
    explicit PlaceIndex(const Folder& root);

    /// Rows from the root on, each among what its folder holds: folders first, then documents. Empty for the root
    /// itself, nothing for what is not in it.
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> find(std::string_view path) const;

private:
    struct Place {
        const Folder* folder = nullptr; ///< that holds it; null for the root
        std::uint32_t row = 0;
    };

    std::unordered_map<std::string_view, Place> m_places;
};

/// A library as it is shown: folders with what they hold, and documents outside of all.
struct Contents {
    struct Root {
        std::shared_ptr<const Folder> folder;
        std::string name; ///< shown instead of the folder's own
        std::shared_ptr<const PlaceIndex> places;
        std::vector<std::string> ignore = {}; ///< patterns of what it has and is not listed
        bool isGone = false;                  ///< cannot be reached now: what it has is what was last read
    };
    std::vector<Root> roots;
    std::vector<Entry> loose;

    /// Calls `take(entry)` for every document.
    template <typename Take>
    void forEachDocument(Take take) const
    {
        for (const Entry& entry : loose)
            take(entry);
        std::vector<const Folder*> open;
        for (const Root& root : roots)
            open.push_back(root.folder.get());
        while (!open.empty()) {
            const Folder& folder = *open.back();
            open.pop_back();
            for (const Folder& inner : folder.folders)
                open.push_back(&inner);
            for (const Entry& entry : folder.documents)
                take(entry);
        }
    }
};

/// A root, indexed. Linear.
[[nodiscard]] Contents::Root rootOf(std::shared_ptr<const Folder> folder, std::string name);

} // namespace zhilan::library
