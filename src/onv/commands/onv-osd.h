/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvOsdKind:
 * @ONV_OSD_KIND_UNKNOWN: something newer than this library
 * @ONV_OSD_KIND_TEXT: a text of one's own
 * @ONV_OSD_KIND_CLOCK: date and time
 *
 * What is written over the picture.
 */
typedef enum
{
  ONV_OSD_KIND_UNKNOWN = -1,
  ONV_OSD_KIND_TEXT = 1,
  ONV_OSD_KIND_CLOCK = 2,
} OnvOsdKind;

/**
 * OnvOsdPosition:
 * @ONV_OSD_POSITION_UNKNOWN: something newer than this library
 * @ONV_OSD_POSITION_LEFT_TOP: top left
 * @ONV_OSD_POSITION_RIGHT_TOP: top right
 * @ONV_OSD_POSITION_LEFT_BOTTOM: bottom left
 * @ONV_OSD_POSITION_RIGHT_BOTTOM: bottom right
 *
 * The corner where it stands.
 */
typedef enum
{
  ONV_OSD_POSITION_UNKNOWN = -1,
  ONV_OSD_POSITION_LEFT_TOP,
  ONV_OSD_POSITION_RIGHT_TOP,
  ONV_OSD_POSITION_LEFT_BOTTOM,
  ONV_OSD_POSITION_RIGHT_BOTTOM,
} OnvOsdPosition;

/**
 * OnvOsdDate:
 * @ONV_OSD_DATE_UNKNOWN: something newer than this library
 * @ONV_OSD_DATE_YMD: year, month, day
 * @ONV_OSD_DATE_DMY: day, month, year
 * @ONV_OSD_DATE_MDY: month, day, year
 *
 * The order in which a date is written.
 */
typedef enum
{
  ONV_OSD_DATE_UNKNOWN = -1,
  ONV_OSD_DATE_YMD, /*< nick=YMD >*/
  ONV_OSD_DATE_DMY, /*< nick=DMY >*/
  ONV_OSD_DATE_MDY, /*< nick=MDY >*/
} OnvOsdDate;

/**
 * OnvOsdClock:
 * @ONV_OSD_CLOCK_UNKNOWN: something newer than this library
 * @ONV_OSD_CLOCK_12: twelve hours
 * @ONV_OSD_CLOCK_24: twenty-four hours
 *
 * How hours are counted.
 */
typedef enum
{
  ONV_OSD_CLOCK_UNKNOWN = -1,
  ONV_OSD_CLOCK_12 = 12,
  ONV_OSD_CLOCK_24 = 24,
} OnvOsdClock;

#define ONV_TYPE_OSD_ENTRY (onv_osd_entry_get_type ())
G_DECLARE_FINAL_TYPE (OnvOsdEntry, onv_osd_entry, ONV, OSD_ENTRY, OnvRecord)
ONV_GETTER_ENUM (OnvOsdEntry, onv_osd_entry, kind, OnvOsdKind)
ONV_GETTER_BOOLEAN (OnvOsdEntry, onv_osd_entry, enabled)
ONV_GETTER_STRING (OnvOsdEntry, onv_osd_entry, text)
ONV_GETTER_ENUM (OnvOsdEntry, onv_osd_entry, position, OnvOsdPosition)
ONV_GETTER_ENUM (OnvOsdEntry, onv_osd_entry, date, OnvOsdDate)
ONV_GETTER_ENUM (OnvOsdEntry, onv_osd_entry, clock, OnvOsdClock)

#define ONV_TYPE_OSD (onv_osd_get_type ())
G_DECLARE_FINAL_TYPE (OnvOsd, onv_osd, ONV, OSD, OnvRecord)
ONV_GETTER_LIST (OnvOsd, onv_osd, entries)

OnvOsdEntry *onv_osd_get_entry (OnvOsd *self, OnvOsdKind kind);

void onv_client_get_osd_async (OnvClient *self,
                               const char *device_id,
                               guint channel_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
OnvOsd *onv_client_get_osd_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_set_osd_async (OnvClient *self,
                               const char *device_id,
                               guint channel_id,
                               OnvOsd *edits,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
OnvOsd *onv_client_set_osd_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
