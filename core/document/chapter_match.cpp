#include "core/base/string_map.h"
#include "core/document/inline_text.h"
#include "core/document/times_of_day.h"
#include "core/document/work.h"
#include "core/media/clock_scan.h"
#include "core/text/title_features.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <unordered_map>

namespace zhilan::document
{
namespace
{

/// More than any talk has; beyond, matching would cost more than it tells.
constexpr std::size_t kMostChapters = 400;
constexpr std::size_t kMostSections = 1500;

/// What the same title adds to a score.
constexpr float kSame = 3.0F;

/// The sections of one level that a chapter may be told in: without appendices, and only if there are several.
std::vector<SectionId> candidates(const Work& work, std::uint8_t level)
{
    const Document& document = work.document;
    std::vector<SectionId> out;
    std::size_t ofLevel = 0;
    for (SectionId id = 0; id < document.sections.size(); ++id) {
        if (document.sections[id].level != level)
            continue;
        ++ofLevel;
        if (work.found.topics[id] == Topic::None)
            out.push_back(id);
    }
    if (ofLevel < 2)
        out.clear();
    return out;
}

/// What the titles hold, each computed once for all levels.
struct Features {
    std::vector<std::vector<std::string>> chapters;
    std::vector<std::vector<std::string>> sections;

    explicit Features(const Document& document)
    {
        for (const Chapter& chapter : document.chapters)
            chapters.push_back(text::titleFeatures(chapter.title + " | " + chapter.titleAlt));
        for (const Section& section : document.sections)
            sections.push_back(text::titleFeatures(section.title));
    }
};

/// What all headings below a section hold, sorted.
std::vector<std::string> featuresBelow(const Document& document, const Features& features, SectionId section)
{
    std::vector<std::string> out;
    for (SectionId below = section + 1; below < document.sections.size() &&
                                        document.sections[section].subtreeSpan.contains(document.sections[below].span);
         ++below)
        out.insert(out.end(), features.sections[below].begin(), features.sections[below].end());
    std::sort(out.begin(), out.end());
    return out;
}

/// The same words say more than any of them, however common they are.
void addSameTitles(const Document& document, const std::vector<SectionId>& sections,
                   std::vector<std::vector<float>>& scores)
{
    StringMap<std::size_t> titles;
    for (std::size_t i = 0; i < sections.size(); ++i)
        titles.emplace(nameKey(document.sections[sections[i]].title), i);
    for (std::size_t c = 0; c < document.chapters.size(); ++c) {
        for (const std::string& title : {document.chapters[c].title, document.chapters[c].titleAlt}) {
            const auto found = title.empty() ? titles.end() : titles.find(nameKey(title));
            if (found != titles.end() && !found->first.empty())
                scores[c][found->second] += kSame;
        }
    }
}

/// scores[chapter][candidate]: the sum over what both titles hold, each weighing less the more sections and the more
/// chapters hold it; half as much again where the headings below the section hold it too.
std::vector<std::vector<float>> scoresOf(const Document& document, const Features& features,
                                         const std::vector<SectionId>& sections)
{
    constexpr float kBelow = 0.5F;
    struct Holder {
        std::uint32_t section;
        float weight;
    };
    StringMap<std::vector<Holder>> holders;
    for (std::uint32_t i = 0; i < sections.size(); ++i) {
        const std::vector<std::string> below = featuresBelow(document, features, sections[i]);
        for (const std::string& feature : features.sections[sections[i]]) {
            const bool again = std::binary_search(below.begin(), below.end(), feature);
            holders[feature].push_back({i, 1.0F + (again ? kBelow : 0.0F)});
        }
    }
    StringMap<std::uint32_t> uses;
    for (const std::vector<std::string>& chapter : features.chapters)
        for (const std::string& feature : chapter)
            ++uses[feature];
    std::vector<std::vector<float>> scores;
    for (const std::vector<std::string>& chapter : features.chapters) {
        std::vector<float>& row = scores.emplace_back(sections.size(), 0.0F);
        for (const std::string& feature : chapter) {
            const auto found = holders.find(feature);
            if (found == holders.end())
                continue;
            const auto shared = static_cast<float>(found->second.size() * uses.at(feature));
            for (const Holder& holder : found->second)
                row[holder.section] += holder.weight / shared;
        }
    }
    addSameTitles(document, sections, scores);
    return scores;
}

/// For each chapter the candidate of the best alignment in which both go forward, or -1.
std::vector<int> alignment(const std::vector<std::vector<float>>& scores, std::size_t sections)
{
    const std::size_t chapters = scores.size();
    std::vector<std::vector<float>> best(chapters + 1, std::vector<float>(sections + 1, 0.0F));
    for (std::size_t c = 1; c <= chapters; ++c)
        for (std::size_t s = 1; s <= sections; ++s)
            best[c][s] = std::max({best[c - 1][s], best[c][s - 1], best[c - 1][s - 1] + scores[c - 1][s - 1]});
    std::vector<int> match(chapters, -1);
    std::size_t c = chapters;
    std::size_t s = sections;
    while (c > 0 && s > 0) {
        // Ties go to the earlier section, where a chapter that spans several begins.
        if (best[c][s] == best[c][s - 1]) {
            --s;
        } else if (best[c][s] == best[c - 1][s]) {
            --c;
        } else {
            match[c - 1] = static_cast<int>(s - 1);
            --c;
            --s;
        }
    }
    return match;
}

/// Whether all of a title's features, and there are some, are among `others`; both sorted.
bool allAmong(const std::vector<std::string>& features, const std::vector<std::string>& others)
{
    return !features.empty() && std::includes(others.begin(), others.end(), features.begin(), features.end());
}

/// Takes back matches by one word or pair of characters alone: 算力的增长 and 增长表 need not be about the same, unless
/// the headings below go on about it, or it is all that one of the titles says.
void dropThin(const Document& document, const Features& features, const std::vector<SectionId>& sections,
              const std::vector<std::vector<float>>& scores, std::vector<int>& match)
{
    constexpr std::size_t kEnough = 2;
    for (std::size_t c = 0; c < match.size(); ++c) {
        if (match[c] < 0 || scores[c][static_cast<std::size_t>(match[c])] >= kSame)
            continue;
        const SectionId at = sections[static_cast<std::size_t>(match[c])];
        const std::vector<std::string>& chapter = features.chapters[c];
        const std::vector<std::string>& section = features.sections[at];
        std::vector<std::string> both;
        std::set_intersection(chapter.begin(), chapter.end(), section.begin(), section.end(), std::back_inserter(both));
        const bool enough = both.size() >= kEnough || allAmong(both, featuresBelow(document, features, at)) ||
                            allAmong(section, chapter) ||
                            allAmong(text::titleFeatures(document.chapters[c].title), section) ||
                            allAmong(text::titleFeatures(document.chapters[c].titleAlt), section);
        if (!enough)
            match[c] = -1;
    }
}

/// Takes back what is not clear: too little in common, or another section between the neighbours nearly as good.
void dropUnsure(const std::vector<std::vector<float>>& scores, std::vector<int>& match)
{
    constexpr float kEnough = 0.7F;
    constexpr float kClear = 0.7F;
    const std::vector<int> whole = match;
    for (std::size_t c = 0; c < match.size(); ++c) {
        if (whole[c] < 0)
            continue;
        int from = 0;
        int to = static_cast<int>(scores[c].size());
        for (std::size_t i = c; i-- > 0;) {
            if (whole[i] >= 0) {
                from = whole[i] + 1;
                break;
            }
        }
        for (std::size_t i = c + 1; i < match.size(); ++i) {
            if (whole[i] >= 0) {
                to = whole[i];
                break;
            }
        }
        const float best = scores[c][static_cast<std::size_t>(whole[c])];
        // Sections that follow at once and are as good are the same chapter going on.
        float together = best;
        int runEnd = whole[c] + 1;
        while (runEnd < to && scores[c][static_cast<std::size_t>(runEnd)] == best)
            together += scores[c][static_cast<std::size_t>(runEnd++)];
        bool clear = together >= kEnough;
        for (int s = from; s < to && clear; ++s)
            if ((s < whole[c] || s >= runEnd) && scores[c][static_cast<std::size_t>(s)] > best * kClear)
                clear = false;
        if (!clear)
            match[c] = -1;
    }
}

} // namespace

namespace
{

/// Whether what stands right below the heading is a list of chapters, which begins with a time but not its own.
bool opensWithChapters(const Document& document, const markdown::Tree& tree, const Section& section)
{
    const markdown::NodeId block = tree.next(section.heading);
    if (block == markdown::kNoNode)
        return false;
    const auto first =
        std::lower_bound(document.chapters.begin(), document.chapters.end(), tree[block].span.begin,
                         [](const Chapter& chapter, std::uint32_t byte) { return chapter.span.begin < byte; });
    return first != document.chapters.end() && tree[block].span.contains(first->span);
}

/// "## Title [12:36-15:00]", or a time at the start of the text below, says where a section is, and so which chapter.
void readSectionTimes(Work& work)
{
    Document& document = work.document;
    std::unordered_map<Milliseconds::rep, SectionId> places;
    const auto end = endOfRecording(document);
    for (SectionId id = 0; id < document.sections.size(); ++id) {
        Section& section = document.sections[id];
        const auto times = media::findClockTimes(section.title);
        const bool tells = times.empty() && work.found.topics[id] == Topic::None;
        const auto opening =
            tells && !opensWithChapters(document, work.tree, section) ? openingTime(work, section) : std::nullopt;
        if (times.empty() && !opening)
            continue;
        const Milliseconds start = opening ? opening->start : times.front().start;
        if (end && start > *end)
            continue;
        section.start = start;
        places.emplace(section.start->count(), id);
    }
    for (Chapter& chapter : document.chapters) {
        const auto found = places.find(chapter.start.count());
        if (chapter.section == kNoSection && found != places.end())
            chapter.section = found->second;
    }
}

/// Sections below a chapter's section, and those up to the next chapter's section, tell that chapter. After the last
/// one, or before a chapter whose section is not known, nothing says where it ends.
void spreadChapters(Document& document, bool inOrder)
{
    const std::vector<Chapter>& chapters = document.chapters;
    std::vector<Section>& sections = document.sections;
    // Where several chapters reach, the last one is told. Going backwards, each section is looked at once.
    std::vector<SectionId> untold(sections.size() + 1); // leads to the first from each on that has no chapter yet
    std::iota(untold.begin(), untold.end(), SectionId{0});
    const auto firstUntold = [&untold](SectionId section) {
        while (untold[section] != section)
            section = untold[section] = untold[untold[section]];
        return section;
    };
    for (auto id = static_cast<ChapterId>(chapters.size()); id-- > 0;) {
        const SectionId first = chapters[id].section;
        if (first == kNoSection)
            continue;
        const auto below =
            std::partition_point(sections.begin() + first + 1, sections.end(), [&](const Section& section) {
                return sections[first].subtreeSpan.contains(section.span);
            });
        auto end = static_cast<SectionId>(below - sections.begin());
        const SectionId next = id + 1 < chapters.size() ? chapters[id + 1].section : kNoSection;
        if (next != kNoSection && next > first)
            end = next;
        for (SectionId section = firstUntold(first); section < end; section = firstUntold(section)) {
            sections[section].chapter = id;
            untold[section] = section + 1;
        }
    }
    if (!inOrder)
        return;
    // A section that tells its own time says so too.
    const auto later = [](Milliseconds time, const Chapter& chapter) {
        return time < chapter.start;
    };
    for (Section& section : sections) {
        if (section.chapter != kNoChapter || !section.start)
            continue;
        const auto after = std::upper_bound(chapters.begin(), chapters.end(), *section.start, later);
        if (after != chapters.begin())
            section.chapter = static_cast<ChapterId>(after - chapters.begin() - 1);
    }
}

} // namespace

std::optional<media::ClockTime> openingTime(const Work& work, const Section& section)
{
    const markdown::Tree& tree = work.tree;
    const markdown::NodeId paragraph = tree.next(section.heading);
    if (paragraph == markdown::kNoNode || tree[paragraph].kind != markdown::NodeKind::Paragraph ||
        work.isOfDay(tree[paragraph].span.begin))
        return std::nullopt;
    constexpr std::size_t kEnough = 80;
    const std::string seen = seenText(tree, paragraph, kEnough);
    std::string_view rest;
    return media::leadingClockTime(trimmed(seen), rest);
}

namespace
{

/// Links of a chapter's line into the document say themselves where it is told.
void followLinks(Work& work)
{
    std::vector<Chapter>& chapters = work.document.chapters;
    const auto later = [](std::uint32_t byte, const Chapter& chapter) {
        return byte < chapter.span.begin;
    };
    SectionId last = 0;
    for (markdown::NodeId id = 0; id < work.tree.size() && !work.stopped(); ++id) {
        const markdown::Node& node = work.tree[id];
        if (node.kind != markdown::NodeKind::Link || !work.tree.text(id).starts_with('#') ||
            work.tree.text(id).size() < 2)
            continue;
        const auto after = std::upper_bound(chapters.begin(), chapters.end(), node.span.begin, later);
        if (after == chapters.begin() || !std::prev(after)->span.contains(node.span))
            continue;
        const auto place = work.document.placeOfAnchor(work.tree.text(id));
        if (!place || place->section == kNoSection || place->section < last)
            continue;
        std::prev(after)->section = place->section;
        last = place->section;
    }
}

/// By the titles, among the sections of that level which they fit best.
void matchByTitles(Work& work)
{
    Document& document = work.document;
    if (document.sections.size() > std::size_t{6} * kMostSections)
        return; // at every level too many
    const Features features(document);
    std::vector<SectionId> bestSections;
    std::vector<std::vector<float>> bestScores;
    std::vector<int> bestMatch;
    float best = 0.0F;
    for (std::uint8_t level = 1; level <= 6; ++level) {
        std::vector<SectionId> sections = candidates(work, level);
        if (sections.empty() || sections.size() > kMostSections || work.stopped.look())
            continue;
        auto scores = scoresOf(document, features, sections);
        auto match = alignment(scores, sections.size());
        float sum = 0.0F;
        for (std::size_t c = 0; c < match.size(); ++c)
            sum += match[c] < 0 ? 0.0F : scores[c][static_cast<std::size_t>(match[c])];
        // Deeper headings hold more words; they must fit clearly better.
        constexpr float kClearly = 1.25F;
        if (sum <= best * kClearly)
            continue;
        best = sum;
        bestSections = std::move(sections);
        bestScores = std::move(scores);
        bestMatch = std::move(match);
    }
    dropUnsure(bestScores, bestMatch);
    dropThin(document, features, bestSections, bestScores, bestMatch);
    // One match among many chapters is more likely a chance than a document that tells one chapter of twenty-five.
    constexpr std::ptrdiff_t kLeastShare = 5;
    const auto matched = std::count_if(bestMatch.begin(), bestMatch.end(), [](int section) { return section >= 0; });
    if (matched * kLeastShare < static_cast<std::ptrdiff_t>(bestMatch.size()))
        return;
    for (std::size_t c = 0; c < bestMatch.size(); ++c)
        if (bestMatch[c] >= 0)
            document.chapters[c].section = bestSections[static_cast<std::size_t>(bestMatch[c])];
}

} // namespace

void matchChapters(Work& work)
{
    Document& document = work.document;
    const auto isTold = [](const Chapter& chapter) {
        return chapter.section != kNoSection;
    };
    const bool inOrder = std::is_sorted(document.chapters.begin(), document.chapters.end(),
                                        [](const Chapter& a, const Chapter& b) { return a.start < b.start; });
    if (std::none_of(document.chapters.begin(), document.chapters.end(), isTold))
        followLinks(work);
    if (inOrder && !document.chapters.empty() && document.chapters.size() <= kMostChapters &&
        std::none_of(document.chapters.begin(), document.chapters.end(), isTold))
        matchByTitles(work);
    readSectionTimes(work);
    for (const Chapter& chapter : document.chapters) {
        if (chapter.section == kNoSection)
            continue;
        auto& start = document.sections[chapter.section].start;
        if (!start)
            start = chapter.start;
    }
    spreadChapters(document, inOrder);
}

} // namespace zhilan::document
