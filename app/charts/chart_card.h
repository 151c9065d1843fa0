#pragma once

#include "app/charts/plot_view.h"
#include "app/charts/unread_button.h"

#include <QFrame>

class QLabel;
class QToolButton;
class QBoxLayout;
class QVBoxLayout;

namespace zhilan::charts
{

/// A chart with its title, subtitle and scale chips, and what of its source could not be drawn. The picture itself, and
/// with it everything of Qt Charts, is made by ensurePlot() only.
class ChartCard : public QFrame
{
    Q_OBJECT

public:
    /// The series and the document outlive the card.
    ChartCard(const series::Series& series, const document::Document* document, std::size_t colorIndex, Scale scale,
              const style::Theme& theme, QWidget* parent = nullptr);

    void ensurePlot();
    [[nodiscard]] PlotView* plot() const { return m_plot; }
    [[nodiscard]] Scale scale() const { return m_scale; }
    [[nodiscard]] const series::Series& series() const { return m_series; }
    void setScale(Scale scale);
    void setTheme(const style::Theme& theme);
    void retranslate();
    /// The border in the accent for a moment.
    void lightUp();
    [[nodiscard]] bool isLit() const { return m_lit; }

Q_SIGNALS:
    void pointActivated(zhilan::ByteSpan row);
    void scaleChosen(zhilan::charts::Scale scale);
    /// As ChartsPanel::noted().
    void noted(const QString& note);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void choose(Scale scale);
    void findUnread();
    void refont();
    void arrangeHead();
    void recolor();
    void savePicture();

    const series::Series& m_series;
    const document::Document* m_document;
    std::size_t m_colorIndex;
    PlotData m_data;
    Scale m_scale;
    style::Theme m_theme;
    bool m_lit = false;
    QLabel* m_title;
    QLabel* m_subtitle;
    QToolButton* m_log;
    QToolButton* m_linear;
    UnreadButton* m_missing; ///< how many rows are not in the picture
    QWidget* m_place;        ///< keeps the picture's room until it is made
    QBoxLayout* m_head;      ///< title and choice of scale: beside each other, or where that is too narrow below
    QVBoxLayout* m_column;
    PlotView* m_plot = nullptr;
};

} // namespace zhilan::charts
