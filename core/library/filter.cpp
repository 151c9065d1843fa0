#include "core/library/filter.h"

#include "core/base/file.h"
#include "core/text/match.h"

#include <algorithm>
#include <utility>

namespace zhilan::library
{
namespace
{

using document::Heading;

class Filter
{
public:
    Filter(const Outlines& outlines, std::string_view query, std::size_t most, const std::stop_token& stop)
        : m_outlines(outlines), m_query(query), m_most(most), m_stop(stop)
    {
    }

    Filtered run(const Contents& contents)
    {
        for (const Entry& entry : contents.loose)
            take(entry, false, m_filtered.contents.loose);
        for (const Contents::Root& root : contents.roots) {
            auto folder = std::make_shared<Folder>(filtered(*root.folder, matches(root.name)));
            if (!folder->folders.empty() || !folder->documents.empty())
                m_filtered.contents.roots.push_back(rootOf(std::move(folder), root.name));
        }
        return std::move(m_filtered);
    }

private:
    /// A folder that is being gone through.
    struct Open {
        const Folder* source;
        Folder result;
        bool all; ///< its name, or that of one it is in, was asked for
        std::size_t next = 0;
    };

    static Open opened(const Folder& folder, bool all) { return {&folder, {folder.path, folder.name, {}, {}}, all}; }

    Folder filtered(const Folder& root, bool all)
    {
        std::vector<Open> open;
        open.push_back(opened(root, all));
        while (true) {
            Open& top = open.back();
            if (top.next < top.source->folders.size() && !m_stop.stop_requested()) {
                const Folder& inner = top.source->folders[top.next++];
                open.push_back(opened(inner, top.all || matches(inner.name)));
                continue;
            }
            for (const Entry& entry : top.source->documents)
                take(entry, top.all, top.result.documents);
            Folder done = std::move(top.result);
            open.pop_back();
            if (open.empty())
                return done;
            if (!done.folders.empty() || !done.documents.empty())
                open.back().result.folders.push_back(std::move(done));
        }
    }

    void take(const Entry& entry, bool all, std::vector<Entry>& documents)
    {
        if (m_stop.stop_requested())
            return;
        const auto outline = m_outlines.find(entry.path.native());
        const bool known = outline != m_outlines.end();
        std::shared_ptr<const std::vector<Heading>> headings = known ? outline->second : nullptr;
        if (!all && !matches(entry.title) && !matches(pathToUtf8(entry.path.stem()))) {
            auto some = known ? headingsCalledSo(*headings) : std::vector<Heading>();
            if (some.empty())
                return;
            headings = std::make_shared<const std::vector<Heading>>(std::move(some));
        }
        if (m_filtered.documents++ >= m_most)
            return;
        documents.push_back(entry);
        if (headings)
            m_filtered.outlines.emplace(entry.path.native(), std::move(headings));
    }

    /// With those above and below them.
    [[nodiscard]] std::vector<Heading> headingsCalledSo(const std::vector<Heading>& headings) const
    {
        std::vector<char> kept(headings.size(), 0);
        for (std::size_t i = 0; i < headings.size(); ++i) {
            const std::uint32_t above = headings[i].above;
            constexpr char kCalledSo = 2;
            if (matches(headings[i].title) || (above < i && kept[above] == kCalledSo))
                kept[i] = kCalledSo;
        }
        for (std::size_t i = headings.size(); i-- > 0;) {
            if (const std::uint32_t above = headings[i].above; kept[i] != 0 && above < i)
                kept[above] = std::max<char>(kept[above], 1);
        }
        std::vector<Heading> some;
        std::vector<std::uint32_t> places(headings.size(), document::kNoSection);
        for (std::size_t i = 0; i < headings.size(); ++i) {
            if (kept[i] != 0) {
                places[i] = static_cast<std::uint32_t>(some.size());
                Heading heading = headings[i];
                heading.above = heading.above < i ? places[heading.above] : document::kNoSection;
                some.push_back(std::move(heading));
            }
        }
        return some;
    }

    [[nodiscard]] bool matches(const std::string& text) const { return m_query.matches(text::fold(text)); }

    const Outlines& m_outlines;
    text::Matcher m_query;
    std::size_t m_most;
    const std::stop_token& m_stop;
    Filtered m_filtered;
};

} // namespace

Filtered filter(const Contents& contents, const Outlines& outlines, std::string_view query, std::size_t most,
                const std::stop_token& stop)
{
    return Filter(outlines, query, most, stop).run(contents);
}

} // namespace zhilan::library
