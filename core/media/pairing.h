#pragma once

#include "core/base/result.h"
#include "core/media/media_name.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Which of the files beside a document are the recording that it is about.
namespace zhilan::media
{

/// What a document says of itself and of its recording. What is empty is not compared.
struct Recording {
    std::string stem;                ///< of the document's file
    std::vector<std::string> titles; ///< of the document, and of the video where its information names it
    std::string videoId;             ///< the site's: VideoLink::id
    std::uint32_t part = 0;          ///< of a video in several parts: "?p=2" of Bilibili; 0 where the address has none
    std::optional<std::chrono::milliseconds> duration;
};

struct MediaFile {
    std::string path;         ///< UTF-8; only the last part of it is looked at
    std::uint32_t folder = 0; ///< of files that fit alike, those of the lower folder are taken
    std::optional<std::chrono::milliseconds> duration = {}; ///< of a recording, where it is known
};

struct LocalMedia {
    struct Subtitles {
        std::string path;
        std::string language; ///< BCP 47; empty when the name does not say
        friend bool operator==(const Subtitles&, const Subtitles&) = default;
    };
    /// Files of one kind that fit equally well, so that none of them was taken.
    struct Doubt {
        MediaKind kind = MediaKind::Video;
        std::vector<std::string> paths;
        friend bool operator==(const Doubt&, const Doubt&) = default;
    };
    std::string video; ///< empty without one, like all of them
    std::string audio;
    std::string chapters;
    std::vector<Subtitles> subtitles; ///< all that belong to it, in the order of `files`
    std::vector<Doubt> doubts;

    [[nodiscard]] bool empty() const
    {
        return video.empty() && audio.empty() && chapters.empty() && subtitles.empty() && doubts.empty();
    }
};

/// Chooses among files by name. A file belongs to the document when its name holds the id of the video ("Title
/// [id].mp4", "Title-id.webm"); else when it is named like the document, a language aside; else when it alone has a
/// title much like one of the document's (text::titleFeatures) and no other number, part or id in it. What goes with a
/// chosen video or audio file by name belongs too. Of several that fit alike none is taken: they become a Doubt, unless
/// a duration that is known tells them apart. Pure; linear in the names, times the titles.
[[nodiscard]] LocalMedia pairMedia(const Recording& recording, std::span<const MediaFile> files);

/// The files of a folder that are media by their names, sorted, without those of folders in it. Paths begin with
/// `folder` as it is given. Errors: NotFound, NotAFolder, PermissionDenied, ReadFailed. Blocking; looks at names alone,
/// at no more than 100,000.
[[nodiscard]] Result<std::vector<MediaFile>> mediaFilesIn(const std::filesystem::path& folder,
                                                          std::uint32_t folderRank = 0);

} // namespace zhilan::media
