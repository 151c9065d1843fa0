#include "core/library/catalogue.h"

#include "core/base/file.h"
#include "core/library/read_record.h"

#include <algorithm>

namespace zhilan::library
{
namespace
{

namespace fs = std::filesystem;

/// Counts up when the tables or the numbers of ErrorCode change.
constexpr std::int64_t kTables = 1;
constexpr std::int64_t kVersion = (kTables << 16) + kRecordVersion;

Result<std::int64_t> versionOf(sqlite::Database& database)
{
    auto statement = database.prepare("PRAGMA user_version");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? statement->integer(0) : 0;
}

void removeDatabase(const fs::path& file)
{
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm"}) {
        fs::path part = file;
        part += ending;
        fs::remove(part, ignored);
    }
}

void bindMark(sqlite::Statement& statement, int first, const FileMark& mark)
{
    statement.bind(first, static_cast<std::int64_t>(mark.size));
    statement.bind(first + 1, mark.modified);
    statement.bind(first + 2, mark.changed);
}

constexpr std::string_view kSelect =
    "SELECT path, size, modified, changed, subtitles, subtitles_size, subtitles_modified,"
    " subtitles_changed, hash, problem FROM files";

FileMark markAt(const sqlite::Statement& statement, int first)
{
    return {static_cast<std::uint64_t>(statement.integer(first)), statement.integer(first + 1),
            statement.integer(first + 2)};
}

Result<void> readRows(sqlite::Statement& statement, std::vector<CatalogueRow>& rows)
{
    while (true) {
        const auto more = statement.step();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return {};
        CatalogueRow& row = rows.emplace_back();
        row.path = statement.text(0);
        row.mark = markAt(statement, 1);
        row.subtitles = statement.text(4);
        row.subtitlesMark = markAt(statement, 5);
        row.hash = static_cast<std::uint64_t>(statement.integer(8));
        if (const std::int64_t problem = statement.integer(9); problem >= 0)
            row.problem = static_cast<ErrorCode>(problem);
    }
}

} // namespace

Result<Catalogue> Catalogue::openToRead(const fs::path& file)
{
    auto database = sqlite::Database::open(file, sqlite::Access::ReadOnly);
    if (!database)
        return tl::unexpected(database.error());
    const auto version = versionOf(*database);
    if (!version)
        return tl::unexpected(version.error());
    if (*version != kVersion)
        return fail(ErrorCode::OtherVersion, pathToUtf8(file));
    return Catalogue(std::move(*database));
}

Result<Catalogue> Catalogue::openToWrite(const fs::path& file, const fs::path& root)
{
    const auto asItIs = [&]() -> Result<Catalogue> {
        auto database = sqlite::Database::open(file, sqlite::Access::ReadWrite);
        if (!database)
            return tl::unexpected(database.error());
        const auto version = versionOf(*database);
        if (!version)
            return tl::unexpected(version.error());
        if (*version != kVersion)
            return fail(ErrorCode::OtherVersion, pathToUtf8(file));
        Catalogue catalogue(std::move(*database));
        const auto recorded = catalogue.root();
        if (!recorded)
            return tl::unexpected(recorded.error());
        if (*recorded != root)
            return fail(ErrorCode::OtherVersion, pathToUtf8(file));
        return catalogue;
    };
    auto catalogue = asItIs();
    if (catalogue ||
        (catalogue.error().code != ErrorCode::OtherVersion && catalogue.error().code != ErrorCode::Damaged))
        return catalogue;
    const std::vector<std::string> patterns = patternsOf(file, root);
    removeDatabase(file);
    auto database = sqlite::Database::open(file, sqlite::Access::ReadWrite);
    if (!database)
        return tl::unexpected(database.error());
    Catalogue made(std::move(*database));
    if (auto created = made.create(root); !created)
        return tl::unexpected(created.error());
    if (patterns.empty())
        return made;
    if (auto set = made.setIgnorePatterns(patterns); !set)
        return tl::unexpected(set.error());
    return made;
}

fs::path Catalogue::rootOf(const fs::path& file)
{
    auto database = sqlite::Database::open(file, sqlite::Access::ReadOnly);
    if (!database)
        return {};
    const auto root = Catalogue(std::move(*database)).root();
    return root ? *root : fs::path();
}

std::vector<std::string> Catalogue::patternsOf(const fs::path& file, const fs::path& root)
{
    auto database = sqlite::Database::open(file, sqlite::Access::ReadOnly);
    if (!database)
        return {};
    Catalogue catalogue(std::move(*database));
    const auto known = catalogue.root();
    const auto patterns = catalogue.ignorePatterns();
    return known && *known == root && patterns ? *patterns : std::vector<std::string>();
}

Result<void> Catalogue::create(const fs::path& root)
{
    auto made = m_database.run(
        "BEGIN IMMEDIATE;"
        "CREATE TABLE values_of(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
        "CREATE TABLE files(path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL,"
        " changed INTEGER NOT NULL, subtitles TEXT NOT NULL, subtitles_size INTEGER NOT NULL,"
        " subtitles_modified INTEGER NOT NULL, subtitles_changed INTEGER NOT NULL, hash INTEGER NOT NULL,"
        " problem INTEGER NOT NULL) WITHOUT ROWID;"
        "PRAGMA user_version=" +
        std::to_string(kVersion));
    if (!made)
        return made;
    if (auto set = setValue("root", root.native()); !set)
        return set;
    return m_database.run("COMMIT");
}

