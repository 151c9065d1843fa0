#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// SQLite with owners and error codes. A connection and its statements are for one thread; open one for each.
namespace zhilan::sqlite
{

enum class Access : std::uint8_t { ReadOnly, ReadWrite };

/// A prepared statement. Must go before its Database does.
class Statement
{
public:
    /// Parameters count from 1. Text is copied; bytes that are no UTF-8 are stored as they are.
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, std::string_view text);

    /// The next row: false when there is none, after which bindings may be changed and it may be stepped anew.
    /// Errors: as Database::run().
    [[nodiscard]] Result<bool> step();

    /// Columns of the row at hand, from 0.
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

class Database
{
public:
    /// ReadWrite makes the file if need be and sets WAL, so that readers do not wait for the writer. Another writer is
    /// waited for at most two seconds. Errors: NotFound (ReadOnly), PermissionDenied, Damaged, and those of run().
    [[nodiscard]] static Result<Database> open(const std::filesystem::path& file, Access access);

    /// Statements without rows, parted by ';'. Errors: Locked, Damaged, NoSpace, PermissionDenied, WriteFailed, each
    /// with the file and what SQLite says of it as detail.
    [[nodiscard]] Result<void> run(const std::string& sql);
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    explicit Database(sqlite3* database) : m_database(database) {}
    std::unique_ptr<sqlite3, Close> m_database;
};

} // namespace zhilan::sqlite
