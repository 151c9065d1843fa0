#include "tests/unit/structure/include_graph.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

namespace zhilan::structure
{

namespace
{

QString readText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The cells of a table row, trimmed; empty for a line that is none.
QStringList cellsOf(const QString& line)
{
    QString row = line.trimmed();
    if (!row.startsWith(u'|') || !row.endsWith(u'|') || row.size() < 2)
        return {};
    row = row.mid(1, row.size() - 2);
    QStringList cells = row.split(u'|');
    for (QString& cell : cells)
        cell = cell.trimmed();
    return cells;
}

QStringList codeSpansOf(const QString& text)
{
    static const QRegularExpression code(QStringLiteral("`([^`]+)`"));
    QStringList spans;
    for (const QRegularExpressionMatch& match : code.globalMatch(text))
        spans.append(match.captured(1));
    return spans;
}

/// Every line's table, told by the heading of its first column.
struct Row {
    QString table;
    QStringList cells;
};

QList<Row> tableRows(const QString& text)
{
    QList<Row> rows;
    QString table;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringList cells = cellsOf(lines[i]);
        if (cells.isEmpty()) {
            table.clear();
        } else if (table.isEmpty()) {
            table = cells.first();
            ++i; // the delimiter row
        } else {
            rows.append({table, cells});
        }
    }
    return rows;
}

QStringList topLevelOf(const QString& text)
{
    QStringList names;
    for (const QString& line : text.split(u'\n')) {
        if (line.startsWith(QStringLiteral("    ")))
            names += line.simplified().split(u' ');
        else if (!names.isEmpty())
            break;
    }
    return names;
}

/// Drops comments, keeping line breaks. Knows no string literals: what they hold stands below the includes.
QString withoutComments(const QString& source)
{
    QString text;
    text.reserve(source.size());
    bool block = false;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const QStringView rest = QStringView(source).mid(i, 2);
        if (block) {
            if (rest == u"*/") {
                block = false;
                ++i;
            } else if (source[i] == u'\n') {
                text += u'\n';
            }
        } else if (rest == u"/*") {
            block = true;
            ++i;
        } else if (rest == u"//") {
            while (i + 1 < source.size() && source[i + 1] != u'\n')
                ++i;
        } else {
            text += source[i];
        }
    }
    return text;
}

QString roomOf(const QString& path)
{
    return path.section(u'/', 0, 1);
}

QStringList ignoredNames(const QDir& root)
{
    QStringList patterns;
    for (QString line : readText(root.filePath(QStringLiteral(".gitignore"))).split(u'\n', Qt::SkipEmptyParts)) {
        line = line.trimmed();
        if (line.startsWith(u'/'))
            patterns.append(line.mid(1).remove(u'/'));
    }
    return patterns;
}

void checkTopLevel(const QDir& root, const Rules& rules, QStringList& found)
{
    const QStringList ignored = ignoredNames(root);
    for (const QFileInfo& entry : root.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
        const QString name = entry.fileName() + (entry.isDir() ? QStringLiteral("/") : QString());
        if (!rules.topLevel.contains(name) && !QDir::match(ignored, entry.fileName()))
            found.append(QStringLiteral("%1: not among what ARCHITECTURE.md names for the top level").arg(name));
    }
}

void checkFolders(const QDir& root, const Rules& rules, QStringList& found)
{
    for (const QString& layer : {QStringLiteral("core"), QStringLiteral("app")}) {
        const QDir folder(root.filePath(layer));
        for (const QString& name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QString room = layer + u'/' + name;
            if (!rules.rooms.contains(room))
                found.append(QStringLiteral("%1: ARCHITECTURE.md has no such room").arg(room));
            else if (rules.rooms[room].planned)
                found.append(QStringLiteral("%1: exists, but ARCHITECTURE.md says it is planned").arg(room));
        }
    }
    for (auto room = rules.rooms.cbegin(); room != rules.rooms.cend(); ++room) {
        if (!room->planned && !QDir(root.filePath(room.key())).exists())
            found.append(QStringLiteral("%1: ARCHITECTURE.md names it, but it is not there").arg(room.key()));
    }
}

void checkLength(const QString& path, const QString& source, QStringList& found)
{
    const bool mainWindow = path.startsWith(QStringLiteral("app/shell/main_window."));
    const int limit = mainWindow ? kLongestMainWindow : kLongestFile;
    const qsizetype lines = source.count(u'\n');
    if (lines > limit)
        found.append(QStringLiteral("%1: %2 lines, over %3").arg(path).arg(lines).arg(limit));
}

