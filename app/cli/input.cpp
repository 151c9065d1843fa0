#include "app/cli/input.h"

#include "core/base/file.h"
#include "core/document/build.h"
#include "core/document/recording.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>

namespace zhilan::cli
{

Result<std::string> readStandardInput()
{
    std::string bytes;
    std::array<char, 1U << 16U> buffer{};
    while (true) {
        const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), stdin);
        bytes.append(buffer.data(), got);
        if (bytes.size() > kMaxDocumentBytes)
            return fail(ErrorCode::TooLarge);
        if (got < buffer.size())
            break;
    }
    if (std::ferror(stdin) != 0)
        return fail(ErrorCode::ReadFailed);
    return bytes;
}

Result<Input> readDocument(const std::string& name)
{
    if (name == "-") {
        const auto bytes = readStandardInput();
        if (!bytes)
            return tl::unexpected(bytes.error());
        auto document = document::fromBytes(*bytes, "standard input");
        if (!document)
            return tl::unexpected(document.error());
        return Input{*std::move(document), name, {}};
    }
    const std::filesystem::path path(name);
    auto document = document::fromFile(path);
    if (!document)
        return tl::unexpected(document.error());
    std::filesystem::path folder = path.parent_path();
    return Input{*std::move(document), name, folder.empty() ? std::filesystem::path(".") : std::move(folder)};
}

Result<media::LocalMedia> findMedia(const Input& input, const std::vector<std::string>& folders)
{
    std::vector<media::MediaFile> files;
    if (!input.folder.empty())
        if (auto own = media::mediaFilesIn(input.folder))
            files = *std::move(own);
    std::uint32_t rank = 0;
    std::error_code error;
    for (const std::string& folder : folders) {
        if (!input.folder.empty() && std::filesystem::equivalent(folder, input.folder, error))
            continue; // looked into already
        auto more = media::mediaFilesIn(folder, ++rank);
        if (!more)
            return fail(more.error().code, folder);
        std::move(more->begin(), more->end(), std::back_inserter(files));
    }
    return media::pairMedia(document::describeRecording(*input, std::filesystem::path(input.name).stem().native()),
                            files);
}

void complainAbout(std::string_view name, ErrorCode code)
{
    const std::string_view shown = name == "-" ? "standard input" : name.empty() ? "(empty name)" : name;
    complain(std::string(shown) + ": " + std::string(describe(code)) + "; " + std::string(remedy(code)));
}

} // namespace zhilan::cli
