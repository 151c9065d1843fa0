#include "app/panels/problems_card.h"

#include "app/models/roles.h"
#include "app/panels/list_view.h"
#include "app/panels/row_delegate.h"
#include "app/style/style.h"

#include <QLabel>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace zhilan::panels
{

namespace
{

constexpr int kWidth = 440;
constexpr int kMostHeight = 420;

} // namespace

ProblemsCard::ProblemsCard(const std::vector<NavigationPanel::Problem>& problems, QWidget* parent)
    : QFrame(parent, Qt::Popup)
{
    setObjectName(QStringLiteral("problemsCard"));
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("ground", QStringLiteral("card"));
    setAutoFillBackground(true);
    setFrameShape(QFrame::StyledPanel);
    auto* model = new QStandardItemModel(this);
    for (const NavigationPanel::Problem& problem : problems) {
        auto* item = new QStandardItem(problem.name);
        item->setData(problem.reason, models::DefinitionRole);
        item->setData(QString(problem.name + QStringLiteral(": ") + problem.reason), Qt::AccessibleTextRole);
        model->appendRow(item);
    }
    auto* title =
        new QLabel(tr("%n file(s) or folder(s) could not be read", nullptr, static_cast<int>(problems.size())), this);
    title->setProperty("heading", true);
    title->setIndent(8);
    auto* list = new ListView(this);
    list->setObjectName(QStringLiteral("problemsList"));
    list->setAccessibleName(title->text());
    list->setModel(model);
    list->setItemDelegate(new TermDelegate(list));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 12, 8, 8);
    layout->addWidget(title);
    layout->addWidget(list);
    const double unit = style::scale(font());
    const auto width = static_cast<int>(kWidth * unit);
    const auto most = static_cast<int>(kMostHeight * unit);
    setFixedSize(width, std::min(list->heightUpTo(width - 20, most) + static_cast<int>(56 * unit), most));
    setFocusProxy(list);
}

void ProblemsCard::popup(QPoint topLeft)
{
    move(topLeft);
    show();
    setFocus(Qt::PopupFocusReason);
}

} // namespace zhilan::panels
