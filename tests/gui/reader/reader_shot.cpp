// Writes pictures of a document as the reading view shows it: reader_shot FILE OUT.png [--dark] [--width N] [--height
// N]
// [--zoom F] [--byte N | --pages N] [--charted]
// With --pages each screen of the document becomes one picture (OUT-1.png …). For looking at; no test depends on it.

#include "app/reader/reader_view.h"
#include "app/style/style.h"
#include "core/document/build.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>
#include <QTextStream>

using namespace zhilan;

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument("file", "Markdown file");
    parser.addPositionalArgument("picture", "PNG file to write");
    parser.addOptions({{"dark", "dark theme"},
                       {"charted", "every table counts as charted"},
                       {"width", "pixels", "n", "760"},
                       {"height", "pixels", "n", "900"},
                       {"zoom", "factor", "f", "1"},
                       {"byte", "scroll to", "n"},
                       {"mark", "mark this text", "text"},
                       {"select", "select all"},
                       {"flash", "flash this byte's row or block", "n"},
                       {"tabs", "press Tab that often", "n", "0"},
                       {"pages", "pictures of that many screens", "n"}});
    parser.process(application);
    const QStringList files = parser.positionalArguments();
    if (files.size() != 2)
        parser.showHelp(2);
    QTextStream out(stdout);
    auto document = document::fromFile(files[0].toStdString());
    if (!document) {
        out << "cannot read " << files[0] << Qt::endl;
        return 1;
    }
    const style::Theme& theme = style::theme(parser.isSet("dark") ? style::Appearance::Dark : style::Appearance::Light);
    style::apply(application, theme);
    reader::ReaderView view;
    view.setTheme(theme);
    view.setZoom(parser.value("zoom").toDouble());
    view.resize(parser.value("width").toInt(), parser.value("height").toInt());
    view.show();
    QApplication::processEvents();
    QElapsedTimer timer;
    timer.start();
    view.setDocument(*document);
    const qint64 set = timer.nsecsElapsed();
    view.grab();
    const qint64 first = timer.nsecsElapsed();
    timer.restart();
    view.setDocument(*document);
    const qint64 setAgain = timer.nsecsElapsed();
    view.grab();
    out << "set " << double(set) / 1e6 << " ms, first picture " << double(first) / 1e6 << " ms; fonts warm: set "
        << double(setAgain) / 1e6 << " ms, picture " << double(timer.nsecsElapsed()) / 1e6 << " ms; blocks "
        << view.blockCount() << ", laid out " << view.layoutsMade() << Qt::endl;
    if (parser.isSet("charted")) {
        std::vector<reader::ChartedTable> tables((*document)->tables.size());
        for (std::uint32_t i = 0; i < tables.size(); ++i)
            tables[i] = {i, {{0, 0, 0.05, 0.1}, {0.3, 0.2, 0.3, 0.4}, {1, 0.8, 0.9, 1}}, i, {}};
        view.setChartedTables(std::make_shared<const reader::ChartedTables>(tables));
    }
    if (parser.isSet("mark")) {
        const std::string text = parser.value("mark").toStdString();
        const std::string_view source = (*document)->tree->source();
        std::vector<ByteSpan> marks;
        for (std::size_t at = source.find(text); at != std::string_view::npos; at = source.find(text, at + 1))
            marks.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())});
        view.setMarks(marks);
        view.setCurrentMark(0);
    }
    if (parser.isSet("byte"))
        view.scrollToByte(parser.value("byte").toUInt());
    if (parser.isSet("select"))
        view.selectAll();
    if (parser.isSet("flash")) {
        const std::uint32_t byte = parser.value("flash").toUInt();
        view.flash({byte, byte + 1});
    }
    view.activateWindow();
    view.setFocus();
    for (int i = 0; i < parser.value("tabs").toInt(); ++i)
        QTest::keyClick(&view, Qt::Key_Tab);
    const int pages = parser.isSet("pages") ? parser.value("pages").toInt() : 1;
    for (int page = 0; page < pages; ++page) {
        const QString name = pages > 1 ? QString(files[1]).replace(".png", QString("-%1.png").arg(page + 1)) : files[1];
        QTest::qWait(30);
        view.grab().save(name);
        QScrollBar* bar = view.verticalScrollBar();
        if (bar->value() == bar->maximum())
            break;
        bar->setValue(bar->value() + view.height() - 40);
    }
    return 0;
}
