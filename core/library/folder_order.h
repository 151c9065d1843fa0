#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace zhilan::library
{

/// Names as a Chinese reader expects a folder sorted: digits as numbers ("第2期" before "第10期"), case passed over,
/// Latin before Han, Han by pinyin (Unicode CLDR collation for "zh"). Not to be used by two threads at once.
class FolderOrder
{
public:
    FolderOrder();
    ~FolderOrder();
    FolderOrder(const FolderOrder&) = delete;
    FolderOrder& operator=(const FolderOrder&) = delete;

    /// Bytes that compare as the names do; equal names give equal keys. Bytes that are no UTF-8 are allowed.
    [[nodiscard]] std::string keyOf(std::string_view name) const;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace zhilan::library
