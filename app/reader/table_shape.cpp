#include "app/reader/table_shape.h"

#include "app/reader/metrics.h"
#include "app/style/style.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace zhilan::reader
{

namespace
{

using markdown::Alignment;
using markdown::kNoNode;
using markdown::NodeId;

constexpr std::size_t kRowsLookedAt = 60;
constexpr std::size_t kCellsLookedAt = 480;
constexpr std::size_t kMostColumns = 256;
constexpr double kLeastEm = 4.2;     ///< a column is not wrapped narrower than this, unless its content is
constexpr double kMostEm = 46;       ///< text longer than this asks for no more width than this
constexpr qsizetype kMeasured = 400; ///< characters of a cell that are measured

struct Column {
    double least = 0;
    double wanted = 0;
    std::size_t numeric = 0;
    std::size_t filled = 0;
    Alignment alignment = Alignment::None;
};

/// Width of the widest piece of text that should not be broken: a Latin word, up to a limit. Words that are bold in
/// part are taken to be so altogether.
double longestWord(const QString& text, const std::vector<Run>& runs, const QFont& font, double most)
{
    QFont strong = font;
    strong.setBold(true);
    const QFontMetricsF plainMetrics(font);
    const QFontMetricsF boldMetrics(strong);
    const auto isBold = [&runs](qsizetype begin, qsizetype end) {
        return std::any_of(runs.begin(), runs.end(), [begin, end](const Run& run) {
            return (run.style & kBold) != 0 && run.begin < end && run.end > begin;
        });
    };
    double widest = 0;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool inWord = i < text.size() && text.at(i).unicode() < 0x2E80 && !text.at(i).isSpace() &&
                            text.at(i) != u'-' && text.at(i) != u'/' && text.at(i) != QChar::LineSeparator;
        if (inWord)
            continue;
        if (i > begin) {
            const QFontMetricsF& metrics = isBold(begin, i) ? boldMetrics : plainMetrics;
            widest = std::max(widest, std::ceil(metrics.horizontalAdvance(text.mid(begin, i - begin))) + 1);
        }
        begin = i + 1;
        if (widest > most)
            break;
    }
    return std::min(widest, most);
}

void measure(Column& column, const InlineText& content, const TextLook& look, const LayoutContext& context)
{
    const QString text = content.text().left(kMeasured);
    TextLook plain = look;
    plain.alignment = Qt::AlignLeft;
    double wanted = kMostEm * look.pixelSize;
    if (content.text().size() <= 120) {
        TextLayout layout(content, plain, *context.theme);
        wanted = layout.setUnbroken();
    }
    const double em = look.pixelSize;
    const double word = longestWord(text, content.runs(), plain.font, 14 * em);
    column.wanted = std::max(column.wanted, std::min(wanted, kMostEm * em));
    column.least = std::max(column.least, std::min(wanted, std::max(word, kLeastEm * em)));
}

std::vector<Column> measureColumns(NodeId table, LayoutContext& context)
{
    const markdown::Tree& tree = *context.document->tree;
    std::vector<Column> columns;
    std::size_t rows = 0;
    for (NodeId row = tree.firstChild(table);
         row != kNoNode && rows < kRowsLookedAt && rows * columns.size() < kCellsLookedAt;
         row = tree.next(row), ++rows) {
        std::size_t at = 0;
        for (NodeId cell = tree.firstChild(row); cell != kNoNode && at < kMostColumns; cell = tree.next(cell), ++at) {
            if (at == columns.size())
                columns.emplace_back();
            Column& column = columns[at];
            const bool header = tree[row].header;
            const InlineText content = inlineText(tree, cell, tree[cell].span, context.list->annotations);
            measure(column, content, cellLook(context, header, false), context);
            if (header) {
                column.alignment = tree[cell].alignment;
                continue;
            }
            if (content.isEmpty() || content.text() == u"—" || content.text() == u"-")
                continue;
            ++column.filled;
            column.numeric += looksNumeric(content.text()) ? 1 : 0;
        }
    }
    return columns;
}

/// The width that columns may have which want more, when all of them together have `width` and none less than its
/// least: those that want little get all of it, and what is left is for the others alike.
double commonWidth(const std::vector<Column>& columns, double width, double padding)
{
    constexpr int kSteps = 24; // halves what is in doubt each time: far below a pixel
    double low = 0;
    double high = width;
    for (int i = 0; i < kSteps; ++i) {
        const double middle = (low + high) / 2;
        double total = 0;
        for (const Column& column : columns) {
            const double most = std::ceil(column.wanted) + padding;
            total += std::min(most, std::max(std::ceil(column.least) + padding, middle));
        }
        (total <= width ? low : high) = middle;
    }
    return low;
}

std::vector<double> share(const std::vector<Column>& columns, double width, double padding)
{
    const auto sum = [&](auto member) {
        return std::accumulate(columns.begin(), columns.end(), 0.0,
                               [&](double total, const Column& c) { return total + std::ceil(c.*member) + padding; });
    };
    const double wanted = sum(&Column::wanted);
    const double least = sum(&Column::least);
    const double common = wanted > width && least <= width ? commonWidth(columns, width, padding) : 0;
    std::vector<double> widths;
    widths.reserve(columns.size());
    for (const Column& column : columns) {
        const double most = std::ceil(column.wanted) + padding;
        const double low = std::ceil(column.least) + padding;
        if (wanted <= width)
            widths.push_back(most + (width - wanted) * most / wanted);
        else if (least <= width)
            widths.push_back(std::min(most, std::max(low, common)));
        else
            widths.push_back(std::min(most, low * 1.15));
    }
    // Whole pixels; the last column takes what rounding left.
    double total = 0;
    for (double& w : widths) {
        w = std::floor(w);
        total += w;
    }
    if (!widths.empty() && total < width)
        widths.back() += width - total;
    return widths;
}

} // namespace

