#include "core/search/term_hits.h"

#include "core/search/best_strengths.h"
#include "core/search/hit_collector.h"
#include "core/search/overlaid_strengths.h"
#include "core/search/part_terms.h"
#include "core/search/scratch.h"
#include "core/search/section_text.h"
#include "core/search/term_fits.h"
#include "core/search/term_part.h"
#include "core/search/whole_places.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <utility>

namespace zhilan::search
{
namespace
{

/// Where a wide part has so many postings for each section in question, the text of those is read in less time.
constexpr std::uint64_t kPostingsOfText = 5000;
/// For each section in question so many blocks of a list are read sooner than it is looked up.
constexpr std::size_t kSeekInstead = 2;
constexpr std::uint32_t kStopInterval = 64;

class TermFinder
{
public:
    TermFinder(const Segment& segment, const TermPlan& plan, FieldSet asked, bool fields, const TakeHits* take,
               const std::stop_token& stop)
        : m_segment(segment)
        , m_file(segment.file())
        , m_plan(plan)
        , m_asked(asked)
        , m_wantFields(fields)
        , m_stop(stop)
        , m_texts(m_file)
        , m_hits(segment, take, fields)
        , m_whole(plan, m_parts)
        , m_termFits(m_file, m_plan)
    {
    }

    TermHits run()
    {
        find();
        m_hits.handOn();
        return std::move(m_hits).take();
    }

    /// `among`: not empty.
    HitsAmong runAmong(std::span<const SectionNumber> among)
    {
        m_among = among;
        find();
        return {std::move(m_hits).take(), !m_onlyAmong};
    }

    std::vector<std::vector<std::uint32_t>> places(const std::vector<SectionNumber>& sections)
    {
        std::vector<std::vector<std::uint32_t>> all(sections.size());
        const bool told = m_plan.exact && std::all_of(m_plan.parts.begin(), m_plan.parts.end(),
                                                      [](const PlanPart& part) { return part.hasPlaces; });
        if (!told || m_plan.parts.empty())
            return all;
        bool anyWide = false;
        for (const PlanPart& part : m_plan.parts) {
            m_parts.push_back(lookUp(part));
            if (m_parts.back().total == 0)
                return all;
            anyWide = anyWide || m_parts.back().isWide();
        }
        if (anyWide) { // what is told must not depend on how many words this segment has
            all = search::beginsOf(m_file, sections, m_plan.matcher, m_stop);
            if (m_stop.stop_requested())
                throw StopRequested{};
            return all;
        }
        openNarrow();
        for (std::size_t i = 0; i < sections.size(); ++i) {
            if (standsTogether(sections[i]))
                all[i] = m_begins;
        }
        return all;
    }

private:
    void find()
    {
        if (m_plan.parts.empty())
            return;
        const bool alone = m_plan.parts.size() == 1 && !m_plan.parts.front().tellsSpace() && !TermFits::areOpen(m_plan);
        m_exact = m_plan.exact;
        m_needFields = m_asked != askedIn(std::nullopt) || m_wantFields;
        for (const PlanPart& part : m_plan.parts) {
            m_parts.push_back(lookUp(part));
            if (m_parts.back().total == 0)
                return;
        }
        alone ? single() : several();
    }

    void checkStop()
    {
        if (++m_steps % kStopInterval == 0 && m_stop.stop_requested())
            throw StopRequested{};
    }

    [[nodiscard]] Postings postingsOf(const PartTerm& term) const { return m_file.postings(term.kind, term.entry); }

    /// At their beginnings, since there is no going back in a list.
    void openLists(Part& part) const
    {
        part.lists.clear();
        for (const PartTerm& term : part.terms)
            part.lists.push_back({postingsOf(term), term.shift});
    }

    Part lookUp(const PlanPart& plan)
    {
        Part part;
        part.plan = &plan;
        part.terms = termsOf(m_file, plan, m_stop);
        for (const PartTerm& term : part.terms)
            part.total += term.entry.count;
        return part;
    }

