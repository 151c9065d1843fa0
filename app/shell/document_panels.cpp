#include "app/shell/document_panels.h"

#include "app/charts/charts_panel.h"
#include "app/panels/chapters_card.h"
#include "app/panels/inspector.h"

namespace zhilan::shell
{

DocumentPanels::DocumentPanels(QWidget* window) : QObject(window), m_inspector(new panels::Inspector(window)) {}

void DocumentPanels::show(const std::shared_ptr<const OpenedDocument>& opened, const style::Theme& theme)
{
    if (m_charts == nullptr) {
        m_charts = new charts::ChartsPanel;
        m_charts->setObjectName(QStringLiteral("chartsPanel"));
        m_charts->setTheme(theme);
        auto* card = new panels::ChaptersCard(&m_chapters);
        connect(card, &panels::ChaptersCard::placeActivated, m_inspector, &panels::Inspector::placeActivated);
        connect(card, &panels::ChaptersCard::timeActivated, m_inspector, &panels::Inspector::timeActivated);
        connect(card, &panels::ChaptersCard::allRequested, m_inspector,
                [this] { m_inspector->showTab(panels::Inspector::Tab::Chapters); });
        m_charts->setFooter(card);
        connect(m_charts, &charts::ChartsPanel::pointActivated, this, &DocumentPanels::rowActivated);
        connect(m_charts, &charts::ChartsPanel::noted, this, &DocumentPanels::noted);
        m_inspector->makePages(m_charts, &m_chapters, &m_quotes, &m_terms);
    }
    m_charts->setNumbers(opened->document, {opened, &opened->numbers});
    m_inspector->orderTabs();
    m_chapters.setDocument(opened->document);
    m_quotes.setDocument(opened->document);
    m_terms.setDocument(opened->document);
}

void DocumentPanels::setTheme(const style::Theme& theme)
{
    if (m_charts != nullptr) {
        m_charts->setTheme(theme);
    }
}

void DocumentPanels::revealTable(std::uint32_t table)
{
    m_inspector->showTab(panels::Inspector::Tab::Charts);
    if (m_charts != nullptr) {
        m_charts->revealTable(table);
    }
}

} // namespace zhilan::shell
