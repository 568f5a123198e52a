/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "http/sim-params.h"

#include "platform/sim-clock.h"

#include <string.h>

typedef gboolean (*Check) (SimCall *call, const SimParam *param, const char *text);

static gboolean
fail (SimCall *call, const SimParam *param, const char *limit)
{
  g_autofree char *detail = g_strdup_printf ("%s %s", param->name, limit);

  sim_call_fail (call, SIM_ERROR_PARAMETER, detail);
  return FALSE;
}

static gboolean
check_text (SimCall *call, const SimParam *param, const char *text)
{
  g_autofree char *limit = NULL;

  if (param->max == 0 || g_utf8_strlen (text, -1) <= param->max)
    return TRUE;
  limit = g_strdup_printf ("has more than %d characters", (int) param->max);
  return fail (call, param, limit);
}

static gboolean
check_number (SimCall *call, const SimParam *param, const char *text)
{
  g_autofree char *limit = NULL;

  if (g_ascii_string_to_signed (text, 10, param->min, param->max, NULL, NULL))
    return TRUE;
  limit = g_strdup_printf ("is not a number from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
                           param->min, param->max);
  return fail (call, param, limit);
}

static gboolean
check_boolean (SimCall *call, const SimParam *param, const char *text)
{
  if (g_str_equal (text, "true") || g_str_equal (text, "false"))
    return TRUE;
  return fail (call, param, "is not true or false");
}

static gboolean
check_date (SimCall *call, const SimParam *param, const char *text)
{
  gint64 time;

  return sim_clock_parse_day (text, 0, &time) || fail (call, param, "is not a date YYYY-MM-DD");
}

static gboolean
check_time (SimCall *call, const SimParam *param, const char *text)
{
  gint64 time;

  return sim_clock_parse (text, &time) || fail (call, param, "is not a time YYYY-MM-DD HH:MM:SS");
}

static gboolean
check_title (SimCall *call, const SimParam *param, const char *text)
{
  gsize length = 0;

  while (g_ascii_isalnum (text[length]))
    length++;
  return (text[length] == '\0' && length <= (gsize) param->max)
         || fail (call, param, "is not of letters and digits, or too long");
}

static gboolean
check_product (SimCall *call, const SimParam *param, const char *text)
{
  if (g_str_equal (text, sim_keys_get_product_id (call->platform->keys)))
    return TRUE;
  sim_call_fail (call, SIM_ERROR_NO_PRODUCT, NULL);
  return FALSE;
}

static gboolean
check_device (SimCall *call, const SimParam *param, const char *text)
{
  guint64 id;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL))
    return fail (call, param, "is not a device's id");
  if (call->owner == SIM_KEY_DEVICE && call->owner_device != id)
    {
      sim_call_fail (call, SIM_ERROR_FORBIDDEN, NULL);
      return FALSE;
    }
  call->device = sim_devices_get (call->platform->devices, id);
  if (call->device == NULL)
    sim_call_fail (call, SIM_ERROR_NO_DEVICE, NULL);
  return call->device != NULL;
}

static gboolean
check_channel (SimCall *call, const SimParam *param, const char *text)
{
  guint64 id;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &id, NULL))
    return fail (call, param, "is not a channel's number");
  if (call->device == NULL || !sim_device_has_channel (call->device, (guint) id))
    {
      sim_call_fail (call, SIM_ERROR_NO_CHANNEL, NULL);
      return FALSE;
    }
  call->channel = (guint) id;
  return TRUE;
}

/**
 * sim_params_parse_ids:
 * @text: ids separated by commas
 *
 * Returns: (transfer full) (nullable) (element-type guint64): the ids
 */
GArray *
sim_params_parse_ids (const char *text)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint64 id;

      if (!g_ascii_string_to_unsigned (g_strstrip (parts[i]), 10, 0, G_MAXINT64, &id, NULL))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static gboolean
check_ids (SimCall *call, const SimParam *param, const char *text)
{
  g_autoptr (GArray) ids = NULL;

  if (param->max > 0 && strlen (text) > (gsize) param->max)
    return fail (call, param, "is too long");
  ids = sim_params_parse_ids (text);
  if (ids == NULL)
    return fail (call, param, "is not a list of ids");
  if (ids->len > param->max_items)
    return fail (call, param, "has too many ids");
  for (guint i = 0; i < ids->len && call->owner == SIM_KEY_DEVICE; i++)
    if (g_array_index (ids, guint64, i) != call->owner_device)
      {
        sim_call_fail (call, SIM_ERROR_FORBIDDEN, NULL);
        return FALSE;
      }
  return TRUE;
}

static const Check checks[] = {
  [SIM_PARAM_TEXT] = check_text,       [SIM_PARAM_NUMBER] = check_number,
  [SIM_PARAM_BOOLEAN] = check_boolean, [SIM_PARAM_DATE] = check_date,
  [SIM_PARAM_DEVICE] = check_device,   [SIM_PARAM_CHANNEL] = check_channel,
  [SIM_PARAM_IDS] = check_ids,         [SIM_PARAM_TIME] = check_time,
  [SIM_PARAM_TITLE] = check_title,     [SIM_PARAM_PRODUCT] = check_product,
};

/* What is no text of UTF-8, or has a zero in it, would spoil the answers that hold it; libsoup ends a
 * value at its zero. */
static gboolean
check_encoding (SimCall *call)
{
  const char *query = sim_call_get_query (call);
  GHashTableIter iter;
  gpointer name, value;
  gboolean good = query == NULL || strstr (query, "%00") == NULL;

  g_hash_table_iter_init (&iter, call->params);
  while (good && g_hash_table_iter_next (&iter, &name, &value))
    good = g_utf8_validate (name, -1, NULL) && g_utf8_validate (value, -1, NULL);
  if (!good)
    sim_call_fail (call, SIM_ERROR_PARAMETER, "a parameter is not UTF-8, or holds a zero");
  return good;
}

/**
 * sim_params_check:
 * @call: a call
 *
 * Checks the parameters that the call's route names, in the order of its table, and finds the device
 * and channel that they name. The first that is wrong answers the call.
 *
 * Returns: %TRUE when all are good
 */
gboolean
sim_params_check (SimCall *call)
{
  if (!check_encoding (call))
    return FALSE;
  for (const SimParam *param = call->route->params; param != NULL && param->name != NULL; param++)
    {
      const char *text = sim_call_get_text (call, param->name);

      if (text == NULL && param->required)
        return fail (call, param, "is required");
      if (text != NULL && !checks[param->kind](call, param, text))
        return FALSE;
    }
  return TRUE;
}