    /// The sections of all terms of a part, each with its best strength.
    void single()
    {
        const std::vector<PartTerm>& terms = m_parts.front().terms;
        if (terms.front().kind == TermKind::Gram && terms.size() > 1) {
            addOverlaid(terms[0], terms[1]);
            return;
        }
        // The fields that places tell, for all sections at once: most of them are asked for.
        const bool byPlaces = m_exact && m_needFields && postingsOf(terms.front()).hasPlaces();
        Scratch<FieldSet> scratch(byPlaces ? m_file.sectionCount() : 0);
        const std::vector<FieldSet>& fields = scratch.values();
        if (byPlaces)
            findFields(terms, scratch.values());
        if (terms.size() > 1) {
            addAllOf(terms, fields);
            return;
        }
        Postings postings = postingsOf(terms.front());
        const unsigned fit = terms.front().fit;
        if (m_exact && m_hits.keeps())
            m_hits.reserve(postings.count());
        for (std::uint32_t block = 0; block < postings.blockCount(); ++block) {
            checkStop();
            const Postings::Block some = postings.block(block);
            if (m_exact && !m_needFields) {
                m_hits.addAll(some, fit);
                continue;
            }
            for (std::uint32_t i = 0; i < some.count; ++i) {
                const SectionNumber section = some.sections[i];
                const bool byTags = m_exact && m_needFields && !byPlaces;
                m_hits.add(section, strengthOf(some.weights[i], fit),
                           byPlaces ? asked(fields[section])
                           : byTags ? asked(some.fields[i])
                                    : fieldsAsked(section));
            }
        }
    }
    /// Of a single character, which the plan is exact of.
    void addOverlaid(const PartTerm& all, const PartTerm& better)
    {
        Postings postings = postingsOf(all);
        OverlaidStrengths strengths(postings, all.fit, postingsOf(better), better.fit);
        for (std::uint32_t block = 0; block < postings.blockCount(); ++block) {
            checkStop();
            const Postings::Block some = strengths.block(block);
            if (!m_needFields)
                m_hits.addAll(some, 0);
            for (std::uint32_t i = 0; m_needFields && i < some.count; ++i)
                m_hits.add(some.sections[i], some.weights[i], asked(some.fields[i]));
        }
    }
    /// `fields`: of each section, where they are known.
    void addAllOf(const std::vector<PartTerm>& terms, const std::vector<FieldSet>& fields)
    {
        if (!m_exact || m_needFields) {
            forEachOfAll(terms, [&](SectionNumber section, Strength strength) {
                m_hits.add(section, strength, fields.empty() ? fieldsAsked(section) : asked(fields[section]));
            });
            return;
        }
        if (m_hits.keeps())
            m_hits.reserve(std::min<std::size_t>(m_parts.front().total, m_file.sectionCount()));
        std::array<SectionNumber, kBlock> sections{};
        std::array<Strength, kBlock> strengths{};
        std::uint32_t count = 0;
        forEachOfAll(terms, [&](SectionNumber section, Strength strength) {
            sections[count] = section;
            strengths[count++] = strength;
            if (count == kBlock)
                m_hits.addAll({sections.data(), strengths.data(), nullptr, std::exchange(count, 0)}, 0);
        });
        if (count > 0)
            m_hits.addAll({sections.data(), strengths.data(), nullptr, count}, 0);
    }

    /// For each section the fields that the terms have a place in.
    void findFields(const std::vector<PartTerm>& terms, std::vector<FieldSet>& fields)
    {
        const std::string_view ofSections = m_file.fields();
        for (const PartTerm& term : terms) {
            Postings postings = postingsOf(term);
            for (std::uint32_t block = 0; block < postings.blockCount(); ++block) {
                checkStop();
                const Postings::Block some = postings.block(block);
                for (std::uint32_t i = 0; i < some.count; ++i) {
                    const SectionNumber section = some.sections[i];
                    const auto below = static_cast<FieldSet>(static_cast<FieldSet>(ofSections[section]) & ~kHeadings);
                    // Below the headings most sections are of one field.
                    const bool told = (some.weights[i] & kInHeading) == 0 && std::has_single_bit(below);
                    fields[section] |= told ? below : fieldsByPlaces(section, postings, term.shift);
                }
            }
        }
    }
    FieldSet fieldsByPlaces(SectionNumber section, Postings& postings, std::uint32_t shift)
    {
        if (!postings.seek(section))
            return 0;
        postings.places(m_places);
        m_begins.clear();
        for (const Place& place : m_places)
            m_begins.push_back(place.at + shift);
        return m_file.fieldsAt(section, m_begins);
    }

    /// Calls `each` with the sections that any of the terms stands in, each with its best strength.
    template <typename Each>
    void forEachOfAll(const std::vector<PartTerm>& terms, Each&& each)
    {
        BestStrengths best(m_file.sectionCount());
        for (const PartTerm& term : terms) {
            Postings postings = postingsOf(term);
            for (std::uint32_t block = 0; block < postings.blockCount(); ++block) {
                checkStop();
                best.add(postings.block(block), term.fit);
            }
        }
        best.forEach(each);
    }

