#pragma once

#include <QObject>
#include <QString>

#include <chrono>

namespace zhilan::shell
{

class MainWindow;

/// Writes a picture of the window once everything in it has been drawn, and ends the program: 0, or 1 when the picture
/// could not be written, shows that something could not be opened, or was not complete in time.
class Screenshot : public QObject
{
    Q_OBJECT

public:
    Screenshot(MainWindow* window, const QString& file, std::chrono::milliseconds patience = std::chrono::seconds(15));

private:
    void take();
    void giveUp();

    MainWindow* m_window;
    QString m_file;
    bool m_failed = false;
};

} // namespace zhilan::shell
