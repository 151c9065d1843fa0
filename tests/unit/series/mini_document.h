#pragma once

#include "core/document/document.h"

#include <string_view>

/// A document::Document out of headings and pipe tables alone, so that series can be tested without the parser. `date`
/// is the day relative dates count from.
[[nodiscard]] zhilan::document::Document miniDocument(std::string_view text,
                                                      std::optional<std::chrono::sys_days> date = {});
