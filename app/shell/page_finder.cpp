#include "app/shell/page_finder.h"

#include "app/models/text_conversion.h"
#include "core/library/markdown_file.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace zhilan::shell
{

namespace
{

QString keyOf(const QString& text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

/// "a/b" of "/library/a/b.md".
QString withoutExtension(const std::filesystem::path& path)
{
    return models::toQString((path.parent_path() / path.stem()).generic_string());
}

/// Folders that both are in, counted from the root.
std::ptrdiff_t shared(const std::filesystem::path& a, const std::filesystem::path& b)
{
    const std::filesystem::path first = a.parent_path();
    const std::filesystem::path second = b.parent_path();
    const auto differ = std::mismatch(first.begin(), first.end(), second.begin(), second.end()).first;
    return std::distance(first.begin(), differ);
}

QString wantedKey(const QString& page)
{
    const QString wanted = keyOf(page);
    return library::isMarkdownFile(models::fromPlain(page)) ? wanted.left(wanted.lastIndexOf(u'.')) : wanted;
}

std::optional<std::filesystem::path> besideDocument(const QString& page, const std::filesystem::path& from)
{
    std::error_code error;
    const std::filesystem::path base = from.parent_path() / models::fromPlain(page);
    for (const char* extension : {"", ".md", ".markdown"}) {
        std::filesystem::path path = base;
        path += extension;
        path = path.lexically_normal();
        if (library::isMarkdownFile(path) && std::filesystem::is_regular_file(path, error))
            return path;
    }
    return std::nullopt;
}

/// How good a name of the document it is; 0 for none of its names.
int rankOf(const library::Entry& document, const QString& wanted, const QString& inFolder)
{
    if (keyOf(withoutExtension(document.path)).endsWith(inFolder))
        return 3;
    if (keyOf(models::toQString(document.title)) == wanted)
        return 2;
    return std::any_of(document.aliases.begin(), document.aliases.end(),
                       [&wanted](const std::string& alias) { return keyOf(models::toQString(alias)) == wanted; })
               ? 1
               : 0;
}

} // namespace

PageName pageName(const QString& written)
{
    PageName name;
    const qsizetype hash = written.indexOf(u'#');
    name.page = written.left(hash).trimmed();
    if (hash >= 0)
        name.heading = written.mid(written.lastIndexOf(u'#') + 1).trimmed();
    if (name.heading.startsWith(u'^'))
        name.heading.clear();
    return name;
}

std::optional<std::filesystem::path> findPage(const QString& page, const std::filesystem::path& from,
                                              const library::Contents& contents)
{
    const QString wanted = wantedKey(page);
    const QString inFolder = QLatin1Char('/') + wanted;
    const library::Entry* best = nullptr;
    std::pair<int, std::ptrdiff_t> bestRank{0, 0};
    contents.forEachDocument([&](const library::Entry& document) {
        const int name = rankOf(document, wanted, inFolder);
        if (name == 0)
            return;
        const std::pair rank{name, shared(document.path, from)};
        if (best == nullptr || rank > bestRank) {
            best = &document;
            bestRank = rank;
        }
    });
    if (best != nullptr)
        return best->path;
    return besideDocument(page, from);
}

std::vector<bool> arePages(const std::vector<QString>& pages, const std::filesystem::path& from,
                           const library::Contents& contents, const std::stop_token& stop)
{
    std::unordered_map<QString, bool> wanted;
    for (const QString& page : pages)
        wanted.emplace(wantedKey(page), false);
    const auto tell = [&wanted](const QString& key) {
        if (const auto found = wanted.find(key); found != wanted.end())
            found->second = true;
    };
    contents.forEachDocument([&](const library::Entry& document) {
        if (stop.stop_requested())
            return;
        const QString path = keyOf(withoutExtension(document.path));
        for (qsizetype slash = path.indexOf(u'/'); slash >= 0; slash = path.indexOf(u'/', slash + 1))
            tell(path.mid(slash + 1));
        tell(keyOf(models::toQString(document.title)));
        for (const std::string& alias : document.aliases)
            tell(keyOf(models::toQString(alias)));
    });
    std::vector<bool> found;
    for (const QString& page : pages) {
        if (stop.stop_requested())
            return {};
        found.push_back(wanted.at(wantedKey(page)) || besideDocument(page, from).has_value());
    }
    return found;
}

} // namespace zhilan::shell
