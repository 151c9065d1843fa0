#pragma once

#include <string>
#include <string_view>

namespace zhilan::document
{

/// A work as a line of a list names it.
struct Citation {
    std::string title;
    std::string author;
    std::string note;
};

/// The line without its number and without what only says of which kind the work is: "[1] 论文：X" → "X". Linear.
[[nodiscard]] std::string_view withoutKind(std::string_view line);

/// Takes a line apart that withoutKind() gave: "《思考，快与慢》，作者：丹尼尔·卡尼曼", "刘慈欣，《三体》，2008",
/// `Kaplan et al., "Scaling Laws", arXiv:2001.08361`, "Title — note". What stands in 《》 or 『』 is the title with
/// these marks, in quotation marks without them; before it stand its authors, or it is part of a longer title. Linear.
[[nodiscard]] Citation readCitation(std::string_view line);

/// The authors that the words behind a title name: "（刘慈欣）", "，作者：刘慈欣", ", by Ann Lee", "刘慈欣著". Cut off
/// `rest`; empty without. Linear.
[[nodiscard]] std::string takeAuthor(std::string& rest);

/// The address of the first work in a text that is named by its id: "arXiv:2001.08361", "doi:10.1000/182" or
/// "10.1000/182". Empty without. Linear.
[[nodiscard]] std::string urlOfWorkId(std::string_view text);

} // namespace zhilan::document
