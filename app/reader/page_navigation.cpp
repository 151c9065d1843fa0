#include "app/reader/page_navigation.h"

#include "core/markdown/html.h"
#include "core/media/video_link.h"

#include <QUrl>

namespace zhilan::reader
{

namespace
{

/// As it may stand in a PDF: of ASCII, and nothing that must not leave the program.
std::optional<std::string> outside(const QString& address)
{
    const QUrl url(address.trimmed(), QUrl::TolerantMode);
    std::string encoded = url.toEncoded().toStdString();
    if (!url.isValid() || !markdown::isRemoteAddress(encoded))
        return std::nullopt;
    return encoded;
}

/// Where the text of a footnote begins.
std::uint32_t beginOfNote(const markdown::Tree& tree, markdown::NodeId note)
{
    for (markdown::NodeId id = note + 1; id < tree[note].end; ++id) {
        if (markdown::holdsText(tree[id].kind))
            return tree[id].span.begin;
    }
    return tree[note].span.begin;
}

} // namespace

std::optional<PageNavigation::Leads> PageNavigation::video(std::chrono::milliseconds time) const
{
    auto address = outside(QString::fromStdString(media::urlAtTime(m_document->videoUrl, time)));
    return address ? std::optional<Leads>(std::move(*address)) : std::nullopt;
}

std::optional<PageNavigation::Leads> PageNavigation::leads(const Target& target) const
{
    switch (target.kind) {
    case Target::Kind::Link:
        if (target.address.startsWith(QLatin1Char('#'))) {
            const auto place = m_document->placeOfAnchor(target.address.toStdString());
            return place ? std::optional<Leads>(place->byte) : std::nullopt;
        }
        if (auto address = outside(target.address))
            return Leads(std::move(*address));
        return std::nullopt;
    case Target::Kind::Note:
        return beginOfNote(*m_document->tree, target.note);
    case Target::Kind::Back:
        return (*m_document->tree)[target.note].span.begin;
    case Target::Kind::Time:
        return video(target.time);
    case Target::Kind::Image:
    case Target::Kind::Page:
    case Target::Kind::Term:
        break;
    }
    return std::nullopt;
}

std::optional<PageNavigation::Leads> PageNavigation::leads(const Hot& hot) const
{
    switch (hot.kind) {
    case Hot::Kind::Video:
        return video({});
    case Hot::Kind::Chapter: {
        const document::Chapter& chapter = m_document->chapters[hot.index];
        if (chapter.section < m_document->sections.size())
            return m_document->sections[chapter.section].span.begin;
        return video(chapter.start);
    }
    case Hot::Kind::Time: {
        const auto& start = m_document->quotes[hot.index].start;
        return start ? video(*start) : std::nullopt;
    }
    case Hot::Kind::Chart:
    case Hot::Kind::Csv:
    case Hot::Kind::Image:
    case Hot::Kind::Fold:
    case Hot::Kind::Section:
        break;
    }
    return std::nullopt;
}

void PageNavigation::clear(std::size_t page)
{
    if (page < m_pages.size())
        m_pages[page].clear();
}

void PageNavigation::add(std::size_t page, const BlockLayout& layout, QPointF origin, const QRectF& clip)
{
    m_pages.resize(std::max(m_pages.size(), page + 1));
    for (const ActiveArea& each : layout.activeAreas()) {
        const QRectF area = each.rect.translated(origin).intersected(clip);
        auto to = each.target != nullptr ? leads(*each.target) : leads(*each.hot);
        if (!area.isEmpty() && to)
            m_pages[page].push_back({area, std::move(*to)});
    }
}

pdf::Navigation PageNavigation::finish(const BlockList& list, const std::vector<BlockPlace>& places, QPointF margin,
                                       double pointsPerPixel) const
{
    pdf::Navigation navigation;
    navigation.title = m_document->title;
    navigation.language = m_document->language == "und" ? std::string() : m_document->language;
    if (list.blocks.empty())
        return navigation;
    const auto placeOf = [&](std::uint32_t byte) -> pdf::Place {
        const BlockPlace& place = places[list.blockOf(byte)];
        return {place.page, margin.y() + place.top * pointsPerPixel};
    };
    for (const document::Section& section : m_document->sections)
        navigation.outline.push_back({section.title, section.level, placeOf(section.span.begin)});
    for (std::size_t page = 0; page < m_pages.size(); ++page) {
        for (const Found& found : m_pages[page]) {
            pdf::Link link{page,
                           margin.x() + found.area.left() * pointsPerPixel,
                           margin.y() + found.area.top() * pointsPerPixel,
                           found.area.width() * pointsPerPixel,
                           found.area.height() * pointsPerPixel,
                           {}};
            if (const auto* byte = std::get_if<std::uint32_t>(&found.leads))
                link.target = placeOf(*byte);
            else
                link.target = std::get<std::string>(found.leads);
            navigation.links.push_back(std::move(link));
        }
    }
    return navigation;
}

} // namespace zhilan::reader
