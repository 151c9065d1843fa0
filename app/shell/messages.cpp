#include "app/shell/messages.h"

#include "app/models/text_conversion.h"

#include <QDir>

#include <algorithm>

namespace zhilan::shell
{

Message Messages::forError(const Error& error)
{
    const QString file = QDir::toNativeSeparators(models::toQString(std::filesystem::path(error.detail)));
    switch (error.code) {
    case ErrorCode::NotFound:
        return {tr("There is no file or folder “%1”.").arg(file),
                tr("It may have been moved, renamed or deleted. Open it from where it is now.")};
    case ErrorCode::PermissionDenied:
        return {tr("“%1” may not be read.").arg(file), tr("Ask its owner, or change its permissions.")};
    case ErrorCode::NotAFile:
        return {tr("“%1” is not a file.").arg(file), tr("Open a folder with “Open folder” instead.")};
    case ErrorCode::NotAFolder:
        return {tr("“%1” is not a folder.").arg(file), tr("Open a file with “Open file” instead.")};
    case ErrorCode::NotMounted:
        return {tr("“%1” is empty; what was in it is on another device.").arg(file),
                tr("Connect that device again. Until then its documents stay in the search.")};
    case ErrorCode::ReadFailed:
        return {tr("“%1” could not be read.").arg(file),
                tr("The device or network drive may have failed. Check it and try again.")};
    case ErrorCode::TooLarge:
        return {tr("“%1” is too large to be a document.").arg(file), tr("Split it into smaller files.")};
    case ErrorCode::OutOfMemory:
        return {tr("There was not enough memory to read “%1”.").arg(file),
                tr("Close other programs, or split it into smaller files.")};
    case ErrorCode::BinaryFile:
        return {tr("“%1” is not a text file.").arg(file), tr("Open a Markdown file, such as one ending in .md.")};
    case ErrorCode::UnknownFormat:
        return {tr("“%1” is of no format that is known.").arg(file),
                tr("Choose a subtitle file or a list of chapters, such as one ending in .srt or .vtt.")};
    case ErrorCode::Damaged:
    case ErrorCode::OtherVersion:
        return {tr("“%1” is damaged or of another version.").arg(file), tr("Delete it; it will be made anew.")};
    case ErrorCode::Locked:
        return {tr("Another process is writing to “%1”.").arg(file), tr("Wait until it has finished, or end it.")};
    case ErrorCode::NoSpace:
        return {tr("“%1” could not be written: the disk is full.").arg(file), tr("Free some space and try again.")};
    case ErrorCode::WriteFailed:
        return {tr("“%1” could not be written.").arg(file),
                tr("Check the disk and the permissions of the folder and try again.")};
    case ErrorCode::Cancelled:
        return {tr("“%1” was not opened.").arg(file), tr("Open it again.")};
    case ErrorCode::BrokenLink:
        return {tr("“%1” is a link that leads to nothing, or in a circle.").arg(file),
                tr("Correct the link, or delete it.")};
    }
    return {};
}

Message Messages::notSaved(const Error& error)
{
    const QString file = QDir::toNativeSeparators(models::toQString(error.detail));
    switch (error.code) {
    case ErrorCode::NotFound:
        return {tr("“%1” could not be saved: its folder is not there.").arg(file), tr("Choose another folder.")};
    case ErrorCode::NotAFile:
        return {tr("“%1” could not be saved: a folder has this name.").arg(file), tr("Choose another name.")};
    case ErrorCode::PermissionDenied:
        return {tr("“%1” could not be saved: you may not write there.").arg(file), tr("Choose another folder.")};
    default:
        return forError(error);
    }
}

Message Messages::forErrors(const Error& first, int count)
{
    Message message = forError(first);
    if (count > 1) {
        message.text += QLatin1Char(' ') + tr("%n more could not be read either.", nullptr, count - 1);
    }
    return message;
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
        return Message{tr("“%1” was read as %2, but another encoding would fit nearly as well.").arg(name, encoding),
                       tr("If it does not read right, choose another encoding at the foot of the window.")};
    }
    return Message{tr("“%1” was read as %2, but holds bytes that are no text in it; %n place(s) show “�” instead.",
                      nullptr, static_cast<int>(places))
                       .arg(name, encoding),
                   tr("Choose another encoding at the foot of the window, or save the file as UTF-8 where it comes "
                      "from.")};
}

