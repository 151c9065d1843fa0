#pragma once

#include <cstddef>

namespace zhilan::bench
{

/// Counts what the program takes from the heap and gives back, all threads together, while one of these exists (one at
/// a time). A program that links heap_count.cpp has its malloc family in front of glibc's, so operator new and what C
/// libraries take count too. A block counts with the size that it got (malloc_usable_size), which is what was asked
/// for, rounded up; the allocator's own headers do not count.
class HeapCounter
{
public:
    HeapCounter();
    ~HeapCounter();
    HeapCounter(const HeapCounter&) = delete;
    HeapCounter& operator=(const HeapCounter&) = delete;

    [[nodiscard]] std::size_t live() const; ///< bytes taken and not given back
    [[nodiscard]] std::size_t peak() const; ///< the most that live() ever was
};

} // namespace zhilan::bench
