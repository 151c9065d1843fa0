#include "app/models/terms_model.h"

#include "app/models/roles.h"
#include "app/models/text_conversion.h"

namespace zhilan::models
{

TermsModel::TermsModel(QObject* parent) : QAbstractListModel(parent) {}

TermsModel::~TermsModel() = default;

void TermsModel::setDocument(std::shared_ptr<const document::Document> document)
{
    beginResetModel();
    m_document = std::move(document);
    endResetModel();
}

int TermsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_document ? 0 : static_cast<int>(m_document->terms.size());
}

QVariant TermsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const document::Term& term = m_document->terms[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return toQString(term.term);
    case Qt::AccessibleTextRole:
        return toQString(term.term) + QStringLiteral(": ") + toQString(term.definition);
    case DefinitionRole:
        return toQString(term.definition);
    case ByteRole:
        return term.span.begin;
    case ByteEndRole:
        return term.span.end;
    case FilterRole:
        return toQString(term.term) + QLatin1Char('\n') + toQString(term.definition);
    default:
        return {};
    }
}

} // namespace zhilan::models
