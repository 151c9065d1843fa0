#include "app/shell/window_layout.h"

#include "app/style/style.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace zhilan::shell
{

namespace
{

constexpr double kTree = 272;
constexpr double kReadableTree = 212;
constexpr double kLeastTree = 160;
constexpr double kTextBesideTree = 440;

} // namespace

void layOutWindow(const WindowParts& parts)
{
    // In the window from the start: what is moved to it from elsewhere would come last when tabbing.
    auto* column = new QWidget(parts.stack);
    auto* middle = new QVBoxLayout(column);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addWidget(parts.breadcrumb);
    middle->addWidget(parts.message);
    middle->addWidget(parts.findBar);
    middle->addWidget(parts.reader, 1);

    parts.splitter->setObjectName(QStringLiteral("splitter"));
    parts.splitter->addWidget(parts.navigation);
    parts.stack->addWidget(column);
    parts.stack->addWidget(parts.search);
    parts.splitter->addWidget(parts.stack);
    parts.splitter->addWidget(parts.inspector);
    parts.splitter->setHandleWidth(1);
    parts.splitter->setChildrenCollapsible(false);
    parts.splitter->setStretchFactor(0, 0);
    parts.splitter->setStretchFactor(1, 1);
    parts.splitter->setStretchFactor(2, 0);
    const double unit = style::scale(parts.window->font());
    parts.navigation->setMinimumWidth(static_cast<int>(kLeastTree * unit));
    parts.stack->setMinimumWidth(static_cast<int>(265 * unit));

    auto* layout = new QVBoxLayout(parts.window);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(parts.top);
    layout->addWidget(parts.splitter, 1);
    layout->addWidget(parts.status);
}

void resizePanels(QSplitter* splitter, int windowWidth, const QList<int>& chosen)
{
    const double unit = style::scale(splitter->font());
    int inspector = static_cast<int>(std::min(392 * unit, windowWidth * 0.30));
    // Some ten Han characters of a heading are read in the tree, unless that leaves too few for a line of the text.
    const double room = windowWidth - (splitter->widget(2)->isHidden() ? 0 : inspector);
    const double least = std::clamp(room - kTextBesideTree * unit, kLeastTree * unit, kReadableTree * unit);
    int navigation = static_cast<int>(std::clamp(windowWidth * 0.21, least, kTree * unit));
    if (chosen.size() == 2 && chosen[0] > 0 && chosen[1] > 0 && chosen[0] + chosen[1] < windowWidth * 0.75) {
        navigation = chosen[0];
        inspector = chosen[1];
    }
    splitter->setSizes({navigation, std::max(1, windowWidth - navigation - inspector), inspector});
}

} // namespace zhilan::shell
