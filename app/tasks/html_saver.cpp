#include "app/tasks/html_saver.h"

#include "app/tasks/write_failure.h"

#include <QCoreApplication>
#include <QSaveFile>

#include <string_view>
#include <utility>

namespace zhilan::tasks
{

namespace
{

/// A disk that is full takes a part of what is written, and says why only when it is given the rest.
bool writeAll(QSaveFile& out, std::string_view bytes)
{
    while (!bytes.empty()) {
        const qint64 written = out.write(bytes.data(), static_cast<qint64>(bytes.size()));
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

std::optional<Error> write(const QString& file, std::string_view bytes)
{
    QSaveFile out(file);
    const bool opened = out.open(QIODevice::WriteOnly);
    if (opened && writeAll(out, bytes) && out.commit())
        return std::nullopt;
    const QFileDevice::FileError error = opened ? out.error() : QFileDevice::NoError;
    return Error{writeFailure(file, error, static_cast<qint64>(bytes.size())), file.toStdString()};
}

} // namespace

HtmlSaver::HtmlSaver(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

HtmlSaver::~HtmlSaver()
{
    m_ending = true;
    m_pool.waitForDone();
    QCoreApplication::sendPostedEvents(this);
}

void HtmlSaver::save(std::shared_ptr<const document::Document> document, const page::PictureFolders& pictures,
                     const QString& file)
{
    m_pool.start([this, document = std::move(document), pictures, file] {
        std::size_t leftOut = 0;
        const std::optional<Error> error = write(file, page::htmlPage(*document, pictures, {}, &leftOut));
        QMetaObject::invokeMethod(
            this, [this, file, leftOut, error] { tell(file, static_cast<int>(leftOut), error); }, Qt::QueuedConnection);
    });
}

void HtmlSaver::tell(const QString& file, int leftOut, const std::optional<Error>& error)
{
    if (!error)
        Q_EMIT saved(file, leftOut);
    else if (m_ending)
        qWarning("%s could not be saved", qUtf8Printable(file)); // nobody is there to be told
    else
        Q_EMIT failed(*error);
}

} // namespace zhilan::tasks
