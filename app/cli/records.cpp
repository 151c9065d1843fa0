#include "app/cli/records.h"

#include "core/page/html_text.h"

namespace zhilan::cli
{

namespace
{

/// A field of Anki's import ends at a tab or line end.
std::string ankiField(std::string_view text)
{
    std::string out;
    for (const char c : page::htmlEscaped(text)) {
        if (c == '\n')
            out += "<br>";
        else
            out += c == '\t' || c == '\r' ? ' ' : c;
    }
    return out;
}

} // namespace

std::string csvRecord(std::span<const std::string_view> fields)
{
    std::string out;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0)
            out += ',';
        if (fields[i].find_first_of(",\"\r\n") == std::string_view::npos) {
            out += fields[i];
            continue;
        }
        out += '"';
        for (const char c : fields[i])
            out += c == '"' ? std::string("\"\"") : std::string(1, c);
        out += '"';
    }
    return out + "\r\n";
}

std::string ankiNote(std::string_view front, std::string_view back)
{
    return ankiField(front) + '\t' + ankiField(back) + '\n';
}

std::string ankiHead(std::string_view tag)
{
    std::string head = "#separator:tab\n#html:true\n#tags:";
    for (const char c : tag)
        head += c == ' ' || c == '\n' || c == '\t' || c == '\r' ? '_' : c; // a space would part two tags
    return head + '\n';
}

} // namespace zhilan::cli
