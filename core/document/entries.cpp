#include "core/document/citation.h"
#include "core/document/inline_text.h"
#include "core/document/work.h"
#include "core/text/find.h"

#include <algorithm>
#include <array>
#include <span>

namespace zhilan::document
{
namespace
{

using namespace std::string_view_literals;
using markdown::NodeId;
using markdown::NodeKind;

void readTermTable(Work& work, const Table& table)
{
    if (table.header.size() < 2)
        return;
    for (const Table::Row& row : table.rows) {
        Term term;
        term.term = row.cells[0];
        for (std::size_t i = 1; i < row.cells.size(); ++i) {
            if (row.cells[i].empty())
                continue;
            term.definition += term.definition.empty() ? "" : " — ";
            term.definition += row.cells[i];
        }
        term.line = row.line;
        term.span = row.span;
        if (!term.term.empty())
            work.document.terms.push_back(std::move(term));
    }
}

void addReference(Work& work, Reference&& reference, std::string_view text)
{
    if (reference.title.empty())
        return;
    if (reference.url.empty())
        reference.url = urlOfWorkId(text);
    work.document.references.push_back(std::move(reference));
}

void readReferenceTable(Work& work, const Table& table)
{
    std::array<std::size_t, 4> columns{table.header.size(), table.header.size(), table.header.size(),
                                       table.header.size()};
    auto& [title, author, note, url] = columns;
    for (std::size_t i = table.header.size(); i-- > 0;) {
        switch (columnOf(table.header[i])) {
        case Column::RefTitle:
        case Column::ChapterTitle:
            title = i;
            break;
        case Column::Author:
            author = i;
            break;
        case Column::Note:
            note = i;
            break;
        case Column::Url:
            url = i;
            break;
        default:
            break;
        }
    }
    for (std::size_t i = 0; title == table.header.size() && i < table.header.size(); ++i)
        if (i != author && i != note && i != url)
            title = i;
    // "名称 | 在本讲里的作用": what is left says something about the work.
    for (std::size_t i = 0; note == table.header.size() && table.header.size() == 2 && i < table.header.size(); ++i)
        if (i != title && i != author && i != url)
            note = i;
    const auto cell = [&](const Table::Row& row, std::size_t column) {
        return column < row.cells.size() ? row.cells[column] : std::string_view();
    };
    for (const Table::Row& row : table.rows) {
        Reference reference;
        reference.title = cell(row, title);
        reference.author = cell(row, author);
        reference.note = cell(row, note);
        reference.url = firstUrl(work.tree, row.node);
        reference.line = row.line;
        reference.span = row.span;
        std::string whole;
        for (const std::string_view each : row.cells)
            whole.append(each) += '\n';
        addReference(work, std::move(reference), whole);
    }
}

/// Where the first of several marks stands; npos without any.
std::size_t firstMark(std::string_view text, std::span<const std::string_view> marks, std::size_t& size)
{
    std::size_t best = std::string_view::npos;
    for (const std::string_view mark : marks) {
        const std::size_t at = text.find(mark);
        if (at < best) {
            best = at;
            size = mark.size();
        }
    }
    return best;
}

void readTermItem(Work& work, ByteSpan span, std::string_view text)
{
    constexpr std::array kMarks{"："sv, ": "sv, " — "sv, " – "sv, " - "sv, "——"sv, "—"sv};
    std::size_t size = 0;
    const std::size_t at = firstMark(text.substr(0, 200), kMarks, size);
    if (at == std::string_view::npos || at == 0)
        return;
    Term term;
    term.term = trimmed(text.substr(0, at));
    while (term.term.ends_with(':')) // "Term:: definition", a field of Obsidian's Dataview
        term.term.pop_back();
    term.definition = trimmed(text.substr(at + size));
    term.span = span;
    term.line = work.lineOf(term.span);
    if (!term.term.empty() && !term.definition.empty())
        work.document.terms.push_back(std::move(term));
}

void use(Citation&& read, Reference& reference)
{
    reference.title = std::move(read.title);
    reference.author = std::move(read.author);
    reference.note = std::move(read.note);
}

void readReferenceItem(Work& work, NodeId item, NodeId paragraph, std::string_view whole)
{
    const markdown::Tree& tree = work.tree;
    Reference reference;
    reference.span = tree[item].span;
    reference.line = work.lineOf(reference.span);
    reference.url = firstUrl(tree, paragraph);
    NodeId link = markdown::kNoNode;
    for (NodeId id = paragraph + 1; id < tree[paragraph].end && link == markdown::kNoNode; ++id)
        if (tree[id].kind == NodeKind::Link && tree.text(id) == reference.url)
            link = id;
    // A page of the vault is a work as well.
    const NodeId opening = tree.firstChild(paragraph);
    if (opening != markdown::kNoNode && tree[opening].kind == NodeKind::WikiLink)
        link = opening;
    const std::string label = link == markdown::kNoNode ? std::string() : seenText(tree, link);
    const std::string_view text = whole.starts_with(label) && !label.empty() ? whole : withoutKind(whole);
    if (!label.empty() && label != reference.url && text.starts_with(label)) {
        reference.title = label;
        std::string rest(trimmed(text.substr(label.size())));
        reference.author = takeAuthor(rest);
        std::string_view note = rest;
        for (bool more = true; more;) {
            more = false;
            for (const std::string_view mark : {"—"sv, "–"sv, "-"sv, "："sv, ":"sv, "，"sv, ","sv})
                if (note.starts_with(mark)) {
                    note = trimmed(note.substr(mark.size()));
                    more = true;
                }
        }
        reference.note = note;
    } else {
        // An address written out is no part of the title.
        std::string_view shown = text;
        const bool writtenOut = !label.empty() && label == reference.url;
        if (const std::size_t at = writtenOut ? text::findString(text, label) : 0; at > 0)
            shown = trimmed(text.substr(0, at));
        use(readCitation(shown), reference);
    }
    addReference(work, std::move(reference), text);
}

/// "Term", and below it ": definition", as Pandoc and PHP Markdown Extra have it.
bool readDefinitionList(Work& work, NodeId paragraph)
{
    const markdown::Tree& tree = work.tree;
    constexpr std::size_t kLongestTerm = 120; // bytes
    NodeId lineBegin = paragraph + 1;
    Term term;
    bool found = false;
    const auto finish = [&](NodeId lineEnd) {
        const std::string line(trimmed(inlineText(tree, lineBegin, lineEnd, static_cast<std::size_t>(-1)).text));
        if (line.starts_with(": ") && !term.term.empty()) {
            term.definition += (term.definition.empty() ? "" : " ") + std::string(trimmed(line.substr(1)));
        } else {
            if (!term.definition.empty())
                work.document.terms.push_back(term);
            found = found || !term.definition.empty();
            term = {};
            term.term = line.size() <= kLongestTerm ? line : std::string();
            term.span = tree[lineBegin].span;
            term.line = work.lineOf(term.span);
        }
        term.span.end = tree[lineEnd - 1].span.end;
        lineBegin = lineEnd + 1;
    };
    for (const NodeId child : tree.children(paragraph))
        if (tree[child].kind == NodeKind::SoftBreak || tree[child].kind == NodeKind::LineBreak)
            finish(child);
    if (lineBegin < tree[paragraph].end)
        finish(tree[paragraph].end);
    if (!term.definition.empty())
        work.document.terms.push_back(term);
    return found || !term.definition.empty();
}

/// "**Term**:", "**Term:**", "**Term** —": bold words in the middle of a definition have no such mark.
bool opensTerm(const markdown::Tree& tree, NodeId node)
{
    constexpr std::array kMarks{"："sv, ":"sv, "—"sv, "–"sv, "- "sv};
    const NodeId next = tree.next(node);
    if (tree[node].kind != NodeKind::Strong)
        return false;
    constexpr std::size_t kLongestTerm = 120; // bytes
    const std::string term = seenText(tree, node, kLongestTerm);
    if (term.ends_with("：") || term.ends_with(':'))
        return true;
    const std::string_view after =
        next != markdown::kNoNode && tree[next].kind == NodeKind::Text ? trimmed(tree.text(next)) : std::string_view();
    return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) { return after.starts_with(mark); });
}

