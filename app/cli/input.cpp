#include "app/cli/input.h"

#include "core/base/file.h"
#include "core/document/build.h"

#include <array>
#include <cstdio>

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

void complainAbout(std::string_view name, ErrorCode code)
{
    const std::string_view shown = name == "-" ? "standard input" : name.empty() ? "(empty name)" : name;
    complain(std::string(shown) + ": " + std::string(describe(code)) + "; " + std::string(remedy(code)));
}

} // namespace zhilan::cli
