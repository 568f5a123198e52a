# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Roots of Debian releases in which something is built or run. Source it after lib.sh; what is here
# runs as root. Downloads are kept in the cache, so that a second run asks for little; what was
# unpacked and tried in a root is not kept, unless the caller keeps it.

cache=${LOOKOUT_CACHE:-/var/cache/lookout}

# The mirror that apt uses here.
mirror () {
  local uri
  # shellcheck disable=SC2016
  uri=$(apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    sed -n 's/^Debian|Debian|//p' | head -n 1)
  uri=${LOOKOUT_MIRROR:-${uri:-http://deb.debian.org/debian}}
  echo "${uri%/}"
}

# root_locked CMD...: what makes the roots that are kept runs alone.
root_locked () {
  mkdir -p "$cache"
  ( flock 7; "$@" ) 7>"$cache/lock"
}

# root_base SUITE: a tar of the smallest system of that release, made once.
root_base () {
  root_locked root_base_alone "$1"
}

root_base_alone () {
  local suite=$1 tar="$cache/$1.tar" new="$cache/$1.new"
  if [ ! -s "$tar" ]; then
    say "making a root of Debian $suite with debootstrap"
    mkdir -p "$cache"
    rm -rf "$new"
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$new" "$(mirror)" >"$cache/$suite.log" 2>&1 ||
      { tail -n 20 "$cache/$suite.log" >&2; return 1; }
    tar -C "$new" --one-file-system -cf "$tar.new" . && mv "$tar.new" "$tar"
    rm -rf --one-file-system "$new"
  fi
}

# root_new SUITE DIR: a fresh root where nothing is installed, from root_base.
root_new () {
  local suite=$1 dir=$2
  mkdir -p "$dir"
  tar -C "$dir" -xpf "$cache/$suite.tar"
  # As quick as a root that is thrown away may be; what apt needs to reach the mirror comes along.
  echo force-unsafe-io >"$dir/etc/dpkg/dpkg.cfg.d/lookout"
  printf 'path-exclude=/usr/share/%s/*\n' man doc info lintian >>"$dir/etc/dpkg/dpkg.cfg.d/lookout"
  printf '#!/bin/sh\nexit 101\n' >"$dir/usr/sbin/policy-rc.d"
  chmod +x "$dir/usr/sbin/policy-rc.d"
  cp -L /etc/resolv.conf /etc/hosts "$dir/etc/" 2>/dev/null || true
  apt-config dump | grep -E '^Acquire::https?::Proxy' >"$dir/etc/apt/apt.conf.d/90lookout" || true
  echo 'APT::Keep-Downloaded-Packages "true";' >>"$dir/etc/apt/apt.conf.d/90lookout"
  if [ -d /usr/local/share/ca-certificates ] && [ -n "$(ls /usr/local/share/ca-certificates)" ]; then
    cp -rL /usr/local/share/ca-certificates/. "$dir/usr/local/share/ca-certificates/"
    chroot "$dir" update-ca-certificates >/dev/null 2>&1 || true
  fi
}

# root_run DIR [--bind FROM TO]... -- CMD...: runs CMD in the root. Mounts and processes belong to a
# namespace of their own and end with it, however it ends.
root_run () {
  local dir=$1 suite binds=()
  shift
  # shellcheck disable=SC1091
  suite=$(. "$dir/etc/os-release" && echo "$VERSION_CODENAME")
  mkdir -p "$cache/archives/$suite/partial"
  binds=("$cache/archives/$suite" /var/cache/apt/archives)
  while [ "$1" = --bind ]; do
    binds+=("$2" "$3")
    shift 3
  done
  shift
  # shellcheck disable=SC2016
  unshare --mount --pid --fork --kill-child bash -eu -c '
    root=$1 n=$2
    shift 2
    mount --make-rprivate /
    mount -t proc proc "$root/proc"
    mount --rbind /sys "$root/sys"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
    mount -t tmpfs -o mode=1777 tmp "$root/tmp"
    for ((; n > 0; n -= 2)); do
      mkdir -p "$root$2"
      mount --bind "$1" "$root$2"
      shift 2
    done
    exec chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
      LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive CI="${CI-}" "$@"' \
    root_run "$dir" ${#binds[@]} "${binds[@]}" "$@"
}

# root_remove DIR
root_remove () {
  [ -z "$1" ] || rm -rf --one-file-system "$1"
}

# modern_root DIR: the root of the modern platform with all that builds and runs Lookout. It is kept.
modern_root () {
  root_base trixie
  root_locked modern_root_alone "$1"
}

modern_root_alone () {
  local dir=$1
  if [ ! -e "$dir/etc/lookout-root" ]; then
    root_remove "$dir"
    root_new trixie "$dir"
    touch "$dir/etc/lookout-root"
  fi
  root_run "$dir" --bind "$top" /src -- bash -c '. /src/build-aux/lib.sh; need build run display test'
}
