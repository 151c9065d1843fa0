#pragma once

#include "core/document/inline_text.h"
#include "core/document/speaker.h"
#include "core/document/work.h"

#include <optional>
#include <string>
#include <vector>

/// What may be a quotation, by where and how it stands in the document.
namespace zhilan::document
{

/// A stretch of text that one person may say.
struct QuotePart {
    markdown::NodeId node = markdown::kNoNode;
    ByteSpan span;
    InlineText seen;
    std::vector<std::uint32_t> lines; ///< where the lines begin in `seen`, the first one at 0
    std::optional<SpeakerPrefix> prefix;
    std::size_t boldEnd = 0; ///< bytes at the front that are set in bold
    bool boldPrefix = false;
    std::string title;      ///< of the callout, which may be who says it
    bool stated = false;    ///< the prefix names somebody without doubt
    bool quotation = false; ///< said to be one, by where or how it stands, so it need not look like one
    bool byName = false;    ///< in running text: a quotation only if the prefix names somebody
};

/// All of them, in the order of the document.
[[nodiscard]] std::vector<QuotePart> quoteParts(Work& work);

/// Where a text begins in the source, marks of emphasis included.
[[nodiscard]] std::uint32_t sourceBegin(const markdown::Tree& tree, const InlineText& seen);

} // namespace zhilan::document
