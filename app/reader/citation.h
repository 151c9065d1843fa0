#pragma once

#include "core/base/byte_span.h"
#include "core/document/document.h"

#include <QString>

#include <chrono>
#include <optional>

namespace zhilan::reader
{

/// When in the video a place of the document is told: the quotation's own time, else that of the section it is in.
[[nodiscard]] std::optional<std::chrono::milliseconds> timeOf(const document::Document& document, std::uint32_t byte);

/// `text`, which stands at `span`, as a Markdown quotation with where it is from: speaker, title, date, and the time as
/// a link into the video, as far as the document says them.
[[nodiscard]] QString citation(const document::Document& document, ByteSpan span, const QString& text);

} // namespace zhilan::reader
