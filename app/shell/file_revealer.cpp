#include "app/shell/file_revealer.h"

#include "app/models/text_conversion.h"
#include "app/shell/url_opener.h"

#include <QPointer>

namespace zhilan::shell
{

void FileRevealer::reveal(const std::filesystem::path& path)
{
    // By its bytes: names need not be UTF-8.
    const QByteArray name = QByteArray::fromStdString(path.native()).toPercentEncoding("/");
    const QUrl url = QUrl::fromEncoded("file://" + name, QUrl::StrictMode);
    m_opener->reveal(url, [self = QPointer(this), path] {
        if (self) {
            Q_EMIT self->failed(Messages::notRevealed(path));
        }
    });
}

void FileRevealer::revealPicture(const reader::PictureAddress& address, const reader::PictureFolders& folders)
{
    m_looking.start(
        [address, folders](const std::stop_token& /*stop*/) { return reader::pictureFile(address, folders); },
        [this, address](tasks::RequestId /*id*/, const std::filesystem::path& file) {
            if (file.empty()) {
                Q_EMIT failed(Messages::forError({ErrorCode::NotFound, address.address.toStdString()}));
            } else {
                reveal(file);
            }
        });
}

} // namespace zhilan::shell
