/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Snapshots, and what a person is told of them. */

#include "live/lookout-snapshot-toast.h"

#include <glib/gi18n.h>

#include "fleet.h"
#include "live/lookout-live-words.h"
#include "live/lookout-snapshot-all.h"
#include "live/lookout-snapshot.h"

static void
tell_error (LookoutContext *context, const GError *error)
{
  g_autoptr (FleetWords) words = NULL;
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error->domain == G_IO_ERROR)
    {
      lookout_context_toast (context, error->message);
      return;
    }
  words = lookout_live_words_for_error (error);
  text = fleet_words_dup_text (words);
  lookout_context_toast (context, text);
}

static void
tell (LookoutContext *context, const char *title, const char *path)
{
  g_autofree char *action
      = g_action_print_detailed_name ("win.open-picture", g_variant_new_string (path));

  lookout_context_toast_with_button (context, title, _ ("_Open"), action);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = lookout_snapshot_take_finish (result, &error);
  g_autofree char *title = NULL;

  if (path == NULL)
    {
      tell_error (context, error);
      return;
    }
  title = g_strdup_printf (_ ("Picture of “%s” saved"),
                           lookout_play_get_name (LOOKOUT_PLAY (source)));
  tell (context, title, path);
}

/**
 * lookout_snapshot_take_and_tell:
 * @context: what is open in the window
 * @play: what is played
 *
 * Saves a picture, and says so, or why not.
 */
void
lookout_snapshot_take_and_tell (LookoutContext *context, LookoutPlay *play)
{
  lookout_snapshot_take_async (play, NULL, on_saved, g_object_ref (context));
}

static char *
dup_title (guint n_saved, guint n_failed)
{
  g_autofree char *saved
      = g_strdup_printf (ngettext ("%u picture saved", "%u pictures saved", n_saved), n_saved);
  g_autofree char *failed
      = g_strdup_printf (ngettext ("%u camera gave none", "%u cameras gave none", n_failed),
                         n_failed);

  if (n_failed == 0)
    return g_steal_pointer (&saved);
  /* Translators: how many pictures were saved, and how many cameras gave none. */
  return g_strdup_printf (C_ ("snapshots", "%s, %s"), saved, failed);
}

static void
on_all_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutContext) context = user_data;
  g_autoptr (GError) error = NULL;
  guint n_failed;
  guint n_saved = lookout_snapshot_take_all_finish (result, &n_failed, &error);
  g_autofree char *folder = lookout_snapshot_dup_folder ();
  g_autofree char *title = NULL;

  if (error != NULL)
    {
      tell_error (context, error);
      return;
    }
  title = dup_title (n_saved, n_failed);
  tell (context, title, folder);
}

/**
 * lookout_snapshot_take_all_and_tell:
 * @context: what is open in the window
 * @wall: its wall
 *
 * Saves a picture of every camera that is live, and says once how many; the button opens their folder.
 */
void
lookout_snapshot_take_all_and_tell (LookoutContext *context, LookoutWall *wall)
{
  lookout_snapshot_take_all_async (wall, NULL, on_all_saved, g_object_ref (context));
}
