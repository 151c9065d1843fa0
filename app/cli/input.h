#pragma once

#include "app/cli/arguments.h"
#include "core/base/result.h"
#include "core/document/document.h"
#include "core/media/pairing.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::cli
{

/// A document with where it came from.
struct Input {
    std::shared_ptr<const document::Document> document;
    std::string name;             ///< as the user gave it; "-" for standard input
    std::filesystem::path folder; ///< its links are relative to; empty for standard input
    media::LocalMedia media = {}; ///< `info` alone looks for it

    const document::Document& operator*() const { return *document; }
    const document::Document* operator->() const { return document.get(); }
};

/// Everything on standard input, up to kMaxDocumentBytes. Errors: TooLarge, ReadFailed.
[[nodiscard]] Result<std::string> readStandardInput();

/// The document of a file, or of standard input for "-".
[[nodiscard]] Result<Input> readDocument(const std::string& name);

/// The recording that a document is about, among the files of its own folder and of others. Error: a folder that cannot
/// be read, its name as detail; what its own folder hides is no error.
[[nodiscard]] Result<media::LocalMedia> findMedia(const Input& input, const std::vector<std::string>& folders);

/// "FILE: reason; remedy" on standard error.
void complainAbout(std::string_view name, ErrorCode code);

} // namespace zhilan::cli
