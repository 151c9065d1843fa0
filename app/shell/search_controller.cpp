#include "app/shell/search_controller.h"

#include "app/models/library_model.h"
#include "app/models/text_conversion.h"
#include "app/panels/omnibox.h"
#include "app/panels/search_page.h"
#include "app/panels/status_bar.h"
#include "app/shell/index_controller.h"
#include "app/shell/result_growth.h"
#include "app/tasks/release.h"
#include "core/library/read_record.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QStackedWidget>

#include <algorithm>
#include <iterator>
#include <utility>

namespace zhilan::shell
{

namespace
{

constexpr qsizetype kRecentShown = 5;
constexpr std::size_t kMostSuggested = 60;
constexpr std::uint32_t kMore = 40;
/// More documents than someone saves while reading results: a library is being indexed.
constexpr std::uint64_t kMany = 20;

/// `documents`: see SearchRows::ofHits()
std::vector<SearchRows::Row> rowsOf(std::vector<SearchRows::Row> first, const search::Answer& answer,
                                    const models::LibraryModel& library, std::unordered_set<std::string>& documents)
{
    std::vector<SearchRows::Row> hits = SearchRows::ofHits(answer, library, documents);
    // Enter takes the first row: what was found, where anything was, rather than another query.
    const auto ofFirst = std::find_if(hits.begin(), hits.end(), [&hits](const SearchRows::Row& row) {
        return row.destination.path != hits.front().destination.path;
    });
    std::vector<SearchRows::Row> suggestions = SearchRows::ofSuggestions(answer.suggestions);
    hits.insert(ofFirst, std::make_move_iterator(suggestions.begin()), std::make_move_iterator(suggestions.end()));
    std::vector<SearchRows::Row> rows = std::move(first);
    rows.insert(rows.end(), std::make_move_iterator(hits.begin()), std::make_move_iterator(hits.end()));
    return rows;
}

std::optional<search::Field> fieldOf(const QString& name)
{
    for (std::size_t i = 0; i < search::kFieldCount; ++i) {
        const auto field = static_cast<search::Field>(i);
        if (models::toQString(std::string(search::fieldName(field))) == name) {
            return field;
        }
    }
    return std::nullopt;
}

} // namespace

SearchController::SearchController(const Parts& parts, QObject* parent)
    : QObject(parent), m_parts(parts), m_searcher(this)
{
    m_searcher.setSnapshot(m_parts.index->service().snapshot());
    m_parts.page->setResults(&m_results);
    connect(m_parts.box, &panels::Omnibox::begun, this, &SearchController::begin);
    connect(m_parts.box, &panels::Omnibox::queryChanged, this, [this] {
        m_enter.reset();
        m_opened.reset();
        if (std::exchange(m_isOfBefore, false)) {
            m_kind.reset();
        }
        ask();
    });
    connect(m_parts.box, &panels::Omnibox::entered, this, &SearchController::enter);
    connect(m_parts.box, &panels::Omnibox::moved, m_parts.page, &panels::SearchPage::step);
    const auto giveBack = [this] {
        close();
        Q_EMIT left();
    };
    connect(m_parts.box, &panels::Omnibox::left, this, giveBack);
    m_parts.box->setNextStop(m_parts.page->chips());
    m_parts.page->setPreviousStop(m_parts.box);
    m_parts.stack->window()->installEventFilter(this);
    connect(m_parts.page, &panels::SearchPage::left, this, giveBack);
    connect(m_parts.page, &panels::SearchPage::rowActivated, this, [this](int row) { choose(row, false); });
    connect(m_parts.page, &panels::SearchPage::timeActivated, this, [this](int row) { choose(row, true); });
    connect(m_parts.page, &panels::SearchPage::currentRowChanged, this, &SearchController::tellKeys);
    connect(m_parts.page, &panels::SearchPage::moreWanted, this, &SearchController::askForMore);
    connect(m_parts.page, &panels::SearchPage::chipChosen, this, &SearchController::onChip);
    connect(&m_searcher, &tasks::LibrarySearcher::found, this,
            [this](quint64 request, const Answer& answer) { request == m_moreOf ? onMore(answer) : onAnswer(answer); });
    connect(&m_places, &tasks::DocumentFinder::found, this,
            [this](quint64 /*request*/, const std::shared_ptr<const tasks::DocumentFinder::Answer>& answer) {
                onPlaces(*answer);
            });
    connect(&m_parts.index->service(), &tasks::IndexService::published, this, [this] {
        m_searcher.setSnapshot(m_parts.index->service().snapshot());
        askAgain();
    });
    connect(m_parts.index, &IndexController::stateChanged, this, &SearchController::tell);
    connect(m_parts.library, &QAbstractItemModel::modelReset, this, &SearchController::markGone);
}

/// Escape that nobody else wanted, wherever the focus is.
bool SearchController::eventFilter(QObject* watched, QEvent* event)
{
    const bool escape = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (escape && isOpen()) {
        m_parts.box->leave();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void SearchController::setDocument(const std::filesystem::path& path,
                                   const std::shared_ptr<const document::Document>& document)
{
    const bool another = m_path != path;
    m_path = path;
    m_document = document;
    m_places.setDocument(document);
    // Who has begun to ask meanwhile goes on.
    if (m_parts.box->hasFocus() && !m_parts.box->text().isEmpty()) {
        if (!resume()) {
            ask();
        }
    } else if (another) {
        m_parts.box->finish(); // they have done their work, or were about something else
        close();
    }
}

void SearchController::setRecent(const QStringList& files, const QString& current)
{
    m_recent = files;
    m_recent.removeAll(current);
}

void SearchController::retranslate()
{
    if (!isOpen()) {
        return;
    }
    const auto row = static_cast<std::size_t>(m_parts.page->currentRow());
    const auto chosen = row < m_rows.size() ? std::optional(m_rows[row]) : std::nullopt;
    ask(m_answer ? std::max(m_hits, kFirst) : kFirst);
    if (!m_answer && chosen) {
        select(*chosen);
    }
    m_chosen = chosen;
}

void SearchController::begin()
{
    if (!isOpen() && !resume()) {
        m_isOfBefore = true;
        ask();
    }
}

/// Where it was left by opening something.
bool SearchController::resume()
{
    const QString query = m_parts.box->text();
    if (!m_opened || (!query.isEmpty() && query != m_opened->query)) {
        return false;
    }
    if (query.isEmpty()) {
        m_parts.box->resume(m_opened->query);
    }
    m_kind = m_opened->kind;
    ask(std::max(m_opened->hits, kFirst));
    m_chosen = m_opened->row;
    return true;
}

void SearchController::open()
{
    m_parts.stack->setCurrentWidget(m_parts.page);
    tellKeys();
}

/// Those that do something with what is shown.
void SearchController::tellKeys()
{
    if (m_parts.stack->currentWidget() != m_parts.page) {
        return;
    }
    QList<panels::StatusBar::Part> hints;
    if (m_rows.size() > 1) {
        hints.append({tr("↑↓ choose"), 2});
    }
    const auto row = static_cast<std::size_t>(m_parts.page->currentRow());
    if (row < m_rows.size()) {
        hints.append({tr("Enter open")});
        if (m_rows[row].destination.time && m_rows[row].shown.hasVideo) {
            hints.append({tr("Ctrl+Enter play the video there"), 4});
        }
    }
    if (!m_parts.page->chips()->isEmpty()) {
        hints.append({m_answer ? tr("Tab narrow down") : tr("Tab ways to ask"), 3});
    }
    hints.append({tr("Esc back to the text"), 1});
    m_parts.status->setHints(hints);
}

void SearchController::close()
{
    m_searcher.cancel();
    m_places.cancel();
    m_waiting.reset();
    m_enter.reset();
    m_moreOf = 0;
    if (isOpen()) {
        m_parts.stack->setCurrentIndex(0);
        m_parts.status->setHints({});
        Q_EMIT closed();
    }
}

void SearchController::leave()
{
    if (isOpen() || m_parts.box->hasFocus()) {
        m_parts.box->leave();
    }
}

bool SearchController::isOpen() const
{
    return m_parts.stack->currentWidget() == m_parts.page;
}

void SearchController::ask(std::size_t hits)
{
    m_chosen.reset();
    m_again = false;
    m_moreOf = 0;
    m_moreFailed = false;
    m_waiting.reset();
    m_places.cancel();
    const QString query = m_parts.box->text();
    if (query.trimmed().isEmpty()) {
        m_kind.reset();
        m_searcher.cancel();
        suggest();
        lookForRecent();
        return;
    }
    m_searcher.ask({query.toStdString(), m_kind, static_cast<std::uint32_t>(hits), 0,
                    m_document ? library::indexKey(m_path) : std::string()});
}

void SearchController::askAgain()
{
    if (isOpen() && m_answer && m_moreOf == 0) {
        ask();
        m_again = true;
        const tasks::IndexState& state = m_parts.index->service().state();
        m_fills = state.phase == tasks::IndexState::Phase::Working && state.progress.documentsToRead >= kMany;
    }
}

void SearchController::askForMore()
{
    if (!m_answer || m_moreOf != 0 || m_moreFailed || m_waiting || m_isAll) {
        return;
    }
    m_moreOf = m_searcher.askForMore(*m_answer, static_cast<std::uint32_t>(m_hits), kMore);
}

/// Many sections of few documents, found by their titles, may be few rows: those behind them are not to be missed.
void SearchController::fill()
{
    constexpr std::size_t kEnoughRows = 20;
    constexpr std::size_t kMostHits = 1000;
    if (m_rows.size() < kEnoughRows && m_hits < kMostHits) {
        askForMore();
    }
}

void SearchController::onMore(const Answer& answer)
{
    m_moreOf = 0;
    if (answer->error) {
        m_moreFailed = true;
        if (answer->error->code == ErrorCode::Damaged) {
            m_parts.index->repair();
        }
        tell();
        return;
    }
    count(*answer);
    // Some may have come forward in the index meanwhile.
    append(growthOf(m_rows, SearchRows::ofHits(answer->found, *m_parts.library, m_documents)).rows);
    fill();
    if (!m_offered && m_answer->snapshot != m_parts.index->service().snapshot()) {
        askAgain();
    }
}

/// Those that are alike stay last.
void SearchController::append(std::vector<SearchRows::Row> rows)
{
    const auto isAlike = [](const SearchRows::Row& row) {
        return row.isAlike;
    };
    const auto alike = std::find_if(rows.begin(), rows.end(), isAlike);
    const auto shown = std::find_if(m_rows.begin(), m_rows.end(), isAlike);
    if (alike != rows.end() && shown != m_rows.end()) {
        alike->shown.caption.clear(); // those before have it
    }
    std::vector<SearchRows::Row> last(std::make_move_iterator(alike), std::make_move_iterator(rows.end()));
    rows.erase(alike, rows.end());
    insert(static_cast<std::size_t>(shown - m_rows.begin()), std::move(rows));
    insert(m_rows.size(), std::move(last));
}

void SearchController::insert(std::size_t at, std::vector<SearchRows::Row> rows)
{
    std::vector<models::ResultsModel::Result> shown;
    shown.reserve(rows.size());
    for (const SearchRows::Row& row : rows) {
        shown.push_back(row.shown);
    }
    m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(at), std::make_move_iterator(rows.begin()),
                  std::make_move_iterator(rows.end()));
    m_results.insert(static_cast<int>(at), std::move(shown));
}

/// A folder of the library went, or came back.
void SearchController::markGone()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const std::filesystem::path& path = m_rows[i].shown.path;
        m_rows[i].shown.isGone = !path.empty() && m_parts.library->isGone(path);
        m_results.setGone(static_cast<int>(i), m_rows[i].shown.isGone);
    }
}

