#include "app/shell/find_controller.h"

#include "app/panels/find_bar.h"
#include "app/reader/reader_view.h"
#include "core/text/moved_place.h"

#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace zhilan::shell
{

FindController::FindController(panels::FindBar* bar, reader::ReaderView* view, QObject* parent)
    : QObject(parent), m_bar(bar), m_view(view)
{
    connect(&m_finder, &tasks::DocumentFinder::marked, this,
            [this](quint64 /*request*/, const std::shared_ptr<const tasks::DocumentFinder::Marked>& marked) {
                showFound(*marked);
            });
    connect(bar, &panels::FindBar::queryChanged, this, [this](const QString& query) {
        clearMarks();
        m_reveals = true;
        m_finder.find(query.toStdString());
    });
    connect(bar, &panels::FindBar::nextRequested, this, &FindController::next);
    connect(bar, &panels::FindBar::previousRequested, this, &FindController::previous);
    connect(bar, &panels::FindBar::closed, this, [this] {
        clear();
        m_view->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_finder, &tasks::DocumentFinder::found, this,
            [this](quint64 /*request*/, const std::shared_ptr<const tasks::DocumentFinder::Answer>& answer) {
                show(answer->spans);
            });
}

void FindController::setDocument(const std::filesystem::path& file,
                                 const std::shared_ptr<const document::Document>& document)
{
    const bool same = m_document && document && file == m_file;
    m_kept.reset();
    if (same && m_current) {
        m_kept = text::movedPlace(m_document->tree->source(), document->tree->source(), m_spans[*m_current].begin);
    }
    m_finder.setDocument(document);
    m_document = document;
    auto sought = std::exchange(m_sought, std::nullopt);
    if (file != m_soughtIn) {
        sought.reset();
    }
    const bool again = !sought && m_ofSearch && same;
    m_file = file;
    clearMarks();
    m_reveals = false;
    show({});
    if (again) {
        sought = m_marked;
    }
    if (sought) {
        seek(std::move(*sought));
        m_reveals = !again;
        return;
    }
    if (!m_bar->query().isEmpty()) {
        m_finder.find(m_bar->query().toStdString());
    }
}

void FindController::follow(const std::filesystem::path& from, const std::filesystem::path& to)
{
    for (std::filesystem::path* file : {&m_file, &m_soughtIn}) {
        if (*file == from) {
            *file = to;
        }
    }
}

void FindController::markFound(const std::filesystem::path& file, tasks::DocumentFinder::Sought sought)
{
    if (!m_bar->isHidden()) {
        m_bar->close();
    }
    if (m_document != nullptr && file == m_file) {
        seek(std::move(sought));
    } else {
        m_soughtIn = file;
        m_sought = std::move(sought);
    }
}

void FindController::seek(tasks::DocumentFinder::Sought sought)
{
    m_marked = std::move(sought);
    m_reveals = true;
    m_ofSearch = true;
    m_finder.mark(m_marked);
}

void FindController::showFound(const tasks::DocumentFinder::Marked& marked)
{
    m_spans = marked.spans;
    m_ofSearch = !m_spans.empty();
    m_current = m_reveals ? std::nullopt : keptMark();
    m_view->setMarks(m_spans, m_current);
    if (!m_reveals) {
        Q_EMIT foundMarks(static_cast<int>(m_current.value_or(firstFrom(topByte()))), static_cast<int>(m_spans.size()));
        return;
    }
    Q_EMIT placeFound(marked.place);
    if (marked.meant) {
        mark(*marked.meant);
    } else if (!m_spans.empty()) {
        Q_EMIT foundMarks(static_cast<int>(firstFrom(topByte())), static_cast<int>(m_spans.size()));
    }
}

void FindController::clearMarks()
{
    m_sought.reset();
    if (m_ofSearch) {
        m_ofSearch = false;
        clear();
        Q_EMIT foundMarks(-1, 0);
    }
}

/// What stands first on the page need not be first in the source: at its top nothing has been passed.
std::uint32_t FindController::topByte() const
{
    return m_view->verticalScrollBar()->value() == 0 ? 0 : m_view->topByte();
}

void FindController::begin()
{
    m_start = topByte();
    const QString selected = m_view->selectedWords();
    m_bar->open(selected.contains(QLatin1Char('\n')) ? QString() : selected);
}

std::size_t FindController::firstFrom(std::uint32_t byte) const
{
    const auto first = std::lower_bound(m_spans.begin(), m_spans.end(), byte,
                                        [](ByteSpan span, std::uint32_t from) { return span.begin < from; });
    return first == m_spans.end() ? 0 : static_cast<std::size_t>(first - m_spans.begin());
}

/// The nearest one to where the current mark was.
std::optional<std::size_t> FindController::keptMark() const
{
    if (!m_kept || m_spans.empty()) {
        return std::nullopt;
    }
    const auto away = [kept = *m_kept](ByteSpan span) {
        return span.begin < kept ? kept - span.begin : span.begin - kept;
    };
    const auto nearest =
        std::min_element(m_spans.begin(), m_spans.end(), [&away](ByteSpan a, ByteSpan b) { return away(a) < away(b); });
    return static_cast<std::size_t>(nearest - m_spans.begin());
}

void FindController::show(const std::vector<ByteSpan>& spans)
{
    m_spans = spans;
    m_current = m_reveals ? std::nullopt : keptMark();
    m_view->setMarks(m_spans, m_current);
    if (!m_current) {
        m_view->setCurrentMark({});
    }
    m_bar->setCount(m_current ? static_cast<qsizetype>(*m_current) : -1, static_cast<qsizetype>(m_spans.size()));
    if (m_reveals && !m_spans.empty()) {
        mark(firstFrom(m_start));
    }
}

void FindController::step(int direction)
{
    if (m_spans.empty()) {
        if (m_bar->isHidden()) {
            begin();
        }
        return;
    }
    const std::size_t count = m_spans.size();
    if (direction > 0) {
        mark(m_current ? (*m_current + 1) % count : firstFrom(topByte()));
    } else {
        mark((m_current.value_or(firstFrom(topByte())) + count - 1) % count);
    }
}

void FindController::mark(std::size_t index)
{
    const bool again = m_current == index;
    m_current = index;
    m_view->setCurrentMark(index);
    if (again) {
        m_view->flash(m_spans[index]); // the only one: nothing else would tell that the key was understood
    }
    Q_EMIT wentTo(m_spans[index].begin);
    if (m_ofSearch) {
        Q_EMIT foundMarks(static_cast<int>(index), static_cast<int>(m_spans.size()));
    } else {
        m_bar->setCount(static_cast<qsizetype>(index), static_cast<qsizetype>(m_spans.size()));
    }
}

void FindController::clear()
{
    m_finder.cancel();
    m_spans.clear();
    m_current.reset();
    m_view->setMarks({});
    m_view->setCurrentMark({});
}

} // namespace zhilan::shell
