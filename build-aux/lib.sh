# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What run, test, screenshots and flatpak/offline share. Source it with `set -eu` and bash.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${BUILD_DIR:-$top/_build}
me=${0##*/}

say () {
  printf '%s: %s\n' "$me" "$*" >&2
}

die () {
  say "$*"
  exit 1
}

as_root () {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo -- "$@"
  else
    die "root is needed for: $* (and there is no sudo)"
  fi
}

# --- packages

# packages PURPOSE...: the names, one a line.
packages () {
  local purpose
  for purpose; do
    grep -v '^#' "$top/build-aux/packages/$purpose" || die "no list of packages for $purpose"
  done | sort -u
}

# The release of this Debian, or nothing where this is none.
debian_release () {
  (
    # shellcheck disable=SC1091
    . /etc/os-release 2>/dev/null || true
    [ "${ID-}" != debian ] || echo "${VERSION_ID-99}"
  )
}

need_debian () {
  local release
  release=$(debian_release)
  [ -z "$release" ] || [ "$release" -lt 12 ] || return 0
  say "this is not Debian 12 or newer, so nothing is installed. What is needed, by Debian's names:"
  packages "$@" | sed 's/^/  /' >&2
  say "with these in place: meson setup _build && ninja -C _build && meson devenv -C _build src/app/lookout --simulate"
  exit 1
}

# missing NAME...: those names of which no alternative is installed.
missing () {
  dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null |
    awk -v want="$*" '
      $1 == "installed" { have[$2] = 1 }
      END {
        n = split (want, names, " ")
        for (i = 1; i <= n; i++) {
          name = names[i]; sub (/\?$/, "", name); found = 0
          m = split (name, either, "|")
          for (j = 1; j <= m; j++) if (either[j] in have) found = 1
          if (!found) print names[i]
        }
      }'
}

known () {
  [ -n "$(apt-cache madison "$1" 2>/dev/null)" ]
}

# choose NAME...: for each name what this release has of it.
choose () {
  local name plain either
  for name; do
    plain=${name%\?}
    for either in ${plain//|/ }; do
      if known "$either"; then
        echo "$either"
        continue 2
      fi
    done
    [ "$plain" != "$name" ] || echo "${plain%%|*}"
  done
}

apt_install () {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=600 \
    -o Acquire::Retries=3 -qq --no-install-recommends install "$@" >&2
}

# need PURPOSE...: installs what is missing for these purposes, and only that.
need () {
  need_debian "$@"
  local names log
  mapfile -t names < <(packages "$@")
  mapfile -t names < <(missing "${names[@]}")
  [ ${#names[@]} -gt 0 ] || return 0
  compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null || as_root apt-get -qq update >&2
  mapfile -t names < <(choose "${names[@]}")
  mapfile -t names < <(missing "${names[@]}")
  [ ${#names[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
    die "root is needed to install ${names[*]} (and there is no sudo)"
  say "installing ${names[*]}"
  log=$(mktemp)
  if ! apt_install "${names[@]}" 2>"$log"; then
    # The lists may be old.
    as_root apt-get -qq update >&2
    if ! apt_install "${names[@]}" 2>"$log"; then
      cat "$log" >&2
      rm -f "$log"
      die "cannot install what is needed"
    fi
  fi
  rm -f "$log"
  quiet_nginx "${names[@]}"
}

# nginx is wanted for its RTMP module, which the simulator starts with a configuration of its own.
# If it was us who brought it, its web server does not stay.
quiet_nginx () {
  case " $* " in
    *' nginx '*) ;;
    *) return 0 ;;
  esac
  if [ -d /run/systemd/system ]; then
    as_root systemctl --quiet disable --now nginx >&2 || true
  fi
}

# --- building

# configure DIR OPTION...: sets up the build directory once, and again when an option is new.
configure () {
  local dir=$1 was option new=
  shift
  was=$(cat "$dir/options" 2>/dev/null || true)
  if [ ! -f "$dir/build.ninja" ]; then
    was=
    mkdir -p "$dir"
    meson setup "$dir" "$top" "$@" >"$dir/configure.log" 2>&1 ||
      { tail -n 30 "$dir/configure.log" >&2; die "cannot configure"; }
  else
    for option; do
      case " $was " in *" $option "*) ;; *) new=yes ;; esac
    done
    [ -n "$new" ] || return 0
    meson configure "$dir" "$@" >"$dir/configure.log" 2>&1 ||
      { tail -n 30 "$dir/configure.log" >&2; die "cannot configure"; }
  fi
  echo "$was $*" >"$dir/options"
}

# The options of the native build: run and test share it. What newer compilers and libraries warn of
# is no reason not to run.
native_options () {
  if [ "$(debian_release)" = 12 ]; then
    echo -Dwerror=true
  else
    echo -Dwerror=false
  fi
}

# compile DIR [OPTION]...: what another clone of the same sources compiled is taken from ccache.
compile () {
  local log="$1/compile.log"
  CCACHE_NOHASHDIR=1 ninja -C "$@" >"$log" 2>&1 || { grep -vE '^\[|^ccache |^cc |^ninja: ' "$log" | tail -n 60 >&2; die "it does not build (see $log)"; }
}

# stage DIR: a copy of what git knows here or would take, changes included.
stage () {
  rm -rf "$1"
  mkdir -p "$1"
  git -C "$top" ls-files -z --cached --others --exclude-standard |
    (cd "$top" && while IFS= read -r -d '' name; do [ ! -e "$name" ] || printf '%s\0' "$name"; done) |
    tar -C "$top" --null --no-recursion -T - -cf - | tar -C "$1" -xf -
}

# open_tiles N: the arguments that open the first channels of the first N simulated devices.
open_tiles () {
  local n
  for ((n = 1; n <= $1; n++)); do
    echo --open
    echo "$((1000 + n))/1"
  done
}
