#include "tests/unit/structure/include_graph.h"

#include <QLibraryInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace zhilan::structure;

namespace
{

const QString kArchitecture = QStringLiteral(R"(# Architecture
The top level:

    CMakeLists.txt  app/
    core/  tests/  ARCHITECTURE.md

Prose | with a bar.

| room | what | → |
|---|---|---|
| `core/base` | 基础 | std |
| `core/text` | text | base, ICU |
| `core/library` | *(planned)* scan | core values |

| room | what | → |
|---|---|---|
| `app/reader` | view | core values, Qt Core |
| `app/shell` | window | reader, core values, Qt Core |

| word | stands for |
|---|---|
| std | the standard library |
| core values | `core/base/`, `core/text/` |
| ICU | `unicode/` |
| Qt Core | `QtCore/` |
)");

void write(const QDir& root, const QString& path, const QByteArray& text)
{
    QVERIFY(root.mkpath(QFileInfo(path).path()));
    QFile file(root.filePath(path));
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    file.write(text);
}

/// A small project that keeps its rules.
void writeProject(const QDir& root)
{
    write(root, QStringLiteral("ARCHITECTURE.md"), kArchitecture.toUtf8());
    write(root, QStringLiteral("CMakeLists.txt"), {});
    write(root, QStringLiteral(".gitignore"), "/build/\n/build-*/\n");
    write(root, QStringLiteral("build-x/core/text/text.cpp"), "#include <QString>\n");
    write(root, QStringLiteral("core/base/base.h"), "#pragma once\n#include <vector>\n");
    write(root, QStringLiteral("core/text/text.h"), "#include \"core/base/base.h\"\n#include <unicode/uchar.h>\n");
    write(root, QStringLiteral("app/reader/view.h"), "#include \"core/text/text.h\"\n#include <QString>\n");
    write(root, QStringLiteral("app/reader/view.cpp"), "#include \"app/reader/view.h\"\n#include \"view.moc\"\n");
    write(root, QStringLiteral("app/shell/main_window.h"), "#include \"app/reader/view.h\"\n");
    write(root, QStringLiteral("tests/tst_view.cpp"), "#include <QTest>\n#include \"app/reader/view.h\"\n");
}

QStringList check(const QDir& root, const QString& architecture = kArchitecture)
{
    return violations(root, readRules(architecture), HeaderPaths(QLibraryInfo::path(QLibraryInfo::HeadersPath)));
}

} // namespace

class TestIncludeGraph : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tree();
    void rules();
    void includes();
    void headers_data();
    void headers();
    void fakeTree_data();
    void fakeTree();
    void badTable_data();
    void badTable();
};

