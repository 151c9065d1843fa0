#pragma once

#include "core/base/string_map.h"
#include "core/markdown/tree.h"

#include <string>
#include <string_view>

namespace zhilan::markdown
{

/// Anchors as GitHub makes them from a heading's plain text: lower case (Unicode), everything but letters, marks,
/// digits, connectors, '-' and spaces removed, spaces to '-'. Punctuation of any script goes; Han stays.
/// https://github.com/gjtorikian/html-pipeline (toc_filter) is the rule's source.
[[nodiscard]] std::string slugOf(std::string_view headingText);

/// What a heading's slug is made of: its text and code as GitHub's page holds them, without the alternative texts of
/// images.
[[nodiscard]] std::string slugText(const Tree& tree, NodeId heading);

/// Makes slugs unique within one document: the second "a" becomes "a-1", never colliding with a heading called "a-1".
class SlugCounter
{
public:
    /// `slug`: as slugOf() makes it, or an id as written.
    [[nodiscard]] std::string unique(const std::string& slug);

private:
    [[nodiscard]] bool isMade(const std::string& slug) const;

    /// By slug that a heading had: the next number for it. All slugs with a lower one behind are taken as well, so that
    /// a document of nothing but the same headings costs one entry.
    StringMap<unsigned> m_next;
};

} // namespace zhilan::markdown
