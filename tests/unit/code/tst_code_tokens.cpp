#include "core/code/languages.h"
#include "core/code/scanner.h"
#include "core/code/tokens.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace zhilan;
using code::TokenKind;

/// Code taken apart by what it is, in every language that is known.
class TestCodeTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void namesAreUnique();
    void wordsAreListedOnce();
    void kinds_data();
    void kinds();
    void promises_data();
    void promises();
    void hostileTakesLinearWork_data();
    void hostileTakesLinearWork();
    void stops();
};

namespace
{

char letterOf(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Keyword:
        return 'k';
    case TokenKind::Type:
        return 't';
    case TokenKind::Constant:
        return 'c';
    case TokenKind::String:
        return 's';
    case TokenKind::Number:
        return 'n';
    case TokenKind::Comment:
        return '/';
    case TokenKind::Directive:
        return 'd';
    case TokenKind::Function:
        return 'f';
    case TokenKind::Variable:
        return 'v';
    case TokenKind::Tag:
        return '<';
    case TokenKind::Attribute:
        return 'a';
    case TokenKind::Inserted:
        return '+';
    case TokenKind::Removed:
        return '-';
    }
    return '?';
}

/// A letter below each byte of each line: what it is, '.' for plain, ' ' for a plain space.
std::string drawn(std::string_view text, const code::Language& language)
{
    std::string picture(text.size(), '.');
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ' || text[i] == '\n')
            picture[i] = text[i];
    }
    for (const code::Token& token : code::tokens(text, language)) {
        for (std::uint32_t i = token.span.begin; i < token.span.end; ++i) {
            if (text[i] != '\n')
                picture[i] = letterOf(token.kind);
        }
    }
    return picture;
}

/// Code that is odd on purpose, in any language.
const std::vector<std::string>& hostilePieces()
{
    static const std::vector<std::string> kPieces{"\"",
                                                  "'",
                                                  "`",
                                                  "\\",
                                                  "/",
                                                  "/*",
                                                  "/[",
                                                  "<",
                                                  "</",
                                                  "<!--",
                                                  "<a",
                                                  "<a ",
                                                  "<a=",
                                                  "<script>",
                                                  "(",
                                                  "{",
                                                  "{{",
                                                  "${",
                                                  "$(",
                                                  "`${",
                                                  "[",
                                                  "[[",
                                                  "[=",
                                                  "#",
                                                  "#[",
                                                  "\n#[",
                                                  "#include <\n",
                                                  "R\"",
                                                  "R\"x(",
                                                  "r#",
                                                  "r#\"",
                                                  "<<E",
                                                  "<<E\n",
                                                  "<<<",
                                                  "\"\"\"",
                                                  "'a",
                                                  "a",
                                                  "a ",
                                                  "a.",
                                                  "0",
                                                  "0.",
                                                  "1e+",
                                                  "-",
                                                  "--",
                                                  "--[[",
                                                  "{-",
                                                  "(*",
                                                  "@",
                                                  "@a",
                                                  "%",
                                                  "&",
                                                  "&a",
                                                  ":",
                                                  "a:\n",
                                                  "a: |\n",
                                                  "- ",
                                                  "? ",
                                                  "\n",
                                                  "\n ",
                                                  "=\n",
                                                  "a=\n",
                                                  "]",
                                                  "](",
                                                  "**",
                                                  "```\n",
                                                  "\n```",
                                                  "中",
                                                  "\"\\\n",
                                                  "\\\"\n",
                                                  "'\n",
                                                  "\"$",
                                                  "\"${a",
                                                  ";",
                                                  "a{",
                                                  "}",
                                                  "$",
                                                  "~~~",
                                                  "|\n",
                                                  "rem ",
                                                  "::",
                                                  "%{",
                                                  "#=",
                                                  "#|",
                                                  "<#",
                                                  "\t",
                                                  "\r\n",
                                                  "/ /[",
                                                  "x:",
                                                  "//",
                                                  "\"a\" ",
                                                  "\x01",
                                                  "\xF0\x9F\x98\x80"};
    return kPieces;
}

} // namespace

