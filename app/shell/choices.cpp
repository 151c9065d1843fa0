#include "app/shell/choices.h"

#include "app/shell/actions.h"
#include "app/shell/appearance.h"
#include "app/shell/language.h"
#include "app/shell/main_menu.h"
#include "app/shell/session.h"

namespace zhilan::shell
{

namespace
{

void connectTheme(QAction* action, Appearance& appearance, ThemeChoice choice)
{
    const auto check = [action, &appearance, choice] {
        action->setChecked(appearance.choice() == choice);
    };
    check();
    QObject::connect(action, &QAction::triggered, &appearance, [&appearance, choice] { appearance.setChoice(choice); });
    QObject::connect(&appearance, &Appearance::choiceChanged, action, check);
}

void connectLanguage(QAction* action, Language& language, const QString& choice)
{
    const auto check = [action, &language, choice] {
        action->setChecked(language.choice() == choice);
    };
    check();
    QObject::connect(action, &QAction::triggered, &language, [&language, choice] { language.setChoice(choice); });
    QObject::connect(&language, &Language::changed, action, check);
}

} // namespace

void connectChoices(const Actions& actions, MainMenu& menu, Appearance& appearance, Language& language,
                    SessionStore& store)
{
    connectTheme(actions[ActionId::ThemeSystem], appearance, ThemeChoice::System);
    connectTheme(actions[ActionId::ThemeLight], appearance, ThemeChoice::Light);
    connectTheme(actions[ActionId::ThemeDark], appearance, ThemeChoice::Dark);
    QObject::connect(actions[ActionId::SwitchTheme], &QAction::triggered, &appearance, [&appearance] {
        const bool dark = appearance.theme().appearance == style::Appearance::Dark;
        appearance.setChoice(dark ? ThemeChoice::Light : ThemeChoice::Dark);
    });
    QObject::connect(&appearance, &Appearance::choiceChanged, &actions, [&appearance, &store] {
        store.update([&appearance](Session& session) { session.theme = appearance.choice(); });
    });

    connectLanguage(actions[ActionId::LanguageSystem], language, QString());
    connectLanguage(actions[ActionId::LanguageChinese], language, QStringLiteral("zh_CN"));
    connectLanguage(actions[ActionId::LanguageEnglish], language, QStringLiteral("en"));
    QObject::connect(&language, &Language::changed, &actions, [&language, &store] {
        store.update([&language](Session& session) { session.language = language.choice(); });
    });

    QObject::connect(&menu, &MainMenu::clearRecentRequested, &menu, [&menu, &store] {
        store.update([](Session& session) { session.recent.clear(); });
        menu.setRecentFiles({});
    });
}

} // namespace zhilan::shell
