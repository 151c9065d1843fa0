#include "app/panels/inspector.h"

#include "app/models/chapters_model.h"
#include "app/models/quotes_model.h"
#include "app/models/terms_model.h"
#include "app/panels/list_page.h"
#include "app/panels/list_view.h"
#include "app/panels/row_delegate.h"
#include "app/panels/tab_strip.h"
#include "app/style/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>

namespace zhilan::panels
{

namespace
{

constexpr int kWidth = 392;
constexpr int kTabs = 4;

} // namespace

Inspector::Inspector(QWidget* parent) : QWidget(parent), m_tabs(new TabStrip(this)), m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("inspector"));
    setProperty("ground", QStringLiteral("panel"));
    setAutoFillBackground(true);
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    for (int i = 0; i < kTabs; ++i) {
        m_tabs->addTab(QString());
    }
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        Q_EMIT currentTabChanged();
    });

    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(8, 0, 8, 1);
    strip->addWidget(m_tabs);
    strip->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(strip);
    layout->addWidget(m_pages, 1);
    retranslate();
}

ListPage* Inspector::addList(ListPage* page, const QString& name)
{
    page->list()->setObjectName(name);
    m_pages->addWidget(page);
    connect(page, &ListPage::placeActivated, this, &Inspector::placeActivated);
    connect(page, &ListPage::timeActivated, this, &Inspector::timeActivated);
    return page;
}

void Inspector::makePages(QWidget* charts, models::ChaptersModel* chapters, models::QuotesModel* quotes,
                          models::TermsModel* terms)
{
    m_pages->addWidget(charts);
    m_chapters = addList(new ListPage(chapters, new ChapterDelegate(true, this), ListPage::Filter::Without, this),
                         QStringLiteral("chaptersList"));
    m_quotes = addList(new ListPage(quotes, new QuoteDelegate(this), ListPage::Filter::With, this),
                       QStringLiteral("quotesList"));
    m_terms =
        addList(new ListPage(terms, new TermDelegate(this), ListPage::Filter::With, this), QStringLiteral("termsList"));
    m_pages->setCurrentIndex(m_tabs->currentIndex());
    retranslate();
}

void Inspector::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

Inspector::Tab Inspector::currentTab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void Inspector::orderTabs()
{
    QWidget* last = m_tabs;
    const auto inside = m_pages->widget(0)->findChildren<QWidget*>();
    for (QWidget* widget : inside) {
        if ((widget->focusPolicy() & Qt::TabFocus) != 0) {
            setTabOrder(last, widget);
            last = widget;
        }
    }
}

void Inspector::focusPage()
{
    QWidget* page = m_pages->currentWidget();
    QWidget* target = page != nullptr ? page->focusProxy() : nullptr;
    if (target == nullptr || !target->isVisible()) {
        target = m_tabs;
    }
    target->setFocus(Qt::ShortcutFocusReason);
    if (hasPages() && page == m_chapters) {
        m_chapters->goToCurrent();
    }
}

QSize Inspector::sizeHint() const
{
    return {static_cast<int>(kWidth * style::scale(font())), QWidget::sizeHint().height()};
}

void Inspector::retranslate()
{
    m_tabs->setTabText(0, tr("Charts"));
    m_tabs->setTabText(1, tr("Chapters"));
    m_tabs->setTabText(2, tr("Quotes"));
    m_tabs->setTabText(3, tr("Glossary"));
    m_tabs->setAccessibleName(tr("What the document holds"));
    if (!hasPages()) {
        return;
    }
    m_chapters->setTexts(tr("Chapters"), tr("This document has no chapters."), QString());
    m_quotes->setTexts(tr("Filter quotes by words or speaker"), tr("This document has no quotes."),
                       tr("No quote has these words."));
    m_terms->setTexts(tr("Filter terms"), tr("This document has no glossary."), tr("No term has these words."));
}

void Inspector::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void Inspector::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(0, m_pages->y() - 1, width(), 1, style::currentTheme().line);
}

} // namespace zhilan::panels
