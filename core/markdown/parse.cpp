#include "core/markdown/parse.h"

#include "core/markdown/tree_builder.h"

#include <utility>

namespace zhilan::markdown
{
namespace
{

/// cmark-gfm ends the process on lines and blocks above 1 GiB.
constexpr std::size_t kLargestText = 1U << 30U;

} // namespace

Result<std::shared_ptr<const Tree>> parse(std::string utf8, const std::stop_token& stop, Syntax syntax)
{
    if (utf8.size() > kLargestText)
        return fail(ErrorCode::TooLarge);
    for (std::size_t at = 0; (at = utf8.find('\0', at)) != std::string::npos;)
        utf8[at] = '\x01'; // cmark would put three bytes there, and no place after it would be true
    TreeBuilder builder(std::move(utf8), syntax);
    if (!builder.build(stop))
        return fail(ErrorCode::Cancelled);
    return std::make_shared<const Tree>(builder.take());
}

} // namespace zhilan::markdown
