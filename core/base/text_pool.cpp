#include "core/base/text_pool.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

namespace zhilan
{

TextPool::TextPool(TextPool&& other) noexcept
    : m_chunks(std::move(other.m_chunks))
    , m_at(std::exchange(other.m_at, nullptr))
    , m_left(std::exchange(other.m_left, 0))
    , m_next(std::exchange(other.m_next, 0))
{
    other.m_chunks.clear();
}

TextPool& TextPool::operator=(TextPool&& other) noexcept
{
    TextPool taken(std::move(other));
    std::swap(m_chunks, taken.m_chunks);
    m_at = taken.m_at;
    m_left = taken.m_left;
    m_next = taken.m_next;
    return *this;
}

std::string_view TextPool::keep(std::string_view text)
{
    constexpr std::size_t kFirst = 256;
    constexpr std::size_t kLargest = std::size_t{16} << 10U;
    if (text.empty())
        return {};
    if (text.size() > kLargest / 4) {
        // In memory of its own, so that the chunk goes on being filled.
        m_chunks.emplace_back(new char[text.size()]);
        std::memcpy(m_chunks.back().get(), text.data(), text.size());
        return {m_chunks.back().get(), text.size()};
    }
    if (text.size() > m_left) {
        m_left = std::clamp(m_next, std::max(kFirst, text.size()), kLargest);
        m_next = m_left * 2;
        m_chunks.emplace_back(new char[m_left]);
        m_at = m_chunks.back().get();
    }
    std::memcpy(m_at, text.data(), text.size());
    const std::string_view kept(m_at, text.size());
    m_at += text.size();
    m_left -= text.size();
    return kept;
}

void TextPool::take(TextPool&& other)
{
    TextPool taken(std::move(other));
    std::move(taken.m_chunks.begin(), taken.m_chunks.end(), std::back_inserter(m_chunks));
}

} // namespace zhilan
