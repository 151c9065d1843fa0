#pragma once

#include "core/base/string_map.h"
#include "core/text/han_variants.h"
#include "core/text/utf.h"

#include <algorithm>
#include <bitset>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhilan::document
{

/// One form of each Han character for all: 片長 is 片长.
[[nodiscard]] inline std::string oneForm(std::string_view name)
{
    std::string out;
    out.reserve(name.size());
    for (std::size_t at = 0; at < name.size();) {
        if (static_cast<unsigned char>(name[at]) < 0x80) {
            out += name[at++];
            continue;
        }
        const std::size_t begin = at;
        const char32_t written = text::nextCodePoint(name, at);
        const char32_t simplified = text::simplifiedHan(written);
        if (simplified == written)
            out.append(name, begin, at - begin);
        else
            text::appendUtf8(out, simplified);
    }
    return out;
}

/// What names and parts of names mean, as an enumeration whose first value means nothing. Where several say something
/// the lowest of the others counts. Names are asked for in oneForm().
template <typename Meaning>
class WordTable
{
public:
    void addNames(std::span<const std::string_view> names, Meaning meaning)
    {
        for (const std::string_view written : names) {
            std::string name = oneForm(written);
            m_longest = std::max(m_longest, name.size());
            m_likeNames[placeOfName(name)] = true;
            m_names.emplace(std::move(name), meaning);
        }
    }
    /// Of no less than kHead bytes each.
    void addParts(std::span<const std::string_view> parts, Meaning meaning)
    {
        for (const std::string_view written : parts) {
            const std::string part = oneForm(written);
            assert(part.size() >= kHead);
            m_heads[placeOf(part)] = true;
            m_parts[part.substr(0, kHead)].emplace_back(part, meaning);
        }
    }

    [[nodiscard]] Meaning ofName(std::string_view name) const
    {
        if (name.size() > m_longest || !m_likeNames[placeOfName(name)])
            return Meaning{};
        const auto found = m_names.find(name);
        return found == m_names.end() ? Meaning{} : found->second;
    }
    /// Of the parts that stand anywhere in the name.
    [[nodiscard]] Meaning ofPartsIn(std::string_view name) const
    {
        Meaning best{};
        for (; name.size() >= kHead; name.remove_prefix(1)) {
            if (!m_heads[placeOf(name)])
                continue;
            const auto found = m_parts.find(name.substr(0, kHead));
            if (found == m_parts.end())
                continue;
            for (const auto& [part, meaning] : found->second)
                if (name.starts_with(part))
                    best = lower(best, meaning);
        }
        return best;
    }
    /// Whether the name is one of the parts, with nothing around it.
    [[nodiscard]] bool isPart(std::string_view name) const
    {
        const auto found = m_parts.find(name.substr(0, kHead));
        return found != m_parts.end() && std::any_of(found->second.begin(), found->second.end(),
                                                     [name](const auto& part) { return part.first == name; });
    }
    [[nodiscard]] static Meaning lower(Meaning a, Meaning b)
    {
        return a == Meaning{} ? b : b == Meaning{} ? a : std::min(a, b);
    }

private:
    /// Parts are looked up by so many bytes at their begin: two Han characters.
    static constexpr std::size_t kHead = 6;
    static constexpr unsigned kHeadBits = 12;

    /// Of what begins so, in m_heads. Different heads may share a place.
    [[nodiscard]] static std::size_t placeOf(std::string_view name)
    {
        std::uint64_t head = 0;
        std::memcpy(&head, name.data(), kHead);
        constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15U;
        return static_cast<std::size_t>((head * kSpread) >> (64U - kHeadBits));
    }

    /// Of a name's length and begin, in m_likeNames. Different names may share a place.
    [[nodiscard]] static std::size_t placeOfName(std::string_view name)
    {
        std::uint32_t begin = 0;
        if (name.size() >= sizeof begin)
            std::memcpy(&begin, name.data(), sizeof begin);
        constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15U;
        return static_cast<std::size_t>(((begin ^ std::uint64_t{name.size()} << 32U) * kSpread) >> (64U - kHeadBits));
    }

    StringMap<Meaning> m_names;
    std::bitset<std::size_t{1} << kHeadBits> m_likeNames; ///< most of what is asked for is no name
    std::size_t m_longest = 0;                            ///< name, in bytes
    std::bitset<std::size_t{1} << kHeadBits> m_heads;     ///< places of parts: most of what is asked for is none
    StringMap<std::vector<std::pair<std::string, Meaning>>> m_parts;
};

} // namespace zhilan::document
