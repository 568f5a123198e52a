/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Where the rows of a list come from, and how another answer takes their place. */

#include "model/fleet-device-list-private.h"

#include "model/fleet-session-private.h"
#include "poll/fleet-clock.h"

#include "onv.h"

void
fleet_device_list_drop_source (FleetDeviceList *self, OnvPagedList **source)
{
  if (*source != NULL)
    g_signal_handlers_disconnect_by_data (*source, self);
  g_clear_object (source);
}

OnvRow *
fleet_device_list_dup_source (FleetDeviceList *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->shown), position);
}

static OnvPagedList *
fleet_device_list_get_newest (FleetDeviceList *self)
{
  return self->next != NULL ? self->next : self->shown;
}

static void
fleet_device_list_set_n_items (FleetDeviceList *self, guint position, guint removed, guint added)
{
  self->n_items = self->n_items - removed + added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    fleet_device_list_notify (self, FLEET_DEVICE_LIST_TOTAL);
}

void
fleet_device_list_update_loading (FleetDeviceList *self)
{
  gboolean loading = self->debounce != 0;

  if (!loading && fleet_device_list_get_newest (self) != NULL)
    loading = onv_paged_list_get_loading (fleet_device_list_get_newest (self));
  if (self->loading == loading)
    return;
  self->loading = loading;
  fleet_device_list_notify (self, FLEET_DEVICE_LIST_LOADING);
}

static void
on_shown_changed (FleetDeviceList *self, guint position, guint removed, guint added)
{
  fleet_row_map_splice (self->rows, position, removed, added);
  fleet_device_list_set_n_items (self, position, removed, added);
}

static void
on_source_error (FleetDeviceList *self)
{
  fleet_device_list_notify (self, FLEET_DEVICE_LIST_ERROR);
}

/* The rows of before stay until the answer to the new question is there: a list does not flicker. */
static void
fleet_device_list_show_next (FleetDeviceList *self)
{
  OnvPagedList *next = g_steal_pointer (&self->next);

  g_signal_handlers_disconnect_by_data (next, self);
  fleet_device_list_drop_source (self, &self->shown);
  self->shown = next;
  fleet_row_map_clear (self->rows);
  g_signal_connect_swapped (next, "items-changed", G_CALLBACK (on_shown_changed), self);
  g_signal_connect_swapped (next, "notify::loading", G_CALLBACK (fleet_device_list_update_loading),
                            self);
  g_signal_connect_swapped (next, "notify::error", G_CALLBACK (on_source_error), self);
  fleet_device_list_set_n_items (self, 0, self->n_items,
                                 g_list_model_get_n_items (G_LIST_MODEL (next)));
  fleet_device_list_update_loading (self);
  on_source_error (self);
}

static void
on_next_loading (FleetDeviceList *self)
{
  if (!onv_paged_list_get_loading (self->next))
    fleet_device_list_show_next (self);
}

void
fleet_device_list_ask (FleetDeviceList *self)
{
  g_autoptr (OnvDeviceQuery) query = NULL;

  fleet_clock_clear (self->clock, &self->debounce);
  if (self->session == NULL || fleet_session_is_closed (self->session))
    return;
  query = fleet_device_filter_create_query (&self->filter);
  fleet_device_list_drop_source (self, &self->next);
  self->next = onv_device_list_new (fleet_session_get_client (self->session), query);
  g_signal_connect_swapped (self->next, "notify::loading", G_CALLBACK (on_next_loading), self);
  fleet_device_list_update_loading (self);
}
