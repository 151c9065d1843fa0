#include "core/library/heading_search.h"

#include "core/document/build.h"
#include "core/library/read_record.h"
#include "core/search/search.h"
#include "core/text/space.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhilan::library
{
namespace
{

bool isPlain(std::string_view word)
{
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = text::nextCodePoint(word, at);
        if (!text::isLetterOrDigit(c) && !text::isWordCharacter(c)) // with the marks of scripts that have them
            return false;
    }
    return true;
}

/// Headings with any of the words: the others may stand in the names of what the document is in.
std::string queryFor(std::string_view words)
{
    std::string query;
    for (const std::string_view word : text::wordsOf(words)) {
        std::string plain(word);
        for (const std::string_view mark : {"\"", "”", "＂"}) { // they would end it
            for (std::size_t at = plain.find(mark); at != std::string::npos; at = plain.find(mark, at))
                plain.erase(at, mark.size());
        }
        if (plain.empty())
            continue;
        query += query.empty() ? "heading:" : " OR heading:";
        // Unquoted it is found as the beginning of a word too, but signs mean something there.
        query += isPlain(plain) ? plain : '"' + plain + '"';
    }
    return query;
}

} // namespace

Outlines outlinesWith(std::string_view query, const search::Snapshot& index, const Outlines& known, std::size_t most,
                      const std::stop_token& stop)
{
    search::Request request;
    request.query = queryFor(query);
    request.limit = static_cast<std::uint32_t>(most);
    request.snippetBytes = 1;
    Outlines outlines;
    const auto answer = search::search(index, request, stop);
    if (!answer)
        return outlines;
    for (const search::Hit& hit : answer->hits) {
        const std::filesystem::path path = pathOfIndexKey(hit.path);
        if (stop.stop_requested() || outlines.size() >= most)
            break;
        if (const auto before = known.find(path.native()); before != known.end()) {
            outlines.insert(*before);
        } else if (!outlines.contains(path.native())) {
            if (const auto document = document::fromFile(path, {.stop = stop})) {
                auto headings = document::headingsOf(**document);
                outlines.emplace(path.native(),
                                 std::make_shared<const std::vector<document::Heading>>(std::move(headings)));
            }
        }
    }
    return outlines;
}

} // namespace zhilan::library
