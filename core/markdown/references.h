#pragma once

#include "core/base/string_map.h"
#include "core/markdown/tree.h"

#include <string>

namespace zhilan::markdown
{

/// What "[label]" may mean anywhere in the document; keys are normalized labels.
struct References {
    struct Target {
        TextRef url;
        TextRef title;
    };
    StringMap<Target> links;
    StringSet footnotes;
};

} // namespace zhilan::markdown
