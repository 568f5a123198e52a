/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "patrol/lookout-pages.h"

#include <glib/gi18n.h>

#define N_SOURCES 4

/* A place between two cameras. */
typedef struct
{
  guint row;     /* of a device */
  guint channel; /* of the device, by its place in the list of its channels */
} Mark;

struct _LookoutPages
{
  GObject parent_instance;

  GListModel *list; /* of FleetDeviceRow, or of FleetChannel */
  Mark start;       /* of the current page */
  Mark end;         /* and where the next one begins */
  GArray *earlier;  /* of Mark: where the pages before began, the last one last */
};

G_DEFINE_FINAL_TYPE (LookoutPages, lookout_pages, G_TYPE_OBJECT)

static guint
count_rows (LookoutPages *self)
{
  return g_list_model_get_n_items (self->list);
}

static void
on_filter (LookoutPages *self)
{
  self->end = (Mark){ 0 };
  g_array_set_size (self->earlier, 0);
}

static void
lookout_pages_finalize (GObject *object)
{
  LookoutPages *self = LOOKOUT_PAGES (object);

  g_object_unref (self->list);
  g_array_unref (self->earlier);
  G_OBJECT_CLASS (lookout_pages_parent_class)->finalize (object);
}

static void
lookout_pages_class_init (LookoutPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lookout_pages_finalize;
}

static void
lookout_pages_init (LookoutPages *self)
{
  self->earlier = g_array_new (FALSE, FALSE, sizeof (Mark));
}

/**
 * lookout_pages_new:
 * @list: a list of devices
 * @position: the device whose first camera is the first of the first page; one that the list does not have is its first
 *
 * Returns: (transfer full): the pages
 */
LookoutPages *
lookout_pages_new (FleetDeviceList *list, guint position)
{
  static const char *const filters[] = { "notify::text", "notify::tag", "notify::online" };
  LookoutPages *self = g_object_new (LOOKOUT_TYPE_PAGES, NULL);

  self->list = g_object_ref (G_LIST_MODEL (list));
  if (position < count_rows (self))
    self->start.row = position;
  self->end = self->start;
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    g_signal_connect_object (list, filters[i], G_CALLBACK (on_filter), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * lookout_pages_new_for_cameras:
 * @channels: (element-type FleetChannel): what is gone through
 *
 * Returns: (transfer full): the pages
 */
LookoutPages *
lookout_pages_new_for_cameras (GPtrArray *channels)
{
  LookoutPages *self = g_object_new (LOOKOUT_TYPE_PAGES, NULL);
  GListStore *list = g_list_store_new (FLEET_TYPE_CHANNEL);

  g_list_store_splice (list, 0, 0, channels->pdata, channels->len);
  self->list = G_LIST_MODEL (list);
  return self;
}

/**
 * lookout_pages_are_empty:
 * @self: the pages
 *
 * Returns: whether there is nothing to go through, now
 */
gboolean
lookout_pages_are_empty (LookoutPages *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PAGES (self), TRUE);

  return count_rows (self) == 0;
}

/**
 * lookout_pages_is_first:
 * @self: the pages
 *
 * Returns: whether the current page is the first of the list
 */
gboolean
lookout_pages_is_first (LookoutPages *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PAGES (self), FALSE);

  return self->start.row == 0 && self->start.channel == 0;
}

/**
 * lookout_pages_dup_place:
 * @self: the pages
 *
 * Returns: (transfer full): words for where the current page stands in the list
 */
char *
lookout_pages_dup_place (LookoutPages *self)
{
  guint last;

  g_return_val_if_fail (LOOKOUT_IS_PAGES (self), NULL);

  last = self->end.row + (self->end.channel > 0);
  if (g_list_model_get_item_type (self->list) == FLEET_TYPE_CHANNEL)
    /* Translators: the first and the last camera that are shown, and how many there are. */
    return g_strdup_printf (_ ("Cameras %u to %u of %u"), self->start.row + 1,
                            MAX (last, self->start.row + 1), count_rows (self));
  /* Translators: the first and the last device whose cameras are shown, and how many devices there are. */
  return g_strdup_printf (_ ("Devices %u to %u of %u"), self->start.row + 1,
                          MAX (last, self->start.row + 1), count_rows (self));
}

/* A page that is being read. */
typedef struct
{
  guint n_cameras;
  Mark start;
  Mark end; /* what has been read so far */
  int by;
  GPtrArray *channels;
  FleetDeviceRow *awaited;     /* (nullable) */
  gpointer sources[N_SOURCES]; /* of the signals that end the waiting */
} Page;

static void
page_free (Page *page)
{
  g_ptr_array_unref (page->channels);
  g_clear_object (&page->awaited);
  g_free (page);
}

static void lookout_pages_read_on (GTask *task);

static void
page_skip (Page *page)
{
  page->end = (Mark){ page->end.row + 1, 0 };
}

static void
page_take (Page *page, GListModel *channels)
{
  guint n = g_list_model_get_n_items (channels);

  while (page->end.channel < n && page->channels->len < page->n_cameras)
    g_ptr_array_add (page->channels, g_list_model_get_item (channels, page->end.channel++));
  if (page->end.channel >= n)
    page_skip (page);
}

/* Cameras that nobody tells of are left out. */
static void
on_channels (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Page *page = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) channels
      = fleet_device_load_channels_finish (FLEET_DEVICE (source), result, &error);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (channels != NULL)
    page_take (page, channels);
  else
    page_skip (page);
  lookout_pages_read_on (task);
}

