#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace zhilan::bench
{

/// SQLite FTS5 over documents, Chinese, Japanese and Korean as pairs of characters, the rest as words; folded as our
/// own index is. Contents are not stored.
class FtsReference
{
public:
    explicit FtsReference(const std::filesystem::path& file);
    FtsReference(const FtsReference&) = delete;
    FtsReference& operator=(const FtsReference&) = delete;
    ~FtsReference();

    void begin();
    void add(std::int64_t id, std::string_view text);
    void commit();

    /// All documents that a term stands in, in no order; how many.
    std::size_t ids(std::string_view term);
    /// The best twenty by bm25().
    std::size_t ranked(std::string_view term);
    [[nodiscard]] std::uint64_t bytes() const;

private:
    std::size_t count(const char* statement, const std::string& match);
    void run(const char* statement);

    std::filesystem::path m_file;
    sqlite3* m_database = nullptr;
};

} // namespace zhilan::bench
