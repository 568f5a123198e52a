#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What meson wrote down is counted as it is: cases that were skipped have a line each.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/log" <<'END'
{"name": "app / a", "result": "OK", "stdout": "ok 1 /a/one\nok 2 /a/two # SKIP not here\n1..2\n"}
{"name": "sim / b", "result": "OK", "stdout": "# a remark\nok 1 /b/one # SKIP\n"}
{"name": "sim / c", "result": "SKIP", "stdout": "ok 1 - /c/one # SKIP no reader\n"}
{"name": "lint / d", "result": "SKIP", "stdout": "the tool is not installed\n"}
{"name": "sim / e", "result": "TIMEOUT", "stdout": null}
{"name": "sim / f", "result": "FAIL"}
END
printf '# remark\n\nb /b/one nobody has one\n' >"$work/skips"
cat >"$work/wanted" <<'END'
skip app / a /a/two: not here
ok app / a
known sim / b /b/one: nobody has one
ok sim / b
skip sim / c /c/one: no reader
skip lint / d as a whole: the tool is not installed
not ok sim / e
not ok sim / f
END
"$1" "$work/log" "$work/skips" | diff -u "$work/wanted" -
