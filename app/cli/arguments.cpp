#include "app/cli/arguments.h"

#include "app/cli/layout.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace zhilan::cli
{

namespace
{

std::string seeHelp(const Command& command)
{
    return "; see zhilan-cli " + std::string(command.name) + " --help";
}

const Option* findOption(const Command& command, std::string_view name)
{
    const auto found = std::find_if(command.options.begin(), command.options.end(),
                                    [name](const Option& option) { return option.name == name; });
    return found == command.options.end() ? nullptr : &*found;
}

bool operandCountFits(const Command& command, std::size_t count)
{
    if (count < command.arity.least) {
        complain(std::string(command.name) + ": " + (count == 0 ? "needs " : "needs all of ") +
                 std::string(command.operands) + seeHelp(command));
        return false;
    }
    if (count > command.arity.most) {
        complain(std::string(command.name) + ": takes only " + std::string(command.operands) + ", " +
                 std::to_string(count) + " operands were given" + seeHelp(command));
        return false;
    }
    return true;
}

} // namespace

std::optional<Arguments> parseArguments(const Command& command, const std::vector<std::string>& words)
{
    Arguments arguments;
    bool optionsOver = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (optionsOver || word.size() < 2 || word.front() != '-') {
            arguments.operands.push_back(word);
            continue;
        }
        if (word == "--") {
            optionsOver = true;
            continue;
        }
        if (word == "--help" || word == "-h") {
            arguments.options["--help"].emplace_back();
            return arguments;
        }
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const Option* option = findOption(command, name);
        if (option == nullptr) {
            complain(std::string(command.name) + ": unknown option " + name + seeHelp(command));
            return std::nullopt;
        }
        if (option->value.empty() != (equals == std::string::npos) && option->value.empty()) {
            complain(std::string(command.name) + ": " + name + " takes no value" + seeHelp(command));
            return std::nullopt;
        }
        std::vector<std::string>& values = arguments.options[name];
        if (!option->value.empty()) {
            if (equals == std::string::npos && i + 1 == words.size()) {
                complain(std::string(command.name) + ": " + name + " needs " + std::string(option->value) +
                         seeHelp(command));
                return std::nullopt;
            }
            values.push_back(equals == std::string::npos ? words[++i] : word.substr(equals + 1));
        }
    }
    if (!operandCountFits(command, arguments.operands.size()))
        return std::nullopt;
    return arguments;
}

bool writeOutput(std::string& output)
{
    errno = 0;
    const bool written = std::fwrite(output.data(), 1, output.size(), stdout) == output.size();
    const bool flushed = written && std::fflush(stdout) == 0;
    const int why = errno;
    output.clear();
    if (!flushed && why != EPIPE)
        complain("standard output: it could not be written (" + std::generic_category().message(why) +
                 "); free some space or write elsewhere");
    return flushed;
}

void complain(std::string_view message)
{
    const std::string line = "zhilan-cli: " + oneLine(message) + '\n';
    // Where standard error itself is broken there is nobody left to tell.
    static_cast<void>(std::fwrite(line.data(), 1, line.size(), stderr));
}

} // namespace zhilan::cli
