#include "tests/bench/fts_reference.h"

#include "core/text/fold.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <sqlite3.h>

#include <stdexcept>

namespace zhilan::bench
{
namespace
{

/// Words and pairs of characters, parted by spaces.
std::string tokens(std::string_view text)
{
    const std::string folded = text::fold(text).folded;
    std::string out;
    std::string before; // the character before, if it is Han, kana or Hangul
    bool alone = false; // it has made no pair yet
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t begin = at;
        const char32_t c = text::nextCodePoint(folded, at);
        const std::string character = folded.substr(begin, at - begin);
        const bool han = text::isHan(c) || (c >= 0x3041 && c <= 0x30FF) || (c >= 0xAC00 && c <= 0xD7A3);
        if (!before.empty() && !han && alone)
            out += before + ' ';
        if (han) {
            if (!before.empty())
                out += before + character + ' ';
            else if (!out.empty() && out.back() != ' ')
                out += ' ';
            alone = before.empty();
            before = character;
            continue;
        }
        before.clear();
        if (text::isWordCharacter(c))
            out += character;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (!before.empty() && alone)
        out += before;
    return out;
}

std::string phrase(std::string_view term)
{
    const std::string some = tokens(term);
    const std::size_t last = some.find_last_not_of(' ');
    if (last == std::string::npos)
        return {};
    // A single character is found by the pairs that begin with it.
    const bool one = some.find(' ') > last && text::codePointCount(std::string_view(some).substr(0, last + 1)) == 1;
    return '"' + some.substr(0, last + 1) + '"' + (one ? "*" : "");
}

} // namespace

FtsReference::FtsReference(const std::filesystem::path& file) : m_file(file)
{
    if (sqlite3_open(file.c_str(), &m_database) != SQLITE_OK)
        throw std::runtime_error("SQLite does not open " + file.native());
    run("PRAGMA journal_mode = OFF");
    run("PRAGMA synchronous = OFF");
    run("PRAGMA cache_size = -200000");
    run("CREATE VIRTUAL TABLE text USING fts5(body, content = '')");
}

FtsReference::~FtsReference()
{
    sqlite3_close(m_database);
}

void FtsReference::run(const char* statement)
{
    if (sqlite3_exec(m_database, statement, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(m_database));
}

void FtsReference::begin()
{
    run("BEGIN");
}

void FtsReference::commit()
{
    run("COMMIT");
    run("INSERT INTO text(text) VALUES('optimize')");
}

void FtsReference::add(std::int64_t id, std::string_view text)
{
    static constexpr const char* kInsert = "INSERT INTO text(rowid, body) VALUES(?, ?)";
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(m_database, kInsert, -1, &statement, nullptr);
    const std::string body = tokens(text);
    sqlite3_bind_int64(statement, 1, id);
    sqlite3_bind_text(statement, 2, body.data(), static_cast<int>(body.size()), SQLITE_STATIC);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
}

std::size_t FtsReference::count(const char* query, const std::string& match)
{
    if (match.empty())
        return 0;
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(m_database, query, -1, &statement, nullptr);
    sqlite3_bind_text(statement, 1, match.data(), static_cast<int>(match.size()), SQLITE_STATIC);
    std::size_t rows = 0;
    while (sqlite3_step(statement) == SQLITE_ROW)
        ++rows;
    sqlite3_finalize(statement);
    return rows;
}

std::size_t FtsReference::ids(std::string_view term)
{
    return count("SELECT rowid FROM text WHERE text MATCH ?", phrase(term));
}

std::size_t FtsReference::ranked(std::string_view term)
{
    return count("SELECT rowid FROM text WHERE text MATCH ? ORDER BY rank LIMIT 20", phrase(term));
}

std::uint64_t FtsReference::bytes() const
{
    return std::filesystem::file_size(m_file);
}

} // namespace zhilan::bench
