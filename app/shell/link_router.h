#pragma once

#include "core/document/document.h"

#include <QString>
#include <QUrl>

#include <filesystem>
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
    NoSuchAnchor,   ///< no place of this document has that name
    NotADocument,   ///< a local file that is no Markdown
    SchemeRefused,  ///< javascript:, data:, ssh: …
    NotUnderstood,  ///< empty or malformed
    NoSuchPage,     ///< a wikilink to a document that is not there
    OutsideLibrary, ///< a local file neither in a folder of the library nor beside the document
};
struct Refused {
    Refusal reason = Refusal::NotUnderstood;
    QString target;
};
using Route = std::variant<ToPlace, ToDocument, ToOutside, Refused>;

/// Decides from the target as written; touches no file. `file` is the document's own path.
[[nodiscard]] Route routeLink(const QString& target, const document::Document& document,
                              const std::filesystem::path& file);

} // namespace zhilan::shell
