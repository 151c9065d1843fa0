#pragma once

#include "core/document/document.h"

#include <string>

namespace zhilan::page
{

/// The document's properties as a list of HTML, addresses of the web as links; empty without any. Linear.
[[nodiscard]] std::string propertyList(const document::Document& document);

} // namespace zhilan::page
