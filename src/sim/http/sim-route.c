/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "http/sim-route.h"

#include <string.h>

/* Takes one `{name}` off the pattern and its text off the path: up to the character that follows. */
static gboolean
take_capture (const char **pattern, const char **path, GHashTable *captures)
{
  const char *close = strchr (*pattern, '}');
  const char *start = *path;
  char stop = close[1];

  while (**path != '\0' && **path != '/' && **path != stop)
    (*path)++;
  if (*path == start)
    return FALSE;
  g_hash_table_replace (captures, g_strndup (*pattern + 1, (gsize) (close - *pattern - 1)),
                        g_strndup (start, (gsize) (*path - start)));
  *pattern = close + 1;
  return TRUE;
}

/**
 * sim_route_match:
 * @pattern: a path in which `{name}` stands for text without `/`
 * @path: the path of a request
 * @captures: (element-type utf8 utf8): where the text of each name goes
 *
 * Returns: %TRUE when @path is of the form of @pattern
 */
gboolean
sim_route_match (const char *pattern, const char *path, GHashTable *captures)
{
  while (*pattern != '\0')
    {
      if (*pattern == '{')
        {
          if (!take_capture (&pattern, &path, captures))
            return FALSE;
        }
      else if (*pattern++ != *path++)
        return FALSE;
    }
  return *path == '\0';
}

/**
 * sim_route_find:
 * @tables: (array zero-terminated=1): tables that each end with a row of zeroes
 * @method: the HTTP method
 * @path: the path of a request
 * @captures: (element-type utf8 utf8): where the text of each `{name}` goes
 * @path_known: (out): %TRUE when the path has a row, with whatever method
 *
 * Returns: (transfer none) (nullable): the row
 */
const SimRoute *
sim_route_find (const SimRoute *const *tables,
                const char *method,
                const char *path,
                GHashTable *captures,
                gboolean *path_known)
{
  *path_known = FALSE;
  for (; *tables != NULL; tables++)
    for (const SimRoute *row = *tables; row->path != NULL; row++)
      {
        g_hash_table_remove_all (captures);
        if (!sim_route_match (row->path, path, captures))
          continue;
        *path_known = TRUE;
        if (g_str_equal (row->method, method))
          return row;
      }
  return NULL;
}
