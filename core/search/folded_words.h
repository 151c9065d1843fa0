#pragma once

#include "core/text/fold.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

namespace zhilan::search
{

/// Words to look for in folded text, folded themselves. The longest first: of several that stand somewhere it is the
/// one that is meant.
[[nodiscard]] inline std::vector<std::string> foldedWords(std::initializer_list<const char*> words)
{
    std::vector<std::string> out;
    out.reserve(words.size());
    for (const char* const word : words)
        out.push_back(text::fold(word).folded);
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return out;
}

} // namespace zhilan::search
