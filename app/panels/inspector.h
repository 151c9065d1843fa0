#pragma once

#include "core/base/byte_span.h"

#include <QWidget>

class QStackedWidget;

namespace zhilan::models
{
class ChaptersModel;
class QuotesModel;
class TermsModel;
} // namespace zhilan::models

namespace zhilan::panels
{

class ListPage;
class TabStrip;

/// What a document holds, beside it: charts, chapters, quotes, glossary.
class Inspector : public QWidget
{
    Q_OBJECT

public:
    enum class Tab { Charts, Chapters, Quotes, Glossary };

    /// The pages are empty at first: a window opens without them.
    explicit Inspector(QWidget* parent = nullptr);

    /// Makes the pages, once. Owns the page of charts, not the models.
    void makePages(QWidget* charts, models::ChaptersModel* chapters, models::QuotesModel* quotes,
                   models::TermsModel* terms);
    [[nodiscard]] bool hasPages() const { return m_chapters != nullptr; }
    void showTab(Tab tab);
    [[nodiscard]] Tab currentTab() const;
    /// The keyboard's focus goes to what the present page lists, or to the tabs where it lists nothing.
    void focusPage();
    /// The charts page was filled anew. What was made last would otherwise come last when tabbing through the window.
    void orderTabs();

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// As ListPage tells it.
    void placeActivated(zhilan::ByteSpan place);
    void timeActivated(qint64 milliseconds);
    void currentTabChanged();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] ListPage* addList(ListPage* page, const QString& name);
    void retranslate();

    TabStrip* m_tabs;
    QStackedWidget* m_pages;
    ListPage* m_chapters = nullptr;
    ListPage* m_quotes = nullptr;
    ListPage* m_terms = nullptr;
};

} // namespace zhilan::panels
