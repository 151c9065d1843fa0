#include "app/style/style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QStringList>
#include <QWidget>

#include <algorithm>
#include <array>

namespace zhilan::style
{
namespace
{

constexpr double kInterfacePixels = 13.0;
constexpr double kReadingPixels = 15.5;
constexpr double kCodePixels = 13.5;

struct HanFaces {
    const char* suffix; ///< of the Noto and Source Han families
    QFontDatabase::WritingSystem system;
    std::array<const char*, 4> others;
};

constexpr HanFaces kSimplified = {"SC",
                                  QFontDatabase::SimplifiedChinese,
                                  {"PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", "Droid Sans Fallback"}};
constexpr HanFaces kTraditional = {"TC",
                                   QFontDatabase::TraditionalChinese,
                                   {"PingFang TC", "Microsoft JhengHei", "AR PL UMing TW", "Droid Sans Fallback"}};
constexpr HanFaces kHongKong = {"HK",
                                QFontDatabase::TraditionalChinese,
                                {"PingFang HK", "Microsoft JhengHei", "AR PL UMing HK", "Droid Sans Fallback"}};
constexpr HanFaces kJapanese = {
    "JP", QFontDatabase::Japanese, {"Hiragino Sans", "Yu Gothic", "IPAGothic", "VL Gothic"}};
constexpr HanFaces kKorean = {
    "KR", QFontDatabase::Korean, {"Apple SD Gothic Neo", "Malgun Gothic", "NanumGothic", "UnDotum"}};

const HanFaces& facesFor(const QString& language)
{
    const QString tag = language.toLower();
    if (tag.startsWith(u"ja"))
        return kJapanese;
    if (tag.startsWith(u"ko"))
        return kKorean;
    if (tag.startsWith(u"zh")) {
        if (tag.contains(u"hk") || tag.contains(u"mo"))
            return kHongKong;
        if (tag.contains(u"hant") || tag.contains(u"tw"))
            return kTraditional;
    }
    return kSimplified;
}

bool isHanLanguage(const QString& language)
{
    const QString tag = language.toLower();
    return tag.startsWith(u"zh") || tag.startsWith(u"ja") || tag.startsWith(u"ko");
}

/// Installed families, looked up once: the list costs a walk of the font database.
const QStringList& installed()
{
    static const QStringList kFamilies = QFontDatabase::families();
    return kFamilies;
}

QStringList hanFamilies(const HanFaces& faces, const QString& kind)
{
    const QLatin1String suffix(faces.suffix);
    QStringList wanted{QStringLiteral("Source Han %1 %2").arg(kind, suffix),
                       QStringLiteral("Noto %1 CJK %2").arg(kind, suffix),
                       QStringLiteral("Noto %1 %2").arg(kind, suffix)};
    for (const char* other : faces.others)
        wanted.append(QLatin1String(other));
    wanted.removeIf([](const QString& family) { return !installed().contains(family); });
    return wanted;
}

QStringList firstInstalled(std::initializer_list<const char*> families)
{
    for (const char* family : families) {
        if (installed().contains(QLatin1String(family)))
            return {QLatin1String(family)};
    }
    return {};
}

/// Whether a family is one, and does not only stand for whatever fontconfig finds. Qt lists some of the latter.
bool isFace(const QString& family)
{
    for (const char* generic : {"Sans Serif", "Sans", "Serif", "Monospace"}) {
        if (family.compare(QLatin1String(generic), Qt::CaseInsensitive) == 0)
            return false;
    }
    return installed().contains(family);
}

/// The Latin face that goes best with the Han ones.
QStringList latinFamily()
{
    return firstInstalled({"Source Sans 3", "Source Sans Pro", "Open Sans", "Noto Sans", "DejaVu Sans"});
}

double dotsPerInch()
{
    const QScreen* screen = QGuiApplication::primaryScreen();
    return screen ? screen->logicalDotsPerInchY() : 96.0;
}

} // namespace

double pixelSize(const QFont& font)
{
    return font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * dotsPerInch() / 72.0;
}

QFont withPixelSize(QFont font, double pixels)
{
    font.setPointSizeF(std::max(1.0, pixels) * 72.0 / dotsPerInch());
    return font;
}

double scale(const QFont& font)
{
    return std::max(0.5, pixelSize(font) / kInterfacePixels);
}

QFont interfaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const QString own = font.family();
    const bool named = isFace(own);
    const bool hasHan = named && QFontDatabase::writingSystems(own).contains(QFontDatabase::SimplifiedChinese);
    if (!hasHan) {
        QStringList families;
        if (!isHanLanguage(QLocale().bcp47Name()))
            families = named ? QStringList{own} : latinFamily();
        families += hanFamilies(kSimplified, QStringLiteral("Sans"));
        if (!families.isEmpty())
            font.setFamilies(families);
    }
    // The 13 px of the design is the least; a desktop that asks for larger text gets it.
    return withPixelSize(font, std::max(kInterfacePixels, pixelSize(font)));
}

