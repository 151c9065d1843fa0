#include "app/models/results_model.h"

#include "app/models/text_conversion.h"

#include <QStringList>

#include <algorithm>
#include <iterator>
#include <utility>

namespace zhilan::models
{

namespace
{

void cut(ResultsModel::Result& result)
{
    result.context = cutTitle(result.context);
    if (result.title.size() <= kLongestTitle) {
        return;
    }
    result.title = cutTitle(result.title);
    const auto end = static_cast<int>(result.title.size());
    for (auto& [first, last] : result.titleMarks) {
        last = std::min(last, end);
    }
    const auto beyond = [](const auto& mark) {
        return mark.first >= mark.second;
    };
    result.titleMarks.erase(std::remove_if(result.titleMarks.begin(), result.titleMarks.end(), beyond),
                            result.titleMarks.end());
}

} // namespace

ResultsModel::ResultsModel(QObject* parent) : QAbstractListModel(parent) {}

void ResultsModel::setResults(std::vector<Result> results)
{
    beginResetModel();
    std::for_each(results.begin(), results.end(), cut);
    m_results = std::move(results);
    endResetModel();
}

void ResultsModel::setGone(int row, bool isGone)
{
    Result& result = m_results[static_cast<std::size_t>(row)];
    if (std::exchange(result.isGone, isGone) != isGone) {
        Q_EMIT dataChanged(index(row), index(row));
    }
}

/// What kind of thing it is, and that it cannot be reached.
QString ResultsModel::labelOf(const Result& result)
{
    QStringList parts{result.isGone ? tr("Cannot be reached") : QString(), result.label};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

void ResultsModel::insert(int row, std::vector<Result> results)
{
    if (results.empty()) {
        return;
    }
    beginInsertRows({}, row, row + static_cast<int>(results.size()) - 1);
    std::for_each(results.begin(), results.end(), cut);
    m_results.insert(m_results.begin() + row, std::make_move_iterator(results.begin()),
                     std::make_move_iterator(results.end()));
    endInsertRows();
}

int ResultsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_results.size());
}

QVariant ResultsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Result& result = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return result.title;
    case Qt::AccessibleTextRole: {
        QStringList parts{result.caption, result.title, result.context, labelOf(result), result.text};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    case KindRole:
        return static_cast<int>(result.kind);
    case LabelRole:
        return labelOf(result);
    case CaptionRole:
        return result.caption;
    case ContextRole:
        return result.context;
    case DefinitionRole:
        return result.text;
    case LanguageRole:
        return result.language;
    case MarksRole:
        return QVariant::fromValue(result.marks);
    case TitleMarksRole:
        return QVariant::fromValue(result.titleMarks);
    case TimeRole:
        return result.time;
    case FromTimeRole:
        return result.fromTime;
    case GoneRole:
        return result.isGone;
    case VideoRole:
        return result.hasVideo;
    case ByteRole:
        return result.byte;
    default:
        return {};
    }
}

} // namespace zhilan::models
