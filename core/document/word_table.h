#pragma once

#include "core/base/string_map.h"
#include "core/text/han_variants.h"
#include "core/text/utf.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhilan::document
{

/// What names and parts of names mean, as an enumeration whose first value means nothing. Where several say something
/// the lowest of the others counts. Of forms of a Han character one stands for all: 片長 is 片长.
template <typename Meaning>
class WordTable
{
public:
    void addNames(std::span<const std::string_view> names, Meaning meaning)
    {
        for (const std::string_view name : names)
            m_names.emplace(simplified(name), meaning);
    }
    /// Of no less than kHead bytes each.
    void addParts(std::span<const std::string_view> parts, Meaning meaning)
    {
        for (const std::string_view written : parts) {
            const std::string part = simplified(written);
            assert(part.size() >= kHead);
            m_firstBytes[static_cast<unsigned char>(part.front())] = true;
            m_parts[part.substr(0, kHead)].emplace_back(part, meaning);
        }
    }

    [[nodiscard]] Meaning ofName(std::string_view written) const
    {
        const std::string name = simplified(written);
        const auto found = m_names.find(name);
        return found == m_names.end() ? Meaning{} : found->second;
    }
    /// Of the parts that stand anywhere in the name.
    [[nodiscard]] Meaning ofPartsIn(std::string_view written) const
    {
        const std::string folded = simplified(written);
        const std::string_view name = folded;
        Meaning best{};
        for (std::size_t at = 0; at + kHead <= name.size(); ++at) {
            if (!m_firstBytes[static_cast<unsigned char>(name[at])])
                continue;
            const auto found = m_parts.find(name.substr(at, kHead));
            if (found == m_parts.end())
                continue;
            for (const auto& [part, meaning] : found->second)
                if (name.substr(at).starts_with(part))
                    best = lower(best, meaning);
        }
        return best;
    }
    /// Whether the name is one of the parts, with nothing around it.
    [[nodiscard]] bool isPart(std::string_view written) const
    {
        const std::string name = simplified(written);
        const auto found = m_parts.find(std::string_view(name).substr(0, kHead));
        return found != m_parts.end() && std::any_of(found->second.begin(), found->second.end(),
                                                     [&name](const auto& part) { return part.first == name; });
    }
    [[nodiscard]] static Meaning lower(Meaning a, Meaning b)
    {
        return a == Meaning{} ? b : b == Meaning{} ? a : std::min(a, b);
    }

private:
    /// Parts are looked up by so many bytes at their begin: two Han characters.
    static constexpr std::size_t kHead = 6;

    [[nodiscard]] static std::string simplified(std::string_view name)
    {
        std::string out;
        out.reserve(name.size());
        for (std::size_t at = 0; at < name.size();) {
            if (static_cast<unsigned char>(name[at]) < 0x80)
                out += name[at++];
            else
                text::appendUtf8(out, text::simplifiedHan(text::nextCodePoint(name, at)));
        }
        return out;
    }

    StringMap<Meaning> m_names;
    std::array<bool, 256> m_firstBytes{}; ///< of parts
    StringMap<std::vector<std::pair<std::string, Meaning>>> m_parts;
};

} // namespace zhilan::document
