#include "app/shell/message_controller.h"

#include "app/panels/message_bar.h"

#include <utility>

namespace zhilan::shell
{

MessageController::MessageController(panels::MessageBar* bar, QObject* parent) : QObject(parent), m_bar(bar)
{
    connect(bar, &panels::MessageBar::closed, this, &MessageController::decline);
    connect(bar, &panels::MessageBar::buttonClicked, this, [this] {
        const Offer offer = std::exchange(m_offer, {});
        m_bar->hide();
        if (offer.accept) {
            offer.accept();
        }
    });
}

void MessageController::decline()
{
    if (const Offer offer = std::exchange(m_offer, {}); offer.decline) {
        offer.decline();
    }
}

void MessageController::hide()
{
    m_bar->hide();
    decline();
}

void MessageController::show()
{
    m_bar->showMessage({m_said.text(), m_said.remedy(), m_said.offer.said(), m_said.offer.source == nullptr});
}

void MessageController::say(const Message& message, Until until, Offer offer)
{
    decline();
    m_until = until;
    m_said = message;
    m_offer = std::move(offer);
    show();
}

void MessageController::retranslate()
{
    if (!m_bar->isHidden()) {
        show();
    }
}

void MessageController::hushAfter(Until success)
{
    if (m_until == Until::NextSuccess || m_until == success) {
        hide();
    } else if (m_until == Until::DocumentAfter && success == Until::Document) {
        m_until = Until::NextSuccess; // what came instead is shown now
    }
}

} // namespace zhilan::shell
