/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Built by clang with -Dfuzz=true, libFuzzer calls this as often as it can; built as everything else is,
 * fuzz-main.c calls it with each file of the corpus. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize n);

/* An input begins with lines of text that say what is tried, so that it means the same when calls, commands
 * and records are added. Takes one, which is made valid UTF-8; the rest is left. */
char *fuzz_take_line (const guint8 **data, gsize *n);

/* What is called @name, or for another name one of @n_all: a name that only libFuzzer knows is good, too. */
guint fuzz_choose (const char *name, guint n_all, const char *(*get_name) (guint index));

G_END_DECLS
