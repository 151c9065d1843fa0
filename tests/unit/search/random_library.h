#pragma once

#include "core/search/record.h"

#include <QByteArray>

#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

/// Documents and queries in all scripts at random, small enough that much repeats.
namespace zhilan::test
{

class RandomLibrary
{
public:
    explicit RandomLibrary(std::uint64_t seed) : m_random(seed) {}

    /// The seed of the environment (ZHILAN_SEED), or else this one.
    [[nodiscard]] static std::uint64_t seed(std::uint64_t otherwise)
    {
        const QByteArray given = qgetenv("ZHILAN_SEED");
        return given.isEmpty() ? otherwise : given.toULongLong();
    }

    [[nodiscard]] std::size_t below(std::size_t limit) { return m_random() % limit; }
    [[nodiscard]] std::string text(std::size_t longest);
    [[nodiscard]] search::DocumentRecord document(std::string path);
    /// From 1 to 8 documents to be put together; some have no sections, and some come twice. `path`: of the next one.
    [[nodiscard]] std::vector<search::DocumentRecord> documentsTogether(const std::function<std::string()>& path);
    /// With thousands of different words of a few letters, and symbols between them.
    [[nodiscard]] search::DocumentRecord documentOfManyWords(std::string path);
    /// Some characters of a text of the documents, without quotation marks.
    [[nodiscard]] std::string stretch(const std::vector<search::DocumentRecord>& documents);
    /// Of such a stretch the first characters that words consist of and neither a letter behind a digit nor the
    /// reverse; empty where there is none.
    [[nodiscard]] std::string word(const std::vector<search::DocumentRecord>& documents);
    /// Of stretches of the documents' texts, of random text, and of operators.
    [[nodiscard]] std::string query(const std::vector<search::DocumentRecord>& documents);

private:
    /// Letters and digits by turns, typed as terms of their own.
    [[nodiscard]] std::string joint();
    [[nodiscard]] std::string term(const std::vector<search::DocumentRecord>& documents);
    std::mt19937_64 m_random;
};

} // namespace zhilan::test
