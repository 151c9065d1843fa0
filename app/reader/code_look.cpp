#include "app/reader/code_look.h"

#include <algorithm>
#include <array>

namespace zhilan::reader
{

namespace
{

using code::TokenKind;

constexpr std::size_t kKinds = static_cast<std::size_t>(TokenKind::Removed) + 1;

QColor inkOf(const style::Theme& theme, TokenKind kind)
{
    switch (kind) {
    case TokenKind::Keyword:
    case TokenKind::Tag:
        return theme.series[3];
    case TokenKind::Type:
        return style::mix(theme.series[0], theme.series[2], 0.5);
    case TokenKind::Constant:
    case TokenKind::Number:
    case TokenKind::Variable:
        return theme.series[1];
    case TokenKind::String:
    case TokenKind::Inserted:
        return theme.series[2];
    case TokenKind::Comment:
        return theme.muted;
    case TokenKind::Directive:
        return style::mix(theme.series[3], theme.muted, 0.5);
    case TokenKind::Function:
    case TokenKind::Attribute:
        return theme.accent;
    case TokenKind::Removed:
        return theme.danger;
    }
    return theme.text;
}

/// Where a part begins in the text of its block.
std::size_t offsetOf(const markdown::Tree& tree, const Block& block)
{
    const markdown::TextRef text = tree.textRef(block.node);
    return text.inSource != 0 ? std::max(text.begin, block.span.begin) - text.begin : block.literal;
}

/// Bytes of the text that a unit of UTF-16 stands for. A line's end is shown as one character, however it is written;
/// of a surrogate pair the second unit has them all.
std::size_t bytesOf(QChar shown, std::string_view rest)
{
    if (shown == QChar::LineSeparator && !rest.empty()) {
        if (rest.front() == '\n')
            return 1;
        if (rest.starts_with("\r\n"))
            return 2;
    }
    if (shown.isHighSurrogate())
        return 0;
    const char16_t unit = shown.unicode();
    return shown.isLowSurrogate() ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
}

} // namespace

QColor codeColor(const style::Theme& theme, TokenKind kind)
{
    return style::readable(inkOf(theme, kind), theme.codeGround);
}

std::vector<ColorRange> codeColors(const QString& shown, const markdown::Tree& tree, const Block& block,
                                   const std::vector<code::Token>& tokens, const style::Theme& theme)
{
    std::vector<ColorRange> ranges;
    if (tokens.empty())
        return ranges;
    std::array<QColor, kKinds> colors;
    const std::string_view text = tree.text(block.node);
    std::size_t byte = offsetOf(tree, block);
    auto token =
        std::partition_point(tokens.begin(), tokens.end(), [byte](const code::Token& t) { return t.span.end <= byte; });
    int begin = -1; // of the token that is gone through
    const auto close = [&](int end) {
        QColor& color = colors[static_cast<std::size_t>(token->kind)];
        if (!color.isValid())
            color = codeColor(theme, token->kind);
        ranges.push_back({begin, end, color});
        begin = -1;
        ++token;
    };
    for (int at = 0; at < shown.size() && token != tokens.end(); ++at) {
        if (begin >= 0 && byte >= token->span.end)
            close(at);
        if (token == tokens.end())
            break;
        if (begin < 0 && byte >= token->span.begin)
            begin = at;
        byte += bytesOf(shown.at(at), text.substr(std::min(byte, text.size())));
    }
    if (begin >= 0)
        close(static_cast<int>(shown.size()));
    return ranges;
}

} // namespace zhilan::reader
