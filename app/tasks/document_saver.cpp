#include "app/tasks/document_saver.h"

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

DocumentSaver::DocumentSaver(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

DocumentSaver::~DocumentSaver()
{
    finish();
}

void DocumentSaver::finish()
{
    m_ending = true;
    m_pool.waitForDone();
    QCoreApplication::sendPostedEvents(this);
}

void DocumentSaver::saveHtml(std::shared_ptr<const document::Document> document, const media::PictureFolders& pictures,
                             const QString& file)
{
    save([this, document = std::move(document), pictures, file]() -> Result<Saved> {
        std::size_t leftOut = 0;
        if (auto error = write(file, page::htmlPage(*document, pictures, {}, &leftOut)))
            return tl::unexpected(*error);
        return [this, file, leftOut] {
            Q_EMIT htmlSaved(file, static_cast<int>(leftOut));
        };
    });
}

void DocumentSaver::savePdf(const QByteArray& printed, pdf::Navigation navigation, int pages, const QString& file)
{
    save([this, printed, navigation = std::move(navigation), pages, file]() -> Result<Saved> {
        const auto whole =
            pdf::withNavigation({printed.constData(), static_cast<std::size_t>(printed.size())}, navigation);
        // A PDF without an outline is more than none.
        const bool plain = !whole && whole.error().code == ErrorCode::NotFound;
        if (plain)
            qWarning("%s is not installed: the PDF has no outline and no links", whole.error().detail.c_str());
        else if (!whole)
            return fail(whole.error().code, file.toStdString());
        const std::string_view bytes{printed.constData(), static_cast<std::size_t>(printed.size())};
        if (auto error = write(file, plain ? bytes : std::string_view(*whole)))
            return tl::unexpected(*error);
        return [this, file, pages] {
            Q_EMIT pdfSaved(file, pages);
        };
    });
}

void DocumentSaver::save(std::function<Result<Saved>()> work)
{
    m_pool.start([this, work = std::move(work)] {
        const Result<Saved> saved = work();
        QMetaObject::invokeMethod(
            this,
            [this, saved] {
                if (saved)
                    (*saved)();
                else if (m_ending)
                    qWarning("%s could not be saved", saved.error().detail.c_str()); // nobody is there to be told
                else
                    Q_EMIT failed(saved.error());
            },
            Qt::QueuedConnection);
    });
}

} // namespace zhilan::tasks
