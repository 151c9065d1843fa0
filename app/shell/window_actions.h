#pragma once

namespace zhilan::panels
{
class FindBar;
class Inspector;
class NavigationPanel;
class Omnibox;
} // namespace zhilan::panels
namespace zhilan::reader
{
class ReaderView;
}

namespace zhilan::shell
{

class Actions;
class FindController;
class LinkFollower;
class MainWindow;
class Navigator;
class Opener;
class PrintController;
class SessionStore;

/// Who carries the actions of a window out.
struct ActionTargets {
    MainWindow* window;
    const Actions* actions;
    reader::ReaderView* reader;
    Navigator* navigator;
    FindController* find;
    LinkFollower* links;
    panels::FindBar* findBar;
    panels::Omnibox* omnibox;
    panels::NavigationPanel* navigation;
    panels::Inspector* inspector;
    SessionStore* store;
    PrintController* print;
    Opener* opener;
};

/// All targets belong to the window or outlive it.
void connectActions(const ActionTargets& targets);

} // namespace zhilan::shell
