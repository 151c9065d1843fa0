#include "app/shell/messages.h"

#include "app/models/text_conversion.h"

#include <QDir>

#include <algorithm>

namespace zhilan::shell
{

QString Message::Phrase::said() const
{
    if (source == nullptr) {
        return {};
    }
    const QString text = Messages::tr(source, nullptr, count);
    return arguments.size() == 2   ? text.arg(arguments[0], arguments[1])
           : arguments.size() == 1 ? text.arg(arguments[0])
                                   : text;
}

QString Message::text() const
{
    const QString text = what.said();
    return further.source == nullptr ? text : text + QLatin1Char(' ') + further.said();
}

QString Message::remedy() const
{
    return whatToDo.said();
}

Message Messages::forError(const Error& error)
{
    const QString file = QDir::toNativeSeparators(models::toQString(std::filesystem::path(error.detail)));
    switch (error.code) {
    case ErrorCode::NotFound:
        return {{QT_TR_NOOP("There is no file or folder “%1”."), {file}},
                {QT_TR_NOOP("It may have been moved, renamed or deleted. Open it from where it is now.")}};
    case ErrorCode::PermissionDenied:
        return {{QT_TR_NOOP("“%1” may not be read."), {file}},
                {QT_TR_NOOP("Ask its owner, or change its permissions.")}};
    case ErrorCode::NotAFile:
        return {{QT_TR_NOOP("“%1” is not a file."), {file}}, {QT_TR_NOOP("Open a folder with “Open folder” instead.")}};
    case ErrorCode::NotAFolder:
        return {{QT_TR_NOOP("“%1” is not a folder."), {file}}, {QT_TR_NOOP("Open a file with “Open file” instead.")}};
    case ErrorCode::NotMounted:
        return {{QT_TR_NOOP("“%1” is empty; what was in it is on another device."), {file}},
                {QT_TR_NOOP("Connect that device again. Until then its documents stay in the search.")}};
    case ErrorCode::ReadFailed:
        return {{QT_TR_NOOP("“%1” could not be read."), {file}},
                {QT_TR_NOOP("The device or network drive may have failed. Check it and try again.")}};
    case ErrorCode::TooLarge:
        return {{QT_TR_NOOP("“%1” is too large to be a document."), {file}},
                {QT_TR_NOOP("Split it into smaller files.")}};
    case ErrorCode::OutOfMemory:
        return {{QT_TR_NOOP("There was not enough memory to read “%1”."), {file}},
                {QT_TR_NOOP("Close other programs, or split it into smaller files.")}};
    case ErrorCode::BinaryFile:
        return {
            {QT_TR_NOOP("“%1” is not a text file."), {file}},
            {QT_TR_NOOP("Whatever its name ends in, it holds something else. Open a file with Markdown text in it.")}};
    case ErrorCode::UnknownFormat:
        return {{QT_TR_NOOP("“%1” is of no format that is known."), {file}},
                {QT_TR_NOOP("Choose a subtitle file or a list of chapters, such as one ending in .srt or .vtt.")}};
    case ErrorCode::Damaged:
    case ErrorCode::OtherVersion:
        return {{QT_TR_NOOP("“%1” is damaged or of another version."), {file}},
                {QT_TR_NOOP("Delete it; it will be made anew.")}};
    case ErrorCode::Locked:
        return {{QT_TR_NOOP("Another process is writing to “%1”."), {file}},
                {QT_TR_NOOP("Wait until it has finished, or end it.")}};
    case ErrorCode::NoSpace:
        return {{QT_TR_NOOP("“%1” could not be written: the disk is full."), {file}},
                {QT_TR_NOOP("Free some space and try again.")}};
    case ErrorCode::WriteFailed:
        return {{QT_TR_NOOP("“%1” could not be written."), {file}},
                {QT_TR_NOOP("Check the disk and the permissions of the folder and try again.")}};
    case ErrorCode::Cancelled:
        return {{QT_TR_NOOP("“%1” was not opened."), {file}}, {QT_TR_NOOP("Open it again.")}};
    case ErrorCode::BrokenLink:
        return {{QT_TR_NOOP("“%1” is a link that leads to nothing, or in a circle."), {file}},
                {QT_TR_NOOP("Correct the link, or delete it.")}};
    }
    return {};
}

Message Messages::notSaved(const Error& error)
{
    const QString file = QDir::toNativeSeparators(models::toQString(error.detail));
    switch (error.code) {
    case ErrorCode::NotFound:
        return {{QT_TR_NOOP("“%1” could not be saved: its folder is not there."), {file}},
                {QT_TR_NOOP("Choose another folder.")}};
    case ErrorCode::NotAFile:
        return {{QT_TR_NOOP("“%1” could not be saved: a folder has this name."), {file}},
                {QT_TR_NOOP("Choose another name.")}};
    case ErrorCode::PermissionDenied:
        return {{QT_TR_NOOP("“%1” could not be saved: you may not write there."), {file}},
                {QT_TR_NOOP("Choose another folder.")}};
    default:
        return forError(error);
    }
}

Message Messages::forErrors(const Error& first, int count)
{
    Message message = forError(first);
    if (count > 1) {
        message.further = more(count - 1);
    }
    return message;
}

Message::Phrase Messages::more(int count)
{
    return {QT_TR_N_NOOP("%n more could not be read either."), {}, count};
}

std::optional<Message> Messages::forEncoding(const std::filesystem::path& file, const document::Document& document)
{
    const auto places =
        std::count_if(document.diagnostics.begin(), document.diagnostics.end(),
                      [](const Diagnostic& diagnostic) { return diagnostic.code == DiagnosticCode::UndecodableBytes; });
    const QString name = QDir::toNativeSeparators(models::toQString(file));
    const QString encoding = models::toQString(document.encoding);
    if (places == 0) {
        if (document.encodingOrigin != text::EncodingOrigin::Uncertain) {
            return std::nullopt;
        }
        return Message{
            {QT_TR_NOOP("“%1” was read as %2, but another encoding would fit nearly as well."), {name, encoding}},
            {QT_TR_NOOP("If it does not read right, choose another encoding at the foot of the window.")}};
    }
    return Message{
        {QT_TR_N_NOOP("“%1” was read as %2, but holds bytes that are no text in it; %n place(s) show “�” instead."),
         {name, encoding},
         static_cast<int>(places)},
        {QT_TR_NOOP("Choose another encoding at the foot of the window, or save the file as UTF-8 where it comes "
                    "from.")}};
}

Message Messages::forRefusal(const Refused& refused)
{
    switch (refused.reason) {
    case Refusal::NoSuchAnchor:
        return {{QT_TR_NOOP("No heading of this document is called “%1”."), {refused.target}},
                {QT_TR_NOOP("The heading may have been renamed after the link was written.")}};
    case Refusal::NotADocument:
        return {{QT_TR_NOOP("The link “%1” leads to a file that is not Markdown."), {refused.target}},
                {QT_TR_NOOP("Open it with your file manager.")}};
    case Refusal::SchemeRefused:
        return {{QT_TR_NOOP("The link “%1” is of a kind that is not opened."), {refused.target}},
                {QT_TR_NOOP("Only web and mail addresses and Markdown files are followed.")}};
    case Refusal::NoSuchPage:
        return {{QT_TR_NOOP("No document is called “%1”."), {refused.target}},
                {QT_TR_NOOP("It may not have been written yet, or not be in the library.")}};
    case Refusal::OutsideLibrary:
        return {{QT_TR_NOOP("The link “%1” leads out of the library."), {refused.target}},
                {QT_TR_NOOP("Add the folder that the file is in to the library, or open the file from the menu.")}};
    case Refusal::NotUnderstood:
        break;
    }
    return {{QT_TR_NOOP("The link “%1” is not an address."), {refused.target}},
            {QT_TR_NOOP("Correct it in the document.")}};
}

Message Messages::noMarkdown(const QString& folder)
{
    return {{QT_TR_NOOP("No Markdown file was found in “%1”."), {QDir::toNativeSeparators(folder)}},
            {QT_TR_NOOP("Choose a folder that has files ending in .md, or has them in its folders.")}};
}

Message Messages::notKept(const QString& file, ErrorCode reason)
{
    const QString name = QDir::toNativeSeparators(file);
    switch (reason) {
    case ErrorCode::PermissionDenied:
        return {
            {QT_TR_NOOP("Settings and the place where you read are not kept: “%1” may not be written."), {name}},
            {QT_TR_NOOP(
                "Change the permissions of the file and its folder, or name another folder in ZHILAN_CONFIG_DIR.")}};
    case ErrorCode::Damaged:
        return {{QT_TR_NOOP("Settings could not be read in full: “%1” is not written as an INI file is."), {name}},
                {QT_TR_NOOP("Correct the file, or delete it; it will be made anew.")}};
    case ErrorCode::NoSpace:
        return {{QT_TR_NOOP("Settings and the place where you read are not kept: there is no space for “%1”."), {name}},
                {QT_TR_NOOP("Free some space; what has changed is written with the next change.")}};
    default:
        return {{QT_TR_NOOP("Settings and the place where you read are not kept: “%1” could not be written."), {name}},
                {QT_TR_NOOP("Check that its folder is one and that the disk works, or name another folder in "
                            "ZHILAN_CONFIG_DIR.")}};
    }
}

Message Messages::folderGone(const Error& first, int count)
{
    Message message = forErrors(first, count);
    if (first.code == ErrorCode::NotFound) {
        message.what.source = QT_TR_NOOP("The folder “%1” of the library is no longer there.");
    }
    if (first.code == ErrorCode::NotFound || first.code == ErrorCode::NotAFolder) {
        message.whatToDo = {QT_TR_NOOP("It may have been renamed, moved, deleted or unmounted. Bring it back, and all "
                                       "is as before; or remove it from the library by its menu in the tree. Until "
                                       "then its documents stay in the tree and in the search.")};
    }
    return message;
}

Message Messages::documentGone(const std::filesystem::path& path)
{
    return {{QT_TR_NOOP("“%1” is no longer there; what is shown is as it was last read."),
             {QDir::toNativeSeparators(models::toQString(path))}},
            {QT_TR_NOOP("It may have been moved, renamed or deleted. Open it from where it is now.")}};
}

QString Messages::documentMoved(const std::filesystem::path& from, const std::filesystem::path& to)
{
    const bool renamed = from.parent_path() == to.parent_path();
    return (renamed ? tr("“%1” is called “%2” now") : tr("“%1” is now “%2”"))
        .arg(models::toQString(from.filename()),
             renamed ? models::toQString(to.filename()) : QDir::toNativeSeparators(models::toQString(to)));
}

Message Messages::removed(const QString& name)
{
    Message message;
    message.what = name.isEmpty() ? Message::Phrase{QT_TR_NOOP("There is no folder in the library any more.")}
                                  : Message::Phrase{QT_TR_NOOP("“%1” was removed from the library."), {name}};
    message.offer = {QT_TR_NOOP("Undo")};
    return message;
}

Message Messages::notWatched()
{
    return {{QT_TR_NOOP(
                "Not all changes in the library are noticed at once: the system allows no more watches "
                "(fs.inotify.max_user_watches). It is looked through every minute and when the window is activated.")},
            {QT_TR_NOOP("Raise the limit, for example with “sysctl fs.inotify.max_user_watches=1000000”.")}};
}

Message Messages::noVideo()
{
    return {{QT_TR_NOOP("This document does not say where its video is.")},
            {QT_TR_NOOP("A row with the video's address in the table at its top would tell.")}};
}

Message Messages::notPrinted()
{
    return {{QT_TR_NOOP("The document could not be printed.")}, {QT_TR_NOOP("See whether the printer is ready.")}};
}

Message Messages::notRevealed(const std::filesystem::path& path)
{
    return {{QT_TR_NOOP("No file manager could be started for “%1”."), {models::toQString(path)}},
            {QT_TR_NOOP("Choose one in the desktop's settings, or copy the path.")}};
}

Message Messages::notOpened(const QUrl& url)
{
    return {{QT_TR_NOOP("No program could be started for “%1”."), {url.toDisplayString()}},
            {QT_TR_NOOP("Choose a browser in the desktop's settings, or copy the address.")}};
}

} // namespace zhilan::shell
