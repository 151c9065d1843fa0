#include "app/shell/window_places.h"

#include "app/panels/breadcrumb.h"
#include "app/panels/inspector.h"
#include "app/panels/navigation_panel.h"
#include "app/reader/reader_view.h"
#include "app/shell/document_panels.h"
#include "app/shell/hit_opener.h"
#include "app/shell/link_checker.h"
#include "app/shell/link_follower.h"
#include "app/shell/navigator.h"
#include "app/shell/search_controller.h"

namespace zhilan::shell
{

void connectPlaces(const PlaceParts& parts)
{
    Navigator* navigator = parts.navigator;
    LinkFollower* links = parts.links;
    SearchController* search = parts.search;
    new LinkChecker(navigator, links->library(), parts.reader, links);
    const auto goTo = [navigator](uint byte) {
        navigator->goToByte(byte);
    };
    const auto openTime = [links](qint64 time) {
        links->openVideo(std::chrono::milliseconds(time));
    };
    using panels::Breadcrumb;
    using panels::Inspector;
    using panels::NavigationPanel;
    using reader::ReaderView;

    QObject::connect(parts.breadcrumb, &Breadcrumb::stepActivated, navigator, goTo);
    QObject::connect(parts.breadcrumb, &Breadcrumb::timeActivated, links, openTime);

    QObject::connect(parts.inspector, &Inspector::placeActivated, navigator, [navigator, search](ByteSpan place) {
        search->close();
        place.empty() ? navigator->goToByte(place.begin) : navigator->goToSpan(place);
    });
    QObject::connect(parts.inspector, &Inspector::timeActivated, links, openTime);
    QObject::connect(parts.panels, &DocumentPanels::rowActivated, navigator, [navigator, search](ByteSpan row) {
        search->close();
        navigator->goToSpan(row);
    });

    QObject::connect(parts.navigation, &NavigationPanel::documentActivated, navigator,
                     [navigator, search](const std::filesystem::path& path) {
                         search->close();
                         navigator->open(path);
                     });
    QObject::connect(parts.navigation, &NavigationPanel::sectionActivated, navigator,
                     [navigator, search](const std::filesystem::path& path, uint byte) {
                         search->close();
                         navigator->open(path, {{}, byte, {}, {}, {}, {}});
                     });

    QObject::connect(navigator, &Navigator::followed, parts.navigation, &NavigationPanel::movePlace);

    QObject::connect(search, &SearchController::chosen, parts.hits, &HitOpener::open);
    QObject::connect(search, &SearchController::closed, parts.hits, &HitOpener::tellKeys);
    QObject::connect(search, &SearchController::left, parts.reader, [reader = parts.reader] { reader->setFocus(); });

    QObject::connect(parts.reader, &ReaderView::linkActivated, links, &LinkFollower::follow);
    QObject::connect(parts.reader, &ReaderView::pageActivated, links, &LinkFollower::followPage);
    QObject::connect(parts.reader, &ReaderView::timeActivated, links, &LinkFollower::openVideo);
    QObject::connect(parts.reader, &ReaderView::videoActivated, links,
                     [links] { links->openVideo(std::chrono::milliseconds(0)); });
}

} // namespace zhilan::shell
