#include "core/search/disk.h"

#include "core/base/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace zhilan::search
{
namespace
{

constexpr std::int64_t kHandedOnAtOnce = std::int64_t{8} << 20U;

ErrorCode writeCode(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return ErrorCode::NoSpace;
    case EACCES:
    case EPERM:
    case EROFS:
        return ErrorCode::PermissionDenied;
    default:
        return ErrorCode::WriteFailed;
    }
}

ErrorCode readCode(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return ErrorCode::NotFound;
    case EACCES:
    case EPERM:
        return ErrorCode::PermissionDenied;
    default:
        return ErrorCode::ReadFailed;
    }
}

Result<void> announce(const BeforeStep& beforeStep, std::string_view what, const std::filesystem::path& path)
{
    if (!beforeStep)
        return {};
    return beforeStep(std::string(what) + ' ' + path.filename().native());
}

} // namespace

OutputFile::OutputFile(std::filesystem::path path, const BeforeStep& beforeStep, int descriptor)
    : m_path(std::move(path)), m_beforeStep(&beforeStep), m_descriptor(descriptor)
{
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_beforeStep(other.m_beforeStep)
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_written(other.m_written)
    , m_handedOn(other.m_handedOn)
{
}

OutputFile::~OutputFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<OutputFile> OutputFile::create(const std::filesystem::path& path, const BeforeStep& beforeStep)
{
    if (auto may = announce(beforeStep, "create", path); !may)
        return tl::unexpected(may.error());
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return fail(writeCode(errno), pathToUtf8(path));
    return OutputFile(path, beforeStep, descriptor);
}

Result<void> OutputFile::write(std::string_view bytes)
{
    if (auto may = announce(*m_beforeStep, "write", m_path); !may)
        return may;
    while (!bytes.empty()) {
        const ssize_t count = ::write(m_descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(writeCode(errno), pathToUtf8(m_path));
        bytes.remove_prefix(static_cast<std::size_t>(count));
        m_written += count;
    }
#ifdef SYNC_FILE_RANGE_WRITE // Linux
    // The disk gets large files while more is made, so that there is little to wait for when it must have all. A hint.
    if (m_written - m_handedOn >= kHandedOnAtOnce) {
        static_cast<void>(::sync_file_range(m_descriptor, m_handedOn, m_written - m_handedOn, SYNC_FILE_RANGE_WRITE));
        m_handedOn = m_written;
    }
#endif
    return {};
}

Result<void> OutputFile::syncAndClose()
{
    if (auto may = announce(*m_beforeStep, "sync", m_path); !may)
        return may;
    const bool synced = ::fsync(m_descriptor) == 0;
    const int syncError = errno;
    const bool closed = ::close(std::exchange(m_descriptor, -1)) == 0;
    if (!synced || !closed)
        return fail(writeCode(synced ? errno : syncError), pathToUtf8(m_path));
    return {};
}

Result<void> OutputFile::close()
{
    if (::close(std::exchange(m_descriptor, -1)) != 0)
        return fail(writeCode(errno), pathToUtf8(m_path));
    return {};
}

Result<void> syncFile(const std::filesystem::path& file, const BeforeStep& beforeStep)
{
    if (auto may = announce(beforeStep, "sync", file); !may)
        return may;
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(writeCode(errno), pathToUtf8(file));
    const bool synced = ::fsync(descriptor) == 0;
    const int error = errno;
    ::close(descriptor);
    if (!synced)
        return fail(writeCode(error), pathToUtf8(file));
    return {};
}

Result<void> replaceFile(const std::filesystem::path& from, const std::filesystem::path& to,
                         const BeforeStep& beforeStep)
{
    if (auto may = announce(beforeStep, "rename", to); !may)
        return may;
    if (::rename(from.c_str(), to.c_str()) != 0)
        return fail(writeCode(errno), pathToUtf8(to));
    return {};
}

Result<void> syncFolder(const std::filesystem::path& folder, const BeforeStep& beforeStep)
{
    if (auto may = announce(beforeStep, "sync", folder); !may)
        return may;
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(writeCode(errno), pathToUtf8(folder));
    // Some file systems cannot sync a folder, and say so.
    const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL;
    const int error = errno;
    ::close(descriptor);
    if (!synced)
        return fail(writeCode(error), pathToUtf8(folder));
    return {};
}

Result<std::unique_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(readCode(errno), pathToUtf8(path));
    struct stat status {
    };
    const bool known = ::fstat(descriptor, &status) == 0;
    const auto size = static_cast<std::size_t>(status.st_size);
    void* const address = known && size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0) : nullptr;
    ::close(descriptor);
    if (!known || address == MAP_FAILED)
        return fail(ErrorCode::ReadFailed, pathToUtf8(path));
    return std::unique_ptr<const MappedFile>(
        new MappedFile({static_cast<const char*>(address), address == nullptr ? 0 : size}));
}

MappedFile::~MappedFile()
{
    if (!m_bytes.empty())
        ::munmap(const_cast<char*>(m_bytes.data()), m_bytes.size());
}

Result<FolderLock> FolderLock::take(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return fail(writeCode(errno), pathToUtf8(file));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const bool locked = errno == EWOULDBLOCK;
        ::close(descriptor);
        return fail(locked ? ErrorCode::Locked : ErrorCode::WriteFailed, pathToUtf8(file));
    }
    return FolderLock(descriptor);
}

FolderLock::FolderLock(FolderLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FolderLock::~FolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace zhilan::search
