#pragma once

#include "app/models/chapters_model.h"
#include "app/models/quotes_model.h"
#include "app/models/terms_model.h"
#include "app/shell/document_loader.h"
#include "app/style/theme.h"

#include <QObject>

#include <cstdint>

namespace zhilan::charts
{
class ChartsPanel;
}
namespace zhilan::panels
{
class Inspector;
}

namespace zhilan::shell
{

/// What is shown beside a document, with the models behind it. Charts are made when the first document is shown, which
/// is after its text has been painted.
class DocumentPanels : public QObject
{
    Q_OBJECT

public:
    explicit DocumentPanels(QWidget* window);

    [[nodiscard]] panels::Inspector* inspector() const { return m_inspector; }
    void show(const std::shared_ptr<const OpenedDocument>& opened, const style::Theme& theme);
    void setTheme(const style::Theme& theme);
    void setCurrentSection(document::SectionId section) { m_chapters.setCurrentSection(section); }
    /// Brings the charts of a table (index into Document::tables) into view.
    void revealTable(std::uint32_t table);

Q_SIGNALS:
    void rowActivated(zhilan::ByteSpan row);
    /// Something has been done that shows nowhere: what, in words.
    void noted(const QString& note);

private:
    models::ChaptersModel m_chapters;
    models::QuotesModel m_quotes;
    models::TermsModel m_terms;
    panels::Inspector* m_inspector;
    charts::ChartsPanel* m_charts = nullptr;
};

} // namespace zhilan::shell
