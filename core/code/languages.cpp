#include "core/code/languages.h"

#include <array>

namespace zhilan::code
{
namespace
{

constexpr std::string_view kSlashes = "//";
constexpr std::string_view kStarred = "/* */";
constexpr std::string_view kBothQuotes = "\"'";

// Words are those of each language's own reference.

constexpr std::string_view kCWords =
    "alignas alignof auto break case const constexpr continue default do else enum extern for goto if inline register "
    "restrict return sizeof static static_assert struct switch thread_local typedef typeof union volatile while "
    "_Atomic "
    "_Generic _Noreturn";
constexpr std::string_view kCTypes =
    "bool char double float int int16_t int32_t int64_t int8_t intptr_t long ptrdiff_t short signed size_t ssize_t "
    "uint16_t uint32_t uint64_t uint8_t uintptr_t unsigned void wchar_t FILE _Bool";
constexpr std::string_view kScriptWords =
    "as async await break case catch class const continue debugger default delete do else export extends finally for "
    "from function get if import in instanceof let new of return set static super switch this throw try typeof var "
    "void "
    "while with yield";

constexpr std::array kLanguages{
    Language{"C", "c h", Shape::Program, kSlashes, kStarred, kBothQuotes, kHashDirectives, kCWords, kCTypes,
             "false nullptr true NULL"},
    Language{"C++", "c++ cpp cc cxx h++ hpp hh hxx ino arduino cuda cu", Shape::Program, kSlashes, kStarred,
             kBothQuotes, kHashDirectives | kCppRawStrings | kDigitQuotes,
             "alignas alignof and asm auto break case catch class co_await co_return co_yield concept const const_cast "
             "consteval constexpr constinit continue decltype default delete do dynamic_cast else enum explicit export "
             "extern final for friend goto if import inline module mutable namespace new noexcept not operator or "
             "override private protected public register reinterpret_cast requires return sizeof static static_assert "
             "static_cast struct switch template this thread_local throw try typedef typeid typename union using "
             "virtual volatile while xor",
             "bool char char16_t char32_t char8_t double float int int16_t int32_t int64_t int8_t long ptrdiff_t short "
             "signed size_t std string string_view uint16_t uint32_t uint64_t uint8_t unsigned vector void wchar_t",
             "false nullptr true NULL"},
    Language{"Objective-C", "objective-c objectivec objc obj-c mm", Shape::Program, kSlashes, kStarred, kBothQuotes,
             kHashDirectives | kAnnotations | kCapitalTypes, kCWords, kCTypes, "nil self super NO NULL YES"},
    Language{
        "C#", "c# csharp cs", Shape::Program, kSlashes, kStarred, kBothQuotes, kHashDirectives | kCapitalTypes,
        "abstract as async await base break case catch checked class const continue default delegate do else enum "
        "event explicit extern finally fixed for foreach get goto if implicit in init interface internal is lock "
        "namespace new operator out override params private protected public readonly record ref return sealed set "
        "sizeof stackalloc static struct switch this throw try typeof unchecked unsafe using virtual volatile when "
        "where while with yield",
        "bool byte char decimal double dynamic float int long object sbyte short string uint ulong ushort var void",
        "false null true"},
    Language{
        "Java", "java", Shape::Program, kSlashes, kStarred, kBothQuotes, kAnnotations | kCapitalTypes | kTripleQuotes,
        "abstract assert break case catch class continue default do else enum extends final finally for if "
        "implements import instanceof interface native new package permits private protected public record return "
        "sealed static strictfp super switch synchronized this throw throws transient try var volatile while yield",
        "boolean byte char double float int long short void", "false null true"},
    Language{"Kotlin", "kotlin kt kts", Shape::Program, kSlashes, kStarred, kBothQuotes,
             kAnnotations | kCapitalTypes | kTripleQuotes | kNestedComments,
             "abstract actual as break by catch class companion const constructor continue data do else enum expect "
             "external final finally for fun get if import in infix init inline inner interface internal is lateinit "
             "object open operator out override package private protected public return sealed set super suspend "
             "tailrec this throw try typealias val var vararg when where while",
             "", "false null true"},
    Language{
        "Scala", "scala sc", Shape::Program, kSlashes, kStarred, kBothQuotes,
        kAnnotations | kCapitalTypes | kTripleQuotes | kNestedComments | kLifetimes,
        "abstract case catch class def do else enum extends final finally for given if implicit import lazy match "
        "new object override package private protected return sealed super then this throw trait try type using val "
        "var while with yield",
        "", "false null true"},
    Language{
        "Groovy", "groovy gradle jenkinsfile", Shape::Program, kSlashes, kStarred, kBothQuotes,
        kAnnotations | kCapitalTypes | kTripleQuotes | kDollarVariables,
        "abstract as assert break case catch class continue def default do else enum extends final finally for if "
        "implements import in instanceof interface new package private protected public return static super switch "
        "this throw throws trait try while",
        "boolean byte char double float int long short void", "false null true"},
    Language{"Swift", "swift", Shape::Program, kSlashes, kStarred, "\"",
             kAnnotations | kCapitalTypes | kTripleQuotes | kNestedComments,
             "actor any as associatedtype async await break case catch class continue convenience default defer deinit "
             "do else enum extension fallthrough fileprivate final for func get guard if import in indirect infix init "
             "inout internal is lazy let mutating open operator override postfix prefix private protocol public repeat "
             "required rethrows return self set some static struct subscript super switch throw throws try typealias "
             "unowned var weak where while",
             "", "false nil true"},
    Language{"Go", "go golang", Shape::Program, kSlashes, kStarred, kBothQuotes, kBackquotes,
             "break case chan const continue default defer else fallthrough for func go goto if import interface map "
             "package range return select struct switch type var",
             "any bool byte complex128 complex64 error float32 float64 int int16 int32 int64 int8 rune string uint "
             "uint16 uint32 uint64 uint8 uintptr",
             "false iota nil true"},
    Language{"Rust", "rust rs", Shape::Program, kSlashes, kStarred, kBothQuotes,
             kCapitalTypes | kNestedComments | kHashRawStrings | kLifetimes | kStringsOverLines,
             "as async await break const continue crate dyn else enum extern fn for if impl in let loop macro_rules "
             "match mod move mut pub ref return self static struct super trait type union unsafe use where while",
             "bool char f32 f64 i128 i16 i32 i64 i8 isize str u128 u16 u32 u64 u8 usize", "false true"},
    Language{"Zig", "zig", Shape::Program, kSlashes, "", kBothQuotes, kAnnotations,
             "align and break catch comptime const continue defer else enum errdefer error export extern fn for if "
             "inline opaque or orelse packed pub return struct switch test threadlocal try union usingnamespace var "
             "volatile while",
             "anyerror anytype bool f32 f64 i16 i32 i64 i8 isize type u16 u32 u64 u8 usize void",
             "false null true undefined"},
    Language{
        "Dart", "dart flutter", Shape::Program, kSlashes, kStarred, kBothQuotes,
        kAnnotations | kCapitalTypes | kTripleQuotes,
        "abstract as assert async await break case catch class const continue default do else enum export extends "
        "extension factory final finally for get if implements import in is late library mixin new on operator part "
        "required rethrow return sealed set static super switch sync this throw try typedef var when while with "
        "yield",
        "bool double dynamic int num void", "false null true"},
    Language{"JavaScript", "javascript js jsx mjs cjs node ecmascript", Shape::Program, kSlashes, kStarred, kBothQuotes,
             kTemplates | kRegexLiterals | kAnnotations, kScriptWords, "", "false null true undefined Infinity NaN"},
    Language{
        "TypeScript", "typescript ts tsx mts cts", Shape::Program, kSlashes, kStarred, kBothQuotes,
        kTemplates | kRegexLiterals | kAnnotations | kCapitalTypes,
        "abstract as asserts async await break case catch class const continue debugger declare default delete do "
        "else enum export extends finally for from function get if implements import in infer instanceof interface "
        "is keyof let module namespace new of override private protected public readonly return satisfies set "
        "static super switch this throw try type typeof var while with yield",
        "any bigint boolean never number object string symbol unknown void", "false null true undefined Infinity NaN"},
    Language{"Python", "python py python3 py3 pyi pycon ipython gyp", Shape::Program, "#", "", kBothQuotes,
             kTripleQuotes | kAnnotations,
             "and as assert async await break case class continue def del elif else except finally for from global if "
             "import in is lambda match nonlocal not or pass raise return try while with yield",
             "bool bytes complex dict float frozenset int list object set str tuple type",
             "cls self Ellipsis False None NotImplemented True"},
    Language{"Ruby", "ruby rb rake gemfile", Shape::Program, "#", "", kBothQuotes,
             kSigils | kDollarVariables | kColonSymbols | kCapitalTypes | kStringsOverLines | kBackquotes |
                 kHereDocuments,
             "alias and begin break case class def defined? do else elsif end ensure extend for if in include module "
             "next not or raise redo require rescue retry return self super then undef unless until when while yield",
             "", "false nil true"},
    Language{"Perl", "perl pl pm", Shape::Program, "#", "", kBothQuotes,
             kSigils | kDollarVariables | kStringsOverLines | kHereDocuments,
             "and die do else elsif for foreach given if last local my next no not or our package print redo require "
             "return say sub unless until use when while",
             "", "undef"},
    Language{
        "PHP", "php php5 php7 php8 phtml", Shape::Program, "// #", kStarred, kBothQuotes,
        kDollarVariables | kCapitalTypes | kStringsOverLines,
        "abstract and array as break case catch class clone const continue declare default do echo else elseif enum "
        "extends final finally fn for foreach function global goto if implements include include_once instanceof "
        "interface isset list match namespace new or print private protected public readonly require require_once "
        "return static switch throw trait try unset use var while yield",
        "bool callable float int iterable mixed never object string void", "false null true FALSE NULL TRUE"},
    Language{"Lua", "lua luau", Shape::Program, "--", "--[[ ]]", kBothQuotes, kLongBrackets,
             "and break do else elseif end for function goto if in local not or repeat return then until while", "",
             "false nil self true"},
    Language{"R", "r rscript splus", Shape::Program, "#", "", kBothQuotes, kStringsOverLines,
             "break else for function if in library next repeat require return while", "",
             "Inf FALSE NA NULL NaN TRUE"},
    Language{
        "Julia", "julia jl", Shape::Program, "#", "#= =#", "\"", kTripleQuotes | kCapitalTypes | kAnnotations,
        "abstract baremodule begin break catch const continue do else elseif end export finally for function global "
        "if import in let local macro module mutable quote return struct try using where while",
        "", "false missing nothing true"},
    Language{
        "MATLAB", "matlab octave", Shape::Program, "%", "%{ %}", "\"", 0,
        "break case catch continue else elseif end for function global if otherwise parfor persistent return switch "
        "try while",
        "", "false inf nan pi true"},
    Language{"Haskell", "haskell hs", Shape::Program, "--", "{- -}", "\"", kCapitalTypes | kNestedComments | kLifetimes,
             "case class data default deriving do else forall foreign if import in infix infixl infixr instance let "
             "module newtype of qualified then type where",
             "", "False True"},
    Language{
        "OCaml", "ocaml ml mli f# fsharp fs", Shape::Program, kSlashes, "(* *)", "\"",
        kCapitalTypes | kNestedComments | kLifetimes,
        "and as begin class do done else end exception for fun function functor if in include inherit let match "
        "member method module mutable new object of open rec sig struct then to try type val when while with yield",
        "bool char float int list option string unit", "false true"},
    Language{
        "Elixir", "elixir ex exs", Shape::Program, "#", "", kBothQuotes,
        kTripleQuotes | kAnnotations | kColonSymbols | kCapitalTypes,
        "after alias and case catch cond def defmacro defmodule defp defstruct do else end fn for if import in not "
        "or quote raise receive require rescue try unless unquote use when with",
        "", "false nil true"},
    Language{"Erlang", "erlang erl hrl", Shape::Program, "%", "", "\"", kCapitalTypes,
             "after and andalso begin case catch end fun if not of or orelse receive try when", "", "false true"},
    Language{
        "Lisp", "lisp common-lisp elisp emacs-lisp el scheme scm racket rkt clojure clj cljs", Shape::Program, ";",
        "#| |#", "\"", kLispWords | kStringsOverLines | kNestedComments,
        "begin case cond cons def define defmacro defmethod defn defun defvar do else fn if lambda let let* letrec "
        "loop ns progn quote recur require set! setf setq unless use when while",
        "", "false nil t true"},
    Language{
        "Shell", "shell sh bash zsh ksh ash dash fish console shell-session shellsession terminal", Shape::Program, "#",
        "", kBothQuotes, kShellWords | kCommands | kDollarVariables | kHereDocuments | kStringsOverLines,
        "alias break builtin case cd continue coproc declare do done echo elif else esac eval exec exit export fi "
        "for function getopts if in local popd printf pushd read readonly return select set shift source then time "
        "trap type typeset unalias unset until wait while",
        "", "false true"},
    Language{
        "PowerShell", "powershell ps1 pwsh psm1", Shape::Program, "#", "<# #>", kBothQuotes,
        kDollarVariables | kIgnoresCase | kShellWords | kStringsOverLines,
        "begin break catch class continue data do dynamicparam else elseif end enum exit filter finally for foreach "
        "from function if in param process return switch throw trap try until using while",
        "", ""},
    Language{
        "Batch", "batch bat cmd dos", Shape::Program, "rem :: REM", "", "\"", kIgnoresCase,
        "call cd copy defined del do echo else errorlevel exist exit for goto if in md move not pause popd pushd rd "
        "set setlocal shift start",
        "", "off on"},
    Language{
        "SQL", "sql mysql postgresql postgres pgsql plsql sqlite sqlite3 tsql hive", Shape::Program, "--", kStarred,
        kBothQuotes, kIgnoresCase | kDoubledQuotes | kStringsOverLines | kBackquotes,
        "add all alter and any as asc begin between by case cascade check column commit constraint create cross "
        "database declare default delete desc distinct drop else end except exists explain fetch for foreign from "
        "full function grant group having if in index inner insert intersect into is join key lateral left like "
        "limit materialized natural not offset on or order outer over partition primary procedure references "
        "returning revoke right rollback row rows select set table then to transaction trigger truncate union unique "
        "update using values view virtual when where window with",
        "array bigint binary blob boolean char date datetime decimal double float int integer interval json jsonb "
        "numeric real serial smallint text time timestamp tinyint uuid varchar",
        "false null true"},
    Language{"Makefile", "makefile make mk mak gnumakefile", Shape::Program, "#", "", "", kDollarVariables | kTargets,
             "define else endef endif export ifdef ifeq ifndef ifneq include override unexport vpath", "", ""},
    Language{
        "CMake", "cmake cmakelists cmakelists.txt", Shape::Program, "#", "#[[ ]]", "\"",
        kDollarVariables | kIgnoresCase | kStringsOverLines,
        "break continue else elseif endforeach endfunction endif endmacro endwhile foreach function if macro return "
        "while",
        "", "false off on true"},
    Language{
        "Dockerfile", "dockerfile docker containerfile", Shape::Program, "#", "", kBothQuotes,
        kDollarVariables | kShellWords,
        "ADD ARG AS CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL ONBUILD RUN SHELL STOPSIGNAL USER VOLUME "
        "WORKDIR",
        "", ""},
    Language{"Nginx", "nginx nginxconf", Shape::Program, "#", "", kBothQuotes, kDollarVariables | kShellWords,
             "events http if include listen location return rewrite server set try_files types upstream", "", "off on"},
    Language{
        "Assembler", "asm assembly nasm gas armasm x86asm", Shape::Program, "; //", kStarred, kBothQuotes, kTargets,
        "add and call cmp dec div idiv imul inc int ja jae jb jbe je jg jge jl jle jmp jne jnz jz lea mov movzx mul "
        "neg nop not or pop push ret sar shl shr sub syscall test xor",
        "", ""},
    Language{
        "Protocol Buffers", "protobuf proto", Shape::Program, kSlashes, kStarred, kBothQuotes, kCapitalTypes,
        "enum extend extensions import map message oneof option optional package public repeated required reserved "
        "returns rpc service stream syntax to",
        "bool bytes double fixed32 fixed64 float int32 int64 sint32 sint64 string uint32 uint64", "false true"},
    Language{"GraphQL", "graphql gql", Shape::Program, "#", "", "\"",
             kTripleQuotes | kDollarVariables | kCapitalTypes | kAnnotations,
             "directive enum extend fragment implements input interface mutation on query scalar schema subscription "
             "type union",
             "", "false null true"},
    Language{
        "Solidity", "solidity sol", Shape::Program, kSlashes, kStarred, kBothQuotes, kCapitalTypes,
        "abstract contract constructor else emit enum error event external for function if import interface internal "
        "is library mapping memory modifier new override payable pragma private public pure require return returns "
        "revert storage struct unchecked using view virtual while",
        "address bool bytes bytes32 int int256 string uint uint256 uint8", "false this true"},
    Language{
        "Pascal", "pascal delphi objectpascal pas", Shape::Program, kSlashes, "{ }", "'", kIgnoresCase | kDoubledQuotes,
        "and array as begin case class const constructor destructor div do downto else end except file finally for "
        "function goto if implementation in inherited interface is mod not object of or packed private procedure "
        "program property protected public record repeat set shl shr then to try type unit until uses var while "
        "with xor",
        "boolean byte char double integer longint real string word", "false nil true"},
    Language{"Fortran", "fortran f90 f95 f03 f77", Shape::Program, "!", "", kBothQuotes, kIgnoresCase | kDoubledQuotes,
             "allocatable allocate call case contains cycle deallocate dimension do else elseif end enddo endif exit "
             "function if implicit in inout intent module none out parameter print program read return save select "
             "stop subroutine then type use where while write",
             "character complex integer logical real", ""},
    Language{
        "Visual Basic", "vb vbnet visualbasic vba vbscript", Shape::Program, "'", "", "\"",
        kIgnoresCase | kDoubledQuotes,
        "and as byref byval call case class const dim do each else elseif end enum exit for function get if imports "
        "in inherits is loop me mod module namespace new next not of on option or private property protected public "
        "redim return select set shared static step structure sub then throw to try until wend while with",
        "boolean byte date double integer long object single string variant", "false nothing true"},
    Language{"HTML", "html htm xhtml html5 vue svelte", Shape::Markup, "", "", "", 0, "", "", ""},
    Language{"XML", "xml svg xsd xsl xslt rss atom plist ui wsdl", Shape::Markup, "", "", "", 0, "", "", ""},
    Language{"CSS", "css scss sass less stylus", Shape::StyleSheet, "", kStarred, kBothQuotes, 0, "", "", ""},
    Language{"JSON", "json json5 jsonc jsonl ndjson geojson ipynb webmanifest", Shape::Json, kSlashes, kStarred,
             kBothQuotes, 0, "", "", "false null true"},
    Language{"YAML", "yaml yml", Shape::Yaml, "#", "", kBothQuotes, 0, "", "",
             "false no null off on true yes False None True"},
    Language{"TOML", "toml", Shape::Settings, "#", "", kBothQuotes, kTripleQuotes, "", "", "false inf nan true"},
    Language{"INI", "ini cfg conf properties dosini editorconfig desktop gitconfig env dotenv systemd", Shape::Settings,
             "# ;", "", "\"", 0, "", "", "false no off on true yes"},
    Language{"Diff", "diff patch udiff", Shape::Difference, "", "", "", 0, "", "", ""},
    Language{"Markdown", "markdown md mdx gfm", Shape::Markdown, "", "", "", 0, "", "", ""},
    Language{"LaTeX", "latex tex bibtex", Shape::Tex, "%", "", "", 0, "", "", ""},
};

} // namespace

std::span<const Language> languages()
{
    return kLanguages;
}

} // namespace zhilan::code