bool looksNumeric(QStringView cell)
{
    const QStringView text = cell.trimmed();
    if (text.isEmpty() || text.size() > 24)
        return false;
    bool begins = false;
    qsizetype letters = 0;
    qsizetype digits = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isDigit()) {
            ++digits;
            begins = begins || letters == 0;
        } else if (c.isLetter()) {
            const bool about = i == 0 && (c == u'约' || c == u'近' || c == u'超' || c == u'約');
            letters += about ? 0 : 1;
        } else if (digits == 0 && !c.isSpace() && !QStringView(u"~≈～±+-−–<>≥≤$€¥£￥(（").contains(c)) {
            return false;
        }
    }
    return begins && letters <= 8;
}

bool saysNothingNew(QStringView cell)
{
    static constexpr std::array<QStringView, 12> kWords = {u"同上", u"同左", u"〃",  u"—",  u"——", u"-",
                                                           u"–",    u"n/a",  u"N/A", u"无", u"…",  u"ditto"};
    const QStringView text = cell.trimmed();
    return std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

TextLook cellLook(const LayoutContext& context, bool header, bool tabular)
{
    TextLook look = context.look(metrics::kTable);
    look.lineFactor = metrics::kTableLine;
    if (header)
        look.font.setBold(true);
    if (tabular)
        look.font = style::tabularFont(look.font);
    return look;
}

const TableShape& tableShape(NodeId table, double width, LayoutContext& context)
{
    const auto known = context.shapes.find(table);
    if (known != context.shapes.end())
        return known->second;
    TableShape shape;
    const std::vector<Column> columns = measureColumns(table, context);
    shape.widths = share(columns, width, 2 * metrics::kCellX * context.zoom);
    shape.total = std::accumulate(shape.widths.begin(), shape.widths.end(), 0.0);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Column& column = columns[i];
        // The first column names the rows, even when the names are years.
        const bool numeric = i > 0 && column.numeric >= 2 && column.numeric * 10 >= column.filled * 6;
        const bool right = column.alignment == Alignment::Right || (column.alignment == Alignment::None && numeric);
        shape.right.push_back(right);
        shape.alignment.push_back(right                                   ? Qt::AlignRight
                                  : column.alignment == Alignment::Center ? Qt::AlignHCenter
                                                                          : Qt::AlignLeft);
    }
    return context.shapes.emplace(table, std::move(shape)).first->second;
}

} // namespace zhilan::reader
