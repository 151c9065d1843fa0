#pragma once

#include "core/document/document.h"

#include <QString>
#include <QUrl>

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

namespace zhilan::shell
{

/// Where a link in a document leads.
struct ToPlace {
    std::uint32_t byte = 0; ///< in the same document
};
struct ToDocument {
    std::filesystem::path path;
    std::string anchor; ///< percent-decoded, without "#"; empty for the beginning
};
struct ToOutside {
    QUrl url; ///< http, https or mailto: nothing else leaves the program
};
enum class Refusal {
    NoSuchAnchor,  ///< no heading of this document has that name
    NotADocument,  ///< a local file that is no Markdown
    SchemeRefused, ///< javascript:, data:, ssh: …
    NotUnderstood, ///< empty or malformed
};
struct Refused {
    Refusal reason = Refusal::NotUnderstood;
    QString target;
};
using Route = std::variant<ToPlace, ToDocument, ToOutside, Refused>;

/// Decides from the target as written; touches no file. `file` is the document's own path.
[[nodiscard]] Route routeLink(const QString& target, const document::Document& document,
                              const std::filesystem::path& file);

/// Where an anchor (without "#") leads: its heading; the beginning for an empty one and, unless a heading is called so,
/// for "top" (the HTML standard's). Nothing when no heading has that name.
[[nodiscard]] std::optional<std::uint32_t> byteOfAnchor(const document::Document& document, const std::string& anchor);

/// .md, .markdown, .mdown, .mkd in any case.
[[nodiscard]] bool isMarkdownFile(const std::filesystem::path& path);

} // namespace zhilan::shell
