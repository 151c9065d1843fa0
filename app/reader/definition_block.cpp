#include "app/reader/block_layout.h"
#include "app/reader/metrics.h"

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

class DefinitionBlock final : public BlockLayout
{
public:
    DefinitionBlock(const document::Term& term, double width, const LayoutContext& context) : BlockLayout(Block{})
    {
        m_width = width;
        TextLook look = context.look(metrics::kTable);
        look.font.setBold(true);
        look.lineFactor = 1.5;
        add(term.term, term.span, look, context);
        if (!term.definition.empty())
            add(term.definition, term.span, context.look(metrics::kMeta), context);
    }

private:
    void add(const std::string& text, ByteSpan span, const TextLook& look, const LayoutContext& context)
    {
        InlineText shown;
        shown.appendAtomic(QString::fromStdString(text).replace(u'\n', QChar::LineSeparator), span, kPlain);
        addText(std::move(shown), look, *context.theme, {0, m_height}, m_width);
        m_height = std::ceil(m_height + m_items.back().layout->height());
    }
};

} // namespace

std::unique_ptr<BlockLayout> makeDefinition(const document::Term& term, double width, LayoutContext& context)
{
    return std::make_unique<DefinitionBlock>(term, width, context);
}

} // namespace zhilan::reader
