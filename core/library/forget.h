#pragma once

#include "core/base/result.h"
#include "core/library/cache_folder.h"

#include <cstdint>

/// Takes catalogues and indexes out of the cache again. The folders that they are of are never touched.
namespace zhilan::library
{

/// Deletes all that the cache has of a root, its patterns too; those who have its index open can still read it. What is
/// left is the lock, an empty file. The bytes that were freed; 0 where there was nothing. Errors: Locked while another
/// process writes to it; PermissionDenied, WriteFailed. Blocking.
[[nodiscard]] Result<std::uint64_t> forget(const Store& store);

/// Forgets the stores of folders below the root of one that is up to date, whose documents are in its index by now:
/// those that were made before it and not since, can be read, are on the same device, and have no patterns of their
/// own. What cannot be deleted stays. Blocking.
void forgetCovered(const Store& store);

} // namespace zhilan::library