void TestCodeTokens::names_data()
{
    QTest::addColumn<QByteArray>("info");
    QTest::addColumn<QByteArray>("name"); // empty: none
    const auto row = [](const char* info, const char* name) {
        QTest::newRow(info) << QByteArray(info) << QByteArray(name);
    };
    row("js", "JavaScript");
    row("ts", "TypeScript");
    row("tsx", "TypeScript");
    row("py", "Python");
    row("Python", "Python");
    row("c", "C");
    row("c++", "C++");
    row("cpp", "C++");
    row("C++ title=\"a.cpp\"", "C++");
    row("c#", "C#");
    row("f#", "OCaml");
    row("objective-c", "Objective-C");
    row("rust", "Rust");
    row("rust,ignore", "Rust");
    row("sh", "Shell");
    row("bash", "Shell");
    row("console", "Shell");
    row("json", "JSON");
    row("yml", "YAML");
    row("yaml", "YAML");
    row("toml", "TOML");
    row("go", "Go");
    row("java", "Java");
    row("sql", "SQL");
    row("html", "HTML");
    row("css", "CSS");
    row("xml", "XML");
    row("diff", "Diff");
    row("dockerfile", "Dockerfile");
    row("makefile", "Makefile");
    row("{.python .numberLines}", "Python");
    row("{python}", "Python");
    row("language-rust", "Rust");
    row("lang-js", "JavaScript");
    row("  ruby  ", "Ruby");
    row("", "");
    row("text", "");
    row("plaintext", "");
    row("mermaid", "");
    row("代码", "");
    row("python中", "Python");
    row("c+++", "");
}

void TestCodeTokens::names()
{
    QFETCH(QByteArray, info);
    QFETCH(QByteArray, name);
    const code::Language* language = code::findLanguage(info.toStdString());
    QCOMPARE(language == nullptr ? QByteArray()
                                 : QByteArray(code::nameOf(*language).data(), code::nameOf(*language).size()),
             name);
}

void TestCodeTokens::namesAreUnique()
{
    std::set<std::string> seen;
    for (const code::Language& language : code::languages()) {
        QVERIFY(!language.aliases.empty());
        code::eachWord(language.aliases, [&](std::string_view alias) {
            QVERIFY2(seen.insert(std::string(alias)).second, std::string(alias).c_str());
            QCOMPARE(code::findLanguage(alias), &language);
        });
    }
}

/// One that is in two lists of a language would be looked up in the first only.
void TestCodeTokens::wordsAreListedOnce()
{
    for (const code::Language& language : code::languages()) {
        std::set<std::string> seen;
        for (const std::string_view list : {language.keywords, language.types, language.constants}) {
            code::eachWord(list, [&](std::string_view word) {
                QVERIFY2(!word.empty() && seen.insert(std::string(word)).second,
                         (std::string(language.name) + ": " + std::string(word)).c_str());
            });
        }
    }
}

