#include "app/models/quotes_model.h"

#include "app/models/roles.h"
#include "app/models/text_conversion.h"

#include <string_view>
#include <unordered_map>

namespace zhilan::models
{

QuotesModel::QuotesModel(QObject* parent) : QAbstractListModel(parent) {}

QuotesModel::~QuotesModel() = default;

void QuotesModel::setDocument(std::shared_ptr<const document::Document> document)
{
    beginResetModel();
    m_document = std::move(document);
    m_speakers.clear();
    if (m_document) {
        std::unordered_map<std::string_view, int> numbers;
        for (const document::Quote& quote : m_document->quotes) {
            const auto next = static_cast<int>(numbers.size());
            m_speakers.push_back(quote.speaker.empty() ? -1 : numbers.try_emplace(quote.speaker, next).first->second);
        }
    }
    endResetModel();
}

int QuotesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_document ? 0 : static_cast<int>(m_document->quotes.size());
}

QVariant QuotesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const auto row = static_cast<std::size_t>(index.row());
    const document::Quote& quote = m_document->quotes[row];
    switch (role) {
    case Qt::DisplayRole:
        return toQString(quote.text);
    case Qt::AccessibleTextRole:
        return quote.speaker.empty() ? toQString(quote.text)
                                     : toQString(quote.speaker) + QStringLiteral(": ") + toQString(quote.text);
    case SpeakerRole:
        return toQString(quote.speaker);
    case SpeakerIndexRole:
        return m_speakers[row];
    case ContextRole:
        return quote.section < m_document->sections.size() ? toTitle(m_document->sections[quote.section].title)
                                                           : QString();
    case TimeRole:
        return toTime(quote.start);
    case FromTimeRole:
        return quote.startFrom != document::StartFrom::Stated;
    case SectionRole:
        return quote.section;
    case ByteRole:
        return quote.span.begin;
    case ByteEndRole:
        return quote.span.end;
    case FilterRole:
        return toQString(quote.speaker) + QLatin1Char('\n') + toQString(quote.text);
    default:
        return {};
    }
}

} // namespace zhilan::models
