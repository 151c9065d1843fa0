#include "app/shell/navigator.h"

namespace zhilan::shell
{

Navigator::Navigator(reader::ReaderView* view, QObject* parent) : QObject(parent), m_view(view)
{
    connect(
        &m_loader, &tasks::DocumentLoader::loaded, this,
        [this](quint64 /*request*/, const std::shared_ptr<const tasks::OpenedDocument>& document) { show(document); });
    connect(&m_loader, &tasks::DocumentLoader::failed, this,
            [this](quint64 /*request*/, const Error& error) { Q_EMIT failed(error); });
    connect(view, &reader::ReaderView::positionChanged, this, [this](std::uint32_t top) {
        if (top != m_pinnedTop) {
            m_pinned = document::kNoSection;
        }
        Q_EMIT placeChanged();
    });
}

Navigator::Place Navigator::here() const
{
    return {m_current ? m_current->path : std::filesystem::path(), m_view->position()};
}

void Navigator::open(const std::filesystem::path& path, const Target& target)
{
    if (m_current && m_current->path == path) {
        m_loader.cancel();
        m_history.leave(here());
        apply(target);
        Q_EMIT historyChanged();
        return;
    }
    m_leaving = true;
    load(path, target);
}

void Navigator::load(const std::filesystem::path& path, const Target& target)
{
    m_target = target;
    m_loader.load(path);
}

void Navigator::show(const std::shared_ptr<const tasks::OpenedDocument>& document)
{
    if (m_leaving && m_current) {
        m_history.leave(here());
    }
    m_leaving = false;
    m_current = document;
    m_pinned = document::kNoSection;
    m_view->setDocument(document->document);
    Q_EMIT opened(document);
    apply(m_target);
    Q_EMIT historyChanged();
    Q_EMIT placeChanged();
}

void Navigator::apply(const Target& target)
{
    if (target.position) {
        m_pinned = document::kNoSection;
        m_view->setPosition(*target.position);
    } else if (target.byte) {
        pin(*target.byte);
    } else {
        const document::SectionId section =
            target.anchor.empty() ? document::kNoSection : m_current->document->sectionBySlug(target.anchor);
        pin(section == document::kNoSection ? 0 : m_current->document->sections[section].span.begin);
    }
}

void Navigator::pin(std::uint32_t byte)
{
    m_view->scrollToByte(byte);
    m_pinned = m_current->document->sectionAt(byte);
    m_pinnedTop = m_view->topByte();
    Q_EMIT placeChanged();
}

void Navigator::goToByte(std::uint32_t byte)
{
    if (m_current) {
        m_history.leave(here());
        pin(byte);
        Q_EMIT historyChanged();
    }
}

void Navigator::goToSpan(ByteSpan flash)
{
    if (!m_current) {
        return;
    }
    const Place before = here();
    m_view->revealByte(flash.begin);
    m_view->flash(flash);
    if (here() != before) {
        m_history.leave(before);
        Q_EMIT historyChanged();
    }
}

void Navigator::returnTo(const std::optional<Place>& place)
{
    if (place) {
        const Target target{place->position, {}, {}};
        if (m_current && m_current->path == place->path) {
            m_loader.cancel();
            apply(target);
        } else {
            m_leaving = false;
            load(place->path, target);
        }
        Q_EMIT historyChanged();
    }
}

void Navigator::back()
{
    returnTo(m_history.back(here()));
}

void Navigator::forward()
{
    returnTo(m_history.forward(here()));
}

document::SectionId Navigator::section() const
{
    if (!m_current) {
        return document::kNoSection;
    }
    return m_pinned != document::kNoSection ? m_pinned : m_current->document->sectionAt(m_view->topByte());
}

} // namespace zhilan::shell