void TestCodeTokens::kinds_data()
{
    QTest::addColumn<QByteArray>("info");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("picture");
    const auto row = [](const char* name, const char* info, const char* text, const char* picture) {
        QTest::newRow(name) << QByteArray(info) << QByteArray(text) << QByteArray(picture);
    };
    row("C++", "cpp", "#include <vector> // 中文\nauto s = R\"x(a)\" b)x\" + u8\"é\"; int n = 1'000u;",
        "dddddddd ssssssss /////////\nkkkk . . ssssssssssss . ssssss. ttt . . nnnnnn.");
    row("C++ class", "cpp",
        "template <typename T> class Foo : Bar { void run(int a) const { return call(0x1F, 'a'); } };",
        "kkkkkkkk .kkkkkkkk .. kkkkk ttt . ... . tttt fff.ttt .. kkkkk . kkkkkk ffff.nnnn. sss.. . ..");
    row("comment over lines", "c", "/* x\ny */ int a;", "////\n//// ttt ..");
    row("comment cut off", "c", "int a; /* 没完", "ttt .. /////////");
    row("string cut off", "c", "char* s = \"abc\nint b;", "tttt. . . ssss\nttt ..");
    row("JavaScript templates", "js", "const a = `x ${ {b: `y${1}`} } z`;", "kkkkk . . sss.. ... ss..n.s. .sss.");
    row("JavaScript regexes", "js", "let r = /a\\/[/]b/gi.test(s), q = a / b / c;",
        "kkk . . sssssssssss.ffff.... . . . . . . ..");
    row("TypeScript", "ts", "export interface P { readonly id: number; name?: string }",
        "kkkkkk kkkkkkkkk t . kkkkkkkk ... tttttt. ...... tttttt .");
    row("Python", "py",
        "@app.route(\"/x\")\nasync def f(self, x: int = 0o17) -> None:\n    \"\"\"文档\n    s\"\"\"\n    return "
        "rb'\\'' if x else print(1_000)  # 注",
        "dddddddddd.ssss.\nkkkkk kkk f.cccc. .. ttt . nnnn. .. cccc.\n    sssssssss\nssssssss\n    kkkkkk ssssss kk . "
        "kkkk fffff.nnnnn.  /////");
    row("shell", "sh",
        "#!/bin/bash\nexport PATH=\"$HOME/bin:${PATH}\" # c\nfor f in *.md; do git commit -m \"don't $f\" | grep -v x; "
        "done",
        "///////////\nkkkkkk vvvv.svvvvvsssssvvvvvvvs ///\nkkk f kk ..... kk fff ...... aa sssssssvvs . ffff aa .. "
        "kkkk");
    row("here document", "sh", "cat <<-EOF > out\n text $x\n EOF\necho b", "fff ssssss . ...\nssssssss\nssss\nkkkk f");
    row("apostrophe in a shell's answer", "console", "$ ls --all -l\nit is foo#bar, don't\nls",
        ". ff aaaaa aa\nff .. ........ .....\nff");
    row("JSON", "json", "{\"a\": \"b\\\"c\", \"n\": [1, -2.5e3, true, \"x\"], \"u\": \"http://x\"} // c",
        ".aaa. ssssss. aaa. .n. nnnnnn. cccc. sss.. aaa. ssssssssss. ////");
    row("YAML", "yaml",
        "---\nname: 张三 # x\nlist:\n  - a: 1\n  - true\ntext: |\n  any: thing\nurl: http://a.b/c\nref: *anchor",
        "ddd\naaaa. ...... ///\naaaa.\n  . a. n\n  . cccc\naaaa. d\nssssssssssss\naaa. ............\naaa. vvvvvvv");
    row("TOML", "toml", "[a.b] # c\nkey = \"v\" # c\n\"q.k\" = [1, 2026-01-01T10:00:00Z, true]",
        "<<<<<<<<<\naaa . sss ///\naaaaa . .n. nnnnnnnnnnnnnnnnnnnn. cccc.");
    row("INI", "ini", "; c\n[s]\na = 1\npath: /x/y", "///\n<<<\na . n\naaaa. ....");
    row("difference", "diff", "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@ f\n same\n-old\n+new 中",
        "ddddddd\nddddddd\n<<<<<<<<<<<<<<<<<\n ....\n----\n++++++++");
    row("HTML", "html",
        "<!DOCTYPE html>\n<p class=\"a\" data-x=1 hidden>x &amp; y</p><br/>\n<script>let a = 1; // x</script>\n<!-- c "
        "-->",
        "ddddddddddddddd\n<< aaaaa.sss aaaaaa.s aaaaaa<. ccccc .<<<<<<<<<\n<<<<<<<<kkk . . n. "
        "////<<<<<<<<<\n//////////");
    row("style in HTML", "html", "<style>.a:hover, #b > p { color: #fff; margin: 1px 2em !important }</style>",
        "<<<<<<<ttdddddd. tt . < . aaaaa. nnnn. aaaaaa. nnn nnn kkkkkkkkkk .<<<<<<<<");
    row("CSS", "css", "@media (min-width: 10px) { a::before { content: \"x\"; --v: var(--w) } }",
        "kkkkkk .<<<<<<<<<. nnnn. . <dddddddd . aaaaaaa. sss. vvv. fff.vvv. . .");
    row("SQL", "sql", "select a.name, COUNT(*) FROM t AS a WHERE x = 'it''s' AND y > 1.5 -- c",
        "kkkkkk ....... fffff... kkkk . kk . kkkkk . . sssssss kkk . . nnn ////");
    row("Rust", "rust",
        "#[derive(Debug)]\npub fn f<'a>(x: &'a str) -> Vec<u8> { let c = '中'; r#\"a\"b\"# /* a /* b */ c */ }",
        "dddddddddddddddd\nkkk kk f.vv.... .vv ttt. .. ttt.tt. . kkk . . sssss. ssssssss ///////////////// .");
    row("Go", "go", "func main() { s := `raw\nx`; fmt.Println(s, 'a', nil) }",
        "kkkk ffff.. . . .. ssss\nss. ....fffffff... sss. ccc. .");
    row("Java", "java", "@Override public void main(String[] args) throws IOException { MAX_X = 1L; new Foo<Bar>(); }",
        "ddddddddd kkkkkk tttt ffff.tttttt.. ..... kkkkkk ttttttttttt . ccccc . nn. kkk ttt.ttt.... .");
    row("Makefile", "make", "CC := gcc\nall: $(OBJ) x\n\t$(CC) -o $@ $< # c",
        ".. .. ...\nfff. vvvvvv .\n.vvvvv .. vv vv ///");
    row("Lisp", "lisp", "(defun foo-bar (x) ; c\n  (list 'a \"s\" 1.5 nil))",
        ".kkkkk fffffff .f. ///\n  .ffff .. sss nnn ccc..");
    row("Markdown", "md", "# T\n**b** `c` [l](http://x)", "<<<\nkk.kk sss ....aaaaaaaa.");
    row("LaTeX", "latex", "\\section{a} $x^2$ 5\\% % c", "kkkkkkkk... s..ns nkk ///");
    row("Lua", "lua", "--[[ c\n]] local s = [[x]] -- d", "//////\n// kkkkk . . sssss ////");
    row("PHP", "php", "<?php function f($x) { echo \"a $x {$y}\"; } # c",
        "..... kkkkkkkk f.vv. . kkkk sssvvssvvss. . ///");
    row("Ruby", "ruby", "def hi!(x) puts \"a\", :sym, @v; end # c", "kkk ff.... .... sss. cccc. vv. kkk ///");
    row("Dockerfile", "dockerfile", "FROM node:18 AS b\nRUN apt-get update && npm ci --only=prod",
        "kkkk ....... kk .\nkkk ....... ...... .. ... .. aaaaaa.....");
    row("CRLF", "py", "x = \"a\"\r\n# c\r\ny = 1", ". . sss.\n////\n. . n");
    row("emoji, supplementary ideograph", "js", "let 𠮷 = \"😀\"; // 𠮷", "kkk .... . ssssss. ///////");
    row("byte order mark", "sh",
        "\xEF\xBB\xBF"
        "ls # x",
        "fffff ///");
    row("empty", "js", "", "");
}