/// "**Term**: definition", one or several in lines of their own.
void readTermParagraph(Work& work, NodeId paragraph)
{
    if (readDefinitionList(work, paragraph))
        return;
    const markdown::Tree& tree = work.tree;
    NodeId begin = tree.firstChild(paragraph);
    if (begin == markdown::kNoNode || tree[begin].kind != NodeKind::Strong)
        return;
    const auto finish = [&](NodeId end) {
        const std::string text = inlineText(tree, begin, end, static_cast<std::size_t>(-1)).text;
        readTermItem(work, {tree[begin].span.begin, tree[end - 1].span.end}, trimmed(text));
    };
    for (const NodeId child : tree.children(paragraph)) {
        const NodeId next = tree.next(child);
        const bool lineEnds = tree[child].kind == NodeKind::SoftBreak || tree[child].kind == NodeKind::LineBreak;
        if (lineEnds && next != markdown::kNoNode && opensTerm(tree, next)) {
            finish(child);
            begin = next;
        }
    }
    finish(tree[paragraph].end);
}

/// "### Term" with its definition in the paragraph below.
void readTermHeading(Work& work, const Section& section)
{
    const markdown::Tree& tree = work.tree;
    const NodeId paragraph = tree.next(section.heading);
    const bool below = section.parent != kNoSection && work.found.topics[section.parent] == Topic::Glossary &&
                       topicOfHeading(work.document.sections[section.parent].title) == Topic::Glossary;
    if (!below || paragraph == markdown::kNoNode || tree[paragraph].kind != NodeKind::Paragraph)
        return;
    const NodeId first = tree.firstChild(paragraph);
    if (first != markdown::kNoNode && tree[first].kind == NodeKind::Strong)
        return; // the heading names a group, the terms are in bold
    Term term;
    term.term = section.title;
    term.definition = trimmed(seenText(tree, paragraph));
    term.span = tree[section.heading].span;
    term.line = work.lineOf(term.span);
    if (!term.definition.empty())
        work.document.terms.push_back(std::move(term));
}