void checkIncludes(const QDir& root, const QString& path, const QString& source, const Rules& rules,
                   const HeaderPaths& headers, QStringList& found)
{
    const Rules::Room room = rules.rooms.value(roomOf(path));
    for (const Include& include : includesOf(source)) {
        const QString place = QStringLiteral("%1:%2: ").arg(path).arg(include.line);
        QString target = include.path;
        if (include.quoted) {
            if (target.endsWith(QStringLiteral(".moc")) && !target.contains(u'/'))
                continue;
            if (!QFile::exists(root.filePath(target))) {
                found.append(place + QStringLiteral("\"%1\" is not a path from the project's folder").arg(target));
                continue;
            }
        } else {
            target = headers.resolve(include.path);
            if (target.isEmpty()) {
                found.append(place + QStringLiteral("nobody knows <%1>").arg(include.path));
                continue;
            }
        }
        const bool allowed = roomOf(target) == roomOf(path) || target.startsWith(QStringLiteral("std/")) ||
                             std::any_of(room.allowed.cbegin(), room.allowed.cend(),
                                         [&](const QString& beginning) { return target.startsWith(beginning); });
        if (!allowed)
            found.append(place + QStringLiteral("%1 may not include %2").arg(roomOf(path), target));
    }
}

} // namespace

Rules readRules(const QString& architecture)
{
    Rules rules;
    rules.topLevel = topLevelOf(architecture);
    if (rules.topLevel.isEmpty())
        rules.problems.append(QStringLiteral("no indented block names the top level"));

    const QList<Row> rows = tableRows(architecture);
    QHash<QString, QStringList> words;
    for (const Row& row : rows) {
        if (row.table == u"word" && row.cells.size() == 2)
            words.insert(row.cells[0], codeSpansOf(row.cells[1]));
    }
    for (const Row& row : rows) {
        if (row.table != u"room")
            continue;
        const QStringList names = codeSpansOf(row.cells.value(0));
        if (names.size() != 1 || row.cells.size() != 3) {
            rules.problems.append(QStringLiteral("not a room: %1").arg(row.cells.join(u'|')));
            continue;
        }
        Rules::Room room;
        room.planned = row.cells[1].startsWith(QStringLiteral("*(planned)*"));
        for (const QString& part : row.cells[2].split(u',', Qt::SkipEmptyParts)) {
            const QString word = part.trimmed();
            const QString sibling = names[0].section(u'/', 0, 0) + u'/' + word;
            const bool isRoom = std::any_of(rows.cbegin(), rows.cend(), [&](const Row& other) {
                return other.table == u"room" && codeSpansOf(other.cells.value(0)).value(0) == sibling;
            });
            if (words.contains(word))
                room.allowed += words[word];
            else if (isRoom)
                room.allowed.append(sibling + u'/');
            else
                rules.problems.append(QStringLiteral("%1 may include \"%2\", which is neither a room beside it nor a "
                                                     "word of the table of words")
                                          .arg(names[0], word));
        }
        rules.rooms.insert(names[0], room);
    }
    if (rules.rooms.isEmpty())
        rules.problems.append(QStringLiteral("no table of rooms"));
    return rules;
}

QList<Include> includesOf(const QString& source)
{
    static const QRegularExpression directive(
        QStringLiteral(R"re(^[ \t]*#[ \t]*include[ \t]*(?:<([^>\n]+)>|"([^"\n]+)"))re"),
        QRegularExpression::MultilineOption);
    QList<Include> includes;
    const QString text = withoutComments(source);
    qsizetype counted = 0;
    int line = 1;
    for (const QRegularExpressionMatch& match : directive.globalMatch(text)) {
        line += static_cast<int>(QStringView(text).mid(counted, match.capturedStart() - counted).count(u'\n'));
        counted = match.capturedStart();
        const bool quoted = match.hasCaptured(2);
        includes.append({line, match.captured(quoted ? 2 : 1), quoted});
    }
    return includes;
}

HeaderPaths::HeaderPaths(const QString& qtHeaders)
{
    const QDir folder(qtHeaders);
    for (const QString& module : folder.entryList({QStringLiteral("Qt*")}, QDir::Dirs)) {
        for (const QString& header : QDir(folder.filePath(module)).entryList(QDir::Files)) {
            if (!m_modules.contains(header))
                m_modules.insert(header, module + u'/' + header);
        }
    }
}

QString HeaderPaths::resolve(const QString& include) const
{
    if (const auto known = m_modules.constFind(include); known != m_modules.cend())
        return *known;
    if (include.contains(u'/') || include.endsWith(QStringLiteral(".h")))
        return include;
    static const QRegularExpression standard(QStringLiteral("^[a-z_]+$"));
    return standard.match(include).hasMatch() ? QStringLiteral("std/") + include : QString();
}

QStringList violations(const QDir& root, const Rules& rules, const HeaderPaths& headers)
{
    QStringList found = rules.problems;
    checkTopLevel(root, rules, found);
    checkFolders(root, rules, found);
    for (const QString& layer : {QStringLiteral("core"), QStringLiteral("app"), QStringLiteral("tests")}) {
        QDirIterator files(root.filePath(layer), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = root.relativeFilePath(files.next());
            const QString source = readText(root.filePath(path));
            checkLength(path, source, found);
            if (layer != u"tests")
                checkIncludes(root, path, source, rules, headers, found);
        }
    }
    found.sort();
    return found;
}

} // namespace zhilan::structure
