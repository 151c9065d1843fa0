#pragma once

#include "app/style/theme.h"
#include "core/base/byte_span.h"
#include "core/document/document.h"
#include "core/series/series.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace zhilan::charts
{

/// A document's series as a column of cards, one chart a card; a card is made when it first comes into view. The only
/// room that sees Qt Charts. GUI thread only.
class ChartsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ChartsPanel(QWidget* parent = nullptr);
    ~ChartsPanel() override;

    /// Shares ownership of the document (section names); takes the series. An empty list shows why there is no chart.
    void setSeries(std::shared_ptr<const document::Document> document, std::vector<series::Series> series);
    void setTheme(const style::Theme& theme);
    /// Scrolls to the first chart of that table (index into Document::tables) and lights its border up.
    void revealTable(std::uint32_t table);

Q_SIGNALS:
    /// A point was clicked, or Enter pressed on it: its row in the source.
    void pointActivated(zhilan::ByteSpan row);

protected:
    void changeEvent(QEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace zhilan::charts
