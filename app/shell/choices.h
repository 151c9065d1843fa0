#pragma once

namespace zhilan::shell
{

class Actions;
class Appearance;
class Language;
class MainMenu;
class SessionStore;

/// Connects the actions that choose theme and language with who carries the choice out, both ways, and keeps it in the
/// session; and the menu's list of recent files with the session. All of it outlives the actions' window.
void connectChoices(const Actions& actions, MainMenu& menu, Appearance& appearance, Language& language,
                    SessionStore& store);

} // namespace zhilan::shell
