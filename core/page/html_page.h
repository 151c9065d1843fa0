#pragma once

#include "core/document/document.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace zhilan::page
{

/// Where the pictures of a document are: addresses are relative to `folder`, and nothing outside of `root` is read. An
/// empty folder: none are looked for.
struct PictureFolders {
    std::filesystem::path folder;
    std::filesystem::path root;
};

/// A document as one page of HTML that needs no other file and no network, in light and dark: with its style sheet, its
/// pictures (see embedded_images.h) and colours in its code. Nothing in it runs. Reads files; linear in the document.
/// Cut short, without pictures, once `stop` is requested.
/// `leftOut`: how many pictures are not part of it.
[[nodiscard]] std::string htmlPage(const document::Document& document, const PictureFolders& pictures,
                                   const std::stop_token& stop = {}, std::size_t* leftOut = nullptr);

} // namespace zhilan::page
