/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/fleet-device-filter.h"

#include "model/fleet-device.h"

#include "onv.h"

#define PAGE_SIZE 100

void
fleet_device_filter_clear (FleetDeviceFilter *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->tag, g_free);
}

gboolean
fleet_device_filter_is_set (const FleetDeviceFilter *self)
{
  return self->text != NULL || self->tag != NULL || self->online != FLEET_ONLINE_FILTER_ALL;
}

OnvDeviceQuery *
fleet_device_filter_create_query (const FleetDeviceFilter *self)
{
  static const OnvTristate online[] = {
    [FLEET_ONLINE_FILTER_ALL] = ONV_TRISTATE_ANY,
    [FLEET_ONLINE_FILTER_OFFLINE] = ONV_TRISTATE_FALSE,
    [FLEET_ONLINE_FILTER_ONLINE] = ONV_TRISTATE_TRUE,
  };
  OnvDeviceQuery *query = onv_device_query_new ();

  g_object_set (query, "per-page", (gint64) PAGE_SIZE, NULL);
  if (self->text != NULL)
    g_object_set (query, "key-words", self->text, NULL);
  if (self->tag != NULL)
    g_object_set (query, "tag", self->tag, NULL);
  if (self->online != FLEET_ONLINE_FILTER_ALL)
    g_object_set (query, "online", online[self->online], NULL);
  return query;
}

/* A platform that does not tell which tags a device has has not said that it lacks one. */
static gboolean
admits_tags (const FleetDeviceFilter *self, FleetDevice *device)
{
  const char *const *tags = fleet_device_get_tags (device);

  return self->tag == NULL || (tags == NULL && fleet_device_get_title (device) != NULL)
         || (tags != NULL && g_strv_contains (tags, self->tag));
}

gboolean
fleet_device_filter_admits (const FleetDeviceFilter *self, FleetDevice *device)
{
  static const FleetOnline online[] = {
    [FLEET_ONLINE_FILTER_OFFLINE] = FLEET_ONLINE_OFFLINE,
    [FLEET_ONLINE_FILTER_ONLINE] = FLEET_ONLINE_ONLINE,
  };

  return admits_tags (self, device)
         && (self->online == FLEET_ONLINE_FILTER_ALL
             || fleet_device_get_online (device) == online[self->online]);
}

gboolean
fleet_device_filter_set_text (char **text, const char *value)
{
  g_autofree char *clean = g_strstrip (g_strdup (value != NULL ? value : ""));

  if (g_strcmp0 (*text != NULL ? *text : "", clean) == 0)
    return FALSE;
  g_free (*text);
  *text = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
  return TRUE;
}