/// Items of a list and of the lists in it. What heads a list below it and has no address itself names a group.
void readList(Work& work, NodeId list, Topic topic)
{
    const markdown::Tree& tree = work.tree;
    for (NodeId item = list + 1; item < tree[list].end && !work.stopped(); ++item) {
        if (tree[item].kind != NodeKind::Item)
            continue;
        const NodeId paragraph = tree.firstChild(item);
        if (paragraph == markdown::kNoNode || tree[paragraph].kind != NodeKind::Paragraph)
            continue;
        const NodeId below = tree.next(paragraph);
        const bool heads = below != markdown::kNoNode && tree[below].kind == NodeKind::List;
        const std::string text(trimmed(seenText(tree, paragraph)));
        if (text.empty())
            continue;
        if (topic == Topic::Glossary) {
            readTermItem(work, tree[item].span, text);
        } else if (!heads || !firstUrl(tree, paragraph).empty()) {
            readReferenceItem(work, item, paragraph, text);
            item = tree[item].end - 1; // what is below it tells more about it
        }
    }
}

/// Whether a footnote names a work rather than adds a remark: it has an address, a title in book marks, or a year as
/// citations do.
bool citesWork(const markdown::Tree& tree, NodeId paragraph, std::string_view text)
{
    if (!firstUrl(tree, paragraph).empty() || text.find("《") != std::string_view::npos)
        return true;
    for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) {
        const std::string_view year = text.substr(at + 1, 4);
        const bool century = year.starts_with("19") || year.starts_with("20");
        if (century && year.find_first_not_of("0123456789") == std::string_view::npos && year.size() == 4)
            return true;
    }
    return false;
}

/// "[12] …" in front, the bytes of the number; 0 without.
std::size_t numberSize(std::string_view text)
{
    const std::size_t close = text.substr(0, 6).find(']');
    const bool numbered = text.starts_with('[') && close != std::string_view::npos && close > 1 &&
                          text.substr(1, close - 1).find_first_not_of("0123456789") == std::string_view::npos;
    return numbered ? close + 1 : 0;
}

