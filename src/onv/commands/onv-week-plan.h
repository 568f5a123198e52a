/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvWeekday:
 * @ONV_WEEKDAY_UNKNOWN: not a day
 * @ONV_WEEKDAY_SUNDAY: Sunday
 * @ONV_WEEKDAY_MONDAY: Monday
 * @ONV_WEEKDAY_TUESDAY: Tuesday
 * @ONV_WEEKDAY_WEDNESDAY: Wednesday
 * @ONV_WEEKDAY_THURSDAY: Thursday
 * @ONV_WEEKDAY_FRIDAY: Friday
 * @ONV_WEEKDAY_SATURDAY: Saturday
 *
 * A day of the week, as cameras count them.
 */
typedef enum
{
  ONV_WEEKDAY_UNKNOWN = -1,
  ONV_WEEKDAY_SUNDAY = 0,
  ONV_WEEKDAY_MONDAY,
  ONV_WEEKDAY_TUESDAY,
  ONV_WEEKDAY_WEDNESDAY,
  ONV_WEEKDAY_THURSDAY,
  ONV_WEEKDAY_FRIDAY,
  ONV_WEEKDAY_SATURDAY,
} OnvWeekday;

#define ONV_TYPE_WEEK_SPAN (onv_week_span_get_type ())
G_DECLARE_FINAL_TYPE (OnvWeekSpan, onv_week_span, ONV, WEEK_SPAN, OnvRecord)
ONV_GETTER_ENUM (OnvWeekSpan, onv_week_span, weekday, OnvWeekday)
ONV_GETTER_INT (OnvWeekSpan, onv_week_span, start)
ONV_GETTER_INT (OnvWeekSpan, onv_week_span, end)

#define ONV_TYPE_WEEK_PLAN (onv_week_plan_get_type ())
G_DECLARE_FINAL_TYPE (OnvWeekPlan, onv_week_plan, ONV, WEEK_PLAN, OnvRecord)
ONV_GETTER_LIST (OnvWeekPlan, onv_week_plan, spans)

OnvWeekPlan *onv_week_plan_new (void);
void onv_week_plan_add (OnvWeekPlan *self, OnvWeekday weekday, gint64 start, gint64 end);
gboolean onv_week_plan_covers (OnvWeekPlan *self, OnvWeekday weekday, gint64 second);

G_END_DECLS
