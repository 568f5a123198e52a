/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-options.h"

#include <glib/gi18n.h>
#include <string.h>

#include "live/lookout-layouts.h"
#include "media.h"

#define AFTER_MAX 86400.0

/**
 * lookout_options_add_to:
 * @self: where the values go; must live as long as @application
 * @application: the program, not yet running
 *
 * Makes the command line known. A key is only ever read from a file: an argument is seen by every user of
 * the machine.
 */
void
lookout_options_add_to (LookoutOptions *self, GApplication *application)
{
  g_autofree char *layouts = lookout_layouts_dup_names ("|");
  const GOptionEntry entries[] = {
    { "server", 0, 0, G_OPTION_ARG_STRING, &self->server,
      N_ ("Address of the platform, for this run only"), N_ ("URL") },
    { "product", 0, 0, G_OPTION_ARG_STRING, &self->product, N_ ("Product on that platform"),
      N_ ("ID") },
    { "api-key-file", 0, 0, G_OPTION_ARG_FILENAME, &self->api_key_file,
      N_ ("File that holds the key"), N_ ("FILE") },
    { "access-key-file", 0, 0, G_OPTION_ARG_FILENAME, &self->access_key_file,
      N_ ("File that holds the access key, for files and storage"), N_ ("FILE") },
    { "tls-ca", 0, 0, G_OPTION_ARG_FILENAME, &self->tls_ca,
      N_ ("File with the certificates to trust on that platform"), N_ ("FILE") },
    { "simulate", 0, 0, G_OPTION_ARG_NONE, &self->simulate, N_ ("Start with simulated cameras"),
      NULL },
    { "open", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->open, N_ ("Open a camera; can be repeated"),
      N_ ("DEVICE/CHANNEL") },
    { "layout", 0, 0, G_OPTION_ARG_STRING, &self->layout, N_ ("Number of tiles"),
      g_intern_string (layouts) },
    { "protocol", 0, 0, G_OPTION_ARG_STRING, &self->protocol,
      N_ ("Protocol to ask for first: flv, hls or rtmp"), N_ ("NAME") },
    { "fullscreen", 0, 0, G_OPTION_ARG_NONE, &self->fullscreen, N_ ("Show nothing but the tiles"),
      NULL },
    { "view", 0, 0, G_OPTION_ARG_STRING, &self->view, N_ ("Open a saved view"), N_ ("NAME") },
    { "kiosk", 0, 0, G_OPTION_ARG_NONE, &self->kiosk,
      N_ ("Show nothing but the tiles until Ctrl+Q is pressed"), NULL },
    { "screenshot", 0, 0, G_OPTION_ARG_FILENAME, &self->screenshot,
      N_ ("Write a picture of the window to a PNG file and quit"), N_ ("FILE") },
    { "after", 0, 0, G_OPTION_ARG_STRING, &self->after,
      N_ ("When to write it: after so many seconds, or when all tiles play, which is waited for a "
          "minute"),
      N_ ("SECONDS|playing") },
    { "new-window", 0, 0, G_OPTION_ARG_NONE, &self->new_window,
      N_ ("Open one more window, where Lookout runs already"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_ ("Print the version and quit"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->rest, NULL, NULL },
    { NULL },
  };

  g_application_set_option_context_summary (
      application, _ ("Watch and manage the cameras of a fleet on the OneNET video platform."));
  g_application_add_main_option_entries (application, entries);
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

static gboolean
check_rest (const LookoutOptions *self, GError **error)
{
  if (self->rest == NULL || self->rest[0] == NULL)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("“%s” belongs to no option."),
               self->rest[0]);
  return FALSE;
}

/* The account is checked as the form checks it; the option takes the place of the field. */
static gboolean
check_account_values (const LookoutOptions *self, GError **error)
{
  static const struct
  {
    const char *field;
    const char *option;
  } rows[] = { { "product-id", "--product" }, { "base-url", "--server" }, { "name", "--server" } };
  g_autoptr (FleetAccount) account = lookout_options_dup_account (self);
  g_autoptr (FleetWords) words = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;
  const char *option = NULL;

  if (fleet_account_validate (account, &local))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].field, fleet_error_get_field (local)) == 0)
      option = rows[i].option;
  words = fleet_words_for_error (local);
  text = fleet_words_dup_text (words);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s: %s", option, text);
  return FALSE;
}

static gboolean
check_account (const LookoutOptions *self, GError **error)
{
  if (self->simulate && self->server != NULL)
    return fail (error, _ ("--simulate brings its own server: leave out --server."));
  if (self->server == NULL)
    {
      if (self->product != NULL || self->api_key_file != NULL || self->access_key_file != NULL
          || self->tls_ca != NULL)
        return fail (
            error,
            _ ("--product, --api-key-file, --access-key-file and --tls-ca belong to --server, "
               "which is missing."));
      return TRUE;
    }
  if (self->product == NULL || self->api_key_file == NULL)
    return fail (error, _ ("--server also needs --product and --api-key-file."));
  return check_account_values (self, error);
}