void SearchController::count(const tasks::LibrarySearcher::Answer& answer)
{
    const auto& hits = answer.found.hits;
    m_hits += hits.size();
    m_isAll = hits.size() < answer.question.limit;
}

void SearchController::onAnswer(const Answer& answer)
{
    if (answer->error && answer->error->code == ErrorCode::Damaged) {
        m_parts.index->repair();
    }
    m_waiting = answer;
    if (m_document && !answer->knowsDocument) {
        m_places.find(answer->question.query);
        return;
    }
    show({});
}

void SearchController::onPlaces(const tasks::DocumentFinder::Answer& answer)
{
    if (m_waiting && m_document) {
        show(SearchRows::ofPlaces(answer, *m_document));
    }
}

void SearchController::show(std::vector<SearchRows::Row> first)
{
    const bool again = std::exchange(m_again, false) && m_answer;
    const bool same = again && m_answer->found.hits == m_waiting->found.hits && first.empty() &&
                      m_answer->found.total == m_waiting->found.total;
    if (again && !same && isRead() && !m_waiting->error) {
        showNewer(std::move(first));
        return;
    }
    if (const auto row = static_cast<std::size_t>(m_parts.page->currentRow());
        again && !same && hasHits() && row < m_rows.size()) {
        m_chosen = m_rows[row]; // Enter opens it, whatever has come before it
    }
    m_offered = same && !m_isInOrder;
    keep(std::exchange(m_waiting, nullptr));
    if (!same) {
        m_kind = m_answer->question.kind;
        m_hits = 0;
        count(*m_answer);
        m_documents.clear();
        m_rows = rowsOf(std::move(first), m_answer->found, *m_parts.library, m_documents);
        m_isInOrder = true;
        m_shownFor.start();
        std::vector<models::ResultsModel::Result> shown;
        shown.reserve(m_rows.size());
        for (const SearchRows::Row& row : m_rows) {
            shown.push_back(row.shown);
        }
        m_results.setResults(std::move(shown));
        if (const auto chosen = std::exchange(m_chosen, std::nullopt)) {
            select(*chosen);
        }
    }
    showChips();
    m_parts.page->setSummary(SearchRows::summary(*m_answer));
    tell();
    open();
    if (const std::optional<bool> video = std::exchange(m_enter, std::nullopt)) {
        enter(*video);
    }
    if (m_answer) {
        fill();
    }
    // What was published while the answer was on its way is not in it.
    if (m_answer && m_answer->snapshot != m_parts.index->service().snapshot()) {
        askAgain();
    }
}

