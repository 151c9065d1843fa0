#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::cli
{

/// The pages and attachments that wikilinks of documents may lead to: the files of the vault that a document lies in,
/// or, where there is none, of the innermost folder that holds all documents at hand, with those below it. Each is
/// listed once. A vault is marked by a folder .obsidian or .git; so it is looked for upwards.
class WikiPages
{
public:
    WikiPages() = default;
    /// `files`: the documents at hand, as the user named them.
    explicit WikiPages(const std::vector<std::string>& files);

    /// Whether a link's target ("Page", "folder/Page#Heading") names a page, in letters of any case and width, by its
    /// file's name, its title or an alias of its front matter; these are read when the first name is not found. True
    /// where only a heading or block is named.
    [[nodiscard]] bool have(const std::filesystem::path& folder, std::string_view target);

private:
    std::filesystem::path m_common; ///< holds all documents at hand; empty for one alone
    struct Vault {
        std::set<std::string, std::less<>> names; ///< folded, pages without extension
        std::vector<std::filesystem::path> pages;
        bool hasTitles = false; ///< and aliases, among the names
    };
    [[nodiscard]] static Vault vaultIn(const std::filesystem::path& folder);
    static void addTitles(Vault& vault);

    std::map<std::filesystem::path, Vault> m_vaults;
};

} // namespace zhilan::cli
