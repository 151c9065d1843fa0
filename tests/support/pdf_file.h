#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace zhilan::test
{

/// What tests look at of a PDF.
struct PdfFile {
    bool isWhole = false; ///< read without an error or warning
    int pages = 0;
    QString title;
    QString language;
    bool showsTitle = false;
    bool showsOutline = false;
    /// An entry a line, indented by two spaces a level: title, page and height of where it leads. "-" before closed
    /// ones.
    QStringList outline;
    int outlineDepth = 0;
    int entriesShown = 0; ///< as the outline says

    struct Link {
        int page = 0;
        QList<double> rect; ///< left, bottom, right, top
        QString address;    ///< empty: it leads to a page
        int toPage = -1;
        double toHeight = 0;
    };
    QList<Link> links;
};
[[nodiscard]] PdfFile readPdf(const QByteArray& bytes);

/// Sheets of 600 × 800 points with nothing on them.
[[nodiscard]] QByteArray emptyPdf(int pages);

} // namespace zhilan::test
