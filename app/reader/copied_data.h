#pragma once

#include "app/reader/prepared_document.h"
#include "core/base/byte_span.h"

#include <QMimeData>

#include <memory>

namespace zhilan::reader
{

/// What is copied of a document, for the clipboard: as plain and as rich text. Who asks before they are there waits for
/// them. Keeps the document alive until then.
class CopiedData : public QMimeData
{
    Q_OBJECT

public:
    enum class Forms { Plain, PlainAndRich };
    enum class Making {
        Now,       ///< of a long selection in the background
        WhenAsked, ///< for what is seldom asked for: costs nothing until then
    };

    /// Of the blocks that are shown.
    CopiedData(std::shared_ptr<const PreparedDocument> content, std::shared_ptr<const ShownBlocks> shown,
               ByteSpan selection, Forms forms, Making making);
    ~CopiedData() override;

    [[nodiscard]] QStringList formats() const override;
    [[nodiscard]] bool hasFormat(const QString& format) const override { return formats().contains(format); }

protected:
    [[nodiscard]] QVariant retrieveData(const QString& format, QMetaType type) const override;

private:
    class Texts;
    std::shared_ptr<Texts> m_texts;
    Forms m_forms;
};

} // namespace zhilan::reader
