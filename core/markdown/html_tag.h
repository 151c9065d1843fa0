#pragma once

#include "core/markdown/tree.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace zhilan::markdown
{

/// What becomes of an HTML element. The safe subset is GitHub's, less what only styles.
enum class HtmlRole : std::uint8_t {
    Foreign,  ///< no HTML at all ("List<String>"): shown as it is written
    Neutral,  ///< its tags show nothing, its content does
    Division, ///< the same, on lines of its own
    Hidden,   ///< neither tags nor content are shown: scripts, styles
    Frame,    ///< hidden as well, but for a link to what it would load
    Player,   ///< the same, with content that is shown: of <video>, what a reader without it sees
    Inline,   ///< a container of inlines: HtmlElement::node
    Code,
    Break,
    Image,
    Rule,
    Heading,
    Quote,
    List,
    Item,
    Table,
    Row,
    Cell,
    Preformatted,
    Details,
    Summary,
};

struct HtmlElement {
    HtmlRole role = HtmlRole::Foreign;
    NodeKind node = NodeKind::HtmlInline; ///< Inline
    std::uint8_t level = 0;               ///< Heading
    bool ordered = false;                 ///< List
    bool header = false;                  ///< Cell
};
/// By the name of a tag, in whatever case.
[[nodiscard]] HtmlElement htmlElement(std::string_view name);

/// A tag as scan::HtmlScanner delimits it: "<a href='x'>", "</a>"; or a comment, an instruction, a declaration.
struct HtmlTag {
    std::string_view name; ///< empty where it is none of the first two
    bool closing = false;
    bool selfClosing = false;
};
[[nodiscard]] HtmlTag readHtmlTag(std::string_view raw);
/// Where an attribute's value stands in the tag, as a half-open range; entities are not resolved. `name`: lower case.
struct HtmlValue {
    std::size_t begin = 0;
    std::size_t end = 0;
};
[[nodiscard]] std::optional<HtmlValue> htmlAttribute(std::string_view raw, std::string_view name);

/// Where the address stands that a Frame or Player would load, if a link may lead there: of http(s), "//" in front of
/// the site, or, of a Player, a path.
[[nodiscard]] std::optional<HtmlValue> htmlLoaded(std::string_view raw);

[[nodiscard]] bool equalsIgnoringCase(std::string_view text, std::string_view lower);

/// Values of "id", and of "name" of <a>, as they are written: the places in raw HTML that links may lead to.
[[nodiscard]] std::vector<std::string_view> htmlAnchors(std::string_view html);

/// Where "</name" stands from `from` on, in whatever case; the far end without.
[[nodiscard]] std::size_t findClosingTag(std::string_view text, std::size_t from, std::string_view name);

} // namespace zhilan::markdown
