#include "app/models/library_model.h"
#include "app/models/roles.h"
#include "app/panels/navigation_panel.h"

#include <QTreeView>
#include <QtTest/QtTest>

#include <functional>
#include <memory>
#include <string>
#include <vector>

using namespace zhilan;

namespace
{

constexpr int kChapters = 500;
constexpr int kInChapter = 100;

/// Counts what is asked of rows.
class CountingModel : public models::LibraryModel
{
public:
    using LibraryModel::LibraryModel;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        ++asked;
        return LibraryModel::data(index, role);
    }
    [[nodiscard]] bool hasChildren(const QModelIndex& parent) const override
    {
        ++asked;
        return LibraryModel::hasChildren(parent);
    }
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent) const override
    {
        ++asked;
        return LibraryModel::index(row, column, parent);
    }

    mutable int asked = 0;
};

models::LibraryModel::Outline outline(const std::string& title)
{
    auto headings = std::make_shared<std::vector<document::Heading>>();
    for (int chapter = 0; chapter < kChapters; ++chapter) {
        const auto above = static_cast<std::uint32_t>(headings->size());
        headings->push_back({above, document::kNoSection, title + " " + std::to_string(chapter), above});
        for (int i = 1; i < kInChapter; ++i) {
            const auto number = static_cast<std::uint32_t>(headings->size());
            // One that has others below it, to be opened inside of its chapter.
            const bool isDeep = i % 10 != 1;
            headings->push_back({number, isDeep ? number - static_cast<std::uint32_t>((i - 1) % 10) : above,
                                 "一节，说的是第 " + std::to_string(number) + " 件事", number});
        }
    }
    return headings;
}

std::shared_ptr<const library::Contents> contents()
{
    library::Contents contents;
    contents.loose = {{"/大.md", "大文"}, {"/小.md", "小文"}};
    return std::make_shared<const library::Contents>(std::move(contents));
}

} // namespace

/// A document with 50,000 headings in the tree: what is not shown takes no time.
class LargeOutlineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openedAgain();
};

void LargeOutlineTest::openedAgain()
{
    CountingModel model;
    panels::NavigationPanel panel(&model);
    panel.resize(300, 600);
    static_cast<QWidget&>(panel).show();
    model.setLibrary(contents());
    const auto* tree = panel.findChild<QTreeView*>(QStringLiteral("libraryTree"));
    const auto isOpen = [&](document::SectionId section) {
        return tree->isExpanded(model.indexOfSection("/大.md", section));
    };
    const auto open = [&](document::SectionId section) {
        panel.findChild<QTreeView*>(QStringLiteral("libraryTree"))->expand(model.indexOfSection("/大.md", section));
    };
    model.setOutline("/大.md", outline("章"));
    panel.showPlace("/大.md", 0);
    constexpr document::SectionId kChapter = 7 * kInChapter;
    for (const document::SectionId each : {kChapter, kChapter + 11, 499U * kInChapter}) {
        open(each);
    }
    QVERIFY(isOpen(kChapter + 11));

    // Its rows are made anew with the library's, and with another text.
    auto other = std::make_shared<std::vector<document::Heading>>(*outline("章"));
    other->back().title = "改过";
    const std::function<void()> changes[] = {[&] { model.setLibrary(contents()); },
                                             [&] {
                                                 model.setOutline("/大.md", other);
                                             }};
    for (const auto& change : changes) {
        model.asked = 0;
        change();
        panel.showPlace("/大.md", 0);
        tree->viewport()->grab();
        QVERIFY2(model.asked < 20 * kChapters, qPrintable(QString::number(model.asked)));
        for (const document::SectionId each : {kChapter, kChapter + 11, 499U * kInChapter}) {
            QVERIFY(isOpen(each));
        }
        QVERIFY(!isOpen(kChapter + 21));
        QVERIFY(!isOpen(8 * kInChapter));
    }
}

QTEST_MAIN(LargeOutlineTest)
#include "tst_large_outline.moc"
