#pragma once

#include "core/search/query.h"
#include "core/search/record.h"
#include "core/text/fold.h"
#include "core/text/match.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

/// What a query finds, by looking at every text: the definition that the index is held against.
namespace zhilan::test
{

/// A section by its document's path and its line.
using Place = std::pair<std::string, std::uint32_t>;

/// Holds the documents' texts folded. The documents must outlive it.
class BruteForce
{
public:
    explicit BruteForce(const std::vector<search::DocumentRecord>& documents);

    /// Sorted. Linear in all texts.
    [[nodiscard]] std::vector<Place> find(const search::Query& query) const;
    /// Where a term stands that is found by it alone, and its best fit there. Linear in all texts.
    [[nodiscard]] std::map<Place, text::WordFit> fits(const search::QueryNode& term) const;

private:
    struct Text {
        search::Field field = search::Field::Body;
        std::string text;
        text::FoldedText folded;
        std::string head; ///< of its column
    };
    struct Section {
        const search::DocumentRecord* document = nullptr;
        const search::SectionRecord* section = nullptr;
        std::vector<Text> texts;
    };
    [[nodiscard]] static bool finds(const Section& section, const search::QueryNode& node);
    /// One of some nodes that are all required, which is a term.
    [[nodiscard]] static bool findsTerm(const Section& section, const std::vector<search::QueryNode>& all,
                                        std::size_t child);

    std::vector<Section> m_sections;
};

} // namespace zhilan::test