Result<std::string> Catalogue::value(std::string_view key)
{
    auto statement = m_database.prepare("SELECT value FROM values_of WHERE key=?1");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(1, key);
    const auto row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? statement->text(0) : std::string();
}

Result<void> Catalogue::setValue(std::string_view key, std::string_view value)
{
    auto statement = m_database.prepare("INSERT OR REPLACE INTO values_of VALUES(?1, ?2)");
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(1, key);
    statement->bind(2, value);
    const auto done = statement->step();
    if (!done)
        return tl::unexpected(done.error());
    return {};
}

Result<fs::path> Catalogue::root()
{
    auto root = value("root");
    if (!root)
        return tl::unexpected(root.error());
    return fs::path(*root);
}

Result<std::vector<std::string>> Catalogue::ignorePatterns()
{
    const auto lines = value("ignore");
    if (!lines)
        return tl::unexpected(lines.error());
    std::vector<std::string> patterns;
    for (std::size_t begin = 0; begin < lines->size();) {
        const std::size_t end = std::min(lines->find('\0', begin), lines->size());
        patterns.push_back(lines->substr(begin, end - begin));
        begin = end + 1;
    }
    return patterns;
}

Result<void> Catalogue::setIgnorePatterns(const std::vector<std::string>& patterns)
{
    std::string joined;
    for (const std::string& pattern : patterns)
        joined += pattern + '\0';
    return setValue("ignore", joined);
}

Result<std::optional<Links>> Catalogue::links()
{
    const auto known = value("links");
    if (!known)
        return tl::unexpected(known.error());
    for (const Links links : {Links::None, Links::ToFolders, Links::ToFiles}) {
        if (*known == std::to_string(static_cast<int>(links)))
            return links;
    }
    return std::nullopt;
}

Result<void> Catalogue::setLinks(Links links)
{
    return setValue("links", std::to_string(static_cast<int>(links)));
}

Result<std::string> Catalogue::device()
{
    return value("device");
}

Result<void> Catalogue::setDevice(std::string_view device)
{
    return setValue("device", device);
}

Result<std::vector<CatalogueRow>> Catalogue::rows()
{
    auto statement = m_database.prepare(std::string(kSelect) + " ORDER BY path");
    if (!statement)
        return tl::unexpected(statement.error());
    std::vector<CatalogueRow> rows;
    if (auto read = readRows(*statement, rows); !read)
        return tl::unexpected(read.error());
    return rows;
}

Result<std::vector<CatalogueRow>> Catalogue::rowsAt(const std::vector<fs::path>& places)
{
    const std::string select(kSelect);
    auto statement = m_database.prepare(select + " WHERE path=?1 UNION ALL " + select + " WHERE path>?2 AND path<?3");
    if (!statement)
        return tl::unexpected(statement.error());
    std::vector<CatalogueRow> rows;
    for (const fs::path& place : places) {
        statement->bind(1, place.native());
        statement->bind(2, place.native() + '/');
        statement->bind(3, place.native() + static_cast<char>('/' + 1));
        if (auto read = readRows(*statement, rows); !read)
            return tl::unexpected(read.error());
    }
    std::sort(rows.begin(), rows.end(), [](const CatalogueRow& a, const CatalogueRow& b) { return a.path < b.path; });
    return rows;
}

Result<void> Catalogue::change(const std::vector<CatalogueRow>& put, const std::vector<std::string>& removed)
{
    if (put.empty() && removed.empty())
        return {};
    if (auto begun = m_database.run("BEGIN IMMEDIATE"); !begun)
        return begun;
    auto changed = changeRows(put, removed);
    if (changed)
        changed = m_database.run("COMMIT");
    if (!changed)
        static_cast<void>(m_database.run("ROLLBACK"));
    return changed;
}

Result<void> Catalogue::changeRows(const std::vector<CatalogueRow>& put, const std::vector<std::string>& removed)
{
    auto replace = m_database.prepare("INSERT OR REPLACE INTO files VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    auto erase = m_database.prepare("DELETE FROM files WHERE path=?1");
    if (!replace || !erase)
        return tl::unexpected(!replace ? replace.error() : erase.error());
    for (const std::string& path : removed) {
        erase->bind(1, path);
        if (const auto done = erase->step(); !done)
            return tl::unexpected(done.error());
    }
    for (const CatalogueRow& row : put) {
        replace->bind(1, row.path);
        bindMark(*replace, 2, row.mark);
        replace->bind(5, row.subtitles);
        bindMark(*replace, 6, row.subtitlesMark);
        replace->bind(9, static_cast<std::int64_t>(row.hash));
        replace->bind(10, row.problem ? static_cast<std::int64_t>(*row.problem) : std::int64_t{-1});
        if (const auto done = replace->step(); !done)
            return tl::unexpected(done.error());
    }
    return {};
}

} // namespace zhilan::library
