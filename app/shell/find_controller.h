#pragma once

#include "app/tasks/document_finder.h"
#include "core/base/byte_span.h"

#include <QObject>

#include <filesystem>
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

    /// What the bar asks for is marked and counted in it, but the view stays where the reader meant to go. So are the
    /// marks of a search when the file is the one that was open: it was only read anew, and the current mark stays the
    /// nearest one to where it was.
    void setDocument(const std::filesystem::path& file, const std::shared_ptr<const document::Document>& document);
    /// The file that is shown, if it was at `from`, is at `to`: what is marked there stays.
    void follow(const std::filesystem::path& from, const std::filesystem::path& to);
    /// Opens the bar with what is selected in the view.
    void begin();
    /// Marks what a search found in a file, and goes to the place that is meant: at once when it is the open one, else
    /// if it is shown next. The marks stay until clearMarks(), another document, or the bar's own.
    void markFound(const std::filesystem::path& file, tasks::DocumentFinder::Sought sought);
    /// Takes the marks of a search away.
    void clearMarks();
    /// From mark to mark; without any, the bar opens.
    void next() { step(1); }
    void previous() { step(-1); }

Q_SIGNALS:
    /// The view is to go to a place that was found: empty where none is known any more.
    void placeFound(zhilan::ByteSpan place);
    /// The view has been brought to this place by a mark.
    void wentTo(std::uint32_t byte);
    /// Marks of a search are shown (which, counted from 0; how many) or not any more (-1, 0).
    void foundMarks(int current, int count);

private:
    [[nodiscard]] std::size_t firstFrom(std::uint32_t byte) const;
    [[nodiscard]] std::uint32_t topByte() const;
    [[nodiscard]] std::optional<std::size_t> keptMark() const;
    void show(const std::vector<ByteSpan>& spans);
    void seek(tasks::DocumentFinder::Sought sought);
    void showFound(const tasks::DocumentFinder::Marked& marked);
    void step(int direction);
    void mark(std::size_t index);
    void clear();

    panels::FindBar* m_bar;
    reader::ReaderView* m_view;
    tasks::DocumentFinder m_finder;
    std::filesystem::path m_file; ///< shown
    std::shared_ptr<const document::Document> m_document;
    std::vector<ByteSpan> m_spans;
    std::optional<std::size_t> m_current; ///< none until a place has been brought into view
    std::optional<std::uint32_t> m_kept;  ///< where the current mark was before the file was read anew
    std::uint32_t m_start = 0; ///< where the view was when the bar was opened: the first place is sought from there
    std::filesystem::path m_soughtIn;
    std::optional<tasks::DocumentFinder::Sought> m_sought; ///< to be marked if m_soughtIn is shown next
    tasks::DocumentFinder::Sought m_marked;                ///< what the marks of a search were made of
    bool m_ofSearch = false; ///< marks are, or are going to be, of a search, not of the bar
    bool m_reveals = false;  ///< the reader asked for these words here; false when only the document has changed
};

} // namespace zhilan::shell