Message Messages::forRefusal(const Refused& refused)
{
    switch (refused.reason) {
    case Refusal::NoSuchAnchor:
        return {tr("No heading of this document is called “%1”.").arg(refused.target),
                tr("The heading may have been renamed after the link was written.")};
    case Refusal::NotADocument:
        return {tr("The link “%1” leads to a file that is not Markdown.").arg(refused.target),
                tr("Open it with your file manager.")};
    case Refusal::SchemeRefused:
        return {tr("The link “%1” is of a kind that is not opened.").arg(refused.target),
                tr("Only web and mail addresses and Markdown files are followed.")};
    case Refusal::NoSuchPage:
        return {tr("No document is called “%1”.").arg(refused.target),
                tr("It may not have been written yet, or not be in the library.")};
    case Refusal::OutsideLibrary:
        return {tr("The link “%1” leads out of the library.").arg(refused.target),
                tr("Add the folder that the file is in to the library, or open the file from the menu.")};
    case Refusal::NotUnderstood:
        break;
    }
    return {tr("The link “%1” is not an address.").arg(refused.target), tr("Correct it in the document.")};
}

Message Messages::noMarkdown(const QString& folder)
{
    return {tr("No Markdown file was found in “%1”.").arg(QDir::toNativeSeparators(folder)),
            tr("Choose a folder that has files ending in .md, or has them in its folders.")};
}

Message Messages::notKept(const QString& file, ErrorCode reason)
{
    const QString name = QDir::toNativeSeparators(file);
    switch (reason) {
    case ErrorCode::PermissionDenied:
        return {tr("Settings and the place where you read are not kept: “%1” may not be written.").arg(name),
                tr("Change the permissions of the file and its folder, or name another folder in ZHILAN_CONFIG_DIR.")};
    case ErrorCode::Damaged:
        return {tr("Settings could not be read in full: “%1” is not written as an INI file is.").arg(name),
                tr("Correct the file, or delete it; it will be made anew.")};
    case ErrorCode::NoSpace:
        return {tr("Settings and the place where you read are not kept: there is no space for “%1”.").arg(name),
                tr("Free some space; what has changed is written with the next change.")};
    default:
        return {tr("Settings and the place where you read are not kept: “%1” could not be written.").arg(name),
                tr("Check that its folder is one and that the disk works, or name another folder in "
                   "ZHILAN_CONFIG_DIR.")};
    }
}

Message Messages::documentGone(const std::filesystem::path& path)
{
    return {tr("“%1” is no longer there; what is shown is as it was last read.")
                .arg(QDir::toNativeSeparators(models::toQString(path))),
            tr("It may have been moved, renamed or deleted. Open it from where it is now.")};
}

QString Messages::documentMoved(const std::filesystem::path& from, const std::filesystem::path& to)
{
    const bool renamed = from.parent_path() == to.parent_path();
    return (renamed ? tr("“%1” is called “%2” now") : tr("“%1” is now “%2”"))
        .arg(models::toQString(from.filename()),
             renamed ? models::toQString(to.filename()) : QDir::toNativeSeparators(models::toQString(to)));
}

Message Messages::notWatched()
{
    return {tr("Not all changes in the library are noticed at once: the system allows no more watches "
               "(fs.inotify.max_user_watches). It is looked through every minute and when the window is activated."),
            tr("Raise the limit, for example with “sysctl fs.inotify.max_user_watches=1000000”.")};
}

Message Messages::noVideo()
{
    return {tr("This document does not say where its video is."),
            tr("A row with the video's address in the table at its top would tell.")};
}

Message Messages::notRevealed(const std::filesystem::path& path)
{
    return {tr("No file manager could be started for “%1”.").arg(models::toQString(path)),
            tr("Choose one in the desktop's settings, or copy the path.")};
}

Message Messages::notOpened(const QUrl& url)
{
    return {tr("No program could be started for “%1”.").arg(url.toDisplayString()),
            tr("Choose a browser in the desktop's settings, or copy the address.")};
}

} // namespace zhilan::shell
