#pragma once

#include "app/shell/link_router.h"
#include "core/base/result.h"
#include "core/document/document.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>

namespace zhilan::shell
{

/// What the window says when something could not be done: what happened to which file or address, and what to do.
/// Its texts are in the language that the window has when they are asked for.
struct Message {
    struct Phrase {
        const char* source = nullptr; ///< to be translated as one of Messages; null for nothing
        QStringList arguments{};      ///< at most two
        int count = -1;               ///< for its plural
        [[nodiscard]] QString said() const;
    };
    Phrase what{};
    Phrase whatToDo{};
    Phrase further{}; ///< said with `what`
    Phrase offer{};   ///< on a button; nothing has gone wrong then

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString remedy() const;
};

class Messages
{
    Q_DECLARE_TR_FUNCTIONS(zhilan::shell::Messages)

public:
    [[nodiscard]] static Message forError(const Error& error);
    /// A file could not be written.
    [[nodiscard]] static Message notSaved(const Error& error);
    /// The first of `count` errors, and that there are more.
    [[nodiscard]] static Message forErrors(const Error& first, int count);
    /// Besides what has been named.
    [[nodiscard]] static Message::Phrase more(int count);
    /// Bytes of the file were not text in the encoding it was read in, or another would do as well; nullopt otherwise.
    [[nodiscard]] static std::optional<Message> forEncoding(const std::filesystem::path& file,
                                                            const document::Document& document);
    [[nodiscard]] static Message forRefusal(const Refused& refused);
    [[nodiscard]] static Message noMarkdown(const QString& folder);
    /// The session could not be read or written.
    [[nodiscard]] static Message notKept(const QString& file, ErrorCode reason);
    /// Folders of the library that cannot be reached: the first of `count`.
    [[nodiscard]] static Message folderGone(const Error& first, int count = 1);
    /// The open document's file, which was there.
    [[nodiscard]] static Message documentGone(const std::filesystem::path& path);
    /// It is open from its new place; a few words.
    [[nodiscard]] static QString documentMoved(const std::filesystem::path& from, const std::filesystem::path& to);
    /// Taken out of the library: what bears this name, or all of it where it is empty.
    [[nodiscard]] static Message removed(const QString& name);
    /// The system has no watches left for folders.
    [[nodiscard]] static Message notWatched();
    [[nodiscard]] static Message noVideo();
    [[nodiscard]] static Message notPrinted();
    /// There is no file manager to show a file in.
    [[nodiscard]] static Message notRevealed(const std::filesystem::path& path);
    [[nodiscard]] static Message notOpened(const QUrl& url);
};

} // namespace zhilan::shell
