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

} // namespace

Inspector::Inspector(models::ChaptersModel* chapters, models::QuotesModel* quotes, models::TermsModel* terms,
                     QWidget* parent)
    : QWidget(parent)
    , m_tabs(new TabStrip(this))
    , m_pages(new QStackedWidget(this))
    , m_chapters(new ListPage(chapters, new ChapterDelegate(true, this), ListPage::Filter::Without, this))
    , m_quotes(new ListPage(quotes, new QuoteDelegate(this), ListPage::Filter::With, this))
    , m_terms(new ListPage(terms, new TermDelegate(this), ListPage::Filter::With, this))
{
    setObjectName(QStringLiteral("inspector"));
    setProperty("ground", QStringLiteral("panel"));
    setAutoFillBackground(true);
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    m_chapters->list()->setObjectName(QStringLiteral("chaptersList"));
    m_quotes->list()->setObjectName(QStringLiteral("quotesList"));
    m_terms->list()->setObjectName(QStringLiteral("termsList"));

    m_pages->addWidget(new QWidget);
    for (ListPage* page : {m_chapters, m_quotes, m_terms}) {
        m_pages->addWidget(page);
        connect(page, &ListPage::placeActivated, this, &Inspector::placeActivated);
        connect(page, &ListPage::timeActivated, this, &Inspector::timeActivated);
    }
    for (int i = 0; i < m_pages->count(); ++i) {
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

void Inspector::setChartsPage(QWidget* page)
{
    QWidget* old = m_pages->widget(0);
    const int current = m_pages->currentIndex();
    m_pages->insertWidget(0, page);
    m_pages->removeWidget(old);
    m_pages->setCurrentIndex(current);
    delete old;
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
    QWidget* target = page->focusProxy();
    if (target == nullptr || !target->isVisible()) {
        target = m_tabs;
    }
    target->setFocus(Qt::ShortcutFocusReason);
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
