#include "app/cli/arguments.h"
#include "app/cli/commands.h"

#include <clocale>
#include <csignal>
#include <string>
#include <utility>
#include <vector>

namespace zhilan::cli
{

namespace
{

ExitCode print(std::string output, ExitCode code)
{
    return writeOutput(output) ? code : ExitCode::OutputFailed;
}

ExitCode run(const std::vector<std::string>& words)
{
    if (words.empty()) {
        complain("needs a command; see zhilan-cli --help");
        return ExitCode::WrongUse;
    }
    if (words[0] == "--version")
        return print("zhilan-cli " ZHILAN_VERSION "\n", ExitCode::Done);
    if (words[0] == "--help" || words[0] == "-h")
        return print(usage(), ExitCode::Done);
    const Command* command = findCommand(words[0]);
    if (command == nullptr) {
        complain(words[0] + ": no such command; see zhilan-cli --help");
        return ExitCode::WrongUse;
    }
    const auto arguments = parseArguments(*command, {words.begin() + 1, words.end()});
    if (!arguments)
        return ExitCode::WrongUse;
    if (arguments->has("--help"))
        return print(helpOf(*command), ExitCode::Done);
    std::string output;
    const ExitCode code = command->run(*arguments, output);
    return print(std::move(output), code);
}

} // namespace

} // namespace zhilan::cli

int main(int argc, char** argv)
{
    // Only how wide a character is depends on it; numbers stay in the "C" locale. Before any thread is started.
    static_cast<void>(std::setlocale(LC_CTYPE, "C.UTF-8")); // NOLINT(concurrency-mt-unsafe)
    // A closed pipe is then an error of the write, not the end of the process.
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    return static_cast<int>(zhilan::cli::run({argv + (argc > 0 ? 1 : 0), argv + argc}));
}