/* More cameras than the largest layout has tiles. */
static gboolean
fail_open (guint n_cameras, GError **error)
{
  guint n_tiles = lookout_layouts_find_for (n_cameras)->n_tiles;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: what --open names, and how many tiles the largest layout has. */
               _ ("--open names %u cameras, and there is room for %u: leave some out."), n_cameras,
               n_tiles);
  return FALSE;
}

static gboolean
check_open (const LookoutOptions *self, GError **error)
{
  g_auto (GStrv) cameras = NULL;
  guint n_cameras;

  for (guint i = 0; self->open != NULL && self->open[i] != NULL; i++)
    {
      g_autofree char *device_id = NULL;
      guint channel_id;

      if (!lookout_options_split_channel (self->open[i], &device_id, &channel_id, error))
        return FALSE;
    }
  cameras = lookout_options_dup_cameras (self);
  n_cameras = g_strv_length (cameras);
  if (lookout_layouts_find_for (n_cameras)->n_tiles < n_cameras)
    return fail_open (n_cameras, error);
  return TRUE;
}

static gboolean
fail_layout (GError **error)
{
  g_autofree char *layouts = lookout_layouts_dup_names (", ");

  /* Translators: numbers of tiles, such as “1, 4, 9”. */
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("--layout can be one of %s."),
               layouts);
  return FALSE;
}

/* A camera that has no tile would not be opened. */
static gboolean
check_room (const LookoutOptions *self, GError **error)
{
  g_auto (GStrv) cameras = lookout_options_dup_cameras (self);
  guint n_cameras = g_strv_length (cameras);
  guint n_tiles = lookout_options_get_layout (self);

  if (n_tiles == 0)
    return fail_layout (error);
  if (n_tiles >= n_cameras)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("--layout %u has no room for the %u cameras that --open names: --layout %u has, "
                  "and is chosen where none is named."),
               n_tiles, n_cameras, lookout_layouts_find_for (n_cameras)->n_tiles);
  return FALSE;
}

static gboolean
check_wall (const LookoutOptions *self, GError **error)
{
  MediaProtocol protocol;

  if (self->view != NULL && (self->simulate || self->server != NULL))
    return fail (error, _ ("--view needs the saved accounts: leave out --simulate and --server."));
  if (self->view != NULL && (self->open != NULL || self->layout != NULL || self->protocol != NULL))
    return fail (error, _ ("--view says what is on the wall: leave out --open, --layout and "
                           "--protocol."));
  if (self->layout != NULL && !check_room (self, error))
    return FALSE;
  if (self->protocol != NULL && !media_protocol_find (self->protocol, &protocol))
    return fail (error, _ ("--protocol can be flv, hls or rtmp."));
  return TRUE;
}