/// The project itself.
void TestIncludeGraph::tree()
{
    const QDir root(QStringLiteral(ZHILAN_SOURCE_DIR));
    QFile file(root.filePath(QStringLiteral("ARCHITECTURE.md")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList found = check(root, QString::fromUtf8(file.readAll()));
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void TestIncludeGraph::rules()
{
    const Rules rules = readRules(kArchitecture);
    QCOMPARE(rules.problems, QStringList());
    QCOMPARE(rules.topLevel,
             QStringList({QStringLiteral("CMakeLists.txt"), QStringLiteral("app/"), QStringLiteral("core/"),
                          QStringLiteral("tests/"), QStringLiteral("ARCHITECTURE.md")}));
    QCOMPARE(rules.rooms.size(), 5);
    QVERIFY(rules.rooms[QStringLiteral("core/library")].planned);
    QVERIFY(!rules.rooms[QStringLiteral("core/text")].planned);
    QCOMPARE(rules.rooms[QStringLiteral("core/text")].allowed,
             QStringList({QStringLiteral("core/base/"), QStringLiteral("unicode/")}));
    QCOMPARE(rules.rooms[QStringLiteral("app/reader")].allowed,
             QStringList({QStringLiteral("core/base/"), QStringLiteral("core/text/"), QStringLiteral("QtCore/")}));
}

void TestIncludeGraph::includes()
{
    const QList<Include> found = includesOf(QStringLiteral("#pragma once\r\n"
                                                           "#include <vector>\r\n"
                                                           "// #include <no>\n"
                                                           "/* 说明\n#include <no>\n*/ #include <map>\n"
                                                           "  #  include \"core/x.h\" // why\n"
                                                           "text #include <no>\n"
                                                           "#include"));
    QCOMPARE(found.size(), 3);
    QCOMPARE(found[0].path, QStringLiteral("vector"));
    QCOMPARE(found[0].line, 2);
    QVERIFY(!found[0].quoted);
    QCOMPARE(found[1].path, QStringLiteral("map"));
    QCOMPARE(found[1].line, 6);
    QCOMPARE(found[2].path, QStringLiteral("core/x.h"));
    QCOMPARE(found[2].line, 7);
    QVERIFY(found[2].quoted);
    QVERIFY(includesOf({}).isEmpty());
    QVERIFY(includesOf(QStringLiteral("/* never closed\n#include <no>\n")).isEmpty());
}

void TestIncludeGraph::headers_data()
{
    QTest::addColumn<QString>("include");
    QTest::addColumn<QString>("path");
    QTest::newRow("standard") << QStringLiteral("stop_token") << QStringLiteral("std/stop_token");
    QTest::newRow("class of Qt") << QStringLiteral("QString") << QStringLiteral("QtCore/QString");
    QTest::newRow("header of Qt") << QStringLiteral("qstring.h") << QStringLiteral("QtCore/qstring.h");
    QTest::newRow("module named") << QStringLiteral("QtTest/QTest") << QStringLiteral("QtTest/QTest");
    QTest::newRow("folder") << QStringLiteral("unicode/uchar.h") << QStringLiteral("unicode/uchar.h");
    QTest::newRow("C header") << QStringLiteral("sqlite3.h") << QStringLiteral("sqlite3.h");
    QTest::newRow("unknown class") << QStringLiteral("QNobodyKnowsThis") << QString();
}

void TestIncludeGraph::headers()
{
    QFETCH(QString, include);
    QFETCH(QString, path);
    QCOMPARE(HeaderPaths(QLibraryInfo::path(QLibraryInfo::HeadersPath)).resolve(include), path);
}

void TestIncludeGraph::fakeTree_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected"); ///< the one violation

    const auto row = [](const char* name, const char* path, const QByteArray& text, const char* expected) {
        QTest::newRow(name) << QString::fromLatin1(path) << text << QString::fromLatin1(expected);
    };
    row("nothing wrong", "core/text/more.cpp", "#include \"core/text/text.h\"\n", "");
    row("core includes Qt", "core/text/bad.cpp", "#include <string>\n#include <QString>\n",
        "core/text/bad.cpp:2: core/text may not include QtCore/QString");
    row("core includes app", "core/text/bad.cpp", "#include \"app/reader/view.h\"\n",
        "core/text/bad.cpp:1: core/text may not include app/reader/view.h");
    row("upwards in core", "core/base/bad.h", "#include \"core/text/text.h\"\n",
        "core/base/bad.h:1: core/base may not include core/text/text.h");
    row("view includes ICU", "app/reader/bad.cpp", "\n#include <unicode/brkiter.h>\n",
        "app/reader/bad.cpp:2: app/reader may not include unicode/brkiter.h");
    row("module of Qt not allowed", "app/reader/bad.cpp", "#include <QTest>\n",
        "app/reader/bad.cpp:1: app/reader may not include QtTest/QTest");
    row("sideways", "app/reader/bad.cpp", "#include \"app/shell/main_window.h\"\n",
        "app/reader/bad.cpp:1: app/reader may not include app/shell/main_window.h");
    row("in a folder of a room", "core/text/data/bad.cpp", "#include <sqlite3.h>\n",
        "core/text/data/bad.cpp:1: core/text may not include sqlite3.h");
    row("not from the project's folder", "core/text/bad.cpp", "#include \"text.h\"\n",
        "core/text/bad.cpp:1: \"text.h\" is not a path from the project's folder");
    row("unknown", "core/text/bad.cpp", "#include <QNobodyKnowsThis>\n",
        "core/text/bad.cpp:1: nobody knows <QNobodyKnowsThis>");
    row("room without a row", "core/extra/extra.h", "", "core/extra: ARCHITECTURE.md has no such room");
    row("planned room exists", "core/library/scan.h", "",
        "core/library: exists, but ARCHITECTURE.md says it is planned");
    row("file at the top level", "notes.txt", "", "notes.txt: not among what ARCHITECTURE.md names for the top level");
    row("folder at the top level", "doc/notes.txt", "", "doc/: not among what ARCHITECTURE.md names for the top level");
    row("longest file", "core/text/long.cpp", QByteArray(kLongestFile, '\n'), "");
    row("too long a file", "core/text/long.cpp", QByteArray(kLongestFile + 1, '\n'),
        "core/text/long.cpp: 701 lines, over 700");
    row("too long a test", "tests/tst_long.cpp", QByteArray(kLongestFile + 1, '\n'),
        "tests/tst_long.cpp: 701 lines, over 700");
    row("too long a main window", "app/shell/main_window.cpp", QByteArray(kLongestMainWindow + 1, '\n'),
        "app/shell/main_window.cpp: 401 lines, over 400");
}

void TestIncludeGraph::fakeTree()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const QTemporaryDir folder;
    QVERIFY(folder.isValid());
    const QDir root(folder.path());
    writeProject(root);
    QCOMPARE(check(root), QStringList());

    write(root, path, text);
    QCOMPARE(check(root), expected.isEmpty() ? QStringList() : QStringList(expected));
}

void TestIncludeGraph::badTable_data()
{
    QTest::addColumn<QString>("architecture");
    QTest::addColumn<qsizetype>("problems");
    QTest::newRow("empty") << QString() << qsizetype(2);
    QTest::newRow("unknown word")
        << QString(kArchitecture).replace(QStringLiteral("base, ICU"), QStringLiteral("base, Boost")) << qsizetype(1);
    QTest::newRow("room of the other layer")
        << QString(kArchitecture).replace(QStringLiteral("base, ICU"), QStringLiteral("reader")) << qsizetype(1);
    QTest::newRow("cell missing") << QString(kArchitecture).replace(QStringLiteral("| 基础 "), QString())
                                  << qsizetype(1);
}

void TestIncludeGraph::badTable()
{
    QFETCH(QString, architecture);
    QFETCH(qsizetype, problems);
    QCOMPARE(readRules(architecture).problems.size(), problems);
}

QTEST_GUILESS_MAIN(TestIncludeGraph)
#include "tst_include_graph.moc"
