#include "app/reader/code_tokens.h"

#include "core/code/tokens.h"

namespace zhilan::reader
{

namespace
{

/// Read at once, so that short code never flickers: a third of a millisecond.
constexpr std::size_t kAtOnce = std::size_t{16} << 10;
constexpr std::size_t kMostBytes = std::size_t{1} << 20; ///< of a block
constexpr std::size_t kMostTokens = 500'000;             ///< kept, of all blocks: 6 MB

/// What of the text is read: whole lines.
std::string_view part(std::string_view text)
{
    if (text.size() <= kMostBytes)
        return text;
    const std::size_t feed = text.rfind('\n', kMostBytes);
    return text.substr(0, feed == std::string_view::npos ? 0 : feed);
}

} // namespace

CodeTokens::CodeTokens(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

CodeTokens::~CodeTokens()
{
    m_stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

void CodeTokens::setDocument(std::shared_ptr<const document::Document> document)
{
    ++m_generation;
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_pool.clear();
    m_entries.clear();
    m_held = 0;
    m_document = std::move(document);
}

const std::vector<code::Token>& CodeTokens::find(markdown::NodeId block)
{
    const auto [found, first] = m_entries.try_emplace(block);
    Entry& entry = found->second;
    entry.used = ++m_clock;
    if (!first || !m_document)
        return entry.tokens;
    const markdown::Tree& tree = *m_document->tree;
    const code::Language* language =
        tree[block].kind == markdown::NodeKind::CodeBlock ? code::findLanguage(tree.extra(block)) : nullptr;
    if (language == nullptr)
        return entry.tokens;
    const std::string_view text = part(tree.text(block));
    if (text.size() <= kAtOnce) {
        entry.tokens = code::tokens(text, *language);
        dropOld(block);
        return m_entries.at(block).tokens;
    }
    entry.asked = true;
    m_pool.start(
        [this, block, text, language, document = m_document, stop = m_stop.get_token(), generation = m_generation] {
            std::vector<code::Token> tokens = code::tokens(text, *language, stop);
            QMetaObject::invokeMethod(
                this,
                [this, block, generation, tokens = std::move(tokens)]() mutable {
                    take(block, generation, std::move(tokens));
                },
                Qt::QueuedConnection);
        });
    return entry.tokens;
}

bool CodeTokens::isReading(markdown::NodeId block) const
{
    const auto entry = m_entries.find(block);
    return entry != m_entries.end() && entry->second.asked;
}

void CodeTokens::take(markdown::NodeId block, quint64 generation, std::vector<code::Token> tokens)
{
    const auto entry = m_entries.find(block);
    if (generation != m_generation || entry == m_entries.end())
        return;
    entry->second.tokens = std::move(tokens);
    entry->second.asked = false;
    dropOld(block);
    Q_EMIT ready(block);
}

/// After the tokens of `kept` have come.
void CodeTokens::dropOld(markdown::NodeId kept)
{
    m_held += m_entries.at(kept).tokens.size();
    while (m_held > kMostTokens) {
        auto oldest = m_entries.end();
        for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
            const bool may = entry->first != kept && !entry->second.tokens.empty();
            if (may && (oldest == m_entries.end() || entry->second.used < oldest->second.used))
                oldest = entry;
        }
        if (oldest == m_entries.end())
            return;
        m_held -= oldest->second.tokens.size();
        m_entries.erase(oldest);
    }
}

} // namespace zhilan::reader
