#pragma once

#include "app/panels/breadcrumb.h"
#include "core/document/document.h"

#include <chrono>
#include <optional>
#include <vector>

namespace zhilan::shell
{

/// A section in words: document › heading path, and the time of the video that it, or what is above it, tells.
struct Whereabouts {
    std::vector<panels::Breadcrumb::Step> steps;
    qint64 time = -1; ///< milliseconds; -1 when not known or there is no video
};

/// `meant`: a moment in the section that counts instead of its own.
[[nodiscard]] Whereabouts whereaboutsOf(const document::Document& document, document::SectionId section,
                                        std::optional<std::chrono::milliseconds> meant = std::nullopt);

} // namespace zhilan::shell
