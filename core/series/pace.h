#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>
#include <utility>

namespace zhilan::series
{

/// Asked before each row, cell or sentence, none of which takes long. `onStep` sees the count: with it a test requests
/// the stop at a certain place and counts what is still read.
class Pace
{
public:
    explicit Pace(std::stop_token stop, std::function<void(std::size_t)> onStep = {})
        : m_stop(std::move(stop)), m_onStep(std::move(onStep))
    {
    }

    [[nodiscard]] bool stopped() const { return m_stop.stop_requested(); }
    /// False: return now.
    [[nodiscard]] bool step()
    {
        ++m_steps;
        if (m_onStep)
            m_onStep(m_steps);
        return !stopped();
    }

private:
    std::stop_token m_stop;
    std::function<void(std::size_t)> m_onStep;
    std::size_t m_steps = 0;
};

} // namespace zhilan::series
