#pragma once

#include <cstddef>
#include <cstdlib>
#include <utility>
#include <vector>

namespace zhilan::shell
{

/// Places left behind and places come back from, as in a browser. Going somewhere new forgets what lay ahead.
template <typename Place>
class History
{
public:
    static constexpr std::size_t kLongest = 200;

    /// `from` is left for a new place.
    void leave(Place from)
    {
        m_ahead.clear();
        if (m_behind.empty() || m_behind.back() != from) {
            m_behind.push_back(std::move(from));
        }
        if (m_behind.size() > kLongest) {
            m_behind.erase(m_behind.begin());
        }
    }

    /// The place so many steps ahead, or behind when negative; null when there is none. Nothing is gone to yet.
    [[nodiscard]] const Place* at(std::ptrdiff_t steps) const
    {
        const std::vector<Place>& side = steps < 0 ? m_behind : m_ahead;
        const auto distance = static_cast<std::size_t>(std::abs(steps));
        return distance == 0 || distance > side.size() ? nullptr : &side[side.size() - distance];
    }

    /// at(steps) has been gone to from `from`; what lies between has changed sides.
    void go(std::ptrdiff_t steps, Place from)
    {
        std::vector<Place>& source = steps < 0 ? m_behind : m_ahead;
        std::vector<Place>& target = steps < 0 ? m_ahead : m_behind;
        for (std::ptrdiff_t i = std::abs(steps); i > 0 && !source.empty(); --i) {
            target.push_back(std::exchange(from, std::move(source.back())));
            source.pop_back();
        }
    }

    /// Calls `change(place)` for all there are.
    template <typename Change>
    void change(Change change)
    {
        std::for_each(m_behind.begin(), m_behind.end(), change);
        std::for_each(m_ahead.begin(), m_ahead.end(), change);
    }

private:
    std::vector<Place> m_behind;
    std::vector<Place> m_ahead;
};

} // namespace zhilan::shell
