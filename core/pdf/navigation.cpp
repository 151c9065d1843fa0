#include "core/pdf/navigation.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <cmath>
#include <exception>
#include <map>
#include <optional>

namespace zhilan::pdf
{

namespace
{

using Object = QPDFObjectHandle;

Object number(double value)
{
    constexpr int kDecimals = 2;
    return Object::newReal(value, kDecimals);
}

/// Of a file that is being written anew.
class Writing
{
public:
    explicit Writing(QPDF& file) : m_file(file), m_pages(QPDFPageDocumentHelper(file).getAllPages())
    {
        for (QPDFPageObjectHelper& page : m_pages)
            m_heights.push_back(page.getMediaBox().getArrayAsRectangle().ury);
    }

    void setOutline(const std::vector<OutlineEntry>& entries);
    void addLinks(const std::vector<Link>& links);

private:
    [[nodiscard]] bool has(std::size_t page) const { return page < m_pages.size(); }
    /// The page at that height, across its width, as large as it is shown.
    [[nodiscard]] Object destination(const Place& place)
    {
        Object target = Object::newArray();
        target.appendItem(m_pages[place.page].getObjectHandle());
        target.appendItem(Object::newName("/XYZ"));
        target.appendItem(Object::newNull());
        target.appendItem(number(m_heights[place.page] - place.top));
        target.appendItem(Object::newNull());
        return target;
    }
    [[nodiscard]] std::optional<Object> action(const Link& link);

    QPDF& m_file;
    std::vector<QPDFPageObjectHelper> m_pages;
    std::vector<double> m_heights;
};

void Writing::setOutline(const std::vector<OutlineEntry>& entries)
{
    constexpr std::size_t kOpen = 2; // levels

    struct Item {
        Object object;
        int level = 0;
        Object last = Object::newNull(); // child
        int children = 0;
    };
    Object root = m_file.makeIndirectObject(Object::newDictionary());
    root.replaceKey("/Type", Object::newName("/Outlines"));
    std::vector<Item> above{{root}};
    int shown = 0;
    const auto close = [&] { // the innermost
        const Item& item = above.back();
        if (item.children > 0 && above.size() > 1) {
            Object object = item.object;
            object.replaceKey("/Last", item.last);
            // Negative: they are hidden until the reader opens it.
            object.replaceKey("/Count", Object::newInteger(above.size() <= kOpen ? item.children : -item.children));
        }
        above.pop_back();
    };
    for (const OutlineEntry& entry : entries) {
        if (!has(entry.place.page))
            continue;
        while (above.size() > 1 && above.back().level >= entry.level)
            close();
        Object object = m_file.makeIndirectObject(Object::newDictionary());
        object.replaceKey("/Title", Object::newUnicodeString(entry.title));
        object.replaceKey("/Dest", destination(entry.place));
        Item& parent = above.back();
        object.replaceKey("/Parent", parent.object);
        if (parent.last.isNull()) {
            parent.object.replaceKey("/First", object);
        } else {
            object.replaceKey("/Prev", parent.last);
            parent.last.replaceKey("/Next", object);
        }
        parent.last = object;
        ++parent.children;
        if (above.size() <= kOpen)
            ++shown;
        above.push_back({object, entry.level});
    }
    while (above.size() > 1)
        close();
    if (shown == 0)
        return;
    root.replaceKey("/Last", above.front().last);
    root.replaceKey("/Count", Object::newInteger(shown));
    m_file.getRoot().replaceKey("/Outlines", root);
    m_file.getRoot().replaceKey("/PageMode", Object::newName("/UseOutlines"));
}

std::optional<Object> Writing::action(const Link& link)
{
    Object action = Object::newDictionary();
    if (const auto* address = std::get_if<std::string>(&link.target)) {
        action.replaceKey("/S", Object::newName("/URI"));
        action.replaceKey("/URI", Object::newString(*address));
        return action;
    }
    const auto& place = std::get<Place>(link.target);
    if (!has(place.page))
        return std::nullopt;
    action.replaceKey("/S", Object::newName("/GoTo"));
    action.replaceKey("/D", destination(place));
    return action;
}

void Writing::addLinks(const std::vector<Link>& links)
{
    std::map<std::size_t, Object> byPage;
    for (const Link& link : links) {
        const auto leads = has(link.page) ? action(link) : std::nullopt;
        if (!leads)
            continue;
        const double top = m_heights[link.page] - link.top;
        Object area = Object::newArray();
        for (const double side : {link.left, top - link.height, link.left + link.width, top})
            area.appendItem(number(side));
        Object border = Object::newArray();
        for (int i = 0; i < 3; ++i)
            border.appendItem(Object::newInteger(0)); // none is drawn
        Object annotation = Object::newDictionary();
        annotation.replaceKey("/Type", Object::newName("/Annot"));
        annotation.replaceKey("/Subtype", Object::newName("/Link"));
        annotation.replaceKey("/Rect", area);
        annotation.replaceKey("/Border", border);
        annotation.replaceKey("/A", *leads);
        byPage.try_emplace(link.page, Object::newArray())
            .first->second.appendItem(m_file.makeIndirectObject(annotation));
    }
    for (auto& [page, annotations] : byPage)
        m_pages[page].getObjectHandle().replaceKey("/Annots", annotations);
}

} // namespace

Result<std::string> withNavigation(std::string_view pdf, const Navigation& navigation)
{
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.setAttemptRecovery(false);
        file.processMemoryFile("pdf", pdf.data(), pdf.size());
        Writing writing(file);
        writing.setOutline(navigation.outline);
        writing.addLinks(navigation.links);
        Object root = file.getRoot();
        Object preferences = Object::newDictionary();
        preferences.replaceKey("/DisplayDocTitle", Object::newBool(true));
        root.replaceKey("/ViewerPreferences", preferences);
        Object facts = file.getTrailer().getKey("/Info");
        if (!navigation.title.empty() && facts.isDictionary()) {
            // Qt writes its UTF-16 as it is, and a reader takes the byte 0D in it, of 」 say, for the end of a line.
            facts.replaceKey("/Title", Object::newUnicodeString(navigation.title));
        }
        if (!navigation.language.empty())
            root.replaceKey("/Lang", Object::newUnicodeString(navigation.language));

        QPDFWriter writer(file);
        writer.setOutputMemory();
        writer.setStreamDataMode(qpdf_s_preserve); // compressed as it is
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.write();
        const auto written = writer.getBufferSharedPointer();
        return std::string(reinterpret_cast<const char*>(written->getBuffer()), written->getSize());
    } catch (const std::exception& error) {
        return fail(ErrorCode::Damaged, error.what());
    }
}

} // namespace zhilan::pdf
