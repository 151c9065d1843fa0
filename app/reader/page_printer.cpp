#include "app/reader/page_printer.h"

#include <QElapsedTimer>
#include <QPagedPaintDevice>
#include <QPageLayout>

#include <utility>

namespace zhilan::reader
{

namespace
{

constexpr qint64 kTurnMilliseconds = 8;
constexpr double kLayingOut = 0.6; ///< of the work

QSizeF areaOf(const QPagedPaintDevice& device)
{
    constexpr double kPointsPerInch = 72;
    return device.pageLayout().paintRect(QPageLayout::Point).size() * Pages::kResolution / kPointsPerInch;
}

} // namespace

PagePrinter::PagePrinter(std::shared_ptr<const PreparedDocument> content, const PictureFolders& pictures,
                         const QFont& interfaceFont, QPagedPaintDevice* device, QObject* parent)
    : QObject(parent), m_device(device), m_pages(std::move(content), areaOf(*device), interfaceFont, pictures)
{
    connect(&m_turns, &QTimer::timeout, this, &PagePrinter::turn);
    connect(&m_pages.pictures(), &Pictures::ready, this, [this] { m_turns.start(0); });
    connect(&m_pages.code(), &CodeTokens::ready, this, [this] { m_turns.start(0); });
}

PagePrinter::~PagePrinter() = default;

void PagePrinter::start()
{
    m_turns.start(0);
}

std::unique_ptr<QPainter> PagePrinter::stop()
{
    m_turns.stop();
    disconnect(&m_pages.pictures(), nullptr, this, nullptr);
    disconnect(&m_pages.code(), nullptr, this, nullptr);
    return std::move(m_painter);
}

pdf::Navigation PagePrinter::navigation() const
{
    return m_pages.navigation(m_device->pageLayout().paintRect(QPageLayout::Point).topLeft());
}

Pages::Step PagePrinter::step()
{
    if (!m_laidOut) {
        const Pages::Step step = m_pages.layOut();
        m_laidOut = step == Pages::Step::Done;
        return m_laidOut ? Pages::Step::More : step;
    }
    const Pages::Step step = m_pages.paint(*m_painter, m_page);
    if (step != Pages::Step::Waiting) {
        ++m_page;
    }
    if (step == Pages::Step::More) {
        m_device->newPage();
    }
    return step;
}

void PagePrinter::turn()
{
    // Not before there are pages: a printer would put out an empty one where the work is ended.
    if (m_laidOut && !m_painter) {
        auto painter = std::make_unique<QPainter>();
        if (!painter->begin(m_device)) {
            m_turns.stop();
            Q_EMIT failed();
            return;
        }
        m_painter = std::move(painter);
    }
    QElapsedTimer time;
    time.start();
    auto step = Pages::Step::More;
    while (step == Pages::Step::More && time.elapsed() < kTurnMilliseconds && m_laidOut == (m_painter != nullptr)) {
        step = this->step();
    }
    if (step == Pages::Step::Waiting) {
        m_turns.stop(); // until the picture is there
    } else if (step == Pages::Step::Done) {
        m_turns.stop();
        m_painter.reset();
        Q_EMIT finished(m_pages.count());
        return;
    }
    const double painted = m_laidOut ? static_cast<double>(m_page) / m_pages.count() : 0;
    Q_EMIT progressed(kLayingOut * m_pages.progress() + (1 - kLayingOut) * painted);
}

} // namespace zhilan::reader
