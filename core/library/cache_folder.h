#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

/// Where the catalogues and indexes of libraries are kept. All of it is a cache: it can be deleted at any time.
namespace zhilan::library
{

/// $ZHILAN_CACHE_DIR, else zhilan/ in $XDG_CACHE_HOME, else ~/.cache/zhilan (XDG Base Directory Specification: relative
/// paths there do not count). Empty when there is no home either. Reads the environment: not while it is changed.
[[nodiscard]] std::filesystem::path cacheFolder();

/// A root with the folder of its catalogue and its index.
struct Store {
    std::filesystem::path root;   ///< as rootPath() gives it
    std::filesystem::path folder; ///< in the cache; need not be there

    [[nodiscard]] std::filesystem::path catalogue() const { return folder / "catalogue.sqlite"; }
    [[nodiscard]] std::filesystem::path index() const { return folder / "index"; }
    /// Holds the bytes of the root's path: what the store is of can be told whatever becomes of the catalogue.
    [[nodiscard]] std::filesystem::path rootFile() const { return folder / "root"; }

    friend bool operator==(const Store&, const Store&) = default;
};

/// The store of a root in a cache folder. Pure but for the working folder.
[[nodiscard]] Store storeOf(const std::filesystem::path& cache, const std::filesystem::path& root);

/// Every store whose root can be told, by root. Its catalogue and index may be damaged or of another version. Reads a
/// small file of each.
[[nodiscard]] std::vector<Store> knownStores(const std::filesystem::path& cache);

/// The patterns of ScanOptions::ignore that were given last; none where that cannot be told. Opens the catalogue.
[[nodiscard]] std::vector<std::string> rememberedPatterns(const Store& store);

/// A change of a root's patterns by somebody who has seen those of `before`.
struct PatternEdit {
    std::vector<std::string> before;
    std::vector<std::string> after;

    /// Made of others, which another process may have given meanwhile: what was taken out goes, what was put in comes
    /// last, all else stays. Made of `before` it is `after`.
    [[nodiscard]] std::vector<std::string> of(std::vector<std::string> now) const;

    friend bool operator==(const PatternEdit&, const PatternEdit&) = default;
};

/// Whether documents of the root were recorded on another device than this one (see deviceOf()): where its folder is
/// empty, that device was unmounted, and they will be back with it. Reads the catalogue.
[[nodiscard]] bool isOnOtherDevice(const Store& store, const std::string& device);

/// What is passed over below a folder, see ScanOptions.
struct IgnoreRules {
    std::vector<std::string> patterns;
    std::string below;

    friend bool operator==(const IgnoreRules&, const IgnoreRules&) = default;
};

/// By which patterns in the cache each of the roots is indexed: its own, or those of the one that outermost() leaves of
/// those that have its documents. Opens catalogues.
[[nodiscard]] std::vector<IgnoreRules> ignoreRules(const std::vector<std::filesystem::path>& roots,
                                                   const std::filesystem::path& cache);

/// Without roots whose documents are another one's too: those that lie within it, or are the same folder under another
/// name, also by way of symbolic links. Of several names the one without links stays. What the other one passes over,
/// by its patterns in the cache (empty: it has none) or since it is hidden, stays as well. Looks at the folders on the
/// way to each root; opens the catalogues of those that have others within them.
[[nodiscard]] std::vector<std::filesystem::path> outermost(const std::vector<std::filesystem::path>& roots,
                                                           const std::filesystem::path& cache = {});

} // namespace zhilan::library
