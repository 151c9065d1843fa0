#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

struct UConverter;

namespace zhilan::text
{

/// Bytes in an encoding that ICU has a converter for → code points.
class Converter
{
public:
    /// `encoding` as canonicalEncoding() returns it.
    explicit Converter(std::string_view encoding);
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter();

    /// False: ICU knows no such encoding.
    [[nodiscard]] bool isOpen() const { return m_converter != nullptr; }

    struct Undecodable {
        std::size_t offset = 0;
        bool cut = false; ///< the bytes end within what may be a character
    };
    /// Calls `characters` for stretches of code points and `undecodable` for each sequence of bytes that is none, all
    /// in order. Linear. Precondition: isOpen().
    void convert(std::string_view bytes, const std::function<void(std::u32string_view)>& characters,
                 const std::function<void(Undecodable)>& undecodable);

private:
    UConverter* m_converter = nullptr;
    bool m_jis = false;
};

/// A sample of a text, kUndecodable and kCut (core/text/likelihood.h) in place of what cannot be decoded. Empty where
/// ICU knows no such encoding.
[[nodiscard]] std::vector<char32_t> decodeForDetection(const std::string& encoding, std::string_view sample);

} // namespace zhilan::text
