/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "images/fleet-image-cache.h"

#include "images/fleet-image-folder.h"
#include "poll/fleet-clock.h"

#define MEMORY_CAP (32u * 1024 * 1024)
#define DISK_CAP (G_GUINT64_CONSTANT (128) * 1024 * 1024)
#define WRITES_BETWEEN_TRIMS 64

typedef struct
{
  char *name;
  GBytes *bytes;
  gint64 made_at; /* real time, µs */
  GList link;     /* in the order of use */
} Image;

struct _FleetImageCache
{
  GObject parent;

  FleetClock *clock;
  GFile *folder; /* (nullable) */
  gsize memory_cap;
  guint64 disk_cap;

  GHashTable *images; /* name → Image */
  GQueue used;        /* of Image; the head was used last */
  gsize memory_used;
  guint writes;
};

G_DEFINE_FINAL_TYPE (FleetImageCache, fleet_image_cache, G_TYPE_OBJECT)

static void
image_free (gpointer data)
{
  Image *image = data;

  g_free (image->name);
  g_bytes_unref (image->bytes);
  g_free (image);
}

static void
fleet_image_cache_finalize (GObject *object)
{
  FleetImageCache *self = FLEET_IMAGE_CACHE (object);

  g_hash_table_unref (self->images);
  g_clear_object (&self->clock);
  g_clear_object (&self->folder);
  G_OBJECT_CLASS (fleet_image_cache_parent_class)->finalize (object);
}

static void
fleet_image_cache_class_init (FleetImageCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fleet_image_cache_finalize;
}

static void
fleet_image_cache_init (FleetImageCache *self)
{
  self->memory_cap = MEMORY_CAP;
  self->disk_cap = DISK_CAP;
  self->images = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, image_free);
  g_queue_init (&self->used);
}

/* Without a folder nothing is written. */
FleetImageCache *
fleet_image_cache_new (FleetClock *clock, GFile *folder)
{
  FleetImageCache *self = g_object_new (FLEET_TYPE_IMAGE_CACHE, NULL);

  self->clock = g_object_ref (clock);
  g_set_object (&self->folder, folder);
  return self;
}

static void
fleet_image_cache_drop (FleetImageCache *self, Image *image)
{
  g_queue_unlink (&self->used, &image->link);
  self->memory_used -= g_bytes_get_size (image->bytes);
  g_hash_table_remove (self->images, image->name);
}

static void
fleet_image_cache_trim (FleetImageCache *self)
{
  while (self->memory_used > self->memory_cap && self->used.tail != NULL)
    fleet_image_cache_drop (self, self->used.tail->data);
}

void
fleet_image_cache_set_caps (FleetImageCache *self, gsize memory_bytes, guint64 disk_bytes)
{
  self->memory_cap = memory_bytes;
  self->disk_cap = disk_bytes;
  fleet_image_cache_trim (self);
}

gsize
fleet_image_cache_get_memory_used (FleetImageCache *self)
{
  return self->memory_used;
}

static gboolean
fleet_image_cache_is_fresh (FleetImageCache *self, const Image *image, gint64 max_age)
{
  return max_age == 0 || fleet_clock_get_real (self->clock) - image->made_at <= max_age;
}

GBytes *
fleet_image_cache_peek (FleetImageCache *self, const char *name, gint64 max_age)
{
  Image *image = g_hash_table_lookup (self->images, name);

  if (image == NULL || !fleet_image_cache_is_fresh (self, image, max_age))
    return NULL;
  g_queue_unlink (&self->used, &image->link);
  g_queue_push_head_link (&self->used, &image->link);
  return image->bytes;
}

