#include "core/library/read_record.h"
#include "core/text/utf8_check.h"

#include <QtTest>

using namespace zhilan;
using library::indexKey;
using library::pathOfIndexKey;

/// Paths as keys of an index and back.
class TestIndexKey : public QObject
{
    Q_OBJECT

private slots:
    void thereAndBack_data();
    void thereAndBack();
    void shown();
};

void TestIndexKey::thereAndBack_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("key");
    const auto row = [](const char* name, const QByteArray& path, const QByteArray& key) {
        QTest::newRow(name) << path << key;
    };
    row("empty", "", "");
    row("ASCII", "/a/b.md", "/a/b.md");
    row("Chinese", "/访谈/算力.md", "/访谈/算力.md");
    row("supplementary plane and emoji", "/𠮷/👍🏽.md", "/𠮷/👍🏽.md");
    row("line feed", "/a\nb.md", "/a\nb.md");
    row("GB18030", "/\xB7\xC3.md", "/%B7%C3.md");
    row("one byte", "/\xFF甲.md", "/%FF甲.md");
    row("at the end", "/甲\xE7", "/甲%E7");
    row("cut short", "/\xE7\xAE.md", "/%E7%AE.md");
    row("surrogate", "/\xED\xA0\x80.md", "/%ED%A0%80.md");
    row("percent", "/100%.md", "/100%.md");
    row("percent, then a byte", "/5%\xFF.md", "/5%%FF.md");
    row("percent at the end", "/5%", "/5%");
    row("ASCII in hexadecimals", "/a%20b%7F.md", "/a%20b%7F.md");
    row("no hexadecimals", "/%G0%-1%E%.md", "/%G0%-1%E%.md");
    row("small letters", "/%e7%ae.md", "/%e7%ae.md");
    row("address", "/%E7%AE%97.md", "/%25E7%25AE%2597.md");
    row("address and byte", "/%E7\xE7.md", "/%25E7%E7.md");
    row("key of an address", "/%25E7.md", "/%2525E7.md");
    row("key of that", "/%2525E7", "/%252525E7");
    row("25", "/%25.md", "/%25.md");
    row("25 and no byte", "/%252525.md", "/%252525.md");
}

void TestIndexKey::thereAndBack()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, key);
    const std::string made = indexKey(path.toStdString());
    QCOMPARE(QByteArray::fromStdString(made), key);
    QCOMPARE(text::validUtf8Prefix(made), made.size());
    QCOMPARE(QByteArray::fromStdString(pathOfIndexKey(made).native()), path);
}

void TestIndexKey::shown()
{
    QCOMPARE(library::shownPath("/访谈/%25E7.md"), std::string("/访谈/%E7.md"));
    QCOMPARE(library::shownPath("/%E7.md"), std::string("/%E7.md"));
    QCOMPARE(library::shownPath("/%E7%25E7.md"), std::string("/%E7%25E7.md"));
}

QTEST_APPLESS_MAIN(TestIndexKey)
#include "tst_index_key.moc"
