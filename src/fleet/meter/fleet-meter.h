/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

/**
 * FleetMeterLevel:
 * @FLEET_METER_FREE: there is no cap, or it is far
 * @FLEET_METER_WARNED: four fifths of what may come in a month have come
 * @FLEET_METER_REACHED: all of it has
 *
 * How this month's data stand to their cap.
 */
typedef enum
{
  FLEET_METER_FREE,
  FLEET_METER_WARNED,
  FLEET_METER_REACHED,
} FleetMeterLevel;

/* From here on it warns. */
#define FLEET_METER_WARNED_SHARE 0.8

#define FLEET_TYPE_METER_LEVEL (fleet_meter_level_get_type ())
GType fleet_meter_level_get_type (void) G_GNUC_CONST;

/**
 * FleetMeterCamera:
 * @account: the id of its account; empty for one of this run only
 * @key: what names it within the account, "DEVICE/CHANNEL"; empty for all those that have no line of their own
 * @name: what it is called
 * @today: bytes that it has sent today
 * @month: bytes that it has sent this month
 *
 * One camera that has sent something this month.
 */
typedef struct
{
  char *account;
  char *key;
  char *name;
  guint64 today;
  guint64 month;
} FleetMeterCamera;

void fleet_meter_camera_free (FleetMeterCamera *self);

#define FLEET_TYPE_METER (fleet_meter_get_type ())

/**
 * FleetMeter:
 *
 * Counts the bytes that cameras send, by day and by month as the calendar here has them, and knows when there were
 * enough. What was counted is kept in a file, which processes share; it is written once a minute at most. Of accounts
 * for this run only nothing is kept.
 *
 * [property@Meter:level] is notified when it changes, [property@Meter:busy] while the file is read or written.
 */
G_DECLARE_FINAL_TYPE (FleetMeter, fleet_meter, FLEET, METER, GObject)

FleetMeter *fleet_meter_new (void);
FleetMeter *fleet_meter_new_for_file (GFile *file, FleetClock *clock, GTimeZone *zone);

void fleet_meter_add (FleetMeter *self,
                      const char *account,
                      const char *key,
                      const char *name,
                      guint64 bytes);
void fleet_meter_save (FleetMeter *self);
void fleet_meter_set_named (FleetMeter *self, gboolean named);
void fleet_meter_forget (FleetMeter *self);

guint64 fleet_meter_get_cap (FleetMeter *self);
void fleet_meter_set_cap (FleetMeter *self, guint64 bytes);
FleetMeterLevel fleet_meter_get_level (FleetMeter *self);
gboolean fleet_meter_get_busy (FleetMeter *self);
void fleet_meter_get_total (FleetMeter *self, guint64 *today, guint64 *month);
GPtrArray *fleet_meter_dup_cameras (FleetMeter *self);

G_END_DECLS
