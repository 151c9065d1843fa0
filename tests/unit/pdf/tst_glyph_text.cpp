#include "core/pdf/glyph_text.h"

#include <QtTest>

using zhilan::pdf::withPlainCharacters;

class TestGlyphText : public QObject
{
    Q_OBJECT

private slots:
    void characters_data();
    void characters();
};

void TestGlyphText::characters_data()
{
    QTest::addColumn<QByteArray>("cmap");
    QTest::addColumn<QByteArray>("plain");
    QTest::newRow("radicals in a list")
        << QByteArray("1 beginbfrange\n<0001> <0003> [<2F42> <6863> <2ed3> ]\nendbfrange")
        << QByteArray("1 beginbfrange\n<0001> <0003> [<6587> <6863> <957F> ]\nendbfrange");
    QTest::newRow("codes of glyphs stay") << QByteArray("beginbfrange\n<2F42> <2F43> [<0041> <0042>]\nendbfrange")
                                          << QByteArray("beginbfrange\n<2F42> <2F43> [<0041> <0042>]\nendbfrange");
    QTest::newRow("range") << QByteArray("beginbfrange\n<2F00> <2F00> <2F00>\n<0007> <0007> <2F00>\nendbfrange")
                           << QByteArray("beginbfrange\n<2F00> <2F00> <4E00>\n<0007> <0007> <4E00>\nendbfrange");
    QTest::newRow("single") << QByteArray("2 beginbfchar\n<2F42> <2F42>\n<0002> <F9D8>\nendbfchar")
                            << QByteArray("2 beginbfchar\n<2F42> <6587>\n<0002> <5F8B>\nendbfchar");
    QTest::newRow("blanks") << QByteArray("beginbfchar <0001> <0009> <0002> <00A0> endbfchar")
                            << QByteArray("beginbfchar <0001> <0020> <0002> <0020> endbfchar");
    QTest::newRow("several letters stay") << QByteArray("beginbfchar <0001> <2F422F42> endbfchar")
                                          << QByteArray("beginbfchar <0001> <2F422F42> endbfchar");
    QTest::newRow("elsewhere") << QByteArray("<2F42> beginbfchar") << QByteArray("<2F42> beginbfchar");
    QTest::newRow("cut short") << QByteArray("beginbfrange <0001> <0001> [<2F42")
                               << QByteArray("beginbfrange <0001> <0001> [<6587");
}

void TestGlyphText::characters()
{
    QFETCH(QByteArray, cmap);
    QFETCH(QByteArray, plain);
    QCOMPARE(QByteArray::fromStdString(withPlainCharacters(cmap.toStdString())), plain);
}

QTEST_APPLESS_MAIN(TestGlyphText)
#include "tst_glyph_text.moc"
