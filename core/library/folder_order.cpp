#include "core/library/folder_order.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace zhilan::library
{

struct FolderOrder::Private {
    std::unique_ptr<icu::Collator> collator;
};

FolderOrder::FolderOrder() : m_private(std::make_unique<Private>())
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale("zh"), status));
    if (U_FAILURE(status) || !collator)
        return;
    collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
    // By itself this collation puts Han before Latin; file managers do not.
    const int32_t order = UCOL_REORDER_CODE_NONE;
    collator->setReorderCodes(&order, 1, status);
    if (U_SUCCESS(status))
        m_private->collator = std::move(collator);
}

FolderOrder::~FolderOrder() = default;

std::string FolderOrder::keyOf(std::string_view name) const
{
    // Without ICU's data files there is still an order, if a plain one.
    if (!m_private->collator)
        return std::string(name);
    const icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
    std::string key(64, '\0');
    const auto fill = [&] {
        return m_private->collator->getSortKey(text, reinterpret_cast<uint8_t*>(key.data()),
                                               static_cast<int32_t>(key.size()));
    };
    int32_t size = fill();
    if (size > static_cast<int32_t>(key.size())) {
        key.resize(static_cast<std::size_t>(size));
        size = fill();
    }
    key.resize(static_cast<std::size_t>(std::max(size, 0)));
    return key;
}

} // namespace zhilan::library
