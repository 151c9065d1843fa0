#include "core/base/string_map.h"
#include "core/markdown/front_matter.h"
#include "core/markdown/inline_scan.h"
#include "core/text/lines.h"
#include "core/text/space.h"

#include <yaml.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

namespace zhilan::markdown
{
namespace
{

using text::trimmed;

constexpr std::size_t kLargest = 64U << 10U; ///< bytes that libyaml is given
constexpr std::size_t kDeepest = 32;         ///< lists and maps in each other
constexpr std::size_t kMostValues = 10'000;  ///< aliases expanded
constexpr std::size_t kMostText = 1U << 20U; ///< bytes of all values, aliases expanded
constexpr std::size_t kMostLines = 2000;     ///< read without libyaml

/// libyaml counts characters; this finds their bytes.
class CharacterPlaces
{
public:
    explicit CharacterPlaces(std::string_view text, std::uint32_t base)
    {
        m_bytes.reserve(text.size() + 1);
        for (std::size_t at = 0; at < text.size(); ++at) {
            if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U)
                m_bytes.push_back(base + static_cast<std::uint32_t>(at));
        }
        m_bytes.push_back(base + static_cast<std::uint32_t>(text.size()));
    }
    [[nodiscard]] ByteSpan span(const yaml_event_t& event) const
    {
        const std::uint32_t begin = at(event.start_mark.index);
        return {begin, std::max(begin, at(event.end_mark.index))};
    }

private:
    [[nodiscard]] std::uint32_t at(std::size_t character) const
    {
        return m_bytes[std::min(character, m_bytes.size() - 1)];
    }
    std::vector<std::uint32_t> m_bytes;
};

const char* anchorOf(const yaml_event_t& event)
{
    const yaml_char_t* anchor = event.type == YAML_SCALAR_EVENT           ? event.data.scalar.anchor
                                : event.type == YAML_SEQUENCE_START_EVENT ? event.data.sequence_start.anchor
                                : event.type == YAML_MAPPING_START_EVENT  ? event.data.mapping_start.anchor
                                                                          : nullptr;
    return reinterpret_cast<const char*>(anchor);
}

std::size_t weightOf(const YamlValue& value, std::size_t& text)
{
    std::size_t count = 1;
    text += value.key.size() + value.text.size();
    for (const YamlValue& item : value.items)
        count += weightOf(item, text); // no deeper than kDeepest
    return count;
}

/// Turns libyaml's events into values.
class ValueReader
{
public:
    ValueReader(std::string_view text, std::uint32_t base) : m_places(text, base) {}

    /// False where the text is no YAML.
    bool read(std::string_view text)
    {
        yaml_parser_t parser;
        if (yaml_parser_initialize(&parser) == 0)
            return false;
        const std::unique_ptr<yaml_parser_t, decltype(&yaml_parser_delete)> keeper(&parser, &yaml_parser_delete);
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
        for (bool more = true; more;) {
            yaml_event_t event;
            if (yaml_parser_parse(&parser, &event) == 0)
                return false;
            const std::unique_ptr<yaml_event_t, decltype(&yaml_event_delete)> holder(&event, &yaml_event_delete);
            more = event.type != YAML_STREAM_END_EVENT && event.type != YAML_DOCUMENT_END_EVENT && !m_full;
            take(event);
        }
        while (!m_open.empty())
            finish(m_open.back().value.span.end);
        return m_root.kind == YamlValue::Kind::Map;
    }

    [[nodiscard]] YamlValue takeRoot() { return std::move(m_root); }
    /// Something was left out.
    [[nodiscard]] bool cut() const { return m_full || m_tooDeep; }

private:
    struct Open {
        YamlValue value;
        std::string anchor;
        bool flow = false;   ///< in brackets
        bool hasKey = false; ///< Map: a key waits for its value
        std::string key;
        ByteSpan keySpan;
        std::vector<YamlValue> merged; ///< of "<<", behind the entries that the map has itself
    };

    void take(const yaml_event_t& event)
    {
        if (m_skipped > 0 || (m_open.size() >= kDeepest && isStart(event))) {
            skip(event);
            return;
        }
        switch (event.type) {
        case YAML_SCALAR_EVENT: {
            YamlValue value;
            value.span = m_places.span(event);
            value.text.assign(reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length);
            const bool plain = event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
            const bool null = plain && (value.text.empty() || value.text == "~" || value.text == "null");
            value.kind = null ? YamlValue::Kind::Null : YamlValue::Kind::Text;
            add(std::move(value), anchorOf(event));
            break;
        }
        case YAML_SEQUENCE_START_EVENT:
        case YAML_MAPPING_START_EVENT: {
            Open open;
            open.value.kind = event.type == YAML_SEQUENCE_START_EVENT ? YamlValue::Kind::List : YamlValue::Kind::Map;
            open.value.span = m_places.span(event);
            open.flow = event.type == YAML_SEQUENCE_START_EVENT
                            ? event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
                            : event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
            if (const char* anchor = anchorOf(event))
                open.anchor = anchor;
            m_open.push_back(std::move(open));
            break;
        }
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT:
            finish(m_places.span(event).end);
            break;
        case YAML_ALIAS_EVENT: {
            YamlValue value;
            const auto found = m_anchors.find(reinterpret_cast<const char*>(event.data.alias.anchor));
            if (found != m_anchors.end() && m_open.size() + depthOf(found->second) <= kDeepest)
                value = found->second;
            m_values += weightOf(value, m_text);
            value.span = m_places.span(event);
            add(std::move(value), nullptr);
            break;
        }
        default:
            break;
        }
    }

    static bool isStart(const yaml_event_t& event)
    {
        return event.type == YAML_SEQUENCE_START_EVENT || event.type == YAML_MAPPING_START_EVENT;
    }

