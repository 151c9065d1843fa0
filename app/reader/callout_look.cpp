#include "app/reader/callout_look.h"

#include <QCoreApplication>

namespace zhilan::reader
{

namespace
{

using markdown::CalloutKind;

constexpr double kTint = 0.075;
constexpr double kTintDark = 0.11;

const char* iconName(CalloutKind kind)
{
    switch (kind) {
    case CalloutKind::Note:
        return "note";
    case CalloutKind::Abstract:
        return "abstract";
    case CalloutKind::Info:
        return "info";
    case CalloutKind::Todo:
        return "todo";
    case CalloutKind::Tip:
        return "tip";
    case CalloutKind::Important:
        return "important";
    case CalloutKind::Success:
        return "check";
    case CalloutKind::Question:
        return "question";
    case CalloutKind::Warning:
        return "warning";
    case CalloutKind::Caution:
    case CalloutKind::Danger:
        return "danger";
    case CalloutKind::Failure:
        return "close";
    case CalloutKind::Bug:
        return "bug";
    case CalloutKind::Example:
        return "example";
    case CalloutKind::Quote:
        return "quote";
    }
    return "note";
}

QColor inkOf(CalloutKind kind, const style::Theme& theme)
{
    switch (kind) {
    case CalloutKind::Note:
    case CalloutKind::Info:
    case CalloutKind::Todo:
        return theme.accent;
    case CalloutKind::Abstract:
    case CalloutKind::Tip:
    case CalloutKind::Success:
        return theme.series[2];
    case CalloutKind::Important:
    case CalloutKind::Example:
        return theme.series[3];
    case CalloutKind::Question:
    case CalloutKind::Warning:
        return theme.series[1];
    case CalloutKind::Caution:
    case CalloutKind::Failure:
    case CalloutKind::Danger:
    case CalloutKind::Bug:
        return theme.danger;
    case CalloutKind::Quote:
        return theme.muted;
    }
    return theme.accent;
}

} // namespace

CalloutLook calloutLook(CalloutKind kind, const style::Theme& theme)
{
    const QColor ink = inkOf(kind, theme);
    const double tint = theme.appearance == style::Appearance::Dark ? kTintDark : kTint;
    const QColor ground = kind == CalloutKind::Quote ? theme.quote : style::mix(theme.paper, ink, tint);
    return {style::readable(ink, ground), ground, QLatin1String(iconName(kind))};
}

QString calloutTitle(CalloutKind kind)
{
    switch (kind) {
    case CalloutKind::Note:
        return QCoreApplication::translate("zhilan::reader::Callout", "Note");
    case CalloutKind::Abstract:
        return QCoreApplication::translate("zhilan::reader::Callout", "Abstract");
    case CalloutKind::Info:
        return QCoreApplication::translate("zhilan::reader::Callout", "Information");
    case CalloutKind::Todo:
        return QCoreApplication::translate("zhilan::reader::Callout", "To do");
    case CalloutKind::Tip:
        return QCoreApplication::translate("zhilan::reader::Callout", "Tip");
    case CalloutKind::Important:
        return QCoreApplication::translate("zhilan::reader::Callout", "Important");
    case CalloutKind::Success:
        return QCoreApplication::translate("zhilan::reader::Callout", "Success");
    case CalloutKind::Question:
        return QCoreApplication::translate("zhilan::reader::Callout", "Question");
    case CalloutKind::Warning:
        return QCoreApplication::translate("zhilan::reader::Callout", "Warning");
    case CalloutKind::Caution:
        return QCoreApplication::translate("zhilan::reader::Callout", "Caution");
    case CalloutKind::Failure:
        return QCoreApplication::translate("zhilan::reader::Callout", "Failure");
    case CalloutKind::Danger:
        return QCoreApplication::translate("zhilan::reader::Callout", "Danger");
    case CalloutKind::Bug:
        return QCoreApplication::translate("zhilan::reader::Callout", "Bug");
    case CalloutKind::Example:
        return QCoreApplication::translate("zhilan::reader::Callout", "Example");
    case CalloutKind::Quote:
        return QCoreApplication::translate("zhilan::reader::Callout", "Quote");
    }
    return {};
}

} // namespace zhilan::reader
