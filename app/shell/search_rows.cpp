#include "app/shell/search_rows.h"

#include "app/models/library_model.h"
#include "app/models/text_conversion.h"
#include "app/shell/folder_facets.h"
#include "core/library/read_record.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace zhilan::shell
{

namespace
{

using models::toQString;
using Chip = panels::ChipRow::Chip;

/// In this order, whatever their counts: nothing jumps while one types. A title counts as a heading.
constexpr std::array kKinds{search::Field::Heading, search::Field::Quote,    search::Field::Table, search::Field::Term,
                            search::Field::Chapter, search::Field::Subtitle, search::Field::Body};

QString contextOf(const search::Hit& hit)
{
    QStringList steps;
    for (const std::string& heading : hit.headingPath) {
        if (heading != hit.title) {
            steps.append(toQString(heading).simplified());
        }
    }
    return steps.join(QStringLiteral(" › "));
}

/// Titles that hits of several documents have.
std::unordered_set<std::string> sharedTitles(const std::vector<search::Hit>& hits)
{
    std::unordered_map<std::string_view, std::string_view> paths;
    std::unordered_set<std::string> shared;
    for (const search::Hit& hit : hits) {
        if (paths.emplace(hit.title, hit.path).first->second != hit.path) {
            shared.insert(hit.title);
        }
    }
    return shared;
}

/// What the index marked, for a section that has only pieces of the query.
std::vector<std::string> markedTexts(const search::Hit& hit)
{
    std::vector<std::string> texts;
    for (const ByteSpan mark : hit.marks) {
        std::string text(mark.of(hit.snippet));
        if (std::find(texts.begin(), texts.end(), text) == texts.end()) {
            texts.push_back(std::move(text));
        }
    }
    return texts;
}

/// The snippet without the "…" where it is cut.
struct Excerpt {
    std::string_view text;
    std::uint32_t begin = 0; ///< in the snippet
};
Excerpt excerptOf(const search::Hit& hit)
{
    constexpr std::string_view kCut = "…";
    Excerpt excerpt{hit.snippet, 0};
    if (excerpt.text.starts_with(kCut)) {
        excerpt.text.remove_prefix(kCut.size());
        excerpt.begin = kCut.size();
    }
    if (excerpt.text.ends_with(kCut)) {
        excerpt.text.remove_suffix(kCut.size());
    }
    return excerpt;
}

/// What the first mark stands in, up to where another part of the section begins.
void seekExcerpt(const search::Hit& hit, tasks::DocumentFinder::Sought& sought)
{
    auto [text, shift] = excerptOf(hit);
    if (hit.marks.empty() || hit.marks.front().begin < shift || hit.marks.front().end - shift > text.size()) {
        return;
    }
    constexpr std::string_view kCut = "…";
    ByteSpan mark{hit.marks.front().begin - shift, hit.marks.front().end - shift};
    text = text.substr(0, text.find(kCut, mark.end));
    if (const std::size_t before = text.substr(0, mark.begin).rfind(kCut); before != std::string_view::npos) {
        const auto begin = static_cast<std::uint32_t>(before + kCut.size());
        text.remove_prefix(begin);
        mark = {mark.begin - begin, mark.end - begin};
    }
    sought.excerpt = text;
    sought.part = mark;
}

/// Of a long title the snippet is a part.
std::vector<ByteSpan> marksInTitle(const search::Hit& hit)
{
    if (hit.kind != search::Field::Title) {
        return hit.titleMarks;
    }
    const auto [text, begin] = excerptOf(hit);
    const std::size_t at = hit.title.find(text);
    if (at == std::string::npos) {
        return {};
    }
    const std::uint32_t shift = static_cast<std::uint32_t>(at) - begin; // modulo 2^32, as what it is added to
    std::vector<ByteSpan> marks = hit.marks;
    for (ByteSpan& mark : marks) {
        mark = {mark.begin + shift, mark.end + shift};
    }
    return marks;
}

void show(MarkedText&& from, QString& text, models::Marks& marks)
{
    text = std::move(from.text);
    marks = std::move(from.marks);
}

QString quoted(const QString& text)
{
    QString plain = text;
    return QLatin1Char('"') + plain.remove(QLatin1Char('"')) + QLatin1Char('"');
}

QString number(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

QString counted(const QString& text, std::uint64_t count)
{
    return text + QLatin1Char(' ') + number(count);
}

} // namespace

MarkedText markedText(std::string_view utf8, const std::vector<ByteSpan>& spans)
{
    MarkedText out;
    std::uint32_t at = 0;
    const auto appendUntil = [&](std::uint32_t byte) {
        const QString part = QString::fromUtf8(utf8.data() + at, static_cast<qsizetype>(byte - at));
        at = byte;
        for (const QChar character : part) {
            if (!character.isSpace()) {
                out.text += character;
            } else if (!out.text.isEmpty() && !out.text.endsWith(QLatin1Char(' '))) {
                out.text += QLatin1Char(' ');
            }
        }
        return static_cast<int>(out.text.size());
    };
    for (const ByteSpan span : spans) {
        const int begin = appendUntil(span.begin);
        out.marks.append({begin, appendUntil(span.end)});
    }
    appendUntil(static_cast<std::uint32_t>(utf8.size()));
    return out;
}

QString SearchRows::labelOf(search::Field field)
{
    switch (field) {
    case search::Field::Title:
        return tr("Document");
    case search::Field::Heading:
        return tr("Heading");
    case search::Field::Body:
        return tr("Text");
    case search::Field::Table:
        return tr("Table");
    case search::Field::Quote:
        return tr("Quote");
    case search::Field::Term:
        return tr("Term");
    case search::Field::Chapter:
        return tr("Chapter");
    case search::Field::Subtitle:
        return tr("Subtitles");
    }
    return {};
}

std::vector<SearchRows::Row> SearchRows::ofHits(const search::Answer& answer, const models::LibraryModel& library,
                                                std::unordered_set<std::string>& documents)
{
    struct Groups {
        std::vector<std::vector<Row>> rows;
        std::unordered_map<std::string, std::size_t> ofPath;
    };
    Groups exact;
    Groups alike;
    const std::unordered_set<std::string> shared = sharedTitles(answer.hits);
    for (const search::Hit& hit : answer.hits) {
        Groups& groups = hit.alike ? alike : exact;
        const auto [place, isNew] = groups.ofPath.emplace(hit.path, groups.rows.size());
        if (isNew) {
            groups.rows.emplace_back();
        }
        std::vector<Row>& group = groups.rows[place->second];
        const std::vector<std::string> texts = hit.alike || answer.texts.empty() ? markedTexts(hit) : answer.texts;
        Row row;
        row.isAlike = hit.alike;
        row.shown.title = toQString(hit.title).simplified();
        row.shown.language = toQString(hit.language);
        row.shown.path = library::pathOfIndexKey(hit.path);
        row.destination.path = row.shown.path;
        row.shown.isGone = library.isGone(row.shown.path);
        const bool isTitle = hit.kind == search::Field::Title;
        const std::vector<ByteSpan> inTitle = marksInTitle(hit);
        if ((isTitle || !inTitle.empty()) && documents.insert(hit.path).second) {
            Row document = row;
            document.shown.kind = models::ItemKind::Document;
            document.shown.label = labelOf(search::Field::Title);
            document.shown.context = library.folderOf(library.indexOfDocument(row.shown.path));
            document.shown.titleMarks = markedText(hit.title, inTitle).marks;
            document.destination.sought.texts = texts;
            group.insert(group.begin(), std::move(document));
        }
        if (isTitle) {
            continue;
        }
        row.shown.kind = models::ItemKind::Section;
        row.shown.label = labelOf(hit.kind);
        if (!hit.speaker.empty()) {
            row.shown.label += QStringLiteral(" · ") + toQString(hit.speaker);
        }
        row.shown.context = contextOf(hit);
        if (shared.contains(hit.title)) {
            const QString folder = library.folderOf(library.indexOfDocument(row.shown.path));
            const QString file = QFileInfo(models::toQString(row.shown.path)).fileName();
            row.shown.context = (folder.isEmpty() ? file : folder + QLatin1Char('/') + file) +
                                (row.shown.context.isEmpty() ? QString() : QStringLiteral(" › ") + row.shown.context);
        }
        show(markedText(hit.snippet, hit.marks), row.shown.text, row.shown.marks);
        row.shown.time = models::toTime(hit.start);
        row.shown.hasVideo = hit.hasVideo;
        row.shown.fromTime = hit.startFrom != search::StartFrom::Stated;
        row.destination.time = hit.start;
        if (hit.kind == search::Field::Subtitle) {
            // Its byte is one of another file: where the section is that is about this time.
            row.destination.anchor = hit.sectionSlug;
            row.destination.spoken = row.shown.text;
            row.destination.sought.texts = texts;
            row.destination.sought.anchor = hit.sectionSlug;
        } else {
            row.destination.byte = hit.byte;
            row.destination.sought.byte = hit.byte;
            row.destination.sought.texts = texts;
            seekExcerpt(hit, row.destination.sought);
        }
        group.push_back(std::move(row));
    }
    std::vector<Row> rows;
    for (Groups* groups : {&exact, &alike}) {
        const std::size_t first = rows.size();
        for (std::vector<Row>& group : groups->rows) {
            std::move(group.begin(), group.end(), std::back_inserter(rows));
        }
        if (groups == &alike && first < rows.size()) {
            rows[first].shown.caption = tr("Most of the words");
        }
    }
    return rows;
}

std::vector<SearchRows::Row> SearchRows::ofSuggestions(const std::vector<search::Suggestion>& suggestions)
{
    std::vector<Row> rows;
    for (const search::Suggestion& suggestion : suggestions) {
        Row row;
        row.shown.kind = models::ItemKind::Suggestion;
        row.query = toQString(suggestion.text);
        show(markedText(suggestion.text, suggestion.marks), row.shown.title, row.shown.titleMarks);
        switch (suggestion.kind) {
        case search::SuggestionKind::Correction:
        case search::SuggestionKind::Word:
            row.shown.label = tr("Search for this instead");
            break;
        case search::SuggestionKind::Title:
            row.shown.label = tr("Title");
            break;
        case search::SuggestionKind::Heading:
            row.shown.label = labelOf(search::Field::Heading);
            break;
        case search::SuggestionKind::Speaker:
            row.shown.label = tr("Speaker");
            break;
        case search::SuggestionKind::Term:
            row.shown.label = labelOf(search::Field::Term);
            break;
        case search::SuggestionKind::Amount:
            row.shown.label = tr("About as much");
            break;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

SearchRows::Row SearchRows::ofSection(const document::Document& document, document::SectionId section)
{
    Row row;
    row.shown.title = toQString(document.title).simplified();
    row.shown.language = toQString(document.language);
    if (section >= document.sections.size()) {
        return row;
    }
    const document::Section& found = document.sections[section];
    row.shown.title = toQString(found.title).simplified();
    row.shown.time = models::toTime(found.start);
    row.shown.hasVideo = !document.videoUrl.empty();
    row.destination.time = found.start;
    row.destination.byte = found.span.begin;
    row.destination.sought.byte = found.span.begin;
    QStringList above;
    // A parent always comes before its section, so this ends.
    for (document::SectionId at = found.parent; at < document.sections.size(); at = document.sections[at].parent) {
        if (document.sections[at].heading != document.titleNode) {
            above.prepend(toQString(document.sections[at].title).simplified());
        }
    }
    row.shown.context = above.join(QStringLiteral(" › "));
    return row;
}

std::vector<SearchRows::Row> SearchRows::ofPlaces(const tasks::DocumentFinder::Answer& answer,
                                                  const document::Document& document)
{
    std::vector<Row> rows;
    for (const tasks::DocumentFinder::SectionHit& hit : answer.sections) {
        Row row = ofSection(document, hit.section);
        if (hit.section < document.sections.size()) {
            show(markedText(document.sections[hit.section].title, hit.marks), row.shown.title, row.shown.titleMarks);
        }
        show(markedText(hit.snippet.text, hit.snippet.marks), row.shown.text, row.shown.marks);
        row.shown.label = tr("%n place(s)", nullptr, static_cast<int>(hit.count));
        row.destination.byte = hit.first.begin;
        row.destination.sought = {{answer.query}, hit.first.begin, {}, {}};
        rows.push_back(std::move(row));
    }
    return rows;
}

SearchRows::Row SearchRows::ofDocument(const std::filesystem::path& path, const models::LibraryModel& library,
                                       const QString& title)
{
    Row row;
    row.shown.kind = models::ItemKind::Document;
    row.shown.path = path;
    row.shown.isGone = library.isGone(path);
    row.destination.path = path;
    const QModelIndex known = library.indexOfDocument(path);
    const QFileInfo info(toQString(path));
    row.shown.title = known.isValid() ? known.data().toString().simplified() : title;
    row.shown.context = known.isValid() ? library.folderOf(known) : QDir::toNativeSeparators(info.path());
    return row;
}

QList<Chip> SearchRows::chips(const tasks::LibrarySearcher::Answer& answer)
{
    QList<Chip> chips;
    if (answer.all.sections == 0) {
        return chips;
    }
    const auto& kind = answer.question.kind;
    if (!answer.all.kinds.empty()) {
        chips.append({QStringLiteral("kind:"), counted(tr("All"), answer.all.sections), !kind, {}});
    }
    for (const search::Field field : kKinds) {
        const auto count = std::find_if(answer.all.kinds.begin(), answer.all.kinds.end(),
                                        [field](const auto& each) { return each.value == search::fieldName(field); });
        if (count != answer.all.kinds.end()) {
            chips.append({QStringLiteral("kind:") + toQString(count->value),
                          counted(labelOf(field), count->sections),
                          kind == field,
                          {}});
        }
    }
    const auto menu = [&chips](const char* id, const QString& text, const std::vector<search::FacetCount>& counts,
                               auto name, auto term) {
        if (counts.size() < 2) {
            return;
        }
        Chip chip{QLatin1String(id), text + QStringLiteral(" ▾"), false, {}};
        for (const search::FacetCount& count : counts) {
            const QString value = toQString(count.value);
            chip.menu.append({QStringLiteral("add:") + term(value), name(value), number(count.sections)});
        }
        chips.append(chip);
    };
    const auto same = [](const QString& value) {
        return value;
    };
    const search::Facets& facets = answer.found.facets;
    menu("speakers", tr("Speaker"), facets.speakers, same,
         [](const QString& value) { return QStringLiteral("speaker:") + quoted(value); });
    std::vector<search::FacetCount> years = facets.years;
    std::sort(years.begin(), years.end(), [](const auto& a, const auto& b) { return a.value > b.value; });
    menu("years", tr("Year"), years, same, [](const QString& value) { return QStringLiteral("date:") + value; });
    if (facets.folders.size() > 1) {
        Chip chip{QStringLiteral("folders"), tr("Folder") + QStringLiteral(" ▾"), false, {}};
        for (const FolderFacet& folder : folderFacets(facets.folders)) {
            const QString path = toQString(folder.path);
            chip.menu.append({QStringLiteral("add:path:") + quoted(path + QLatin1Char('/')), folder.name,
                              folder.sections ? number(*folder.sections) : QString(), path, folder.level});
        }
        chips.append(chip);
    }
    menu(
        "languages", tr("Language"), facets.languages,
        [](const QString& value) {
            const QString name = QLocale(value).nativeLanguageName();
            return name.isEmpty() ? value : name;
        },
        [](const QString& value) { return QStringLiteral("lang:") + value; });
    return chips;
}

QList<SearchRows::Example> SearchRows::examples()
{
    const QString phrase = tr("a phrase", "example of what is searched for");
    const QString word = tr("word", "example of what is searched for");
    const QString one = tr("this", "example of what is searched for: this OR that");
    const QString other = tr("that", "example of what is searched for: this OR that");
    const QString speaker = tr("speaker:", "a field's name, as core/search reads it");
    const QString date = tr("date:", "a field's name, as core/search reads it");
    const QString name = tr("name", "example of what is searched for: speaker:name");
    const QString amount = tr(">10 billion", "example of what is searched for: an amount, as core/search reads it");
    const auto size = [](const QString& text) {
        return static_cast<int>(text.size());
    };
    return {{QLatin1Char('"') + phrase + QLatin1Char('"'), tr("word for word"), 1, size(phrase)},
            {QLatin1Char('-') + word, tr("without it"), 1, size(word)},
            {one + QStringLiteral(" OR ") + other, tr("either"), 0, size(one)},
            {speaker + name, tr("who says it"), size(speaker), size(name)},
            {date + QStringLiteral("2025"), tr("of when"), size(date), 4},
            {amount, tr("amounts"), 1, size(amount) - 1}};
}

QList<Chip> SearchRows::exampleChips()
{
    QList<Chip> chips;
    for (const Example& example : examples()) {
        chips.append({QStringLiteral("example:%1").arg(chips.size()),
                      example.query + QStringLiteral(" \u00b7 ") + example.says,
                      false,
                      {}});
    }
    return chips;
}

Chip SearchRows::newerChip()
{
    return {QStringLiteral("again:"), tr("Changed meanwhile: search again"), false, {}};
}

QStringList SearchRows::summary(const tasks::LibrarySearcher::Answer& answer)
{
    if (answer.found.total == 0) {
        return {};
    }
    const auto count = [](std::uint64_t value) {
        return static_cast<int>(std::min<std::uint64_t>(value, std::numeric_limits<int>::max()));
    };
    // The number itself is put in last: tr() chooses the plural but knows no digit grouping.
    const std::uint64_t sections = answer.found.facets.sections;
    QStringList parts{tr("%1 section(s)", nullptr, count(sections)).arg(number(sections))};
    if (const std::uint64_t documents = answer.found.facets.documents; documents > 0) {
        parts.append(tr("%1 document(s)", nullptr, count(documents)).arg(number(documents)));
    }
    if (answer.found.alike > 0) {
        parts.append(tr("%1 more alike").arg(number(answer.found.alike)));
    }
    const double took = answer.took.count();
    parts.append(took < 1 ? tr("under 1 ms") : tr("%1 ms").arg(QLocale().toString(took, 'f', 0)));
    return parts;
}

QStringList SearchRows::notes(const search::Answer& answer)
{
    QStringList lines;
    QStringList texts;
    for (const std::string& text : answer.relaxed.texts) {
        texts.append(tr("“%1”", "words in quotation marks").arg(toQString(text)));
    }
    const QString words = texts.join(tr(", ", "between words of a query"));
    switch (answer.relaxed.kind) {
    case search::Relaxation::Kind::None:
    case search::Relaxation::Kind::AlsoMostWords: // a caption says so
        break;
    case search::Relaxation::Kind::InsideWords:
        lines.append(tr("Nothing has it as a word of its own. Found inside other words:"));
        break;
    case search::Relaxation::Kind::Without:
        lines.append(tr("Nothing has all of it. Found without %1:").arg(words));
        break;
    case search::Relaxation::Kind::Asked:
        lines.append(tr("Nothing has the question word for word. Found for %1:").arg(words));
        break;
    case search::Relaxation::Kind::InParts:
        lines.append(tr("Nothing has it in one piece. Found in parts, nearest first, with %1:").arg(words));
        break;
    case search::Relaxation::Kind::MostWords:
        lines.append(tr("Nothing has it word for word. Sections with most of its words:"));
        break;
    }
    for (const search::QueryNote& note : answer.notes) {
        switch (note.kind) {
        case search::QueryNote::Kind::TooManyTerms:
            lines.append(
                tr("Only the first %n word(s) were searched for.", nullptr, static_cast<int>(search::kMostTerms)));
            break;
        case search::QueryNote::Kind::TooLong:
            lines.append(tr("Only the beginning of this long text was searched for."));
            break;
        case search::QueryNote::Kind::OpenParenthesis:
            lines.append(tr("A parenthesis is not closed."));
            break;
        case search::QueryNote::Kind::OpenQuotation:
            lines.append(tr("A quotation mark is not closed."));
            break;
        case search::QueryNote::Kind::SearchedLiterally:
            lines.append(tr("“%1” was not understood and is searched for as it stands.").arg(toQString(note.text)));
            break;
        case search::QueryNote::Kind::NoUnit:
            lines.append(tr("“%1” has no unit and is searched for as it stands. Numbers below 10,000 are compared with "
                            "their unit: >100GW, >100美元.")
                             .arg(toQString(note.text)));
            break;
        case search::QueryNote::Kind::LeftOut:
            lines.append(tr("“%1” has nothing to work on and is left out.").arg(toQString(note.text)));
            break;
        case search::QueryNote::Kind::UnknownDate:
            lines.append(tr("“%1” names no date. Dates are written date:2025, date:2025-06, date:2025-06-30, "
                            "date:2024..2025 or date:>=2025.")
                             .arg(toQString(note.text)));
            break;
        case search::QueryNote::Kind::UnknownContent:
            lines.append(tr("“%1” is not understood. What can be asked for is has:chart, has:video or has:quote.")
                             .arg(toQString(note.text)));
            break;
        case search::QueryNote::Kind::ReadAsWithout:
            lines.append(tr("“%1” leaves out what follows. In quotation marks it is searched for as a word.")
                             .arg(toQString(note.text)));
            break;
        }
    }
    return lines;
}

} // namespace zhilan::shell
