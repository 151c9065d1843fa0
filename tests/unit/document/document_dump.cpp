#include "tests/unit/document/document_dump.h"

#include "core/base/period.h"
#include "core/document/properties.h"

#include <QByteArrayList>

#include <set>
#include <string>

namespace zhilan::document
{
namespace
{

QByteArray bytes(std::string_view text)
{
    QByteArray out(text.data(), static_cast<qsizetype>(text.size()));
    return out.replace('\n', "\\n");
}

QByteArray clock(const std::optional<Milliseconds>& time)
{
    return time ? bytes(formatClockTime(*time)) : QByteArray("-");
}

QByteArray sectionName(const Document& document, SectionId section)
{
    return section == kNoSection ? QByteArray("-") : bytes(document.sections[section].slug);
}

const char* kindName(LinkKind kind)
{
    switch (kind) {
    case LinkKind::Anchor:
        return "anchor";
    case LinkKind::File:
        return "file";
    case LinkKind::Web:
        return "web";
    case LinkKind::Mail:
        return "mail";
    case LinkKind::Image:
        return "image";
    case LinkKind::Footnote:
        return "footnote";
    case LinkKind::Wiki:
        return "wiki";
    case LinkKind::Other:
        return "other";
    }
    return "";
}

/// What is wrong with the places of a text in the source; empty for nothing.
QByteArray wrongPlaces(const Document& document, const InlineText& text, ByteSpan within)
{
    const std::string_view source = document.tree->source();
    std::uint32_t at = within.begin;
    std::uint32_t begin = 0;
    for (std::size_t i = 0; i < text.runs.size(); ++i) {
        const InlineText::Run& run = text.runs[i];
        const std::size_t end = i + 1 < text.runs.size() ? text.runs[i + 1].begin : text.text.size();
        if (run.begin != begin || end <= run.begin)
            return "runs are not one behind the other";
        if (run.source.begin < at || run.source.end < run.source.begin || run.source.end > within.end)
            return "a place is out of order";
        if (run.exact && run.source.of(source) != std::string_view(text.text).substr(run.begin, end - run.begin))
            return "the source says something else";
        at = run.source.end;
        begin = static_cast<std::uint32_t>(end);
    }
    return begin == text.text.size() ? "" : "a text without place";
}

} // namespace

QByteArray dump(const Document& document)
{
    const std::string_view source = document.tree->source();
    QByteArray out;
    const auto line = [&out](const QByteArrayList& fields) {
        out += fields.join(" | ") + '\n';
    };
    const auto number = [](auto value) {
        return QByteArray::number(static_cast<qlonglong>(value));
    };
    const auto drawn = [&](ByteSpan span) {
        return bytes(std::string(span.of(source)));
    };

    line({"title", bytes(document.title)});
    line({"language", bytes(document.language), "encoding", bytes(document.encoding)});
    line(
        {"bytes", number(document.bytes), "chars", number(document.chars), "minutes", number(document.readingMinutes)});
    line({"date", document.date ? bytes(isoDate(document.date->start)) : QByteArray("-"), "video",
          bytes(document.videoUrl), clock(document.videoDuration)});
    for (const InfoEntry& entry : document.info)
        line({"info", bytes(entry.key), bytes(entry.value), drawn(entry.span)});
    for (const std::uint32_t index : document.properties)
        line({"property", bytes(document.info[index].key)});
    for (const Section& section : document.sections)
        line({"section", number(section.line), QByteArray(section.level, '#'), bytes(section.title),
              bytes(section.slug), number(section.chars), clock(section.start), number(section.span.size()),
              number(section.subtreeSpan.size())});
    for (const Table& table : document.tables) {
        QByteArrayList fields{"table", number(table.line), sectionName(document, table.section)};
        for (const std::string_view cell : table.header)
            fields << bytes(cell);
        line(fields);
        for (const Table::Row& row : table.rows) {
            QByteArrayList cells{"row", number(row.line)};
            for (const std::string_view cell : row.cells)
                cells << bytes(cell);
            line(cells);
        }
    }
    for (const Quote& quote : document.quotes)
        line({"quote", number(quote.line), bytes(quote.speaker), bytes(quote.text), drawn(quote.speakerSpan),
              clock(quote.start)});
    for (const Term& term : document.terms)
        line({"term", number(term.line), bytes(term.term), bytes(term.definition)});
    for (const Reference& reference : document.references)
        line({"reference", number(reference.line), bytes(reference.title), bytes(reference.author),
              bytes(reference.note), bytes(reference.url)});
    for (const Link& link : document.links)
        line({"link", number(link.line), kindName(link.kind), bytes(link.text), bytes(link.target),
              link.resolved ? "resolved" : "broken", sectionName(document, link.section)});
    for (const Chapter& chapter : document.chapters)
        line({"chapter", number(chapter.line), clock(chapter.start), clock(chapter.end), bytes(chapter.title),
              bytes(chapter.titleAlt), sectionName(document, chapter.section)});
    for (const Timestamp& stamp : document.timestamps)
        line({"time", number(stamp.line), clock(stamp.time), bytes(stamp.text), bytes(stamp.url), drawn(stamp.span)});
    for (const Diagnostic& diagnostic : document.diagnostics)
        line({"diagnostic", number(document.lines.lineOf(diagnostic.span.begin)), diagnosticName(diagnostic.code),
              bytes(diagnostic.detail)});
    return out;
}

QByteArray brokenInvariant(const Document& document)
{
    const std::string_view source = document.tree->source();
    const auto size = static_cast<std::uint32_t>(source.size());
    const auto isBoundary = [source](std::uint32_t byte) {
        return byte == source.size() || (static_cast<unsigned char>(source[byte]) & 0xC0U) != 0x80U;
    };
    const auto fits = [&](ByteSpan span) {
        return span.begin <= span.end && span.end <= size && isBoundary(span.begin) && isBoundary(span.end);
    };
    const auto stands = [&](ByteSpan span, std::uint32_t line) {
        return fits(span) && line == document.lines.lineOf(span.begin);
    };
    const auto isSection = [&](SectionId id) {
        return id == kNoSection || id < document.sections.size();
    };

    std::set<std::string_view> slugs;
    std::uint32_t expected = document.sections.empty() ? 0 : document.sections.front().span.begin;
    for (std::size_t i = 0; i < document.sections.size(); ++i) {
        const Section& section = document.sections[i];
        if (!slugs.insert(section.slug).second)
            return "slug twice: " + bytes(section.slug);
        if (section.span.begin != expected || !stands(section.span, section.line))
            return "sections do not follow one another at " + bytes(section.title);
        expected = section.span.end;
        if (!section.subtreeSpan.contains(section.span) || !fits(section.subtreeSpan))
            return "a section reaches beyond its subtree";
        if (section.parent != kNoSection) {
            if (section.parent >= i || document.sections[section.parent].level >= section.level)
                return "a section's parent is not above it";
            if (!document.sections[section.parent].subtreeSpan.contains(section.subtreeSpan))
                return "a subtree reaches beyond its parent's";
        }
        if (section.level < 1 || section.level > 6)
            return "level out of range";
        if (!section.span.empty() && document.sectionAt(section.span.begin) != i)
            return "sectionAt misses a section's first byte";
        if (!section.slug.empty() &&
            document.placeOfAnchor(section.slug) != AnchorPlace{section.span.begin, static_cast<SectionId>(i)})
            return "placeOfAnchor misses " + bytes(section.slug);
        if (document.headingPath(static_cast<SectionId>(i)).back() != section.title)
            return "the heading path does not end at the section";
    }
    if (!document.sections.empty() && expected != size)
        return "the last section ends early";

    for (const Table& table : document.tables) {
        if (!stands(table.span, table.line) || !isSection(table.section))
            return "a table is out of place";
        if (table.header.size() != table.alignment.size())
            return "a table's alignment is incomplete";
        for (const Table::Row& row : table.rows) {
            if (!stands(row.span, row.line) || !table.span.contains(row.span))
                return "a row is outside its table";
            if (row.cells.size() != table.header.size() || row.cellSpans.size() != table.header.size())
                return "a row's cells are not as many as the header's";
            for (const ByteSpan cell : row.cellSpans)
                if (!row.span.contains(cell))
                    return "a cell is outside its row";
        }
    }
    for (const Quote& quote : document.quotes) {
        if (!stands(quote.span, quote.line) || !isSection(quote.section) || quote.text.empty())
            return "a quote is out of place";
        if (!quote.speakerSpan.empty() && !quote.span.contains(quote.speakerSpan))
            return "a speaker is outside the quote";
    }
    for (const InfoEntry& entry : document.info)
        if (!fits(entry.span) || entry.key.empty() || entry.value.empty())
            return "an info entry is empty or out of place";
    if (document.infoFromFrontMatter > document.info.size())
        return "more of the information is from front matter than there is";
    std::uint32_t behind = 0; // the property before
    for (const std::uint32_t index : document.properties) {
        if (index >= document.infoFromFrontMatter || document.info[index].span.begin < behind)
            return "a property is out of place";
        behind = document.info[index].span.end;
        const QByteArray wrong =
            wrongPlaces(document, propertyLine(document, document.info[index]), document.info[index].span);
        if (!wrong.isEmpty())
            return wrong;
    }
    for (const Term& term : document.terms)
        if (!stands(term.span, term.line) || term.term.empty())
            return "a term is out of place";
    for (const Reference& reference : document.references)
        if (!stands(reference.span, reference.line) || reference.title.empty())
            return "a reference is out of place";
    for (const Link& link : document.links)
        if (!stands(link.span, link.line) || !isSection(link.section))
            return "a link is out of place";
    for (const Chapter& chapter : document.chapters) {
        if (!stands(chapter.span, chapter.line) || !isSection(chapter.section))
            return "a chapter is out of place";
        if (chapter.end && *chapter.end <= chapter.start)
            return "a chapter ends before it starts";
    }
    std::uint32_t before = 0;
    for (const Timestamp& stamp : document.timestamps) {
        if (!stands(stamp.span, stamp.line) || stamp.span.empty() || stamp.span.begin < before)
            return "a time is out of place";
        before = stamp.span.begin;
    }
    for (const Diagnostic& diagnostic : document.diagnostics)
        if (!fits(diagnostic.span))
            return "a diagnostic is out of place";
    return {};
}

} // namespace zhilan::document
