#include "app/shell/dialogs.h"

#include "app/models/text_conversion.h"
#include "app/style/style.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QVBoxLayout>

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

void Dialogs::editPatterns(QWidget* window, const std::filesystem::path& folder,
                           const std::vector<std::string>& patterns, const Edited& edited)
{
    auto* dialog = new QDialog(window);
    dialog->setObjectName(QStringLiteral("ignoreDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Ignore in “%1”").arg(models::toQString(folder.filename())));
    auto* meaning =
        new QLabel(tr("Files and folders of these names are neither listed nor searched: one pattern a line, "
                      "such as “drafts” or “raw*”; with a “/” in it, a path in this folder, such as "
                      "“2024/raw”. No file is changed."),
                   dialog);
    meaning->setWordWrap(true);
    auto* edit = new QPlainTextEdit(dialog);
    edit->setObjectName(QStringLiteral("ignorePatterns"));
    edit->setAccessibleName(tr("Patterns"));
    edit->setTabChangesFocus(true);
    QStringList lines;
    for (const std::string& pattern : patterns) {
        lines.append(models::toPlain(pattern));
    }
    edit->setPlainText(lines.join(QLatin1Char('\n')));
    meaning->setBuddy(edit);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    dialog->setMinimumWidth(static_cast<int>(460 * style::scale(dialog->font())));
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(meaning);
    layout->addWidget(edit);
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(dialog, &QDialog::accepted, dialog, [edit, edited] {
        std::vector<std::string> given;
        for (const QString& line : edit->toPlainText().split(QLatin1Char('\n'))) {
            if (const QString pattern = line.trimmed(); !pattern.isEmpty()) {
                given.push_back(models::fromPlain(pattern).native());
            }
        }
        edited(given);
    });
    edit->setFocus();
    dialog->open();
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
