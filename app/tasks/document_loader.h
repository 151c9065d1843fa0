#pragma once

#include "app/tasks/latest_task.h"
#include "core/base/result.h"
#include "core/document/document.h"
#include "core/series/series.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <vector>

namespace zhilan::tasks
{

/// A document with everything that is drawn from it, made once and shared read-only.
struct OpenedDocument {
    std::filesystem::path path;
    std::shared_ptr<const document::Document> document;
    std::vector<series::Series> series;
};

/// Reads documents off the user-interface thread. A newer request cancels the older one; only the newest is answered.
class DocumentLoader : public QObject
{
    Q_OBJECT

public:
    explicit DocumentLoader(QObject* parent = nullptr);
    /// Cancels and waits.
    ~DocumentLoader() override;

    /// Answered by exactly one of loaded() and failed(), unless a newer request or cancel() comes first.
    RequestId load(const std::filesystem::path& path);
    void cancel();

Q_SIGNALS:
    void loaded(quint64 request, std::shared_ptr<const zhilan::tasks::OpenedDocument> document);
    void failed(quint64 request, zhilan::Error error);

private:
    LatestTask m_task;
};

} // namespace zhilan::tasks
