#include "app/charts/unread_button.h"

#include "app/style/style.h"

#include <QMenu>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace zhilan::charts
{
namespace
{

constexpr std::size_t kMostListed = 30;
constexpr qsizetype kLongestRow = 80;

} // namespace

UnreadButton::UnreadButton(QWidget* parent) : QToolButton(parent)
{
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    hide();
    connect(this, &QToolButton::clicked, this, &UnreadButton::choose);
}

void UnreadButton::setRows(std::vector<Row> rows, const document::Document* document)
{
    m_rows = std::move(rows);
    m_document = document;
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return a.line < b.line; });
    setVisible(!m_rows.empty());
}

void UnreadButton::setTexts(const QString& label, const QString& title)
{
    setText(label);
    QStringList lines{title};
    for (std::size_t i = 0; i < std::min(m_rows.size(), kMostListed); ++i)
        lines.append(tr("Line %1: %2 — %3")
                         .arg(QString::number(m_rows[i].line), m_rows[i].text.left(kLongestRow), m_rows[i].why));
    if (m_rows.size() > kMostListed)
        lines.append(more());
    setToolTip(Qt::convertFromPlainText(lines.join(u'\n'), Qt::WhiteSpaceNormal));
}

QString UnreadButton::more() const
{
    return tr("and %n more", nullptr, static_cast<int>(m_rows.size() - kMostListed));
}

void UnreadButton::choose()
{
    if (!m_document)
        return;
    if (m_rows.size() == 1) {
        Q_EMIT chosen(spanOf(m_rows.front().line));
        return;
    }
    auto* menu = new QMenu(this);
    menu->setObjectName(objectName() + QStringLiteral("Menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (std::size_t i = 0; i < std::min(m_rows.size(), kMostListed); ++i) {
        const std::uint32_t line = m_rows[i].line;
        QString text = QFontMetrics(menu->font()).elidedText(m_rows[i].text, Qt::ElideRight, 260);
        text.replace(u'&', QStringLiteral("&&"));
        menu->addAction(tr("Line %1: %2 — %3").arg(QString::number(line), text, m_rows[i].why), this,
                        [this, line] { Q_EMIT chosen(spanOf(line)); });
    }
    if (m_rows.size() > kMostListed)
        menu->addAction(more())->setEnabled(false);
    menu->popup(mapToGlobal(QPoint(0, height())));
}

ByteSpan UnreadButton::spanOf(std::uint32_t line) const
{
    const text::LineIndex& lines = m_document->lines;
    if (line < 1 || line > lines.lineCount())
        return {};
    const auto end = static_cast<std::uint32_t>(m_document->tree->source().size());
    return {lines.startOf(line), line < lines.lineCount() ? lines.startOf(line + 1) : end};
}

} // namespace zhilan::charts
