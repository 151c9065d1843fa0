#include "core/page/html_page.h"

#include "core/markdown/html.h"
#include "core/page/colored_code.h"
#include "core/page/embedded_images.h"
#include "core/page/html_text.h"
#include "core/page/property_list.h"

namespace zhilan::page
{

namespace
{

/// Everything that the page needs, so that it reads the same from a disk that is offline in ten years.
constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --text: #22262b; --muted: #666b72; --paper: #fffefc; --line: #e3dfd8;
        --accent: #2458a6; --quote: #f6f4ef; --keyword: #94478a; --string: #1f735f; --number: #a04d1c;
        --removed: #b3362b; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e4e4e0; --muted: #979da6; --paper: #17191c; --line: #2e3238; --accent: #82aef5; --quote: #20242a;
          --keyword: #d98bc0; --string: #6cc5a1; --number: #f0a35e; --removed: #f0877c; }
}
html { background: var(--paper); color: var(--text); }
body { max-width: 40em; margin: 3em auto; padding: 0 1.2em; font: 16px/1.8 "Noto Sans CJK SC", "Source Han Sans SC",
       "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; margin: 1.8em 0 .6em; }
h1 { font-size: 1.7em; } h2 { font-size: 1.35em; } h3 { font-size: 1.1em; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
blockquote { margin: 1em 0; padding: .7em 1.1em; background: var(--quote); border-left: 3px solid var(--accent);
             border-radius: 0 8px 8px 0; }
blockquote > :first-child { margin-top: 0; } blockquote > :last-child { margin-bottom: 0; }
table { display: block; overflow-x: auto; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .35em .9em; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { border-bottom-width: 2px; } [align=right] { text-align: right; } [align=center] { text-align: center; }
code, pre { font-family: "Noto Sans Mono CJK SC", ui-monospace, monospace; font-size: .92em; }
pre { padding: .8em 1em; background: var(--quote); border-radius: 8px; overflow-x: auto; line-height: 1.5; }
pre i { font-style: normal; } .k { color: var(--keyword); } .f { color: var(--accent); } .n { color: var(--number); }
.s { color: var(--string); } .c { color: var(--muted); } .r { color: var(--removed); }
.properties { display: grid; grid-template-columns: minmax(0, max-content) minmax(0, 1fr); gap: .15em 1.2em;
              font-size: .86em; line-height: 1.6; }
.properties dt { max-width: 8em; color: var(--muted); } .properties dd { margin: 0; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0; }
img { max-width: 100%; } del { color: var(--muted); }
@media print { body { margin: 0; max-width: none; } }
)css";

} // namespace

std::string htmlPage(const document::Document& document, const media::PictureFolders& pictures,
                     const std::stop_token& stop, std::size_t* leftOut)
{
    std::string html = "<!DOCTYPE html>\n<html lang=\"" + htmlEscaped(document.language) + "\">\n<head>\n";
    html += "<meta charset=\"utf-8\">\n";
    html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    // Second lock beside bodyHtml(): whatever a document smuggles in may neither run nor fetch anything.
    html += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
            "img-src 'self' data:; base-uri 'none'; form-action 'none'\">\n";
    html += "<title>" + htmlEscaped(document.title) + "</title>\n<style>" + std::string(kStyle) +
            "</style>\n</head>\n<body>\n";
    std::string body = withColoredCode(markdown::bodyHtml(*document.tree), stop);
    // Below the title, where the text begins with it.
    constexpr std::string_view kTitleEnd = "</h1>\n";
    const std::size_t title = body.starts_with("<h1") ? body.find(kTitleEnd) : std::string::npos;
    body.insert(title == std::string::npos ? 0 : title + kTitleEnd.size(), propertyList(document));
    html += pictures.document.empty() ? body : withEmbeddedImages(body, pictures, stop, leftOut);
    if (!html.ends_with('\n'))
        html += '\n';
    return html + "</body>\n</html>\n";
}

} // namespace zhilan::page
