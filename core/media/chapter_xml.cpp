#include "core/media/chapter_formats.h"
#include "core/media/time_value.h"
#include "core/text/space.h"

#include <expat.h>

#include <memory>

namespace zhilan::media
{
namespace
{

using std::chrono::milliseconds;

constexpr int kDeepest = 100;
constexpr std::size_t kLongestText = 64U << 10U;

/// Nanoseconds as Matroska counts, "542001999999.99994", or a clock time "00:09:02.002000000".
std::optional<milliseconds> matroskaTime(std::string_view text)
{
    text = text::trimmed(text);
    if (text.find(':') != std::string_view::npos)
        return parsePlayTime(text);
    double nanoseconds = 0;
    std::size_t digits = 0;
    for (; digits < text.size() && digits < 18 && text[digits] >= '0' && text[digits] <= '9'; ++digits)
        nanoseconds = nanoseconds * 10 + (text[digits] - '0');
    const bool whole = digits == text.size() || text[digits] == '.';
    return digits > 0 && whole ? fromSeconds(nanoseconds / 1e9) : std::nullopt;
}

std::string_view localName(std::string_view name)
{
    return name.substr(name.rfind(':') == std::string_view::npos ? 0 : name.rfind(':') + 1);
}

/// What the parser has met so far.
struct Reader {
    XML_Parser parser = nullptr;
    ChapterFile file;
    std::string text; ///< of the element that is open
    int depth = 0;
    std::vector<std::size_t> atoms; ///< Matroska: the open chapters, which may nest, by index in `file`
    std::vector<bool> timed;        ///< one a chapter: its start has been read
    std::vector<std::size_t> edition;
    std::size_t editions = 0;
    std::size_t chosen = 0; ///< the edition that plays by default, from 1; 0 while none says so

    void stop() const { XML_StopParser(parser, XML_FALSE); }

    void add(ChapterMark chapter, bool hasTime)
    {
        file.chapters.push_back(std::move(chapter));
        timed.push_back(hasTime);
        edition.push_back(editions);
    }
};

std::string_view attribute(const XML_Char** attributes, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        for (std::size_t i = 0; attributes[i] != nullptr; i += 2)
            if (localName(attributes[i]) == name)
                return attributes[i + 1];
    return {};
}

void XMLCALL onStart(void* user, const XML_Char* rawName, const XML_Char** attributes)
{
    auto& reader = *static_cast<Reader*>(user);
    reader.text.clear();
    if (++reader.depth > kDeepest) {
        reader.stop();
        return;
    }
    const std::string_view name = localName(rawName);
    if (name == "EditionEntry") {
        ++reader.editions;
    } else if (name == "ChapterAtom") {
        reader.atoms.push_back(reader.file.chapters.size());
        reader.add({}, false);
    } else if (name == "chapter" || name == "Chapter" || name == "marker" || name == "TextSample") {
        const std::string_view start = attribute(attributes, {"start", "sampleTime", "startTime", "time", "begin"});
        if (start.empty())
            return;
        auto time = parsePlayTime(text::trimmed(start));
        if (!time)
            time = parseTimeValue(text::trimmed(start));
        ChapterMark chapter;
        chapter.start = time.value_or(milliseconds(0));
        chapter.end = parsePlayTime(attribute(attributes, {"end", "endTime"}));
        chapter.title = attribute(attributes, {"title", "text", "name"});
        chapter.url = attribute(attributes, {"href", "url"});
        reader.add(std::move(chapter), time.has_value());
    }
}

void XMLCALL onEnd(void* user, const XML_Char* rawName)
{
    auto& reader = *static_cast<Reader*>(user);
    const std::string_view name = localName(rawName);
    --reader.depth;
    if (name == "TextSample" && !reader.file.chapters.empty() && reader.file.chapters.back().title.empty()) {
        reader.file.chapters.back().title = reader.text;
    } else if (name == "EditionFlagDefault" && text::trimmed(reader.text) == "1" && reader.chosen == 0) {
        reader.chosen = reader.editions;
    } else if (!reader.atoms.empty()) {
        ChapterMark& chapter = reader.file.chapters[reader.atoms.back()];
        if (name == "ChapterAtom") {
            reader.atoms.pop_back();
        } else if (name == "ChapterTimeStart") {
            const auto time = matroskaTime(reader.text);
            chapter.start = time.value_or(milliseconds(0));
            reader.timed[reader.atoms.back()] = time.has_value();
        } else if (name == "ChapterTimeEnd") {
            chapter.end = matroskaTime(reader.text);
        } else if ((name == "ChapterString" || name == "ChapString") && chapter.title.empty()) {
            chapter.title = reader.text;
        }
    }
    reader.text.clear();
}

void XMLCALL onText(void* user, const XML_Char* text, int length)
{
    auto& reader = *static_cast<Reader*>(user);
    if (reader.text.size() < kLongestText)
        reader.text.append(text, static_cast<std::size_t>(length));
}

/// Chapter files need no entities of their own, and a bomb is made of nothing else.
void XMLCALL onEntity(void* user, const XML_Char* /*name*/, int /*isParameter*/, const XML_Char* /*value*/,
                      int /*length*/, const XML_Char* /*base*/, const XML_Char* /*systemId*/,
                      const XML_Char* /*publicId*/, const XML_Char* /*notation*/)
{
    static_cast<Reader*>(user)->stop();
}

} // namespace

std::optional<ChapterFile> readXmlChapters(std::string_view text)
{
    const std::string_view start = text::trimmed(text);
    if (!start.starts_with('<') || start.starts_with("<http"))
        return std::nullopt;
    // The text is UTF-8 by now, whatever its declaration says.
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser(XML_ParserCreate("UTF-8"),
                                                                                          XML_ParserFree);
    if (!parser)
        return std::nullopt;
    Reader reader;
    reader.parser = parser.get();
    XML_SetUserData(parser.get(), &reader);
    XML_SetElementHandler(parser.get(), onStart, onEnd);
    XML_SetCharacterDataHandler(parser.get(), onText);
    XML_SetEntityDeclHandler(parser.get(), onEntity);
    // What was read before a fault is kept: a file may be cut off.
    const bool whole = XML_Parse(parser.get(), start.data(), static_cast<int>(start.size()), XML_TRUE) == XML_STATUS_OK;

    ChapterFile file;
    file.format = ChapterFormat::Xml;
    file.diagnostics = std::move(reader.file.diagnostics);
    const std::size_t edition = reader.chosen != 0       ? reader.chosen
                                : reader.edition.empty() ? 0
                                                         : reader.edition.front();
    for (std::size_t i = 0; i < reader.file.chapters.size(); ++i) {
        ChapterMark& chapter = reader.file.chapters[i];
        if (reader.edition[i] != edition)
            continue;
        if (reader.timed[i])
            file.chapters.push_back(std::move(chapter));
        else
            file.diagnostics.push_back({DiagnosticCode::UnreadChapter, {}, chapter.title});
    }
    if (!whole)
        file.diagnostics.push_back(
            {DiagnosticCode::UnreadChapter, {}, XML_ErrorString(XML_GetErrorCode(parser.get()))});
    return file;
}

} // namespace zhilan::media
