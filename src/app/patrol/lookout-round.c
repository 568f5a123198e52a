/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "patrol/lookout-round.h"

#include <glib/gi18n.h>

#include "kit/lookout-paths.h"
#include "live/lookout-wall.h"
#include "patrol/lookout-pages.h"
#include "views/lookout-view-wall.h"
#include "views/lookout-views.h"

/* With one view there is nothing to go on to. */
#define MIN_VIEWS 2

struct _LookoutRound
{
  GObject parent_instance;

  LookoutContext *context; /* weak: the context owns this */
  LookoutViews *views;
  LookoutPatrol *patrol;
  LookoutPatrolState state; /* as it was told last */
  guint telling;            /* an idle source */

  FleetView *current; /* (nullable): what was open when somebody looked last */
  FleetView *wanted;  /* (nullable): what the last step opened */
  gboolean touched;   /* since that step */

  LookoutPages *pages;   /* (nullable): of the list, if it is that which it goes through */
  FleetView *page;       /* (nullable): the last that was shown */
  GCancellable *reading; /* (nullable): of the next page */
};

G_DEFINE_FINAL_TYPE (LookoutRound, lookout_round, G_TYPE_OBJECT)

static guint changed_signal;

static void
lookout_round_toast (LookoutRound *self, const char *text)
{
  if (self->context != NULL)
    lookout_context_toast (self->context, text);
}

/* Not at once: the key that made it wait may be the one that stops it. */
static gboolean
on_tell (gpointer user_data)
{
  LookoutRound *self = user_data;

  self->telling = 0;
  if (lookout_patrol_get_state (self->patrol) == LOOKOUT_PATROL_HELD)
    lookout_round_toast (self, _ ("The patrol waits while you use the window"));
  return G_SOURCE_REMOVE;
}

static void
lookout_round_stop_reading (LookoutRound *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
lookout_round_drop_pages (LookoutRound *self)
{
  lookout_round_stop_reading (self);
  g_clear_object (&self->pages);
  g_clear_object (&self->page);
}

static void
on_patrol (LookoutRound *self)
{
  LookoutPatrolState state = lookout_patrol_get_state (self->patrol);
  gboolean is_new = state != self->state;

  self->state = state;
  if (state == LOOKOUT_PATROL_HELD)
    self->touched = TRUE;
  if (is_new && state == LOOKOUT_PATROL_HELD && self->telling == 0)
    self->telling = g_idle_add (on_tell, self);
  if (is_new && (state == LOOKOUT_PATROL_OFF || state == LOOKOUT_PATROL_PAUSED))
    lookout_views_preload (self->views, NULL);
  if (state == LOOKOUT_PATROL_OFF)
    lookout_round_drop_pages (self);
  g_signal_emit (self, changed_signal, 0);
  if (is_new && self->context != NULL)
    lookout_context_changed (self->context);
}

static LookoutWall *
get_wall (LookoutRound *self)
{
  return LOOKOUT_WALL (lookout_context_get_wall (self->context));
}

/* One is read at a time: whoever reads the next one does not want the one before. */
static void
lookout_round_read (LookoutRound *self, int by, GAsyncReadyCallback callback)
{
  lookout_round_stop_reading (self);
  self->reading = g_cancellable_new ();
  lookout_pages_read_async (self->pages, by, lookout_view_count_room (get_wall (self)),
                            self->reading, callback, g_object_ref (self));
}

static void
lookout_round_end (LookoutRound *self)
{
  lookout_patrol_stop (self->patrol);
  lookout_round_toast (self, _ ("The patrol has ended: there is nothing to go on to"));
}

static void
on_page_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutRound) self = user_data;
  g_autoptr (GPtrArray) channels = lookout_pages_read_finish (LOOKOUT_PAGES (source), result, NULL);
  g_autoptr (FleetView) view = NULL;

  if (channels == NULL || self->context == NULL)
    return;
  view = lookout_view_new_for_channels (get_wall (self), channels);
  lookout_views_preload (self->views, view);
}

static void
on_ready (LookoutRound *self)
{
  g_autoptr (FleetView) next = NULL;

  if (self->pages != NULL)
    {
      lookout_round_read (self, 1, on_page_ready);
      return;
    }
  next = lookout_views_dup_neighbour (self->views, 1);
  lookout_views_preload (self->views, next);
}

static void lookout_round_go (LookoutRound *self, int by);

