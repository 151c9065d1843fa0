#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace zhilan::search
{

/// Values for as long as a list is gone through, in memory that the thread keeps for the next ones: what is as large as
/// a value for each section the system takes back at once, and then takes longer to give it again than it is used for.
template <typename Value>
class Scratch
{
public:
    /// All are `Value{}`.
    explicit Scratch(std::size_t size) : m_values(std::move(spare())) { m_values.assign(size, Value{}); }
    ~Scratch() { spare() = std::move(m_values); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    [[nodiscard]] std::vector<Value>& values() { return m_values; }
    [[nodiscard]] const std::vector<Value>& values() const { return m_values; }

private:
    static std::vector<Value>& spare()
    {
        thread_local std::vector<Value> ofThread;
        return ofThread;
    }

    std::vector<Value> m_values;
};

} // namespace zhilan::search
