#include "app/shell/link_checker.h"

#include "app/models/library_model.h"
#include "app/models/text_conversion.h"
#include "app/reader/reader_view.h"
#include "app/shell/library_controller.h"
#include "app/shell/link_router.h"
#include "app/shell/navigator.h"
#include "app/shell/page_finder.h"

#include <algorithm>
#include <system_error>
#include <variant>
#include <vector>

namespace zhilan::shell
{

namespace
{

constexpr std::size_t kMostLinks = 5000; ///< of a document are looked for

using Begins = std::vector<std::uint32_t>;

bool isMissing(const document::Link& link, const document::Document& document, const std::filesystem::path& file)
{
    const Route route = routeLink(models::toQString(link.target), document, file);
    const auto* to = std::get_if<ToDocument>(&route);
    std::error_code error;
    // Only what is certain: a file that may not be looked at may be there.
    return to != nullptr && std::filesystem::status(to->path, error).type() == std::filesystem::file_type::not_found;
}

Begins broken(const document::Document& document, const std::filesystem::path& file, const library::Contents* contents,
              const std::stop_token& stop)
{
    Begins begins;
    Begins places;
    std::vector<QString> pages;
    std::size_t looked = 0;
    for (const document::Link& link : document.links) {
        if (stop.stop_requested() || ++looked > kMostLinks)
            break;
        if (link.kind == document::LinkKind::File && isMissing(link, document, file))
            begins.push_back(link.span.begin);
        if (link.kind == document::LinkKind::Wiki) {
            const PageName name = pageName(models::toQString(link.target));
            if (!name.page.isEmpty()) {
                pages.push_back(name.page);
                places.push_back(link.span.begin);
            }
        }
    }
    // As long as the library has not been read, nobody knows.
    if (contents == nullptr || (contents->roots.empty() && contents->loose.empty()))
        return begins; // in order, as links are
    const std::vector<bool> found = arePages(pages, file, *contents, stop);
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!found[i])
            begins.push_back(places[i]);
    }
    std::sort(begins.begin(), begins.end());
    return begins;
}

} // namespace

LinkChecker::LinkChecker(Navigator* navigator, LibraryController* library, reader::ReaderView* reader, QObject* parent)
    : QObject(parent), m_navigator(navigator), m_library(library), m_reader(reader)
{
    connect(reader, &reader::ReaderView::firstPaintDone, this, &LinkChecker::check);
    connect(&library->model(), &QAbstractItemModel::modelReset, this, &LinkChecker::check);
}

void LinkChecker::check()
{
    const auto& current = m_navigator->current();
    if (!current || m_reader->document() != current->document || current->document->links.empty()) {
        m_task.cancel();
        return;
    }
    // What is read now will say more than what there was.
    const auto contents = m_library->isReading() ? nullptr : m_library->model().contents();
    m_task.start([document = current->document, file = current->path,
                  contents](const std::stop_token& stop) { return broken(*document, file, contents.get(), stop); },
                 [this, document = current->document](tasks::RequestId /*id*/, Begins begins) {
                     if (m_reader->document() == document)
                         m_reader->setBrokenLinks(std::move(begins));
                 });
}

} // namespace zhilan::shell
