#pragma once

#include "core/code/token.h"

#include <stop_token>
#include <string_view>
#include <vector>

namespace zhilan::code
{

struct Language;

/// The language that an info string of a fenced block names by its first word, under any of the usual names and
/// whatever its case ("js", "C++", "{.python .numberLines}", "language-rust"). Null for one that is not known or has
/// nothing to colour ("text"). The languages live as long as the program; thread safe.
[[nodiscard]] const Language* findLanguage(std::string_view info);

/// "C++", "Python" …: the name that people know it by.
[[nodiscard]] std::string_view nameOf(const Language& language);

/// Parts of code to be coloured: in order, without overlap, cut between characters. Code that is wrong or cut off is
/// read as far as it makes sense; there are no errors. `utf8` is valid UTF-8 and below 4 GiB. Time and memory are
/// linear in it whatever stands there: nothing is read more than a fixed number of times. Empty once `stop` is
/// requested, which is looked at every few KB. Re-entrant.
[[nodiscard]] std::vector<Token> tokens(std::string_view utf8, const Language& language,
                                        const std::stop_token& stop = {});

} // namespace zhilan::code
