#pragma once

#include "core/base/byte_span.h"
#include "core/document/document.h"

#include <QString>
#include <QToolButton>

#include <cstdint>
#include <vector>

namespace zhilan::charts
{

/// How much could not be drawn; its tip says what and why, and a click goes there: with more than one, by a menu.
class UnreadButton : public QToolButton
{
    Q_OBJECT

public:
    struct Row {
        QString text; ///< as written
        QString why;
        std::uint32_t line = 1; ///< 1-based
    };

    explicit UnreadButton(QWidget* parent = nullptr);

    /// Hidden without rows, which are put in the order of their lines. `document` outlives the rows; without one
    /// nothing happens on a click.
    void setRows(std::vector<Row> rows, const document::Document* document);
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    /// `title` stands above the rows in the tip.
    void setTexts(const QString& label, const QString& title);

Q_SIGNALS:
    /// The chosen line.
    void chosen(zhilan::ByteSpan line);

private:
    void choose();
    [[nodiscard]] QString more() const;
    [[nodiscard]] ByteSpan spanOf(std::uint32_t line) const;

    std::vector<Row> m_rows;
    const document::Document* m_document = nullptr;
};

} // namespace zhilan::charts
