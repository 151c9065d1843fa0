#include "app/reader/picture_viewer.h"

#include "app/style/style.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QScreen>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

constexpr QSize kBox{6000, 6000}; ///< a larger picture is shown reduced to this
constexpr double kStep = 1.25;
constexpr double kMostScale = 16;
constexpr double kArrow = 60;
constexpr double kPart = 0.8; ///< of the screen, at first
constexpr qsizetype kMostOfKind = 40;

/// A picture that stands in its own address is called by its kind: "image/png".
QString titleOf(const QString& address)
{
    const QLatin1String inside("data:");
    if (!address.startsWith(inside, Qt::CaseInsensitive)) {
        return address;
    }
    const QString kind = address.mid(inside.size(), kMostOfKind);
    return kind.left(kind.indexOf(QRegularExpression(QStringLiteral("[;,]"))));
}

} // namespace

PictureViewer::PictureViewer(const PictureAddress& address, const QString& caption, const PictureFolders& folders,
                             const style::Theme& theme, QWidget* parent)
    : QDialog(parent, Qt::Window), m_address(address), m_theme(theme)
{
    setObjectName(QStringLiteral("pictureViewer"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(style::windowTitle(caption.isEmpty() ? titleOf(address.address) : caption));
    setAccessibleName(windowTitle());
    setCursor(Qt::OpenHandCursor);
    const QSize available = parent->screen()->availableSize() * kPart;
    resize(available.boundedTo({1200, 860}));
    m_pictures.setFolders(folders);
    connect(&m_pictures, &Pictures::ready, this, [this] {
        m_picture = m_pictures.find(m_address, kBox);
        m_center = QPointF(m_picture.image.width() / 2.0, m_picture.image.height() / 2.0);
        update();
    });
    (void)m_pictures.find(m_address, kBox);
}

double PictureViewer::fitted() const
{
    if (m_picture.image.isNull())
        return 0;
    const QSizeF room = QSizeF(size()) - QSizeF(16, 16);
    const double fit = std::min(room.width() / m_picture.image.width(), room.height() / m_picture.image.height());
    return std::clamp(fit, 0.01, 1.0);
}

double PictureViewer::scale() const
{
    return m_picture.image.isNull() ? 0 : m_scale.value_or(fitted());
}

void PictureViewer::setTheme(const style::Theme& theme)
{
    m_theme = theme;
    update();
}

void PictureViewer::zoomTo(double scale, QPointF around)
{
    const double before = this->scale();
    if (before <= 0)
        return;
    const double after = std::clamp(scale, std::min(fitted(), 0.1), kMostScale);
    // The point under the pointer stays.
    const QPointF offset = around - QPointF(width() / 2.0, height() / 2.0);
    m_center += offset / before - offset / after;
    m_scale = after;
    moveBy({0, 0});
}

void PictureViewer::moveBy(QPointF by)
{
    m_center += by;
    const QSizeF half = QSizeF(size()) / 2 / std::max(scale(), 0.001);
    const auto keep = [](double center, double reach, double extent) {
        return extent <= 2 * reach ? extent / 2 : std::clamp(center, reach, extent - reach);
    };
    m_center = {keep(m_center.x(), half.width(), m_picture.image.width()),
                keep(m_center.y(), half.height(), m_picture.image.height())};
    update();
}

void PictureViewer::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.window);
    if (m_picture.image.isNull()) {
        painter.setPen(m_theme.muted);
        painter.drawText(rect(), Qt::AlignCenter,
                         m_picture.state == Picture::State::Loading ? tr("Loading…") : tr("It cannot be shown."));
        return;
    }
    const double factor = scale();
    const QPointF middle(width() / 2.0, height() / 2.0);
    const QRectF whole(middle - (m_scale ? m_center : QRectF(m_picture.image.rect()).center()) * factor,
                       QSizeF(m_picture.image.size()) * factor);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, factor < 4);
    const QRectF shown = whole.intersected(QRectF(rect()));
    const QRectF part((shown.topLeft() - whole.topLeft()) / factor, shown.size() / factor);
    painter.drawImage(shown, m_picture.image, part);
}

void PictureViewer::wheelEvent(QWheelEvent* event)
{
    zoomTo(scale() * std::pow(kStep, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void PictureViewer::keyPressEvent(QKeyEvent* event)
{
    const QPointF middle(width() / 2.0, height() / 2.0);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomTo(scale() * kStep, middle);
        break;
    case Qt::Key_Minus:
        zoomTo(scale() / kStep, middle);
        break;
    case Qt::Key_0:
        m_scale.reset();
        update();
        break;
    case Qt::Key_1:
        zoomTo(1, middle);
        break;
    case Qt::Key_Left:
        moveBy({-kArrow / std::max(scale(), 0.01), 0});
        break;
    case Qt::Key_Right:
        moveBy({kArrow / std::max(scale(), 0.01), 0});
        break;
    case Qt::Key_Up:
        moveBy({0, -kArrow / std::max(scale(), 0.01)});
        break;
    case Qt::Key_Down:
        moveBy({0, kArrow / std::max(scale(), 0.01)});
        break;
    default:
        QDialog::keyPressEvent(event);
    }
}

void PictureViewer::mousePressEvent(QMouseEvent* event)
{
    m_dragged = event->position();
}

void PictureViewer::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton) || !m_scale)
        return;
    moveBy((m_dragged - event->position()) / std::max(scale(), 0.001));
    m_dragged = event->position();
}

void PictureViewer::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_scale) {
        m_scale.reset();
        update();
    } else {
        zoomTo(1, event->position());
    }
}

} // namespace zhilan::reader
