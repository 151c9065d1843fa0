#include "core/library/cache_folder.h"

#include "core/base/file.h"
#include "core/base/within.h"
#include "core/library/catalogue.h"
#include "core/library/read_record.h"
#include "core/library/scan.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <utility>

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

/// Which of several roots have the documents of all of them.
class Outermost
{
public:
    struct Kept {
        fs::path place; ///< without links
        fs::path root;
        std::optional<std::vector<std::string>> patterns = {}; ///< once they were asked for
    };

    Outermost(const std::vector<fs::path>& roots, const fs::path& cache) : m_cache(cache), m_keepers(roots.size())
    {
        for (const fs::path& root : roots) {
            std::error_code error;
            fs::path place = rootPath(fs::weakly_canonical(root, error));
            if (error)
                place = root;
            m_places.push_back(std::move(place));
        }
        std::vector<std::size_t> order(roots.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            if (m_places[a] != m_places[b])
                return m_places[a] < m_places[b]; // by parts: a folder before what is in it
            const bool isLink = m_places[a] != roots[a];
            return isLink != (m_places[b] != roots[b]) ? !isLink : roots[a] < roots[b];
        });
        for (const std::size_t each : order) {
            const auto keeper =
                std::find_if(m_kept.begin(), m_kept.end(), [&](Kept& other) { return holds(other, m_places[each]); });
            m_keepers[each] = static_cast<std::size_t>(keeper - m_kept.begin());
            if (keeper == m_kept.end())
                m_kept.push_back({m_places[each], roots[each]});
        }
    }

    [[nodiscard]] std::vector<Kept>& kept() { return m_kept; }
    [[nodiscard]] Kept& keeperOf(std::size_t root) { return m_kept[m_keepers[root]]; }
    [[nodiscard]] const fs::path& placeOf(std::size_t root) const { return m_places[root]; }
    [[nodiscard]] const std::vector<std::string>& patternsOf(Kept& kept) const
    {
        if (!kept.patterns)
            kept.patterns =
                m_cache.empty() ? std::vector<std::string>() : rememberedPatterns(storeOf(m_cache, kept.root));
        return *kept.patterns;
    }

private:
    [[nodiscard]] bool holds(Kept& kept, const fs::path& place) const
    {
        return isWithin(place, kept.place) && !isPassedOver(place, kept.place, patternsOf(kept));
    }

    const fs::path& m_cache;
    std::vector<fs::path> m_places;
    std::vector<std::size_t> m_keepers;
    std::vector<Kept> m_kept;
};

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

std::vector<std::string> PatternEdit::of(std::vector<std::string> now) const
{
    if (now == before)
        return after;
    const auto has = [](const std::vector<std::string>& patterns, const std::string& pattern) {
        return std::find(patterns.begin(), patterns.end(), pattern) != patterns.end();
    };
    std::erase_if(now, [&](const std::string& pattern) { return has(before, pattern) && !has(after, pattern); });
    for (const std::string& pattern : after) {
        if (!has(before, pattern) && !has(now, pattern))
            now.push_back(pattern);
    }
    return now;
}

bool isOnOtherDevice(const Store& store, const std::string& device)
{
    auto catalogue = Catalogue::openToRead(store.catalogue());
    const auto recorded = catalogue ? catalogue->device() : tl::unexpected(catalogue.error());
    if (!recorded || recorded->empty() || *recorded == device)
        return false;
    const auto rows = catalogue->rows();
    return rows && !rows->empty();
}

std::vector<fs::path> outermost(const std::vector<fs::path>& roots, const fs::path& cache)
{
    Outermost outermost(roots, cache);
    std::vector<fs::path> out;
    for (Outermost::Kept& each : outermost.kept())
        out.push_back(std::move(each.root));
    return out;
}

std::vector<IgnoreRules> ignoreRules(const std::vector<fs::path>& roots, const fs::path& cache)
{
    Outermost outermost(roots, cache);
    std::vector<IgnoreRules> rules;
    for (std::size_t i = 0; i < roots.size(); ++i) {
        Outermost::Kept& keeper = outermost.keeperOf(i);
        const fs::path way = outermost.placeOf(i).lexically_relative(keeper.place);
        rules.push_back({outermost.patternsOf(keeper), way == "." ? std::string() : way.native() + '/'});
    }
    return rules;
}

} // namespace zhilan::library
