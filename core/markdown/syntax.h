#pragma once

namespace zhilan::markdown
{

/// What is read as markup beyond the core of GFM.
struct Syntax {
    /// What readers of notes in Chinese expect: marks, math, wikilinks, callouts, heading ids, front matter, HTML as
    /// nodes, emphasis and bare links beside CJK, "~" alone never striking out. Without: GFM to the letter.
    bool notes = true;
    bool bareLinks = true;     ///< GFM's "autolink" extension
    bool strikethrough = true; ///< GFM's extension of that name
};

} // namespace zhilan::markdown
