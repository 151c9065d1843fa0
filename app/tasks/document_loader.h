#pragma once

#include "core/base/result.h"
#include "core/document/document.h"
#include "core/series/series.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

class QThreadPool;

namespace zhilan::tasks
{

/// A document with everything that is drawn from it, made once and shared read-only.
struct OpenedDocument {
    std::filesystem::path path;
    std::shared_ptr<const document::Document> document;
    std::vector<series::Series> series;
};

using RequestId = quint64;

/// Reads documents off the user-interface thread. A newer request cancels the older one; only the newest is answered.
class DocumentLoader : public QObject
{
    Q_OBJECT

public:
    explicit DocumentLoader(QObject* parent = nullptr);
    /// Cancels and waits.
    ~DocumentLoader() override;

    RequestId load(const std::filesystem::path& path);
    void cancel();

Q_SIGNALS:
    void loaded(quint64 request, std::shared_ptr<const zhilan::tasks::OpenedDocument> document);
    void failed(quint64 request, zhilan::Error error);

private:
    std::unique_ptr<QThreadPool> m_pool;
    std::stop_source m_stop;
    RequestId m_newest = 0;
};

} // namespace zhilan::tasks
