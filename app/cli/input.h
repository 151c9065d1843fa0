#pragma once

#include "app/cli/arguments.h"
#include "core/base/result.h"
#include "core/document/document.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace zhilan::cli
{

/// A document with where it came from.
struct Input {
    std::shared_ptr<const document::Document> document;
    std::string name;             ///< as the user gave it; "-" for standard input
    std::filesystem::path folder; ///< its links are relative to; empty for standard input

    const document::Document& operator*() const { return *document; }
    const document::Document* operator->() const { return document.get(); }
};

/// Everything on standard input, up to kMaxDocumentBytes. Errors: TooLarge, ReadFailed.
[[nodiscard]] Result<std::string> readStandardInput();

/// The document of a file, or of standard input for "-".
[[nodiscard]] Result<Input> readDocument(const std::string& name);

/// "FILE: reason; remedy" on standard error.
void complainAbout(std::string_view name, ErrorCode code);

} // namespace zhilan::cli
