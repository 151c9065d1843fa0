#pragma once

#include "core/markdown/blocks.h"
#include "core/markdown/content_map.h"
#include "core/markdown/references.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace zhilan::markdown
{

/// The text of `count` pieces from `first` on: the source itself where they follow one another in it, else put together
/// in `scratch`. `map` says where it stands.
[[nodiscard]] std::string_view textOf(std::string_view source, const Blocks& blocks, std::uint32_t first,
                                      std::uint32_t count, std::string& scratch, ContentMap& map);

/// Reads the link reference definitions at the begin of paragraphs (GFM 0.29, section 4.7). Of two with one label the
/// first counts.
class Definitions
{
public:
    /// What is not in the source as it stands goes to the end of `literals`.
    Definitions(std::string_view source, References& references, std::string& literals)
        : m_source(source), m_references(references), m_literals(literals)
    {
    }

    /// How many of the paragraph's lines were definitions, which are now known. Linear in them.
    [[nodiscard]] std::uint32_t take(const Blocks& blocks, const Block& paragraph);

private:
    [[nodiscard]] std::size_t definition(std::string_view text, std::size_t at);
    [[nodiscard]] TextRef refOf(std::string_view text, std::size_t begin, std::size_t end);

    std::string_view m_source;
    References& m_references;
    std::string& m_literals;
    std::string m_scratch;
    ContentMap m_map;
};

} // namespace zhilan::markdown
