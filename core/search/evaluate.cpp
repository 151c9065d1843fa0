#include "core/search/evaluate.h"

#include "core/search/bytes.h"
#include "core/search/query_values.h"
#include "core/search/section_text.h"
#include "core/text/match.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace zhilan::search
{
namespace
{

using Sections = std::vector<SectionNumber>;
using Loose = std::vector<LooseAmount>;

// As fitIn().
constexpr unsigned kWhole = 0;
constexpr unsigned kPrefix = 1;
constexpr unsigned kInside = 2;

Sections intersection(const Sections& a, const Sections& b)
{
    const Sections& few = a.size() <= b.size() ? a : b;
    const Sections& many = a.size() <= b.size() ? b : a;
    Sections both;
    if (few.size() * 16 < many.size()) {
        auto from = many.begin();
        for (const SectionNumber section : few) {
            from = std::lower_bound(from, many.end(), section);
            if (from != many.end() && *from == section)
                both.push_back(section);
        }
        return both;
    }
    std::set_intersection(few.begin(), few.end(), many.begin(), many.end(), std::back_inserter(both));
    return both;
}

/// The sections of both, where a section is in both with the better strength and all fields.
TermHits joined(const TermHits& a, const TermHits& b)
{
    if (b.sections.empty())
        return a;
    TermHits both;
    const auto better = [](Strength one, Strength other) {
        return fitIn(one) != fitIn(other) ? fitIn(one) < fitIn(other) : weightIn(one) > weightIn(other);
    };
    std::size_t atA = 0;
    std::size_t atB = 0;
    while (atA < a.sections.size() || atB < b.sections.size()) {
        const bool ofA = atB == b.sections.size() || (atA < a.sections.size() && a.sections[atA] <= b.sections[atB]);
        const bool ofB = atA == a.sections.size() || (atB < b.sections.size() && b.sections[atB] <= a.sections[atA]);
        both.sections.push_back(ofA ? a.sections[atA] : b.sections[atB]);
        const bool takeA = ofA && (!ofB || better(a.strengths[atA], b.strengths[atB]));
        both.strengths.push_back(takeA ? a.strengths[atA] : b.strengths[atB]);
        if (!a.fields.empty() || !b.fields.empty())
            both.fields.push_back(
                static_cast<FieldSet>((ofA ? a.fields[atA] : FieldSet{0}) | (ofB ? b.fields[atB] : FieldSet{0})));
        atA += ofA ? 1 : 0;
        atB += ofB ? 1 : 0;
    }
    return both;
}

class Evaluator
{
public:
    Evaluator(const Segment& segment, const CompiledQuery& query, bool fields, std::optional<Field> kind,
              const std::stop_token& stop)
        : m_segment(segment)
        , m_file(segment.file())
        , m_query(query)
        , m_fields(fields || kind)
        , m_kind(kind)
        , m_stop(stop)
    {
        m_answer.leaves.resize(query.leaves().size());
    }

    SegmentAnswer run()
    {
        m_answer.sections = of(m_query.root()); // a copy, where it is all that a term stands in
        m_answer.loose = std::move(m_loose[&m_query.root()]);
        if (m_fields)
            tellFields();
        if (m_kind)
            keepKind();
        return std::move(m_answer);
    }

private:
    /// They live as long as the evaluator.
    const Sections& of(const QueryNode& node)
    {
        if (m_stop.stop_requested())
            throw StopRequested{};
        if (node.kind == QueryKind::Text)
            return text(node);
        return node.kind == QueryKind::All ? allOf(node) : kept(madeOf(node));
    }
    const Sections& kept(Sections&& sections) { return m_kept.emplace_back(std::move(sections)); }

    Sections madeOf(const QueryNode& node)
    {
        switch (node.kind) {
        case QueryKind::All:
        case QueryKind::Text:
            break;
        case QueryKind::Any:
            return anyOf(node);
        case QueryKind::Not:
            return minus(everything(), of(node.children.front()));
        case QueryKind::Amount:
            return amount(node);
        case QueryKind::Speaker:
            return speaker(node);
        case QueryKind::Has:
            return has(node);
        case QueryKind::Path:
        case QueryKind::Language:
        case QueryKind::Date:
            return ofDocuments(node);
        }
        return {};
    }

    /// Where an amount or a speaker that is asked for stands.
    struct Facts {
        Sections sections;
        std::vector<FieldSet> fields; ///< of each

        void add(SectionNumber section, FieldSet some)
        {
            if (sections.empty() || sections.back() != section) {
                sections.push_back(section);
                fields.push_back(0);
            }
            fields.back() |= some;
        }
    };

    void tellFields()
    {
        m_answer.fields.resize(m_answer.sections.size());
        const auto add = [&](const Sections& sections, const std::vector<FieldSet>& fields) {
            std::size_t at = 0;
            for (std::size_t i = 0; i < m_answer.sections.size(); ++i) {
                while (at < sections.size() && sections[at] < m_answer.sections[i])
                    ++at;
                if (at < sections.size() && sections[at] == m_answer.sections[i])
                    m_answer.fields[i] |= fields[at];
            }
        };
        for (const TermHits& hits : m_answer.leaves)
            add(hits.sections, hits.fields);
        for (const auto& [node, facts] : m_facts)
            add(facts.sections, facts.fields);
        const std::string_view all = m_file.fields();
        for (std::size_t i = 0; i < m_answer.sections.size(); ++i) {
            if (m_answer.fields[i] == 0)
                m_answer.fields[i] = static_cast<FieldSet>(all[m_answer.sections[i]]);
            if (!beginsDocument(m_answer.sections[i]))
                m_answer.fields[i] &= static_cast<FieldSet>(~setOf(Field::Title));
        }
    }
    [[nodiscard]] bool beginsDocument(SectionNumber section) const
    {
        return section == 0 || m_file.documentOf(section - 1) != m_file.documentOf(section);
    }

    /// What an amount or a speaker was found in; kept where it is asked for, not one that shall not be there.
    Sections taken(const QueryNode& node, Facts&& facts, bool isAsked)
    {
        return m_fields && isAsked ? (m_facts[&node] = std::move(facts)).sections : std::move(facts.sections);
    }

    void keepKind()
    {
        const FieldSet asked = askedIn(m_kind);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < m_answer.sections.size(); ++i) {
            if ((m_answer.fields[i] & asked) == 0)
                continue;
            m_answer.sections[kept] = m_answer.sections[i];
            m_answer.fields[kept++] = m_answer.fields[i];
        }
        m_answer.sections.resize(kept);
        m_answer.fields.resize(kept);
        const std::optional<Sections> all = allIn(m_query.root(), asked);
        m_answer.allInKind = all ? intersection(m_answer.sections, *all) : m_answer.sections;
    }

    /// Where what a node asks for stands in such pieces; nothing where it may not.
    std::optional<Sections> allIn(const QueryNode& node, FieldSet asked)
    {
        const auto where = [asked](const Sections& sections, const std::vector<FieldSet>& fields) {
            Sections some;
            for (std::size_t i = 0; i < sections.size(); ++i) {
                if ((fields[i] & asked) != 0)
                    some.push_back(sections[i]);
            }
            return some;
        };
        if (node.kind == QueryKind::Text) {
            const auto& leaves = m_query.leaves();
            const auto leaf =
                std::find_if(leaves.begin(), leaves.end(), [&node](const Leaf& each) { return each.node == &node; });
            if (leaf == leaves.end() || (askedIn(node.field) & asked) == 0)
                return std::nullopt;
            const TermHits& hits = m_answer.leaves[static_cast<std::size_t>(leaf - leaves.begin())];
            return where(hits.sections, hits.fields);
        }
        if (const auto facts = m_facts.find(&node); facts != m_facts.end()) {
            if (node.kind == QueryKind::Speaker && (kSaidFields & asked) == 0)
                return std::nullopt;
            return where(facts->second.sections, facts->second.fields);
        }
        std::optional<Sections> found;
        for (const QueryNode& child : node.children) {
            std::optional<Sections> some = child.kind == QueryKind::Not ? std::nullopt : allIn(child, asked);
            if (!some)
                continue;
            if (!found) {
                found = std::move(some);
            } else if (node.kind == QueryKind::All) {
                found = intersection(*found, *some);
            } else {
                Sections both;
                std::set_union(found->begin(), found->end(), some->begin(), some->end(), std::back_inserter(both));
                found = std::move(both);
            }
        }
        return node.kind == QueryKind::Not ? std::nullopt : found;
    }

    static Sections minus(const Sections& a, const Sections& b)
    {
        Sections rest;
        std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
        return rest;
    }

    const Sections& allOf(const QueryNode& node)
    {
        const Sections* found = nullptr;
        for (const QueryNode& child : node.children) {
            if (child.kind == QueryKind::Not)
                continue;
            const Sections& some = of(child);
            found = found != nullptr ? &kept(intersection(*found, some)) : &some;
        }
        if (found == nullptr)
            found = &kept(everything());
        for (const QueryNode& child : node.children) {
            if (child.kind == QueryKind::Not)
                found = &kept(minus(*found, of(child.children.front())));
        }
        loosenAll(node);
        return *found;
    }

    Sections anyOf(const QueryNode& node)
    {
        Sections found;
        std::vector<const Sections*> ofChildren;
        for (const QueryNode& child : node.children) {
            const Sections& some = of(child);
            ofChildren.push_back(&some);
            Sections both;
            both.reserve(found.size() + some.size());
            std::set_union(found.begin(), found.end(), some.begin(), some.end(), std::back_inserter(both));
            found.swap(both);
        }
        loosenAny(node, ofChildren);
        return found;
    }

    const Sections& text(const QueryNode& node)
    {
        const auto isIt = [&](const Leaf& each) {
            return each.node == &node;
        };
        const auto& leaves = m_query.leaves();
        const auto leaf = std::find_if(leaves.begin(), leaves.end(), isIt);
        if (leaf == leaves.end()) {
            const auto& unwanted = m_query.unwanted();
            return kept(find(*std::find_if(unwanted.begin(), unwanted.end(), isIt), false).sections);
        }
        const auto index = static_cast<std::size_t>(leaf - leaves.begin());
        std::vector<TermHits> asOne;
        m_answer.leaves[index] = find(*leaf, m_fields || !m_query.speakers().empty(), &asOne);
        for (std::size_t i = 0; i < asOne.size(); ++i) {
            for (std::size_t before = 1; before <= i + 1; ++before)
                endInOne(m_answer.leaves[index - before], asOne[i]);
        }
        return m_answer.leaves[index].sections;
    }
    /// `asOne`: takes what each plan of Leaf::behind finds.
    TermHits find(const Leaf& leaf, bool fields, std::vector<TermHits>* asOne = nullptr)
    {
        TermHits hits = findTerm(m_segment, leaf.plan, leaf.node->field, fields, m_stop);
        for (const TermPlan& plan : leaf.behind) {
            TermHits some = findTerm(m_segment, plan, leaf.node->field, fields, m_stop);
            hits = joined(hits, some);
            if (asOne != nullptr)
                asOne->push_back(std::move(some));
        }
        return hits;
    }
    /// Where the next terms of the query alone keep a term from ending with its word, it fits as they do as one: GPT of
    /// the query GPT 4 in gpt4.
    static void endInOne(TermHits& hits, const TermHits& asOne)
    {
        std::size_t at = 0;
        for (std::size_t i = 0; i < hits.sections.size(); ++i) {
            if (fitIn(hits.strengths[i]) != kPrefixFit)
                continue;
            while (at < asOne.sections.size() && asOne.sections[at] < hits.sections[i])
                ++at;
            if (at < asOne.sections.size() && asOne.sections[at] == hits.sections[i] &&
                fitIn(asOne.strengths[at]) < kPrefixFit)
                hits.strengths[i] = asOne.strengths[at];
        }
    }

    Sections amount(const QueryNode& node)
    {
        Facts found;
        const auto entry = m_file.dictionary(TermKind::Label).find("a" + node.text);
        if (!entry)
            return {};
        Loose& loose = m_loose[&node];
        AmountListReader amounts(m_file.list(TermKind::Label, *entry));
        while (const auto amount = amounts.next()) {
            if (!meets(node, amount->low, amount->high) || !m_segment.isLive(amount->section))
                continue;
            const bool isNew = found.sections.empty() || found.sections.back() != amount->section;
            found.add(amount->section, setOf(amount->field));
            const unsigned fit = amount->bare                                                       ? kInside
                                 : isOfOtherScale(node, amount->low, amount->high, amount->written) ? kPrefix
                                                                                                    : kWhole;
            if (isNew)
                loose.push_back({amount->section, fit});
            else
                loose.back().fit = std::min(loose.back().fit, fit);
        }
        std::erase_if(loose, [](const LooseAmount& each) { return each.fit == kWhole; });
        const auto& asked = m_query.amounts();
        return taken(node, std::move(found), std::find(asked.begin(), asked.end(), &node) != asked.end());
    }

    /// Of what has all of some nodes: as the worst of them. Of what is not found by all, anything.
    void loosenAll(const QueryNode& node)
    {
        Loose all;
        for (const QueryNode& child : node.children) {
            const auto known = child.kind == QueryKind::Not ? m_loose.end() : m_loose.find(&child);
            if (known == m_loose.end() || known->second.empty())
                continue;
            Loose both;
            std::merge(all.begin(), all.end(), known->second.begin(), known->second.end(), std::back_inserter(both),
                       bySection);
            all.clear();
            for (const LooseAmount& each : both) {
                if (!all.empty() && all.back().section == each.section)
                    all.back().fit = std::max(all.back().fit, each.fit);
                else
                    all.push_back(each);
            }
        }
        if (!all.empty())
            m_loose[&node] = std::move(all);
    }

    /// Of what has one of some nodes: as the best of them. `found`: by each of them.
    void loosenAny(const QueryNode& node, const std::vector<const Sections*>& found)
    {
        const auto fitIn = [&](std::size_t child, SectionNumber section) {
            if (!std::binary_search(found[child]->begin(), found[child]->end(), section))
                return kInside;
            const auto known = m_loose.find(&node.children[child]);
            if (known == m_loose.end())
                return kWhole;
            const auto place =
                std::lower_bound(known->second.begin(), known->second.end(), LooseAmount{section}, bySection);
            return place != known->second.end() && place->section == section ? place->fit : kWhole;
        };
        Loose any;
        for (const QueryNode& child : node.children) {
            const auto known = m_loose.find(&child);
            if (known != m_loose.end())
                any.insert(any.end(), known->second.begin(), known->second.end());
        }
        std::sort(any.begin(), any.end(), bySection);
        any.erase(
            std::unique(any.begin(), any.end(), [](const auto& a, const auto& b) { return a.section == b.section; }),
            any.end());
        for (LooseAmount& each : any) {
            each.fit = kInside;
            for (std::size_t child = 0; child < found.size(); ++child)
                each.fit = std::min(each.fit, fitIn(child, each.section));
        }
        std::erase_if(any, [](const LooseAmount& each) { return each.fit == kWhole; });
        if (!any.empty())
            m_loose[&node] = std::move(any);
    }

    static bool bySection(const LooseAmount& a, const LooseAmount& b) { return a.section < b.section; }

    Sections speaker(const QueryNode& node)
    {
        std::vector<FieldSet> fields(m_file.sectionCount());
        const text::Matcher matcher(node.text);
        m_file.dictionary(TermKind::Label).withPrefix("s", [&](const DictionaryEntry& entry) {
            if (!matcher.matches(text::fold(entry.term.substr(1))))
                return true;
            Postings postings = m_file.postings(TermKind::Label, entry);
            for (std::uint32_t block = 0; block < postings.blockCount(); ++block) {
                const Postings::Block some = postings.block(block);
                for (std::uint32_t i = 0; i < some.count; ++i)
                    fields[some.sections[i]] |= some.fields[i];
            }
            return true;
        });
        Facts found;
        for (SectionNumber section = 0; section < fields.size(); ++section) {
            if (fields[section] != 0 && m_segment.isLive(section))
                found.add(section, fields[section]);
        }
        const auto& asked = m_query.speakers();
        return taken(node, std::move(found),
                     std::any_of(asked.begin(), asked.end(), [&](const auto& each) { return each.node == &node; }));
    }

    Sections has(const QueryNode& node)
    {
        const std::uint8_t flag = node.text == "chart" ? kHasChart : node.text == "video" ? kHasVideo : kHasQuote;
        return where([&](SectionNumber section) { return (m_file.flagsOf(section) & flag) != 0; });
    }

    [[nodiscard]] static bool answers(const QueryNode& node, const text::Matcher& matcher, const DocumentEntry& entry)
    {
        switch (node.kind) {
        case QueryKind::Path:
            return matcher.matches(text::fold(entry.path));
        case QueryKind::Language: {
            const std::string asked = text::fold(node.text).folded;
            const std::string known = text::fold(entry.language).folded;
            return known == asked ||
                   (known.size() > asked.size() && known.starts_with(asked) && known[asked.size()] == '-');
        }
        default:
            return entry.date && entry.date->start < node.until && entry.date->end > node.from;
        }
    }

    Sections ofDocuments(const QueryNode& node)
    {
        Sections found;
        const text::Matcher matcher(node.text);
        for (DocumentNumber number = 0; number < m_file.documentCount(); ++number) {
            if (m_segment.isRemoved(number))
                continue;
            const DocumentEntry entry = m_file.document(number);
            if (!answers(node, matcher, entry))
                continue;
            const SectionNumber end = m_file.sectionsEnd(number);
            for (SectionNumber section = entry.firstSection; section < end; ++section)
                found.push_back(section);
        }
        return found;
    }

    template <typename Predicate>
    Sections where(Predicate&& predicate)
    {
        Sections found;
        for (SectionNumber section = 0; section < m_file.sectionCount(); ++section) {
            if (predicate(section) && m_segment.isLive(section))
                found.push_back(section);
        }
        return found;
    }
    Sections everything()
    {
        return where([](SectionNumber) { return true; });
    }

    const Segment& m_segment;
    const SegmentFile& m_file;
    const CompiledQuery& m_query;
    bool m_fields;
    std::optional<Field> m_kind;
    const std::stop_token& m_stop;
    SegmentAnswer m_answer;
    std::map<const QueryNode*, Facts> m_facts;
    std::deque<Sections> m_kept; ///< what of() gave that is no term's
    std::map<const QueryNode*, Loose> m_loose;
};

} // namespace

