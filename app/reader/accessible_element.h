#pragma once

#include "app/reader/accessible_reader.h"

namespace zhilan::reader
{

/// A part of the document for assistive technology. It lives until the document, what is folded or what can be
/// activated changes.
class AccessibleElement : public QAccessibleInterface
{
public:
    using Kind = AccessibleReader::Kind;

    AccessibleElement(AccessibleReader* reader, std::size_t block, Kind kind = Kind::Block, int index = 0)
        : m_accessible(reader), m_block(block), m_kind(kind), m_index(index)
    {
    }

    // What AccessibleReader::element() has it by.
    [[nodiscard]] std::size_t block() const { return m_block; }
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] int index() const { return m_index; }

    [[nodiscard]] bool isValid() const override { return m_accessible->isValid(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override { return m_accessible->window(); }
    [[nodiscard]] QAccessibleInterface* parent() const override { return m_accessible; }
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QAccessible::State state() const override;

protected:
    using Reader = ReaderView::Private;
    [[nodiscard]] Block blockData() const { return reader().flow.list().blocks[m_block]; }
    [[nodiscard]] const markdown::Tree& tree() const { return *reader().document->tree; }
    [[nodiscard]] AccessibleReader& accessible() const { return *m_accessible; }
    [[nodiscard]] Reader& reader() const { return m_accessible->reader(); }
    /// What can be activated at a point of the screen in a text item of a block; of -1: outside of its texts.
    [[nodiscard]] QAccessibleInterface* hotAt(std::size_t block, int x, int y, int item) const;

    AccessibleReader* m_accessible;
    std::size_t m_block; ///< of a table its first
    Kind m_kind;
    int m_index;
};

/// The owner is whoever registers it.
[[nodiscard]] AccessibleElement* makeElement(AccessibleReader* reader, AccessibleReader::Kind kind, std::size_t block,
                                             int index);

} // namespace zhilan::reader
