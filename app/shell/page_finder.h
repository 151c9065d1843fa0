#pragma once

#include "core/library/contents.h"

#include <QString>

#include <filesystem>
#include <optional>

namespace zhilan::shell
{

/// A wikilink's parts: "Page#Heading".
struct PageName {
    QString page;    ///< empty: the document itself
    QString heading; ///< the innermost of "A#B"; empty for the beginning, and for "^block" references
};
[[nodiscard]] PageName pageName(const QString& written);

/// The document that a wikilink's page names: by its file's name without the extension (or with it), which may have
/// folders before it, else by its title; without regard to case and to forms of Unicode. Of several the one that is
/// beside `from`, or nearest to it. Looks at file names beside `from` only when the library knows none. Linear in the
/// documents, and blocking.
[[nodiscard]] std::optional<std::filesystem::path> findPage(const QString& page, const std::filesystem::path& from,
                                                            const library::Contents& contents);

} // namespace zhilan::shell