CompiledQuery::CompiledQuery(const QueryNode& root, bool insideWords) : m_root(root)
{
    collect(root, m_leaves);
    for (Leaf& leaf : m_leaves)
        leaf.insideWords = insideWords && leaf.plan.openInsideWords();
}

void CompiledQuery::collect(const QueryNode& node, std::deque<Leaf>& leaves)
{
    const bool wanted = &leaves == &m_leaves;
    if (node.kind == QueryKind::Text)
        leaves.push_back({&node, TermPlan(node), {}, false});
    if (node.kind == QueryKind::Amount && wanted)
        m_amounts.push_back(&node);
    if (node.kind == QueryKind::Speaker && wanted)
        m_speakers.push_back({&node, text::Matcher(node.text)});
    for (const QueryNode& child : node.children)
        collect(child, node.kind == QueryKind::Not ? m_unwanted : leaves);
    if (node.kind == QueryKind::All)
        addBehind(node, leaves);
}

void CompiledQuery::addBehind(const QueryNode& all, std::deque<Leaf>& leaves)
{
    const auto leafOf = [&](const QueryNode& node) {
        const auto leaf =
            std::find_if(leaves.rbegin(), leaves.rend(), [&](const Leaf& each) { return each.node == &node; });
        return leaf == leaves.rend() ? nullptr : &*leaf;
    };
    const auto mayFollow = [](const Leaf& before, const Leaf& next) {
        return !before.node->quoted && !next.node->quoted && before.node->field == next.node->field &&
               before.plan.matcher.mayGlue(next.plan.matcher);
    };
    std::vector<Leaf*> row; // each may follow the one before
    for (const QueryNode& child : all.children) {
        Leaf* const leaf = child.kind == QueryKind::Text ? leafOf(child) : nullptr;
        if (leaf == nullptr || row.empty() || !mayFollow(*row.back(), *leaf))
            row.clear();
        if (leaf == nullptr)
            continue;
        std::vector<const text::Matcher*> terms{&leaf->plan.matcher};
        for (auto before = row.rbegin(); before != row.rend() && terms.size() <= kMostBehind; ++before) {
            // Behind a long one, it is found wherever that is.
            if (terms.front()->isLong())
                break;
            terms.insert(terms.begin(), &(*before)->plan.matcher);
            leaf->behind.emplace_back(text::Matcher::glued(terms));
        }
        row.push_back(leaf);
    }
}

const Leaf* CompiledQuery::onlyTerm() const
{
    const QueryNode* node = &m_root;
    while (node->kind == QueryKind::All && node->children.size() == 1)
        node = &node->children.front();
    return node->kind == QueryKind::Text ? &m_leaves.front() : nullptr;
}

bool CompiledQuery::needs(const QueryNode& node) const
{
    const auto isIt = [&node](const QueryNode& each) {
        return &each == &node;
    };
    return isIt(m_root) ||
           (m_root.kind == QueryKind::All && std::any_of(m_root.children.begin(), m_root.children.end(), isIt));
}

bool CompiledQuery::asksForSpeaker(std::string_view name) const
{
    if (m_speakers.empty() || name.empty())
        return false;
    const text::FoldedText folded = text::fold(name);
    return std::any_of(m_speakers.begin(), m_speakers.end(),
                       [&folded](const AskedSpeaker& speaker) { return speaker.name.matches(folded); });
}

SegmentAnswer evaluate(const Segment& segment, const CompiledQuery& query, bool fields, const std::stop_token& stop,
                       std::optional<Field> kind)
{
    return Evaluator(segment, query, fields, kind, stop).run();
}

} // namespace zhilan::search
