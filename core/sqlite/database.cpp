#include "core/sqlite/database.h"

#include "core/base/file.h"

#include <sqlite3.h>

namespace zhilan::sqlite
{
namespace
{

constexpr int kWaitMilliseconds = 2000;

ErrorCode codeOf(int result)
{
    switch (result & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Locked;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR: // statements are our own: a table that they name is missing
    case SQLITE_SCHEMA:
        return ErrorCode::Damaged;
    case SQLITE_FULL:
        return ErrorCode::NoSpace;
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
        return ErrorCode::PermissionDenied;
    default:
        return ErrorCode::WriteFailed;
    }
}

tl::unexpected<Error> failure(sqlite3* database, int result)
{
    const char* file = sqlite3_db_filename(database, nullptr);
    return fail(codeOf(result),
                (file != nullptr ? std::string(file) + ": " : std::string()) + sqlite3_errmsg(database));
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

void Statement::bind(int parameter, std::int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), parameter, value);
}

void Statement::bind(int parameter, std::string_view text)
{
    sqlite3_bind_text64(m_statement.get(), parameter, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

Result<bool> Statement::step()
{
    const int result = sqlite3_step(m_statement.get());
    if (result == SQLITE_ROW)
        return true;
    if (result != SQLITE_DONE) {
        auto error = failure(sqlite3_db_handle(m_statement.get()), result);
        sqlite3_reset(m_statement.get());
        return error;
    }
    sqlite3_reset(m_statement.get());
    return false;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

std::string Statement::text(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement.get(), column));
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(size));
}

void Database::Close::operator()(sqlite3* database) const
{
    sqlite3_close(database);
}

Result<Database> Database::open(const std::filesystem::path& file, Access access)
{
    std::error_code ignored;
    if (access == Access::ReadOnly && !std::filesystem::exists(file, ignored))
        return fail(ErrorCode::NotFound, pathToUtf8(file));
    sqlite3* handle = nullptr;
    const int flags = SQLITE_OPEN_NOMUTEX |
                      (access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    const int result = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    Database database(handle);
    if (result != SQLITE_OK)
        return fail(codeOf(result), pathToUtf8(file));
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, kWaitMilliseconds);
    if (access == Access::ReadWrite) {
        if (auto set = database.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"); !set)
            return tl::unexpected(set.error());
    }
    return database;
}

Result<void> Database::run(const std::string& sql)
{
    const int result = sqlite3_exec(m_database.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK)
        return failure(m_database.get(), result);
    return {};
}

Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt* statement = nullptr;
    const int result =
        sqlite3_prepare_v2(m_database.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (result != SQLITE_OK)
        return failure(m_database.get(), result);
    return Statement(statement);
}

} // namespace zhilan::sqlite
