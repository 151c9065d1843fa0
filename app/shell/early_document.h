#pragma once

#include "app/shell/document_loader.h"

#include <filesystem>
#include <future>
#include <string>
#include <thread>

namespace zhilan::shell
{

/// The document that the program starts with, read on a thread of its own while the window is still being made.
class EarlyDocument
{
public:
    /// Begins to read. `encoding` as in DocumentLoader::load().
    EarlyDocument(std::filesystem::path path, std::string encoding);

    [[nodiscard]] bool isOf(const std::filesystem::path& path, const std::string& encoding) const
    {
        return path == m_path && encoding == m_encoding;
    }
    /// Waits for it; once. Any thread.
    [[nodiscard]] OpenedResult take() { return m_result.get(); }

private:
    std::filesystem::path m_path;
    std::string m_encoding;
    std::future<OpenedResult> m_result;
    std::jthread m_thread; ///< the last member: stopped and waited for before the others go
};

} // namespace zhilan::shell
