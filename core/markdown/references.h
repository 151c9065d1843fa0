#pragma once

#include "core/markdown/tree.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace zhilan::markdown
{

/// What "[label]" may mean anywhere in the document; keys are normalized labels.
struct References {
    struct Target {
        TextRef url;
        TextRef title;
    };
    std::unordered_map<std::string, Target> links;
    std::unordered_set<std::string> footnotes;
};

} // namespace zhilan::markdown
