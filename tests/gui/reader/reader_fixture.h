#pragma once

#include "app/reader/reader_view.h"
#include "core/document/document.h"

#include <QByteArray>
#include <QColor>
#include <QImage>
#include <QRect>

#include <memory>

using DocumentPtr = std::shared_ptr<const zhilan::document::Document>;

[[nodiscard]] DocumentPtr fromText(const QByteArray& text);
[[nodiscard]] QByteArray fileText(const QString& path);
/// A document with a bit of everything.
[[nodiscard]] QByteArray mixed();
/// Where a text stands in the source for the n-th time.
[[nodiscard]] std::uint32_t byteOf(const DocumentPtr& document, const char* text, int occurrence = 1);

/// Light, exposed.
[[nodiscard]] std::unique_ptr<zhilan::reader::ReaderView> shown(const DocumentPtr& document, QSize size = {760, 900});

[[nodiscard]] std::shared_ptr<const zhilan::reader::ChartedTables> charted(zhilan::reader::ChartedTables tables);

[[nodiscard]] bool holdsColor(const QImage& image, const QRect& where, const QColor& color);

void click(zhilan::reader::ReaderView& view, QPoint at, Qt::KeyboardModifiers modifiers = {});
/// A pointer without buttons, at a point of the viewport.
void moveTo(zhilan::reader::ReaderView& view, QPoint at);
void drag(zhilan::reader::ReaderView& view, QPoint from, QPoint to);
