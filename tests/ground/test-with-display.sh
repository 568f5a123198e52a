#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-display gives its command a display, a bus and a home of its own, hands on its standard
# streams and exit code, leaves nothing behind, and several of it do not meet.

# shellcheck disable=SC2016,SC2015 # what stands in single quotes is for the inner shell
set -eu
with_display=$1

bad () {
  echo "not ok: $*" >&2
  exit 1
}

[ "$("$with_display" cat <<<hello)" = hello ] || bad "standard input and output are not handed on"
[ "$("$with_display" sh -c 'echo oops >&2' 2>&1)" = oops ] || bad "standard error is not the command's own"

status=0
"$with_display" sh -c 'exit 7' || status=$?
[ "$status" = 7 ] || bad "exit code 7 became $status"

dir=$("$with_display" sh -c 'echo "$WITH_DISPLAY_DIR"')
[ ! -e "$dir" ] || bad "$dir was left behind"

outer=${DISPLAY-none}
"$with_display" sh -c '
  test "$DISPLAY" != "'"$outer"'" && test -n "$DBUS_SESSION_BUS_ADDRESS" &&
  test "${XDG_CONFIG_HOME#$WITH_DISPLAY_DIR}" != "$XDG_CONFIG_HOME" &&
  xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id"' || bad "no display, bus, home or window manager"

# Two at once: each waits for the other to have a display.
meet=$(mktemp -d)
trap 'rm -rf "$meet"' EXIT
for name in a b; do
  "$with_display" sh -c '
    echo "$DISPLAY" >"$0/$1.new"; mv "$0/$1.new" "$0/$1"
    for i in $(seq 600); do [ -e "$0/a" ] && [ -e "$0/b" ] && exit 0; sleep 0.1; done; exit 1' "$meet" "$name" &
done
wait -n && wait -n || bad "two at once did not meet"
! cmp -s "$meet/a" "$meet/b" || bad "two at once had one display"

# Ended from outside: nothing goes on.
"$with_display" sh -c 'echo $$ >"$0/pid.new"; mv "$0/pid.new" "$0/pid"; exec sleep 600' "$meet" &
display=$!
for _ in $(seq 600); do [ ! -e "$meet/pid" ] || break; sleep 0.1; done
kill "$display"
wait "$display" || true
for _ in $(seq 100); do kill -0 "$(cat "$meet/pid")" 2>/dev/null || break; sleep 0.1; done
! kill -0 "$(cat "$meet/pid")" 2>/dev/null || bad "the command outlived with-display"
