#pragma once

namespace zhilan::platform
{

/// Whether there is a session bus to be asked. Without an address libdbus would start one of its own, which takes long
/// and helps nobody.
[[nodiscard]] bool hasSessionBus();

} // namespace zhilan::platform
