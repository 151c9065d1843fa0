#pragma once

#include "app/reader/reader_view.h"
#include "app/shell/document_loader.h"
#include "app/shell/history.h"
#include "core/base/result.h"

#include <QObject>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zhilan::shell
{

/// Where the reader is and was: opens documents in the view, goes to places in them, back and forward.
class Navigator : public QObject
{
    Q_OBJECT

public:
    /// Where to go in a document that is opened. At most one is set besides `folds` and `time`; none: the beginning.
    struct Target {
        std::optional<reader::ReaderView::Position> position;
        std::optional<std::uint32_t> byte;
        std::string anchor;
        std::vector<std::uint32_t> folds;   ///< ReaderView::turnedFolds(), with a position
        std::optional<std::uint32_t> found; ///< a byte that need not come to the top: see ReaderView::revealByte()
        std::optional<std::chrono::milliseconds> time; ///< see meantTime()
    };

    /// What a file is to be read as, an IANA name; empty: found out.
    using EncodingOf = std::function<std::string(const std::filesystem::path&)>;

    /// The view is not owned.
    Navigator(reader::ReaderView* view, EncodingOf encodingOf, QObject* parent = nullptr);

    /// A document that is being read already. Outlives this; null for none.
    void setEarly(EarlyDocument* early) { m_loader.setEarly(early); }
    /// The library's folders: a document's pictures may be anywhere in the one it is in.
    void setFolders(std::vector<std::filesystem::path> folders);
    /// Opens in the background; answered by opened() or failed(). A document that is open already is only moved in.
    void open(const std::filesystem::path& path, const Target& target = {});
    /// In the open document. `flash` lights the span up.
    /// Either of these and open() drop a document that is still being loaded: the newest wish counts.
    void goToByte(std::uint32_t byte);
    void goToSpan(ByteSpan flash);
    /// As open(), but a document that is open already is read again, and the place in it kept.
    void openOrReload(const std::filesystem::path& path);
    /// The open document's file is at `path` now: as openOrReload(), and it is the one that back() and forward() come
    /// to.
    void follow(const std::filesystem::path& path);
    /// Asked for again while a document is being loaded, they go on from that one. A place counts as gone to once it is
    /// shown: one that cannot be opened is passed over, or stays where it was when nothing lies beyond.
    void back() { travel(-1); }
    void forward() { travel(1); }

    [[nodiscard]] bool canGoBack() const { return m_coming.steps > 0 || m_history.at(m_coming.steps - 1) != nullptr; }
    [[nodiscard]] bool canGoForward() const
    {
        return m_coming.steps < 0 || m_history.at(m_coming.steps + 1) != nullptr;
    }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    /// Null before the first document.
    [[nodiscard]] const std::shared_ptr<const OpenedDocument>& current() const { return m_current; }
    /// The section that was gone to while it is in view, else the one at the top of the view.
    [[nodiscard]] document::SectionId section() const;
    /// The moment of the video that was gone to, while section() is the one that was gone to for it.
    [[nodiscard]] std::optional<std::chrono::milliseconds> meantTime() const;

    /// The view has been brought to a place by others: its section counts as the present one until the view is
    /// scrolled.
    void pinSection(std::uint32_t byte);

Q_SIGNALS:
    void opened(std::shared_ptr<const zhilan::shell::OpenedDocument> document);
    /// Before opened(): what was open has been followed to another path.
    void followed(const std::filesystem::path& from, const std::filesystem::path& to);
    void failed(const zhilan::Error& error);
    /// A place of the history could not be opened; the one beyond it is on its way.
    void skipped(const zhilan::Error& error);
    /// No heading of the document has that name. A document just opened is shown from its beginning.
    void anchorMissing(const QString& anchor);
    /// To another place of the document that is shown.
    void jumped();
    void historyChanged();
    void loadingChanged(bool loading);
    /// section() may be another.
    void placeChanged();

private:
    struct Place {
        std::filesystem::path path;
        reader::ReaderView::Position position;
        friend bool operator==(const Place&, const Place&) = default;
    };

    [[nodiscard]] Place here() const;
    /// A document on its way.
    struct Coming {
        Target target;
        bool leaving = false;     ///< a new step of the history
        bool reload = false;      ///< of the document that is open
        std::ptrdiff_t steps = 0; ///< through the history: ahead, or back when negative
    };
    void load(const std::filesystem::path& path, Coming coming);
    void stopLoading();
    void setLoading(bool loading);
    void show(const std::shared_ptr<const OpenedDocument>& document);
    void apply(const Target& target);
    void onFailed(const Error& error);
    void tellPictureFolders();
    void travel(int direction);
    void travelTo(std::ptrdiff_t steps);
    void pin(std::uint32_t byte);

    reader::ReaderView* m_view;
    std::vector<std::filesystem::path> m_folders;
    EncodingOf m_encodingOf;
    DocumentLoader m_loader;
    History<Place> m_history;
    std::shared_ptr<const OpenedDocument> m_current;
    Coming m_coming; ///< as made while nothing is being loaded
    bool m_loading = false;
    /// Near a document's end a section cannot be brought to the top: it counts as the present one all the same, until
    /// the view is scrolled from where going there left it.
    document::SectionId m_pinned = document::kNoSection;
    std::uint32_t m_pinnedTop = 0;
    struct Moment {
        std::uint32_t byte = 0; ///< in its section
        std::chrono::milliseconds time{};
    };
    std::optional<Moment> m_meant;
};

} // namespace zhilan::shell
