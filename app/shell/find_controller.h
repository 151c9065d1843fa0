#pragma once

#include "app/tasks/document_finder.h"
#include "core/base/byte_span.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace zhilan::panels
{
class FindBar;
}
namespace zhilan::reader
{
class ReaderView;
}

namespace zhilan::shell
{

/// Find in the document: what the bar asks for is found in the background and marked in the view.
class FindController : public QObject
{
    Q_OBJECT

public:
    /// Neither is owned.
    FindController(panels::FindBar* bar, reader::ReaderView* view, QObject* parent = nullptr);

    /// What the bar asks for is marked and counted in it, but the view stays where the reader meant to go.
    void setDocument(const std::shared_ptr<const document::Document>& document);
    /// Opens the bar with what is selected in the view.
    void begin();
    void next() { step(1); }
    void previous() { step(-1); }

private:
    [[nodiscard]] std::size_t firstFrom(std::uint32_t byte) const;
    void show(const std::vector<ByteSpan>& spans);
    void step(int direction);
    void mark(std::size_t index);
    void clear();

    panels::FindBar* m_bar;
    reader::ReaderView* m_view;
    tasks::DocumentFinder m_finder;
    std::vector<ByteSpan> m_spans;
    std::optional<std::size_t> m_current; ///< none until a place has been brought into view
    std::uint32_t m_start = 0; ///< where the view was when the bar was opened: the first place is sought from there
    bool m_reveals = false;    ///< the reader asked for these words here; false when only the document has changed
};

} // namespace zhilan::shell
