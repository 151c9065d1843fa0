#include "app/reader/pictures.h"

#include <algorithm>

namespace zhilan::reader
{

namespace
{

constexpr qsizetype kMostHeld = qsizetype{96} << 20; ///< bytes of decoded pictures

} // namespace

Pictures::Pictures(QObject* parent) : QObject(parent), m_generation(std::make_shared<std::atomic<quint64>>(0))
{
    // One at a time bounds the memory that decoding takes.
    m_pool.setMaxThreadCount(1);
}

Pictures::~Pictures()
{
    ++*m_generation;
    m_pool.clear();
    m_pool.waitForDone();
}

void Pictures::setFolders(const PictureFolders& folders)
{
    if (folders == m_folders)
        return;
    m_folders = folders;
    clear();
}

void Pictures::clear()
{
    ++*m_generation;
    m_pool.clear();
    m_entries.clear();
}

void Pictures::refresh()
{
    for (auto& [address, entry] : m_entries)
        entry.stale = entry.picture.state != Picture::State::Remote;
}

const Picture& Pictures::find(const PictureAddress& address, QSize box)
{
    Entry& entry = m_entries[address.address];
    entry.used = ++m_clock;
    const bool first = entry.box.isEmpty();
    const bool reduced =
        entry.picture.state == Picture::State::Ready && (entry.picture.image.width() < entry.picture.size.width() ||
                                                         entry.picture.image.height() < entry.picture.size.height());
    const bool larger = box.width() > entry.box.width() || box.height() > entry.box.height();
    if (first && isRemote(address.address)) {
        entry.picture.state = Picture::State::Remote;
        entry.box = box;
    } else if (!entry.asked && (first || entry.stale || (reduced && larger))) {
        entry.box = box;
        entry.asked = true;
        entry.stale = false;
        load(address, box);
    }
    return entry.picture;
}

void Pictures::load(const PictureAddress& address, QSize box)
{
    m_pool.start([this, address, box, folders = m_folders, current = m_generation, generation = m_generation->load()] {
        if (generation != current->load())
            return;
        Picture picture = readPicture(address, folders, box);
        QMetaObject::invokeMethod(
            this,
            [this, address, generation, picture = std::move(picture)]() mutable {
                take(address, generation, std::move(picture));
            },
            Qt::QueuedConnection);
    });
}

void Pictures::take(const PictureAddress& address, quint64 generation, Picture picture)
{
    const auto entry = m_entries.find(address.address);
    if (generation != m_generation->load() || entry == m_entries.end())
        return;
    entry->second.picture = std::move(picture);
    entry->second.asked = false;
    dropOld(address.address);
    Q_EMIT ready(address.address);
}

void Pictures::dropOld(const QString& kept)
{
    qsizetype held = 0;
    for (const auto& [address, entry] : m_entries)
        held += entry.picture.image.sizeInBytes();
    while (held > kMostHeld) {
        auto oldest = m_entries.end();
        for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
            const bool may = entry->first != kept && !entry->second.picture.image.isNull();
            if (may && (oldest == m_entries.end() || entry->second.used < oldest->second.used))
                oldest = entry;
        }
        if (oldest == m_entries.end())
            return;
        held -= oldest->second.picture.image.sizeInBytes();
        m_entries.erase(oldest);
    }
}

} // namespace zhilan::reader
