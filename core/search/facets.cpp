#include "core/search/facets.h"

#include "core/base/string_map.h"
#include "core/search/bytes.h"
#include "core/search/document_groups.h"
#include "core/search/section_text.h"
#include "core/search/snapshot_parts.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <utility>

namespace zhilan::search
{
namespace
{

/// Sections by value.
using Counts = StringMap<std::uint64_t>;

std::vector<FacetCount> sorted(const Counts& counts)
{
    std::vector<FacetCount> list;
    list.reserve(counts.size());
    for (const auto& [value, sections] : counts)
        list.push_back({value, sections});
    const auto most = list.begin() + static_cast<std::ptrdiff_t>(std::min(list.size(), kMostFacetValues));
    std::partial_sort(list.begin(), most, list.end(), [](const FacetCount& a, const FacetCount& b) {
        return a.sections != b.sections ? a.sections > b.sections : a.value < b.value;
    });
    list.erase(most, list.end());
    return list;
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
            Postings postings = m_file.postings(TermKind::Label, entry);
            std::uint64_t count = 0;
            auto at = m_answer.sections.begin();
            for (std::uint32_t block = 0; block < postings.blockCount(); ++block) {
                const Postings::Block some = postings.block(block);
                for (std::uint32_t i = 0; i < some.count; ++i) {
                    at = std::lower_bound(at, m_answer.sections.end(), some.sections[i]);
                    count += at != m_answer.sections.end() && *at == some.sections[i] ? 1 : 0;
                }
            }
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
    facets.speakers = sorted(speakers);
    facets.languages = sorted(languages);
    facets.years = sorted(years);
    facets.folders = sorted(withBelow(folders));
    return facets;
}

} // namespace zhilan::search
