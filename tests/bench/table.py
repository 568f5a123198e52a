# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of runs with a film, a row each: some of them, or all."""

import argparse
import os
import tempfile

import film


def start(about, arguments, runs, headings, measure):
    """`runs` are by name; `measure` gets one of them, the screen and the options, and returns its cells."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, keys in arguments.items():
        parser.add_argument(name, **keys)
    parser.add_argument("--film", help="made before, instead of a new one")
    parser.add_argument("--only", action="append", metavar="NAME", help="; ".join(runs))
    options = parser.parse_args()
    screen = film.Screen(os.environ["DISPLAY_FRAMEBUFFER"])
    with tempfile.TemporaryDirectory(prefix="lookout-bench-") as folder:
        if not options.film:
            options.film = os.path.join(folder, "film.mp4")
            film.make(options.film)
        print("| way | " + " | ".join(headings) + " |")
        print("|" + "---|" * (1 + len(headings)))
        for name, run in runs.items():
            if not options.only or name in options.only:
                print(f"| {name} | " + " | ".join(measure(run, screen, options)) + " |", flush=True)
