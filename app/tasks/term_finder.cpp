#include "app/tasks/term_finder.h"

#include "app/tasks/folded_document.h"
#include "core/text/match.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace zhilan::tasks
{

namespace
{

constexpr std::size_t kMostTerms = 400;
constexpr std::size_t kMostWork = std::size_t{1} << 30; ///< bytes of text times terms
constexpr std::size_t kMostPlaces = 2000;               ///< of one term

/// What a glossary's row calls the term: "AGI（通用人工智能）" and "RLHF / 强化学习" name it twice.
std::vector<std::string> namesOf(const std::string& term)
{
    std::vector<std::string> names;
    std::string rest = term;
    for (const char* mark : {"（", "）", "(", ")", " / ", "／", "、"}) {
        const std::string separator = mark;
        for (std::size_t at = rest.find(separator); at != std::string::npos; at = rest.find(separator, at))
            rest.replace(at, separator.size(), "\n");
    }
    std::size_t begin = 0;
    while (begin <= rest.size()) {
        const std::size_t end = std::min(rest.find('\n', begin), rest.size());
        std::string name = rest.substr(begin, end - begin);
        name.erase(0, name.find_first_not_of(' '));
        name.erase(name.find_last_not_of(' ') + 1);
        // A single letter or Han character is in half of all words.
        const bool tooShort = name.size() < 2 || (static_cast<unsigned char>(name[0]) >= 0x80 && name.size() <= 4);
        if (!tooShort)
            names.push_back(std::move(name));
        begin = end + 1;
    }
    return names;
}

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Not "AI" in "said".
bool isWhole(std::string_view source, ByteSpan span)
{
    const bool before = span.begin > 0 && isWordByte(source[span.begin - 1]) && isWordByte(source[span.begin]);
    const bool after = span.end < source.size() && isWordByte(source[span.end]) && isWordByte(source[span.end - 1]);
    return !before && !after;
}

} // namespace

std::vector<TermMention> findTermMentions(const std::shared_ptr<const document::Document>& document,
                                          const std::stop_token& stop)
{
    const std::vector<document::Term>& terms = document->terms;
    if (terms.empty() || document->bytes * std::min(terms.size(), kMostTerms) > kMostWork)
        return {};
    const FoldedDocument folded(document, stop);
    std::vector<ByteSpan> own;
    for (const document::Term& term : terms)
        own.push_back(term.span);
    std::sort(own.begin(), own.end(), [](ByteSpan a, ByteSpan b) { return a.begin < b.begin; });
    const auto inGlossary = [&own](std::uint32_t byte) {
        const auto after =
            std::partition_point(own.begin(), own.end(), [byte](ByteSpan span) { return span.begin <= byte; });
        return after != own.begin() && (after - 1)->end > byte;
    };
    const auto inHeading = [&document](std::uint32_t byte) {
        const document::SectionId section = document->sectionAt(byte);
        if (section >= document->sections.size())
            return false;
        const markdown::NodeId heading = document->sections[section].heading;
        return heading != markdown::kNoNode && (*document->tree)[heading].span.contains(byte);
    };

    std::vector<TermMention> all;
    for (std::uint32_t index = 0; index < std::min(terms.size(), kMostTerms); ++index) {
        for (const std::string& name : namesOf(terms[index].term)) {
            if (stop.stop_requested())
                return {};
            for (const FoldedDocument::Hit& hit : folded.find(name, kMostPlaces, stop)) {
                const bool wanted = !hit.span.empty() && isWhole(document->tree->source(), hit.span);
                if (wanted && !inGlossary(hit.span.begin) && !inHeading(hit.span.begin))
                    all.push_back({hit.span, index});
            }
        }
    }
    std::sort(all.begin(), all.end(), [](const TermMention& a, const TermMention& b) {
        return std::pair(a.span.begin, b.span.end) < std::pair(b.span.begin, a.span.end);
    });
    std::vector<TermMention> result;
    std::set<std::pair<document::SectionId, std::uint32_t>> seen;
    std::uint32_t end = 0;
    for (const TermMention& mention : all) {
        if (mention.span.begin < end)
            continue;
        end = mention.span.end;
        if (seen.emplace(document->sectionAt(mention.span.begin), mention.term).second)
            result.push_back(mention);
    }
    return result;
}

TermFinder::TermFinder(QObject* parent) : QObject(parent) {}

TermFinder::~TermFinder() = default;

void TermFinder::find(std::shared_ptr<const document::Document> document)
{
    m_task.start([document](const std::stop_token& stop) { return findTermMentions(document, stop); },
                 [this, document](RequestId /*id*/, const std::vector<TermMention>& mentions) {
                     Q_EMIT found(document, mentions);
                 });
}

} // namespace zhilan::tasks
