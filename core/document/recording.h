#pragma once

#include "core/document/document.h"
#include "core/media/pairing.h"

#include <string_view>

namespace zhilan::document
{

/// What the document says of its recording, for finding it among local files. `fileStem` is that of the document's
/// file.
[[nodiscard]] media::Recording describeRecording(const Document& document, std::string_view fileStem);

} // namespace zhilan::document
