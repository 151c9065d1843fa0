#include "app/shell/language.h"

#include "app/style/style.h"

#include <QApplication>
#include <QLibraryInfo>

namespace zhilan
{
void loadTranslations(); // translations/translations.cpp
}

namespace zhilan::shell
{

namespace
{

const QString kChinese = QStringLiteral("zh_CN");
const QString kEnglish = QStringLiteral("en");

QString known(const QString& choice)
{
    return choice == kChinese || choice == kEnglish ? choice : QString();
}

} // namespace

Language::Language(const QString& choice, QObject* parent) : QObject(parent), m_choice(known(choice))
{
    loadTranslations();
    apply();
}

Language::~Language() = default;

QString Language::current() const
{
    if (!m_choice.isEmpty()) {
        return m_choice;
    }
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString& language : wanted) {
        if (language.startsWith(QStringLiteral("zh"))) {
            return kChinese;
        }
        if (language.startsWith(QStringLiteral("en"))) {
            return kEnglish;
        }
    }
    return kEnglish;
}

QString Language::currentName() const
{
    return current() == kChinese ? QStringLiteral("中文") : QStringLiteral("English");
}

void Language::setChoice(const QString& choice)
{
    if (known(choice) != m_choice) {
        m_choice = known(choice);
        apply();
        QApplication::setFont(style::interfaceFont());
        Q_EMIT changed();
    }
}

/// Qt's own texts in its folder dialog that its translations lack, or that they have in other words than a Chinese
/// desktop: ours are asked first.
[[maybe_unused]] constexpr const char* kTextsOfQt[] = {
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"), QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Shortcut"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown"), QT_TRANSLATE_NOOP("QFileSystemModel", "Size")};

void Language::apply()
{
    const QLocale wanted(current());
    // The desktop's own locale knows the territory's ways.
    const QLocale system = QLocale::system();
    QLocale::setDefault(system.language() == wanted.language() ? system : wanted);

    QCoreApplication::removeTranslator(&m_keys);
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_own);
    if (m_qt.load(QStringLiteral("qtbase_") + current(), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qt);
    }
    if (m_own.load(QStringLiteral(":/i18n/zhilan_") + current() + QStringLiteral(".qm"))) {
        QCoreApplication::installTranslator(&m_own);
    }
    QCoreApplication::installTranslator(&m_keys); // the last is asked first
}

QString Language::KeyNames::translate(const char* context, const char* source, const char* /*disambiguation*/,
                                      int /*count*/) const
{
    const QLatin1String name(source);
    return QLatin1String(context) != QLatin1String("QShortcut") ? QString()
           : name == QLatin1String("Return")                    ? QStringLiteral("Enter")
                                                                : QString(name);
}

} // namespace zhilan::shell
