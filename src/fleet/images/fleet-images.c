/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "images/fleet-images-private.h"

#include "accounts/fleet-account.h"
#include "fleet-error.h"
#include "images/fleet-image-cache.h"
#include "images/fleet-image-folder.h"
#include "images/fleet-thumbnailer.h"
#include "model/fleet-channel.h"
#include "model/fleet-session-private.h"
#include "poll/fleet-clock.h"

#define MAX_AT_ONCE 4
#define MAX_THUMBNAIL_AGE (G_GINT64_CONSTANT (30) * G_USEC_PER_SEC)

/* One picture that is being fetched, and everyone who waits for it. */
typedef struct
{
  FleetImages *images;
  FleetChannel *channel;
  char *name;
  GPtrArray *waiting; /* of GTask */
} Fetch;

struct _FleetImages
{
  GObject parent;

  FleetSession *session; /* not owned: it owns this */
  FleetImageCache *cache;
  FleetThumbnailer *thumbnailer;
  GHashTable *fetches; /* name → Fetch, under way or in the queue */
  GQueue queue;        /* of Fetch */
  guint at_once;
};

G_DEFINE_FINAL_TYPE (FleetImages, fleet_images, G_TYPE_OBJECT)

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_object_unref (fetch->channel);
  g_free (fetch->name);
  g_ptr_array_unref (fetch->waiting);
  g_free (fetch);
}

static void
fleet_images_finalize (GObject *object)
{
  FleetImages *self = FLEET_IMAGES (object);

  g_queue_clear (&self->queue);
  g_hash_table_unref (self->fetches);
  g_clear_object (&self->cache);
  g_clear_object (&self->thumbnailer);
  G_OBJECT_CLASS (fleet_images_parent_class)->finalize (object);
}

static void
fleet_images_class_init (FleetImagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fleet_images_finalize;
}

static void
fleet_images_init (FleetImages *self)
{
  self->fetches = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, fetch_free);
  g_queue_init (&self->queue);
}

/* With a folder for each account. */
static GFile *
create_root (void)
{
  return g_file_new_build_filename (g_get_user_cache_dir (), "lookout", "images", NULL);
}

/* An account for this run only leaves nothing on the disk. */
static GFile *
create_folder (FleetAccount *account)
{
  g_autoptr (GFile) root = create_root ();

  if (fleet_account_get_temporary (account))
    return NULL;
  return g_file_get_child (root, fleet_account_get_id (account));
}

FleetImages *
fleet_images_new (FleetSession *session)
{
  FleetImages *self = g_object_new (FLEET_TYPE_IMAGES, NULL);
  g_autoptr (GFile) folder = create_folder (fleet_session_get_account (session));

  self->session = session;
  self->cache = fleet_image_cache_new (fleet_session_get_clock (session), folder);
  self->thumbnailer
      = fleet_thumbnailer_new (fleet_session_get_client (session),
                               fleet_session_get_clock (session),
                               fleet_account_is_secure (fleet_session_get_account (session)));
  return self;
}

FleetImageCache *
fleet_images_get_cache (FleetImages *self)
{
  return self->cache;
}

static char *
dup_thumbnail_name (FleetChannel *channel)
{
  return g_strconcat ("thumbnail ", fleet_channel_get_key (channel), NULL);
}

