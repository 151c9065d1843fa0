#pragma once

#include <cstddef>
#include <optional>
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

    /// The place to go to; `from` will lie ahead.
    std::optional<Place> back(Place from) { return step(m_behind, m_ahead, std::move(from)); }
    std::optional<Place> forward(Place from) { return step(m_ahead, m_behind, std::move(from)); }

    [[nodiscard]] bool canGoBack() const { return !m_behind.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_ahead.empty(); }

private:
    static std::optional<Place> step(std::vector<Place>& source, std::vector<Place>& target, Place from)
    {
        if (source.empty()) {
            return {};
        }
        Place place = std::move(source.back());
        source.pop_back();
        target.push_back(std::move(from));
        return place;
    }

    std::vector<Place> m_behind;
    std::vector<Place> m_ahead;
};

} // namespace zhilan::shell
