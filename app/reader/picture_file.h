#pragma once

#include <QImage>
#include <QSize>
#include <QString>

#include <filesystem>

namespace zhilan::reader
{

/// media::PictureFolders, in names as Qt has them.
struct PictureFolders {
    QString document;
    QString root;
    friend bool operator==(const PictureFolders&, const PictureFolders&) = default;
};

/// What became of a picture.
struct Picture {
    enum class State {
        Loading,
        Ready,
        Remote,   ///< never loaded
        Missing,  ///< no such file
        Outside,  ///< a file that may not be read for its place, or an address of a kind that is not followed
        TooLarge, ///< more bytes or pixels than are decoded
        Broken,   ///< no picture, or of a format that is not known
    };
    State state = State::Loading;
    QImage image; ///< Ready: no larger than was asked for
    QSize size;   ///< Ready: of the whole picture in its own pixels
};

/// An address as Markdown writes it, or an embed's name: see media::findPicture().
struct PictureAddress {
    QString address;
    bool byName = false;
    friend bool operator==(const PictureAddress&, const PictureAddress&) = default;
};

/// http, https and what begins with "//".
[[nodiscard]] bool isRemote(const QString& address);

/// The picture's file; empty where there is none, or none that may be read. For a worker thread: reads folders.
[[nodiscard]] std::filesystem::path pictureFile(const PictureAddress& address, const PictureFolders& folders);

/// Reads and decodes a picture, reduced to fit into `box` pixels. For a worker thread: takes as long as the file is
/// large, within limits of bytes and pixels. SVG is cleaned first: see cleanSvg(). Never opens the network.
[[nodiscard]] Picture readPicture(const PictureAddress& address, const PictureFolders& folders, QSize box);

/// The SVG without what loads something from outside, runs, or takes a renderer for ever; empty where it is no SVG or
/// repeats itself beyond measure (`<use>` in `<use>`). Linear.
[[nodiscard]] QByteArray cleanSvg(const QByteArray& svg);

} // namespace zhilan::reader
