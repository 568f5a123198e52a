/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schema/onv-size.h"

#include <stdio.h>

G_DEFINE_BOXED_TYPE (OnvSize, onv_size, onv_size_copy, onv_size_free)

/**
 * onv_size_new:
 * @width: pixels across
 * @height: pixels down
 *
 * Makes a resolution.
 *
 * Returns: (transfer full): the resolution
 */
OnvSize *
onv_size_new (int width, int height)
{
  OnvSize *self = g_new (OnvSize, 1);

  self->width = width;
  self->height = height;
  return self;
}

/**
 * onv_size_parse:
 * @text: `1280*720`, with or without spaces
 *
 * Reads a resolution.
 *
 * Returns: (transfer full) (nullable): the resolution, or %NULL where @text is none
 */
OnvSize *
onv_size_parse (const char *text)
{
  int width = 0, height = 0, used = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (sscanf (text, " %6d %*1[*xX] %6d %n", &width, &height, &used) != 2 || used == 0
      || text[used] != '\0' || width < 0 || height < 0)
    return NULL;
  return onv_size_new (width, height);
}

/**
 * onv_size_copy:
 * @self: a resolution
 *
 * Copies a resolution.
 *
 * Returns: (transfer full): the copy
 */
OnvSize *
onv_size_copy (const OnvSize *self)
{
  return onv_size_new (self->width, self->height);
}

/**
 * onv_size_free:
 * @self: (transfer full): a resolution
 *
 * Frees a resolution.
 */
void
onv_size_free (OnvSize *self)
{
  g_free (self);
}

/**
 * onv_size_equal:
 * @a: (nullable): a resolution
 * @b: (nullable): another
 *
 * Tells whether two resolutions are the same.
 *
 * Returns: whether they are
 */
gboolean
onv_size_equal (const OnvSize *a, const OnvSize *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->width == b->width && a->height == b->height;
}

/**
 * onv_size_to_text:
 * @self: a resolution
 *
 * Writes a resolution as the platform does, `1280*720`.
 *
 * Returns: (transfer full): the text
 */
char *
onv_size_to_text (const OnvSize *self)
{
  return g_strdup_printf ("%d*%d", self->width, self->height);
}
