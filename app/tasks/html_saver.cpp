#include "app/tasks/html_saver.h"

#include "app/tasks/write_failure.h"

#include <QSaveFile>

#include <optional>

namespace zhilan::tasks
{

namespace
{

std::optional<Error> write(const QString& file, const std::string& bytes, const std::stop_token& stop)
{
    QSaveFile out(file);
    const auto size = static_cast<qint64>(bytes.size());
    const bool written = out.open(QIODevice::WriteOnly) && out.write(bytes.data(), size) == size;
    if (stop.stop_requested()) {
        out.cancelWriting();
        return Error{ErrorCode::Cancelled, file.toStdString()};
    }
    if (written && out.commit())
        return std::nullopt;
    return Error{writeFailure(file), file.toStdString()};
}

} // namespace

void HtmlSaver::save(std::shared_ptr<const document::Document> document, const page::PictureFolders& pictures,
                     const QString& file)
{
    m_task.start(
        [document = std::move(document), pictures, file](const std::stop_token& stop) {
            return write(file, page::htmlPage(*document, pictures, stop), stop);
        },
        [this, file](RequestId /*request*/, const std::optional<Error>& error) {
            if (error)
                Q_EMIT failed(*error);
            else
                Q_EMIT saved(file);
        });
}

} // namespace zhilan::tasks