/// Not only suggestions of what else to ask for.
bool SearchController::hasHits() const
{
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [](const SearchRows::Row& row) { return row.shown.kind != models::ItemKind::Suggestion; });
}

/// Someone goes through the results, or looks at them.
bool SearchController::isRead() const
{
    return m_parts.page->currentRow() > 0 || m_hits > kFirst ||
           (hasHits() && m_shownFor.elapsed() >= m_settling.count());
}

/// Who reads the results keeps them as they are; others are told of, and shown where they come last. While a library is
/// being indexed what is found in it comes last, too.
void SearchController::showNewer(std::vector<SearchRows::Row> first)
{
    std::unordered_set<std::string> documents;
    ResultGrowth growth = growthOf(m_rows, rowsOf(std::move(first), m_waiting->found, *m_parts.library, documents));
    if (m_hits > kFirst || !(growth.isAtEnd || m_fills)) {
        m_offered = true;
        tasks::releaseElsewhere(std::exchange(m_waiting, nullptr));
        showChips();
        tellKeys();
        return;
    }
    keep(std::exchange(m_waiting, nullptr));
    m_documents.merge(documents);
    m_isInOrder = growth.isAtEnd;
    m_offered = !m_isInOrder;
    m_hits = 0;
    count(*m_answer);
    append(std::move(growth.rows));
    showChips();
    m_parts.page->setSummary(SearchRows::summary(*m_answer));
    tell();
    tellKeys();
    fill();
    if (m_answer->snapshot != m_parts.index->service().snapshot()) {
        askAgain();
    }
}

