#pragma once

#include <qnamespace.h>

/// What views and delegates ask the models for; the one list of roles of the program.
namespace zhilan::models
{

enum Role : int {
    KindRole = Qt::UserRole + 1, ///< ItemKind as int
    ByteRole,                    ///< uint: where it begins in the document's source
    ByteEndRole,                 ///< uint: half-open end of what is to be lit up; ByteRole itself for nothing
    SectionRole,                 ///< uint: document::SectionId
    LevelRole,                   ///< int: how deep it is drawn, 0 outermost
    CountRole,                   ///< int: documents below a folder; places found in a section
    TimeRole,                    ///< qint64: milliseconds in the video; -1 when not known
    FromTimeRole,                ///< bool: TimeRole is of what is around it or told before it; it starts then or later
    EndTimeRole,                 ///< qint64: as TimeRole
    VideoRole,                   ///< bool: of what was found: it is known where the video is that TimeRole is of
    AltTitleRole,                ///< QString: a chapter's title in the other language
    SpeakerRole,                 ///< QString
    SpeakerIndexRole,            ///< int: 0 for the first speaker of the document, …; -1 without one
    DefinitionRole,              ///< QString
    ContextRole,                 ///< QString: heading path or title of where it stands
    CurrentRole,                 ///< bool: it is where the reader is
    MarksRole,                   ///< QList<QPair<int, int>>: half-open UTF-16 ranges to mark in the text shown
    TitleMarksRole,              ///< as MarksRole, in the title
    LanguageRole,                ///< QString: BCP 47, of the title and the text shown
    LabelRole,                   ///< QString: what kind of thing it is, in words
    CaptionRole,                 ///< QString: what it and the rows after it have in common, shown above it
    GoneRole,                    ///< bool: it cannot be reached now; what was last read of it is shown
    FilterRole,                  ///< QString: what a filter field looks in
};

enum class ItemKind : int { Folder, Document, Section, Suggestion };

} // namespace zhilan::models
