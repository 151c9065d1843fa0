#include "app/cli/wiki_pages.h"

#include "core/base/file.h"
#include "core/base/within.h"
#include "core/library/markdown_file.h"
#include "core/library/scan.h"
#include "core/text/fold.h"

#include <algorithm>
#include <system_error>

namespace zhilan::cli
{
namespace
{

namespace fs = std::filesystem;

/// `otherwise`: what serves as a vault for what it holds, if anything.
fs::path vaultOf(const fs::path& folder, const fs::path& otherwise)
{
    std::error_code error;
    const fs::path start = fs::weakly_canonical(folder, error);
    for (fs::path at = start; at.has_relative_path(); at = at.parent_path()) {
        if (fs::exists(at / ".obsidian", error) || fs::exists(at / ".git", error))
            return at;
    }
    return !otherwise.empty() && isWithin(start, otherwise) ? otherwise : start;
}

std::string keyOf(const fs::path& name)
{
    return text::fold(pathToUtf8(library::isMarkdownFile(name) ? name.stem() : name.filename())).folded;
}

} // namespace

WikiPages::WikiPages(const std::vector<std::string>& files)
{
    std::error_code error;
    for (const std::string& file : files) {
        const fs::path folder = fs::weakly_canonical(file, error).parent_path();
        if (m_common.empty())
            m_common = folder;
        while (m_common.has_relative_path() && !isWithin(folder, m_common))
            m_common = m_common.parent_path();
    }
}

WikiPages::Vault WikiPages::vaultIn(const fs::path& folder)
{
    Vault vault;
    std::error_code error;
    constexpr auto kOptions = fs::directory_options::skip_permission_denied;
    for (auto entry = fs::recursive_directory_iterator(folder, kOptions, error);
         !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        const bool hidden = entry->path().filename().native().starts_with('.');
        if (hidden && entry->is_directory(error)) {
            entry.disable_recursion_pending();
            continue;
        }
        vault.names.insert(keyOf(entry->path()));
        if (library::isMarkdownFile(entry->path()))
            vault.pages.push_back(entry->path());
    }
    return vault;
}

void WikiPages::addTitles(Vault& vault)
{
    for (const fs::path& page : vault.pages) {
        const auto entry = library::entryOf(page);
        if (!entry)
            continue;
        vault.names.insert(text::fold(entry->title).folded);
        for (const std::string& alias : entry->aliases)
            vault.names.insert(text::fold(alias).folded);
    }
    vault.hasTitles = true;
}

bool WikiPages::have(const fs::path& folder, std::string_view target)
{
    std::string_view page = target.substr(0, target.find_first_of("#|"));
    while (page.ends_with(' '))
        page.remove_suffix(1);
    if (page.empty())
        return true;
    std::error_code error;
    if (fs::exists(folder / fs::path(page), error))
        return true;
    const fs::path top = vaultOf(folder, m_common);
    auto known = m_vaults.find(top);
    if (known == m_vaults.end())
        known = m_vaults.emplace(top, vaultIn(top)).first;
    Vault& vault = known->second;
    const std::string name = keyOf(fs::path(page));
    if (!vault.names.contains(name) && !vault.hasTitles)
        addTitles(vault);
    return vault.names.contains(name) || vault.names.contains(text::fold(page).folded);
}

} // namespace zhilan::cli
