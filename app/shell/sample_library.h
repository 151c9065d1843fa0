#pragma once

#include <QString>

namespace zhilan::shell
{

/// The library that comes with the program: the installed one, else that of the source tree. Empty when neither is
/// there. It is never written to.
[[nodiscard]] QString sampleLibrary();
/// What is opened of it at the very first start; empty when it is missing.
[[nodiscard]] QString sampleDocument();

} // namespace zhilan::shell
