#pragma once

namespace zhilan::panels
{
class Breadcrumb;
class Inspector;
class NavigationPanel;
} // namespace zhilan::panels
namespace zhilan::reader
{
class ReaderView;
}

namespace zhilan::shell
{

class DocumentPanels;
class HitOpener;
class LinkFollower;
class Navigator;
class SearchController;

/// The parts of a window in which places can be activated, and those who go there.
struct PlaceParts {
    panels::Breadcrumb* breadcrumb;
    panels::Inspector* inspector;
    panels::NavigationPanel* navigation;
    reader::ReaderView* reader;
    DocumentPanels* panels;
    SearchController* search;
    Navigator* navigator;
    LinkFollower* links;
    HitOpener* hits;
};

/// Whatever is activated is gone to, and the text is shown. All parts belong to the window.
void connectPlaces(const PlaceParts& parts);

} // namespace zhilan::shell
