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

    /// The models are not owned.
    Inspector(models::ChaptersModel* chapters, models::QuotesModel* quotes, models::TermsModel* terms,
              QWidget* parent = nullptr);

    /// Takes ownership. An empty page stands there before.
    void setChartsPage(QWidget* page);
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
    void retranslate();

    TabStrip* m_tabs;
    QStackedWidget* m_pages;
    ListPage* m_chapters;
    ListPage* m_quotes;
    ListPage* m_terms;
};

} // namespace zhilan::panels
