#include "app/style/base_style.h"

#include "app/style/shapes.h"
#include "app/style/style.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStatusBar>
#include <QTabBar>
#include <QToolButton>
#include <QTreeView>

#include <cmath>

namespace zhilan::style
{
namespace
{

double unitOf(const QWidget* widget)
{
    return scale(widget ? widget->font() : QApplication::font());
}

int pixels(const QWidget* widget, double size)
{
    return int(std::lround(size * unitOf(widget)));
}

bool is(const QWidget* widget, const char* property)
{
    return widget && widget->property(property).toBool();
}

} // namespace

BaseStyle::BaseStyle(const Theme& theme) : QProxyStyle(QStringLiteral("fusion")), m_theme(theme) {}

void BaseStyle::setTheme(const Theme& theme)
{
    m_theme = theme;
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets) {
        applyProperties(*widget);
        widget->update();
    }
}

void BaseStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QTabBar*>(widget) || qobject_cast<QScrollBar*>(widget) ||
        qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractSpinBox*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QScrollBar*>(widget))
        widget->setAttribute(Qt::WA_OpaquePaintEvent, false); // what scrolls shows beside the slider
    if (auto* view = qobject_cast<QAbstractItemView*>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
    applyProperties(*widget);
}

void BaseStyle::applyProperties(QWidget& widget) const
{
    const QString ground = widget.property("ground").toString();
    if (!ground.isEmpty()) {
        QPalette palette = widget.palette();
        const QColor color = ground == u"paper"    ? m_theme.paper
                             : ground == u"card"   ? m_theme.card
                             : ground == u"window" ? m_theme.window
                                                   : m_theme.panel;
        palette.setColor(QPalette::Window, color);
        widget.setPalette(palette);
        widget.setAutoFillBackground(true);
    }
    if (auto* bar = qobject_cast<QStatusBar*>(&widget)) {
        QPalette palette = bar->palette(); // the labels in it inherit both
        palette.setColor(QPalette::WindowText, m_theme.muted);
        bar->setPalette(palette);
        if (!bar->testAttribute(Qt::WA_SetFont))
            setSmallFont(bar);
    }
    if (qobject_cast<QLabel*>(&widget) && (is(&widget, "muted") || is(&widget, "heading"))) {
        QPalette palette = widget.palette();
        palette.setColor(QPalette::WindowText, m_theme.muted);
        widget.setPalette(palette);
        if (is(&widget, "heading") && !widget.testAttribute(Qt::WA_SetFont)) {
            QFont font = smallFont(widget.font());
            font.setLetterSpacing(QFont::PercentageSpacing, 108);
            font.setResolveMask(QFont::SizeResolved | QFont::LetterSpacingResolved);
            widget.setFont(font);
        }
    }
    if (is(&widget, "card")) {
        if (auto* frame = qobject_cast<QFrame*>(&widget); frame && frame->frameShape() == QFrame::NoFrame)
            frame->setFrameShape(QFrame::StyledPanel);
    }
}

void BaseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    const shapes::Context context{*painter, m_theme, unitOf(widget)};
    switch (element) {
    case PE_PanelButtonTool:
        shapes::toolButton(context, *option, widget);
        return;
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel:
        shapes::pushButton(context, *option, widget);
        return;
    case PE_FrameDefaultButton:
    case PE_FrameButtonBevel:
    case PE_FrameStatusBarItem:
    case PE_FrameTabWidget:
    case PE_PanelScrollAreaCorner:
    case PE_IndicatorToolBarSeparator:
    case PE_FrameFocusRect: // what can have the focus draws it as part of its own shape
        if (element == PE_FrameFocusRect && widget && widget->inherits("QLabel"))
            break;
        return;
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
            shapes::lineEdit(context, *option);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_PanelItemViewItem:
    case PE_PanelItemViewRow:
        shapes::viewRow(context, *option, widget);
        return;
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children))
            shapes::chevron(context, option->rect, option->state.testFlag(State_Open) ? Qt::DownArrow : Qt::RightArrow,
                            m_theme.muted);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        shapes::indicator(context, *option, false);
        return;
    case PE_IndicatorRadioButton:
        shapes::indicator(context, *option, true);
        return;
    case PE_IndicatorArrowDown:
        shapes::chevron(context, option->rect, Qt::DownArrow, m_theme.muted);
        return;
    case PE_IndicatorArrowUp:
        shapes::chevron(context, option->rect, Qt::UpArrow, m_theme.muted);
        return;
    case PE_IndicatorArrowLeft:
        shapes::chevron(context, option->rect, Qt::LeftArrow, m_theme.muted);
        return;
    case PE_IndicatorArrowRight:
        shapes::chevron(context, option->rect, Qt::RightArrow, m_theme.muted);
        return;
    case PE_FrameTabBarBase:
        shapes::edge(context, option->rect, Qt::BottomEdge);
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, m_theme.panel);
        shapes::edge(context, option->rect, Qt::TopEdge);
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, m_theme.card);
        return;
    case PE_FrameMenu:
        shapes::box(context, option->rect, 0, QColor(), m_theme.line);
        return;
    case PE_PanelTipLabel:
        shapes::box(context, option->rect, 0, m_theme.card, mix(m_theme.line, m_theme.muted, 0.3));
        return;
    case PE_Frame:
        if (is(widget, "card"))
            shapes::box(context, option->rect, kCardRadius * context.unit, m_theme.card, m_theme.line);
        else if (!qobject_cast<const QAbstractItemView*>(widget))
            shapes::box(context, option->rect, kRowRadius * context.unit, QColor(), m_theme.line);
        else if (widget->isWindow() ||
                 (widget->parentWidget() && widget->parentWidget()->inherits("QComboBoxPrivateContainer")))
            break;
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void BaseStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const
{
    const shapes::Context context{*painter, m_theme, unitOf(widget)};
    switch (element) {
    case CE_ToolBar:
        painter->fillRect(option->rect, m_theme.panel);
        shapes::edge(context, option->rect, Qt::BottomEdge);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, m_theme.line);
        return;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            shapes::tabShape(context, *tab);
        return;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            shapes::tabLabel(context, *tab);
        return;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            shapes::menuItem(context, *item);
        return;
    case CE_MenuEmptyArea:
    case CE_SizeGrip:
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, m_theme.panel);
        return;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            painter->fillRect(option->rect, m_theme.panel);
            if (option->state.testFlag(State_Selected) && option->state.testFlag(State_Enabled))
                shapes::box(context, QRectF(option->rect).adjusted(1, 2, -1, -2), kRowRadius * context.unit,
                            shapes::hoverGround(m_theme), QColor());
            drawItemText(painter, option->rect, Qt::AlignCenter | Qt::TextShowMnemonic, option->palette,
                         option->state.testFlag(State_Enabled), item->text, QPalette::WindowText);
            return;
        }
        break;
    case CE_HeaderSection:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            shapes::headerSection(context, *header);
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            shapes::progress(context, *bar);
        return;
    case CE_ToolButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
            QStyleOptionToolButton copy(*button);
            const bool on = option->state.testFlag(State_On);
            if (on)
                copy.palette.setColor(QPalette::ButtonText, m_theme.accent);
            if (is(widget, "chip"))
                copy.font = smallFont(copy.font);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton copy(*button);
            if (is(widget, "primary") && option->state.testFlag(State_Enabled))
                copy.palette.setColor(QPalette::ButtonText, m_theme.onAccent);
            else if (option->state.testFlag(State_On))
                copy.palette.setColor(QPalette::ButtonText, m_theme.accent);
            painter->save();
            if (is(widget, "chip"))
                painter->setFont(smallFont(painter->font()));
            QProxyStyle::drawControl(element, &copy, painter, widget);
            painter->restore();
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void BaseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                   const QWidget* widget) const
{
    const shapes::Context context{*painter, m_theme, unitOf(widget)};
    if (control == CC_ScrollBar) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            shapes::scrollBar(context, *slider, subControlRect(control, option, SC_ScrollBarSlider, widget));
            return;
        }
    } else if (control == CC_ComboBox) {
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (combo && !combo->editable) {
            shapes::comboBox(context, *combo, subControlRect(control, option, SC_ComboBoxArrow, widget));
            return;
        }
    } else if (control == CC_ToolButton) {
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (button && button->toolButtonStyle == Qt::ToolButtonIconOnly &&
            button->features.testFlag(QStyleOptionToolButton::HasMenu)) {
            QStyleOptionToolButton copy(*button); // the icon says that there is a menu
            copy.features.setFlag(QStyleOptionToolButton::HasMenu, false);
            QProxyStyle::drawComplexControl(control, &copy, painter, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect BaseStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                                const QWidget* widget) const
{
    const auto* bar = control == CC_ScrollBar ? qstyleoption_cast<const QStyleOptionSlider*>(option) : nullptr;
    if (!bar)
        return QProxyStyle::subControlRect(control, option, subControl, widget);

    // No arrow buttons: the groove is the whole bar.
    const QRect rect = option->rect;
    const bool vertical = bar->orientation == Qt::Vertical;
    const int length = vertical ? rect.height() : rect.width();
    const qint64 span = qint64(bar->maximum) - bar->minimum;
    int slider = length;
    if (span > 0) {
        slider = int(qint64(bar->pageStep) * length / std::max<qint64>(1, span + bar->pageStep));
        slider = std::clamp(slider, std::min(length, pixels(widget, 32)), length);
    }
    const int start =
        sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
    const auto part = [&](int from, int size) {
        const QRect piece = vertical ? QRect(rect.left(), rect.top() + from, rect.width(), size)
                                     : QRect(rect.left() + from, rect.top(), size, rect.height());
        return visualRect(bar->direction, rect, piece);
    };
    switch (subControl) {
    case SC_ScrollBarGroove:
        return rect;
    case SC_ScrollBarSlider:
        return part(start, slider);
    case SC_ScrollBarSubPage:
        return part(0, start);
    case SC_ScrollBarAddPage:
        return part(start + slider, length - start - slider);
    default:
        return {};
    }
}

QSize BaseStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                  const QWidget* widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const auto atLeast = [&](double height) {
        size.setHeight(std::max(size.height(), pixels(widget, height)));
    };
    switch (type) {
    case CT_ItemViewItem:
        atLeast(28);
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        atLeast(30);
        break;
    case CT_PushButton:
    case CT_ToolButton:
        if (is(widget, "chip")) {
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const QFontMetrics metrics(smallFont(widget->font()));
            const QString text = button ? button->text() : QString();
            const int icon = button && !button->icon().isNull() && !text.isEmpty()
                                 ? button->iconSize().width() + pixels(widget, 4)
                                 : 0;
            return {metrics.horizontalAdvance(text) + icon + pixels(widget, 22), pixels(widget, 23)};
        }
        atLeast(30);
        if (type == CT_PushButton)
            size.setWidth(size.width() + pixels(widget, 12));
        else
            size.setWidth(std::max(size.width(), pixels(widget, 30)));
        break;
    case CT_TabBarTab:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            // Bold, or the bar would move when a tab is chosen.
            const QFontMetrics metrics(strongFont(widget ? widget->font() : QApplication::font()));
            int width = metrics.size(Qt::TextShowMnemonic, tab->text).width() + pixels(widget, 20);
            width += tab->leftButtonSize.width() + tab->rightButtonSize.width();
            if (!tab->icon.isNull())
                width += tab->iconSize.width() + pixels(widget, 6);
            return {width, pixels(widget, 40)};
        }
        break;
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            if (item->menuItemType == QStyleOptionMenuItem::Separator)
                return {contents.width(), pixels(widget, 9)};
            const QFontMetrics metrics(item->font);
            const QStringList parts = item->text.split(u'\t');
            int width = pixels(widget, 36 + 28) + metrics.size(Qt::TextShowMnemonic, parts.value(0)).width();
            if (parts.size() > 1)
                width += pixels(widget, 24) + metrics.horizontalAdvance(parts.value(1));
            return {width, pixels(widget, 29)};
        }
        break;
    case CT_MenuBarItem:
        size = contents + QSize(pixels(widget, 16), 0);
        atLeast(28);
        break;
    case CT_HeaderSection:
        atLeast(30);
        break;
    default:
        break;
    }
    return size;
}

