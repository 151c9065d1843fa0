#pragma once

#include "core/media/picture_path.h"

#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>

namespace zhilan::page
{

/// HTML of markdown::bodyHtml() whose pictures are part of it, so that it may be moved and sent, as far as
/// media::findPicture() finds them: a document that somebody sent cannot collect others. What is elsewhere, missing or
/// over 16 MiB stays a relative link, and so does everything past 64 MiB together, or after `stop` is requested. How
/// many pictures stay so is added to `leftOut`.
[[nodiscard]] std::string withEmbeddedImages(std::string_view html, const media::PictureFolders& folders,
                                             const std::stop_token& stop = {}, std::size_t* leftOut = nullptr);

} // namespace zhilan::page