/* Devices without cameras, or that do not tell of them, fill no page. */
static void
on_page (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutRound) self = user_data;
  LookoutPages *pages = LOOKOUT_PAGES (source);
  g_autoptr (GPtrArray) channels = lookout_pages_read_finish (pages, result, NULL);

  if (channels == NULL || self->context == NULL)
    return;
  lookout_pages_turn (pages, result);
  if (channels->len == 0 && lookout_pages_is_first (pages))
    lookout_round_end (self);
  else if (channels->len == 0)
    lookout_round_go (self, 1);
  else
    {
      g_clear_object (&self->page);
      self->page = lookout_view_new_for_channels (get_wall (self), channels);
      lookout_views_show (self->views, self->page);
      g_signal_emit (self, changed_signal, 0);
    }
}

static void
lookout_round_go (LookoutRound *self, int by)
{
  g_autoptr (FleetView) next = NULL;

  self->touched = FALSE;
  if (self->pages != NULL)
    {
      lookout_round_read (self, by, on_page);
      return;
    }
  next = lookout_views_dup_neighbour (self->views, by);
  g_set_object (&self->wanted, next);
  lookout_views_open (self->views, next);
}

static gboolean
lookout_round_can_go (LookoutRound *self)
{
  return self->pages != NULL ? !lookout_pages_are_empty (self->pages)
                             : lookout_round_can_start (self);
}

/* Whether something would be lost. */
static gboolean
lookout_round_is_modified (LookoutRound *self)
{
  g_autoptr (FleetView) wall = NULL;

  if (self->pages == NULL || self->page == NULL)
    return lookout_views_get_modified (self->views);
  wall = lookout_view_capture (get_wall (self), fleet_view_get_name (self->page));
  return !fleet_view_shows_same (wall, self->page);
}

static void
on_step (LookoutRound *self, int by)
{
  if (!lookout_round_can_go (self))
    lookout_round_end (self);
  else if (self->touched && lookout_round_is_modified (self))
    {
      self->touched = FALSE; /* whoever lets it go on means it */
      lookout_patrol_pause (self->patrol);
      lookout_round_toast (self, _ ("The patrol pauses, because the wall was changed"));
    }
  else
    lookout_round_go (self, by);
}

/* The list belongs to the account. */
static void
on_session (LookoutRound *self)
{
  if (self->pages != NULL)
    lookout_patrol_stop (self->patrol);
}

/* Another view that the patrol did not open is what a person wants to see. */
static void
on_views (LookoutRound *self)
{
  FleetView *current = lookout_views_get_current (self->views);

  if (g_set_object (&self->current, current) && current != NULL && current != self->wanted)
    lookout_patrol_touch (self->patrol);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
on_event (GtkEventControllerLegacy *controller, GdkEvent *event, LookoutRound *self)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_KEY_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
      lookout_patrol_touch (self->patrol);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
on_seconds (LookoutRound *self, const char *key, GSettings *settings)
{
  lookout_patrol_set_dwell (self->patrol, (guint) g_settings_get_int (settings, "patrol-seconds"));
}

static void
lookout_round_dispose (GObject *object)
{
  LookoutRound *self = LOOKOUT_ROUND (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  if (self->patrol != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->patrol, self);
      lookout_patrol_stop (self->patrol);
    }
  lookout_round_drop_pages (self);
  g_clear_object (&self->patrol);
  g_clear_object (&self->views);
  g_clear_object (&self->current);
  g_clear_object (&self->wanted);
  g_clear_weak_pointer (&self->context);
  G_OBJECT_CLASS (lookout_round_parent_class)->dispose (object);
}

static void
lookout_round_class_init (LookoutRoundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lookout_round_dispose;
  changed_signal = g_signal_new ("changed", LOOKOUT_TYPE_ROUND, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
lookout_round_init (LookoutRound *self)
{
}

static void
lookout_round_watch_window (LookoutRound *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (on_event), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (lookout_context_get_window (self->context)), controller);
}

/**
 * lookout_round_new:
 * @context: what is open in the window, with its views; held weakly
 * @clock: what time it is
 *
 * Returns: (transfer full): the patrol of a window, which is off
 */
LookoutRound *
lookout_round_new (LookoutContext *context, FleetClock *clock)
{
  LookoutRound *self = g_object_new (LOOKOUT_TYPE_ROUND, NULL);
  GSettings *settings = lookout_paths_get_settings ();

  g_set_weak_pointer (&self->context, context);
  self->views = g_object_ref (lookout_context_get_views (context));
  self->patrol = lookout_patrol_new (clock);
  g_signal_connect_object (self->patrol, "changed", G_CALLBACK (on_patrol), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->patrol, "ready", G_CALLBACK (on_ready), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->patrol, "step", G_CALLBACK (on_step), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "changed", G_CALLBACK (on_views), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::session", G_CALLBACK (on_session), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::patrol-seconds", G_CALLBACK (on_seconds), self,
                           G_CONNECT_SWAPPED);
  on_seconds (self, NULL, settings);
  lookout_round_watch_window (self);
  return self;
}

/**
 * lookout_round_get_patrol:
 * @self: the patrol of a window
 *
 * Returns: (transfer none): when its next step is due
 */
LookoutPatrol *
lookout_round_get_patrol (LookoutRound *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ROUND (self), NULL);

  return self->patrol;
}

/**
 * lookout_round_get_active:
 * @self: the patrol of a window
 *
 * Returns: whether it was started and has not ended, paused or not
 */
gboolean
lookout_round_get_active (LookoutRound *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ROUND (self), FALSE);

  return lookout_patrol_get_state (self->patrol) != LOOKOUT_PATROL_OFF;
}

