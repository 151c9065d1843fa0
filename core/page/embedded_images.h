#pragma once

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>

namespace zhilan::page
{

/// HTML of markdown::bodyHtml() whose pictures are part of it, so that it may be moved and sent. Addresses are relative
/// to `folder`, or to the root when they begin with "/"; only picture files in `root` and below are read, so that a
/// document that somebody sent cannot collect others. What is elsewhere, missing or over 16 MiB stays a relative link,
/// and so does everything past 64 MiB together, or after `stop` is requested. How many pictures stay so is added to
/// `leftOut`.
[[nodiscard]] std::string withEmbeddedImages(std::string_view html, const std::filesystem::path& folder,
                                             const std::filesystem::path& root, const std::stop_token& stop = {},
                                             std::size_t* leftOut = nullptr);

} // namespace zhilan::page
