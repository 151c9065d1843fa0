#pragma once

#include "app/reader/pages.h"

#include <QObject>
#include <QPainter>
#include <QTimer>

#include <memory>

class QPagedPaintDevice;

namespace zhilan::reader
{

/// Puts a document on paper or into a PDF, a little at each turn of the event loop. GUI thread only.
class PagePrinter : public QObject
{
    Q_OBJECT

public:
    /// The device, with its paper, margins and a resolution of Pages::kResolution, outlives the printer, or the end of
    /// its work.
    PagePrinter(std::shared_ptr<const PreparedDocument> content, const PictureFolders& pictures,
                const QFont& interfaceFont, QPagedPaintDevice* device, QObject* parent = nullptr);
    /// Ends the work; what was printed until then is on the device.
    ~PagePrinter() override;

    void start();
    /// Ends the work, but not the painting on the device, which is the caller's. Null where it has not begun.
    [[nodiscard]] std::unique_ptr<QPainter> stop();

    /// Once finished: what a PDF of the pages is still to be given.
    [[nodiscard]] pdf::Navigation navigation() const;

Q_SIGNALS:
    /// 0–1; at most once a turn.
    void progressed(double done);
    /// All pages are on the device.
    void finished(int pages);
    /// The device could not be painted on.
    void failed();

private:
    void turn();
    Pages::Step step();

    QPagedPaintDevice* m_device;
    Pages m_pages;
    std::unique_ptr<QPainter> m_painter; ///< null before there are pages
    QTimer m_turns;
    bool m_laidOut = false;
    int m_page = 0; ///< the next one to be painted
};

} // namespace zhilan::reader