void SearchController::showChips()
{
    m_parts.page->setChips(SearchRows::chips(*m_answer));
    m_parts.page->setOffers(m_offered ? QList{SearchRows::newerChip()} : QList<panels::ChipRow::Chip>{});
}

/// The one that leads to the same place.
void SearchController::select(const SearchRows::Row& row)
{
    const auto same = std::find_if(m_rows.begin(), m_rows.end(), [&row](const SearchRows::Row& other) {
        return other.shown.kind == row.shown.kind && other.query == row.query &&
               other.destination.path == row.destination.path && other.destination.byte == row.destination.byte;
    });
    if (same != m_rows.end()) {
        m_parts.page->step(static_cast<int>(same - m_rows.begin()) - m_parts.page->currentRow());
    }
}

void SearchController::keep(Answer answer)
{
    tasks::releaseElsewhere(std::exchange(m_answer, std::move(answer)));
}

void SearchController::tell()
{
    if (!m_answer || m_parts.stack->currentWidget() == nullptr) {
        return;
    }
    const QString missing = m_parts.index->whatIsMissing();
    QStringList lines = SearchRows::notes(m_answer->found);
    if (m_answer->error && m_answer->error->code != ErrorCode::Cancelled) {
        lines.append(tr("The index is damaged. It is being made anew."));
    } else if (m_moreFailed) {
        lines.append(tr("Further results could not be read. Ask again in a moment."));
    } else if (!hasHits()) {
        const QString query = models::toQString(m_answer->question.query);
        lines.prepend((missing.isEmpty() ? tr("“%1” was not found.") : tr("“%1” was not found so far.")).arg(query));
    }
    if (!missing.isEmpty()) {
        lines.append(missing);
    }
    m_parts.page->setNotes(lines);
    // Read out by screen readers, whose focus is in the field.
    lines.prepend(SearchRows::summary(*m_answer).join(QStringLiteral(" · ")));
    lines.removeAll({});
    m_parts.box->setAccessibleDescription(lines.join(QLatin1Char('\n')));
}