static gboolean
check_screenshot (const LookoutOptions *self, GError **error)
{
  double seconds;
  g_autofree char *folder = self->screenshot != NULL ? g_path_get_dirname (self->screenshot) : NULL;

  if (self->after != NULL && self->screenshot == NULL)
    return fail (error, _ ("--after belongs to --screenshot, which is missing."));
  if (!lookout_options_get_after (self, &seconds))
    return fail (error, _ ("--after needs a number of seconds, or the word “playing”."));
  if (folder != NULL && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return fail (error, _ ("The folder that --screenshot names does not exist."));
  return TRUE;
}

/**
 * lookout_options_check:
 * @self: what was asked for
 * @error: where a sentence for the person goes, in `G_OPTION_ERROR`
 *
 * Returns: whether it can be done
 */
gboolean
lookout_options_check (const LookoutOptions *self, GError **error)
{
  return check_rest (self, error) && check_account (self, error) && check_open (self, error)
         && check_wall (self, error) && check_screenshot (self, error);
}

/**
 * lookout_options_is_empty:
 * @self: what was asked for
 *
 * Returns: whether nothing was asked for, but perhaps one more window; otherwise the run is one of its own, beside a program that is
 *   open already
 */
gboolean
lookout_options_is_empty (const LookoutOptions *self)
{
  const char *const texts[]
      = { self->server,   self->product,    self->api_key_file, self->access_key_file, self->tls_ca,
          self->protocol, self->screenshot, self->after,        self->layout,          self->view };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      return FALSE;
  return self->open == NULL && self->rest == NULL && !self->simulate && !self->fullscreen
         && !self->kiosk && !self->version;
}

/**
 * lookout_options_get_after:
 * @self: what was asked for
 * @seconds: (out): when the picture is taken, in seconds after the start; 0 for “when all tiles play”
 *
 * Returns: whether `--after` makes sense
 */
gboolean
lookout_options_get_after (const LookoutOptions *self, double *seconds)
{
  char *end = NULL;

  *seconds = 0;
  if (self->after == NULL || g_str_equal (self->after, "playing"))
    return TRUE;
  *seconds = g_ascii_strtod (self->after, &end);
  return end != self->after && *end == '\0' && *seconds > 0 && *seconds <= AFTER_MAX;
}

/**
 * lookout_options_get_layout:
 * @self: what was asked for
 *
 * Where no layout was asked for, cameras get the smallest one that holds them.
 *
 * Returns: the number of tiles, 0 where it is not said or cannot be had
 */
guint
lookout_options_get_layout (const LookoutOptions *self)
{
  guint64 n_tiles = 0;

  if (self->layout == NULL && self->open != NULL)
    {
      g_auto (GStrv) cameras = lookout_options_dup_cameras (self);

      return lookout_layouts_find_for (g_strv_length (cameras))->n_tiles;
    }
  if (self->layout == NULL
      || !g_ascii_string_to_unsigned (self->layout, 10, 1, G_MAXUINT, &n_tiles, NULL)
      || lookout_layouts_find ((guint) n_tiles) == NULL)
    return 0;
  return (guint) n_tiles;
}

/**
 * lookout_options_dup_cameras:
 * @self: what was asked for
 *
 * Returns: (transfer full): the cameras to open, as `DEVICE/CHANNEL`, each once, in the order they are named
 */
GStrv
lookout_options_dup_cameras (const LookoutOptions *self)
{
  g_autoptr (GStrvBuilder) cameras = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; self->open != NULL && self->open[i] != NULL; i++)
    {
      g_autofree char *device_id = NULL;
      guint channel_id;
      char *camera;

      if (!lookout_options_split_channel (self->open[i], &device_id, &channel_id, NULL))
        continue;
      camera = g_strdup_printf ("%s/%u", device_id, channel_id);
      if (!g_hash_table_contains (seen, camera))
        g_strv_builder_add (cameras, camera);
      g_hash_table_add (seen, camera);
    }
  return g_strv_builder_end (cameras);
}

/**
 * lookout_options_clear:
 * @self: what was asked for
 */
void
lookout_options_clear (LookoutOptions *self)
{
  g_clear_pointer (&self->server, g_free);
  g_clear_pointer (&self->product, g_free);
  g_clear_pointer (&self->api_key_file, g_free);
  g_clear_pointer (&self->access_key_file, g_free);
  g_clear_pointer (&self->tls_ca, g_free);
  g_clear_pointer (&self->open, g_strfreev);
  g_clear_pointer (&self->layout, g_free);
  g_clear_pointer (&self->view, g_free);
  g_clear_pointer (&self->rest, g_strfreev);
  g_clear_pointer (&self->protocol, g_free);
  g_clear_pointer (&self->screenshot, g_free);
  g_clear_pointer (&self->after, g_free);
}

/**
 * lookout_options_split_channel:
 * @text: `DEVICE/CHANNEL`
 * @device_id: (out): the device's number
 * @channel_id: (out): the channel's number, from 1
 * @error: where a sentence for the person goes
 *
 * Returns: whether @text is of that form
 */
gboolean
lookout_options_split_channel (const char *text,
                               char **device_id,
                               guint *channel_id,
                               GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 3);
  guint64 channel = 0;

  if (g_strv_length (parts) == 2
      && g_ascii_string_to_unsigned (parts[0], 10, 1, G_MAXINT64, NULL, NULL)
      && g_ascii_string_to_unsigned (parts[1], 10, 1, G_MAXINT32, &channel, NULL))
    {
      *device_id = g_strdup (parts[0]);
      *channel_id = (guint) channel;
      return TRUE;
    }
  g_set_error (
      error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
      _ ("--open needs the number of a device and of a channel, such as 1001/1, not “%s”."), text);
  return FALSE;
}

/**
 * lookout_options_dup_account:
 * @self: what was asked for, with a server and a product
 *
 * Returns: (transfer full): the account of this run, called by the server's name
 */
FleetAccount *
lookout_options_dup_account (const LookoutOptions *self)
{
  FleetAccount *account = fleet_account_new ();
  g_autoptr (GUri) uri = g_uri_parse (self->server, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  const char *known = host != NULL && *host != '\0' ? host : self->server;
  g_autofree char *name
      = g_utf8_substring (known, 0, MIN (g_utf8_strlen (known, -1), FLEET_ACCOUNT_MAX_NAME_CHARS));

  fleet_account_set_name (account, name);
  fleet_account_set_server (account, FLEET_SERVER_OWN);
  fleet_account_set_base_url (account, self->server);
  fleet_account_set_product_id (account, self->product);
  return account;
}
