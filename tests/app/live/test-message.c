/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the middle of a tile, as it goes from one state to the next. */
#include "config.h"

#include <adwaita.h>

#include "app-test.h"
#include "client/onv-error.h"
#include "live/lookout-tile-message.h"

static GtkWidget *
find_button (GtkWidget *message)
{
  GtkWidget *child = gtk_widget_get_first_child (message);

  while (child != NULL && !GTK_IS_BUTTON (child))
    child = gtk_widget_get_next_sibling (child);
  g_assert_nonnull (child);
  return child;
}

static void
show (LookoutTileMessage *message, MediaState state, GError *error)
{
  lookout_tile_message_show_status (message, &(LookoutTileStatus){ .state = state, .error = error },
                                    FALSE);
}

/* A person who presses the button hits it, although another attempt begins in that moment. */
static void
test_button_stays (void)
{
  g_autoptr (GError) error = g_error_new_literal (ONV_ERROR, ONV_ERROR_OTHER_CERTIFICATE, "test");
  g_autoptr (GtkWidget) message
      = g_object_ref_sink (g_object_new (LOOKOUT_TYPE_TILE_MESSAGE, NULL));
  LookoutTileMessage *self = LOOKOUT_TILE_MESSAGE (message);
  GtkWidget *button = find_button (message);

  show (self, MEDIA_STATE_CONNECTING, NULL);
  g_assert_false (gtk_widget_get_visible (button));
  show (self, MEDIA_STATE_WAITING, error);
  g_assert_true (gtk_widget_get_visible (button));
  show (self, MEDIA_STATE_CONNECTING, NULL);
  g_assert_true (gtk_widget_get_visible (message));
  g_assert_true (gtk_widget_get_visible (button));
  show (self, MEDIA_STATE_LIVE, NULL);
  g_assert_false (gtk_widget_get_visible (message));
  show (self, MEDIA_STATE_CONNECTING, NULL);
  g_assert_false (gtk_widget_get_visible (button));
}

static gboolean
says (LookoutTileMessage *message, const char *text)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (message));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && strstr (gtk_label_get_label (GTK_LABEL (child)), text) != NULL)
      return TRUE;
  return FALSE;
}

/* Of a camera that is offline, as the platform says it, which may say it anew. */
static void
test_last_login (void)
{
  g_autoptr (GError) error = g_error_new_literal (ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE, "test");
  g_autoptr (GtkWidget) message
      = g_object_ref_sink (g_object_new (LOOKOUT_TYPE_TILE_MESSAGE, NULL));
  LookoutTileMessage *self = LOOKOUT_TILE_MESSAGE (message);
  LookoutTileStatus status = { .state = MEDIA_STATE_WAITING, .error = error };

  lookout_tile_message_show_status (self, &status, FALSE);
  g_assert_false (says (self, "Came online last"));
  status.last_login = "07/01/26, 14:05";
  lookout_tile_message_show_status (self, &status, FALSE);
  g_assert_true (says (self, "Came online last: 07/01/26, 14:05"));
  status.last_login = "07/02/26, 14:05";
  lookout_tile_message_show_status (self, &status, FALSE);
  g_assert_true (says (self, "Came online last: 07/02/26, 14:05"));
  lookout_tile_message_show_status (self, &(LookoutTileStatus){ .state = MEDIA_STATE_LIVE }, FALSE);
  g_assert_false (says (self, "Came online last"));
}

/* What one camera said is not said of the next. */
static void
test_empty_forgets (void)
{
  g_autoptr (GError) error = g_error_new_literal (ONV_ERROR, ONV_ERROR_OTHER_CERTIFICATE, "test");
  g_autoptr (GtkWidget) message
      = g_object_ref_sink (g_object_new (LOOKOUT_TYPE_TILE_MESSAGE, NULL));
  LookoutTileMessage *self = LOOKOUT_TILE_MESSAGE (message);

  show (self, MEDIA_STATE_WAITING, error);
  lookout_tile_message_show_empty (self, "Empty");
  g_assert_false (gtk_widget_get_visible (find_button (message)));
  show (self, MEDIA_STATE_CONNECTING, NULL);
  g_assert_false (gtk_widget_get_visible (find_button (message)));
}

static void
show_capped (LookoutTileMessage *message)
{
  const LookoutTileStatus capped = { .state = MEDIA_STATE_IDLE, .capped = TRUE };

  lookout_tile_message_show_status (message, &capped, TRUE);
}

/* It is said over the small picture, with a button, whatever was said before, and goes with it. */
static void
test_capped (void)
{
  g_autoptr (GError) error = g_error_new_literal (ONV_ERROR, ONV_ERROR_OTHER_CERTIFICATE, "test");
  g_autoptr (GtkWidget) message
      = g_object_ref_sink (g_object_new (LOOKOUT_TYPE_TILE_MESSAGE, NULL));
  LookoutTileMessage *self = LOOKOUT_TILE_MESSAGE (message);
  GtkButton *button = GTK_BUTTON (find_button (message));

  show (self, MEDIA_STATE_WAITING, error);
  show_capped (self);
  show_capped (self);
  g_assert_true (gtk_widget_get_visible (message));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (button)));
  g_assert_cmpstr (gtk_button_get_label (button), ==, "Play Anyway");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==,
                   "tile.play-anyway");
  show (self, MEDIA_STATE_CONNECTING, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (button)));
  show (self, MEDIA_STATE_WAITING, error);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), !=,
                   "tile.play-anyway");
  show_capped (self);
  lookout_tile_message_show_empty (self, "Empty");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (button)));
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/app/live/message/button-stays", test_button_stays);
  g_test_add_func ("/app/live/message/empty-forgets", test_empty_forgets);
  g_test_add_func ("/app/live/message/last-login", test_last_login);
  g_test_add_func ("/app/live/message/capped", test_capped);
  return g_test_run ();
}