QFont smallFont(const QFont& base)
{
    constexpr double kSmallPixels = 12.0;
    return withPixelSize(base, pixelSize(base) * kSmallPixels / kInterfacePixels);
}

QFont strongFont(QFont base)
{
    base.setWeight(QFont::Bold);
    return base;
}

namespace
{

QFont baseOf(const QWidget* widget)
{
    const QWidget* parent = widget->parentWidget();
    return parent ? parent->font() : QApplication::font();
}

} // namespace

void setSmallFont(QWidget* widget)
{
    QFont font = smallFont(baseOf(widget));
    font.setResolveMask(QFont::SizeResolved);
    widget->setFont(font);
}

void setStrongFont(QWidget* widget)
{
    QFont font = strongFont(baseOf(widget));
    font.setResolveMask(QFont::WeightResolved);
    widget->setFont(font);
}

QFont readingFont(const QString& language, double zoom)
{
    QFont font;
    QStringList families;
    // Source Han and Noto CJK carry a Latin face drawn to match, but its quotation marks and dashes are as wide as a
    // Han character: right only in text that is Han.
    const QStringList han = hanFamilies(facesFor(language), QStringLiteral("Sans"));
    const bool matched = !han.isEmpty() && (han.front().startsWith(u"Source Han") || han.front().startsWith(u"Noto"));
    if (!isHanLanguage(language) || !matched)
        families += latinFamily();
    families += han;
    if (families.isEmpty())
        families = {QFontDatabase::systemFont(QFontDatabase::GeneralFont).family()};
    font.setFamilies(families);
    font.setKerning(true);
    return withPixelSize(font, kReadingPixels * zoom);
}

QFont quotingFont(const QFont& base, const QString& language)
{
    if (!isHanLanguage(language))
        return base;
    QFont font = base;
    font.setFamilies(readingFont(language, 1).families());
    return font;
}

QFont monospaceFont(double zoom)
{
    QFont font;
    QStringList families = firstInstalled(
        {"JetBrains Mono", "Source Code Pro", "Noto Sans Mono CJK SC", "Noto Sans Mono", "DejaVu Sans Mono"});
    families += firstInstalled({"Noto Sans Mono CJK SC", "Source Han Mono SC"});
    families.removeDuplicates();
    if (families.isEmpty())
        families = {QFontDatabase::systemFont(QFontDatabase::FixedFont).family()};
    font.setFamilies(families);
    font.setStyleHint(QFont::Monospace);
    return withPixelSize(font, kCodePixels * zoom);
}

QFont tabularFont(const QFont& base)
{
    const auto even = [](const QFont& font) {
        const QFontMetricsF metrics(font);
        const double width = metrics.horizontalAdvance(u'0');
        for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
            if (std::abs(metrics.horizontalAdvance(QChar(digit)) - width) > 0.01)
                return false;
        }
        return true;
    };
    if (even(base))
        return base;
    QFont font = base;
    for (const char* family : {"Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans", "DejaVu Sans"}) {
        if (!installed().contains(QLatin1String(family)))
            continue;
        font.setFamilies(QStringList{QLatin1String(family)} + base.families());
        if (even(font))
            return font;
    }
    return base;
}

} // namespace zhilan::style
