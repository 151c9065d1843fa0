#include "core/search/facets.h"

#include "core/base/string_map.h"
#include "core/search/bytes.h"
#include "core/search/document_groups.h"
#include "core/search/section_text.h"
#include "core/search/snapshot_parts.h"
#include "core/text/fold.h"
#include "core/text/match.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <numeric>
#include <string>
#include <utility>

namespace zhilan::search
{
namespace
{

/// Sections by value.
using Counts = StringMap<std::uint64_t>;

bool isBefore(const FacetCount& a, const FacetCount& b)
{
    return a.sections != b.sections ? a.sections > b.sections : a.value < b.value;
}

std::vector<FacetCount> sorted(const Counts& counts)
{
    std::vector<FacetCount> list;
    list.reserve(counts.size());
    for (const auto& [value, sections] : counts)
        list.push_back({value, sections});
    const auto most = list.begin() + static_cast<std::ptrdiff_t>(std::min(list.size(), kMostFacetValues));
    std::partial_sort(list.begin(), most, list.end(), isBefore);
    list.erase(most, list.end());
    return list;
}

/// Passes those of the sections, ascending, that an entry of the dictionary has.
template <typename Take>
void passCommon(const SegmentFile& file, const DictionaryEntry& entry, const std::vector<SectionNumber>& sections,
                Take&& take)
{
    Postings postings = file.postings(TermKind::Label, entry);
    auto at = sections.begin();
    for (std::uint32_t block = 0; block < postings.blockCount(); ++block) {
        const Postings::Block some = postings.block(block);
        for (std::uint32_t i = 0; i < some.count; ++i) {
            at = std::lower_bound(at, sections.end(), some.sections[i]);
            if (at != sections.end() && *at == some.sections[i])
                take(*at);
        }
    }
}

/// What was found in one segment.
struct SegmentCounts {
    std::array<std::uint64_t, 256> withFields{}; ///< sections by FieldSet
    Counts speakers;
    std::vector<std::uint64_t> languages; ///< by number in DocumentGroups, as all these
    std::vector<std::uint64_t> folders;
    std::vector<std::uint64_t> years;
    std::uint64_t documents = 0;
    std::uint64_t sections = 0;
};

class SegmentCounter
{
public:
    SegmentCounter(const SegmentFile& file, const SegmentAnswer& answer, const std::stop_token& stop)
        : m_file(file), m_answer(answer), m_stop(stop)
    {
    }

    SegmentCounts run()
    {
        countKinds();
        countDocuments();
        countSpeakers();
        return std::move(m_counts);
    }

private:
    void checkStop() const
    {
        if (m_stop.stop_requested())
            throw StopRequested{};
    }

    void countKinds()
    {
        checkStop();
        for (const FieldSet fields : m_answer.fields)
            ++m_counts.withFields[fields];
    }

    void countDocuments()
    {
        checkStop();
        const DocumentGroups& groups = m_file.groups();
        m_counts.languages.resize(groups.languages.values.size());
        m_counts.folders.resize(groups.folders.values.size());
        m_counts.years.resize(groups.years.values.size());
        const std::string_view documents = m_file.documentNumbers();
        const auto& sections = m_answer.sections;
        const auto documentOf = [&](std::size_t i) {
            return fixedAt<DocumentNumber>(documents, std::size_t{sections[i]} * sizeof(DocumentNumber));
        };
        for (std::size_t i = 0; i < sections.size();) {
            const DocumentNumber number = documentOf(i);
            std::uint64_t listed = 0;
            for (; i < sections.size() && documentOf(i) == number; ++i)
                listed += m_answer.fields.empty() || m_answer.fields[i] != 0 ? 1 : 0;
            listed = std::max<std::uint64_t>(listed, 1);
            m_counts.languages[groups.languages.ofDocument[number]] += listed;
            m_counts.folders[groups.folders.ofDocument[number]] += listed;
            m_counts.years[groups.years.ofDocument[number]] += listed;
            m_counts.sections += listed;
            ++m_counts.documents;
        }
    }

    void countSpeakers()
    {
        if (m_answer.sections.empty())
            return;
        m_file.dictionary(TermKind::Label).withPrefix("s", [&](const DictionaryEntry& entry) {
            checkStop();
            std::uint64_t count = 0;
            passCommon(m_file, entry, m_answer.sections, [&count](SectionNumber) { ++count; });
            if (count > 0)
                m_counts.speakers[std::string(entry.term.substr(1))] += count;
            return true;
        });
    }

