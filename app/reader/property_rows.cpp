#include "app/reader/property_rows.h"

#include "app/reader/height_estimate.h"
#include "core/document/properties.h"

#include <algorithm>
#include <string_view>

namespace zhilan::reader
{

namespace
{

using document::InfoEntry;

constexpr std::size_t kLongValue = 3000; ///< bytes from which on a value is cut into parts …
constexpr std::size_t kPartValue = 2000; ///< … of about this size
constexpr std::size_t kMostShown = 8;    ///< of more properties the rest is folded, behind …
constexpr std::size_t kShown = 6;        ///< … this many, so that a fold hides more than it takes
constexpr float kMostEms = 1000;         ///< of their values, about twenty lines: what would be more is folded too
constexpr float kLineEms = 40;

/// Where a part of a value ends that begins at `begin`: between two words, else between two characters.
std::size_t partEnd(std::string_view value, std::size_t begin)
{
    constexpr std::size_t kLongWord = 200;
    if (value.size() - begin <= kLongValue)
        return value.size();
    std::size_t end = begin + kPartValue;
    const std::size_t blank = value.substr(end - kLongWord, kLongWord).rfind(' ');
    if (blank != std::string_view::npos)
        return end - kLongWord + blank + 1;
    while ((static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U)
        --end;
    return end;
}

/// The byte of the source that shows a byte of the text: where the source says it in other words, in proportion.
std::uint32_t sourceOf(const document::InlineText& text, std::size_t at)
{
    const auto byte = static_cast<std::uint32_t>(at);
    const document::InlineText::Run* run = text.runAt(byte);
    if (run == nullptr || run->exact)
        return run == nullptr ? 0 : run->source.begin + (byte - run->begin);
    const std::size_t next = static_cast<std::size_t>(run - text.runs.data()) + 1;
    const std::uint64_t size = (next < text.runs.size() ? text.runs[next].begin : text.text.size()) - run->begin;
    return run->source.begin + static_cast<std::uint32_t>(run->source.size() * std::uint64_t{byte - run->begin} / size);
}

/// The bytes [begin, end) of a text.
void append(InlineText& out, const document::InlineText& text, std::size_t begin, std::size_t end,
            std::string_view source, std::uint16_t style)
{
    for (std::size_t i = 0; i < text.runs.size(); ++i) {
        const document::InlineText::Run& run = text.runs[i];
        const std::size_t runEnd = i + 1 < text.runs.size() ? text.runs[i + 1].begin : text.text.size();
        const std::size_t from = std::max<std::size_t>(run.begin, begin);
        const std::size_t to = std::min(runEnd, end);
        if (from >= to)
            continue;
        const auto size = static_cast<std::uint32_t>(to - from);
        const auto at = run.source.begin + static_cast<std::uint32_t>(from - run.begin);
        if (run.exact)
            out.appendVerbatim(source, {at, at + size}, style);
        else
            out.appendAtomic(QString::fromUtf8(text.text.data() + from, static_cast<qsizetype>(size)), run.source,
                             style);
    }
}

const InfoEntry& entryOf(const document::Document& document, const Block& property)
{
    return document.info[document.properties[property.first]];
}

InlineText keyText(const document::Document& document, const document::InlineText& key)
{
    InlineText text;
    append(text, key, 0, key.text.size(), document.tree->source(), kPlain);
    return text;
}

InlineText valueText(const document::Document& document, const document::InlineText& value)
{
    const std::string_view source = document.tree->source();
    const std::string_view all = value.text;
    InlineText text;
    std::size_t done = 0;
    for (const ByteSpan address : document::addressesIn(all)) {
        append(text, value, done, address.begin, source, kPlain);
        const auto begin = static_cast<int>(text.text().size());
        append(text, value, address.begin, address.end, source, kLink);
        const auto end = static_cast<int>(text.text().size());
        text.addTarget(
            {Target::Kind::Link, begin, end, {text.byteOf(begin), text.endByteOf(end)}, text.text().mid(begin)});
        done = address.end;
    }
    append(text, value, done, all.size(), source, kPlain);
    return text;
}

} // namespace

std::vector<Block> propertyRows(const document::Document& document, markdown::NodeId frontMatter)
{
    std::vector<Block> rows;
    const std::size_t count = document.properties.size();
    float shown = 0;
    bool folded = false;
    for (std::size_t i = 0; i < count; ++i) {
        const InfoEntry& entry = document.info[document.properties[i]];
        const document::InlineText line = document::propertyLine(document, entry);
        const std::size_t before = line.text.size() - entry.value.size();
        std::uint32_t at = entry.span.begin;
        shown += std::max(kLineEms, widthInEm(entry.value));
        if (!folded && (shown > kMostEms || (i == kShown && count > kMostShown))) {
            const std::uint32_t from = rows.empty() ? at : rows.back().span.end;
            rows.push_back({.kind = BlockKind::Summary,
                            .node = frontMatter,
                            .first = static_cast<std::uint32_t>(i),
                            .span = {from, at}});
            folded = true;
        }
        for (std::size_t begin = 0; begin < entry.value.size();) {
            const std::size_t end = partEnd(entry.value, begin);
            const bool last = end == entry.value.size();
            const std::uint32_t stop = last ? entry.span.end : std::max(at, sourceOf(line, before + end));
            Block row{.kind = BlockKind::Property,
                      .firstPart = begin == 0,
                      .lastPart = last,
                      .node = frontMatter,
                      .first = static_cast<std::uint32_t>(i),
                      .span = {at, stop},
                      .literal = static_cast<std::uint32_t>(begin)};
            row.ems = widthInEm(std::string_view(entry.value).substr(begin, end - begin));
            rows.push_back(row);
            begin = end;
            at = stop;
        }
    }
    return rows;
}

std::vector<InlineText> propertyTexts(const LayoutContext& context, const Block& block)
{
    const document::Document& document = *context.document;
    const InfoEntry& entry = entryOf(document, block);
    std::vector<InlineText> texts;
    ByteSpan span = block.span;
    if (block.firstPart) {
        const document::InlineText key = document::propertyKey(document, entry);
        texts.push_back(keyText(document, key));
        span.begin = std::min(span.end, key.runs.back().source.end);
    }
    const std::string_view value =
        std::string_view(entry.value).substr(block.literal, partEnd(entry.value, block.literal) - block.literal);
    texts.push_back(valueText(document, document::propertyValue(document, value, span)));
    return texts;
}

bool mayHaveLink(const document::Document& document, const Block& property)
{
    const std::string_view value = entryOf(document, property).value;
    return value.substr(property.literal, kLongValue).find("://") != std::string_view::npos;
}

} // namespace zhilan::reader
