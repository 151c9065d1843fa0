#include "core/search/document_groups.h"

#include "core/base/string_map.h"
#include "core/search/segment.h"

#include <chrono>
#include <string_view>

namespace zhilan::search
{
namespace
{

class Grouping
{
public:
    explicit Grouping(DocumentGroups::Values& values, std::uint32_t documents) : m_out(values)
    {
        m_out.ofDocument.reserve(documents);
    }

    /// Of the next document.
    void add(std::string_view value)
    {
        // Mostly that of the one before.
        const bool same = !m_out.ofDocument.empty() && m_out.values[m_out.ofDocument.back()] == value;
        m_out.ofDocument.push_back(same ? m_out.ofDocument.back() : numberOf(value));
    }

private:
    std::uint32_t numberOf(std::string_view value)
    {
        const auto [place, isNew] =
            m_numbers.try_emplace(std::string(value), static_cast<std::uint32_t>(m_out.values.size()));
        if (isNew)
            m_out.values.emplace_back(value);
        return place->second;
    }

    DocumentGroups::Values& m_out;
    StringMap<std::uint32_t> m_numbers;
};

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

} // namespace

DocumentGroups groupsOf(const SegmentFile& file)
{
    DocumentGroups groups;
    Grouping languages(groups.languages, file.documentCount());
    Grouping folders(groups.folders, file.documentCount());
    Grouping years(groups.years, file.documentCount());
    for (DocumentNumber number = 0; number < file.documentCount(); ++number) {
        const DocumentEntry document = file.document(number);
        languages.add(document.language);
        folders.add(folderOf(document.path));
        years.add(document.date ? yearOf(*document.date) : std::string());
    }
    return groups;
}

} // namespace zhilan::search
