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
    Texts(std::shared_ptr<const PreparedDocument> content, std::shared_ptr<const ShownBlocks> shown, ByteSpan selection,
          Forms forms)
        : m_content(std::move(content)), m_shown(std::move(shown)), m_selection(selection), m_forms(forms)
    {
    }

    void make()
    {
        std::call_once(m_made, [this] {
            LayoutContext context;
            context.document = m_content->document.get();
            context.content = m_content.get();
            context.list = &m_shown->list;
            m_plain = copiedText(context, m_selection);
            if (m_forms == Forms::PlainAndRich) {
                m_rich = copiedHtml(context, m_selection);
            }
            // What is on the clipboard may stay there for long.
            m_content.reset();
            m_shown.reset();
        });
    }
    [[nodiscard]] const QString& plain()
    {
        make();
        return m_plain;
    }
    [[nodiscard]] const QString& rich()
    {
        make();
        return m_rich;
    }

private:
    std::shared_ptr<const PreparedDocument> m_content;
    std::shared_ptr<const ShownBlocks> m_shown;
    ByteSpan m_selection;
    Forms m_forms;
    std::once_flag m_made;
    QString m_plain;
    QString m_rich;
};

CopiedData::CopiedData(std::shared_ptr<const PreparedDocument> content, std::shared_ptr<const ShownBlocks> shown,
                       ByteSpan selection, Forms forms, Making making)
    : m_texts(std::make_shared<Texts>(std::move(content), std::move(shown), selection, forms)), m_forms(forms)
{
    if (making == Making::WhenAsked) {
        return;
    }
    if (selection.size() <= kLong) {
        m_texts->make();
        return;
    }
    // Not begun where something else is on the clipboard by then.
    QThreadPool::globalInstance()->start([texts = std::weak_ptr(m_texts)] {
        if (const auto held = texts.lock()) {
            held->make();
        }
    });
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
