/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-wall-figures.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "live/lookout-live-words.h"

/* For how long a tile must be live before it is said to play. */
#define STEADY_US (2 * G_USEC_PER_SEC)

static gboolean
is_steady (LookoutPlay *play)
{
  gint64 since = lookout_play_get_live_since (play);

  return since != 0 && g_get_monotonic_time () - since >= STEADY_US;
}

static void
count (LookoutWall *self, guint *n_open, guint *n_steady)
{
  *n_open = *n_steady = 0;
  for (guint i = 0; i < lookout_wall_get_n_tiles (self); i++)
    {
      LookoutPlay *play = lookout_wall_get_play (self, i);

      *n_open += play != NULL;
      *n_steady += play != NULL && is_steady (play);
    }
}

/**
 * lookout_wall_count_playing:
 * @self: the wall
 *
 * Returns: how many tiles have been live for two seconds or longer
 */
guint
lookout_wall_count_playing (LookoutWall *self)
{
  guint n_open, n_steady;

  g_return_val_if_fail (LOOKOUT_IS_WALL (self), 0);

  count (self, &n_open, &n_steady);
  return n_steady;
}

/**
 * lookout_wall_is_playing:
 * @self: the wall
 * @n_wanted: how many cameras should be open at least
 *
 * Returns: whether at least one camera, and @n_wanted, are open, and all of them have been live for two seconds
 */
gboolean
lookout_wall_is_playing (LookoutWall *self, guint n_wanted)
{
  guint n_open, n_steady;

  g_return_val_if_fail (LOOKOUT_IS_WALL (self), FALSE);

  count (self, &n_open, &n_steady);
  return n_open > 0 && n_steady == n_open && n_open >= n_wanted;
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_tile (JsonBuilder *builder, LookoutPlay *play)
{
  LookoutTileStatus status;

  lookout_play_read_status (play, &status);
  json_builder_begin_object (builder);
  add_string (builder, "name", lookout_play_get_name (play));
  add_string (builder, "state", media_state_get_name (status.state));
  add_string (builder, "protocol", media_protocol_get_name (status.protocol));
  add_int (builder, "first_picture_ms", status.first_picture_ms);
  json_builder_set_member_name (builder, "fps");
  json_builder_add_double_value (builder, (double) (gint64) (status.fps * 10 + 0.5) / 10);
  add_int (builder, "width", status.width);
  add_int (builder, "height", status.height);
  add_int (builder, "dropped", (gint64) status.dropped);
  add_int (builder, "delay_ms", status.delay_ms);
  if (status.error != NULL)
    add_string (builder, "error", status.error->message);
  json_builder_end_object (builder);
}

/**
 * lookout_wall_dup_figures:
 * @self: the wall
 *
 * Tells how the tiles stand, for scripts: `{"tiles":[{"name","state","protocol","first_picture_ms","fps","width",
 * "height","dropped","delay_ms"}],"playing":N}`, with only those tiles that show a camera, in reading order. A tile
 * that does not play also has "error".
 *
 * Returns: (transfer full): one line of JSON
 */
char *
lookout_wall_dup_figures (LookoutWall *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (LOOKOUT_IS_WALL (self), NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "tiles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lookout_wall_get_n_tiles (self); i++)
    {
      LookoutPlay *play = lookout_wall_get_play (self, i);

      if (play != NULL)
        add_tile (builder, play);
    }
  json_builder_end_array (builder);
  add_int (builder, "playing", lookout_wall_count_playing (self));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* As it was asked for on the command line, where it was. */
static const char *
get_key (LookoutPlay *play)
{
  FleetChannel *channel = lookout_play_get_channel (play);

  return channel != NULL ? fleet_channel_get_key (channel) : lookout_play_get_name (play);
}

static char *
dup_complaint (LookoutPlay *play)
{
  g_autoptr (FleetWords) words = NULL;
  g_autofree char *text = NULL;
  LookoutTileStatus status;

  lookout_play_read_status (play, &status);
  if (status.error != NULL)
    {
      words = lookout_live_words_for_error (status.error);
      text = fleet_words_dup_text (words);
    }
  /* Translators: a camera, and why it does not play. */
  return g_strdup_printf (C_ ("complaint", "%s: %s"), get_key (play),
                          text != NULL
                              ? text
                              : lookout_mood_get_name (lookout_tile_status_get_mood (&status)));
}

/**
 * lookout_wall_dup_complaints:
 * @self: the wall
 *
 * Tells what does not play, for a person at a terminal.
 *
 * Returns: (transfer full): a line for each camera that is open and not live, translated; empty if all are
 */
char *
lookout_wall_dup_complaints (LookoutWall *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (LOOKOUT_IS_WALL (self), NULL);

  for (guint i = 0; i < lookout_wall_get_n_tiles (self); i++)
    {
      LookoutPlay *play = lookout_wall_get_play (self, i);

      if (play != NULL && !lookout_mood_is_playing (lookout_play_get_mood (play)))
        g_ptr_array_add (lines, dup_complaint (play));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
report_play (GString *text, LookoutPlay *play)
{
  LookoutTileStatus status;

  lookout_play_read_status (play, &status);
  g_string_append_printf (text,
                          "%s over %s, %ux%u, %s, %.1f pictures/s, %" G_GUINT64_FORMAT
                          " bit/s, first picture after %u ms, delay %u ms (%s), %" G_GUINT64_FORMAT
                          " left out",
                          media_state_get_name (status.state),
                          media_protocol_get_name (status.protocol), status.width, status.height,
                          status.codec != NULL ? status.codec : "no codec", status.fps,
                          status.bitrate, status.first_picture_ms, status.delay_ms,
                          media_pace_get_row (status.pace)->name, status.dropped);
  if (status.error != NULL)
    g_string_append_printf (text, "; %s %d: %s", g_quark_to_string (status.error->domain),
                            status.error->code, status.error->message);
}

/**
 * lookout_wall_dup_report:
 * @self: the wall
 *
 * Tells how the tiles stand, by their numbers, for somebody who looks for a fault.
 *
 * Returns: (transfer full): a line for each tile, plain text, not translated
 */
char *
lookout_wall_dup_report (LookoutWall *self)
{
  GString *text;

  g_return_val_if_fail (LOOKOUT_IS_WALL (self), NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < lookout_wall_get_n_tiles (self); i++)
    {
      LookoutPlay *play = lookout_wall_get_play (self, i);

      g_string_append_printf (text, "Tile %u: ", i + 1);
      if (play != NULL)
        report_play (text, play);
      else if (lookout_tile_is_empty (lookout_wall_get_tile (self, i)))
        g_string_append (text, "empty");
      else
        g_string_append (text, "hotspot, as another tile");
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