static void
fetch_return (Fetch *fetch, GBytes *bytes, const GError *error)
{
  for (guint i = 0; i < fetch->waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (fetch->waiting, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_pointer (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
    }
}

void
fleet_images_detach (FleetImages *self)
{
  Fetch *fetch;

  self->session = NULL;
  while ((fetch = g_queue_pop_head (&self->queue)) != NULL)
    {
      g_autoptr (GError) error
          = g_error_new_literal (FLEET_ERROR, FLEET_ERROR_CLOSED, "The account is closed");

      fetch_return (fetch, NULL, error);
      g_hash_table_remove (self->fetches, fetch->name);
    }
}

/* Whether anybody still wants it: a pointer that passes over a list leaves many behind. */
static gboolean
fetch_is_wanted (Fetch *fetch)
{
  for (guint i = 0; i < fetch->waiting->len; i++)
    {
      GCancellable *cancellable = g_task_get_cancellable (g_ptr_array_index (fetch->waiting, i));

      if (cancellable == NULL || !g_cancellable_is_cancelled (cancellable))
        return TRUE;
    }
  return FALSE;
}

static void fleet_images_start (FleetImages *self);

static void
on_fetched (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fetch *fetch = user_data;
  g_autoptr (FleetImages) self = fetch->images;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = fleet_thumbnailer_fetch_finish (FLEET_THUMBNAILER (object), result, &error);

  if (bytes != NULL)
    fleet_image_cache_put (self->cache, fetch->name, bytes);
  fetch_return (fetch, bytes, error);
  g_hash_table_remove (self->fetches, fetch->name);
  self->at_once--;
  fleet_images_start (self);
}

static void
fleet_images_start_fetch (FleetImages *self, Fetch *fetch)
{
  self->at_once++;
  fetch->images = g_object_ref (self);
  fleet_thumbnailer_fetch_async (self->thumbnailer, fetch->channel,
                                 fleet_session_get_closing (self->session), on_fetched, fetch);
}

static void
fleet_images_start (FleetImages *self)
{
  while (self->session != NULL && self->at_once < MAX_AT_ONCE)
    {
      Fetch *fetch = g_queue_pop_head (&self->queue);
      g_autoptr (GError) cancelled = NULL;

      if (fetch == NULL)
        return;
      if (fetch_is_wanted (fetch))
        {
          fleet_images_start_fetch (self, fetch);
          continue;
        }
      cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody waits for it");
      fetch_return (fetch, NULL, cancelled);
      g_hash_table_remove (self->fetches, fetch->name);
    }
}

/**
 * fleet_images_peek_thumbnail:
 * @self: images
 * @channel: a channel
 *
 * Gets the last thumbnail of a channel that is in memory, however old, to be shown until a new one
 * has come.
 *
 * Returns: (nullable) (transfer full): a JPEG or PNG picture
 */
GBytes *
fleet_images_peek_thumbnail (FleetImages *self, FleetChannel *channel)
{
  g_autofree char *name = NULL;
  GBytes *bytes;

  g_return_val_if_fail (FLEET_IS_IMAGES (self), NULL);
  g_return_val_if_fail (FLEET_IS_CHANNEL (channel), NULL);

  name = dup_thumbnail_name (channel);
  bytes = fleet_image_cache_peek (self->cache, name, 0);
  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

static void
on_cache_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetImages *self = g_task_get_source_object (task);
  FleetChannel *channel = g_task_get_task_data (task);
  g_autofree char *name = dup_thumbnail_name (channel);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = fleet_image_cache_load_finish (FLEET_IMAGE_CACHE (object), result, &error);
  Fetch *fetch;

  if (bytes != NULL)
    {
      g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
      return;
    }
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (self->session == NULL)
    {
      g_task_return_new_error (task, FLEET_ERROR, FLEET_ERROR_CLOSED, "The account is closed");
      return;
    }

  fetch = g_hash_table_lookup (self->fetches, name);
  if (fetch == NULL)
    {
      fetch = g_new0 (Fetch, 1);
      fetch->channel = g_object_ref (channel);
      fetch->name = g_steal_pointer (&name);
      fetch->waiting = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->fetches, fetch->name, fetch);
      g_queue_push_tail (&self->queue, fetch);
    }
  g_ptr_array_add (fetch->waiting, g_steal_pointer (&task));
  fleet_images_start (self);
}

/**
 * fleet_images_get_thumbnail_async:
 * @self: images
 * @channel: a channel
 * @cancellable: (nullable): to stop waiting
 * @callback: called when the picture is there
 * @user_data: its data
 *
 * Gets a thumbnail of what a channel shows now (4.3), or a copy that is at most 30 seconds old. Who
 * asks for the same at the same time gets the same answer, and only a few are asked for at once.
 */
void
fleet_images_get_thumbnail_async (FleetImages *self,
                                  FleetChannel *channel,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (FLEET_IS_IMAGES (self));
  g_return_if_fail (FLEET_IS_CHANNEL (channel));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, fleet_images_get_thumbnail_async);
  g_task_set_task_data (task, g_object_ref (channel), g_object_unref);
  name = dup_thumbnail_name (channel);
  fleet_image_cache_load_async (self->cache, name, MAX_THUMBNAIL_AGE, cancellable, on_cache_loaded,
                                g_object_ref (task));
}

/**
 * fleet_images_get_thumbnail_finish:
 * @self: images
 * @result: what the callback got
 * @error: return location for an error, or %NULL
 *
 * Ends getting a thumbnail. A camera that is offline has none, which is an ONV_ERROR.
 *
 * Returns: (transfer full): a JPEG or PNG picture
 */
GBytes *
fleet_images_get_thumbnail_finish (FleetImages *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * fleet_images_clear:
 * @self: images
 *
 * Forgets all pictures of the account, in memory and on disk.
 */
void
fleet_images_clear (FleetImages *self)
{
  g_return_if_fail (FLEET_IS_IMAGES (self));

  fleet_image_cache_clear (self->cache);
}

/**
 * fleet_images_set_kept:
 * @kept: whether pictures are kept on disk, as they are at first
 *
 * Says so for all accounts, those too that are open. In memory they are kept in any case.
 */
void
fleet_images_set_kept (gboolean kept)
{
  fleet_image_folder_set_kept (kept);
}

static void
forget_in_thread (GTask *task, gpointer source, gpointer root, GCancellable *cancellable)
{
  fleet_image_folder_clear_all (root);
  g_task_return_boolean (task, TRUE);
}

/**
 * fleet_images_forget_async:
 * @callback: (nullable): called when it is done
 * @user_data: its data
 *
 * Deletes what is kept on disk of all accounts.
 */
void
fleet_images_forget_async (GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, fleet_images_forget_async);
  g_task_set_task_data (task, create_root (), g_object_unref);
  g_task_run_in_thread (task, forget_in_thread);
}
