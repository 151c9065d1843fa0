#pragma once

#include "core/library/refresh.h"
#include "core/search/search.h"

#include <QTemporaryDir>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

namespace library_test
{

namespace fs = std::filesystem;

/// A root and a cache in a temporary folder.
class LibraryFolder
{
public:
    LibraryFolder() = default;
    LibraryFolder(const LibraryFolder&) = delete;
    LibraryFolder& operator=(const LibraryFolder&) = delete;
    ~LibraryFolder()
    {
        std::error_code ignored;
        fs::remove_all(path(), ignored); // QTemporaryDir leaves what has names that are no UTF-8
    }

    [[nodiscard]] fs::path path() const { return m_folder.path().toStdString(); }
    [[nodiscard]] fs::path root() const { return path() / "文档"; }
    [[nodiscard]] fs::path cache() const { return path() / "cache"; }
    [[nodiscard]] zhilan::library::Store store() const { return zhilan::library::storeOf(cache(), root()); }

    void write(const std::string& name, const std::string& text) const
    {
        const fs::path file = root() / name;
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
    }

    /// As long after what was written that no further change could go unseen.
    [[nodiscard]] static zhilan::library::RefreshOptions later()
    {
        zhilan::library::RefreshOptions options;
        options.now = [] {
            return std::chrono::system_clock::now() + std::chrono::hours(1);
        };
        return options;
    }
    [[nodiscard]] zhilan::Result<zhilan::library::Refreshed>
    refresh(const zhilan::library::RefreshOptions& options = later()) const
    {
        return zhilan::library::refresh(store(), options);
    }

    /// Sections found; -1 when the index cannot be read.
    [[nodiscard]] int count(const std::string& query) const
    {
        const auto snapshot = zhilan::search::Snapshot::open(store().index());
        if (!snapshot)
            return -1;
        zhilan::search::Request request;
        request.query = '"' + query + '"';
        const auto answer = zhilan::search::search(**snapshot, request);
        return !answer ? -1 : answer->relaxed.empty() ? static_cast<int>(answer->total) : 0;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace library_test
