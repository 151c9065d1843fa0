#include "app/models/results_model.h"

#include "app/models/roles.h"

namespace zhilan::models
{

ResultsModel::ResultsModel(QObject* parent) : QAbstractListModel(parent) {}

void ResultsModel::setResults(std::vector<Result> results)
{
    beginResetModel();
    m_results = std::move(results);
    endResetModel();
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
    case Qt::AccessibleTextRole:
        return result.text.isEmpty() ? result.title : QString(result.title + QStringLiteral(": ") + result.text);
    case KindRole:
        return static_cast<int>(result.isDocument ? ItemKind::Document : ItemKind::Section);
    case ContextRole:
        return result.context;
    case DefinitionRole:
        return result.text;
    case MarksRole:
        return QVariant::fromValue(result.marks);
    case TitleMarksRole:
        return QVariant::fromValue(result.titleMarks);
    case CountRole:
        return result.count;
    case TimeRole:
        return result.time;
    case ByteRole:
        return result.byte;
    default:
        return {};
    }
}

} // namespace zhilan::models
