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

std::vector<std::string> rememberedPatterns(const Store& store)
{
    return Catalogue::patternsOf(store.catalogue(), store.root);
}

std::vector<fs::path> outermost(std::vector<fs::path> roots, const fs::path& cache)
{
    struct Named {
        fs::path place; ///< without links
        fs::path root;
        std::vector<std::string> ignore;

        [[nodiscard]] bool isLink() const { return place != root; }
    };
    std::vector<Named> all;
    for (fs::path& root : roots) {
        std::error_code error;
        fs::path place = rootPath(fs::weakly_canonical(root, error));
        all.push_back({error ? root : std::move(place), std::move(root), {}});
    }
    std::sort(all.begin(), all.end(), [](const Named& a, const Named& b) {
        if (a.place != b.place)
            return a.place < b.place; // by parts: a folder before what is in it
        return a.isLink() != b.isLink() ? b.isLink() : a.root < b.root;
    });
    std::vector<Named> kept;
    for (Named& each : all) {
        const auto holds = [&each](const Named& other) {
            return isWithin(each.place, other.place) && !isPassedOver(each.place, other.place, other.ignore);
        };
        if (std::any_of(kept.begin(), kept.end(), holds))
            continue;
        if (!cache.empty())
            each.ignore = rememberedPatterns(storeOf(cache, each.root));
        kept.push_back(std::move(each));
    }
    std::vector<fs::path> out;
    out.reserve(kept.size());
    for (Named& each : kept)
        out.push_back(std::move(each.root));
    return out;
}

} // namespace zhilan::library
