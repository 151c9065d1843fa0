#pragma once

#include "core/search/query.h"
#include "core/search/term_hits.h"
#include "core/text/match.h"

#include <deque>
#include <string_view>
#include <vector>

namespace zhilan::search
{

/// A term of a query that is asked for, not one that is asked not to be there.
struct Leaf {
    const QueryNode* node = nullptr;
    TermPlan plan;
    bool insideWords = false; ///< found inside words though it is short
};

/// A query made ready to be looked up in segments.
class CompiledQuery
{
public:
    /// `root` must outlive it. `insideWords`: short words too are found inside others.
    explicit CompiledQuery(const QueryNode& root, bool insideWords = false);

    [[nodiscard]] const QueryNode& root() const { return m_root; }
    [[nodiscard]] const std::deque<Leaf>& leaves() const { return m_leaves; }
    /// The only term, where nothing else is asked for.
    [[nodiscard]] const Leaf* onlyTerm() const;
    /// The amounts that are asked for.
    [[nodiscard]] const std::vector<const QueryNode*>& amounts() const { return m_amounts; }
    struct AskedSpeaker {
        const QueryNode* node = nullptr;
        text::Matcher name;
    };
    /// The speakers that are asked for.
    [[nodiscard]] const std::vector<AskedSpeaker>& speakers() const { return m_speakers; }
    /// Whether a speaker of that name is asked for. Of the queries that ask for none, false.
    [[nodiscard]] bool asksForSpeaker(std::string_view name) const;

private:
    void collect(const QueryNode& node);

    const QueryNode& m_root;
    std::deque<Leaf> m_leaves;
    std::vector<const QueryNode*> m_amounts;
    std::vector<AskedSpeaker> m_speakers;
};

/// What was found in one segment.
struct SegmentAnswer {
    std::vector<SectionNumber> sections; ///< ascending
    std::vector<TermHits> leaves;        ///< one for each of CompiledQuery::leaves()
    /// Of each section, the fields that anything asked for stands in: terms, amounts, what a speaker says. Where there
    /// is none of these, all that the section has. Empty unless asked for.
    std::vector<FieldSet> fields;
};

/// `fields`: whether to tell in which fields what is asked for stands. May throw DamageFound and StopRequested.
[[nodiscard]] SegmentAnswer evaluate(const Segment& segment, const CompiledQuery& query, bool fields,
                                     const std::stop_token& stop);

} // namespace zhilan::search
