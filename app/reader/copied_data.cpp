#include "app/reader/copied_data.h"

#include "app/reader/copy_text.h"

#include <QThreadPool>

#include <mutex>
#include <utility>

namespace zhilan::reader
{

namespace
{

/// Bytes of a selection that takes longer than is to be waited for.
constexpr std::uint32_t kLong = 64 * 1024;

const QString kPlainFormat = QStringLiteral("text/plain");
const QString kRichFormat = QStringLiteral("text/html");

} // namespace

/// Made by whoever comes first: the thread that prepares them, or one that asks.
class CopiedData::Texts
{
public:
    Texts(std::shared_ptr<const PreparedDocument> content, std::shared_ptr<const ShownBlocks> shown, ByteSpan selection)
        : m_content(std::move(content)), m_shown(std::move(shown)), m_selection(selection)
    {
        m_context.document = m_content->document.get();
        m_context.content = m_content.get();
        m_context.list = &m_shown->list;
    }

    [[nodiscard]] const QString& plain()
    {
        std::call_once(m_plainMade, [this] { m_plain = copiedText(m_context, m_selection); });
        return m_plain;
    }

    [[nodiscard]] const QString& rich()
    {
        std::call_once(m_richMade, [this] { m_rich = copiedHtml(m_context, m_selection); });
        return m_rich;
    }

private:
    std::shared_ptr<const PreparedDocument> m_content;
    std::shared_ptr<const ShownBlocks> m_shown;
    ByteSpan m_selection;
    LayoutContext m_context;
    std::once_flag m_plainMade;
    std::once_flag m_richMade;
    QString m_plain;
    QString m_rich;
};

CopiedData::CopiedData(std::shared_ptr<const PreparedDocument> content, std::shared_ptr<const ShownBlocks> shown,
                       ByteSpan selection, Forms forms)
    : m_texts(std::make_shared<Texts>(std::move(content), std::move(shown), selection)), m_forms(forms)
{
    if (selection.size() > kLong) {
        // Not begun where something else is on the clipboard by then.
        QThreadPool::globalInstance()->start([texts = std::weak_ptr(m_texts), forms] {
            if (const auto held = texts.lock()) {
                static_cast<void>(held->plain());
                if (forms == Forms::PlainAndRich) {
                    static_cast<void>(held->rich());
                }
            }
        });
    } else {
        static_cast<void>(m_texts->plain());
        if (forms == Forms::PlainAndRich) {
            static_cast<void>(m_texts->rich());
        }
    }
}

CopiedData::~CopiedData() = default;

QStringList CopiedData::formats() const
{
    return m_forms == Forms::Plain ? QStringList{kPlainFormat} : QStringList{kPlainFormat, kRichFormat};
}

QVariant CopiedData::retrieveData(const QString& format, QMetaType type) const
{
    if (format == kPlainFormat) {
        return m_texts->plain();
    }
    return format == kRichFormat && m_forms == Forms::PlainAndRich ? QVariant(m_texts->rich())
                                                                   : QMimeData::retrieveData(format, type);
}

} // namespace zhilan::reader
