#pragma once

#include "app/reader/block_layout.h"

#include <QString>

namespace zhilan::reader
{

/// What a reader sees of a span of the document, as plain text: blocks parted by an empty line, items of a tight list
/// and rows of a table by a line feed, cells by a tab; with list markers and speakers where their block is taken from
/// its beginning. Linear in the blocks of the span; nothing is laid out.
[[nodiscard]] QString copiedText(const LayoutContext& context, ByteSpan span);

/// The table as RFC 4180 says, header first, lines ended by LF.
[[nodiscard]] QString tableAsCsv(const document::Table& table);

} // namespace zhilan::reader
