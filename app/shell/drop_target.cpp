#include "app/shell/drop_target.h"

#include "app/models/text_conversion.h"
#include "app/style/style.h"
#include "app/style/theme.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QWidget>

#include <utility>

namespace zhilan::shell
{

namespace
{

QStringList localPaths(const QMimeData& data)
{
    QStringList paths;
    const QList<QUrl> urls = data.urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile()) {
            paths.append(models::toName(models::fromUrl(url)));
        }
    }
    return paths;
}

/// Over the whole widget, but nothing to the mouse.
class DropHint : public QWidget
{
    Q_DECLARE_TR_FUNCTIONS(zhilan::shell::DropTarget)

public:
    explicit DropHint(QWidget* parent) : QWidget(parent)
    {
        setObjectName(QStringLiteral("dropHint"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setGeometry(parent->rect());
        raise();
        show();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const style::Theme& theme = style::currentTheme();
        const double unit = style::scale(font());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QColor veil = theme.paper;
        veil.setAlphaF(0.82F);
        painter.fillRect(rect(), veil);
        const double margin = 12 * unit;
        painter.setPen(QPen(theme.accent, 2 * unit));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(margin, margin, -margin, -margin), style::kCardRadius * unit,
                                style::kCardRadius * unit);
        painter.setFont(style::strongFont(font()));
        painter.setPen(theme.text);
        painter.drawText(rect(), Qt::AlignCenter, tr("Drop to open here"));
    }
};

} // namespace

DropTarget::DropTarget(QWidget* widget) : QObject(widget), m_widget(widget)
{
    widget->setAcceptDrops(true);
    widget->installEventFilter(this);
    for (QLineEdit* field : widget->findChildren<QLineEdit*>()) {
        field->installEventFilter(this);
    }
}

bool DropTarget::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        const QStringList paths = localPaths(*drop->mimeData());
        if (paths.isEmpty()) {
            return false;
        }
        if (watched != m_widget) {
            event->ignore(); // a field would take the file's address as words
            return true;
        }
        // Copy: nothing is ever moved out of where it is.
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        delete std::exchange(m_hint, nullptr);
        if (event->type() == QEvent::Drop) {
            Q_EMIT dropped(paths);
        } else {
            m_hint = new DropHint(m_widget);
        }
        return true;
    }
    if (event->type() == QEvent::DragLeave) {
        delete std::exchange(m_hint, nullptr);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace zhilan::shell
