#pragma once

#include "app/models/library_model.h"
#include "app/tasks/library_scanner.h"
#include "app/tasks/outline_loader.h"
#include "core/base/result.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <vector>

namespace zhilan::shell
{

/// The library: which folders it has, and the tree made of them.
class LibraryController : public QObject
{
    Q_OBJECT

public:
    explicit LibraryController(QObject* parent = nullptr);

    [[nodiscard]] models::LibraryModel& model() { return m_model; }

    /// Reads the folders in the background and puts them in place of those before. Answered by scanned().
    void setFolders(const std::vector<std::filesystem::path>& folders);
    /// Sections of a document that was read anyway. A document outside of all folders gets a row of its own. Does
    /// nothing before the first scanned().
    void addOpened(const std::filesystem::path& path, const std::shared_ptr<const document::Document>& document);
    /// The first document below a folder (named as normalPath() does), in the order shown; empty when there is none.
    [[nodiscard]] std::filesystem::path firstIn(const std::filesystem::path& folder) const;
    [[nodiscard]] std::size_t documentCount() const { return m_count; }

Q_SIGNALS:
    /// The tree is there.
    void scanned();
    /// A folder holds no Markdown at all.
    void nothingIn(const std::filesystem::path& folder);
    /// A folder could not be read.
    void failed(const zhilan::Error& error);

private:
    void rebuild();

    models::LibraryModel m_model;
    tasks::LibraryScanner m_scanner;
    tasks::OutlineLoader m_outlines;
    std::shared_ptr<const tasks::LibraryScanner::Answer> m_answer;
    std::vector<library::Entry> m_loose; ///< opened documents outside of all folders
    std::size_t m_count = 0;             ///< documents in the folders
};

} // namespace zhilan::shell
