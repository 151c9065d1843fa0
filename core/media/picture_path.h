#pragma once

#include <filesystem>
#include <string_view>

namespace zhilan::media
{

/// Where a document's pictures may be. Nothing outside of `root` is found, also not through links of the file system.
struct PictureFolders {
    std::filesystem::path document; ///< folder of the document
    std::filesystem::path root;     ///< folder of the library that it is in; empty: the document's folder
};

struct PicturePath {
    std::filesystem::path path; ///< canonical, of a regular file; empty where there is none
    bool outside = false;       ///< there is one, where none may be read
};

/// The file of a picture by its address without scheme as Markdown writes it, percent-encoded or not, with a query or
/// not: relative to the document's folder, or to the root where it begins with "/". `byName` as Obsidian's embeds:
/// else relative to the root, else any file of that name below it, at best in the same letters, else in others of their
/// fold. Reads folders; by name, hidden ones left
/// out, so many files at most as take some hundredths of a second.
[[nodiscard]] PicturePath findPicture(std::string_view address, bool byName, const PictureFolders& folders);

} // namespace zhilan::media
