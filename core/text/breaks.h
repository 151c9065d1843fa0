#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace zhilan::text
{

enum class BreakKind {
    Word,     ///< UAX #29 with ICU's dictionaries for Chinese, Japanese, Thai and others
    Sentence, ///< UAX #29; 。！？ end one
};

/// Word or sentence boundaries of a text, as byte offsets; both ends of the text are boundaries. Cheap to make, however
/// long the text. For grapheme clusters see core/text/clusters.h. Objects are for one thread at a time, independent of
/// each other.
class Breaks
{
public:
    /// `utf8` must outlive the object.
    Breaks(std::string_view utf8, BreakKind kind);
    Breaks(const Breaks&) = delete;
    Breaks& operator=(const Breaks&) = delete;
    ~Breaks();

    /// The first boundary behind `at`; the size of the text if there is none.
    [[nodiscard]] std::size_t after(std::size_t at);
    /// The last boundary before `at`; 0 if there is none.
    [[nodiscard]] std::size_t before(std::size_t at);
    [[nodiscard]] bool isBoundary(std::size_t at);

private:
    struct Iterator;
    std::unique_ptr<Iterator> m_iterator;
    std::size_t m_size;
};

} // namespace zhilan::text
