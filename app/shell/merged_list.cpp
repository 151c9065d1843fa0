#include "app/shell/merged_list.h"

#include <algorithm>

namespace zhilan::shell
{

namespace
{

QStringList without(QStringList list, const QStringList& others)
{
    list.removeIf([&others](const QString& entry) { return others.contains(entry); });
    return list;
}

/// What stands in front of the entries that only keep their order.
QStringList usedAgain(const QStringList& before, const QStringList& mine)
{
    for (qsizetype used = 0; used < mine.size(); ++used) {
        const QStringList rest = mine.mid(used);
        QStringList kept = without(before, mine.mid(0, used));
        kept.removeIf([&rest](const QString& entry) { return !rest.contains(entry); }); // removed
        if (kept == rest) {
            return mine.mid(0, used);
        }
    }
    return mine;
}

} // namespace

QStringList mergedRecent(const ListChange& change, qsizetype most, QString (*subject)(const QString&))
{
    const QStringList used = usedAgain(change.before, change.mine);
    // What a full list has pushed out was not removed.
    const QStringList removed = change.mine.size() < most ? without(change.before, change.mine) : QStringList();
    QStringList merged = used;
    for (const QString& entry : without(change.theirs, removed)) {
        const bool said =
            std::any_of(used.begin(), used.end(), [&](const QString& own) { return subject(own) == subject(entry); });
        if (!said) {
            merged.append(entry);
        }
    }
    return merged.mid(0, most);
}

QStringList mergedSet(const ListChange& change)
{
    const QStringList removed = without(change.before, change.mine);
    const QStringList added = without(change.mine, change.before);
    return without(without(change.theirs, removed), added) + added;
}

} // namespace zhilan::shell