void TestCodeTokens::kinds()
{
    QFETCH(QByteArray, info);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, picture);
    const code::Language* language = code::findLanguage(info.toStdString());
    QVERIFY(language != nullptr);
    QCOMPARE(QByteArray::fromStdString(drawn(text.toStdString(), *language)), picture);
}

void TestCodeTokens::promises_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < code::languages().size(); ++i)
        QTest::newRow(std::string(code::languages()[i].name).c_str()) << static_cast<int>(i);
}

/// Whatever stands there: in order, apart, never empty, cut between characters.
void TestCodeTokens::promises()
{
    QFETCH(int, index);
    const code::Language& language = code::languages()[static_cast<std::size_t>(index)];
    const std::vector<std::string>& pieces = hostilePieces();
    for (const std::string& first : pieces) {
        for (const std::string& second : pieces) {
            for (const std::string& text : {first + second + "x\\中" + first}) {
                std::uint32_t at = 0;
                for (const code::Token& token : code::tokens(text, language)) {
                    const auto boundary = [&](std::uint32_t byte) {
                        return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U;
                    };
                    QVERIFY2(token.span.begin >= at && token.span.end > token.span.begin &&
                                 token.span.end <= text.size() && boundary(token.span.begin) &&
                                 boundary(token.span.end),
                             text.c_str());
                    at = token.span.end;
                }
            }
        }
    }
}

void TestCodeTokens::hostileTakesLinearWork_data()
{
    promises_data();
}

/// However often a piece stands there, no byte is looked at more than a fixed number of times.
void TestCodeTokens::hostileTakesLinearWork()
{
    QFETCH(int, index);
    const code::Language& language = code::languages()[static_cast<std::size_t>(index)];
    constexpr std::size_t kBytes = 3000;
    constexpr std::size_t kMostLooks = 16;
    const std::vector<std::string>& pieces = hostilePieces();
    for (const std::string& piece : pieces) {
        for (const char* before : {"", "\"", "/*", "<a ", "x", "`${"}) {
            std::string text = before;
            while (text.size() < kBytes)
                text += piece;
            std::vector<code::Token> out;
            const std::size_t looked = code::scan(text, language, {}, out);
            QVERIFY2(looked <= kMostLooks * text.size(),
                     qPrintable(QStringLiteral("%1 after %2: %3 of %4")
                                    .arg(QString::fromStdString(piece), QLatin1String(before))
                                    .arg(looked)
                                    .arg(text.size())));
        }
    }
}

void TestCodeTokens::stops()
{
    std::stop_source stop;
    std::string text;
    while (text.size() < 100'000)
        text += "int x = 1;\n";
    const code::Language* language = code::findLanguage("c");
    QVERIFY(!code::tokens(text, *language, stop.get_token()).empty());
    stop.request_stop();
    QVERIFY(code::tokens(text, *language, stop.get_token()).empty());
}

QTEST_APPLESS_MAIN(TestCodeTokens)
#include "tst_code_tokens.moc"
