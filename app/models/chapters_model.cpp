#include "app/models/chapters_model.h"

#include "app/models/roles.h"
#include "app/models/text_conversion.h"

namespace zhilan::models
{

ChaptersModel::ChaptersModel(QObject* parent) : QAbstractListModel(parent) {}

ChaptersModel::~ChaptersModel() = default;

void ChaptersModel::setDocument(std::shared_ptr<const document::Document> document)
{
    beginResetModel();
    m_document = std::move(document);
    m_current.reset();
    endResetModel();
    Q_EMIT currentRowChanged();
}

std::optional<int> ChaptersModel::rowOf(document::SectionId section) const
{
    if (!m_document || section >= m_document->sections.size()) {
        return {};
    }
    const document::ChapterId chapter = m_document->sections[section].chapter;
    return chapter < m_document->chapters.size() ? std::optional(static_cast<int>(chapter)) : std::nullopt;
}

void ChaptersModel::setCurrentSection(document::SectionId section)
{
    const std::optional<int> row = rowOf(section);
    if (row == m_current) {
        return;
    }
    const std::optional<int> before = std::exchange(m_current, row);
    for (const std::optional<int>& changed : {before, row}) {
        if (changed) {
            Q_EMIT dataChanged(index(*changed), index(*changed), {CurrentRole});
        }
    }
    Q_EMIT currentRowChanged();
}

int ChaptersModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_document ? 0 : static_cast<int>(m_document->chapters.size());
}

QVariant ChaptersModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const document::Chapter& chapter = m_document->chapters[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return toQString(chapter.title);
    case AltTitleRole:
        return toQString(chapter.titleAlt);
    case TimeRole:
        return toTime(chapter.start);
    case EndTimeRole:
        return toTime(chapter.end);
    case SectionRole:
        return chapter.section;
    case ByteRole:
        return chapter.section < m_document->sections.size() ? m_document->sections[chapter.section].span.begin
                                                             : chapter.span.begin;
    case CurrentRole:
        return m_current == index.row();
    default:
        return {};
    }
}

} // namespace zhilan::models
