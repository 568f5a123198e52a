/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-sight.h"

/* How often clocks, ages and figures are brought up to date. */
#define TICK_MS 500

struct _LookoutSight
{
  GObject parent_instance;

  GdkSurface *surface; /* (nullable): that of the widget's window */
  gboolean hidden;
  guint tick;
};

enum
{
  PROP_0,
  PROP_HIDDEN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (LookoutSight, lookout_sight, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint tick_signal;

static gboolean
on_time (gpointer user_data)
{
  g_signal_emit (user_data, tick_signal, 0);
  return G_SOURCE_CONTINUE;
}

static void
on_map (LookoutSight *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  self->tick = g_timeout_add (TICK_MS, on_time, self);
}

static void
on_unmap (LookoutSight *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
}

static void
on_surface_state (LookoutSight *self)
{
  GdkToplevelState unseen = GDK_TOPLEVEL_STATE_MINIMIZED;
  gboolean hidden;

#if GTK_CHECK_VERSION(4, 12, 0)
  unseen |= GDK_TOPLEVEL_STATE_SUSPENDED;
#endif
  hidden = (gdk_toplevel_get_state (GDK_TOPLEVEL (self->surface)) & unseen) != 0;
  if (self->hidden == hidden)
    return;
  self->hidden = hidden;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDDEN]);
}

static void
lookout_sight_forget_surface (LookoutSight *self)
{
  if (self->surface != NULL)
    g_signal_handlers_disconnect_by_data (self->surface, self);
  g_clear_object (&self->surface);
}

static void
on_realize (LookoutSight *self, GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));

  lookout_sight_forget_surface (self);
  if (!GDK_IS_TOPLEVEL (surface))
    return;
  self->surface = g_object_ref (surface);
  g_signal_connect_object (surface, "notify::state", G_CALLBACK (on_surface_state), self,
                           G_CONNECT_SWAPPED);
}

static void
lookout_sight_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HIDDEN)
    g_value_set_boolean (value, LOOKOUT_SIGHT (object)->hidden);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lookout_sight_dispose (GObject *object)
{
  LookoutSight *self = LOOKOUT_SIGHT (object);

  on_unmap (self);
  lookout_sight_forget_surface (self);
  G_OBJECT_CLASS (lookout_sight_parent_class)->dispose (object);
}

static void
lookout_sight_class_init (LookoutSightClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lookout_sight_get_property;
  object_class->dispose = lookout_sight_dispose;

  properties[PROP_HIDDEN] = g_param_spec_boolean ("hidden", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  tick_signal = g_signal_new ("tick", LOOKOUT_TYPE_SIGHT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static void
lookout_sight_init (LookoutSight *self)
{
}

/**
 * lookout_sight_new:
 * @widget: what is looked at, neither mapped nor realized yet; it keeps what is returned and drops it when it goes
 *
 * Returns: (transfer full): whether somebody looks at @widget
 */
LookoutSight *
lookout_sight_new (GtkWidget *widget)
{
  LookoutSight *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (LOOKOUT_TYPE_SIGHT, NULL);
  g_signal_connect_object (widget, "map", G_CALLBACK (on_map), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "unmap", G_CALLBACK (on_unmap), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "realize", G_CALLBACK (on_realize), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "unrealize", G_CALLBACK (lookout_sight_forget_surface), self,
                           G_CONNECT_SWAPPED);
  return self;
}

gboolean
lookout_sight_get_hidden (LookoutSight *self)
{
  g_return_val_if_fail (LOOKOUT_IS_SIGHT (self), FALSE);

  return self->hidden;
}
