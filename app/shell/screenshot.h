#pragma once

#include <QObject>
#include <QString>

namespace zhilan::shell
{

class MainWindow;

/// Writes a picture of the window once everything in it has been drawn, and ends the program: 0, or 1 when the picture
/// could not be written or shows that something could not be opened.
class Screenshot : public QObject
{
    Q_OBJECT

public:
    Screenshot(MainWindow* window, const QString& file);

private:
    void take();

    MainWindow* m_window;
    QString m_file;
    bool m_failed = false;
};

} // namespace zhilan::shell
