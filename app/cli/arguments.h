#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::cli
{

/// What the process returns. Part of the command line's contract.
enum class ExitCode : int {
    Done = 0,
    NothingFound = 1, ///< of a search
    WrongUse = 2,
    Unreadable = 3,   ///< an input could not be read, or a folder not indexed
    OutputFailed = 4, ///< standard output could not be written
};

struct Option {
    std::string_view name;  ///< "--table"
    std::string_view value; ///< "N"; empty for a switch
    std::string_view help;
};

/// Operands and options after the command's name.
struct Arguments {
    std::vector<std::string> operands;
    /// Values by name, in the order in which they were given; switches have none.
    std::map<std::string, std::vector<std::string>, std::less<>> options;

    [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
    /// The last one given.
    [[nodiscard]] std::string_view value(std::string_view option) const
    {
        const auto found = options.find(option);
        return found == options.end() || found->second.empty() ? std::string_view{} : found->second.back();
    }
    /// All that an option was given, in order.
    [[nodiscard]] std::vector<std::string> values(std::string_view option) const
    {
        const auto found = options.find(option);
        return found == options.end() ? std::vector<std::string>{} : found->second;
    }
};

struct Arity {
    std::size_t least = 0;
    std::size_t most = 0;
};

struct Command {
    std::string_view name;
    std::string_view operands; ///< as the synopsis shows them
    Arity arity;
    std::string_view summary;
    std::string_view details;    ///< of `COMMAND --help`; ends with a line feed, or is empty
    std::vector<Option> options; ///< besides --help
    /// Appends to `output` what goes to standard output; messages go to standard error at once.
    ExitCode (*run)(const Arguments& arguments, std::string& output);
};

/// Sorts what follows the command's name. `--` ends the options, `-` is an operand, `--table=3` and `--table 3` are the
/// same. On wrong use complains on standard error and gives nullopt. `--help` is let through without any check.
[[nodiscard]] std::optional<Arguments> parseArguments(const Command& command, const std::vector<std::string>& words);

/// Writes to standard output at once and empties `output`, for what is too much to be kept until the end. False when it
/// could not be written, which was then said on standard error, unless the reader just went away (`| head`).
[[nodiscard]] bool writeOutput(std::string& output);

/// One line on standard error, "zhilan-cli: …"; control characters become U+FFFD.
void complain(std::string_view message);

} // namespace zhilan::cli
