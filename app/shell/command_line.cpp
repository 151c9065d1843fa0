#include "app/shell/command_line.h"

#include "app/models/text_conversion.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

#include <filesystem>
#include <system_error>

namespace zhilan::shell
{

namespace
{

constexpr QSize kSmallest{320, 240};    ///< below it nothing of a document can be seen
constexpr QSize kLargest{16384, 16384}; ///< a picture of a gigabyte

QString absolute(const QString& name)
{
    const std::filesystem::path path = models::toPath(name);
    const QUrl url(models::toPlain(path));
    std::error_code error;
    return models::toName(
        std::filesystem::absolute(url.scheme() == QStringLiteral("file") ? models::fromUrl(url) : path, error));
}

QString readSize(const QString& value, CommandLine& line)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{2,5})x(\\d{2,5})$"));
    const QRegularExpressionMatch match = pattern.match(value);
    if (!match.hasMatch()) {
        return QStringLiteral("--size needs a width and a height, as in 1440x900, not \"%1\"").arg(value);
    }
    line.size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
    if (line.size.boundedTo(kLargest).expandedTo(kSmallest) != line.size) {
        return QStringLiteral("--size is from %1x%2 to %3x%4, not \"%5\"")
            .arg(kSmallest.width())
            .arg(kSmallest.height())
            .arg(kLargest.width())
            .arg(kLargest.height())
            .arg(value);
    }
    return {};
}

QString readTheme(const QString& value, CommandLine& line)
{
    if (value == QStringLiteral("light")) {
        line.theme = ThemeChoice::Light;
    } else if (value == QStringLiteral("dark")) {
        line.theme = ThemeChoice::Dark;
    } else {
        return QStringLiteral("--theme is light or dark, not \"%1\"").arg(value);
    }
    return {};
}

QString readLanguage(const QString& value, CommandLine& line)
{
    if (value != QStringLiteral("zh_CN") && value != QStringLiteral("en")) {
        return QStringLiteral("--language is zh_CN or en, not \"%1\"").arg(value);
    }
    line.language = value;
    return {};
}

/// Returns what is wrong with the value; empty when nothing is.
QString readOption(const QString& name, const QString& value, CommandLine& line)
{
    if (name == QStringLiteral("--screenshot")) {
        line.screenshot = QFileInfo(value).absoluteFilePath();
        if (!value.isEmpty() && !value.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive)) {
            return QStringLiteral("--screenshot writes PNG: its name ends in .png, not \"%1\"").arg(value);
        }
    } else if (name == QStringLiteral("--size")) {
        return readSize(value, line);
    } else if (name == QStringLiteral("--theme")) {
        return readTheme(value, line);
    } else if (name == QStringLiteral("--language")) {
        return readLanguage(value, line);
    } else if (name == QStringLiteral("--section")) {
        line.section = value;
    } else {
        return QStringLiteral("There is no option %1").arg(name);
    }
    return value.isEmpty() ? QStringLiteral("%1 needs a value").arg(name) : QString();
}

} // namespace

CommandLine parseCommandLine(const QStringList& arguments)
{
    CommandLine line;
    bool onlyFiles = false;
    for (qsizetype i = 1; i < arguments.size() && line.problem.isEmpty(); ++i) {
        const QString& argument = arguments[i];
        if (onlyFiles || !argument.startsWith(QLatin1Char('-')) || argument.size() == 1) {
            line.files.append(absolute(argument));
        } else if (argument == QStringLiteral("--")) {
            onlyFiles = true;
        } else if (argument == QStringLiteral("--help") || argument == QStringLiteral("-h")) {
            line.wantsHelp = true;
        } else if (argument == QStringLiteral("--version") || argument == QStringLiteral("-v")) {
            line.wantsVersion = true;
        } else if (argument == QStringLiteral("--exit-after-first-paint")) {
            line.exitAfterFirstPaint = true;
        } else {
            const qsizetype equals = argument.indexOf(QLatin1Char('='));
            const QString value =
                models::toPlain(models::toPath(equals >= 0 ? argument.mid(equals + 1) : arguments.value(++i)));
            line.problem = readOption(argument.left(equals), value, line);
        }
    }
    return line;
}

QString helpText()
{
    return QStringLiteral("Usage: zhilan [options] [FILE|FOLDER…]\n"
                          "A browser for folders of Markdown write-ups of long videos.\n"
                          "\n"
                          "Without FILE and FOLDER: what was open last, at first the sample library.\n"
                          "\n"
                          "  --screenshot FILE.png      write a picture of the window and exit; the session is not\n"
                          "                             touched\n"
                          "  --size WIDTHxHEIGHT        size of the window\n"
                          "  --theme light|dark         instead of the chosen one\n"
                          "  --language zh_CN|en        instead of the chosen one\n"
                          "  --section SLUG             go to the heading with this anchor\n"
                          "  --exit-after-first-paint   say so and exit once the document has been painted\n"
                          "  -h, --help                 this text\n"
                          "  -v, --version              the version\n");
}

} // namespace zhilan::shell
