#pragma once

namespace zhilan::panels
{
class Inspector;
class NavigationPanel;
class Omnibox;
class SearchPage;
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
class SearchController;
class SessionStore;

/// Who carries the actions of a window out.
struct ActionTargets {
    MainWindow* window;
    const Actions* actions;
    reader::ReaderView* reader;
    Navigator* navigator;
    FindController* find;
    LinkFollower* links;
    SearchController* search;
    panels::SearchPage* results;
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
