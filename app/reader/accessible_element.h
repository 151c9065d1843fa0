#pragma once

#include "app/reader/accessible_reader.h"

namespace zhilan::reader
{

/// A part of the document for assistive technology. It lives until the document or what is folded changes.
class AccessibleElement : public QAccessibleInterface
{
public:
    AccessibleElement(AccessibleReader* reader, std::size_t block) : m_accessible(reader), m_block(block) {}

    [[nodiscard]] std::size_t block() const { return m_block; }

    [[nodiscard]] bool isValid() const override { return m_accessible->isValid(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override { return m_accessible->window(); }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* parent() const override { return m_accessible; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QAccessible::State state() const override;

protected:
    using Reader = ReaderView::Private;
    [[nodiscard]] const Block& blockData() const { return reader().flow.list().blocks[m_block]; }
    [[nodiscard]] const markdown::Tree& tree() const { return *reader().document->tree; }
    [[nodiscard]] AccessibleReader& accessible() const { return *m_accessible; }
    [[nodiscard]] Reader& reader() const { return m_accessible->reader(); }

    AccessibleReader* m_accessible;
    std::size_t m_block; ///< of a table its first
};

/// The owner is whoever registers it.
[[nodiscard]] AccessibleElement* makeElement(AccessibleReader* reader, AccessibleReader::Kind kind, std::size_t block,
                                             int index);

} // namespace zhilan::reader
