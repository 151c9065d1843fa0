#pragma once

#include "app/cli/arguments.h"

#include <string>
#include <string_view>
#include <vector>

namespace zhilan::cli
{

/// Every command, in the order in which the help lists them.
[[nodiscard]] const std::vector<Command>& commands();
/// nullptr when there is none of that name.
[[nodiscard]] const Command* findCommand(std::string_view name);

[[nodiscard]] std::string usage();
[[nodiscard]] std::string helpOf(const Command& command);

// Commands that are more than one view of one document.
[[nodiscard]] ExitCode runInfo(const Arguments& arguments, std::string& output);
[[nodiscard]] ExitCode runChapters(const Arguments& arguments, std::string& output);
[[nodiscard]] ExitCode runTimestamps(const Arguments& arguments, std::string& output);
[[nodiscard]] ExitCode runQuantity(const Arguments& arguments, std::string& output);
[[nodiscard]] ExitCode runRender(const Arguments& arguments, std::string& output);
[[nodiscard]] ExitCode runSpec(const Arguments& arguments, std::string& output);
[[nodiscard]] ExitCode runExport(const Arguments& arguments, std::string& output);
[[nodiscard]] ExitCode runCheck(const Arguments& arguments, std::string& output);

// Commands on libraries.
[[nodiscard]] ExitCode runIndex(const Arguments& arguments, std::string& output);
[[nodiscard]] ExitCode runSearch(const Arguments& arguments, std::string& output);
[[nodiscard]] ExitCode runLibrary(const Arguments& arguments, std::string& output);
/// What `export DIR sections --ndjson` does; `name` is DIR.
[[nodiscard]] ExitCode exportSections(const std::string& name, std::string& output);

} // namespace zhilan::cli