/**
 * lookout_round_can_start:
 * @self: the patrol of a window
 *
 * Returns: whether there is something to go through
 */
gboolean
lookout_round_can_start (LookoutRound *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ROUND (self), FALSE);

  return g_list_model_get_n_items (G_LIST_MODEL (lookout_views_get_store (self->views)))
         >= MIN_VIEWS;
}

/**
 * lookout_round_can_start_list:
 * @self: the patrol of a window
 *
 * Returns: whether there is a device in the list of the open account
 */
gboolean
lookout_round_can_start_list (LookoutRound *self)
{
  FleetSession *session;

  g_return_val_if_fail (LOOKOUT_IS_ROUND (self), FALSE);

  session = self->context != NULL ? lookout_context_get_session (self->context) : NULL;
  return session != NULL
         && g_list_model_get_n_items (G_LIST_MODEL (fleet_session_get_devices (session))) > 0;
}

/**
 * lookout_round_start:
 * @self: the patrol of a window
 *
 * Goes through the views. Begins with the one that is open; without one, with the first.
 */
void
lookout_round_start (LookoutRound *self)
{
  g_return_if_fail (LOOKOUT_IS_ROUND (self));

  lookout_patrol_stop (self->patrol);
  self->touched = FALSE;
  if (lookout_views_get_current (self->views) == NULL)
    lookout_round_go (self, 1);
  lookout_patrol_start (self->patrol);
}

static void
lookout_round_start_pages (LookoutRound *self, LookoutPages *pages)
{
  lookout_patrol_stop (self->patrol);
  self->pages = pages;
  g_clear_object (&self->wanted);
  lookout_patrol_start (self->patrol);
  lookout_round_go (self, 0);
}

/**
 * lookout_round_start_list:
 * @self: the patrol of a window
 *
 * Goes through the list of the open account, as it is filtered, by as many cameras as the wall has room for. Begins with
 * the device that is selected.
 */
void
lookout_round_start_list (LookoutRound *self)
{
  FleetDevice *device;
  FleetDeviceList *list;
  guint first;

  g_return_if_fail (LOOKOUT_IS_ROUND (self));

  if (!lookout_round_can_start_list (self))
    {
      lookout_round_end (self);
      return;
    }
  device = lookout_context_get_device (self->context);
  list = fleet_session_get_devices (lookout_context_get_session (self->context));
  first = device != NULL ? fleet_device_list_find (list, device) : 0;
  lookout_round_start_pages (self, lookout_pages_new (list, first));
}

/**
 * lookout_round_start_cameras:
 * @self: the patrol of a window
 * @channels: (element-type FleetChannel): cameras of the open account
 *
 * Goes through these cameras, as many at a time as the wall has room for.
 */
void
lookout_round_start_cameras (LookoutRound *self, GPtrArray *channels)
{
  g_return_if_fail (LOOKOUT_IS_ROUND (self));

  lookout_round_start_pages (self, lookout_pages_new_for_cameras (channels));
}

/**
 * lookout_round_is_in_list:
 * @self: the patrol of a window
 *
 * Returns: whether it goes through the list, and not through the views
 */
gboolean
lookout_round_is_in_list (LookoutRound *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ROUND (self), FALSE);

  return self->pages != NULL;
}

/**
 * lookout_round_dup_place:
 * @self: the patrol of a window
 *
 * Returns: (transfer full) (nullable): words for where it is in the list, if it goes through that
 */
char *
lookout_round_dup_place (LookoutRound *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ROUND (self), NULL);

  return self->pages != NULL ? lookout_pages_dup_place (self->pages) : NULL;
}
