#pragma once

#include "core/document/document.h"
#include "core/media/picture_path.h"

#include <stop_token>
#include <string>

namespace zhilan::page
{

/// A document as one page of HTML that needs no other file and no network, in light and dark: with its style sheet, its
/// properties, its pictures (see embedded_images.h) and colours in its code. Nothing in it runs. Reads files; linear in
/// the document. Cut short, without pictures, once `stop` is requested. Without a folder of the document no pictures
/// are looked for. `leftOut`: how many pictures are not part of it.
[[nodiscard]] std::string htmlPage(const document::Document& document, const media::PictureFolders& pictures,
                                   const std::stop_token& stop = {}, std::size_t* leftOut = nullptr);

} // namespace zhilan::page
