#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace zhilan::shell
{

/// Takes local files and folders that are dropped on a widget.
class DropTarget : public QObject
{
    Q_OBJECT

public:
    explicit DropTarget(QWidget* widget);

Q_SIGNALS:
    /// Once for each file or folder.
    void dropped(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace zhilan::shell
