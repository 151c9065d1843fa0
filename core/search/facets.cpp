#include "core/search/facets.h"

#include "core/base/string_map.h"
#include "core/search/bytes.h"
#include "core/search/section_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace zhilan::search
{
namespace
{

/// Counts by value. The same value as last time, which documents in order mostly have, costs a comparison.
class Counts
{
public:
    void add(std::string_view value, std::uint64_t sections)
    {
        if (m_last == nullptr || m_last->first != value)
            m_last = &*m_counts.try_emplace(std::string(value)).first;
        m_last->second += sections;
    }
    [[nodiscard]] const StringMap<std::uint64_t>& all() const { return m_counts; }

private:
    StringMap<std::uint64_t> m_counts;
    StringMap<std::uint64_t>::value_type* m_last = nullptr;
};

std::vector<FacetCount> sorted(const Counts& counts)
{
    std::vector<FacetCount> list;
    for (const auto& [value, sections] : counts.all())
        list.push_back({value, sections});
    std::sort(list.begin(), list.end(), [](const FacetCount& a, const FacetCount& b) {
        return a.sections != b.sections ? a.sections > b.sections : a.value < b.value;
    });
    if (list.size() > kMostFacetValues)
        list.resize(kMostFacetValues);
    return list;
}

std::string_view folderOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string yearOf(const Period& date)
{
    const std::chrono::year_month_day day(date.start);
    return std::to_string(static_cast<int>(day.year()));
}

class Counter
{
public:
    Counter(const Snapshot& snapshot, const std::stop_token& stop) : m_snapshot(snapshot), m_stop(stop) {}

    Facets run(const std::vector<SegmentAnswer>& answers)
    {
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const SegmentFile& file = m_snapshot.segments()[i]->file();
            countKinds(answers[i]);
            countDocuments(file, answers[i]);
            countSpeakers(file, answers[i]);
        }
        Counts kinds;
        for (std::size_t i = 0; i < kFieldCount; ++i) {
            const auto field = static_cast<Field>(i);
            std::uint64_t sections = 0;
            for (std::size_t fields = 0; fields < m_withFields.size(); ++fields)
                sections += (fields & askedIn(field)) != 0 ? m_withFields[fields] : 0;
            if (sections > 0)
                kinds.add(fieldName(field), sections);
        }
        m_facets.kinds = sorted(kinds);
        m_facets.speakers = sorted(m_speakers);
        m_facets.languages = sorted(m_languages);
        m_facets.years = sorted(m_years);
        m_facets.folders = sorted(m_folders);
        return std::move(m_facets);
    }

private:
    void checkStop() const
    {
        if (m_stop.stop_requested())
            throw StopRequested{};
    }

    void countKinds(const SegmentAnswer& answer)
    {
        checkStop();
        std::vector<std::size_t> at(answer.leaves.size());
        for (const SectionNumber section : answer.sections) {
            FieldSet fields = 0;
            for (std::size_t leaf = 0; leaf < at.size(); ++leaf) {
                const TermHits& hits = answer.leaves[leaf];
                while (at[leaf] < hits.sections.size() && hits.sections[at[leaf]] < section)
                    ++at[leaf];
                if (at[leaf] < hits.sections.size() && hits.sections[at[leaf]] == section)
                    fields |= hits.fields[at[leaf]];
            }
            ++m_withFields[fields];
        }
    }

    void countDocuments(const SegmentFile& file, const SegmentAnswer& answer)
    {
        checkStop();
        const std::string_view documents = file.documentNumbers();
        const auto numberOf = [documents](SectionNumber section) {
            return fixedAt<DocumentNumber>(documents, std::size_t{section} * sizeof(DocumentNumber));
        };
        for (auto at = answer.sections.begin(); at != answer.sections.end();) {
            const DocumentNumber number = numberOf(*at);
            const auto end = std::find_if(at, answer.sections.end(),
                                          [&](SectionNumber section) { return numberOf(section) != number; });
            const auto count = static_cast<std::uint64_t>(end - at);
            const DocumentEntry document = file.document(number);
            m_languages.add(document.language, count);
            m_folders.add(folderOf(document.path), count);
            if (document.date)
                m_years.add(yearOf(*document.date), count);
            ++m_facets.documents;
            at = end;
        }
    }

    void countSpeakers(const SegmentFile& file, const SegmentAnswer& answer)
    {
        if (answer.sections.empty())
            return;
        file.dictionary(TermKind::Label).withPrefix("s", [&](const DictionaryEntry& entry) {
            checkStop();
            Postings postings = file.postings(TermKind::Label, entry);
            std::uint64_t count = 0;
            auto at = answer.sections.begin();
            for (std::uint32_t block = 0; block < postings.blockCount(); ++block) {
                const Postings::Block some = postings.block(block);
                for (std::uint32_t i = 0; i < some.count; ++i) {
                    at = std::lower_bound(at, answer.sections.end(), some.sections[i]);
                    count += at != answer.sections.end() && *at == some.sections[i] ? 1 : 0;
                }
            }
            if (count > 0)
                m_speakers.add(entry.term.substr(1), count);
            return true;
        });
    }

    const Snapshot& m_snapshot;
    const std::stop_token& m_stop;
    std::array<std::uint64_t, 256> m_withFields{}; ///< sections by FieldSet
    Counts m_speakers;
    Counts m_languages;
    Counts m_years;
    Counts m_folders;
    Facets m_facets;
};

} // namespace

Facets facetsOf(const Snapshot& snapshot, const std::vector<SegmentAnswer>& answers, const std::stop_token& stop)
{
    return Counter(snapshot, stop).run(answers);
}

} // namespace zhilan::search
