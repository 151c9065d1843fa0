#include "app/shell/link_follower.h"

#include "app/models/text_conversion.h"
#include "app/shell/library_controller.h"
#include "app/shell/link_router.h"
#include "app/shell/navigator.h"
#include "app/shell/page_finder.h"
#include "app/shell/url_opener.h"
#include "core/base/within.h"
#include "core/media/video_link.h"

#include <algorithm>

namespace zhilan::shell
{

namespace
{

template <typename... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace

LinkFollower::LinkFollower(Navigator* navigator, LibraryController* library, UrlOpener* opener, QObject* parent)
    : QObject(parent), m_navigator(navigator), m_library(library), m_opener(opener)
{
    connect(m_navigator, &Navigator::opened, this, [this] { disconnect(m_waiting); });
}

void LinkFollower::follow(const QString& target)
{
    const auto& current = m_navigator->current();
    m_lookup.cancel();
    disconnect(m_waiting);
    if (!current) {
        return;
    }
    std::visit(Overloaded{
                   [this](const ToPlace& place) { m_navigator->goToByte(place.byte); },
                   [this, &target](const ToDocument& document) { openDocument(document, target); },
                   [this](const ToOutside& outside) { openOutside(outside.url); },
                   [this](const Refused& refused) { Q_EMIT this->refused(Messages::forRefusal(refused)); },
               },
               routeLink(target, *current->document, current->path));
}

/// Documents may come from anywhere: their links open nothing that the reader has not made part of the library.
void LinkFollower::openDocument(const ToDocument& document, const QString& target)
{
    const std::vector<library::Contents::Root>& roots = m_library->model().contents()->roots;
    const bool inside = isWithin(document.path, m_navigator->current()->path.parent_path()) ||
                        std::any_of(roots.begin(), roots.end(), [&](const library::Contents::Root& root) {
                            return isWithin(document.path, root.folder->path);
                        });
    if (inside) {
        m_navigator->open(document.path, {{}, {}, document.anchor, {}, {}, {}});
    } else {
        Q_EMIT refused(Messages::forRefusal({Refusal::OutsideLibrary, target}));
    }
}

void LinkFollower::followPage(const QString& page)
{
    const auto& current = m_navigator->current();
    if (!current) {
        return;
    }
    disconnect(m_waiting);
    const PageName name = pageName(page);
    if (name.page.isEmpty()) {
        follow(QLatin1Char('#') + name.heading);
        return;
    }
    using Found = std::optional<std::filesystem::path>;
    m_lookup.start(
        [name, from = current->path, contents = m_library->model().contents()](const std::stop_token& /*stop*/) {
            return findPage(name.page, from, *contents);
        },
        [this, page, from = current->path](tasks::RequestId /*id*/, const Found& path) { onPage(from, page, path); });
}

void LinkFollower::onPage(const std::filesystem::path& from, const QString& page,
                          const std::optional<std::filesystem::path>& path)
{
    if (m_navigator->current()->path != from || m_navigator->isLoading()) {
        return; // the reader has gone elsewhere meanwhile
    }
    const PageName name = pageName(page);
    if (!path && m_library->isReading()) {
        m_waiting = connect(m_library, &LibraryController::scanned, this, [this, from, page] {
            disconnect(m_waiting);
            if (m_navigator->current()->path == from) {
                followPage(page);
            }
        });
        return;
    }
    if (!path) {
        Q_EMIT refused(Messages::forRefusal({Refusal::NoSuchPage, name.page}));
        return;
    }
    m_navigator->open(*path, {{}, {}, name.heading.toStdString(), {}, {}, {}});
}

void LinkFollower::openVideo(std::chrono::milliseconds time)
{
    const auto& current = m_navigator->current();
    if (!current) {
        return;
    }
    const std::string& address = current->document->videoUrl;
    const QUrl url(models::toQString(media::urlAtTime(address, time)));
    const bool isWeb = url.scheme() == QStringLiteral("http") || url.scheme() == QStringLiteral("https");
    if (address.empty() || !isWeb) {
        Q_EMIT refused(Messages::noVideo());
        return;
    }
    openOutside(url);
}

void LinkFollower::openOutside(const QUrl& url)
{
    if (!m_opener->open(url)) {
        Q_EMIT refused(Messages::notOpened(url));
    }
}

} // namespace zhilan::shell
