#include "app/shell/message_controller.h"

#include "app/panels/message_bar.h"

#include <algorithm>
#include <utility>

namespace zhilan::shell
{

namespace
{

constexpr qsizetype kMostNamed = 5;

} // namespace

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
    QStringList texts;
    QStringList remedies;
    for (const Message& message : m_said) {
        texts.append(message.text());
        if (!remedies.contains(message.remedy())) {
            remedies.append(message.remedy());
        }
    }
    if (texts.size() > kMostNamed) {
        const auto more = static_cast<int>(texts.size() - kMostNamed);
        texts = texts.mid(0, kMostNamed);
        texts.last() += QLatin1Char(' ') + Messages::more(more).said();
    }
    const Message::Phrase& offer = m_said.front().offer;
    m_bar->showMessage({texts.join(QLatin1Char('\n')), remedies.mid(0, kMostNamed).join(QLatin1Char('\n')),
                        offer.said(), offer.source == nullptr});
}

void MessageController::say(const Message& message, Until until, Offer offer)
{
    decline();
    m_until = until;
    m_said = {message};
    m_isGathering = false;
    m_offer = std::move(offer);
    show();
}

void MessageController::sayToo(const Message& message, Until until)
{
    if (!m_isGathering || m_bar->isHidden()) {
        say(message, until);
    } else {
        m_until = std::max(m_until, until);
        const auto isSame = [text = message.text()](const Message& said) {
            return said.text() == text;
        };
        if (std::none_of(m_said.begin(), m_said.end(), isSame)) {
            m_said.push_back(message);
            show();
        }
    }
    m_isGathering = true;
}

void MessageController::takeBack(const Message& message)
{
    const std::size_t removed =
        std::erase_if(m_said, [text = message.text()](const Message& said) { return said.text() == text; });
    if (removed == 0 || m_bar->isHidden()) {
        return;
    }
    m_said.empty() ? hide() : show();
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
