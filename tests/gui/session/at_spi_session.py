"""The window as a screen reader meets it: over AT-SPI, in a session of its own with its own X server.

at_spi_session.py ZHILAN — reads the reader's text, headings, a link and a table, moves the caret and follows the events.
Exits with 77 and says why where something that it needs is not there.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
PATIENCE = 60  # seconds until something that must come counts as missing

PARAGRAPHS = 120
DOCUMENT = (
    "# 灯塔 Lighthouse\n\n我们正在讨论人工智能的发展。见[说明](notes.md)。\n\n## Tides\n\n"
    "| year | height |\n|---|---|\n| 2021 | 310 |\n| 2022 | 330 |\n\n"
    + "".join(f"Paragraph {i} of many.\n\n" for i in range(PARAGRAPHS))
)


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def outside(program):
    try:
        import pyatspi  # noqa: F401
    except ImportError:
        skip("python3-pyatspi is not installed")
    for tool in ("dbus-run-session", "xvfb-run", "xdotool"):
        if shutil.which(tool) is None:
            skip(f"{tool} is not installed")
    with tempfile.TemporaryDirectory() as home:
        environment = dict(
            os.environ,
            QT_QPA_PLATFORM="xcb",
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
            LC_ALL="C.UTF-8",
            LANGUAGE="en",
            HOME=home,
        )
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            environment[f"XDG_{name}_HOME"] = home
        environment["XDG_RUNTIME_DIR"] = home
        command = ["dbus-run-session", "--", "xvfb-run", "-a", sys.executable, __file__, program, home]
        sys.exit(subprocess.run(command, env=environment).returncode)


class Session:
    def __init__(self, program, home):
        import pyatspi
        from gi.repository import GLib

        self.atspi = pyatspi
        self.glib = GLib
        self.events = []
        self.failures = 0
        path = os.path.join(home, "lighthouse.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(DOCUMENT)
        for kind in ("object:text-caret-moved", "object:text-selection-changed", "object:state-changed:focused"):
            pyatspi.Registry.registerEventListener(self.on_event, kind)
        self.process = subprocess.Popen([program, path])

    def on_event(self, event):
        source = event.source
        try:
            role = source.getRoleName() if source else ""
            name = source.name if source else ""
        except Exception:  # it is gone again
            return
        self.events.append((str(event.type), event.detail1, role, name))

    def turn(self, seconds):
        loop = self.glib.MainLoop()
        self.glib.timeout_add(int(seconds * 1000), loop.quit)
        loop.run()

    def until(self, condition):
        """What the condition says once that is true; its last answer when time is over."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                answer = condition()
            except Exception:  # what was found may be gone again
                answer = None
            if answer or time.monotonic() > end:
                return answer
            self.turn(0.05)

    def find(self, parent, wanted):
        for child in parent:
            if child is None:
                continue
            if wanted(child):
                return child
            found = self.find(child, wanted)
            if found is not None:
                return found
        return None

    def check(self, what, holds):
        print(("ok:     " if holds else "FAILED: ") + what)
        self.failures += 0 if holds else 1

    def told(self, kind, **wanted):
        fields = ("kind", "detail", "role", "name")
        for event in self.events:
            known = dict(zip(fields, event))
            if known["kind"].startswith(kind) and all(known[key] == value for key, value in wanted.items()):
                return True
        return False

    def key(self, name):
        subprocess.run(["xdotool", "key", name], check=True)

    def reader(self):
        desktop = self.atspi.Registry.getDesktop(0)
        for application in desktop:
            if application is not None and application.get_process_id() == self.process.pid:
                found = self.find(application, lambda child: child.getRole() == self.atspi.ROLE_DOCUMENT_FRAME)
                if found is not None and found.queryText().characterCount > 0:
                    return found
        return None

    def run(self):
        reader = self.until(self.reader)
        self.check("the window has a document with text", reader is not None)
        if reader is None:
            return
        window = reader
        while window.parent is not None and window.parent.getRole() != self.atspi.ROLE_APPLICATION:
            window = window.parent
        self.check("which is a window of the program", window.getRole() == self.atspi.ROLE_FRAME)
        self.reads(reader)
        self.children(reader)
        self.caret(reader)
        self.keyboard(reader)
        self.search(reader)

    def reads(self, reader):
        atspi = self.atspi
        text = reader.queryText()
        whole = text.getText(0, text.characterCount)
        self.check("its text begins with the title", whole.startswith("灯塔 Lighthouse\n"))
        self.check("and ends with the last paragraph", whole.endswith(f"Paragraph {PARAGRAPHS - 1} of many.\n"))
        self.check("a row of a table is a line", "2022\t330\n" in whole)
        words, start, end = text.getTextAtOffset(whole.index("论"), atspi.TEXT_BOUNDARY_WORD_START)
        self.check("words are those of a dictionary", words == "讨论" and whole[start:end] == words)
        paragraph = whole.index("Paragraph 1 ")
        line = text.getTextAtOffset(paragraph, atspi.TEXT_BOUNDARY_LINE_START)
        self.check("lines are those on the screen", line[0] == "Paragraph 1 of many.\n" and line[1] == paragraph)
        before = text.getTextBeforeOffset(paragraph, atspi.TEXT_BOUNDARY_LINE_START)
        self.check("so is the line before", before[0] == "Paragraph 0 of many.\n")
        extents = text.getCharacterExtents(0, atspi.DESKTOP_COORDS)
        self.check("a character has its place", extents[2] > 0 and extents[3] > 0)
        middle = (extents[0] + extents[2] // 2, extents[1] + extents[3] // 2)
        self.check("and is found there", text.getOffsetAtPoint(*middle, atspi.DESKTOP_COORDS) == 0)

    def children(self, reader):
        atspi = self.atspi
        headings = [(c.name, c.description) for c in reader if c.getRole() == atspi.ROLE_HEADING]
        self.check(
            "headings are children",
            headings == [("灯塔 Lighthouse", "Heading level 1"), ("Tides", "Heading level 2")],
        )
        link = self.find(reader, lambda child: child.getRole() == atspi.ROLE_LINK)
        self.check("so is a link, in its paragraph", link is not None and link.name == "说明")
        self.check("it says where it leads", link.description == "notes.md")
        self.check("it can be pressed", link.queryAction().getName(0) == "Press")
        table = self.find(reader, lambda child: child.getRole() == atspi.ROLE_TABLE)
        grid = table.queryTable() if table is not None else None
        self.check("a table has rows and columns", grid is not None and (grid.nRows, grid.nColumns) == (3, 2))
        self.check("its cells say what they hold", grid.getAccessibleAt(2, 1).name == "330")
        self.check("its columns have heads", grid.getColumnDescription(1) == "height")

    def caret(self, reader):
        atspi = self.atspi
        text = reader.queryText()
        whole = text.getText(0, text.characterCount)
        at = whole.index("Paragraph 60 ")
        self.events.clear()
        self.check("the caret can be put far down", text.setCaretOffset(at) and text.caretOffset == at)
        self.check("which is told", self.until(lambda: self.told("object:text-caret-moved", detail=at)))
        view = reader.queryComponent().getExtents(atspi.DESKTOP_COORDS)

        def in_view(offset):
            place = text.getCharacterExtents(offset, atspi.DESKTOP_COORDS)
            return view.y <= place[1] and place[1] + place[3] <= view.y + view.height

        self.check("and scrolls the text along", in_view(at))
        followed = True
        for _ in range(40):
            end = text.getTextAtOffset(text.caretOffset, atspi.TEXT_BOUNDARY_LINE_START)[2]
            text.setCaretOffset(end)
            followed = followed and text.caretOffset == end and in_view(end)
        self.check("reading on line by line keeps it in view", followed)
        self.check("line after line", text.caretOffset == whole.index("Paragraph 100 "))
        self.events.clear()
        text.setSelection(0, at, at + 9) if text.getNSelections() else text.addSelection(at, at + 9)
        self.check("text can be selected", text.getSelection(0) == (at, at + 9))
        self.check("which is told too", self.until(lambda: self.told("object:text-selection-changed")))
        text.removeSelection(0)
        self.check("and unselected", text.getNSelections() == 0)

    def keyboard(self, reader):
        text = reader.queryText()
        whole = text.getText(0, text.characterCount)
        self.events.clear()
        # Nothing else makes a window active: there is no window manager.
        place = text.getCharacterExtents(whole.index("Paragraph 3 "), self.atspi.DESKTOP_COORDS)
        middle = (str(place[0]), str(place[1] + place[3] // 2))
        subprocess.run(["xdotool", "mousemove", *middle, "click", "1"], check=True)
        reader.queryComponent().grabFocus()
        focused = self.until(lambda: reader.getState().contains(self.atspi.STATE_FOCUSED))
        self.check("the document takes the focus", focused)
        text.setCaretOffset(0)
        self.key("F7")
        self.key("Down")
        first = whole.index("我们")
        self.check("F7 and arrows move the caret", self.until(lambda: text.caretOffset == first))
        self.check("which is told", self.until(lambda: self.told("object:text-caret-moved", detail=first)))
        self.events.clear()
        self.key("Tab")
        self.check(
            "Tab goes to a link and says so",
            self.until(lambda: self.told("object:state-changed:focused", detail=1, role="link", name="说明")),
        )

    def focused(self, role, name=None):
        wanted = {"detail": 1, "role": role} | ({"name": name} if name is not None else {})
        return self.until(lambda: self.told("object:state-changed:focused", **wanted))

    def search(self, reader):
        whole = reader.queryText().getText(0, reader.queryText().characterCount)
        self.events.clear()
        self.key("ctrl+k")
        self.check("Ctrl+K goes to the search field", self.focused("text"))
        subprocess.run(["xdotool", "type", "Paragraph"], check=True)
        application = reader.getApplication()

        def results():
            found = self.find(application, lambda child: child.getRole() == self.atspi.ROLE_LIST and child.name == "Results")
            return found if found is not None and found.childCount > 0 else None

        self.check("results come while typing", self.until(results) is not None)
        self.turn(1)  # the index may come in between and answer anew
        self.events.clear()
        self.key("Down")
        self.check("arrows are told to go through the results", self.focused("list item"))
        self.events.clear()
        self.key("s")
        self.check("a letter, to go back to the field", self.focused("text"))
        self.key("BackSpace")
        self.turn(1)
        self.events.clear()
        self.key("Return")
        self.check("Enter opens the document", self.focused("document frame"))
        first = whole.index("Paragraph 0 ")
        at = reader.queryText()
        self.check(
            "where the place that was found is selected",
            self.until(lambda: at.getNSelections() == 1 and at.getSelection(0) == (first, first + 9)),
        )
        self.check("and the caret is", at.caretOffset == first)
        self.check("the tree beside it takes no focus", not self.told("object:state-changed:focused", role="table cell"))
        self.key("F3")
        second = whole.index("Paragraph 1 ")
        self.check("F3 goes to the next", self.until(lambda: at.getSelection(0) == (second, second + 9)))


def inside(program, home):
    try:
        import pyatspi

        pyatspi.Registry.getDesktop(0).childCount
    except Exception as reason:
        skip(f"the bus of assistive technology cannot be reached: {reason}")
    session = Session(program, home)
    try:
        session.run()
    finally:
        session.process.terminate()
        session.process.wait(PATIENCE)
    if session.failures:
        print("events:", *session.events, sep="\n  ")
    return 1 if session.failures else 0


if __name__ == "__main__":
    if len(sys.argv) == 3:
        sys.exit(inside(sys.argv[1], sys.argv[2]))
    outside(sys.argv[1])