    /// A list or map too deep counts as nothing.
    void skip(const yaml_event_t& event)
    {
        m_tooDeep = true;
        if (isStart(event))
            ++m_skipped;
        else if (event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT)
            --m_skipped;
        if (m_skipped == 0)
            add({}, nullptr);
    }

    static std::size_t depthOf(const YamlValue& value)
    {
        std::size_t deepest = 0;
        for (const YamlValue& item : value.items)
            deepest = std::max(deepest, depthOf(item));
        return deepest + 1;
    }

    void finish(std::uint32_t end)
    {
        Open open = std::move(m_open.back());
        m_open.pop_back();
        const std::uint32_t last = open.value.items.empty() ? 0 : open.value.items.back().span.end;
        // A block's end is told by what comes after it, which may be far below.
        const bool flow = open.flow;
        open.value.span.end = last > 0 && !flow ? last : std::max(end, open.value.span.end);
        for (YamlValue& each : open.merged)
            open.value.items.push_back(std::move(each));
        add(std::move(open.value), open.anchor.empty() ? nullptr : open.anchor.c_str());
    }

    void add(YamlValue value, const char* anchor)
    {
        ++m_values;
        m_text += value.text.size();
        if (anchor != nullptr) {
            m_values += weightOf(value, m_text);
            m_anchors[anchor] = value;
        }
        m_full = m_values > kMostValues || m_text > kMostText;
        if (m_full)
            return;
        if (m_open.empty()) {
            m_root = std::move(value);
            return;
        }
        Open& parent = m_open.back();
        if (parent.value.kind == YamlValue::Kind::List) {
            parent.value.items.push_back(std::move(value));
        } else if (!parent.hasKey) {
            parent.hasKey = true;
            parent.key = std::move(value.text);
            parent.keySpan = value.span;
        } else if (parent.key == "<<" && value.kind == YamlValue::Kind::Map) {
            parent.hasKey = false;
            parent.merged = std::move(value.items);
        } else {
            parent.hasKey = false;
            value.key = std::move(parent.key);
            value.keySpan = parent.keySpan;
            parent.value.items.push_back(std::move(value));
        }
    }

    CharacterPlaces m_places;
    YamlValue m_root;
    std::vector<Open> m_open;
    StringMap<YamlValue> m_anchors;
    std::size_t m_skipped = 0; ///< lists and maps beyond kDeepest that are open
    std::size_t m_values = 0;
    std::size_t m_text = 0;
    bool m_full = false;
    bool m_tooDeep = false;
};

/// Lines "key: value", and "- item" below "key:".
YamlValue readLines(std::string_view source, ByteSpan yaml)
{
    YamlValue root;
    root.kind = YamlValue::Kind::Map;
    root.span = yaml;
    const auto spanOf = [&](std::string_view part) {
        const auto begin = static_cast<std::uint32_t>(part.data() - source.data());
        return ByteSpan{begin, begin + static_cast<std::uint32_t>(part.size())};
    };
    const auto valueOf = [&](std::string_view text) {
        YamlValue value;
        value.span = spanOf(text);
        if (text.size() >= 2 && text.front() == text.back() && (text.front() == '"' || text.front() == '\''))
            text = text.substr(1, text.size() - 2);
        value.kind = text.empty() ? YamlValue::Kind::Null : YamlValue::Kind::Text;
        value.text = text;
        return value;
    };
    std::size_t count = 0;
    for (text::Lines lines(yaml.of(source)); count < kMostLines && lines.next(); ++count) {
        const std::string_view whole = lines.line();
        const std::string_view line = trimmed(whole);
        if (line.empty() || line.front() == '#')
            continue;
        if (line.starts_with("- ")) {
            YamlValue* last = root.items.empty() ? nullptr : &root.items.back();
            if (last == nullptr || last->kind == YamlValue::Kind::Text)
                continue;
            last->kind = YamlValue::Kind::List;
            last->items.push_back(valueOf(trimmed(line.substr(2))));
            last->span = {last->items.front().span.begin, last->items.back().span.end};
            continue;
        }
        const std::size_t colon = line.find(':');
        const bool pair = colon != std::string_view::npos && colon > 0 &&
                          (colon + 1 == line.size() || scan::isSpace(line[colon + 1]));
        if (!pair || whole.front() == ' ' || whole.front() == '\t')
            continue;
        YamlValue value = valueOf(trimmed(line.substr(colon + 1)));
        const std::string_view key = trimmed(line.substr(0, colon));
        value.keySpan = spanOf(key);
        value.key = valueOf(key).text;
        root.items.push_back(std::move(value));
    }
    return root;
}

} // namespace

const YamlValue* YamlValue::find(std::string_view wanted) const
{
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const YamlValue& item) { return item.key == wanted; });
    return kind == Kind::Map && found != items.end() ? &*found : nullptr;
}

FrontMatterValues readFrontMatter(std::string_view source, ByteSpan yaml)
{
    FrontMatterValues values;
    const std::string_view text = yaml.of(source);
    bool valid = text.size() <= kLargest;
    if (valid) {
        ValueReader reader(text, yaml.begin);
        valid = reader.read(text);
        if (valid) {
            values.root = reader.takeRoot();
            if (reader.cut())
                values.diagnostics.push_back({DiagnosticCode::InvalidFrontMatter, yaml, "too many or too deep values"});
            return values;
        }
    }
    values.root = readLines(source, yaml);
    if (!trimmed(text).empty())
        values.diagnostics.push_back({DiagnosticCode::InvalidFrontMatter, yaml,
                                      text.size() > kLargest ? "too large for YAML" : "no valid YAML"});
    return values;
}

} // namespace zhilan::markdown
