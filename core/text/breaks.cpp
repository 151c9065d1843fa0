#include "core/text/breaks.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>

namespace zhilan::text
{
namespace
{

struct CloseIterator {
    void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using IteratorPointer = std::unique_ptr<UBreakIterator, CloseIterator>;

/// Reading the rules takes long, cloning does not.
IteratorPointer make(BreakKind kind)
{
    const auto open = [](UBreakIteratorType type) {
        UErrorCode status = U_ZERO_ERROR;
        return IteratorPointer(ubrk_open(type, "", nullptr, 0, &status));
    };
    static const IteratorPointer word = open(UBRK_WORD);
    static const IteratorPointer sentence = open(UBRK_SENTENCE);
    const UBreakIterator* const prototype = kind == BreakKind::Word ? word.get() : sentence.get();
    UErrorCode status = U_ZERO_ERROR;
    return IteratorPointer(prototype != nullptr ? ubrk_clone(prototype, &status) : nullptr);
}

} // namespace

struct Breaks::Iterator {
    UText text = UTEXT_INITIALIZER;
    IteratorPointer breaks;
};

Breaks::Breaks(std::string_view utf8, BreakKind kind) : m_iterator(std::make_unique<Iterator>()), m_size(utf8.size())
{
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&m_iterator->text, utf8.data(), static_cast<int64_t>(utf8.size()), &status);
    m_iterator->breaks = make(kind);
    if (m_iterator->breaks)
        ubrk_setUText(m_iterator->breaks.get(), &m_iterator->text, &status);
    if (U_FAILURE(status))
        m_iterator->breaks = nullptr;
}

Breaks::~Breaks()
{
    utext_close(&m_iterator->text);
}

std::size_t Breaks::after(std::size_t at)
{
    if (at >= m_size || !m_iterator->breaks)
        return m_size;
    const int32_t found = ubrk_following(m_iterator->breaks.get(), static_cast<int32_t>(at));
    return found == UBRK_DONE ? m_size : static_cast<std::size_t>(found);
}

std::size_t Breaks::before(std::size_t at)
{
    if (at == 0 || !m_iterator->breaks)
        return 0;
    const int32_t found = ubrk_preceding(m_iterator->breaks.get(), static_cast<int32_t>(std::min(at, m_size)));
    return found == UBRK_DONE ? 0 : static_cast<std::size_t>(found);
}

bool Breaks::isBoundary(std::size_t at)
{
    if (at == 0 || at >= m_size || !m_iterator->breaks)
        return at == 0 || at == m_size;
    return ubrk_isBoundary(m_iterator->breaks.get(), static_cast<int32_t>(at)) != 0;
}

} // namespace zhilan::text
