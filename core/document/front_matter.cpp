#include "core/markdown/front_matter.h"

#include "core/document/inline_text.h"
#include "core/document/work.h"
#include "core/text/language_tag.h"

#include <array>

namespace zhilan::document
{
namespace
{

using namespace std::string_view_literals;
using markdown::YamlValue;

/// Maps in maps are read as "video.url" up to this depth.
constexpr std::size_t kDeepest = 3;

/// White space of any kind as one blank, and a link of a vault as its name: "[[Person|He]]" → "He".
std::string shown(std::string_view text)
{
    std::string out;
    bool blank = false;
    for (const char c : trimmed(text)) {
        if (static_cast<unsigned char>(c) <= ' ') {
            blank = true;
            continue;
        }
        if (blank)
            out += ' ';
        blank = false;
        out += c;
    }
    std::string plain;
    std::string_view rest = out;
    for (std::size_t open = rest.find("[["); open != std::string_view::npos; open = rest.find("[[")) {
        const std::size_t close = rest.find("]]", open);
        if (close == std::string_view::npos)
            break;
        const std::string_view link = rest.substr(open + 2, close - open - 2);
        const std::size_t bar = link.find('|');
        plain += rest.substr(0, open);
        plain += bar == std::string_view::npos ? link : link.substr(bar + 1);
        rest.remove_prefix(close + 2);
    }
    return plain += rest;
}

std::string addressIn(std::string_view text)
{
    text = trimmed(text);
    const bool address = text.starts_with("http://") || text.starts_with("https://");
    return address && text.find_first_of(" \t\n") == std::string_view::npos ? std::string(text) : std::string();
}

/// What stands for a map in a list: "- name: A".
std::string nameOf(const YamlValue& map)
{
    for (const std::string_view key : {"name"sv, "title"sv, "label"sv, "url"sv})
        if (const YamlValue* found = map.find(key); found != nullptr && found->kind == YamlValue::Kind::Text)
            return shown(found->text);
    for (const YamlValue& item : map.items)
        if (item.kind == YamlValue::Kind::Text)
            return shown(item.text);
    return {};
}

struct Reader {
    Work& work;

    void add(std::string key, std::string value, ByteSpan span, std::string url) const
    {
        if (key.empty() || value.empty())
            return;
        work.document.info.push_back({std::move(key), std::move(value), span});
        work.found.infoUrls.push_back(std::move(url));
    }

    void addList(const std::string& key, const YamlValue& list) const
    {
        std::string value;
        std::string url;
        for (const YamlValue& item : list.items) {
            const std::string text = item.kind == YamlValue::Kind::Map ? nameOf(item) : shown(item.text);
            if (text.empty())
                continue;
            value += (value.empty() ? "" : ", ") + text;
            if (url.empty())
                url = addressIn(item.text);
        }
        add(key, value, {list.keySpan.begin, list.span.end}, url);
    }

    void addMap(const YamlValue& map, const std::string& prefix, std::size_t depth) const
    {
        for (const YamlValue& entry : map.items) {
            const std::string key = prefix + shown(entry.key);
            switch (entry.kind) {
            case YamlValue::Kind::Text:
                add(key, shown(entry.text), {entry.keySpan.begin, entry.span.end}, addressIn(entry.text));
                break;
            case YamlValue::Kind::List:
                if (topicOfHeading(entry.key) != Topic::Chapters)
                    addList(key, entry);
                break;
            case YamlValue::Kind::Map:
                if (depth < kDeepest)
                    addMap(entry, key + '.', depth + 1);
                break;
            case YamlValue::Kind::Null:
                break;
            }
        }
    }
};

/// The tag with the script that the country writes Chinese in: "zh-TW" → "zh-Hant".
std::string withScript(const std::string& tag)
{
    if (tag == "zh-TW" || tag == "zh-HK" || tag == "zh-MO" || tag.starts_with("zh-Hant"))
        return "zh-Hant";
    if (tag == "zh-CN" || tag == "zh-SG" || tag == "zh-MY" || tag.starts_with("zh-Hans"))
        return "zh-Hans";
    return tag;
}

/// Whether the letters of a text may be of that language too: Chinese and Japanese share theirs, the scripts of others
/// are their own.
bool agree(std::string_view tag, std::string_view letters)
{
    const std::string_view primary = letters.substr(0, 2);
    const bool han = primary == "zh" || primary == "ja";
    return tag.starts_with(primary) || (han && (tag.starts_with("zh") || tag.starts_with("ja")));
}

/// What the writer says counts more than what the letters say: "lang: zh-TW". "language:" may be the recording's.
void readLanguage(Work& work)
{
    std::string& language = work.document.language;
    for (const std::string_view key : {"lang"sv, "locale"sv, "language"sv}) {
        const YamlValue* found = work.found.frontMatter.find(key);
        if (found == nullptr || found->kind != YamlValue::Kind::Text)
            continue;
        const auto tag = text::languageTag(found->text);
        if (!tag || (key == "language" && !agree(*tag, language)))
            continue;
        // Chinese of either orthography: the letters tell which.
        if (*tag == "zh")
            language = language.starts_with("zh") ? language : "zh-Hans";
        else
            language = withScript(*tag);
        return;
    }
}

} // namespace

void readFrontMatter(Work& work)
{
    const markdown::Tree& tree = work.tree;
    const markdown::NodeId first = tree.firstChild(0);
    if (first == markdown::kNoNode || tree[first].kind != markdown::NodeKind::FrontMatter)
        return;
    const std::string_view yaml = tree.text(first);
    if (yaml.empty())
        return;
    const auto begin = static_cast<std::uint32_t>(yaml.data() - tree.source().data());
    markdown::FrontMatterValues values =
        markdown::readFrontMatter(tree.source(), {begin, begin + static_cast<std::uint32_t>(yaml.size())});
    work.found.frontMatter = std::move(values.root);
    std::vector<Diagnostic>& diagnostics = work.diagnostics;
    diagnostics.insert(diagnostics.end(), values.diagnostics.begin(), values.diagnostics.end());
    readLanguage(work);
    Reader{work}.addMap(work.found.frontMatter, {}, 1);
    work.document.infoFromFrontMatter = work.document.info.size();
}

} // namespace zhilan::document