    /// Sections that every part stands in, and, as far as they tell, at the right places.
    void several()
    {
        std::stable_sort(m_parts.begin(), m_parts.end(),
                         [](const Part& a, const Part& b) { return a.total < b.total; });
        if (m_plan.exact && m_plan.lengths.size() == 1)
            dropCovered(m_parts);
        openNarrow();
        if (std::none_of(m_parts.begin(), m_parts.end(), [](const Part& part) { return part.isWide(); })) {
            m_onlyAmong = !m_among.empty() && m_among.size() < m_parts.front().total;
            if (m_onlyAmong) {
                std::for_each(m_among.begin(), m_among.end(), [this](SectionNumber section) { tryCandidate(section); });
                return;
            }
            forEachOf(m_parts.front(), [this](SectionNumber section) { tryCandidate(section); });
            return;
        }
        if (m_plan.lengths.size() == 1)
            severalByBegins();
        else
            severalByWidePlaces();
    }

    void severalByWidePlaces()
    {
        std::vector<SectionNumber> candidates;
        forEachInAllLists([&](SectionNumber section) { candidates.push_back(section); });
        for (Part& part : m_parts) {
            if (part.isWide())
                findWidePlaces(part, candidates);
        }
        openNarrow();
        for (const SectionNumber section : candidates)
            tryCandidate(section);
    }

    /// Where the whole may begin as far as the parts tell that are not wide, or else the first one that is: of these
    /// beginnings the others leave some.
    void severalByBegins()
    {
        Candidates candidates(m_file.sectionCount());
        const Part* first = nullptr;
        if (allPlaced()) { // by parts that are not wide
            forEachInAllLists([&](SectionNumber section) {
                if (standsTogether(section))
                    candidates.add(section, m_begins);
            });
        } else {
            first = &*std::find_if(m_parts.begin(), m_parts.end(), [](const Part& part) { return part.isWide(); });
            if (!addWideBegins(*first, candidates))
                return;
        }
        for (const Part& part : m_parts) {
            if (!part.isWide() || &part == first)
                continue;
            if (candidates.sections().size() < part.total / kPostingsOfText)
                m_byText = true;
            else
                keepBegins(part, candidates);
        }
        for (std::size_t i = 0; i < candidates.sections().size(); ++i) {
            m_begins = candidates.beginsOf(i);
            decide(candidates.sections()[i]);
        }
    }
    /// Of a section that is left: m_begins, or the text where that decides.
    void decide(SectionNumber section)
    {
        checkStop();
        if (!m_exact)
            addAsItStands(section);
        else
            m_byText ? addByText(section) : addByBegins(section);
    }
    /// Where a wide part lets the whole begin. False: the sections that are left were decided on their texts, since
    /// they are few.
    bool addWideBegins(const Part& part, Candidates& candidates)
    {
        const bool anyList =
            std::any_of(m_parts.begin(), m_parts.end(), [](const Part& other) { return !other.isWide(); });
        std::vector<bool> asked(m_file.sectionCount(), !anyList);
        if (anyList) {
            std::vector<SectionNumber> sections;
            forEachInAllLists([&](SectionNumber section) { sections.push_back(section); });
            if (sections.size() < part.total / kPostingsOfText) {
                m_byText = true;
                for (const SectionNumber section : sections)
                    decide(section);
                return false;
            }
            for (const SectionNumber section : sections)
                asked[section] = true;
        }
        candidates.addAll(widePlaces(part, asked), m_file.sectionCount());
        return true;
    }

    /// Of the candidates' beginnings those from which the part stands where it must.
    void keepBegins(const Part& part, Candidates& candidates)
    {
        candidates.prepare();
        for (const PartTerm& term : part.terms) {
            checkStop();
            Postings postings = postingsOf(term);
            const auto mark = [&](std::size_t candidate) {
                postings.places(m_places);
                Candidates::Marker marker(candidates, candidate);
                for (const Place& place : m_places) {
                    if (fits(place, *part.plan, term.shift))
                        marker.mark(place.at + term.shift - part.plan->offset);
                }
            };
            if (candidates.sections().size() * kSeekInstead < postings.blockCount()) {
                for (std::size_t i = 0; i < candidates.sections().size(); ++i) {
                    const SectionNumber section = candidates.sections()[i];
                    if (!postings.seek(section))
                        break;
                    if (postings.section() == section)
                        mark(i);
                }
                continue;
            }
            for (std::uint32_t block = 0; block < postings.blockCount(); ++block) {
                const Postings::Block some = postings.block(block);
                for (std::uint32_t i = 0; i < some.count; ++i) {
                    if (!candidates.has(some.sections[i]))
                        continue;
                    postings.goTo(i);
                    mark(candidates.indexOf(some.sections[i]));
                }
            }
        }
        candidates.keepMarked();
    }

