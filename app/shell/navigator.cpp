#include "app/shell/navigator.h"

#include "app/models/text_conversion.h"
#include "app/shell/link_router.h"
#include "core/base/within.h"
#include "core/text/moved_place.h"

#include <algorithm>
#include <utility>

namespace zhilan::shell
{

Navigator::Navigator(reader::ReaderView* view, EncodingOf encodingOf, QObject* parent)
    : QObject(parent), m_view(view), m_encodingOf(std::move(encodingOf))
{
    connect(&m_loader, &DocumentLoader::loaded, this,
            [this](quint64 /*request*/, const std::shared_ptr<const OpenedDocument>& document) { show(document); });
    connect(&m_loader, &DocumentLoader::failed, this,
            [this](quint64 /*request*/, const Error& error) { onFailed(error); });
    connect(view, &reader::ReaderView::positionChanged, this, [this] {
        if (m_view->topByte() != m_pinnedTop) {
            m_pinned = document::kNoSection;
        }
        Q_EMIT placeChanged();
    });
    connect(view, &reader::ReaderView::leaving, this, [this] {
        if (m_current) {
            stopLoading();
            m_history.leave(here());
            Q_EMIT historyChanged();
        }
    });
}

Navigator::Place Navigator::here() const
{
    return {m_current ? m_current->path : std::filesystem::path(), m_view->position()};
}

void Navigator::open(const std::filesystem::path& path, const Target& target)
{
    if (!m_current || m_current->path != path) {
        load(path, {target, true, false, 0});
        return;
    }
    stopLoading();
    if (!m_current->document->placeOfAnchor(target.anchor)) {
        Q_EMIT anchorMissing(models::toQString(target.anchor));
        return;
    }
    m_history.leave(here());
    apply(target);
    Q_EMIT jumped();
    Q_EMIT historyChanged();
}

void Navigator::setFolders(std::vector<std::filesystem::path> folders)
{
    m_folders = std::move(folders);
    tellPictureFolders();
}

void Navigator::tellPictureFolders()
{
    if (!m_current) {
        return;
    }
    const std::filesystem::path folder = m_current->path.parent_path();
    // The outermost of the library's folders that hold the document.
    const std::filesystem::path* root = nullptr;
    for (const std::filesystem::path& candidate : m_folders) {
        if (isWithin(folder, candidate) && (root == nullptr || candidate.native().size() < root->native().size())) {
            root = &candidate;
        }
    }
    m_view->setPictureFolders({models::toPlain(folder), models::toPlain(root != nullptr ? *root : folder)});
}

void Navigator::openOrReload(const std::filesystem::path& path)
{
    const bool isOpen = m_current && m_current->path == path;
    load(path, {{}, !isOpen, isOpen, 0});
}

void Navigator::follow(const std::filesystem::path& path)
{
    if (m_current) {
        load(path, {{}, false, true, 0});
    }
}

void Navigator::load(const std::filesystem::path& path, Coming coming)
{
    m_coming = std::move(coming);
    m_loader.load(path, m_encodingOf(path));
    setLoading(true);
    Q_EMIT historyChanged();
}

void Navigator::stopLoading()
{
    m_loader.cancel();
    m_coming = {};
    setLoading(false);
    Q_EMIT historyChanged();
}

void Navigator::setLoading(bool loading)
{
    if (loading != m_loading) {
        m_loading = loading;
        Q_EMIT loadingChanged(loading);
    }
}

void Navigator::show(const std::shared_ptr<const OpenedDocument>& document)
{
    Coming coming = std::exchange(m_coming, {});
    setLoading(false);
    std::optional<std::uint32_t> pinned;
    std::optional<Moment> meant;
    if (coming.reload) {
        const std::string_view before = m_current->document->tree->source();
        const std::string_view now = document->document->tree->source();
        if (m_pinned < m_current->document->sections.size()) {
            pinned = text::movedPlace(before, now, m_current->document->sections[m_pinned].span.begin);
        }
        if (m_meant) {
            meant = {text::movedPlace(before, now, m_meant->byte), m_meant->time};
        }
        if (m_current->path != document->path) {
            Q_EMIT followed(m_current->path, document->path);
        }
        // What was being read stays where it is, whatever has been written above it.
        reader::ReaderView::Position position = m_view->position();
        position.byte = text::movedPlace(before, now, position.byte);
        coming.target.position = position;
        coming.target.folds = m_view->turnedFolds();
        m_view->refreshPictures();
        m_history.change([&from = m_current->path, &to = document->path](Place& place) {
            if (place.path == from) {
                place.path = to;
            }
        });
    } else if (coming.steps != 0) {
        m_history.go(coming.steps, here());
    } else if (coming.leaving && m_current) {
        m_history.leave(here());
    }
    m_current = document;
    m_pinned = document::kNoSection;
    tellPictureFolders();
    m_view->setContent(document->content);
    Q_EMIT opened(document);
    apply(coming.target);
    m_meant = meant ? meant : m_meant;
    Q_EMIT historyChanged();
    pinned ? pinSection(*pinned) : Q_EMIT placeChanged();
    if (!document->document->placeOfAnchor(coming.target.anchor)) {
        Q_EMIT anchorMissing(models::toQString(coming.target.anchor));
    }
}

void Navigator::apply(const Target& target)
{
    m_meant.reset();
    if (target.position) {
        m_pinned = document::kNoSection;
        if (!target.folds.empty()) {
            m_view->setTurnedFolds(target.folds);
        }
        m_view->setPosition(*target.position);
    } else if (target.found) {
        m_view->revealByte(*target.found);
        pinSection(*target.found);
    } else {
        const auto place = m_current->document->placeOfAnchor(target.anchor).value_or(document::AnchorPlace{});
        if (target.time) {
            m_meant = {place.byte, *target.time};
        }
        pin(target.byte ? *target.byte : place.byte);
    }
}

void Navigator::pin(std::uint32_t byte)
{
    m_view->scrollToByte(byte);
    pinSection(byte);
}

void Navigator::pinSection(std::uint32_t byte)
{
    if (m_current) {
        m_pinned = m_current->document->sectionAt(byte);
        m_pinnedTop = m_view->topByte();
        Q_EMIT placeChanged();
    }
}

void Navigator::goToByte(std::uint32_t byte)
{
    if (m_current) {
        stopLoading();
        m_history.leave(here());
        m_meant.reset();
        pin(byte);
        Q_EMIT jumped();
        Q_EMIT historyChanged();
    }
}

void Navigator::goToSpan(ByteSpan flash)
{
    if (!m_current) {
        return;
    }
    stopLoading();
    const Place before = here();
    m_meant.reset();
    m_view->revealByte(flash.begin);
    m_view->flash(flash);
    pinSection(flash.begin);
    Q_EMIT jumped();
    if (here() != before) {
        m_history.leave(before);
        Q_EMIT historyChanged();
    }
}

void Navigator::onFailed(const Error& error)
{
    const std::ptrdiff_t steps = std::exchange(m_coming, {}).steps;
    setLoading(false);
    const std::ptrdiff_t beyond = steps + (steps < 0 ? -1 : 1);
    if (steps != 0 && m_history.at(beyond) != nullptr) {
        Q_EMIT skipped(error);
        travelTo(beyond);
        return;
    }
    Q_EMIT historyChanged();
    Q_EMIT failed(error);
}

void Navigator::travel(int direction)
{
    const std::ptrdiff_t steps = m_coming.steps + direction;
    if (steps == 0) {
        // There and back before anything was shown.
        stopLoading();
        return;
    }
    travelTo(steps);
}

void Navigator::travelTo(std::ptrdiff_t steps)
{
    const Place* place = m_history.at(steps);
    if (place == nullptr) {
        return;
    }
    const Target target{place->position, {}, {}, {}, {}, {}};
    if (!m_current || m_current->path != place->path) {
        load(place->path, {target, false, false, steps});
        return;
    }
    stopLoading();
    m_history.go(steps, here());
    apply(target);
    Q_EMIT jumped();
    Q_EMIT historyChanged();
}

std::optional<std::chrono::milliseconds> Navigator::meantTime() const
{
    const bool isThere = m_current && m_meant && m_current->document->sectionAt(m_meant->byte) == section();
    return isThere ? std::optional(m_meant->time) : std::nullopt;
}

document::SectionId Navigator::section() const
{
    if (!m_current) {
        return document::kNoSection;
    }
    return m_pinned != document::kNoSection ? m_pinned : m_current->document->sectionAt(m_view->readingByte());
}

} // namespace zhilan::shell