void SearchController::suggest()
{
    keep(nullptr);
    m_rows.clear();
    QStringList there = m_recent;
    for (const QString& file : m_gone) {
        there.removeAll(file);
    }
    for (const QString& file : there.mid(0, kRecentShown)) {
        m_rows.push_back(
            SearchRows::ofDocument(models::toPath(file), *m_parts.library, QFileInfo(file).completeBaseName()));
        m_rows.back().shown.label = tr("Opened before");
    }
    for (std::size_t i = 0; m_document && i < m_document->sections.size() && m_rows.size() < kMostSuggested; ++i) {
        if (m_document->sections[i].heading != m_document->titleNode) {
            m_rows.push_back(SearchRows::ofSection(*m_document, static_cast<document::SectionId>(i)));
        }
    }
    std::vector<models::ResultsModel::Result> shown;
    for (const SearchRows::Row& row : m_rows) {
        shown.push_back(row.shown);
    }
    m_results.setResults(std::move(shown));
    m_parts.page->setChips(SearchRows::exampleChips());
    m_parts.page->setOffers({});
    m_parts.page->setSummary({});
    m_parts.page->setNotes({});
    m_parts.box->setAccessibleDescription({});
    if (m_rows.empty()) {
        close();
    } else {
        open();
    }
}

/// Shows what was open before without the files that are not there any more. They stay in the list of recent files:
/// what is on another device comes back with it.
void SearchController::lookForRecent()
{
    m_looking.start(
        [files = m_recent](const std::stop_token& stop) {
            QStringList gone;
            for (const QString& file : files) {
                std::error_code unknown;
                if (!stop.stop_requested() && !std::filesystem::exists(models::toPath(file), unknown) && !unknown) {
                    gone.append(file);
                }
            }
            return gone;
        },
        [this](tasks::RequestId /*id*/, const QStringList& gone) {
            const bool isShown = isOpen() && !m_answer && m_parts.box->text().trimmed().isEmpty();
            if (std::exchange(m_gone, gone) != gone && isShown) {
                suggest();
            }
        });
}

void SearchController::enter(bool video)
{
    // Results of other words than those in the field are not what Enter means.
    const QString query = m_parts.box->text();
    const bool answered =
        query.trimmed().isEmpty() ? !m_answer : m_answer && m_answer->question.query == query.toStdString();
    if (!answered || !isOpen()) {
        m_enter = video;
        if (!isOpen() && !resume()) {
            ask();
        }
        return;
    }
    if (m_parts.page->currentRow() >= 0) {
        choose(m_parts.page->currentRow(), video);
    }
}

void SearchController::choose(int row, bool video)
{
    const SearchRows::Row chosenRow = m_rows[static_cast<std::size_t>(row)];
    if (chosenRow.shown.kind == models::ItemKind::Suggestion) {
        m_parts.box->setText(chosenRow.query);
        m_parts.box->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_answer) {
        m_opened = {models::toQString(m_answer->question.query), m_kind, m_hits, chosenRow};
    }
    Destination destination = chosenRow.destination;
    destination.plays = video;
    m_parts.box->finish();
    close();
    Q_EMIT chosen(destination);
}

void SearchController::onChip(const QString& id)
{
    const QString value = id.section(QLatin1Char(':'), 1);
    if (id.startsWith(QLatin1String("example:"))) {
        const SearchRows::Example example = SearchRows::examples().value(value.toInt());
        m_parts.box->setFocus(Qt::OtherFocusReason);
        m_parts.box->setText(example.query);
        m_parts.box->setSelection(example.from, example.size);
        return;
    }
    if (id.startsWith(QLatin1String("add:"))) {
        m_parts.box->setText(
            models::toQString(search::narrowed(m_parts.box->text().trimmed().toStdString(), value.toStdString())));
        m_parts.box->setFocus(
            Qt::OtherFocusReason); // the chip may be gone with the answer, and the hits are what is next
        return;
    }
    if (!id.startsWith(QLatin1String("again:"))) {
        m_opened.reset(); // it was asked for otherwise
        const std::optional<search::Field> kind = fieldOf(value);
        m_kind = m_kind == kind ? std::nullopt : kind; // chosen once more it lets go
    }
    ask();
}

} // namespace zhilan::shell
