#pragma once

#include "app/reader/accessible_reader.h"
#include "app/reader/reader_view.h"

#include <QAccessible>
#include <QTest>

#include <algorithm>
#include <vector>

/// What a reader tells assistive technology from here on.
class Told
{
public:
    struct Event {
        QAccessible::Event type;
        QAccessible::Role role;
        QString name;
        int caret = -1;
    };

    explicit Told(zhilan::reader::ReaderView& view)
    {
        all().clear();
        auto* reader = dynamic_cast<zhilan::reader::AccessibleReader*>(QAccessible::queryAccessibleInterface(&view));
        QVERIFY(reader != nullptr);
        reader->setSender([](QAccessibleEvent* event) {
            QAccessibleInterface* from = event->accessibleInterface();
            Event told{event->type(), from != nullptr ? from->role() : QAccessible::NoRole,
                       from != nullptr ? from->text(QAccessible::Name) : QString()};
            if (event->type() == QAccessible::TextCaretMoved)
                told.caret = static_cast<QAccessibleTextCursorEvent*>(event)->cursorPosition();
            all().push_back(told);
        });
    }
    Told(const Told&) = delete;
    Told& operator=(const Told&) = delete;

    [[nodiscard]] static std::vector<Event>& all()
    {
        static std::vector<Event> events;
        return events;
    }
    [[nodiscard]] static int count(QAccessible::Event type)
    {
        return static_cast<int>(
            std::count_if(all().begin(), all().end(), [type](const Event& event) { return event.type == type; }));
    }
    [[nodiscard]] static int lastCaret()
    {
        for (auto event = all().rbegin(); event != all().rend(); ++event) {
            if (event->type == QAccessible::TextCaretMoved)
                return event->caret;
        }
        return -1;
    }
};

inline QAccessibleInterface* accessible(zhilan::reader::ReaderView& view)
{
    return QAccessible::queryAccessibleInterface(&view);
}

inline QAccessibleTextInterface* textOf(zhilan::reader::ReaderView& view)
{
    return accessible(view)->textInterface();
}

inline QString wholeText(zhilan::reader::ReaderView& view)
{
    return textOf(view)->text(0, textOf(view)->characterCount());
}

inline int offsetOf(zhilan::reader::ReaderView& view, const char* words)
{
    return static_cast<int>(wholeText(view).indexOf(QString::fromUtf8(words)));
}

/// Of all children below, those with a role.
inline std::vector<QAccessibleInterface*> childrenWith(QAccessibleInterface* parent, QAccessible::Role role)
{
    std::vector<QAccessibleInterface*> found;
    for (int i = 0; i < parent->childCount(); ++i) {
        QAccessibleInterface* child = parent->child(i);
        if (child == nullptr)
            continue;
        if (child->role() == role)
            found.push_back(child);
        const auto below = childrenWith(child, role);
        found.insert(found.end(), below.begin(), below.end());
    }
    return found;
}

inline QAccessibleInterface* named(const std::vector<QAccessibleInterface*>& children, const char* name)
{
    for (QAccessibleInterface* child : children) {
        if (child->text(QAccessible::Name) == QString::fromUtf8(name))
            return child;
    }
    return nullptr;
}
