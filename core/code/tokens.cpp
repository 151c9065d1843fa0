#include "core/code/tokens.h"

#include "core/code/languages.h"
#include "core/code/scanner.h"

#include <algorithm>
#include <string>

namespace zhilan::code
{
namespace
{

/// The first word of an info string, in lower case, without what some write around it.
std::string nameIn(std::string_view info)
{
    constexpr std::size_t kLongest = 32;
    while (!info.empty() && (isSpace(info.front()) || info.front() == '{' || info.front() == '.'))
        info.remove_prefix(1);
    std::string name;
    for (const char c : info) {
        const bool part =
            (static_cast<unsigned char>(c) < 0x80 && isWordPart(c)) || c == '+' || c == '#' || c == '-' || c == '.';
        if (!part || name.size() > kLongest)
            break;
        name += isCapital(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    for (const std::string_view prefix : {"language-", "lang-"}) {
        if (name.starts_with(prefix))
            name.erase(0, prefix.size());
    }
    return name;
}

} // namespace

const Language* findLanguage(std::string_view info)
{
    const std::string name = nameIn(info);
    if (name.empty())
        return nullptr;
    for (const Language& language : languages()) {
        bool found = false;
        eachWord(language.aliases, [&](std::string_view alias) { found = found || alias == name; });
        if (found)
            return &language;
    }
    return nullptr;
}

std::string_view nameOf(const Language& language)
{
    return language.name;
}

std::size_t scan(std::string_view utf8, const Language& language, const std::stop_token& stop, std::vector<Token>& out)
{
    Scanner scanner(utf8, out, stop);
    switch (language.shape) {
    case Shape::Program:
        scanProgram(scanner, language);
        break;
    case Shape::Markup:
        scanMarkup(scanner, language, stop, out);
        break;
    case Shape::StyleSheet:
        scanStyleSheet(scanner);
        break;
    case Shape::Json:
        scanJson(scanner, language);
        break;
    case Shape::Yaml:
        scanYaml(scanner, language);
        break;
    case Shape::Settings:
        scanSettings(scanner, language);
        break;
    case Shape::Difference:
        scanDifference(scanner);
        break;
    case Shape::Markdown:
        scanMarkdown(scanner);
        break;
    case Shape::Tex:
        scanTex(scanner);
        break;
    }
    return scanner.lookedAt();
}

std::vector<Token> tokens(std::string_view utf8, const Language& language, const std::stop_token& stop)
{
    std::vector<Token> out;
    scan(utf8, language, stop, out);
    if (stop.stop_requested())
        out.clear();
    return out;
}

} // namespace zhilan::code
