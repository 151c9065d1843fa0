#pragma once

#include "core/markdown/tree.h"

#include <string_view>

namespace zhilan::markdown
{

/// Whether what an embed or a link names is a picture, by its ending in letters of any case: "图 1.PNG".
[[nodiscard]] bool isPictureName(std::string_view name);

/// An Image, or an Embed of a picture: "![[picture.png]]". An embedded page is a link to it.
[[nodiscard]] bool isPicture(const Tree& tree, NodeId id);
/// Of one of these: its address or name, without what says how an embed is shown ("#…").
[[nodiscard]] std::string_view pictureAddress(const Tree& tree, NodeId id);
/// The width in pixels that an embed asks for instead of having words: "300", "300x200"; else 0.
[[nodiscard]] unsigned embedWidth(std::string_view words);

} // namespace zhilan::markdown
