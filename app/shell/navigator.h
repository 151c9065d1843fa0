#pragma once

#include "app/reader/reader_view.h"
#include "app/shell/history.h"
#include "app/tasks/document_loader.h"
#include "core/base/result.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace zhilan::shell
{

/// Where the reader is and was: opens documents in the view, goes to places in them, back and forward.
class Navigator : public QObject
{
    Q_OBJECT

public:
    /// Where to go in a document that is opened. At most one of them is set; none: the beginning.
    struct Target {
        std::optional<reader::ReaderView::Position> position;
        std::optional<std::uint32_t> byte;
        std::string anchor;
    };

    /// The view is not owned.
    explicit Navigator(reader::ReaderView* view, QObject* parent = nullptr);

    /// Opens in the background; answered by opened() or failed(). A document that is open already is only moved in.
    void open(const std::filesystem::path& path, const Target& target = {});
    /// In the open document. `flash` lights the span up.
    void goToByte(std::uint32_t byte);
    void goToSpan(ByteSpan flash);
    void back();
    void forward();

    [[nodiscard]] bool canGoBack() const { return m_history.canGoBack(); }
    [[nodiscard]] bool canGoForward() const { return m_history.canGoForward(); }
    /// Null before the first document.
    [[nodiscard]] const std::shared_ptr<const tasks::OpenedDocument>& current() const { return m_current; }
    /// The section that was gone to while it is in view, else the one at the top of the view.
    [[nodiscard]] document::SectionId section() const;

Q_SIGNALS:
    void opened(std::shared_ptr<const zhilan::tasks::OpenedDocument> document);
    void failed(const zhilan::Error& error);
    void historyChanged();
    /// section() may be another.
    void placeChanged();

private:
    struct Place {
        std::filesystem::path path;
        reader::ReaderView::Position position;
        friend bool operator==(const Place&, const Place&) = default;
    };

    [[nodiscard]] Place here() const;
    void load(const std::filesystem::path& path, const Target& target);
    void show(const std::shared_ptr<const tasks::OpenedDocument>& document);
    void apply(const Target& target);
    void returnTo(const std::optional<Place>& place);
    void pin(std::uint32_t byte);

    reader::ReaderView* m_view;
    tasks::DocumentLoader m_loader;
    History<Place> m_history;
    std::shared_ptr<const tasks::OpenedDocument> m_current;
    Target m_target;        ///< of the document being loaded
    bool m_leaving = false; ///< the document being loaded is a new step, not a way back
    /// Near a document's end a section cannot be brought to the top: it counts as the present one all the same, until
    /// the view is scrolled from where going there left it.
    document::SectionId m_pinned = document::kNoSection;
    std::uint32_t m_pinnedTop = 0;
};

} // namespace zhilan::shell
