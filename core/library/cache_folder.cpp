#include "core/library/cache_folder.h"

#include "core/base/file.h"
#include "core/base/within.h"
#include "core/library/catalogue.h"
#include "core/library/read_record.h"
#include "core/library/scan.h"

#include <algorithm>
#include <cstdlib>

namespace zhilan::library
{
namespace
{

namespace fs = std::filesystem;

constexpr const char* kStores = "libraries";

fs::path absoluteVariable(const char* name)
{
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nothing here changes the environment
    const fs::path path = value == nullptr ? fs::path() : fs::path(value);
    return path.is_absolute() ? path : fs::path();
}

/// Empty where it cannot be told. Caches made before there was a file of it have it in the catalogue alone.
fs::path rootOf(const fs::path& cache, const Store& named)
{
    const auto isOf = [&](const fs::path& root) {
        return !root.empty() && storeOf(cache, root).folder == named.folder;
    };
    const auto bytes = readFile(named.rootFile());
    if (bytes && isOf(*bytes))
        return *bytes;
    fs::path root = Catalogue::rootOf(named.catalogue());
    return isOf(root) ? root : fs::path();
}

} // namespace

fs::path cacheFolder()
{
    if (fs::path own = absoluteVariable("ZHILAN_CACHE_DIR"); !own.empty())
        return own;
    if (const fs::path caches = absoluteVariable("XDG_CACHE_HOME"); !caches.empty())
        return caches / "zhilan";
    const fs::path home = absoluteVariable("HOME");
    return home.empty() ? fs::path() : home / ".cache" / "zhilan";
}

Store storeOf(const fs::path& cache, const fs::path& root)
{
    const fs::path path = rootPath(root);
    return {path, cache / kStores / hashName(path.native())};
}

std::vector<Store> knownStores(const fs::path& cache)
{
    std::vector<Store> stores;
    std::error_code error;
    for (fs::directory_iterator at(cache / kStores, error), end; !error && at != end; at.increment(error)) {
        const Store named{{}, at->path()};
        if (fs::path root = rootOf(cache, named); !root.empty())
            stores.push_back({std::move(root), named.folder});
    }
    std::sort(stores.begin(), stores.end(), [](const Store& a, const Store& b) { return a.root < b.root; });
    return stores;
}

std::vector<fs::path> outermost(std::vector<fs::path> roots)
{
    std::sort(roots.begin(), roots.end()); // by parts: a folder right before what is in it
    std::vector<fs::path> out;
    for (fs::path& root : roots) {
        if (out.empty() || !isWithin(root, out.back()))
            out.push_back(std::move(root));
    }
    return out;
}

} // namespace zhilan::library