    void openNarrow()
    {
        for (Part& part : m_parts) {
            if (!part.isWide())
                openLists(part);
        }
    }

    /// Every section that is in the lists of all parts that are not wide, and in one of those of the smallest part.
    template <typename Each>
    void forEachInAllLists(Each&& each)
    {
        forEachOf(m_parts.front(), [&](SectionNumber section) {
            checkStop();
            if (m_segment.isLive(section) && inAllLists(section))
                each(section);
        });
    }
    template <typename Each>
    void forEachOf(const Part& part, Each&& each)
    {
        if (part.terms.size() > 1) {
            forEachOfAll(part.terms, [&](SectionNumber section, Strength) { each(section); });
            return;
        }
        Postings postings = postingsOf(part.terms.front());
        const unsigned least = postings.hasPlaces() ? weightOf(part.plan->times, false) : 0;
        for (std::uint32_t block = 0; block < postings.blockCount(); ++block) {
            const Postings::Block some = postings.block(block);
            for (std::uint32_t i = 0; i < some.count; ++i) {
                // Those from above count as one.
                if ((some.weights[i] & kInHeading) != 0 || least <= some.weights[i])
                    each(some.sections[i]);
            }
        }
    }

    /// The places of a wide part in the candidates, of which those stay that have any.
    void findWidePlaces(Part& part, std::vector<SectionNumber>& candidates)
    {
        if (candidates.size() < part.total / kPostingsOfText) {
            m_byText = true;
            return;
        }
        std::vector<bool> asked(m_file.sectionCount());
        for (const SectionNumber section : candidates)
            asked[section] = true;
        part.places = widePlaces(part, asked);
        std::sort(part.places.begin(), part.places.end());
        auto at = part.places.begin();
        std::erase_if(candidates, [&](SectionNumber section) {
            at = std::lower_bound(at, part.places.end(), WidePlace{section, 0, 0});
            return at == part.places.end() || at->section != section;
        });
    }
    /// Of a wide part in the sections that are asked for, in any order.
    std::vector<WidePlace> widePlaces(const Part& part, const std::vector<bool>& asked)
    {
        std::vector<WidePlace> found;
        for (const PartTerm& term : part.terms) {
            Postings postings = postingsOf(term);
            for (std::uint32_t block = 0; block < postings.blockCount(); ++block) {
                checkStop();
                const Postings::Block some = postings.block(block);
                for (std::uint32_t i = 0; i < some.count; ++i) {
                    const SectionNumber section = some.sections[i];
                    if (!asked[section] || !m_segment.isLive(section))
                        continue;
                    postings.goTo(i);
                    postings.places(m_places);
                    for (const Place& place : m_places) {
                        if (fits(place, *part.plan, term.shift))
                            found.push_back(widePlace(section, place, *part.plan, term.shift));
                    }
                }
            }
        }
        return found;
    }

    bool inAllLists(SectionNumber section)
    {
        return std::all_of(m_parts.begin(), m_parts.end(), [section](Part& part) {
            bool here = part.lists.empty();
            for (PartList& list : part.lists)
                here = (list.postings.seek(section) && list.postings.section() == section) || here;
            return here;
        });
    }

