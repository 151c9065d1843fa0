#include "core/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace zhilan
{
namespace
{

class FileDescriptor
{
public:
    explicit FileDescriptor(int descriptor) : m_descriptor(descriptor) {}
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    [[nodiscard]] int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// Of a file that was asked for: below another file there is none.
ErrorCode codeOfFile(int error)
{
    return error == ENOTDIR ? ErrorCode::NotFound : codeOf(std::error_code(error, std::generic_category()));
}

} // namespace

ErrorCode codeOf(const std::error_code& error)
{
    switch (error.default_error_condition().value()) {
    case ENOENT:
    case ELOOP:
    case ENAMETOOLONG:
        return ErrorCode::NotFound;
    case ENOTDIR:
        return ErrorCode::NotAFolder;
    case EACCES:
    case EPERM:
        return ErrorCode::PermissionDenied;
    case EISDIR:
    case ENXIO:
        return ErrorCode::NotAFile;
    default:
        return ErrorCode::ReadFailed;
    }
}

std::string pathToUtf8(const std::filesystem::path& path)
{
    return path.native();
}

int openReadOnly(const std::filesystem::path& path, int flags)
{
    const int all = O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags;
    const int file = ::open(path.c_str(), all | O_NOATIME);
    return file >= 0 || errno != EPERM ? file : ::open(path.c_str(), all);
}

ErrorCode orBrokenLink(ErrorCode code, const std::filesystem::path& path)
{
    struct stat status {
    };
    const bool mayBe = code == ErrorCode::NotFound || code == ErrorCode::NotAFolder;
    const bool isLink = mayBe && ::lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
    return isLink ? ErrorCode::BrokenLink : code;
}

Result<std::string> readFile(const std::filesystem::path& path)
{
    const FileDescriptor file(openReadOnly(path));
    if (file.get() < 0)
        return fail(orBrokenLink(codeOfFile(errno), path), pathToUtf8(path));

    struct stat status {
    };
    if (::fstat(file.get(), &status) != 0)
        return fail(codeOfFile(errno), pathToUtf8(path));
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::NotAFile, pathToUtf8(path));
    if (static_cast<std::uintmax_t>(status.st_size) > kMaxDocumentBytes)
        return fail(ErrorCode::TooLarge, pathToUtf8(path));

    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t count = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(codeOfFile(errno), pathToUtf8(path));
        if (count == 0)
            break;
        filled += static_cast<std::size_t>(count);
    }
    bytes.resize(filled);
    return bytes;
}

} // namespace zhilan
