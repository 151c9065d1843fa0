#pragma once

#include "core/text/decode.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

/// What every fuzz target shares. A target is one file with this function; it ends the process where something is not
/// as it is promised, and otherwise returns 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace zhilan::fuzz
{

/// Ends the process as a crash, which is what fuzzers look for, when `holds` is false.
inline void expect(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "Not as promised: %s\n", what);
    std::abort();
}

inline std::string_view bytesOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

/// The input as the valid UTF-8 that all of core but text::decode asks for; nullopt for what is refused as no text.
inline std::optional<std::string> textOf(const std::uint8_t* data, std::size_t size)
{
    auto decoded = text::decode(bytesOf(data, size), "UTF-8");
    return decoded ? std::optional(std::move(decoded->utf8)) : std::nullopt;
}

/// A place where UTF-8 text may be cut.
inline bool isBoundary(std::string_view text, std::size_t at)
{
    return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

inline void expectSpan(ByteSpan span, std::string_view text, const char* what)
{
    expect(span.begin <= span.end && isBoundary(text, span.begin) && isBoundary(text, span.end), what);
}

} // namespace zhilan::fuzz