    void tryCandidate(SectionNumber section)
    {
        checkStop();
        if (!m_segment.isLive(section))
            return;
        if (!inAllLists(section))
            return;
        // Where the text decides, the places that are known spare looking at most of it.
        const bool told = (m_exact && !m_byText) || allPlaced();
        if (told && !standsTogether(section))
            return;
        if (!m_exact)
            addAsItStands(section);
        else
            m_byText ? addByText(section) : addByPlaces(section, m_termFits.of(section, m_begins, m_ends));
    }
    /// Where the text decides.
    void addAsItStands(SectionNumber section)
    {
        const SectionTexts::Standing standing = m_texts.standing(section, m_plan.matcher, m_asked, m_wantFields);
        if (standing.fields != 0)
            m_hits.add(section, strengthOf(0, static_cast<unsigned>(standing.fit)), standing.fields);
    }
    /// As the places would tell it.
    void addByText(SectionNumber section)
    {
        m_begins.clear();
        m_fits.clear();
        for (const text::Matcher::Begin& begin : m_texts.beginsOf(section, m_plan.matcher)) {
            m_begins.push_back(begin.at);
            m_fits.push_back(static_cast<unsigned>(begin.fit));
        }
        if (!m_begins.empty())
            addByPlaces(section, m_fits);
    }
    /// Of a term of one piece.
    void addByBegins(SectionNumber section)
    {
        m_ends.clear();
        for (const std::uint32_t begin : m_begins)
            m_ends.push_back(begin + m_plan.lengths.front());
        addByPlaces(section, m_termFits.of(section, m_begins, m_ends));
    }
    void addByPlaces(SectionNumber section, const std::vector<unsigned>& fits)
    {
        // A part that is in no heading spares the look.
        const bool mayBeInHeading = std::none_of(m_parts.begin(), m_parts.end(), [section](const Part& part) {
            return part.lists.size() == 1 && part.lists.front().postings.tellsNoHeading(section);
        });
        m_hits.add(section, strengthOfBest(m_file, section, m_begins, fits, mayBeInHeading),
                   m_needFields ? asked(m_file.fieldsAt(section, m_begins)) : m_asked);
    }

    /// Some part of every piece tells where that is.
    [[nodiscard]] bool allPlaced() const
    {
        std::uint64_t placed = 0; // a bit each: there are no more pieces
        for (const Part& part : m_parts)
            placed |= part.tellsPlaces() ? std::uint64_t{1} << part.plan->piece : 0;
        return static_cast<std::size_t>(std::popcount(placed)) == m_plan.lengths.size();
    }

    /// Whether there is a place from which every part stands where it must; m_begins and m_ends are those places.
    bool standsTogether(SectionNumber section) { return m_whole.findIn(section, m_begins, m_ends); }

    /// The fields of those asked for that the term stands in; all of them where that is not to be told.
    FieldSet fieldsAsked(SectionNumber section)
    {
        if (!m_exact)
            return m_texts.standing(section, m_plan.matcher, m_asked, m_wantFields).fields;
        if (!m_needFields)
            return m_asked;
        return asked(m_file.fieldsAt(section, m_begins));
    }
    [[nodiscard]] FieldSet asked(FieldSet fields) const { return static_cast<FieldSet>(fields & m_asked); }

    const Segment& m_segment;
    const SegmentFile& m_file;
    const TermPlan& m_plan;
    FieldSet m_asked;
    bool m_wantFields;
    bool m_needFields = false;
    std::span<const SectionNumber> m_among; ///< others are not wanted; empty: all are
    bool m_onlyAmong = false;               ///< others were not looked for
    const std::stop_token& m_stop;
    SectionTexts m_texts;
    HitCollector m_hits;
    bool m_exact = true;
    bool m_byText = false; ///< so few sections are left that the text is read in less time than a wide part's lists
    std::vector<Part> m_parts;
    std::vector<Place> m_places;
    WholePlaces m_whole;
    TermFits m_termFits;
    std::vector<unsigned> m_fits; ///< as in Strength, of m_begins where the text tells them
    // Characters of a section's folded text: where the term begins, and the ends of these places.
    std::vector<std::uint32_t> m_begins;
    std::vector<std::uint32_t> m_ends;
    std::uint32_t m_steps = 0;
};

} // namespace

TermHits findTerm(const Segment& segment, const TermPlan& plan, std::optional<Field> field, bool fields,
                  const std::stop_token& stop)
{
    return TermFinder(segment, plan, askedIn(field), fields, nullptr, stop).run();
}

HitsAmong findTermAmong(const Segment& segment, const TermPlan& plan, std::span<const SectionNumber> among,
                        const std::stop_token& stop)
{
    return TermFinder(segment, plan, askedIn(std::nullopt), false, nullptr, stop).runAmong(among);
}

void passTerm(const Segment& segment, const TermPlan& plan, std::optional<Field> field, const TakeHits& take,
              const std::stop_token& stop)
{
    static_cast<void>(TermFinder(segment, plan, askedIn(field), false, &take, stop).run());
}

std::vector<std::vector<std::uint32_t>> findPlaces(const Segment& segment, const TermPlan& plan,
                                                   const std::vector<SectionNumber>& sections,
                                                   const std::stop_token& stop)
{
    return TermFinder(segment, plan, askedIn(std::nullopt), false, nullptr, stop).places(sections);
}

} // namespace zhilan::search
