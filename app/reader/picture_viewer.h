#pragma once

#include "app/reader/pictures.h"
#include "app/style/theme.h"

#include <QDialog>

#include <optional>

namespace zhilan::reader
{

/// One picture in a window of its own: fitted at first, then zoomed by wheel, keys (+, -, 0, 1) and double click, moved
/// by dragging and the arrow keys. Closes with Escape.
class PictureViewer : public QDialog
{
    Q_OBJECT

public:
    PictureViewer(const PictureAddress& address, const QString& caption, const PictureFolders& folders,
                  const style::Theme& theme, QWidget* parent);

    /// Screen pixels (device-independent) for one pixel of the picture; 0 while it is being loaded.
    [[nodiscard]] double scale() const;
    void setTheme(const style::Theme& theme);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] double fitted() const;
    void zoomTo(double scale, QPointF around);
    void moveBy(QPointF by);

    Pictures m_pictures;
    PictureAddress m_address;
    style::Theme m_theme;
    Picture m_picture;
    std::optional<double> m_scale; ///< unset: fitted
    QPointF m_center;              ///< of the window, in the picture's pixels
    QPointF m_dragged;
};

} // namespace zhilan::reader