    const SegmentFile& m_file;
    const SegmentAnswer& m_answer;
    const std::stop_token& m_stop;
    SegmentCounts m_counts;
};

void add(Counts& counts, const std::vector<std::string>& values, const std::vector<std::uint64_t>& some)
{
    for (std::size_t i = 0; i < some.size(); ++i) {
        if (some[i] > 0)
            counts[values[i]] += some[i];
    }
}

Counts kindsOf(const std::array<std::uint64_t, 256>& withFields)
{
    Counts kinds;
    for (std::size_t i = 0; i < kFieldCount; ++i) {
        const auto field = static_cast<Field>(i);
        std::uint64_t sections = 0;
        for (std::size_t fields = 0; fields < withFields.size(); ++fields)
            sections += (fields & askedIn(field)) != 0 ? withFields[fields] : 0;
        if (sections > 0)
            kinds[std::string(fieldName(field))] = sections;
    }
    return kinds;
}

/// Which bytes a text has, by their last six bits: those of a part of it are among them.
std::uint64_t bytesIn(std::string_view text)
{
    std::uint64_t bytes = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isLetter = byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        bytes |= isLetter ? std::uint64_t{1} << (byte & 0x3FU) : 0; // signs between letters make no difference
    }
    return bytes;
}

/// The other names that whoever asks for a speaker finds too: of Bryan, "Bryan and Steve". With the name itself.
std::map<std::string, std::vector<std::string>> namesWith(const std::vector<FacetCount>& shown, const Counts& all)
{
    struct Name {
        const std::string* name = nullptr;
        text::FoldedText folded;
        std::uint64_t bytes = 0;
    };
    std::vector<Name> names;
    names.reserve(all.size());
    for (const auto& [name, sections] : all) {
        names.push_back({&name, text::fold(name), 0});
        names.back().bytes = bytesIn(names.back().folded.folded);
    }
    std::map<std::string, std::vector<std::string>> with;
    for (const FacetCount& each : shown) {
        const text::Matcher asked(each.value);
        const std::uint64_t bytes = bytesIn(text::fold(each.value).folded);
        std::vector<std::string> others;
        for (const Name& name : names) {
            if ((bytes & ~name.bytes) == 0 && asked.matches(name.folded))
                others.push_back(*name.name);
        }
        if (others.size() > 1)
            with.emplace(each.value, std::move(others));
    }
    return with;
}

/// Sections of the answers in which any of the names speaks.
std::uint64_t sectionsOf(const std::vector<std::string>& names, const Snapshot& snapshot,
                         const std::vector<SegmentAnswer>& answers, const std::stop_token& stop)
{
    std::vector<std::uint64_t> counts(answers.size());
    forEachSegment(snapshot, [&](std::size_t i) {
        if (stop.stop_requested())
            throw StopRequested{};
        const SegmentFile& file = snapshot.segments()[i]->file();
        std::vector<SectionNumber> found;
        for (const std::string& name : names) {
            if (const auto entry = file.dictionary(TermKind::Label).find("s" + name))
                passCommon(file, *entry, answers[i].sections, [&found](SectionNumber each) { found.push_back(each); });
        }
        std::sort(found.begin(), found.end());
        counts[i] = static_cast<std::uint64_t>(std::unique(found.begin(), found.end()) - found.begin());
    });
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

/// As many as whoever chooses a speaker finds.
std::vector<FacetCount> askedFor(std::vector<FacetCount> speakers, const Counts& all, const Snapshot& snapshot,
                                 const std::vector<SegmentAnswer>& answers, const std::stop_token& stop)
{
    const auto with = namesWith(speakers, all);
    for (FacetCount& each : speakers) {
        if (const auto names = with.find(each.value); names != with.end())
            each.sections = sectionsOf(names->second, snapshot, answers, stop);
    }
    std::sort(speakers.begin(), speakers.end(), isBefore);
    return speakers;
}

/// To each folder what is in those below it too, as whoever chooses it finds that.
Counts withBelow(const Counts& folders)
{
    Counts sums = folders;
    for (const auto& [folder, sections] : folders) {
        for (std::size_t slash = folder.rfind('/'); slash != std::string::npos && slash > 0;
             slash = folder.rfind('/', slash - 1)) {
            if (const auto above = sums.find(std::string_view(folder).substr(0, slash)); above != sums.end())
                above->second += sections;
        }
    }
    return sums;
}

} // namespace

Facets facetsOf(const Snapshot& snapshot, const std::vector<SegmentAnswer>& answers, const std::stop_token& stop)
{
    std::vector<SegmentCounts> counts(answers.size());
    forEachSegment(snapshot, [&](std::size_t i) {
        counts[i] = SegmentCounter(snapshot.segments()[i]->file(), answers[i], stop).run();
    });
    Facets facets;
    std::array<std::uint64_t, 256> withFields{};
    Counts speakers;
    Counts languages;
    Counts folders;
    Counts years;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const DocumentGroups& groups = snapshot.segments()[i]->file().groups();
        std::transform(withFields.begin(), withFields.end(), counts[i].withFields.begin(), withFields.begin(),
                       std::plus<>());
        for (const auto& [speaker, sections] : counts[i].speakers)
            speakers[speaker] += sections;
        add(languages, groups.languages.values, counts[i].languages);
        add(folders, groups.folders.values, counts[i].folders);
        add(years, groups.years.values, counts[i].years);
        facets.documents += counts[i].documents;
        facets.sections += counts[i].sections;
    }
    years.erase(std::string()); // of documents without a date
    facets.kinds = sorted(kindsOf(withFields));
    facets.speakers = askedFor(sorted(speakers), speakers, snapshot, answers, stop);
    facets.languages = sorted(languages);
    facets.years = sorted(years);
    facets.folders = sorted(withBelow(folders));
    return facets;
}

} // namespace zhilan::search
