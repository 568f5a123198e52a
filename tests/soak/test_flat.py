#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is judged to be flat, and what is not: series as a program makes them, with leaks and without."""

import random
import unittest

import flat

SECONDS = 600
EVERY = 8  # seconds between two samples at rest
EVENT = 20  # seconds between two events, after each of which something may be left


def series(least, noise, left=0.0, warming=0.0):
    """Noise over what there always is; what warming up adds within a minute or two; and what each event leaves."""
    chance = random.Random(1)
    return [
        (t, least + chance.uniform(0, noise) + warming * min(1, t / 100) + left * (t // EVENT))
        for t in range(0, SECONDS, EVERY)
    ]


class Flat(unittest.TestCase):
    def test_noise_is_flat(self):
        verdict = flat.judge(series(200, 20), SECONDS, 40)
        self.assertTrue(verdict.holds)
        self.assertAlmostEqual(verdict.grown, 0, delta=8)

    def test_warming_up_is_flat(self):
        self.assertTrue(flat.judge(series(150, 20, warming=60), SECONDS, 40).holds)

    def test_a_leak_of_memory_is_none(self):
        """Three megabytes with each event: one decoder's frames, say."""
        self.assertFalse(flat.judge(series(200, 20, left=3), SECONDS, 40).holds)

    def test_a_leak_of_descriptors_is_none(self):
        """One with each event."""
        self.assertFalse(flat.judge(series(100, 10, left=1), SECONDS, 10).holds)

    def test_a_moment_is_no_leak(self):
        peaked = series(200, 20)
        peaked[70] = (peaked[70][0], 900)
        verdict = flat.judge(peaked, SECONDS, 40)
        self.assertTrue(verdict.holds)
        self.assertEqual(verdict.most, 900)

    def test_what_was_hardly_measured_is_not_judged(self):
        with self.assertRaises(ValueError):
            flat.judge(series(200, 20)[:20], SECONDS, 40)


if __name__ == "__main__":
    unittest.main()
