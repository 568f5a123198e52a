#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that can be used has a name, said once, and no name is that of a type of the program: through the first
screen, the form of an account, the wall with its tree and menus, the windows of views and
statistics, and the page of shortcuts."""

import re
import sys
import tempfile

from desk import Desk, wait_for

# What a person can act upon, or is told of by name.
NAMED = {
    "push button",
    "toggle button",
    "check box",
    "radio button",
    "combo box",
    "entry",
    "password text",
    "menu item",
    "list item",
    "tool bar",
    "frame",
}
TYPE = re.compile(r"^(Gtk|Adw|Lookout)[A-Z][A-Za-z]+$")


def fault(node):
    name = node.seen
    words = name.replace("_", "").split()
    half = len(words) // 2
    if not words:
        return "has no name"
    if "_" in name:
        return "shows the mark of its mnemonic"
    if TYPE.match(name):
        return "has the name of a type"
    if len(words) % 2 == 0 and words[:half] == words[half:]:
        return "says its name twice"
    return None


def is_unseen_choice(node):
    """The toolkit's own: a row of a list of choices that is not open has nothing in it yet."""
    return node.role == "list item" and node.get_parent().get_name() == "GtkListView"


def check(desk, place):
    nodes = [node for node in desk.every() if node.role in NAMED and not is_unseen_choice(node)]
    assert len(nodes) > 3, f"{place}: {len(nodes)} controls"
    wrong = [f"{node.role} “{node.seen}” {fault(node)}" for node in nodes if fault(node)]
    assert not wrong, f"{place}: " + "; ".join(wrong)


def check_copied(desk):
    """The table is on the clipboard: what is pasted elsewhere has its headings and a line of a camera that is live."""
    desk.key("ctrl+f")
    wait_for("the search", lambda: "Search" in (desk.focused().get_name() or ""), 10)
    entry = desk.focused()
    desk.key("ctrl+v")
    text = wait_for("what was copied", lambda: desk.text(entry), 10)
    assert text.startswith("Camera\tState\tProtocol\t"), text
    assert "\tlive\tFLV\t" in text, text
    desk.key("ctrl+a", "BackSpace")
    wait_for("an empty search", lambda: desk.text(entry) == "", 10)


def main():
    with tempfile.TemporaryDirectory(prefix="lookout-names-") as home:
        desk = Desk(home)
        try:
            desk.find("push button", "Add an Account", seconds=60)
            check(desk, "the first screen")
            desk.press(desk.find("push button", "Add an Account"))
            desk.find("push button", "Save")
            check(desk, "the form")
            desk.press(desk.find("push button", "Cancel"))
            desk.gone("push button", "Save")
            desk.press(desk.find("push button", "Try with Simulated Cameras"))
            wait_for("a camera that is live", desk.live_tiles, 60)
            check(desk, "the wall")
            desk.key("ctrl+shift+s")
            desk.find("text", "Name of the View")
            desk.wait_for_window("Save View")
            check(desk, "the name of a view")
            desk.key("Return")
            desk.wait_for_window("Lookout")
            desk.find("label", "saved until Lookout quits")
            desk.gone("label", "saved until Lookout quits")  # the toolkit's button in it has no name
            desk.key("ctrl+shift+m")
            desk.find("list item", "View 1, ")
            desk.wait_for_window("Views")
            check(desk, "the views")
            desk.key("Escape")
            desk.wait_for_window("Lookout")
            desk.key("ctrl+shift+i")
            desk.wait_for_window("Statistics of All Cameras")
            desk.find("push button", "Copy")
            check(desk, "the statistics")
            desk.key("ctrl+c")
            desk.find("label", "Table copied")
            desk.gone("label", "Table copied")
            desk.key("Escape")
            desk.wait_for_window("Lookout")
            check_copied(desk)
            desk.key("ctrl+comma")
            desk.wait_for_window("Preferences")
            check(desk, "the preferences")
            desk.key("Escape")
            desk.wait_for_window("Lookout")
            desk.key("ctrl+question")
            desk.find("list item", "Search the Cameras")
            check(desk, "the page of shortcuts")
            desk.key("Escape")
            desk.gone("list item", "Search the Cameras")
            desk.quit()
        except BaseException:
            sys.stderr.write(desk.output())
            raise
        finally:
            desk.kill()
    print("ok")


if __name__ == "__main__":
    main()