/* Whether it could be done at once. */
static gboolean
lookout_pages_take_device (GTask *task, FleetDevice *device)
{
  Page *page = g_task_get_task_data (task);
  GListModel *channels = fleet_device_get_channels (device);

  if (channels != NULL)
    page_take (page, channels);
  else if (fleet_device_get_channel_count (device) == 0)
    page_skip (page);
  else
    fleet_device_load_channels_async (device, g_task_get_cancellable (task), on_channels,
                                      g_object_ref (task));
  return channels != NULL || fleet_device_get_channel_count (device) == 0;
}

static void
lookout_pages_stop_waiting (GTask *task)
{
  Page *page = g_task_get_task_data (task);

  if (page->awaited == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (page->sources); i++)
    if (page->sources[i] != NULL)
      g_signal_handlers_disconnect_by_data (page->sources[i], task);
  memset (page->sources, 0, sizeof page->sources);
  g_clear_object (&page->awaited);
}

static void
on_awaited (GTask *task)
{
  g_autoptr (GTask) held = g_object_ref (task);

  lookout_pages_stop_waiting (held);
  if (!g_task_return_error_if_cancelled (held))
    lookout_pages_read_on (held);
}

static void
unref_task (gpointer task, GClosure *closure)
{
  g_object_unref (task);
}

/* For the row's page of the platform, or for the list to become another one. */
static void
lookout_pages_wait (GTask *task, FleetDeviceRow *row)
{
  Page *page = g_task_get_task_data (task);
  LookoutPages *self = g_task_get_source_object (task);
  static const char *const awaited[N_SOURCES]
      = { "notify::device", "notify::error", "items-changed", "cancelled" };
  const gpointer sources[N_SOURCES] = { row, row, self->list, g_task_get_cancellable (task) };

  g_set_object (&page->awaited, row);
  memcpy (page->sources, sources, sizeof sources);
  for (guint i = 0; i < N_SOURCES; i++)
    if (sources[i] != NULL)
      g_signal_connect_data (sources[i], awaited[i], G_CALLBACK (on_awaited), g_object_ref (task),
                             unref_task, G_CONNECT_SWAPPED);
}

/* Whether it could be done at once. */
static gboolean
lookout_pages_take_row (GTask *task, FleetDeviceRow *row)
{
  Page *page = g_task_get_task_data (task);
  FleetDevice *device = fleet_device_row_get_device (row);

  if (device != NULL)
    return lookout_pages_take_device (task, device);
  if (fleet_device_row_get_error (row) == NULL)
    {
      lookout_pages_wait (task, row);
      return FALSE;
    }
  page_skip (page);
  return TRUE;
}

static void
lookout_pages_read_on (GTask *task)
{
  LookoutPages *self = g_task_get_source_object (task);
  Page *page = g_task_get_task_data (task);

  while (page->channels->len < page->n_cameras && page->end.row < count_rows (self))
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->list, page->end.row);

      if (FLEET_IS_CHANNEL (item))
        {
          g_ptr_array_add (page->channels, g_steal_pointer (&item));
          page_skip (page);
        }
      else if (!lookout_pages_take_row (task, FLEET_DEVICE_ROW (item)))
        return;
    }
  g_task_return_boolean (task, TRUE);
}

/* Back from where it began: by as many devices as a page has cameras, from the start of the list to its end. */
static Mark
lookout_pages_find (LookoutPages *self, int by, guint n_cameras)
{
  guint n_rows = count_rows (self);

  if (by == 0)
    return self->start;
  if (by > 0)
    return self->end.row < n_rows ? self->end : (Mark){ 0 };
  if (self->earlier->len > 0)
    return g_array_index (self->earlier, Mark, self->earlier->len - 1);
  if (self->start.row > 0)
    n_rows = self->start.row;
  return (Mark){ n_rows > n_cameras ? n_rows - n_cameras : 0, 0 };
}

/**
 * lookout_pages_read_async:
 * @self: the pages
 * @by: 0 for the current page, 1 for the next, -1 for the one before
 * @n_cameras: how many cameras there is room for
 * @cancellable: (nullable): to stop it
 * @callback: called when it is known which they are
 * @user_data: for @callback
 *
 * Reads a page. What the platform has not told of yet is asked for; what it does not answer is left out.
 */
void
lookout_pages_read_async (LookoutPages *self,
                          int by,
                          guint n_cameras,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Page *page = g_new0 (Page, 1);

  page->n_cameras = n_cameras;
  page->channels = g_ptr_array_new_with_free_func (g_object_unref);
  page->by = by;
  page->start = page->end = lookout_pages_find (self, by, n_cameras);
  g_task_set_source_tag (task, lookout_pages_read_async);
  g_task_set_task_data (task, page, (GDestroyNotify) page_free);
  lookout_pages_read_on (task);
}

/**
 * lookout_pages_read_finish:
 * @self: the pages
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type FleetChannel) (nullable): the cameras; empty if the list is
 */
GPtrArray *
lookout_pages_read_finish (LookoutPages *self, GAsyncResult *result, GError **error)
{
  Page *page = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_ptr_array_ref (page->channels);
}

/**
 * lookout_pages_turn:
 * @self: the pages
 * @result: of a page that was read
 *
 * Makes it the current page.
 */
void
lookout_pages_turn (LookoutPages *self, GAsyncResult *result)
{
  Page *page = g_task_get_task_data (G_TASK (result));

  g_return_if_fail (LOOKOUT_IS_PAGES (self));

  if (page->start.row == 0 && page->start.channel == 0)
    g_array_set_size (self->earlier, 0);
  else if (page->by > 0)
    g_array_append_val (self->earlier, self->start);
  else if (page->by < 0 && self->earlier->len > 0)
    g_array_set_size (self->earlier, self->earlier->len - 1);
  self->start = page->start;
  self->end = page->end;
}
