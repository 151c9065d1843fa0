#pragma once

#include <QCoreApplication>

#include <functional>

class QWidget;

namespace zhilan::shell
{

/// The dialogs of the window. They return at once; the answer comes later, or never when the dialog is cancelled.
class Dialogs
{
    Q_DECLARE_TR_FUNCTIONS(zhilan::shell::Dialogs)

public:
    using Chosen = std::function<void(const QString& path)>;

    static void chooseFile(QWidget* window, const Chosen& chosen);
    static void chooseFolder(QWidget* window, const Chosen& chosen);
    static void about(QWidget* window);
};

} // namespace zhilan::shell
