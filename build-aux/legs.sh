# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The legs of build-aux/test: what each builds (build_NAME, which may be missing), and what is tried then (try_NAME).
# Building takes the processor and trying mostly waits, so test builds a leg while it tries the one before.
# Source it after lib.sh and roots.sh; "$out" is where results and trees are kept, "$inner" the leg.

# Most tests wait for a stream, a server or a time-out most of the time.
at_once=$(($(nproc) * 2))

# What ccache keeps: the same compiler with the same headers, here or in a root, makes the same objects.
objects=${CCACHE_DIR:-$HOME/.cache/ccache}

# --- counting: a leg writes lines "ok|not ok|skip|known NAME" to its results; known is what skips lists

result () {
  echo "$*" >>"$out/$inner.results"
}

# check NAME CMD...: one counted check.
check () {
  local name=$1
  shift
  if ( "$@" ); then
    result ok "$name"
  else
    say "not ok: $name"
    result not ok "$name"
  fi
}

# meson_test DIR OPTION...: runs the tests and counts each.
meson_test () {
  local dir=$1
  shift
  rm -f "$dir/meson-logs/testlog.json"
  meson test -C "$dir" --no-rebuild --print-errorlogs --num-processes "$at_once" "$@" || true
  meson_results "$dir"
}

# meson_results DIR: counts what meson wrote down.
meson_results () {
  local dir=$1
  [ -s "$dir/meson-logs/testlog.json" ] || { result not ok "no test ran"; return; }
  "$top/build-aux/results" "$dir/meson-logs/testlog.json" >>"$out/$inner.results" || result not ok "what meson wrote down"
}

# --- the legs

build_native () {
  need build run display test
  configure "$build" "$(native_options)" -Ddocs=true
  compile "$build"
}

try_native () {
  meson_test "$build" "${suites[@]/#/--suite=}"
}

# Of the same tree as native: where both run there is nothing left to compile.
build_tidy () {
  need tidy
  build_native
  check "clang-tidy" "$top/tests/lint/tidy" "$top" "$build"
}

build_asan () {
  need build run display test
  configure "$out/asan" "$(native_options)" -Dintrospection=false -Db_sanitize=address,undefined -Db_lundef=false -Doptimization=1
  compile "$out/asan"
}

try_asan () {
  meson_test "$out/asan" --no-suite=lint --no-suite=data --timeout-multiplier=3
}

build_soak () {
  need soak
  build_native
}

# Always the same ten minutes: what goes wrong, and when, follows from the seed.
try_soak () {
  check "ten minutes of everything going wrong" "$top/tests/soak/run" --minutes 10 --seed 1
}

build_modern () {
  need roots
  modern_root "$cache/roots/trixie"
  mkdir -p "$out/modern" "$objects"
  root_run "$cache/roots/trixie" --bind "$top" /src --bind "$out/modern" /build --bind "$objects" /root/.cache/ccache -- \
    env BUILD_DIR=/build/tree bash -c '. /src/build-aux/lib.sh
      configure "$build" -Dfloor=modern -Dwerror=true -Dintrospection=false
      compile "$build" -k 0'
  result ok "builds on Debian 13 without anything deprecated"
}

try_modern () {
  rm -f "$out/modern/tree/meson-logs/testlog.json"
  root_run "$cache/roots/trixie" --bind "$top" /src --bind "$out/modern" /build -- \
    meson test -C /build/tree --no-rebuild --print-errorlogs --num-processes "$at_once" --timeout-multiplier 2 \
      --suite onv --suite fleet --suite media --suite sim --suite app || true
  meson_results "$out/modern/tree"
}

try_flatpak () {
  FLATPAK_WORK=$out/flatpak check "the Flatpak draws moving pictures" "$top/flatpak/offline"
}

# Only what it starts from: that it installs and builds is what is tried.
build_bare () {
  need roots
  root_base bookworm
}

try_bare () {
  local root=$cache/roots/bare
  root_remove "$root"
  # shellcheck disable=SC2064
  trap "root_remove '$root'" EXIT
  root_new bookworm "$root"
  stage "$root/src"
  mkdir -p "$objects"
  check "run on a bare root" root_run "$root" --bind "$objects" /root/.cache/ccache -- /src/build-aux/run
  check "a second start takes seconds" root_run "$root" -- timeout 20 /src/build-aux/run -- --help
  check "test on a bare root" root_run "$root" --bind "$objects" /root/.cache/ccache -- /src/build-aux/test
  cp "$root/src/_build/legs/native.results" "$out/bare.inner" && sed 's/$/ (bare)/' "$out/bare.inner" >>"$out/bare.results"
  cp "$root/src/_build/run/screenshot.png" "$out/bare.png" 2>/dev/null || true
}
