# SPDX-License-Identifier: GPL-3.0-or-later
"""What a build with sanitizers needs to be used as a person uses it, and how what it says at its end is read.

Where a stack is taken whole at every allocation, which the suppressions of tests/lsan.supp need, most of the time goes
into that: a window takes a minute to open, and a question over the accessibility bus seconds. Here stacks are taken by
the frame pointers, which most libraries lack. That is enough for the suppressions that name who allocates, and not for the
two libraries below. A leak that is found is told with the whole stack where this module's fast_unwind_on_malloc is 0."""

import itertools
import os
import re

# How many times longer everything may take.
SLOWNESS = float(os.environ.get("LOOKOUT_SLOWNESS", "1"))

LEAKED = 23  # the exit code where something is left, whatever the program itself ended with
TABLES = [steps * 2048 * 8 for steps in range(1, 5)]  # bytes of GLib's table of quarks each time that it grew
REPORT = re.compile(
    r"^=+\n==\d+==ERROR: LeakSanitizer: detected memory leaks\n.*?"
    r"^SUMMARY: AddressSanitizer: (\d+) byte\(s\) leaked in (\d+) allocation\(s\)\.\n",
    re.MULTILINE | re.DOTALL,
)


def environment():
    """What is added to the environment of a program; nothing in a build without sanitizers."""
    options = os.environ.get("ASAN_OPTIONS")
    if options is None:
        return {}
    return {
        "ASAN_OPTIONS": f"{options}:fast_unwind_on_malloc=1:exitcode={LEAKED}",
    }


def without_quarks(output):
    """Leaves out reports of nothing but GLib's tables of quarks: when one is full, GLib takes another that is a step
    larger, and keeps the old one for who may be reading it. Their sizes are known, and a byte more is a leak."""

    def judge(report):
        size, count = int(report[1]), int(report[2])
        return "" if size in map(sum, itertools.combinations(TABLES, count)) else report[0]

    return REPORT.sub(judge, output)


def ended_well(code, output):
    """Whether a program with this environment did, its leaks among it."""
    told = without_quarks(output)
    return code == 0 or code == LEAKED and told != output and "Sanitizer" not in told
