#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace zhilan::text
{

/// Where `what` first stands in `text` from `from` on; npos where it does not. Linear also where both repeat
/// themselves, which std::string_view::find is not.
[[nodiscard]] std::size_t findString(std::string_view text, std::string_view what, std::size_t from = 0);

/// Goes through the places where a string stands in a text, those that overlap too. All of them take time linear in the
/// text, for strings that are longer than some characters also where both repeat themselves. For one thread.
class StringPlaces
{
public:
    /// Both must outlive it, and `what` is not empty.
    StringPlaces(std::string_view text, std::string_view what) : m_text(text), m_what(what) {}

    /// The first place from `from` on, which is behind that of the call before; npos where there is none.
    [[nodiscard]] std::size_t next(std::size_t from);

private:
    void findBorders();

    std::string_view m_text;
    std::string_view m_what;
    std::size_t m_last = std::string_view::npos;
    /// Of each beginning of `m_what`, by its length less one: the length of the longest that it ends with, itself not
    /// counted. Made when first needed.
    std::vector<std::uint32_t> m_borders;
};

} // namespace zhilan::text
