#pragma once

#include "app/reader/code_tokens.h"
#include "app/reader/flow.h"
#include "app/reader/page_navigation.h"
#include "app/reader/pictures.h"
#include "app/style/theme.h"

#include <QSizeF>
#include <QString>

#include <memory>
#include <vector>

namespace zhilan::reader
{

/// A document on pages of one size, in the light theme, with everything unfolded; what is too wide is made smaller.
/// Lengths are in pixels of 1/kResolution inch. GUI thread only; done in steps, so that a long document holds nothing
/// up.
///
/// A page ends between two blocks, else between lines or rows, never right after a heading. A table that goes on has
/// its header above it once more.
class Pages
{
public:
    /// Pixels per inch that what is painted on must have.
    static constexpr int kResolution = 96;

    /// `area`: what is printed on, without the margins.
    Pages(std::shared_ptr<const document::Document> document, QSizeF area, const QFont& interfaceFont,
          const PictureFolders& pictures);
    ~Pages();

    enum class Step { More, Waiting, Done };
    /// Lays a little more out. Waiting: for a picture or the colours of code to be read, see pictures() and code().
    Step layOut();
    /// How much of the document has been laid out: 0–1.
    [[nodiscard]] double progress() const;

    /// Once all is laid out.
    [[nodiscard]] int count() const { return static_cast<int>(m_pages.size()); }
    /// With its number at the foot. Waiting: nothing was painted; to be asked again.
    Step paint(QPainter& painter, int page);

    /// Once all is painted: where its sections stand and its links lead. `margin`: from a page's corner to the printed
    /// area, in points.
    [[nodiscard]] pdf::Navigation navigation(QPointF margin) const;

    /// Tells when a picture has been read.
    [[nodiscard]] Pictures& pictures() { return m_pictures; }
    /// Tells when a block of code has been.
    [[nodiscard]] CodeTokens& code() { return m_code; }

    /// What of a block stands on a page: [from, to) of its height, `top` down the page.
    struct Slice {
        std::size_t block = 0;
        double from = 0;
        double to = 0;
        double top = 0;
        double header = 0; ///< height of a table's header, which is repeated above it
    };
    [[nodiscard]] const std::vector<Slice>& slices(int page) const { return m_pages[static_cast<std::size_t>(page)]; }
    [[nodiscard]] const Flow& flow() const { return m_flow; }
    /// Height for text on a page.
    [[nodiscard]] double room() const { return m_room; }

private:
    [[nodiscard]] bool isLoading(std::size_t block);
    void place(std::size_t block);
    [[nodiscard]] double roomBelowHeading(std::size_t heading);
    /// The header of a table that goes on overleaf; null where there is none, or no room for it.
    [[nodiscard]] std::unique_ptr<BlockLayout> repeatedHeader(std::size_t block);
    [[nodiscard]] double lastBreak(std::size_t block, double from, double room);
    void endPage();
    void paintCards(QPainter& painter, const std::vector<Slice>& page);
    void paintFoot(QPainter& painter, int page) const;

    std::shared_ptr<const document::Document> m_document;
    style::Theme m_theme;
    Pictures m_pictures;
    CodeTokens m_code;
    Flow m_flow;
    PageNavigation m_navigation;
    QSizeF m_area;
    double m_room;
    std::size_t m_next = 0;
    double m_used = 0; ///< of the page that is being filled
    std::vector<Slice> m_page;
    std::vector<std::vector<Slice>> m_pages;
};

} // namespace zhilan::reader
