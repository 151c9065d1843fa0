#pragma once

#include "app/platform/moved_file.h"
#include "app/reader/prepared_document.h"
#include "app/reader/sparkline.h"
#include "app/tasks/latest_task.h"
#include "core/base/result.h"
#include "core/document/headings.h"
#include "core/series/series.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zhilan::shell
{

/// A document with everything that is drawn from it, made once and shared read-only.
struct OpenedDocument {
    std::filesystem::path path;
    std::optional<platform::FileIdentity> identity; ///< of the file when it was about to be read
    std::shared_ptr<const document::Document> document;
    std::shared_ptr<const reader::PreparedDocument> content; ///< of it, as the reading view shows it
    series::Extraction numbers;
    std::shared_ptr<const reader::ChartedTables> charted; ///< tables that a chart is made of
    std::shared_ptr<const std::vector<document::Heading>> outline;
};

using OpenedResult = Result<std::shared_ptr<const OpenedDocument>>;

/// Reads a document and everything that is drawn from it. Errors: those of document::fromFile(). Blocking; any thread.
[[nodiscard]] OpenedResult openDocument(const std::filesystem::path& path, const std::string& encoding,
                                        const std::stop_token& stop);

class EarlyDocument;

/// Reads documents off the user-interface thread. A newer request cancels the older one; only the newest is answered.
class DocumentLoader : public QObject
{
    Q_OBJECT

public:
    explicit DocumentLoader(QObject* parent = nullptr);
    /// Cancels and waits.
    ~DocumentLoader() override;

    /// The next load(), if it is for this one, need not begin anew. Outlives the loader; null for none.
    void setEarly(EarlyDocument* early) { m_early = early; }

    /// Answered by exactly one of loaded() and failed(), unless a newer request or cancel() comes first. `encoding`:
    /// IANA name of what the bytes are to be read as; empty: found out.
    tasks::RequestId load(const std::filesystem::path& path, const std::string& encoding = {});
    void cancel();

Q_SIGNALS:
    void loaded(quint64 request, std::shared_ptr<const zhilan::shell::OpenedDocument> document);
    void failed(quint64 request, zhilan::Error error);

private:
    tasks::LatestTask m_task;
    EarlyDocument* m_early = nullptr;
};

} // namespace zhilan::shell
