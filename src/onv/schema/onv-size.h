/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ONV_TYPE_SIZE (onv_size_get_type ())

/**
 * OnvSize:
 * @width: pixels across
 * @height: pixels down
 *
 * A resolution, written `1280*720` on the wire.
 */
typedef struct
{
  int width;
  int height;
} OnvSize;

GType onv_size_get_type (void);

OnvSize *onv_size_new (int width, int height);
OnvSize *onv_size_parse (const char *text);
OnvSize *onv_size_copy (const OnvSize *self);
void onv_size_free (OnvSize *self);
gboolean onv_size_equal (const OnvSize *a, const OnvSize *b);
char *onv_size_to_text (const OnvSize *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OnvSize, onv_size_free)

G_END_DECLS
