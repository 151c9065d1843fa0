#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace zhilan::cli
{

/// The pages and attachments that wikilinks of documents may lead to: the files of the vault that a document lies in,
/// or of its own folder and those below it where there is none. Each vault is listed once. A vault is marked by a
/// folder .obsidian or .git; so it is looked for upwards.
class WikiPages
{
public:
    /// Whether a link's target ("Page", "folder/Page#Heading") names a page, in letters of any case and width, by its
    /// file's name. True where only a heading or block is named.
    [[nodiscard]] bool have(const std::filesystem::path& folder, std::string_view target);

private:
    std::map<std::filesystem::path, std::set<std::string, std::less<>>>
        m_names; ///< by vault, folded, pages without extension
};

} // namespace zhilan::cli