/// "[1] …" line after line.
void readNumberedLines(Work& work, NodeId paragraph)
{
    const markdown::Tree& tree = work.tree;
    Reference reference;
    std::string text;
    const auto finish = [&] {
        std::string_view title = trimmed(text);
        title = withoutKind(title);
        if (!reference.url.empty() && title != reference.url && title.ends_with(reference.url))
            title = trimmed(title.substr(0, title.size() - reference.url.size()));
        use(readCitation(title), reference);
        reference.line = work.lineOf(reference.span);
        addReference(work, std::move(reference), text);
        reference = {};
        text.clear();
    };
    bool lineBegins = true;
    for (const NodeId child : tree.children(paragraph)) {
        const NodeKind kind = tree[child].kind;
        if (kind == NodeKind::SoftBreak || kind == NodeKind::LineBreak) {
            lineBegins = true;
            continue;
        }
        const std::string part =
            kind == NodeKind::Text || kind == NodeKind::Code ? std::string(tree.text(child)) : seenText(tree, child);
        if (lineBegins && numberSize(trimmed(part)) > 0 && !text.empty())
            finish();
        else if (lineBegins && !text.empty())
            text += ' ';
        if (text.empty())
            reference.span = tree[child].span;
        reference.span.end = tree[child].span.end;
        text += part;
        if (reference.url.empty() && kind == NodeKind::Link && tree.text(child).starts_with("http"))
            reference.url = tree.text(child);
        lineBegins = false;
    }
    finish();
}

/// A paragraph among references that is one: it begins with a link, or is an address or footnote.
void readReferenceParagraph(Work& work, NodeId block, NodeId paragraph)
{
    const markdown::Tree& tree = work.tree;
    const std::string text(trimmed(seenText(tree, paragraph)));
    const NodeId first = tree.firstChild(paragraph);
    const bool footnote = tree[block].kind == NodeKind::FootnoteDefinition;
    const bool opens = first != markdown::kNoNode && tree[first].kind == NodeKind::Link;
    if (!footnote && numberSize(text) > 0)
        readNumberedLines(work, paragraph);
    else if (!text.empty() && ((footnote && citesWork(tree, paragraph, text)) || opens))
        readReferenceItem(work, block, paragraph, text);
}

/// Whether the head of a table says that it lists works: "书名 | 作者 | 说明".
bool listsWorks(const Table& table)
{
    bool work = false;
    bool about = false;
    for (const std::string_view header : table.header) {
        const Column column = columnOf(header);
        const std::string name = nameKey(header);
        const bool general = name == "name" || name == "名称" || name == "名稱" || name == "タイトル" || name == "work";
        work = work || (column == Column::RefTitle && !general);
        about = about || (column == Column::Author && name != "来源" && name != "by");
    }
    return work && about;
}

} // namespace

void readEntries(Work& work)
{
    const markdown::Tree& tree = work.tree;
    std::size_t nextTable = 0;
    std::size_t nextSection = 0;
    for (NodeId id = 0; id < tree.size() && !work.stopped(); ++id) {
        const markdown::Node& node = tree[id];
        if (node.kind == NodeKind::Table) {
            if (nextTable >= work.document.tables.size())
                continue;
            const Table& table = work.document.tables[nextTable++];
            const Topic topic = work.topicAt(node.span.begin);
            const bool termHead = table.header.size() >= 2 && columnOf(table.header[0]) == Column::Term &&
                                  nameKey(table.header[0]) != "概念";
            if (topic == Topic::Glossary || (topic == Topic::None && termHead))
                readTermTable(work, table);
            else if ((topic == Topic::References && !table.header.empty()) ||
                     (topic == Topic::None && listsWorks(table)))
                readReferenceTable(work, table);
        } else if (node.kind == NodeKind::Heading) {
            while (nextSection < work.document.sections.size() && work.document.sections[nextSection].heading < id)
                ++nextSection;
            if (nextSection < work.document.sections.size() && work.document.sections[nextSection].heading == id)
                readTermHeading(work, work.document.sections[nextSection]);
        } else if (node.kind == NodeKind::List && work.followsHeading(id) && !work.isInfo(id)) {
            const Topic topic = work.topicAt(node.span.begin);
            if (topic == Topic::Glossary || topic == Topic::References)
                readList(work, id, topic);
        } else if (node.kind == NodeKind::Paragraph) {
            const bool footnote = tree[node.parent].kind == NodeKind::FootnoteDefinition && node.parent + 1 == id;
            if (!footnote && !work.followsHeading(id))
                continue;
            const Topic topic = work.topicAt(node.span.begin);
            if (topic == Topic::References)
                readReferenceParagraph(work, footnote ? node.parent : id, id);
            else if (topic == Topic::Glossary && !footnote)
                readTermParagraph(work, id);
        }
    }
}

} // namespace zhilan::document
