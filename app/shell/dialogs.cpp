#include "app/shell/dialogs.h"

#include "app/models/text_conversion.h"

#include <QFileDialog>
#include <QMessageBox>

namespace zhilan::shell
{

namespace
{

void choose(QFileDialog* dialog, const Dialogs::Chosen& chosen)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog,
                     [chosen](const QString& path) { chosen(models::toName(models::fromPlain(path))); });
    dialog->open();
}

} // namespace

void Dialogs::chooseFile(QWidget* window, const Chosen& chosen)
{
    auto* dialog = new QFileDialog(window, tr("Open file"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Markdown files") + QStringLiteral(" (*.md *.markdown *.mdown *.mkd)"),
                            tr("All files") + QStringLiteral(" (*)")});
    choose(dialog, chosen);
}

void Dialogs::chooseFolder(QWidget* window, const Chosen& chosen)
{
    auto* dialog = new QFileDialog(window, tr("Open folder"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    choose(dialog, chosen);
}

void Dialogs::about(QWidget* window)
{
    const QString text = tr("Zhilan %1 opens folders of Markdown write-ups of long videos, in place and offline.")
                             .arg(QCoreApplication::applicationVersion());
    const QString license = tr("Free software under the GNU General Public License, version 3 or later, without any "
                               "warranty: the file LICENSE that comes with it has the terms.");
    const QString madeWith =
        tr("It is made with Qt %1 and Qt Charts, cmark-gfm, ICU and SQLite.").arg(QLatin1String(qVersion()));
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About Zhilan"), text, QMessageBox::Close, window);
    box->setInformativeText(license + QStringLiteral("\n\n") + madeWith);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace zhilan::shell
