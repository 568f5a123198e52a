/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-week-plan.h"

#include "onv-enums.h"
#include "schema/onv-record-private.h"

/* When a camera records (26, 27) or watches (80 to 92): one type for both. */

/**
 * OnvWeekSpan:
 *
 * A time on one day of the week, by the camera's clock (commands 26, 27, 80 to 85, 91 and 92).
 */
static const OnvField week_span_fields[] = {
  /**
   * OnvWeekSpan:weekday:
   *
   * The day.
   */
  { "weekday", "weekday", ONV_KIND_ENUM, ONV_FIELD_REQUIRED, .type = onv_weekday_get_type },
  /**
   * OnvWeekSpan:start:
   *
   * When it begins: seconds since midnight.
   */
  { "start", "start_time", ONV_KIND_DAY_TIME, ONV_FIELD_REQUIRED, .unit = ONV_UNIT_SECONDS,
    .min = 0, .max = 86400 },
  /**
   * OnvWeekSpan:end:
   *
   * When it ends: seconds since midnight. A whole day ends at 23:59:59.
   */
  { "end", "end_time", ONV_KIND_DAY_TIME, ONV_FIELD_REQUIRED, .unit = ONV_UNIT_SECONDS, .min = 0,
    .max = 86400, .from = "start" },
};
ONV_DEFINE_RECORD (OnvWeekSpan, onv_week_span, week_span_fields)

/**
 * OnvWeekPlan:
 *
 * The times of a week at which a camera records, or watches for something (commands 26, 27, 80 to 85,
 * 91 and 92). They may overlap, and come in any order; a day without one is a day off.
 */
static const OnvField week_plan_fields[] = {
  /**
   * OnvWeekPlan:spans:
   *
   * The times, as [class@Onv.WeekSpan].
   */
  { "spans", NULL, ONV_KIND_LIST, ONV_FIELD_WHOLE, .type = onv_week_span_get_type },
};
ONV_DEFINE_RECORD (OnvWeekPlan, onv_week_plan, week_plan_fields)

/**
 * onv_week_plan_new:
 *
 * Makes a plan without any times.
 *
 * Returns: (transfer full): the plan
 */
OnvWeekPlan *
onv_week_plan_new (void)
{
  return g_object_new (ONV_TYPE_WEEK_PLAN, NULL);
}

/**
 * onv_week_plan_add:
 * @self: a plan
 * @weekday: the day
 * @start: when it begins: seconds since midnight
 * @end: when it ends: seconds since midnight; a whole day ends at 86,399
 *
 * Adds a time.
 */
void
onv_week_plan_add (OnvWeekPlan *self, OnvWeekday weekday, gint64 start, gint64 end)
{
  g_autoptr (OnvWeekSpan) span = NULL;

  g_return_if_fail (ONV_IS_WEEK_PLAN (self));

  span = g_object_new (ONV_TYPE_WEEK_SPAN, "weekday", weekday, "start", start, "end", end, NULL);
  g_list_store_append (G_LIST_STORE (onv_week_plan_get_spans (self)), span);
}

/**
 * onv_week_plan_covers:
 * @self: a plan
 * @weekday: a day
 * @second: a time of that day: seconds since midnight
 *
 * Tells whether a moment is within one of the times.
 *
 * Returns: whether it is
 */
gboolean
onv_week_plan_covers (OnvWeekPlan *self, OnvWeekday weekday, gint64 second)
{
  GListModel *spans;

  g_return_val_if_fail (ONV_IS_WEEK_PLAN (self), FALSE);

  spans = onv_week_plan_get_spans (self);
  for (guint i = 0; i < g_list_model_get_n_items (spans); i++)
    {
      g_autoptr (OnvWeekSpan) span = g_list_model_get_item (spans, i);

      if (onv_week_span_get_weekday (span) == weekday && second >= onv_week_span_get_start (span)
          && second <= onv_week_span_get_end (span))
        return TRUE;
    }
  return FALSE;
}
