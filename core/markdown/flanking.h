#pragma once

#include <cstddef>
#include <string_view>

namespace zhilan::markdown
{

struct Flanking {
    bool canOpen = false;
    bool canClose = false;
};

enum class Neighbours { Gfm, Cjk };

/// Whether the delimiter run text[begin, end) of `delimiter` ('*', '_', '~' or '=') may open or close emphasis: GFM
/// 0.29, section 6.4, and with Cjk one amendment for scripts that write no spaces between words: beside a punctuation
/// mark, a Han, kana or Hangul character counts as a space would, and CJK punctuation counts as a letter. So
/// "**“卡脖子”**了" is strong, which GFM alone denies. The ends of `text` count as line ends.
[[nodiscard]] Flanking flanking(std::string_view text, std::size_t begin, std::size_t end, char delimiter,
                                Neighbours neighbours = Neighbours::Cjk);

} // namespace zhilan::markdown
