# SPDX-License-Identifier: GPL-3.0-or-later
"""Where in the user interface a function of the library is reached from, found in the sources of src/fleet and src/app.

Who names a function may call it, be it directly, as a callback, or by what an interface or a class calls it. From a
function of the library this leads through src/fleet to files of src/app, and from those over a few functions
more to the actions that a person can choose.
"""
import collections
import re

WORD = re.compile(r"\b[A-Za-z_]\w+\b")
FUNCTION = re.compile(r"^(\w+) \([^;]*?\)\n\{", re.MULTILINE)
VARIABLE = re.compile(r"(\w+)(?:\[\w*\])? =\s")
METHOD = re.compile(r"(?:iface|klass|_class)->(\w+) = (\w+);")
DISPATCH = re.compile(r"_GET_(?:IFACE|CLASS) \([^)]*\)->(\w+) \(")
LABEL = re.compile(r'N_ \("([^"]*)"\)')
ACTIVATE = re.compile(r"\.activate = (\w+)")
# What only hands out an object does not ask for anything with it, and who makes a widget does not use it yet.
ACCESSOR = re.compile(r"_get_\w+(?<!_async)$")
MAKES = re.compile(r"_(init|new|constructed|dispose|finalize|set_property|get_property)$")
STEPS = 3  # from a file to an action: further than this everything is reached from everywhere
SHOWN = 3  # labels of one function

Place = collections.namedtuple("Place", "path name")


def code_of(path):
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


class Reached:
    def __init__(self, root):
        self.code, self.static = {}, set()
        self.named = collections.defaultdict(set)  # word: the places that have it
        self.methods = collections.defaultdict(set)  # place: what it is as a method
        self.dispatch = collections.defaultdict(set)  # method: the places that call it
        self.actions = collections.defaultdict(list)  # place: the labels of its actions
        for room in ("fleet", "app"):
            for path in sorted((root / "src" / room).rglob("*.c")):
                self.read(str(path.relative_to(root / "src")), code_of(path))
        for place in self.code:
            self.read_actions(place, code_of(root / "src" / place.path))

    def read(self, path, text):
        for code in re.split(r"\n\n(?=\S)", text):
            name = FUNCTION.search(code) or VARIABLE.search(code)
            if not name:
                continue
            place = Place(path, name.group(1))
            self.code[place] = code
            if code.startswith("static"):
                self.static.add(place)
            for word in set(WORD.findall(code)) - {place.name}:
                self.named[word].add(place)
            for method, function in METHOD.findall(code):
                self.methods[Place(path, function)].add(method)
            for method in DISPATCH.findall(code):
                self.dispatch[method].add(place)

    def is_table(self, place):
        return "LookoutActionRow" in self.code[place] and VARIABLE.search(self.code[place]) is not None \
            and not FUNCTION.search(self.code[place])

    def read_actions(self, place, text):
        """The rows of a table, some of which are written by a macro."""
        if not self.is_table(place):
            return
        for row in re.split(r"\n  (?=\{|[A-Z_]+ \()", self.code[place])[1:]:
            label, activate = LABEL.search(row), ACTIVATE.search(row)
            macro = re.match(r"([A-Z_]+) \(", row)
            if activate is None and macro is not None:
                activate = re.search(rf"#define {macro.group(1)}\(.*?\.activate = (\w+)", text, re.DOTALL)
            if label and activate:
                self.actions[Place(place.path, activate.group(1))].append(label.group(1))

    def callers(self, place):
        for caller in self.named[place.name]:
            if place not in self.static or caller.path == place.path:
                yield caller
        for method in self.methods[place]:
            yield from self.dispatch[method]

    def find(self, functions):
        """The files of src/app, and the places of actions."""
        todo = collections.deque((Place("", function), 0) for function in functions)
        seen, files, actions = set(), set(), set()
        while todo:
            place, steps = todo.popleft()
            for caller in sorted(self.callers(place)):
                if caller in seen or ACCESSOR.search(caller.name):
                    continue
                seen.add(caller)
                in_app = caller.path.startswith("app/")
                if in_app and steps == 0:
                    files.add(caller.path.removeprefix("app/").removesuffix(".c"))
                if caller in self.actions:
                    actions.add(caller)
                elif not in_app:
                    todo.append((caller, 0))
                elif steps < STEPS and not MAKES.search(caller.name) and not self.is_table(caller):
                    todo.append((caller, steps + 1))
        return files, actions

    def describe(self, functions):
        files, actions = self.find(functions)
        labels = []
        for place in sorted(actions):
            some = self.actions[place]
            labels += [label for label in some[:SHOWN] if label not in labels] + (["…"] if len(some) > SHOWN else [])
        words = ", ".join(f"“{label}”" if label != "…" else label for label in labels)
        return "<br>".join([", ".join(f"`{name}`" for name in sorted(files))] + ([words] if words else []))
