#include "core/code/languages.h"
#include "core/code/scanner.h"

#include <algorithm>

namespace zhilan::code
{

namespace
{

bool isNamePart(char c)
{
    return isWordPart(c) || c == '-' || c == ':' || c == '.' || c == '@' || c == '#';
}

bool equalsIgnoringCase(std::string_view text, std::string_view lower)
{
    return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
               return (isCapital(a) ? static_cast<char>(a - 'A' + 'a') : a) == b;
           });
}

class MarkupScanner
{
public:
    MarkupScanner(Scanner& scanner, const Language& language, const std::stop_token& stop, std::vector<Token>& out)
        : m_scanner(scanner), m_html(language.name == "HTML"), m_stop(stop), m_out(out)
    {
    }

    void scan()
    {
        while (m_scanner.goesOn()) {
            const std::size_t at = m_scanner.at();
            if (m_scanner.startsWith("<!--"))
                m_scanner.take(m_scanner.behind("-->", at + 4), TokenKind::Comment);
            else if (m_scanner.startsWith("<![CDATA["))
                m_scanner.take(m_scanner.behind("]]>", at), TokenKind::String);
            else if (m_scanner.startsWith("<?"))
                m_scanner.take(m_scanner.behind("?>", at), TokenKind::Directive);
            else if (m_scanner.startsWith("<!"))
                m_scanner.take(m_scanner.behind(">", at), TokenKind::Directive);
            else if (m_scanner.peek() == '<')
                tag();
            else if (m_scanner.peek() == '&')
                reference();
            else
                m_scanner.advance(m_scanner.text().find_first_of("<&", at));
        }
    }

private:
    /// &name; or &#1234;
    void reference()
    {
        constexpr std::size_t kLongest = 32;
        std::size_t end = m_scanner.at() + 1;
        const std::size_t most = std::min(m_scanner.text().size(), end + kLongest);
        while (end < most && (isWordPart(m_scanner.text()[end]) || m_scanner.text()[end] == '#'))
            ++end;
        if (end < most && m_scanner.text()[end] == ';')
            m_scanner.take(end + 1, TokenKind::Constant);
        else
            m_scanner.skip();
    }

    void tag()
    {
        const std::string_view text = m_scanner.text();
        const bool closing = m_scanner.peek(1) == '/';
        const std::size_t name = m_scanner.at() + (closing ? 2 : 1);
        const std::size_t end = m_scanner.runEnd(name, isNamePart);
        if (end == name || isDigit(text[name])) {
            m_scanner.skip();
            return;
        }
        m_scanner.take(end, TokenKind::Tag);
        if (!attributes() || closing || !m_html)
            return;
        for (const std::string_view embedded : {"script", "style"}) {
            if (equalsIgnoringCase(text.substr(name, end - name), embedded))
                other(embedded);
        }
    }

    /// To the end of the tag. False where it is an empty one.
    bool attributes()
    {
        const std::string_view text = m_scanner.text();
        while (m_scanner.goesOn()) {
            const char c = m_scanner.peek();
            if (c == '>' || c == '<') {
                if (c == '>')
                    m_scanner.take(m_scanner.at() + 1, TokenKind::Tag);
                return true;
            }
            if (m_scanner.startsWith("/>")) {
                m_scanner.take(m_scanner.at() + 2, TokenKind::Tag);
                return false;
            }
            if (c == '"' || c == '\'') {
                m_scanner.take(m_scanner.behind(text.substr(m_scanner.at(), 1), m_scanner.at() + 1), TokenKind::String);
            } else if (isNamePart(c)) {
                const std::size_t end = m_scanner.runEnd(m_scanner.at(), isNamePart);
                const bool value = m_scanner.at() > 0 && text[m_scanner.at() - 1] == '=';
                m_scanner.take(end, value ? TokenKind::String : TokenKind::Attribute);
            } else {
                m_scanner.skip();
            }
        }
        return true;
    }

    /// A script or a style sheet, up to the tag that ends it. What ends it is no part of it, whatever stands there: so
    /// it is in HTML, too.
    void other(std::string_view element)
    {
        const std::string_view text = m_scanner.text();
        std::size_t end = text.find("</", m_scanner.at());
        while (end != std::string_view::npos && !equalsIgnoringCase(text.substr(end + 2, element.size()), element))
            end = text.find("</", end + 2);
        end = std::min(end, text.size());
        m_scanner.looked(end - m_scanner.at());
        const auto offset = static_cast<std::uint32_t>(m_scanner.at());
        std::vector<Token> inside;
        Scanner scanner(text.substr(offset, end - offset), inside, m_stop);
        if (element == "style") {
            scanStyleSheet(scanner);
        } else {
            const std::span<const Language> all = languages();
            const auto script =
                std::find_if(all.begin(), all.end(), [](const Language& each) { return each.name == "JavaScript"; });
            scanProgram(scanner, *script);
        }
        m_scanner.looked(scanner.lookedAt());
        for (const Token& token : inside)
            m_out.push_back({{token.span.begin + offset, token.span.end + offset}, token.kind});
        m_scanner.advance(end);
    }

    Scanner& m_scanner;
    bool m_html;
    const std::stop_token& m_stop;
    std::vector<Token>& m_out;
};

} // namespace

void scanMarkup(Scanner& scanner, const Language& language, const std::stop_token& stop, std::vector<Token>& out)
{
    MarkupScanner(scanner, language, stop, out).scan();
}

} // namespace zhilan::code
