/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live-test.h"

#include "app-test.h"

struct _LiveTestLocator
{
  GObject parent_instance;

  GQuark domain;
  int code;
  guint n_asked;
};

static void
live_test_locator_locate_async (MediaLocator *locator,
                                MediaProtocols avoid,
                                guint attempt,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  LiveTestLocator *self = LIVE_TEST_LOCATOR (locator);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  self->n_asked++;
  g_task_return_new_error (task, self->domain, self->code, "as a test wants it");
}

static MediaAddress *
live_test_locator_locate_finish (MediaLocator *locator, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
live_test_locator_iface_init (MediaLocatorInterface *iface)
{
  iface->locate_async = live_test_locator_locate_async;
  iface->locate_finish = live_test_locator_locate_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiveTestLocator,
                               live_test_locator,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MEDIA_TYPE_LOCATOR,
                                                      live_test_locator_iface_init))

static void
live_test_locator_class_init (LiveTestLocatorClass *klass)
{
}

static void
live_test_locator_init (LiveTestLocator *self)
{
}

LiveTestLocator *
live_test_locator_new (GQuark domain, int code)
{
  LiveTestLocator *self = g_object_new (LIVE_TEST_TYPE_LOCATOR, NULL);

  self->domain = domain;
  self->code = code;
  return self;
}

guint
live_test_locator_get_n_asked (LiveTestLocator *self)
{
  return self->n_asked;
}

LookoutPlay *
live_test_play_new (const char *name, GQuark domain, int code)
{
  g_autoptr (LiveTestLocator) locator = live_test_locator_new (domain, code);

  return lookout_play_new_for_locator (MEDIA_LOCATOR (locator), name, MEDIA_PROTOCOL_FLV);
}

static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

GtkWidget *
live_test_present (GtkWidget *child, int width, int height)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (app_test_wait (is_laid_out, child));
  return window;
}

static void
on_message (LookoutWall *wall, const char *message, LiveTestWall *self)
{
  g_free (self->message);
  self->message = g_strdup (message);
}

void
live_test_wall_set_up (LiveTestWall *self, gconstpointer data)
{
  self->wall = LOOKOUT_WALL (lookout_wall_new ());
  g_signal_connect (self->wall, "message", G_CALLBACK (on_message), self);
  self->window = live_test_present (GTK_WIDGET (self->wall), 800, 600);
  gtk_test_widget_wait_for_draw (self->window);
  self->width = gtk_widget_get_width (GTK_WIDGET (self->wall));
  self->height = gtk_widget_get_height (GTK_WIDGET (self->wall));
}

void
live_test_wall_tear_down (LiveTestWall *self, gconstpointer data)
{
  GtkWidget *wall = GTK_WIDGET (self->wall);

  g_object_add_weak_pointer (G_OBJECT (wall), (gpointer *) &self->wall);
  gtk_window_destroy (GTK_WINDOW (self->window));
  app_test_settle ();
  g_assert_null (self->wall);
  g_free (self->message);
}

void
live_test_wall_settle (LiveTestWall *self)
{
  gtk_test_widget_wait_for_draw (self->window);
  app_test_settle ();
}

LookoutTile *
live_test_wall_get_tile (LiveTestWall *self, guint index)
{
  return lookout_wall_get_tile (self->wall, index);
}
