#pragma once

#include "core/document/build.h"
#include "core/search/search.h"

#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <optional>
#include <string>

namespace search_test
{

/// An index in a temporary folder, made when something is put into it.
class SearchFolder
{
protected:
    void open()
    {
        if (m_writer)
            return;
        m_dir = std::make_unique<QTemporaryDir>();
        m_writer = std::move(*zhilan::search::Writer::open(m_dir->path().toStdString()));
    }
    void close()
    {
        m_writer.reset();
        m_dir.reset();
    }
    void put(const std::string& path, const std::string& markdown)
    {
        open();
        const auto document = zhilan::document::fromBytes(markdown, path);
        QVERIFY(document);
        QVERIFY(m_writer->put(zhilan::search::PreparedDocuments(zhilan::search::recordOf(**document, path))));
    }
    /// Of what was put by then.
    zhilan::search::Answer ask(const std::string& query, std::optional<zhilan::search::Field> kind = {},
                               bool facets = false)
    {
        if (!m_writer->commit())
            return {};
        zhilan::search::Request request;
        request.query = query;
        request.kind = kind;
        request.facets = facets;
        const auto answer = zhilan::search::search(*m_writer->snapshot(), request);
        return answer ? *answer : zhilan::search::Answer{};
    }
    /// The snippet with its marks in 【】.
    static QString drawn(const zhilan::search::Hit& hit)
    {
        std::string drawn = hit.snippet;
        for (auto mark = hit.marks.rbegin(); mark != hit.marks.rend(); ++mark) {
            drawn.insert(mark->end, "】");
            drawn.insert(mark->begin, "【");
        }
        return QString::fromStdString(drawn);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<zhilan::search::Writer> m_writer;
};

} // namespace search_test