static void
fleet_image_cache_keep (FleetImageCache *self, const char *name, GBytes *bytes)
{
  Image *old = g_hash_table_lookup (self->images, name);
  Image *image;

  if (old != NULL)
    fleet_image_cache_drop (self, old);
  image = g_new0 (Image, 1);
  image->name = g_strdup (name);
  image->bytes = g_bytes_ref (bytes);
  image->made_at = fleet_clock_get_real (self->clock);
  image->link.data = image;
  g_hash_table_insert (self->images, image->name, image);
  g_queue_push_head_link (&self->used, &image->link);
  self->memory_used += g_bytes_get_size (bytes);
  fleet_image_cache_trim (self);
}

/* What happens on disk, in a thread. */
typedef struct
{
  GFile *folder;
  char *name;
  char *file_name;
  GBytes *bytes; /* to be written */
  guint64 trim;  /* to this many bytes, or 0 */
  gint64 now;
  gint64 max_age;
} DiskWork;

static void
disk_work_free (DiskWork *work)
{
  g_object_unref (work->folder);
  g_free (work->name);
  g_free (work->file_name);
  g_clear_pointer (&work->bytes, g_bytes_unref);
  g_free (work);
}

static DiskWork *
disk_work_new (FleetImageCache *self, const char *name)
{
  DiskWork *work = g_new0 (DiskWork, 1);

  work->folder = g_object_ref (self->folder);
  work->name = g_strdup (name);
  work->file_name = fleet_image_folder_dup_file_name (name);
  work->now = g_get_real_time ();
  return work;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  DiskWork *work = task_data;
  g_autoptr (GError) error = NULL;

  /* A disk that is full costs a second download, no more. */
  if (!fleet_image_folder_write (work->folder, work->file_name, work->bytes, &error))
    g_info ("A picture is not kept on disk: %s", error->message);
  if (work->trim > 0)
    fleet_image_folder_trim (work->folder, work->trim);
  g_task_return_boolean (task, TRUE);
}

void
fleet_image_cache_put (FleetImageCache *self, const char *name, GBytes *bytes)
{
  g_autoptr (GTask) task = NULL;
  DiskWork *work;

  fleet_image_cache_keep (self, name, bytes);
  if (self->folder == NULL)
    return;

  work = disk_work_new (self, name);
  work->bytes = g_bytes_ref (bytes);
  if (self->writes++ % WRITES_BETWEEN_TRIMS == 0)
    work->trim = self->disk_cap;
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, fleet_image_cache_put);
  g_task_set_task_data (task, work, (GDestroyNotify) disk_work_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
clear_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  fleet_image_folder_trim (task_data, 0);
  g_task_return_boolean (task, TRUE);
}

/* Forgets everything, in memory and on disk. */
void
fleet_image_cache_clear (FleetImageCache *self)
{
  g_autoptr (GTask) task = NULL;

  while (self->used.tail != NULL)
    fleet_image_cache_drop (self, self->used.tail->data);
  if (self->folder == NULL)
    return;
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, fleet_image_cache_clear);
  g_task_set_task_data (task, g_object_ref (self->folder), g_object_unref);
  g_task_run_in_thread (task, clear_in_thread);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  DiskWork *work = task_data;

  g_task_return_pointer (task,
                         fleet_image_folder_read (work->folder, work->file_name, work->now,
                                                  work->max_age, cancellable),
                         (GDestroyNotify) g_bytes_unref);
}

void
fleet_image_cache_load_async (FleetImageCache *self,
                              const char *name,
                              gint64 max_age,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GBytes *bytes = fleet_image_cache_peek (self, name, max_age);
  DiskWork *work;

  g_task_set_source_tag (task, fleet_image_cache_load_async);
  if (bytes != NULL || self->folder == NULL)
    {
      g_task_return_pointer (task, bytes != NULL ? g_bytes_ref (bytes) : NULL,
                             (GDestroyNotify) g_bytes_unref);
      return;
    }
  work = disk_work_new (self, name);
  work->max_age = max_age;
  g_task_set_task_data (task, work, (GDestroyNotify) disk_work_free);
  g_task_run_in_thread (task, read_in_thread);
}

GBytes *
fleet_image_cache_load_finish (FleetImageCache *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