QIcon BaseStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    // Fusion asks the desktop's icon theme, reads pictures of every size, and then shows one of another set.
    return which == SP_LineEditClearButton ? icon(QStringLiteral("close"), m_theme)
                                           : QProxyStyle::standardIcon(which, option, widget);
}

int BaseStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return pixels(widget, 11);
    case PM_ScrollBarSliderMin:
        return pixels(widget, 32);
    case PM_SplitterWidth:
        return 1; // Qt makes the handle easier to grab by itself when it is that thin
    case PM_ToolBarIconSize:
        return pixels(widget, 20);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return pixels(widget, 16);
    case PM_ToolBarItemSpacing:
        return pixels(widget, 6);
    case PM_ToolBarItemMargin:
        return pixels(widget, 7);
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_TabBarTabHSpace: // what QTabBar leaves beside the text when it decides whether to shorten it
        return pixels(widget, 12);
    case PM_ToolBarSeparatorExtent:
        return pixels(widget, 8);
    case PM_TreeViewIndentation:
        return pixels(widget, 16);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return pixels(widget, 16);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_MenuHMargin:
        return 0;
    case PM_MenuVMargin:
        return pixels(widget, 4);
    case PM_MenuPanelWidth:
        return 1;
    case PM_ToolTipLabelFrameWidth:
        return pixels(widget, 5);
    case PM_DefaultFrameWidth:
        if (qobject_cast<const QAbstractItemView*>(widget))
            return 0;
        return qobject_cast<const QLineEdit*>(widget) ? pixels(widget, 5) : 1;
    case PM_ProgressBarChunkWidth:
        return 1;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int BaseStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* returned) const
{
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient:
        return 0;
    case SH_Widget_Animation_Duration:
        // A tree would be painted twice over before anything moves: longer than a frame.
        return qobject_cast<const QTreeView*>(widget) ? 0 : 120;
    case SH_Menu_Scrollable: // rather than in two columns
        return 1;
    case SH_Menu_SubMenuPopupDelay:
        return 120;
    case SH_TabBar_ElideMode:
        return Qt::ElideRight;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

} // namespace zhilan::style
