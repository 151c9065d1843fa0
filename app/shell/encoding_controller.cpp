#include "app/shell/encoding_controller.h"

#include "app/models/text_conversion.h"
#include "app/panels/status_bar.h"
#include "app/shell/chosen_encodings.h"
#include "app/shell/navigator.h"
#include "app/shell/session.h"
#include "core/text/encodings.h"

#include <QActionGroup>

#include <algorithm>
#include <array>

namespace zhilan::shell
{

namespace
{

/// What text::Encoding::label says, for the translators.
[[maybe_unused]] constexpr std::array kLabels{
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Unicode"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Unicode, 16 bits, little-endian"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Unicode, 16 bits, big-endian"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Chinese, simplified"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Chinese, traditional"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Chinese, traditional, Hong Kong"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Japanese"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Japanese, Unix"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Japanese, mail"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Korean"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Western European"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Central European"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Cyrillic"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Cyrillic, Unix"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Greek"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Turkish"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Hebrew"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Arabic"),
    QT_TRANSLATE_NOOP("zhilan::shell::EncodingController", "Thai"),
};

bool isWorthALook(const document::Document& document)
{
    return document.encoding != "UTF-8" || document.encodingOrigin == text::EncodingOrigin::Chosen ||
           std::any_of(document.diagnostics.begin(), document.diagnostics.end(), [](const Diagnostic& diagnostic) {
               return diagnostic.code == DiagnosticCode::UndecodableBytes;
           });
}

} // namespace

EncodingController::EncodingController(SessionStore& store, Navigator* navigator, panels::StatusBar* status,
                                       QWidget* window)
    : QObject(window)
    , m_store(store)
    , m_navigator(navigator)
    , m_status(status)
    , m_menu(new QMenu(window))
    , m_group(new QActionGroup(m_menu))
{
    m_menu->setObjectName(QStringLiteral("encodingMenu"));
    m_menu->setEnabled(false);
    const auto add = [this](const QString& encoding) {
        QAction* action = m_menu->addAction(encoding);
        action->setData(encoding);
        action->setCheckable(true);
        m_group->addAction(action);
    };
    add(QString());
    m_menu->addSeparator();
    for (const text::Encoding& encoding : text::encodings()) {
        add(QLatin1String(encoding.name.data()));
    }
    connect(m_group, &QActionGroup::triggered, this, [this](QAction* action) { choose(action->data().toString()); });
    connect(navigator, &Navigator::opened, this,
            [this](const std::shared_ptr<const OpenedDocument>& opened) { show(*opened); });
    connect(status, &panels::StatusBar::encodingRequested, m_menu,
            [this](QPoint bottomLeft) { m_menu->popup(bottomLeft - QPoint(0, m_menu->sizeHint().height())); });
    retranslate();
}

void EncodingController::retranslate()
{
    m_menu->setTitle(tr("Encoding"));
    const QList<QAction*> actions = m_group->actions();
    actions.front()->setText(tr("Find out"));
    qsizetype at = 1;
    for (const text::Encoding& encoding : text::encodings()) {
        actions.at(at++)->setText(
            tr("%1 (%2)").arg(QString(QLatin1String(encoding.name.data())), tr(encoding.label.data())));
    }
}

std::string EncodingController::encodingOf(const SessionStore& store, const std::filesystem::path& file)
{
    return chosenEncoding(store.session().encodings, models::toName(file)).toStdString();
}

void EncodingController::choose(const QString& encoding)
{
    const auto& current = m_navigator->current();
    if (!current) {
        return;
    }
    m_store.update([&](Session& session) {
        session.encodings = withChosenEncoding(session.encodings, models::toName(current->path), encoding);
    });
    m_navigator->openOrReload(current->path);
}

void EncodingController::show(const OpenedDocument& opened)
{
    const document::Document& document = *opened.document;
    const QString encoding = models::toQString(document.encoding);
    const bool chosen = document.encodingOrigin == text::EncodingOrigin::Chosen;
    m_menu->setEnabled(true);
    const QList<QAction*> actions = m_group->actions();
    for (QAction* action : actions) {
        action->setChecked(action->data().toString() == (chosen ? encoding : QString()));
    }
    m_status->setEncoding(isWorthALook(document) ? encoding : QString());
}

} // namespace zhilan::shell
