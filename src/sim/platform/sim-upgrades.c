/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform/sim-upgrades.h"

#include "platform/sim-audience.h"
#include "platform/sim-cameras.h"
#include "platform/sim-clock.h"
#include "platform/sim-version.h"
#include "rtmp/sim-rtmp.h"

#include <libsoup/soup.h>

#define CHUNK (64 * 1024)
#define MAX_PACKAGE (256 * 1024 * 1024)
#define DOWNLOAD_SECONDS 30

/* How long a device is away when it starts again. */
#define RESTART_MS 4000

struct _SimUpgrades
{
  SimPlatform *platform;
  GPtrArray *upgrades; /* of Upgrade */
};

typedef struct
{
  SimUpgrades *upgrades; /* %NULL once nobody waits for it */
  SimDevice *device;
  char *version;
  char *md5;
  SoupSession *session;
  GCancellable *cancellable;
  GInputStream *stream;
  GChecksum *checksum;
  gsize length;
  guint8 magic[2];
  guint restart_id;
} Upgrade;

static void
upgrade_clear (gpointer data)
{
  Upgrade *self = data;

  g_clear_handle_id (&self->restart_id, g_source_remove);
  g_free (self->version);
  g_free (self->md5);
  g_clear_object (&self->stream);
  g_object_unref (self->session);
  g_object_unref (self->cancellable);
  g_checksum_free (self->checksum);
}

static void
upgrade_unref (gpointer upgrade)
{
  g_rc_box_release_full (upgrade, upgrade_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Upgrade, upgrade_unref)

SimUpgrades *
sim_upgrades_new (SimPlatform *platform)
{
  SimUpgrades *self = g_new0 (SimUpgrades, 1);

  self->platform = platform;
  self->upgrades = g_ptr_array_new_with_free_func (upgrade_unref);
  return self;
}

/**
 * sim_upgrades_free:
 * @self: upgrades
 *
 * Ends every download.
 */
void
sim_upgrades_free (SimUpgrades *self)
{
  for (guint i = 0; i < self->upgrades->len; i++)
    {
      Upgrade *upgrade = self->upgrades->pdata[i];

      upgrade->upgrades = NULL;
      g_clear_handle_id (&upgrade->restart_id, g_source_remove);
      g_cancellable_cancel (upgrade->cancellable);
    }
  g_ptr_array_unref (self->upgrades);
  g_free (self);
}

/* Whatever becomes of it, nobody is told. */
static void
end (Upgrade *upgrade)
{
  if (upgrade->upgrades != NULL)
    g_ptr_array_remove (upgrade->upgrades->upgrades, upgrade);
}

static gboolean
on_restarted (gpointer data)
{
  Upgrade *upgrade = data;
  SimPlatform *platform = upgrade->upgrades->platform;

  upgrade->restart_id = 0;
  upgrade->device->restarting = FALSE;
  upgrade->device->last_login = sim_clock_now ();
  sim_version_set (platform->store, upgrade->version);
  if (platform->rtmp != NULL)
    sim_rtmp_set_paused (platform->rtmp, upgrade->device->id, FALSE);
  end (upgrade);
  return G_SOURCE_REMOVE;
}

static void
restart (Upgrade *upgrade)
{
  SimPlatform *platform = upgrade->upgrades->platform;

  upgrade->device->restarting = TRUE;
  if (platform->rtmp != NULL)
    sim_rtmp_set_paused (platform->rtmp, upgrade->device->id, TRUE);
  sim_audience_stop (platform->audience, upgrade->device->id, 0);
  sim_cameras_interrupt (platform->cameras, upgrade->device->id);
  upgrade->restart_id = g_timeout_add (RESTART_MS, on_restarted, upgrade);
}

/* A .tar.gz, whole, and what the command said. */
static gboolean
is_good (Upgrade *upgrade)
{
  return upgrade->length > 2 && upgrade->magic[0] == 0x1f && upgrade->magic[1] == 0x8b
         && g_ascii_strcasecmp (g_checksum_get_string (upgrade->checksum), upgrade->md5) == 0;
}

static void
note (Upgrade *upgrade, GBytes *chunk)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (chunk, &length);

  for (gsize i = 0; i < length && upgrade->length + i < sizeof upgrade->magic; i++)
    upgrade->magic[upgrade->length + i] = bytes[i];
  upgrade->length += length;
  g_checksum_update (upgrade->checksum, bytes, (gssize) length);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Upgrade) upgrade = data;
  g_autoptr (GBytes) chunk
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);

  if (upgrade->upgrades == NULL)
    return;
  if (chunk != NULL && g_bytes_get_size (chunk) > 0
      && upgrade->length + g_bytes_get_size (chunk) <= MAX_PACKAGE)
    {
      note (upgrade, chunk);
      g_input_stream_read_bytes_async (upgrade->stream, CHUNK, G_PRIORITY_DEFAULT,
                                       upgrade->cancellable, on_read, g_rc_box_acquire (upgrade));
    }
  else if (chunk != NULL && g_bytes_get_size (chunk) == 0 && is_good (upgrade))
    restart (upgrade);
  else
    end (upgrade);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Upgrade) upgrade = data;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  gboolean good = SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (message));

  upgrade->stream = soup_session_send_finish (SOUP_SESSION (source), result, NULL);
  if (upgrade->upgrades == NULL)
    return;
  if (upgrade->stream == NULL || !good)
    end (upgrade);
  else
    g_input_stream_read_bytes_async (upgrade->stream, CHUNK, G_PRIORITY_DEFAULT,
                                     upgrade->cancellable, on_read, g_rc_box_acquire (upgrade));
}

static gboolean
is_busy (SimUpgrades *self, const SimDevice *device)
{
  for (guint i = 0; i < self->upgrades->len; i++)
    if (((Upgrade *) self->upgrades->pdata[i])->device == device)
      return TRUE;
  return FALSE;
}

/* Only what libsoup can load: it complains of the rest. */
static SoupMessage *
make_message (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || *host == '\0'
      || (!g_str_equal (g_uri_get_scheme (uri), "http")
          && !g_str_equal (g_uri_get_scheme (uri), "https")))
    return NULL;
  return soup_message_new_from_uri (SOUP_METHOD_GET, uri);
}

/**
 * sim_upgrades_begin:
 * @self: upgrades
 * @device: a device that is online
 * @url: where the package is
 * @version: what it is
 * @md5: its sum, 32 hexadecimal digits
 *
 * Loads the package; if it is what it should be, the device starts again with it: its streams end, and it
 * is offline for some seconds. If not, nothing happens.
 */
void
sim_upgrades_begin (SimUpgrades *self,
                    SimDevice *device,
                    const char *url,
                    const char *version,
                    const char *md5)
{
  g_autoptr (SoupMessage) message = make_message (url);
  Upgrade *upgrade;

  if (message == NULL || is_busy (self, device))
    return;
  upgrade = g_rc_box_new0 (Upgrade);
  upgrade->upgrades = self;
  upgrade->device = device;
  upgrade->version = g_strdup (version);
  upgrade->md5 = g_strdup (md5);
  upgrade->session = soup_session_new ();
  soup_session_set_timeout (upgrade->session, DOWNLOAD_SECONDS);
  upgrade->cancellable = g_cancellable_new ();
  upgrade->checksum = g_checksum_new (G_CHECKSUM_MD5);
  g_ptr_array_add (self->upgrades, upgrade);
  soup_session_send_async (upgrade->session, message, G_PRIORITY_DEFAULT, upgrade->cancellable,
                           on_answer, g_rc_box_acquire (upgrade));
}
