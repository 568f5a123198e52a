#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person adds an account and gets everything wrong first: each mistake has its own words, what was typed stays,
and nothing is saved before it works. Then over HTTPS with a certificate that nobody vouches for."""

import os
import sys
import tempfile

from desk import Desk, Screen, changed_share, keyring_in, wait_for
from stand_in import ClosedPort, Page, StandIn, fingerprint, spread

NAME = "Gate"
ANSWER_WITHIN = 20  # seconds: twice the deadline of a call

# What can go wrong: what is typed in place of what is right, how the platform misbehaves, and what is said.
# A word in braces is filled in from the servers of this test.
CASES = (
    ("no name", {"Name": ""}, (), "The account needs a name"),
    ("no address", {"Address of the server": "video"}, (), "This is not the address of a server"),
    ("product", {"Product ID": "12ab"}, (), "This is not a product ID"),
    ("no key", {"Key": "two words"}, (), "This is not an API key"),
    ("access key", {"Access key (optional)": "???"}, (), "This is not an access key"),
    (
        "unknown host",
        {"Address of the server": "https://no-such-host.invalid/"},
        (),
        "There is no server of this name … no-such-host.invalid",
    ),
    (
        "refused",
        {"Address of the server": "http://127.0.0.1:{closed}/"},
        (),
        "Nothing answers at this address … 127.0.0.1",
    ),
    (
        "https on a port without",
        {"Address of the server": "https://{origin}/"},
        (),
        "No secure connection can be made",
    ),
    (
        "another page",
        {"Address of the server": "{page}"},
        (),
        "This does not look like the video platform",
    ),
    ("wrong key", {"Key": "c2VjcmV0"}, (), "The key was refused … auth failed"),
    ("key of another kind", {}, ("errno:number=403",), "The key does not allow this"),
    ("other number", {}, ("errno:number=10",), "The platform refused the request"),
    ("cut off", {}, ("truncate",), "This does not look like the video platform"),
    ("other types", {}, ("wrong-types",), "The platform sent something unexpected"),
    ("elsewhere", {}, ("redirect:to=http://127.0.0.1:{closed}/",), "The server sends us to another address"),
    ("broken", {}, ("http:status=500",), "The platform has a problem of its own"),
    ("behind a proxy", {}, ("http:status=502",), "The platform is not available"),
    ("too often", {}, ("http:status=429",), "The platform is asked too often"),
    ("silent", {}, ("black-hole",), "The server does not answer"),
)


class Form:
    """The form of an account, as a person fills it in."""

    def __init__(self, desk, title):
        self.desk = desk
        self.window = desk.find("filler", title)  # what GTK 4.8 calls a dialog

    def entry(self, name):
        return next(entry for entry in self.desk.every("text", within=self.window) if entry.seen == name)

    def fill(self, **fields):
        for name, text in fields.items():
            self.desk.fill(self.entry(name), text)

    def press(self, label):
        self.desk.press(self.desk.find("push button", label, within=self.window))

    def trust(self):
        """Says so of the certificate that is shown; the button goes away when it is done."""
        self.press("Trust This Certificate")
        self.desk.gone("push button", "Trust This Certificate", within=self.window)

    def is_idle(self):
        return self.desk.is_sensitive(self.desk.find("push button", "Save", within=self.window))

    def texts(self):
        return self.desk.labels(self.window)

    def says(self, text):
        return any(text in label for label in self.texts())

    def choose_own_server(self):
        """The third entry of the list that follows the name, by keys."""
        self.desk.key("Tab", "space", "Down", "Down", "Return")
        wait_for("a field for the address", lambda: self.entry("Address of the server"), 10)

    def show_keys(self):
        """So that what stands in their entries can be read like the rest."""
        for button in list(self.desk.every("push button", within=self.window)):
            if button.get_description() == "Show Text":
                self.desk.press(button)

    def typed(self):
        entries = self.desk.every("text", within=self.window)
        return {entry.seen: self.desk.text(entry) for entry in entries}


def fill_in(form, fields):
    form.fill(**fields)
    wait_for("what was typed", lambda: form.typed() == fields, 5)
    return form.typed()


# The form says this while it is typed in; check_warning() looks when. It is no answer.
WARNING = ("The key is not protected", "With an address that begins with http://")


def new_texts(form, before):
    return [text for text in form.texts() if text and text not in before and not text.startswith(WARNING)]


def says_all(texts, expected):
    return all(part in " ".join(texts) for part in expected.split(" … "))


def check_case(form, right, case, names):
    what, wrong, faults, expected = case
    wrong = {name: text.format(**names) for name, text in wrong.items()}
    typed = fill_in(form, {**right, **wrong})
    names["platform"].misbehave(*(fault.format(**names) for fault in faults))
    before = form.texts()
    form.press("Save")
    try:
        wait_for(
            f"“{expected}” as the answer to “{what}”",
            lambda: form.is_idle() and says_all(new_texts(form, before), expected),
            ANSWER_WITHIN,
        )
        came = new_texts(form, before)
        print(f"{what}: {' | '.join(came)}", flush=True)
    finally:
        names["platform"].misbehave()
    assert form.typed() == typed, f"{what}: {form.typed()} was {typed}"
    return came


def check_cases(form, right, names):
    said = {}
    for case in CASES:
        came = check_case(form, right, case, names)
        said.setdefault(came[0].split(".")[0], []).append(case[3].split(" … ")[0])
    # The same words are said for the same thing only.
    assert all(len(set(reasons)) == 1 for reasons in said.values()), said
    return said


def check_cancel(form, right, names):
    """While a server does not answer, Cancel stops asking, and only that."""
    typed = fill_in(form, right)
    names["platform"].misbehave("black-hole")
    before = form.texts()
    form.press("Save")
    wait_for("a form that waits", lambda: not form.is_idle(), 10)
    form.press("Cancel")
    wait_for("a form that does not wait", form.is_idle, 5)
    names["platform"].misbehave()
    assert form.typed() == typed and form.texts() == before


def check_warning(form):
    """The warning of a key over plain HTTP is there while the address is such a one."""
    warning = WARNING[0]
    for address, warned in (
        ("http://video.example.org/", True),
        ("https://video.example.org/", False),
        ("http://127.0.0.1:8080/", False),  # it does not leave this computer
    ):
        form.fill(**{"Address of the server": address})
        wait_for(f"a warning or none for {address}", lambda: form.says(warning) == warned, 5)


def read_accounts(home):
    """Everything that was saved, whatever the files are called."""
    texts = []
    for folder, _, names in os.walk(os.path.join(home, "config")):
        texts += [open(os.path.join(folder, name), errors="replace").read() for name in names]
    return "\n".join(texts)


def check_certificate(desk, form, right, platform, home):
    """Shown before it is trusted, and trusted only on request; then the account is saved with it."""
    digest = fingerprint(platform.ready["https_url"])
    fill_in(form, {**right, "Address of the server": platform.ready["https_url"]})
    form.press("Save")
    wait_for("words on the certificate", lambda: form.says("certificate is not trusted"), ANSWER_WITHIN)
    assert form.says(spread(digest)), form.texts()
    assert form.says("CN=localhost"), form.texts()
    # Without a word of trust it is the same again. For another address no certificate is shown: so it is seen to come anew.
    form.fill(**{"Address of the server": "https://video.example.org/"})
    wait_for("no certificate", lambda: not form.says("CN=localhost"), 5)
    form.fill(**{"Address of the server": platform.ready["https_url"]})
    form.press("Save")
    wait_for("the certificate again", lambda: form.is_idle() and form.says("CN=localhost"), ANSWER_WITHIN)
    assert form.says("certificate is not trusted") and NAME not in read_accounts(home)
    form.trust()
    form.press("Save")
    desk.gone("filler", "Add an Account", seconds=ANSWER_WITHIN)
    saved = read_accounts(home)
    assert NAME in saved and digest in saved, saved


def tile_called(desk, ending):
    return next((tile for tile in desk.every("panel") if tile.seen.endswith(ending)), None)


def watch_over_https(desk):
    """A camera plays over HTTPS with the pinned certificate, by its pixels."""
    desk.maximize()
    tree = desk.find("list", "Cameras", seconds=60)
    # Below the row of the account, and that of its favourites.
    row = wait_for("a device in the tree", lambda: tree.get_child_count() > 2 and tree.get_child_at_index(2), 60)
    desk.double_click(row)
    tile = wait_for("a tile that is live", lambda: tile_called(desk, ", live"), 60)
    box = desk.box(tile)
    before = Screen.take()
    assert before.colours(box) > 50, "there is no picture"
    wait_for("movement", lambda: changed_share(before, Screen.take(), box) > 0.001, 10)


def check_other_certificate(desk, platform, home):
    """Another certificate is refused in the tile and in the form, until a person trusts it."""
    old = fingerprint(platform.ready["https_url"])
    platform.start_anew()
    new = fingerprint(platform.ready["https_url"])
    assert new != old
    words = "The server shows another certificate than before"
    wait_for("words on another certificate", lambda: words in desk.labels(), 30)
    assert tile_called(desk, ", live") is None
    desk.press(desk.find("push button", "Show Certificate"))
    form = Form(desk, "Edit the Account")
    form.press("Save")
    wait_for("the other certificate", lambda: form.says(spread(new)), ANSWER_WITHIN)
    assert form.says(words), form.texts()
    assert new not in read_accounts(home)
    form.trust()
    form.press("Save")
    desk.gone("filler", "Edit the Account", seconds=ANSWER_WITHIN)
    assert new in read_accounts(home) and old not in read_accounts(home)
    watch_over_https_again(desk)


def watch_over_https_again(desk):
    tree = desk.find("list", "Cameras", seconds=60)
    # Below the row of the account, and that of its favourites.
    row = wait_for("a device in the tree", lambda: tree.get_child_count() > 2 and tree.get_child_at_index(2), 60)
    desk.double_click(row)
    wait_for("a tile that is live again", lambda: tile_called(desk, ", live"), 60)


def edit_account(desk):
    """By the menu of the account, as keys reach it."""
    desk.press(desk.find("push button", "Menu of This Account"))
    desk.press(desk.find("menu item", "Edit This Account"))
    return Form(desk, "Edit the Account")


def check_removal_of_access_key(desk, home):
    """An access key that was saved can be taken back; the account works on without it."""
    form = edit_account(desk)
    desk.press(desk.find("check box", "Remove the saved access key", within=form.window))
    form.press("Save")
    desk.gone("filler", "Edit the Account", seconds=ANSWER_WITHIN)
    form = edit_account(desk)
    assert "Access key (optional)" in form.typed(), form.typed()
    assert not form.says("Remove the saved access key")
    form.press("Cancel")
    desk.gone("filler", "Edit the Account")


def check(desk, platform, home, names):
    ready = platform.ready
    desk.press(desk.find("push button", "Add an Account", seconds=30))
    form = Form(desk, "Add an Account")
    form.choose_own_server()
    right = {
        "Name": NAME,
        "Address of the server": ready["url"],
        "Product ID": ready["product_id"],
        "Key": ready["master_key"],
        "Access key (optional)": ready["access_key"],
    }
    form.show_keys()
    check_warning(form)
    check_cases(form, right, names)
    check_cancel(form, right, names)
    assert NAME not in read_accounts(home), read_accounts(home)
    check_certificate(desk, form, right, platform, home)
    watch_over_https(desk)
    check_other_certificate(desk, platform, home)
    check_removal_of_access_key(desk, home)
    desk.quit()


def main():
    platform = StandIn("--devices", "2", "--size", "640x360")
    page = Page()
    closed = ClosedPort()
    names = {
        "platform": platform,
        "page": page.url,
        "closed": closed.port,
        "origin": page.origin,
    }
    with tempfile.TemporaryDirectory(prefix="lookout-e2e-") as home:
        desk = Desk(home, environment=keyring_in(home))
        try:
            check(desk, platform, home, names)
        except BaseException:
            sys.stderr.write(desk.output())
            raise
        finally:
            desk.kill()
            platform.stop()
            page.stop()
            closed.stop()
    print("ok")


if __name__ == "__main__":
    main()
