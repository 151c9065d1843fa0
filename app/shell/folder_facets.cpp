#include "app/shell/folder_facets.h"

#include "app/models/text_conversion.h"
#include "core/library/folder_order.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

namespace zhilan::shell
{

namespace
{

struct Node {
    std::string path;
    std::string name;
    std::string key;                       ///< that it is sorted by
    std::optional<std::uint64_t> sections; ///< none: no document found is in the folder itself
    std::vector<std::unique_ptr<Node>> folders;

    Node& folder(std::string_view called, const library::FolderOrder& order)
    {
        for (const auto& each : folders) {
            if (each->name == called) {
                return *each;
            }
        }
        auto made = std::make_unique<Node>();
        made->path = path + (path.empty() || path.back() == '/' ? "" : "/") + std::string(called);
        made->name = called;
        made->key = order.keyOf(called) + '\0' + made->name;
        return *folders.emplace_back(std::move(made));
    }

    [[nodiscard]] bool isOnlyOnTheWay() const { return !sections && folders.size() == 1; }

    [[nodiscard]] std::uint64_t sum() const
    {
        std::uint64_t sum = 0;
        for (const auto& each : folders) {
            sum += each->sections.value_or(each->sum());
        }
        return sum;
    }
};

class Flattener
{
public:
    explicit Flattener(bool isWhole) : m_isWhole(isWhole) {}

    void add(Node& above, int level)
    {
        std::sort(above.folders.begin(), above.folders.end(),
                  [](const auto& a, const auto& b) { return a->key < b->key; });
        for (const auto& each : above.folders) {
            Node* node = each.get();
            QString name = models::toQString(node->name);
            while (node->isOnlyOnTheWay()) {
                node = node->folders.front().get();
                name += QStringLiteral(" › ") + models::toQString(node->name);
            }
            std::optional<std::uint64_t> sections = node->sections;
            if (!sections && m_isWhole) {
                sections = node->sum();
            }
            rows.push_back({node->path, std::move(name), level, sections});
            add(*node, level + 1);
        }
    }

    std::vector<FolderFacet> rows;

private:
    bool m_isWhole; ///< all folders are known: there are sums
};

} // namespace

std::vector<FolderFacet> folderFacets(const std::vector<search::FacetCount>& folders)
{
    const library::FolderOrder order;
    Node root;
    for (const search::FacetCount& folder : folders) {
        Node* at = &root;
        std::string_view left = folder.value;
        if (left.starts_with('/')) {
            root.path = "/";
        }
        while (!left.empty()) {
            const std::size_t slash = std::min(left.find('/'), left.size());
            if (slash > 0) {
                at = &at->folder(left.substr(0, slash), order);
            }
            left.remove_prefix(std::min(slash + 1, left.size()));
        }
        at->sections = folder.sections;
    }
    Node* common = &root;
    while (common->isOnlyOnTheWay() && !common->folders.front()->sections) {
        common = common->folders.front().get();
    }
    Flattener flattener(folders.size() < search::kMostFacetValues);
    flattener.add(*common, 0);
    return std::move(flattener.rows);
}

} // namespace zhilan::shell
