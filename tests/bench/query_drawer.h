#pragma once

#include "core/search/record.h"

#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace zhilan::bench
{

/// Everything that is shown of a document, line by line.
[[nodiscard]] std::string textOf(const search::DocumentRecord& record);
[[nodiscard]] std::u32string charactersOf(const std::string& utf8);

/// Queries of each class, drawn from texts. The same every time.
class QueryDrawer
{
public:
    /// The texts must outlive it; some of them must have words and Han.
    explicit QueryDrawer(const std::vector<std::u32string>& texts) : m_texts(texts) {}

    [[nodiscard]] std::map<std::string, std::vector<std::string>> draw();

private:
    [[nodiscard]] std::string run(std::size_t length, bool han);
    [[nodiscard]] std::string word();

    const std::vector<std::u32string>& m_texts;
    std::mt19937_64 m_random{20};
};

} // namespace zhilan::bench
