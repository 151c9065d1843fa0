#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace zhilan::cli
{

/// HTML of markdown::bodyHtml() whose pictures are part of it, so that it may be moved and sent. Only picture files
/// in `folder` and below, so that a document that somebody sent cannot collect others; what is elsewhere, missing or
/// over 16 MiB stays a relative link, and so does everything past 64 MiB together.
[[nodiscard]] std::string withEmbeddedImages(std::string_view html, const std::filesystem::path& folder);

} // namespace zhilan::cli
