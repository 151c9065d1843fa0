#pragma once

#include "core/base/result.h"
#include "core/document/headings.h"

#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <map>
#include <memory>
#include <stop_token>
#include <vector>

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
    /// What is under way for a document, or for all in a folder, is not answered: they have changed, or a newer reading
    /// is known.
    void forget(const std::filesystem::path& place);

Q_SIGNALS:
    void loaded(const std::filesystem::path& path,
                std::shared_ptr<const std::vector<zhilan::document::Heading>> outline);
    void failed(const std::filesystem::path& path, const zhilan::Error& error);

private:
    QThreadPool m_pool;
    std::stop_source m_stop;
    std::map<std::filesystem::path, quint64> m_underWay; ///< with the number of the request
    quint64 m_newest = 0;
};

} // namespace zhilan::tasks
