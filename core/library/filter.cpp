#include "core/library/filter.h"

#include "core/base/file.h"
#include "core/text/match.h"
#include "core/text/space.h"

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
        : m_outlines(outlines), m_most(most), m_stop(stop)
    {
        for (const std::string_view word : text::wordsOf(query)) {
            if (m_words.size() < kMostWords && !text::fold(word).folded.empty())
                m_words.emplace_back(word);
        }
    }

    Filtered run(const Contents& contents)
    {
        for (const Entry& entry : contents.loose)
            take(entry, 0, m_filtered.contents.loose);
        for (const Contents::Root& root : contents.roots) {
            auto folder = std::make_shared<Folder>(filtered(*root.folder, wordsIn(root.name)));
            if (!folder->folders.empty() || !folder->documents.empty()) {
                m_filtered.contents.roots.push_back(rootOf(std::move(folder), root.name));
                m_filtered.contents.roots.back().ignore = root.ignore;
                m_filtered.contents.roots.back().isGone = root.isGone;
            }
        }
        return std::move(m_filtered);
    }

private:
    /// A bit for each of the words.
    using Words = std::uint32_t;

    /// A folder that is being gone through.
    struct Open {
        const Folder* source;
        Folder result;
        Words had; ///< in its name, and those of what it is in
        std::size_t next = 0;
    };

    static Open opened(const Folder& folder, Words had) { return {&folder, {folder.path, folder.name, {}, {}}, had}; }

    Folder filtered(const Folder& root, Words had)
    {
        std::vector<Open> open;
        open.push_back(opened(root, had));
        while (true) {
            Open& top = open.back();
            if (top.next < top.source->folders.size() && !m_stop.stop_requested()) {
                const Folder& inner = top.source->folders[top.next++];
                open.push_back(opened(inner, top.had | wordsIn(inner.name)));
                continue;
            }
            for (const Entry& entry : top.source->documents)
                take(entry, top.had, top.result.documents);
            Folder done = std::move(top.result);
            open.pop_back();
            if (open.empty())
                return done;
            if (!done.folders.empty() || !done.documents.empty())
                open.back().result.folders.push_back(std::move(done));
        }
    }

    void take(const Entry& entry, Words had, std::vector<Entry>& documents)
    {
        if (m_stop.stop_requested())
            return;
        const auto outline = m_outlines.find(entry.path.native());
        const bool known = outline != m_outlines.end();
        std::shared_ptr<const std::vector<Heading>> headings = known ? outline->second : nullptr;
        if (!isAll(had))
            had |= wordsIn(entry.title);
        if (!isAll(had))
            had |= wordsIn(pathToUtf8(entry.path.stem()));
        if (!isAll(had)) {
            std::vector<document::SectionId> onTheWay;
            auto some = known ? headingsCalledSo(*headings, had, onTheWay) : std::vector<Heading>();
            if (some.empty())
                return;
            if (m_filtered.documents < m_most) {
                for (const document::SectionId section : onTheWay)
                    m_filtered.onTheWay.emplace_back(entry.path, section);
            }
            headings = std::make_shared<const std::vector<Heading>>(std::move(some));
        }
        if (m_filtered.documents++ >= m_most)
            return;
        if (!isAll(had))
            m_filtered.byHeading.push_back(entry.path);
        documents.push_back(entry);
        if (headings)
            m_filtered.outlines.emplace(entry.path.native(), std::move(headings));
    }

    /// With those above and below them; the former, where they are not called so, are `onTheWay`.
    [[nodiscard]] std::vector<Heading> headingsCalledSo(const std::vector<Heading>& headings, Words above,
                                                        std::vector<document::SectionId>& onTheWay) const
    {
        constexpr char kCalledSo = 2;
        std::vector<char> kept(headings.size(), 0);
        std::vector<Words> had(headings.size(), above);
        for (std::size_t i = 0; i < headings.size(); ++i) {
            const std::uint32_t outer = headings[i].above;
            had[i] = (outer < i ? had[outer] : above) | wordsIn(headings[i].title);
            if (isAll(had[i]))
                kept[i] = kCalledSo;
        }
        for (std::size_t i = headings.size(); i-- > 0;) {
            if (const std::uint32_t outer = headings[i].above; kept[i] != 0 && outer < i)
                kept[outer] = std::max<char>(kept[outer], 1);
        }
        std::vector<Heading> some;
        std::vector<std::uint32_t> places(headings.size(), document::kNoSection);
        for (std::size_t i = 0; i < headings.size(); ++i) {
            if (kept[i] != 0) {
                places[i] = static_cast<std::uint32_t>(some.size());
                Heading heading = headings[i];
                heading.above = heading.above < i ? places[heading.above] : document::kNoSection;
                if (kept[i] != kCalledSo)
                    onTheWay.push_back(heading.section);
                some.push_back(std::move(heading));
            }
        }
        return some;
    }

    [[nodiscard]] bool isAll(Words had) const { return had == (Words{1} << m_words.size()) - 1; }
    [[nodiscard]] Words wordsIn(const std::string& name) const
    {
        const text::FoldedText folded = text::fold(name);
        Words had = 0;
        for (std::size_t i = 0; i < m_words.size(); ++i)
            had |= m_words[i].find(folded).empty() ? Words{0} : Words{1} << i;
        return had;
    }

    static constexpr std::size_t kMostWords = 16;

    const Outlines& m_outlines;
    std::vector<text::Terms> m_words;
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
