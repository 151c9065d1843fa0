<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Charts</name>
    <message numerus="yes">
        <source>and %n more in the table</source>
        <translation>
            <numerusform>and %n more in the table</numerusform>
            <numerusform>and %n more in the table</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::charts::ChartCard</name>
    <message numerus="yes">
        <source>%n row(s) not in the chart</source>
        <translation>
            <numerusform>%n row not in the chart</numerusform>
            <numerusform>%n rows not in the chart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied as CSV: %n row(s)</source>
        <translation>
            <numerusform>Copied as CSV: %n row</numerusform>
            <numerusform>Copied as CSV: %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::charts::ChartsPanel</name>
    <message numerus="yes">
        <source>%n row(s) of numbers without a chart</source>
        <translation>
            <numerusform>one row of numbers without a chart</numerusform>
            <numerusform>%n rows of numbers without a chart</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::charts::UnreadButton</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::panels::ChaptersCard</name>
    <message numerus="yes">
        <source>All %n chapter(s)</source>
        <translation>
            <numerusform>All %n chapter</numerusform>
            <numerusform>All %n chapters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::panels::NavigationPanel</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::panels::ProblemsCard</name>
    <message numerus="yes">
        <source>%n file(s) or folder(s) could not be read</source>
        <translation>
            <numerusform>%n file or folder could not be read</numerusform>
            <numerusform>%n files or folders could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::panels::StatusBar</name>
    <message numerus="yes">
        <source>%Ln section(s)</source>
        <translation>
            <numerusform>%Ln section</numerusform>
            <numerusform>%Ln sections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s)</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s)</source>
        <translation>
            <numerusform>about %Ln minute</numerusform>
            <numerusform>about %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Library: %Ln document(s)</source>
        <translation>
            <numerusform>Library: %Ln document</numerusform>
            <numerusform>Library: %Ln documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::shell::HitOpener</name>
    <message numerus="yes">
        <source>%1 of %n place(s)</source>
        <translation>
            <numerusform>%1 of %n place</numerusform>
            <numerusform>%1 of %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::shell::IndexController</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::shell::LibraryMenu</name>
    <message numerus="yes">
        <source>%n folder(s) were added to the library</source>
        <translation>
            <numerusform>%n folder was added to the library</numerusform>
            <numerusform>%n folders were added to the library</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::shell::Messages</name>
    <message numerus="yes">
        <source>%n more could not be read either.</source>
        <translation>
            <numerusform>One more could not be read either.</numerusform>
            <numerusform>%n more could not be read either.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” was read as %2, but holds bytes that are no text in it; %n place(s) show “�” instead.</source>
        <translation>
            <numerusform>“%1” was read as %2, but holds bytes that are no text in it; one place shows “�” instead.</numerusform>
            <numerusform>“%1” was read as %2, but holds bytes that are no text in it; %n places show “�” instead.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::shell::PrintController</name>
    <message numerus="yes">
        <source>Sent to the printer: %n page(s)</source>
        <translation>
            <numerusform>Sent to the printer: one page</numerusform>
            <numerusform>Sent to the printer: %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: %1, %n page(s)</source>
        <translation>
            <numerusform>Saved: %1, one page</numerusform>
            <numerusform>Saved: %1, %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: %1, without %n picture(s)</source>
        <translation>
            <numerusform>Saved: %1, without one picture</numerusform>
            <numerusform>Saved: %1, without %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::shell::ReaderCompanion</name>
    <message numerus="yes">
        <source>Copied as CSV: %n row(s)</source>
        <translation>
            <numerusform>Copied as CSV: %n row</numerusform>
            <numerusform>Copied as CSV: %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n Han character(s) in a line</source>
        <translation>
            <numerusform>At most %n Han character in a line</numerusform>
            <numerusform>At most %n Han characters in a line</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>zhilan::shell::SearchRows</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 section(s)</source>
        <translation>
            <numerusform>%1 section</numerusform>
            <numerusform>%1 sections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 document(s)</source>
        <translation>
            <numerusform>%1 document</numerusform>
            <numerusform>%1 documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n word(s) were searched for.</source>
        <translation>
            <numerusform>Only the first word was searched for.</numerusform>
            <numerusform>Only the first %n words were searched for.</numerusform>
        </translation>
    </message>
</context>
</TS>
