#pragma once

#include "core/base/result.h"
#include "core/document/document.h"

#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <memory>
#include <set>
#include <stop_token>

namespace zhilan::tasks
{

/// Reads documents whose sections are to be listed, several at a time, each answered on its own.
class OutlineLoader : public QObject
{
    Q_OBJECT

public:
    explicit OutlineLoader(QObject* parent = nullptr);
    /// Cancels and waits.
    ~OutlineLoader() override;

    /// Answered by loaded() or failed(). Asking again for a path that is under way changes nothing.
    void load(const std::filesystem::path& path);

Q_SIGNALS:
    void loaded(const std::filesystem::path& path, std::shared_ptr<const zhilan::document::Document> document);
    void failed(const std::filesystem::path& path, const zhilan::Error& error);

private:
    QThreadPool m_pool;
    std::stop_source m_stop;
    std::set<std::filesystem::path> m_underWay;
};

} // namespace zhilan::tasks
