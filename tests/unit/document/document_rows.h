#pragma once

#include "core/document/build.h"
#include "tests/unit/document/document_dump.h"

#include <QtTest>

#include <memory>
#include <string_view>

namespace document_test
{

using zhilan::document::Document;

inline QByteArray text(std::string_view value)
{
    return {value.data(), static_cast<qsizetype>(value.size())};
}

inline std::shared_ptr<const Document> read(const QByteArray& text)
{
    auto document =
        zhilan::document::fromBytes({text.data(), static_cast<std::size_t>(text.size())}, "2024-05-06 笔记");
    return document ? *document : nullptr;
}

/// Rows of documents, each with what is expected of it.
inline void columns()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("expected");
}
inline void row(const char* name, const char* source, const char* expected)
{
    QTest::newRow(name) << QByteArray(source) << QByteArray(expected);
}

/// Fetches the row, reads it and compares what `lines` makes of the document, joined by line feeds.
template <typename Lines>
void compare(Lines lines)
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, expected);
    const auto document = read(source);
    QVERIFY(document);
    QCOMPARE(brokenInvariant(*document), QByteArray());
    QCOMPARE(lines(*document).join('\n'), expected);
}

} // namespace document_test
