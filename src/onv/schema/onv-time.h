/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * OnvTimeKind:
 * @ONV_TIME_KIND_INSTANT: a moment, counted in UNIX seconds
 * @ONV_TIME_KIND_PLATFORM: the platform's wall clock; its zone is a setting of the account
 * @ONV_TIME_KIND_CAMERA: a camera's own wall clock, which may drift
 *
 * The clock by which an [struct@Onv.Time] was told. Times of two kinds are never compared.
 */
typedef enum
{
  ONV_TIME_KIND_INSTANT,
  ONV_TIME_KIND_PLATFORM,
  ONV_TIME_KIND_CAMERA,
} OnvTimeKind;

#define ONV_TYPE_TIME (onv_time_get_type ())

/**
 * OnvTime:
 *
 * A time as the platform or a camera writes it: to the second, by a clock that is named by its kind.
 */
typedef struct _OnvTime OnvTime;

GType onv_time_get_type (void);

OnvTime *onv_time_new (OnvTimeKind kind, gint64 seconds);
OnvTime *onv_time_new_from_date_time (OnvTimeKind kind, GDateTime *date_time);
OnvTime *onv_time_parse (OnvTimeKind kind, const char *text);
OnvTime *onv_time_copy (const OnvTime *self);
void onv_time_free (OnvTime *self);

OnvTimeKind onv_time_get_kind (const OnvTime *self);
gint64 onv_time_get_seconds (const OnvTime *self);
gboolean onv_time_equal (const OnvTime *a, const OnvTime *b);
int onv_time_compare (const OnvTime *a, const OnvTime *b);
char *onv_time_to_text (const OnvTime *self);
GDateTime *onv_time_to_date_time (const OnvTime *self, GTimeZone *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OnvTime, onv_time_free)

G_END_DECLS
