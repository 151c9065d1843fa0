#pragma once

#include "app/shell/messages.h"

#include <QObject>

#include <functional>
#include <vector>

namespace zhilan::panels
{
class MessageBar;
}

namespace zhilan::shell
{

/// What is said above the text, until it no longer holds.
class MessageController : public QObject
{
    Q_OBJECT

public:
    /// How long a message stays: until the next thing succeeds; until another document than the one that is open or
    /// about to be shown; until the reader closes it.
    enum class Until { NextSuccess, DocumentAfter, Document, Closed };

    /// The bar is not owned.
    MessageController(panels::MessageBar* bar, QObject* parent);

    /// What becomes of what a message tells of: exactly one of them, at most once. Either may be empty.
    struct Offer {
        std::function<void()> accept{};  ///< its button was clicked
        std::function<void()> decline{}; ///< it is gone without that
    };

    /// In place of the one before.
    void say(const Message& message, Until until, Offer offer);
    void say(const Message& message, Until until) { say(message, until, Offer()); }
    /// Whether what sayToo() says next belongs to what it said before.
    void keepTogether(bool together) { m_isGathering = m_isGathering && together; }
    /// Below what was said so before, while that is shown and they belong together; else as say(). A few are named, of
    /// more how many.
    void sayToo(const Message& message, Until until);
    /// It no longer holds, in whatever was said with it.
    void takeBack(const Message& message);
    /// A jump (NextSuccess) or another document (Document) succeeded.
    void hushAfter(Until success);
    /// The window's language is another.
    void retranslate();

private:
    void show();
    void decline();
    void hide();

    panels::MessageBar* m_bar;
    std::vector<Message> m_said; ///< together
    bool m_isGathering = false;  ///< sayToo() has said it
    Offer m_offer;
    Until m_until = Until::NextSuccess;
};

} // namespace zhilan::shell
