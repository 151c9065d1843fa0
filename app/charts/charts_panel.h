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

/// A document's series as a column of cards, one chart a card; a card is made when it comes near the view, its chart
/// when it comes into it. The only
/// room that sees Qt Charts. GUI thread only.
class ChartsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ChartsPanel(QWidget* parent = nullptr);
    ~ChartsPanel() override;

    /// Shares ownership of the document (section names) and of the numbers, both may be null. Without series it says
    /// so; what was refused is listed at the foot.
    void setNumbers(std::shared_ptr<const document::Document> document,
                    std::shared_ptr<const series::Extraction> numbers);
    void setTheme(const style::Theme& theme);
    /// Scrolls to the first chart of that table (index into Document::tables) and lights its border up.
    void revealTable(std::uint32_t table);
    /// A widget below the last card, inside the same scrolled column; replaces (and deletes) the one before. Takes
    /// ownership; null removes.
    void setFooter(QWidget* footer);

    [[nodiscard]] std::size_t chartCount() const;
    /// Number of charts that have been drawn so far (the others wait until they come into view).
    [[nodiscard]] std::size_t drawnChartCount() const;
    /// For tests: where a point (index into Series::points) is drawn, in the panel's coordinates, the chart scrolled
    /// into view and drawn if need be. {-1, -1} when it cannot be drawn.
    [[nodiscard]] QPoint pointPosition(std::size_t chart, std::size_t point);
    [[nodiscard]] bool isLogarithmic(std::size_t chart) const;

Q_SIGNALS:
    /// A point was clicked, or Enter pressed on it: its row in the source.
    void pointActivated(zhilan::ByteSpan row);
    /// A series or picture was copied or saved: what has been done, in words.
    void noted(const QString& note);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace zhilan::charts
