#pragma once

#include <QObject>
#include <QStringList>

class QWidget;

namespace zhilan::shell
{

/// Takes local files and folders that are dropped on a widget, and shows while they are over it that it will.
class DropTarget : public QObject
{
    Q_OBJECT

public:
    /// Fields that are in the widget by now leave files to it.
    explicit DropTarget(QWidget* widget);

Q_SIGNALS:
    /// Names of files and folders, at least one.
    void dropped(const QStringList& paths);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_widget;
    QWidget* m_hint = nullptr;
};

} // namespace zhilan::shell
