#include "app/shell/patterns_dialog.h"

#include "app/models/text_conversion.h"
#include "app/style/style.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace zhilan::shell
{

PatternsDialog::PatternsDialog(const std::filesystem::path& folder, const Patterns& patterns, QWidget* window)
    : QDialog(window), m_edit(new QPlainTextEdit(this)), m_before(patterns)
{
    setObjectName(QStringLiteral("ignoreDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Ignore in “%1”").arg(models::toQString(folder.filename())));
    auto* meaning =
        new QLabel(tr("Files and folders of these names are neither listed nor searched: one pattern a line, "
                      "such as “drafts” or “raw*”; with a “/” in it, a path in this folder, such as "
                      "“2024/raw”. No file is changed."),
                   this);
    meaning->setWordWrap(true);
    m_edit->setObjectName(QStringLiteral("ignorePatterns"));
    m_edit->setAccessibleName(tr("Patterns"));
    m_edit->setTabChangesFocus(true);
    show(patterns);
    meaning->setBuddy(m_edit);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    setMinimumWidth(static_cast<int>(460 * style::scale(font())));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(meaning);
    layout->addWidget(m_edit);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] {
        if (const Patterns patterns = written(); patterns != m_before) {
            Q_EMIT edited({m_before, patterns});
        }
    });
    m_edit->setFocus();
}

void PatternsDialog::show(const Patterns& patterns)
{
    QStringList lines;
    for (const std::string& pattern : patterns) {
        lines.append(models::toPlain(pattern));
    }
    m_edit->setPlainText(lines.join(QLatin1Char('\n')));
}

PatternsDialog::Patterns PatternsDialog::written() const
{
    Patterns patterns;
    for (const QString& line : m_edit->toPlainText().split(QLatin1Char('\n'))) {
        if (const QString pattern = line.trimmed(); !pattern.isEmpty()) {
            patterns.push_back(models::fromPlain(pattern).native());
        }
    }
    return patterns;
}

void PatternsDialog::setPatterns(const Patterns& patterns)
{
    if (patterns == m_before) {
        return;
    }
    show(library::PatternEdit{std::exchange(m_before, patterns), written()}.of(patterns));
    m_edit->moveCursor(QTextCursor::End);
}

} // namespace zhilan::shell
