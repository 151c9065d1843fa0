#include "app/shell/message_controller.h"

#include "app/panels/message_bar.h"

namespace zhilan::shell
{

MessageController::MessageController(panels::MessageBar* bar, QObject* parent) : QObject(parent), m_bar(bar) {}

void MessageController::say(const Message& message, Until until)
{
    m_until = until;
    m_said = message;
    m_bar->showMessage(message.text(), message.remedy());
}

void MessageController::retranslate()
{
    if (!m_bar->isHidden()) {
        m_bar->showMessage(m_said.text(), m_said.remedy());
    }
}

void MessageController::hushAfter(Until success)
{
    if (m_until == Until::NextSuccess || m_until == success) {
        m_bar->hide();
    } else if (m_until == Until::DocumentAfter && success == Until::Document) {
        m_until = Until::NextSuccess; // what came instead is shown now
    }
}

} // namespace zhilan::shell
