#include "tests/support/pdf_file.h"

#include <qpdf/qpdf-c.h>

#include <algorithm>

namespace zhilan::test
{

namespace
{

class Reader
{
public:
    explicit Reader(const QByteArray& bytes) : m_file(qpdf_init())
    {
        qpdf_silence_errors(m_file);
        qpdf_set_attempt_recovery(m_file, QPDF_FALSE);
        m_whole = qpdf_read_memory(m_file, "test", bytes.constData(), static_cast<unsigned long long>(bytes.size()),
                                   nullptr) == QPDF_SUCCESS;
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { qpdf_cleanup(&m_file); }

    PdfFile read()
    {
        PdfFile pdf;
        if (!m_whole)
            return pdf;
        pdf.pages = qpdf_get_num_pages(m_file);
        const qpdf_oh root = qpdf_get_root(m_file);
        pdf.title = text(key(key(qpdf_get_trailer(m_file), "/Info"), "/Title"));
        pdf.language = text(key(root, "/Lang"));
        pdf.showsTitle = qpdf_oh_get_bool_value(m_file, key(key(root, "/ViewerPreferences"), "/DisplayDocTitle")) != 0;
        pdf.showsOutline = isName(key(root, "/PageMode"), "/UseOutlines");
        const qpdf_oh outline = key(root, "/Outlines");
        if (isDictionary(outline)) {
            pdf.entriesShown = qpdf_oh_get_int_value_as_int(m_file, key(outline, "/Count"));
            readOutline(key(outline, "/First"), 0, pdf);
        }
        for (int page = 0; page < pdf.pages; ++page)
            readLinks(page, pdf);
        pdf.isWhole = qpdf_has_error(m_file) == QPDF_FALSE && qpdf_more_warnings(m_file) == QPDF_FALSE;
        return pdf;
    }

private:
    [[nodiscard]] qpdf_oh key(qpdf_oh object, const char* name)
    {
        return qpdf_oh_get_key_if_dict(m_file, object, name);
    }
    [[nodiscard]] qpdf_oh item(qpdf_oh array, int index) { return qpdf_oh_get_array_item(m_file, array, index); }
    [[nodiscard]] bool isDictionary(qpdf_oh object) { return qpdf_oh_is_dictionary(m_file, object) == QPDF_TRUE; }
    [[nodiscard]] bool isName(qpdf_oh object, const char* name)
    {
        return qpdf_oh_is_name_and_equals(m_file, object, name) == QPDF_TRUE;
    }
    [[nodiscard]] double number(qpdf_oh object) { return qpdf_oh_get_numeric_value(m_file, object); }
    [[nodiscard]] QString text(qpdf_oh object)
    {
        std::size_t length = 0;
        const bool is = qpdf_oh_is_string(m_file, object) == QPDF_TRUE;
        const char* utf8 = is ? qpdf_oh_get_binary_utf8_value(m_file, object, &length) : "";
        return QString::fromUtf8(utf8, static_cast<qsizetype>(length));
    }
    [[nodiscard]] int pageOf(qpdf_oh destination) { return qpdf_find_page_by_oh(m_file, item(destination, 0)); }

    void readOutline(qpdf_oh entry, int depth, PdfFile& pdf)
    {
        for (; isDictionary(entry); entry = key(entry, "/Next")) {
            const qpdf_oh destination = key(entry, "/Dest");
            const qpdf_oh count = key(entry, "/Count");
            const bool closed = qpdf_oh_is_integer(m_file, count) == QPDF_TRUE && number(count) < 0;
            pdf.outline.append(QString(depth * 2, u' ') + (closed ? QStringLiteral("-") : QString()) +
                               text(key(entry, "/Title")) +
                               QStringLiteral(" %1:%2").arg(pageOf(destination)).arg(number(item(destination, 3))));
            pdf.outlineDepth = std::max(pdf.outlineDepth, depth + 1);
            readOutline(key(entry, "/First"), depth + 1, pdf);
        }
    }

    void readLinks(int page, PdfFile& pdf)
    {
        const qpdf_oh all = key(qpdf_get_page_n(m_file, static_cast<std::size_t>(page)), "/Annots");
        const int count = qpdf_oh_is_array(m_file, all) == QPDF_TRUE ? qpdf_oh_get_array_n_items(m_file, all) : 0;
        for (int i = 0; i < count; ++i) {
            const qpdf_oh annotation = item(all, i);
            PdfFile::Link link;
            link.page = page;
            for (int side = 0; side < 4; ++side)
                link.rect.append(number(item(key(annotation, "/Rect"), side)));
            const qpdf_oh action = key(annotation, "/A");
            if (isName(key(action, "/S"), "/URI")) {
                link.address = text(key(action, "/URI"));
            } else {
                link.toPage = pageOf(key(action, "/D"));
                link.toHeight = number(item(key(action, "/D"), 3));
            }
            pdf.links.append(link);
        }
    }

    qpdf_data m_file;
    bool m_whole = false;
};

} // namespace

PdfFile readPdf(const QByteArray& bytes)
{
    return Reader(bytes).read();
}

QByteArray emptyPdf(int pages)
{
    qpdf_data file = qpdf_init();
    qpdf_empty_pdf(file);
    for (int i = 0; i < pages; ++i) {
        const qpdf_oh page = qpdf_oh_parse(file, "<< /Type /Page /MediaBox [0 0 600 800] /Resources << >> >>");
        qpdf_add_page(file, file, qpdf_make_indirect_object(file, page), QPDF_FALSE);
    }
    qpdf_init_write_memory(file);
    qpdf_write(file);
    const QByteArray bytes(reinterpret_cast<const char*>(qpdf_get_buffer(file)),
                           static_cast<qsizetype>(qpdf_get_buffer_length(file)));
    qpdf_cleanup(&file);
    return bytes;
}

} // namespace zhilan::test
