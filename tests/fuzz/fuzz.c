/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include <string.h>

char *
fuzz_take_line (const guint8 **data, gsize *n)
{
  const guint8 *end = memchr (*data, '\n', *n);
  gsize length = end != NULL ? (gsize) (end - *data) : *n;
  g_autofree char *line = g_strndup ((const char *) *data, length);

  length += end != NULL;
  *data += length;
  *n -= length;
  return g_utf8_make_valid (line, -1);
}

guint
fuzz_choose (const char *name, guint n_all, const char *(*get_name) (guint index))
{
  for (guint i = 0; i < n_all; i++)
    if (g_str_equal (get_name (i), name))
      return i;
  return g_str_hash (name) % n_all;
}
