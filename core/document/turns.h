#pragma once

#include "core/document/work.h"

#include <vector>

namespace zhilan::document
{

/// Paragraphs of running text in which people talk in turn, each begun by a name in bold: "**李飞飞**：谢谢。". Names
/// that come once and define something ("**苏轼**：北宋文学家") are none: in a section there are two people, of whom
/// one speaks again or has a role (主持人). Where no name is in bold, paragraphs that begin with the names of people
/// are taken for turns if they are most of what stands in their sections and everybody speaks again. Ascending. Linear,
/// but for looking up the sections.
[[nodiscard]] std::vector<markdown::NodeId> paragraphsInTurn(Work& work);

} // namespace zhilan::document
