#pragma once

namespace zhilan::reader::metrics
{

// Every size of the reading view in pixels at 100 %; each is multiplied by the zoom where it is used.

inline constexpr double kMeasure = 640; ///< of ReaderView::kMeasure Han characters
inline constexpr double kSideMargin = 32;
inline constexpr double kNarrowMargin = 16;
inline constexpr double kSectionMark = 15; ///< font size; whatever the zoom, so that it fits into the margin
inline constexpr double kTopMargin = 22;
inline constexpr double kBottomMargin = 96;

// Few sizes: each further one of a CJK face costs a millisecond before it shows its first letter.
inline constexpr double kBody = 15.5;
inline constexpr double kTable = 14;
inline constexpr double kMeta = 13;
inline constexpr double kSmall = 12;
inline constexpr double kStripText = 11;
inline constexpr double kHeadings[6] = {25, 20, 17, kBody, kTable, kTable};
inline constexpr double kHeadingBefore[6] = {30, 26, 18, 16, 14, 14};
inline constexpr double kHeadingAfter[6] = {10, 10, 8, 6, 6, 6};
inline constexpr double kHeadingLine = 1.45;
inline constexpr double kLineEastAsian = 1.85;
inline constexpr double kLineLatin = 1.6;

inline constexpr double kParagraph = 10;
inline constexpr double kListOuter = 8;
inline constexpr double kItemTight = 1;
inline constexpr double kItemLoose = 7;
inline constexpr double kIndent = 26;
inline constexpr double kIndentDigit = 9; ///< more for each digit after the first of a list's longest number
inline constexpr double kMarkerGap = 8;

inline constexpr double kCardOuter = 12;
inline constexpr double kCardPad = 10;
inline constexpr double kCardSide = 16;
inline constexpr double kCardBar = 3;
inline constexpr double kCardRadius = 8;
inline constexpr double kCardLine = 1.8;

inline constexpr double kTableOuter = 12;
inline constexpr double kTableLine = 1.55;
inline constexpr double kCellX = 12;
inline constexpr double kCellY = 7;
inline constexpr double kTableRadius = 8;

inline constexpr double kCode = 13;
inline constexpr double kCodeLine = 1.6;
inline constexpr double kCodePadX = 14;
inline constexpr double kCodePadY = 11;

inline constexpr double kProperty = 3; ///< between two
inline constexpr double kPropertiesAfter = 14;
inline constexpr double kPropertyLine = 1.6;
inline constexpr double kPropertyKey = 8 * kMeta; ///< width of the widest key; a longer one is broken
inline constexpr double kPropertyGap = 16;

inline constexpr double kRule = 20;
inline constexpr double kStrip = 26;
inline constexpr double kStripGap = 2;
inline constexpr double kImage = 64;    ///< height of the card that stands for a picture
inline constexpr double kPicture = 560; ///< a picture is shown no higher

} // namespace zhilan::reader::metrics
