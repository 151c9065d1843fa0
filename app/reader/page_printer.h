#pragma once

#include "app/reader/pages.h"

#include <QObject>
#include <QPainter>
#include <QTimer>

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
    PagePrinter(std::shared_ptr<const document::Document> document, const PictureFolders& pictures,
                const QFont& interfaceFont, QPagedPaintDevice* device, QObject* parent = nullptr);
    /// Ends the work; what was printed until then is on the device.
    ~PagePrinter() override;

    void start();

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
    QPainter m_painter;
    QTimer m_turns;
    bool m_laidOut = false;
    int m_page = 0; ///< the next one to be painted
};

} // namespace zhilan::reader
