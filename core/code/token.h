#pragma once

#include "core/base/byte_span.h"

#include <cstdint>

namespace zhilan::code
{

/// What a stretch of code is, as far as its colour goes.
enum class TokenKind : std::uint8_t {
    Keyword,
    Type,
    Constant, ///< true, null, a character reference, an anchor
    String,
    Number,
    Comment,
    Directive, ///< of a preprocessor, an annotation, a document type, the head of a difference
    Function,  ///< where it is defined or called
    Variable,  ///< one that a sign marks: $name
    Tag,       ///< of markup, of a style sheet's selector; heads of sections
    Attribute, ///< of a tag, a property, a key
    Inserted,
    Removed,
};

/// Text between tokens is plain.
struct Token {
    ByteSpan span; ///< never empty
    TokenKind kind = TokenKind::Keyword;
    friend bool operator==(const Token&, const Token&) = default;
};

} // namespace zhilan::code
