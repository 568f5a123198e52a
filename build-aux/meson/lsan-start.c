/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sanitizer/lsan_interface.h>

/* In every program of a build with AddressSanitizer: what the constructors of libraries allocate is theirs for the
 * life of the process, as GLib's table of quarks is, which it leaves behind when it grows. A program's
 * preinit array runs before them, its own constructors after them. */

static void
begin (void)
{
  __lsan_disable ();
}

__attribute__ ((constructor)) static void
end (void)
{
  __lsan_enable ();
}

__attribute__ ((section (".preinit_array"), used)) static void (*const first) (void) = begin;
