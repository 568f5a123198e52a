/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/fleet-view.h"

/**
 * fleet_view_dup_clean_name:
 * @name: what was typed
 *
 * Makes a name of it: without the space around it, and not longer than a name can be.
 *
 * Returns: (transfer full) (nullable): the name, or %NULL when nothing is left
 */
char *
fleet_view_dup_clean_name (const char *name)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name != NULL ? name : ""));

  if (*stripped == '\0' || !g_utf8_validate (stripped, -1, NULL))
    return NULL;
  return g_utf8_substring (stripped, 0,
                           MIN (g_utf8_strlen (stripped, -1), FLEET_VIEW_MAX_NAME_CHARS));
}
