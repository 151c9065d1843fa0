#include "core/media/picture_path.h"

#include "core/base/file.h"
#include "core/base/within.h"
#include "core/media/url_parts.h"
#include "core/text/fold.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <vector>

namespace zhilan::media
{

namespace
{

namespace fs = std::filesystem;

constexpr int kMostFiles = 20000; ///< looked at for a name

std::string_view withoutQuery(std::string_view address)
{
    return address.substr(0, address.find('?'));
}

bool isFileName(std::string_view name)
{
    const auto isControl = [](char c) {
        return static_cast<unsigned char>(c) < 0x20; // a NUL would cut the path short behind its ending
    };
    return !name.empty() && std::none_of(name.begin(), name.end(), isControl);
}

/// One of exactly that name, else one that differs in case or width of letters; canonical. `root` is, too.
fs::path byNameBelow(const fs::path& root, std::string_view name)
{
    const std::string folded = text::fold(name).folded;
    fs::path alike;
    std::error_code error;
    auto entry = fs::recursive_directory_iterator(root, fs::directory_options::skip_permission_denied, error);
    for (int files = 0; files < kMostFiles && !error && entry != fs::recursive_directory_iterator();
         entry.increment(error)) {
        std::error_code unknown;
        const std::string here = pathToUtf8(entry->path().filename());
        if (here.starts_with('.')) { // ".git", ".obsidian", ".trash"
            entry.disable_recursion_pending();
            continue;
        }
        files += entry->is_directory(unknown) ? 0 : 1;
        if (here != name && (!alike.empty() || text::fold(here).folded != folded))
            continue;
        fs::path path = fs::canonical(entry->path(), unknown);
        if (unknown || !fs::is_regular_file(path, unknown) || !isWithin(path, root))
            continue;
        if (here == name)
            return path;
        alike = path;
    }
    return alike;
}

} // namespace

PicturePath findPicture(std::string_view address, bool byName, const PictureFolders& folders)
{
    std::error_code error;
    const fs::path root = fs::canonical(folders.root.empty() ? folders.document : folders.root, error);
    if (error || folders.document.empty())
        return {};
    const std::string decoded = percentDecoded(withoutQuery(address));
    std::vector<fs::path> candidates;
    for (const std::string_view name : {std::string_view(decoded), address}) {
        if (!isFileName(name))
            continue;
        const fs::path relative(name.substr(std::min(name.find_first_not_of('/'), name.size())));
        if (name.front() == '/') {
            candidates.push_back(root / relative);
            candidates.emplace_back(name);
        } else {
            candidates.push_back(folders.document / relative);
        }
        if (byName)
            candidates.push_back(root / relative);
    }
    PicturePath found;
    for (const fs::path& candidate : candidates) {
        const fs::path path = fs::canonical(candidate, error);
        if (error || !fs::is_regular_file(path, error))
            continue;
        if (isWithin(path, root))
            return {path, false};
        found.outside = true;
    }
    if (found.outside || !byName || !isFileName(decoded) || decoded.find("..") != std::string::npos)
        return found;
    return {byNameBelow(root, std::string_view(decoded).substr(decoded.rfind('/') + 1)), false};
}

} // namespace zhilan::media
