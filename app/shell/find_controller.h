#pragma once

#include "app/tasks/document_finder.h"
#include "core/base/byte_span.h"

#include <QObject>

#include <memory>
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

    void setDocument(const std::shared_ptr<const document::Document>& document);
    /// Opens the bar with what is selected in the view.
    void begin();
    void next() { step(1); }
    void previous() { step(-1); }

private:
    void show(const std::vector<ByteSpan>& spans);
    void step(int direction);
    void clear();

    panels::FindBar* m_bar;
    reader::ReaderView* m_view;
    tasks::DocumentFinder m_finder;
    std::vector<ByteSpan> m_spans;
    std::size_t m_current = 0;
    std::uint32_t m_start = 0; ///< where the view was when the bar was opened: the first place is sought from there
};

} // namespace zhilan::shell
