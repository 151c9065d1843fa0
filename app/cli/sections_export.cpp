#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/json.h"
#include "core/base/file.h"
#include "core/library/cache_folder.h"
#include "core/library/read_record.h"
#include "core/library/scan.h"

#include <array>
#include <vector>

namespace zhilan::cli
{
namespace
{

constexpr std::size_t kPrintedAtOnce = 1U << 20U;

/// One line, as bulk formats need it.
std::string line(const Json& value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Json sectionJson(const search::DocumentRecord& document, const search::SectionRecord& section, std::string_view path)
{
    using search::Field;
    Json json{{"path", path},
              {"title", document.title},
              {"language", document.language},
              {"date", document.date ? Json(isoPeriod(*document.date)) : Json(nullptr)},
              {"has_video", document.hasVideo},
              {"section_slug", textOrNull(section.slug)},
              {"heading_path", section.headingPath}};
    if (section.start)
        json["start_s"] = seconds(*section.start);
    json["line"] = section.line;
    json["byte"] = section.byte;
    json["has_chart"] = section.hasChart;
    for (const Field field : {Field::Body, Field::Table, Field::Quote, Field::Term, Field::Chapter, Field::Subtitle}) {
        Json texts = Json::array();
        Json speakers = Json::array();
        for (const search::Piece& piece : section.pieces) {
            if (piece.field != field)
                continue;
            texts.push_back(piece.text);
            if (!piece.speaker.empty())
                speakers.push_back(piece.speaker);
        }
        json[std::string(search::fieldName(field))] = std::move(texts);
        if (field == Field::Quote)
            json["speaker"] = std::move(speakers);
    }
    return json;
}

/// Documents of a scan in the order in which the tree shows them.
std::vector<const library::Entry*> inOrder(const library::Folder& root)
{
    std::vector<const library::Entry*> entries;
    std::vector<const library::Folder*> open{&root};
    while (!open.empty()) {
        const library::Folder* folder = open.back();
        open.pop_back();
        for (const library::Entry& entry : folder->documents)
            entries.push_back(&entry);
        for (auto inner = folder->folders.rbegin(); inner != folder->folders.rend(); ++inner)
            open.push_back(&*inner);
    }
    return entries;
}

} // namespace

ExitCode exportSections(const std::string& name, std::string& output)
{
    const std::filesystem::path cache = library::cacheFolder();
    auto ignore =
        cache.empty() ? std::vector<std::string>() : library::rememberedPatterns(library::storeOf(cache, name));
    const auto scan = library::scan(name, {}, {.titles = false, .ignore = std::move(ignore)});
    if (!scan) {
        complainAbout(name, scan.error().code);
        return ExitCode::Unreadable;
    }
    ExitCode code = ExitCode::Done;
    const auto complainOnce = [&code](const std::filesystem::path& path, ErrorCode why) {
        complainAbout(pathToUtf8(path), why);
        code = ExitCode::Unreadable;
    };
    for (const library::Problem& problem : scan->problems)
        complainOnce(problem.path, problem.code);
    for (const library::Entry* entry : inOrder(scan->root)) {
        const auto read = library::readRecord(entry->path, entry->subtitles, std::nullopt);
        if (!read) {
            complainOnce(entry->path, read.error().code);
            continue;
        }
        const std::string path = library::indexKey(entry->path.lexically_relative(scan->root.path));
        std::size_t number = 0;
        for (const search::SectionRecord& section : read->record->sections) {
            output += line({{"index", {{"_id", library::hashName(path) + '-' + std::to_string(number++)}}}});
            output += line(sectionJson(*read->record, section, path));
            if (output.size() >= kPrintedAtOnce && !writeOutput(output))
                return ExitCode::OutputFailed;
        }
    }
    return code;
}

} // namespace zhilan::cli
