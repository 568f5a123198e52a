# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether something stayed flat: what it was when the program had warmed up, against what it is at the end.

A series is a list of (seconds, value), taken only while the program was at rest: otherwise what a fault costs for a moment
would be judged, and not what is left of it. Medians, since a single sample may have met a picture being drawn."""

import collections
import statistics

WARM_UP = 0.2  # of the run: caches fill, threads are made, every protocol was played once
WINDOW = 0.25  # of the run: over which a median is taken
FEWEST = 5  # samples in a window

Verdict = collections.namedtuple("Verdict", "first last most grown holds")


def median(series, begin, end):
    values = [value for seconds, value in series if begin <= seconds <= end]
    if len(values) < FEWEST:
        raise ValueError(f"{len(values)} samples between {begin:.0f} and {end:.0f} s; {FEWEST} are needed")
    return statistics.median(values)


def judge(series, seconds, allowed):
    """Whether a series of a run of so many seconds has grown by no more than is allowed."""
    first = median(series, seconds * WARM_UP, seconds * (WARM_UP + WINDOW))
    last = median(series, seconds * (1 - WINDOW), seconds)
    grown = last - first
    return Verdict(first, last, max(value for _, value in series), grown, grown <= allowed)
