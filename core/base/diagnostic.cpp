#include "core/base/diagnostic.h"

namespace zhilan
{

const char* diagnosticName(DiagnosticCode code)
{
    switch (code) {
    case DiagnosticCode::UndecodableBytes:
        return "undecodable-bytes";
    case DiagnosticCode::BrokenLink:
        return "broken-link";
    case DiagnosticCode::DuplicateAnchor:
        return "duplicate-anchor";
    case DiagnosticCode::UnreadNumber:
        return "unread-number";
    case DiagnosticCode::ChaptersOutOfOrder:
        return "chapters-out-of-order";
    case DiagnosticCode::TableRowWidth:
        return "table-row-width";
    case DiagnosticCode::InvalidFrontMatter:
        return "invalid-front-matter";
    case DiagnosticCode::TableTooSparse:
        return "table-too-sparse";
    case DiagnosticCode::NestingTooDeep:
        return "nesting-too-deep";
    case DiagnosticCode::TimeMismatch:
        return "time-mismatch";
    case DiagnosticCode::UnreadCue:
        return "unread-cue";
    case DiagnosticCode::UnreadChapter:
        return "unread-chapter";
    }
    return "";
}

} // namespace zhilan
