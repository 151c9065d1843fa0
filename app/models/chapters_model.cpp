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
    if (!m_document) {
        return {};
    }
    const auto& chapters = m_document->chapters;
    const auto& sections = m_document->sections;
    std::optional<document::Milliseconds> time;
    // A parent always comes before its section, so this ends.
    for (document::SectionId at = section; at < sections.size(); at = sections[at].parent) {
        for (std::size_t i = 0; i < chapters.size(); ++i) {
            if (chapters[i].section == at) {
                return static_cast<int>(i);
            }
        }
        if (!time) {
            time = sections[at].start;
        }
    }
    if (time) {
        for (std::size_t i = chapters.size(); i-- > 0;) {
            if (chapters[i].start <= *time) {
                return static_cast<int>(i);
            }
        }
    }
    return {};
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
