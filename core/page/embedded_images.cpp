#include "core/page/embedded_images.h"

#include "core/base/file.h"
#include "core/page/html_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <system_error>

namespace zhilan::page
{

namespace
{

constexpr std::uintmax_t kLargestImage = 16U << 20U;
constexpr std::size_t kLargestTogether = 64U << 20U;

std::string_view mediaType(std::string extension)
{
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    constexpr std::array<std::array<std::string_view, 2>, 8> kTypes{{{".svg", "image/svg+xml"},
                                                                     {".png", "image/png"},
                                                                     {".jpg", "image/jpeg"},
                                                                     {".jpeg", "image/jpeg"},
                                                                     {".gif", "image/gif"},
                                                                     {".webp", "image/webp"},
                                                                     {".avif", "image/avif"},
                                                                     {".bmp", "image/bmp"}}};
    const auto* found =
        std::find_if(kTypes.begin(), kTypes.end(), [&extension](const auto& type) { return type[0] == extension; });
    return found == kTypes.end() ? std::string_view{} : (*found)[1];
}

std::string base64(std::string_view bytes)
{
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = group << 8U | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            out += i <= count ? kDigits[group >> (18U - 6U * i) & 63U] : '=';
    }
    return out;
}

/// "data:…" for an address of a picture; nullopt leaves the address as it is.
std::optional<std::string> dataUrl(std::string_view address, bool byName, const media::PictureFolders& folders)
{
    const std::filesystem::path path = media::findPicture(htmlUnescaped(address), byName, folders).path;
    std::error_code error;
    if (path.empty() || std::filesystem::file_size(path, error) > kLargestImage || error)
        return std::nullopt;
    const std::string_view type = mediaType(path.extension().string());
    if (type.empty())
        return std::nullopt;
    const auto bytes = readFile(path);
    if (!bytes)
        return std::nullopt;
    return "data:" + std::string(type) + ";base64," + base64(*bytes);
}

} // namespace

std::string withEmbeddedImages(std::string_view html, const media::PictureFolders& folders, const std::stop_token& stop,
                               std::size_t* leftOut)
{
    // bodyHtml() escapes whatever the document holds, so this can only be a tag that it made itself.
    constexpr std::string_view kTag = "<img ";
    constexpr std::string_view kEmbed = "class=\"embed\" ";
    constexpr std::string_view kSource = "src=\"";
    std::string out;
    std::size_t embedded = 0;
    while (true) {
        const std::size_t tag = html.find(kTag);
        if (tag == std::string_view::npos)
            return out.append(html);
        const std::size_t inside = tag + kTag.size();
        const bool byName = html.substr(inside).starts_with(kEmbed);
        const std::size_t begin = inside + (byName ? kEmbed.size() : 0) + kSource.size();
        const std::size_t end = std::min(html.find('"', begin), html.size());
        const std::string_view address = html.substr(begin, end - begin);
        out += html.substr(0, begin);
        std::optional<std::string> data;
        if (embedded < kLargestTogether && !stop.stop_requested())
            data = dataUrl(address, byName, folders);
        embedded += data ? data->size() : 0;
        if (leftOut != nullptr && !data && !address.starts_with("data:"))
            ++*leftOut;
        out += data ? std::string_view(*data) : address;
        html.remove_prefix(end);
    }
}

} // namespace zhilan::page
