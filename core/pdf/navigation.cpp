#include "core/pdf/navigation.h"

#include "core/pdf/glyph_text.h"
#include "core/pdf/qpdf.h"

#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace zhilan::pdf
{

namespace
{

using Object = qpdf_oh; ///< of the file that it was made for

struct CloseFile {
    const Qpdf* qpdf = nullptr;
    void operator()(_qpdf_data* file) const { qpdf->cleanup(&file); }
};

/// A file in memory, changed and written anew.
class File
{
public:
    /// `bytes` must outlive it.
    File(const Qpdf& qpdf, std::string_view bytes) : m_qpdf(&qpdf), m_file(qpdf.init(), CloseFile{&qpdf})
    {
        m_qpdf->silence_errors(get());
        m_qpdf->set_suppress_warnings(get(), QPDF_TRUE);
        m_qpdf->set_attempt_recovery(get(), QPDF_FALSE);
        m_read = isRight(m_qpdf->read_memory(get(), "pdf", bytes.data(), bytes.size(), nullptr)) &&
                 isRight(m_qpdf->push_inherited_attributes_to_page(get()));
        const int pages = m_read ? m_qpdf->get_num_pages(get()) : 0;
        for (int i = 0; i < pages; ++i) {
            m_pages.push_back(m_qpdf->get_page_n(get(), static_cast<std::size_t>(i)));
            const Object box = m_qpdf->oh_get_key(get(), m_pages.back(), "/MediaBox");
            m_heights.push_back(m_qpdf->oh_get_numeric_value(get(), m_qpdf->oh_get_array_item(get(), box, 3)));
        }
    }

    /// What is wrong with it; empty where nothing is.
    [[nodiscard]] std::string error()
    {
        if (m_qpdf->has_error(get()) == QPDF_TRUE)
            return m_qpdf->get_error_full_text(get(), m_qpdf->get_error(get()));
        return m_read ? std::string() : "no pages";
    }

    void setFacts(const Navigation& navigation);
    void setOutline(const std::vector<OutlineEntry>& entries);
    void addLinks(const std::vector<Link>& links);
    /// See glyph_text.h.
    void makeTextPlain();
    /// Empty where that fails, see error().
    [[nodiscard]] std::string written();

private:
    [[nodiscard]] qpdf_data get() const { return m_file.get(); }
    static bool isRight(QPDF_ERROR_CODE code) { return (code & QPDF_ERRORS) == 0; }
    [[nodiscard]] bool has(std::size_t page) const { return page < m_pages.size(); }

    [[nodiscard]] Object number(double value)
    {
        constexpr int kDecimals = 2;
        return m_qpdf->oh_new_real_from_double(get(), value, kDecimals);
    }
    [[nodiscard]] Object integer(int value) { return m_qpdf->oh_new_integer(get(), value); }
    [[nodiscard]] Object name(const char* name) { return m_qpdf->oh_new_name(get(), name); }
    [[nodiscard]] Object text(const std::string& utf8)
    {
        return m_qpdf->oh_new_binary_unicode_string(get(), utf8.data(), utf8.size());
    }
    [[nodiscard]] Object array(std::initializer_list<Object> items)
    {
        const Object object = m_qpdf->oh_new_array(get());
        for (const Object item : items)
            m_qpdf->oh_append_item(get(), object, item);
        return object;
    }
    [[nodiscard]] Object dictionary() { return m_qpdf->oh_new_dictionary(get()); }
    [[nodiscard]] Object indirect(Object object) { return m_qpdf->make_indirect_object(get(), object); }
    void set(Object object, const char* key, Object value) { m_qpdf->oh_replace_key(get(), object, key, value); }

    /// The page at that height, across its width, as large as it is shown.
    [[nodiscard]] Object destination(const Place& place)
    {
        return array({m_pages[place.page], name("/XYZ"), m_qpdf->oh_new_null(get()),
                      number(m_heights[place.page] - place.top), m_qpdf->oh_new_null(get())});
    }
    [[nodiscard]] std::optional<Object> action(const Link& link);

    const Qpdf* m_qpdf;
    std::unique_ptr<_qpdf_data, CloseFile> m_file;
    bool m_read = false;
    std::vector<Object> m_pages;
    std::vector<double> m_heights;
};

void File::setFacts(const Navigation& navigation)
{
    const Object root = m_qpdf->get_root(get());
    const Object preferences = dictionary();
    set(preferences, "/DisplayDocTitle", m_qpdf->oh_new_bool(get(), QPDF_TRUE));
    set(root, "/ViewerPreferences", preferences);
    if (!navigation.language.empty())
        set(root, "/Lang", text(navigation.language));
    const Object facts = m_qpdf->oh_get_key(get(), m_qpdf->get_trailer(get()), "/Info");
    if (!navigation.title.empty() && m_qpdf->oh_is_dictionary(get(), facts) == QPDF_TRUE) {
        // Qt writes its UTF-16 as it is, and a reader takes the byte 0D in it, of 」 say, for the end of a line.
        set(facts, "/Title", text(navigation.title));
    }
}

void File::setOutline(const std::vector<OutlineEntry>& entries)
{
    constexpr std::size_t kOpen = 2; // levels

    struct Item {
        Object object = 0;
        int level = 0;
        std::optional<Object> last = {}; // child
        int children = 0;
    };
    const Object root = indirect(dictionary());
    set(root, "/Type", name("/Outlines"));
    std::vector<Item> above{{root}};
    int shown = 0;
    const auto close = [&] { // the innermost
        const Item& item = above.back();
        if (item.last) {
            set(item.object, "/Last", *item.last);
            // Negative: they are hidden until the reader opens it.
            set(item.object, "/Count", integer(above.size() <= kOpen ? item.children : -item.children));
        }
        above.pop_back();
    };
    for (const OutlineEntry& entry : entries) {
        if (!has(entry.place.page))
            continue;
        while (above.size() > 1 && above.back().level >= entry.level)
            close();
        const Object object = indirect(dictionary());
        set(object, "/Title", text(entry.title));
        set(object, "/Dest", destination(entry.place));
        Item& parent = above.back();
        set(object, "/Parent", parent.object);
        if (parent.last) {
            set(object, "/Prev", *parent.last);
            set(*parent.last, "/Next", object);
        } else {
            set(parent.object, "/First", object);
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
    set(root, "/Last", *above.front().last);
    set(root, "/Count", integer(shown));
    set(m_qpdf->get_root(get()), "/Outlines", root);
    set(m_qpdf->get_root(get()), "/PageMode", name("/UseOutlines"));
}

std::optional<Object> File::action(const Link& link)
{
    const Object action = dictionary();
    if (const auto* address = std::get_if<std::string>(&link.target)) {
        set(action, "/S", name("/URI"));
        set(action, "/URI", m_qpdf->oh_new_binary_string(get(), address->data(), address->size()));
        return action;
    }
    const auto& place = std::get<Place>(link.target);
    if (!has(place.page))
        return std::nullopt;
    set(action, "/S", name("/GoTo"));
    set(action, "/D", destination(place));
    return action;
}

void File::addLinks(const std::vector<Link>& links)
{
    std::map<std::size_t, Object> byPage;
    for (const Link& link : links) {
        const auto leads = has(link.page) ? action(link) : std::nullopt;
        if (!leads)
            continue;
        const double top = m_heights[link.page] - link.top;
        const Object annotation = dictionary();
        set(annotation, "/Type", name("/Annot"));
        set(annotation, "/Subtype", name("/Link"));
        set(annotation, "/Rect",
            array({number(link.left), number(top - link.height), number(link.left + link.width), number(top)}));
        set(annotation, "/Border", array({integer(0), integer(0), integer(0)})); // none is drawn
        set(annotation, "/A", *leads);
        const auto page = byPage.find(link.page);
        const Object all = page == byPage.end() ? byPage.emplace(link.page, array({})).first->second : page->second;
        m_qpdf->oh_append_item(get(), all, indirect(annotation));
    }
    for (const auto& [page, annotations] : byPage)
        set(m_pages[page], "/Annots", annotations);
}

void File::makeTextPlain()
{
    std::set<int> done; // fonts are shared between pages
    for (const Object page : m_pages) {
        const Object resources = m_qpdf->oh_get_key(get(), page, "/Resources");
        const Object fonts = m_qpdf->oh_get_key(get(), resources, "/Font");
        if (m_qpdf->oh_is_dictionary(get(), fonts) != QPDF_TRUE)
            continue;
        std::vector<std::string> names;
        m_qpdf->oh_begin_dict_key_iter(get(), fonts);
        while (m_qpdf->oh_dict_more_keys(get()) == QPDF_TRUE)
            names.emplace_back(m_qpdf->oh_dict_next_key(get()));
        for (const std::string& name : names) {
            const Object font = m_qpdf->oh_get_key(get(), fonts, name.c_str());
            const Object cmap = m_qpdf->oh_get_key(get(), font, "/ToUnicode");
            if (m_qpdf->oh_is_stream(get(), cmap) != QPDF_TRUE ||
                !done.insert(m_qpdf->oh_get_object_id(get(), cmap)).second)
                continue;
            unsigned char* bytes = nullptr;
            std::size_t size = 0;
            QPDF_BOOL filtered = QPDF_FALSE;
            if (!isRight(m_qpdf->oh_get_stream_data(get(), cmap, qpdf_dl_all, &filtered, &bytes, &size)))
                continue;
            const std::unique_ptr<unsigned char, decltype(&std::free)> owned(bytes, &std::free);
            const std::string plain = withPlainCharacters({reinterpret_cast<const char*>(bytes), size});
            m_qpdf->oh_replace_stream_data(get(), cmap, reinterpret_cast<const unsigned char*>(plain.data()),
                                           plain.size(), m_qpdf->oh_new_null(get()), m_qpdf->oh_new_null(get()));
        }
    }
}

std::string File::written()
{
    if (!isRight(m_qpdf->init_write_memory(get())))
        return {};
    m_qpdf->set_stream_data_mode(get(), qpdf_s_preserve); // compressed as it is
    m_qpdf->set_object_stream_mode(get(), qpdf_o_generate);
    if (!isRight(m_qpdf->write(get())))
        return {};
    return {reinterpret_cast<const char*>(m_qpdf->get_buffer(get())), m_qpdf->get_buffer_length(get())};
}

} // namespace

Result<std::string> withNavigation(std::string_view pdf, const Navigation& navigation)
{
    const Qpdf* const qpdf = Qpdf::get();
    if (qpdf == nullptr)
        return fail(ErrorCode::NotFound, ZHILAN_QPDF);
    File file(*qpdf, pdf);
    if (auto error = file.error(); !error.empty())
        return fail(ErrorCode::Damaged, std::move(error));
    file.setOutline(navigation.outline);
    file.addLinks(navigation.links);
    file.setFacts(navigation);
    file.makeTextPlain();
    std::string written = file.written();
    if (auto error = file.error(); !error.empty())
        return fail(ErrorCode::Damaged, std::move(error));
    return written;
}

} // namespace zhilan::pdf
