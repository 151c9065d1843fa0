#pragma once

#include "app/shell/link_router.h"
#include "core/base/result.h"

#include <QCoreApplication>
#include <QString>

namespace zhilan::shell
{

/// What the window says when something could not be done: what happened to which file or address, and what to do.
struct Message {
    QString text;
    QString remedy;
};

class Messages
{
    Q_DECLARE_TR_FUNCTIONS(zhilan::shell::Messages)

public:
    [[nodiscard]] static Message forError(const Error& error);
    [[nodiscard]] static Message forRefusal(const Refused& refused);
    [[nodiscard]] static Message noMarkdown(const QString& folder);
    [[nodiscard]] static Message noVideo();
    [[nodiscard]] static Message notOpened(const QUrl& url);
};

} // namespace zhilan::shell
