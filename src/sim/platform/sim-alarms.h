/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-device.h"
#include "sim-platform.h"
#include "store/sim-store.h"

G_BEGIN_DECLS

#define SIM_ALARMS "alarm"

/* So many alarms of a device are kept, the newest. */
#define SIM_ALARMS_KEPT 100

/**
 * SimAlarmWay:
 * @SIM_ALARM_ANY: all
 * @SIM_ALARM_VIDEO: with a clip
 * @SIM_ALARM_PICTURE: with a picture
 * @SIM_ALARM_MESSAGE: words alone, listed by 17.2
 *
 * `alarm_way` of chapter 17.
 */
typedef enum
{
  SIM_ALARM_ANY = 0,
  SIM_ALARM_VIDEO = 1,
  SIM_ALARM_PICTURE = 2,
  SIM_ALARM_MESSAGE = 3,
} SimAlarmWay;

/**
 * SimAlarmStatus:
 *
 * `alarm_status` of chapter 17.
 */
typedef enum
{
  SIM_ALARM_UNREAD = 1,
  SIM_ALARM_READ = 2,
} SimAlarmStatus;

/**
 * SimAlarmEvent:
 * @SIM_EVENT_NONE: the platform gets a message
 * @SIM_EVENT_PICTURE: the camera takes a picture
 * @SIM_EVENT_LOCAL: the camera records to its own card; the platform gets a message
 * @SIM_EVENT_CLOUD: the platform records a clip, beside a picture
 *
 * `event` of the detectors (commands 80 to 92): what an alarm sets off.
 */
typedef enum
{
  SIM_EVENT_NONE = 0,
  SIM_EVENT_PICTURE = 1,
  SIM_EVENT_LOCAL = 2,
  SIM_EVENT_CLOUD = 3,
} SimAlarmEvent;

void sim_alarms_raise (SimPlatform *platform,
                       const SimDevice *device,
                       guint channel_id,
                       int type,
                       SimAlarmEvent event,
                       const char *comment);
void sim_alarms_remove (SimStore *store, const SimRow *alarm);

G_END_DECLS
