#include "core/library/subtitle_file.h"

#include <algorithm>
#include <array>

namespace zhilan::library
{
namespace
{

constexpr std::size_t kEndingSize = 4;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The shape of BCP 47: two or three letters, then parts of two to eight letters and digits; '_' is written for '-'
/// too.
bool isLanguageTag(std::string_view tag)
{
    bool first = true;
    while (true) {
        const std::size_t end = std::min(tag.find_first_of("-_"), tag.size());
        const std::string_view part = tag.substr(0, end);
        const bool fits = std::all_of(part.begin(), part.end(), [first](char c) {
            return (lower(c) >= 'a' && lower(c) <= 'z') || (!first && c >= '0' && c <= '9');
        });
        if (!fits || part.size() < 2 || part.size() > (first ? 3U : 8U))
            return false;
        if (end == tag.size())
            return true;
        tag.remove_prefix(end + 1);
        first = false;
    }
}

} // namespace

bool isSubtitleFile(std::string_view name)
{
    constexpr std::array<std::string_view, 3> kEndings{".srt", ".vtt", ".sbv"};
    return name.size() > kEndingSize && std::any_of(kEndings.begin(), kEndings.end(), [name](std::string_view ending) {
               return std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(kEndingSize),
                                 [](char a, char b) { return a == lower(b); });
           });
}

std::vector<std::string> subtitlesFor(std::string_view stem, const std::vector<std::string>& names)
{
    std::vector<std::string> all;
    std::vector<std::string> tagged;
    const std::string start = std::string(stem) + '.';
    for (auto at = std::lower_bound(names.begin(), names.end(), start); at != names.end() && at->starts_with(start);
         ++at) {
        if (at->size() == start.size() + kEndingSize - 1) {
            all.push_back(*at);
            continue;
        }
        const std::string_view tag(at->data() + start.size(), at->size() - start.size() - kEndingSize);
        if (isLanguageTag(tag))
            tagged.push_back(*at);
    }
    all.insert(all.end(), tagged.begin(), tagged.end());
    all.resize(std::min(all.size(), kMostSubtitleFiles));
    return all;
}

} // namespace zhilan::library
