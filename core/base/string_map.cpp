#include "core/base/string_map.h"

#ifndef NDEBUG
#define XXH_NO_INLINE_HINTS 1 // gcc's -Og refuses to inline what is called by a pointer
#endif
#define XXH_INLINE_ALL // most keys are so short that a call takes as long as hashing
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <random>

namespace zhilan
{
namespace
{

using Secret = std::array<unsigned char, XXH3_SECRET_SIZE_MIN>;

Secret randomSecret()
{
    Secret secret{};
    std::random_device source;
    std::generate(secret.begin(), secret.end(), [&] { return static_cast<unsigned char>(source()); });
    return secret;
}

} // namespace

std::size_t StringHash::operator()(std::string_view bytes) const noexcept
{
    static const Secret secret = randomSecret();
    return XXH3_64bits_withSecret(bytes.data(), bytes.size(), secret.data(), secret.size());
}

} // namespace zhilan
