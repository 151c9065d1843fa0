#include "app/cli/commands.h"
#include "app/cli/json.h"
#include "app/cli/layout.h"
#include "app/cli/records.h"
#include "app/cli/views.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace zhilan::cli
{

namespace
{

/// One kind of list, in each format. `table` is the one asked for by --table; the others pass it over.
struct Exporter {
    std::string_view what;
    Json (*json)(const Input&);
    std::string (*csv)(const Input&, std::optional<std::size_t> table);
    std::string (*anki)(const Input&, std::optional<std::size_t> table);
};

/// Shortest digits that read back to the same double; empty where there is no bound.
std::string csvNumber(double value)
{
    if (!std::isfinite(value))
        return {};
    const Json json = number(value);
    return json.dump();
}

std::string_view sectionTitle(const document::Document& document, document::SectionId section)
{
    return section < document.sections.size() ? document.sections[section].title : std::string_view();
}

std::string seriesCsv(const Input& input, std::optional<std::size_t> /*table*/)
{
    std::string out = csvRecord(
        {"series", "unit", "per", "x", "x_start", "x_end", "low", "high", "value", "kind", "approx", "text", "line"});
    for (const series::Series& series : series::extract(*input)) {
        for (const series::Point& point : series.points)
            out += csvRecord(
                {series.title, series.unit, series.per, point.x, point.period ? isoDate(point.period->start) : "",
                 point.period ? isoLastDay(*point.period) : "", csvNumber(point.low), csvNumber(point.high),
                 csvNumber(point.value), std::string(quantity::kindName(point.kind)),
                 point.approximate ? "true" : "false", point.text, std::to_string(point.line)});
    }
    return out;
}

std::string seriesAnki(const Input& input, std::optional<std::size_t> /*table*/)
{
    std::string out = ankiHead(input->title);
    for (const series::Series& series : series::extract(*input)) {
        for (const series::Point& point : series.points)
            out += ankiNote(series.title + "\n" + point.x, point.text);
    }
    return out;
}

std::string quotesCsv(const Input& input, std::optional<std::size_t> /*table*/)
{
    std::string out = csvRecord({"speaker", "text", "section", "line", "start_s", "start_from"});
    for (const document::Quote& quote : input->quotes)
        out += csvRecord({quote.speaker, quote.text, sectionTitle(*input, quote.section), std::to_string(quote.line),
                          quote.start ? csvNumber(static_cast<double>(quote.start->count()) / 1000.0) : "",
                          startFromName(quote.startFrom)});
    return out;
}

std::string quotesAnki(const Input& input, std::optional<std::size_t> /*table*/)
{
    std::string out = ankiHead(input->title);
    for (const document::Quote& quote : input->quotes) {
        const std::string source =
            quote.speaker.empty() ? input->title : std::string(quote.speaker) + " · " + input->title;
        const std::string_view section = sectionTitle(*input, quote.section);
        out += ankiNote(quote.text, section.empty() ? source : (source + "\n").append(section));
    }
    return out;
}

std::string termsCsv(const Input& input, std::optional<std::size_t> /*table*/)
{
    std::string out = csvRecord({"term", "definition", "line"});
    for (const document::Term& term : input->terms)
        out += csvRecord({term.term, term.definition, std::to_string(term.line)});
    return out;
}

std::string termsAnki(const Input& input, std::optional<std::size_t> /*table*/)
{
    std::string out = ankiHead(input->title);
    for (const document::Term& term : input->terms)
        out += ankiNote(term.term, term.definition);
    return out;
}

std::string tablesCsv(const Input& input, std::optional<std::size_t> only)
{
    std::string out;
    for (std::size_t index = 0; index < input->tables.size(); ++index) {
        if (only && *only != index)
            continue;
        const document::Table& table = input->tables[index];
        out += (out.empty() ? "" : "\r\n") + csvRecord(table.header);
        for (const document::Table::Row& row : table.rows)
            out += csvRecord(row.cells);
    }
    return out;
}

std::string tablesAnki(const Input& input, std::optional<std::size_t> only)
{
    std::string out = ankiHead(input->title);
    for (std::size_t index = 0; index < input->tables.size(); ++index) {
        const document::Table& table = input->tables[index];
        if ((only && *only != index) || table.header.empty())
            continue;
        for (const document::Table::Row& row : table.rows) {
            std::string back;
            for (std::size_t i = 1; i < row.cells.size(); ++i) {
                if (!row.cells[i].empty())
                    back.append(back.empty() ? "" : "\n").append(table.header[i]).append(": ").append(row.cells[i]);
            }
            std::string front(sectionTitle(*input, table.section));
            front.append("\n").append(table.header[0]).append(": ").append(row.cells[0]);
            out += ankiNote(front, back);
        }
    }
    return out;
}

constexpr std::array<Exporter, 4> kExporters{{
    {"series", seriesJson, seriesCsv, seriesAnki},
    {"quotes", quotesJson, quotesCsv, quotesAnki},
    {"terms", termsJson, termsCsv, termsAnki},
    {"tables", tablesJson, tablesCsv, tablesAnki},
}};

ExitCode wrong(const std::string& message)
{
    complain("export: " + message + "; see zhilan-cli export --help");
    return ExitCode::WrongUse;
}

/// nullopt when the option is not a table's number.
std::optional<std::size_t> parseIndex(std::string_view text)
{
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(index) : std::nullopt;
}

} // namespace

ExitCode runExport(const Arguments& arguments, std::string& output)
{
    const std::string& name = arguments.operands[0];
    const std::string& what = arguments.operands[1];
    if (what == "sections") {
        if (arguments.options.size() != 1 || !arguments.has("--ndjson"))
            return wrong("sections are exported with --ndjson and nothing else");
        return exportSections(name, output);
    }
    const auto exporter =
        std::find_if(kExporters.begin(), kExporters.end(), [&what](const Exporter& e) { return e.what == what; });
    if (exporter == kExporters.end())
        return wrong("cannot export " + what + ", only series, quotes, terms and tables, or the sections of a folder");
    const int formats = static_cast<int>(arguments.has("--csv")) + static_cast<int>(arguments.has("--json")) +
                        static_cast<int>(arguments.has("--anki"));
    if (formats != 1 || arguments.has("--ndjson"))
        return wrong("say one of --csv, --json and --anki");
    std::optional<std::size_t> table;
    if (arguments.has("--table")) {
        table = parseIndex(arguments.value("--table"));
        if (!table || what != "tables" || arguments.has("--json"))
            return wrong("--table takes a number from 0 and goes with tables as CSV or Anki notes");
    }
    const auto input = readDocument(name);
    if (!input) {
        complainAbout(name, input.error().code);
        return ExitCode::Unreadable;
    }
    if (table && *table >= (*input)->tables.size())
        return wrong("there is no table " + std::to_string(*table) + ", the document has " +
                     counted((*input)->tables.size(), "table"));
    if (arguments.has("--json"))
        output += dump(exporter->json(*input));
    else
        output += (arguments.has("--csv") ? exporter->csv : exporter->anki)(*input, table);
    return ExitCode::Done;
}

} // namespace zhilan::cli
