#pragma once

namespace zhilan::shell
{

/// Has the main window told to assistive technology as a window, which Qt does for QMainWindow alone. To be called
/// before it is made.
void installAccessibleWindow();

} // namespace zhilan::shell
