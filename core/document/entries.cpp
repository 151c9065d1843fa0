#include "core/document/inline_text.h"
#include "core/document/work.h"

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
    const auto cell = [&](const Table::Row& row, std::size_t column) {
        return column < row.cells.size() ? row.cells[column] : std::string();
    };
    for (const Table::Row& row : table.rows) {
        Reference reference;
        reference.title = cell(row, title);
        reference.author = cell(row, author);
        reference.note = cell(row, note);
        reference.url = firstUrl(work.tree, row.node);
        reference.line = row.line;
        reference.span = row.span;
        if (!reference.title.empty())
            work.document.references.push_back(std::move(reference));
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

void readTermItem(Work& work, NodeId item, std::string_view text)
{
    constexpr std::array kMarks{"："sv, ": "sv, " — "sv, " – "sv, " - "sv, "——"sv, "—"sv};
    std::size_t size = 0;
    const std::size_t at = firstMark(text.substr(0, 200), kMarks, size);
    if (at == std::string_view::npos || at == 0)
        return;
    Term term;
    term.term = trimmed(text.substr(0, at));
    term.definition = trimmed(text.substr(at + size));
    term.span = work.tree[item].span;
    term.line = work.lineOf(term.span);
    if (!term.term.empty() && !term.definition.empty())
        work.document.terms.push_back(std::move(term));
}

void readReferenceItem(Work& work, NodeId item, NodeId paragraph, std::string_view text)
{
    const markdown::Tree& tree = work.tree;
    constexpr std::array kMarks{" — "sv, " – "sv, " - "sv, "——"sv, "："sv, ": "sv};
    Reference reference;
    reference.span = tree[item].span;
    reference.line = work.lineOf(reference.span);
    reference.url = firstUrl(tree, paragraph);
    NodeId link = markdown::kNoNode;
    for (NodeId id = paragraph + 1; id < tree[paragraph].end && link == markdown::kNoNode; ++id)
        if (tree[id].kind == NodeKind::Link && tree.text(id) == reference.url)
            link = id;
    const std::string label = link == markdown::kNoNode ? std::string() : seenText(tree, link);
    const std::size_t labelAt = label.empty() ? std::string_view::npos : text.find(label);
    if (labelAt == 0 && label != reference.url) {
        reference.title = label;
        std::string_view rest = trimmed(text.substr(label.size()));
        for (bool more = true; more;) {
            more = false;
            for (const std::string_view mark : {"—"sv, "–"sv, "-"sv, "："sv, ":"sv, "，"sv, ","sv})
                if (rest.starts_with(mark)) {
                    rest = trimmed(rest.substr(mark.size()));
                    more = true;
                }
        }
        reference.note = rest;
    } else {
        // An address written out is no part of the title.
        std::string_view shown = text;
        if (label == reference.url && labelAt != std::string_view::npos && labelAt > 0)
            shown = trimmed(text.substr(0, labelAt));
        std::size_t size = 0;
        const std::size_t at = firstMark(shown, kMarks, size);
        reference.title = trimmed(shown.substr(0, at));
        if (at != std::string_view::npos)
            reference.note = trimmed(shown.substr(at + size));
        while (reference.title.ends_with(':') || reference.title.ends_with(','))
            reference.title.pop_back();
        if (reference.title.ends_with("："))
            reference.title.resize(reference.title.size() - 3);
    }
    if (!reference.title.empty())
        work.document.references.push_back(std::move(reference));
}

void readList(Work& work, NodeId list, Topic topic)
{
    const markdown::Tree& tree = work.tree;
    for (const NodeId item : tree.children(list)) {
        const NodeId paragraph = tree.firstChild(item);
        if (paragraph == markdown::kNoNode || tree[paragraph].kind != NodeKind::Paragraph)
            continue;
        const std::string text(trimmed(seenText(tree, paragraph)));
        if (text.empty())
            continue;
        if (topic == Topic::Glossary)
            readTermItem(work, item, text);
        else
            readReferenceItem(work, item, paragraph, text);
    }
}

} // namespace

void readEntries(Work& work)
{
    const markdown::Tree& tree = work.tree;
    std::size_t nextTable = 0;
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
            else if (topic == Topic::References && !table.header.empty())
                readReferenceTable(work, table);
        } else if (node.kind == NodeKind::List && node.parent == 0) {
            const Topic topic = work.topicAt(node.span.begin);
            if (topic == Topic::Glossary || topic == Topic::References)
                readList(work, id, topic);
        }
    }
}

} // namespace zhilan::document
