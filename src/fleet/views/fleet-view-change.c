/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/fleet-view-change-private.h"

#include <glib/gi18n-lib.h>

#include "views/fleet-view-json.h"
#include "views/fleet-view-private.h"

/* Of a name that gets a number: there must be room for it. */
#define MAX_NUMBERED_CHARS (FLEET_VIEW_MAX_NAME_CHARS - 12)

FleetView *
fleet_views_find (GPtrArray *views, const char *id)
{
  for (guint i = 0; i < views->len; i++)
    if (g_strcmp0 (fleet_view_get_id (g_ptr_array_index (views, i)), id) == 0)
      return g_ptr_array_index (views, i);
  return NULL;
}

FleetView *
fleet_views_find_name (GPtrArray *views, const char *name)
{
  for (guint i = 0; i < views->len; i++)
    if (g_strcmp0 (fleet_view_get_name (g_ptr_array_index (views, i)), name) == 0)
      return g_ptr_array_index (views, i);
  return NULL;
}

/* “Gate (2)”, where another is called “Gate” already. */
char *
fleet_view_change_dup_free_name (const char *name, FleetNameIsTaken is_taken, gconstpointer data)
{
  g_autofree char *candidate = g_strdup (name);
  g_autofree char *start
      = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_NUMBERED_CHARS));

  for (guint n = 2; is_taken (candidate, data); n++)
    {
      g_free (candidate);
      candidate = g_strdup_printf (C_ ("name of a view and a number", "%s (%u)"), start, n);
    }
  return g_steal_pointer (&candidate);
}

/* A view that is to get a name. */
typedef struct
{
  GPtrArray *views;
  FleetView *view;
} Naming;

static gboolean
is_taken (const char *name, gconstpointer data)
{
  const Naming *naming = data;
  FleetView *other = fleet_views_find_name (naming->views, name);

  return other != NULL && other != naming->view;
}

static void
set_free_name (GPtrArray *views, FleetView *view, const char *name)
{
  g_autofree char *free_name
      = fleet_view_change_dup_free_name (name, is_taken, &(Naming){ views, view });

  fleet_view_set_name (view, free_name);
}

void
fleet_view_change_insert (GPtrArray *all, gpointer one, gpointer before)
{
  guint position;

  if (before != NULL && g_ptr_array_find (all, before, &position))
    g_ptr_array_insert (all, (int) position, one);
  else
    g_ptr_array_add (all, one);
}

static void
insert_before (GPtrArray *views, FleetView *view, const char *before)
{
  fleet_view_change_insert (views, view, before != NULL ? fleet_views_find (views, before) : NULL);
}

static void
apply_put (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups)
{
  FleetView *known = fleet_views_find (views, self->id);
  g_autoptr (FleetView) view = fleet_view_parse (self->text);

  g_return_if_fail (view != NULL);

  fleet_view_set_temporary (view, self->temporary);
  if (known != NULL)
    {
      fleet_view_replace_content (known, view);
      set_free_name (views, known, fleet_view_get_name (view));
      return;
    }
  set_free_name (views, view, fleet_view_get_name (view));
  insert_before (views, g_steal_pointer (&view), self->before);
}

static void
apply_rename (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups)
{
  FleetView *view = fleet_views_find (views, self->id);

  if (view != NULL)
    set_free_name (views, view, self->text);
}

static void
apply_move (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups)
{
  FleetView *view = fleet_views_find (views, self->id);

  if (view == NULL || g_strcmp0 (self->id, self->before) == 0)
    return;
  g_object_ref (view);
  g_ptr_array_remove (views, view);
  insert_before (views, view, self->before);
}

static void
apply_remove (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups)
{
  FleetView *view = fleet_views_find (views, self->id);

  if (view != NULL)
    g_ptr_array_remove (views, view);
}

static void
apply_forget (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups)
{
  for (guint i = views->len; i > 0; i--)
    if (!fleet_view_forget_account (g_ptr_array_index (views, i - 1), self->id))
      g_ptr_array_remove_index (views, i - 1);
  fleet_groups_forget (groups, self->id);
}

static void
apply_clear (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups)
{
  g_ptr_array_set_size (views, 0);
}

FleetViewChange *
fleet_view_change_new (FleetViewApply apply, const char *id, const char *before, char *text)
{
  FleetViewChange *self = g_new0 (FleetViewChange, 1);

  self->apply = apply;
  self->id = g_strdup (id);
  self->before = g_strdup (before);
  self->text = text;
  return self;
}

/* Adds a view, or replaces what the view of this id shows, which stays where it is. */
FleetViewChange *
fleet_view_change_new_put (FleetView *view, const char *before)
{
  FleetViewChange *self = fleet_view_change_new (apply_put, fleet_view_get_id (view), before,
                                                 fleet_view_write (view));

  self->temporary = fleet_view_get_temporary (view);
  return self;
}

FleetViewChange *
fleet_view_change_new_rename (const char *id, const char *name)
{
  return fleet_view_change_new (apply_rename, id, NULL, g_strdup (name));
}

FleetViewChange *
fleet_view_change_new_move (const char *id, const char *before)
{
  return fleet_view_change_new (apply_move, id, before, NULL);
}

FleetViewChange *
fleet_view_change_new_remove (const char *id)
{
  return fleet_view_change_new (apply_remove, id, NULL, NULL);
}

/* Removes the cameras of an account, the views that had no others, and its groups. */
FleetViewChange *
fleet_view_change_new_forget (const char *account)
{
  return fleet_view_change_new (apply_forget, account, NULL, NULL);
}

/* Removes all views. */
FleetViewChange *
fleet_view_change_new_clear (void)
{
  return fleet_view_change_new (apply_clear, NULL, NULL, NULL);
}

void
fleet_view_change_free (FleetViewChange *self)
{
  g_free (self->id);
  g_free (self->before);
  g_free (self->text);
  g_free (self);
}

void
fleet_view_change_apply (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups)
{
  self->apply (self, views, groups);
}
