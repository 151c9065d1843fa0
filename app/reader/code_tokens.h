#pragma once

#include "core/code/token.h"
#include "core/document/document.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <stop_token>
#include <unordered_map>
#include <vector>

namespace zhilan::reader
{

/// What the code blocks of one document are made of, for their colours. Long blocks are read off the user-interface
/// thread: they are plain at first. Those used last are kept, up to a limit of memory. GUI thread only.
class CodeTokens : public QObject
{
    Q_OBJECT

public:
    explicit CodeTokens(QObject* parent = nullptr);
    /// Cancels and waits.
    ~CodeTokens() override;

    /// Forgets all. Shares ownership as long as it is read.
    void setDocument(std::shared_ptr<const document::Document> document);

    /// Tokens of a code block, with places in its text; none where its language is unknown, and until ready() tells.
    /// What lies beyond the first megabyte stays plain. The reference lives until the next call.
    [[nodiscard]] const std::vector<code::Token>& find(markdown::NodeId block);

    /// find() gave none, but ready() will tell.
    [[nodiscard]] bool isReading(markdown::NodeId block) const;

Q_SIGNALS:
    void ready(zhilan::markdown::NodeId block);

private:
    struct Entry {
        std::vector<code::Token> tokens;
        quint64 used = 0;   ///< when it was asked for last
        bool asked = false; ///< and not yet answered
    };
    void take(markdown::NodeId block, quint64 generation, std::vector<code::Token> tokens);
    void dropOld(markdown::NodeId kept);

    std::shared_ptr<const document::Document> m_document;
    std::unordered_map<markdown::NodeId, Entry> m_entries;
    std::size_t m_held = 0; ///< tokens of all entries
    quint64 m_clock = 0;
    quint64 m_generation = 0;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace zhilan::reader
