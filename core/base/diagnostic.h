#pragma once

#include "core/base/byte_span.h"

#include <string>

namespace zhilan
{

/// What was noticed in a document; none of it keeps the document from being shown.
/// `zhilan-cli check` prints the codes as kebab-case names (diagnosticName).
enum class DiagnosticCode {
    UndecodableBytes,   ///< replaced by U+FFFD
    BrokenLink,         ///< an in-document anchor or local file that does not exist
    DuplicateAnchor,    ///< two headings have the same text; the later one's anchor is numbered
    UnreadNumber,       ///< a cell of a series column whose number was not understood
    ChaptersOutOfOrder, ///< a chapter starts before the one above it
    TableRowWidth,      ///< a table row has more cells than the header
    InvalidFrontMatter, ///< front matter that is no YAML, or more of it than is read
    TableTooSparse,     ///< a table with very many cells that its rows lack is shown as text
    NestingTooDeep,     ///< blocks or inlines nested beyond the limit are shown as text
    TimeMismatch,       ///< a link's text names another time than its address
    UnreadCue,          ///< a subtitle whose times or text are missing or broken is left out
    UnreadChapter,      ///< a chapter whose time is missing or broken is left out
};

[[nodiscard]] const char* diagnosticName(DiagnosticCode code);

struct Diagnostic {
    DiagnosticCode code = DiagnosticCode::UndecodableBytes;
    ByteSpan span;      ///< in the document's source
    std::string detail; ///< the text concerned, or an English explanation

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

} // namespace zhilan
