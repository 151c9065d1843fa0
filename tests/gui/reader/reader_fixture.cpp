#include "tests/gui/reader/reader_fixture.h"

#include "app/style/style.h"
#include "core/document/build.h"
#include "core/markdown/tree.h"

#include <QApplication>
#include <QFile>
#include <QMouseEvent>
#include <QTest>

using namespace zhilan;
using reader::ReaderView;

DocumentPtr fromText(const QByteArray& text)
{
    auto document = document::fromBytes(std::string_view(text.data(), static_cast<std::size_t>(text.size())), "test");
    return document ? *document : nullptr;
}

QByteArray fileText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray mixed()
{
    return fileText(QStringLiteral(ZHILAN_TEST_DATA_DIR "/reader/mixed.md"));
}

std::uint32_t byteOf(const DocumentPtr& document, const char* text, int occurrence)
{
    const std::string_view source = document->tree->source();
    std::size_t at = source.find(text);
    for (int i = 1; i < occurrence && at != std::string_view::npos; ++i)
        at = source.find(text, at + 1);
    return static_cast<std::uint32_t>(at);
}

std::unique_ptr<ReaderView> shown(const DocumentPtr& document, QSize size)
{
    auto view = std::make_unique<ReaderView>();
    view->setTheme(style::theme(style::Appearance::Light));
    view->resize(size);
    view->setDocument(document);
    view->show();
    [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(view.get());
    return view;
}

std::shared_ptr<const reader::ChartedTables> charted(reader::ChartedTables tables)
{
    return std::make_shared<const reader::ChartedTables>(std::move(tables));
}

bool holdsColor(const QImage& image, const QRect& where, const QColor& color)
{
    const double ratio = image.devicePixelRatio();
    const QRect area(QPointF(where.topLeft() * ratio).toPoint(), QSizeF(where.size() * ratio).toSize());
    for (int y = std::max(0, area.top()); y <= std::min(area.bottom(), image.height() - 1); ++y) {
        for (int x = std::max(0, area.left()); x <= std::min(area.right(), image.width() - 1); ++x) {
            if (image.pixelColor(x, y).rgb() == color.rgb())
                return true;
        }
    }
    return false;
}

void click(ReaderView& view, QPoint at, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, at);
}

void moveTo(ReaderView& view, QPoint at)
{
    QTest::mouseMove(view.viewport(), at);
    QMouseEvent event(QEvent::MouseMove, at, view.viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(view.viewport(), &event);
}

void drag(ReaderView& view, QPoint from, QPoint to)
{
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, from);
    const auto move = [&view](QPoint at) {
        QMouseEvent event(QEvent::MouseMove, at, view.viewport()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(view.viewport(), &event);
    };
    move((from + to) / 2);
    move(to);
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, to);
}
