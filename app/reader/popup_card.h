#pragma once

#include "app/reader/block_layout.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace zhilan::reader
{

/// A small card over the text that shows something from elsewhere: a footnote, the definition of a term. A child of the
/// viewport, so that it is never a window of its own; it takes no focus.
class PopupCard : public QWidget
{
    Q_OBJECT

public:
    explicit PopupCard(QWidget* viewport);
    ~PopupCard() override;

    struct Content {
        std::vector<std::unique_ptr<BlockLayout>> blocks; ///< laid out in widthFor()
        QString footer;                                   ///< what a click on the card does
        QString text;                                     ///< for a screen reader
    };
    /// Width of the blocks in a card, for this viewport.
    [[nodiscard]] double widthFor(const LayoutContext& context) const;
    /// Below `target` (in the viewport's coordinates) where there is room, else above.
    void showAt(const QRectF& target, Content content, const LayoutContext& context);

Q_SIGNALS:
    void activated();
    /// The pointer has left the card.
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    Content m_content;
    style::Theme m_theme;
    QFont m_font;
    double m_zoom = 1;
    double m_contentHeight = 0;
};

} // namespace zhilan::reader
