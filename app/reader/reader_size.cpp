#include "app/reader/metrics.h"
#include "app/reader/reader_view_private.h"
#include "app/style/style.h"

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

constexpr double kLeastZoom = 0.5;
constexpr double kMostZoom = 3;

} // namespace

void ReaderView::setZoom(double factor)
{
    const double zoom = std::clamp(factor, kLeastZoom, kMostZoom);
    if (std::abs(zoom - m_d->zoom) < 1e-9)
        return;
    if (!m_d->held)
        m_d->held = position();
    m_d->zoom = zoom;
    m_d->relayoutKeepingPlace();
    Q_EMIT zoomChanged(zoom);
}

double ReaderView::zoom() const
{
    return m_d->zoom;
}

void ReaderView::setMeasure(int characters)
{
    const int measure = std::clamp(characters, kLeastMeasure, kMostMeasure);
    if (measure == m_d->measure)
        return;
    if (!m_d->held)
        m_d->held = position();
    m_d->measure = measure;
    m_d->relayoutKeepingPlace();
    Q_EMIT measureChanged(measure);
}

int ReaderView::measure() const
{
    return m_d->measure;
}

void ReaderView::Private::updateFonts()
{
    LayoutContext& context = flow.context();
    context.zoom = zoom * std::max(1.0, style::scale(q->font()));
    context.language = document ? QString::fromStdString(document->language) : QString();
    context.readingFont = style::readingFont(context.language, context.zoom);
    context.codeFont = style::monospaceFont(context.zoom);
    context.interfaceFont = q->font();
    context.ratio = q->devicePixelRatioF();
}

void ReaderView::Private::updateContext(bool force)
{
    LayoutContext& context = flow.context();
    const double scale = zoom * std::max(1.0, style::scale(q->font()));
    const double room = q->viewport()->width();
    const double wanted = metrics::kMeasure * measure / kMeasure;
    const double margin =
        room < (wanted + 2 * metrics::kSideMargin) * scale ? metrics::kNarrowMargin : metrics::kSideMargin;
    const double column = std::max(120.0, std::floor(std::min(wanted * scale, room - 2 * margin)));
    if (!force && column == context.column && scale == context.zoom)
        return;
    context.column = column;
    updateFonts();
    flow.invalidate();
}

void ReaderView::Private::relayoutKeepingPlace()
{
    const Position kept = held.value_or(q->position());
    updateContext(true);
    q->setPosition(kept);
    held = kept;
}

} // namespace zhilan::reader
