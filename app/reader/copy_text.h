#pragma once

#include "app/reader/block_layout.h"

#include <QString>

namespace zhilan::reader
{

/// What of a selection is in a block: as a rule the selection itself. Properties are shown below the title, which they
/// stand before in the source: a selection from the title into the text has them whole. Constant.
[[nodiscard]] ByteSpan selectedIn(const document::Document& document, const Block& block, ByteSpan selection);

/// What a reader sees of a span of the document, as plain text: blocks parted by an empty line, items of a tight list
/// and rows of a table by a line feed, cells by a tab, properties as "key: value"; with list markers and speakers where
/// their block is taken from its beginning. Marks of footnotes are shown as "[1]". Linear in the blocks of the span;
/// nothing is laid out.
[[nodiscard]] QString copiedText(const LayoutContext& context, ByteSpan span,
                                 markdown::NoteMarks notes = markdown::NoteMarks::Shown);

/// The same as HTML for other programs: no styles but what Markdown says, links to the web alone.
[[nodiscard]] QString copiedHtml(const LayoutContext& context, ByteSpan span);

/// The source of a span, with the syntax around its first and last block where they are taken from their first and to
/// their last letter. Lines are ended by LF.
[[nodiscard]] QString copiedMarkdown(const LayoutContext& context, ByteSpan span);

/// The table as RFC 4180 says, header first, lines ended by LF.
[[nodiscard]] QString tableAsCsv(const document::Table& table);

} // namespace zhilan::reader
