/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lists/onv-paged-list.h"

#include "client/onv-parts.h"
#include "lists/onv-page-feed.h"
#include "lists/onv-paged-list-private.h"
#include "lists/onv-rows.h"

#define PAGES_AT_ONCE 2

/**
 * OnvPagedList:
 *
 * A list as long as the platform says, filled page by page where someone looks.
 *
 * Its items are [class@Onv.Row], which stay the same objects: when a page arrives, the properties of
 * its rows change, not the items of the list. The list asks for its first page when it is made, and
 * for others when their items are first touched; the page that was touched last comes first.
 *
 * A list of messages that have been read, or have not (17.2), loses rows when their page arrives and shows
 * that they are others.
 *
 * How a call has pages is a property of the call. Pages that are good for a while only (chapter 14)
 * are asked for anew when they have expired. A span of time that is too long for one question is
 * asked for in several, the latest first.
 */
struct _OnvPagedList
{
  GObject parent_instance;

  OnvClient *client;
  GPtrArray *feeds; /* of OnvPageFeed, one after the other */

  guint length;      /* of all feeds */
  GHashTable *known; /* pages that are there, are coming, or failed */
  GQueue wanted;     /* pages to ask for, the next one first */
  gboolean all;      /* whether anybody looks or not */
  guint asking;
  guint n_loaded;
  guint generation; /* what was asked before a reload is dropped */
  GCancellable *cancellable;
  GError *error;
};

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_ERROR,
  PROP_N_LOADED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  OnvPagedList *list;
  OnvPlace place;
  guint generation;
} Asking;

static void onv_paged_list_ask (OnvPagedList *self);

static OnvPageFeed *
feed_at (OnvPagedList *self, OnvPlace place)
{
  return g_ptr_array_index (self->feeds, ONV_PLACE_FEED (place));
}

static GType
onv_paged_list_get_item_type (GListModel *model)
{
  return ONV_TYPE_ROW;
}

static guint
onv_paged_list_get_n_items (GListModel *model)
{
  return ONV_PAGED_LIST (model)->length;
}

static void
onv_paged_list_want (OnvPagedList *self, OnvPlace place)
{
  if (g_hash_table_contains (self->known, GUINT_TO_POINTER (place)))
    {
      /* still waiting, and looked at just now */
      if (g_queue_remove (&self->wanted, GUINT_TO_POINTER (place)))
        g_queue_push_head (&self->wanted, GUINT_TO_POINTER (place));
      return;
    }
  g_hash_table_add (self->known, GUINT_TO_POINTER (place));
  g_queue_push_head (&self->wanted, GUINT_TO_POINTER (place));
  onv_paged_list_ask (self);
}

static gpointer
onv_paged_list_get_item (GListModel *model, guint position)
{
  OnvPagedList *self = ONV_PAGED_LIST (model);
  OnvPageFeed *feed;
  OnvRow *row;
  guint index, place;

  if (position >= self->length)
    return NULL;
  index = onv_page_feeds_find (self->feeds, &position);
  feed = g_ptr_array_index (self->feeds, index);
  place = onv_page_feed_get_place (feed, position);
  row = g_object_ref (onv_rows_ensure (feed->rows, place));
  if (onv_row_get_item (row) == NULL && onv_row_get_error (row) == NULL)
    onv_paged_list_want (self, ONV_PLACE (index, place / feed->size + 1));
  return row;
}

static void
onv_paged_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = onv_paged_list_get_item_type;
  iface->get_n_items = onv_paged_list_get_n_items;
  iface->get_item = onv_paged_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OnvPagedList,
                               onv_paged_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, onv_paged_list_model_init))

static void
onv_paged_list_set_error (OnvPagedList *self, const GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* The rows of a feed become as many as there are by now. */
static void
onv_paged_list_resize (OnvPagedList *self, guint index, guint old)
{
  OnvPageFeed *feed = g_ptr_array_index (self->feeds, index);
  guint start = onv_page_feeds_get_start (self->feeds, index);
  guint now = onv_page_feed_get_length (feed);
  guint common = MIN (old, now);

  if (now == old)
    return;
  if (now < old)
    self->n_loaded -= onv_rows_cut (feed->rows, feed->total);
  self->length = self->length - old + now;
  g_list_model_items_changed (G_LIST_MODEL (self), start + common, old - common, now - common);
}

/* A row goes, or comes back, as its item is now. */
static void
sift (OnvPagedList *self, guint index, guint place, OnvRecord *item)
{
  OnvPageFeed *feed = g_ptr_array_index (self->feeds, index);
  gboolean left_out = !onv_page_feed_wants (feed, item);
  guint position
      = onv_page_feeds_get_start (self->feeds, index) + onv_page_feed_count_before (feed, place);

  if (left_out == onv_page_feed_is_left_out (feed, place))
    return;
  onv_page_feed_leave_out (feed, place, left_out);
  if (left_out)
    {
      self->n_loaded -= onv_rows_drop (feed->rows, place);
      self->length--;
    }
  else
    self->length++;
  g_list_model_items_changed (G_LIST_MODEL (self), position, left_out, !left_out);
}

static void
onv_paged_list_fill (OnvPagedList *self, OnvPlace place, GListModel *items, const GError *error)
{
  OnvPageFeed *feed = feed_at (self, place);
  guint first = MIN ((ONV_PLACE_PAGE (place) - 1) * feed->size, feed->total);
  guint n = MIN (feed->size, feed->total - first);
  guint n_items = items != NULL ? g_list_model_get_n_items (items) : 0;
  guint before = self->n_loaded;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = i < n_items ? g_list_model_get_item (items, i) : NULL;

      if (item != NULL)
        sift (self, ONV_PLACE_FEED (place), first + i, ONV_RECORD (item));
      if (!onv_page_feed_is_left_out (feed, first + i))
        self->n_loaded += onv_rows_fill (feed->rows, first + i, item, error);
    }
  if (self->n_loaded != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_LOADED]);
}

/* The next page that nobody has asked for, when all are wanted. */
static void
want_another (OnvPagedList *self)
{
  for (guint i = 0; i < self->feeds->len; i++)
    {
      OnvPageFeed *feed = g_ptr_array_index (self->feeds, i);

      for (guint page = 1; (page - 1) * feed->size < feed->total; page++)
        if (g_hash_table_add (self->known, GUINT_TO_POINTER (ONV_PLACE (i, page))))
          {
            g_queue_push_tail (&self->wanted, GUINT_TO_POINTER (ONV_PLACE (i, page)));
            return;
          }
    }
}

static OnvPageVerdict
take_answer (OnvPagedList *self, OnvPlace place, OnvPage *page, const GError *error)
{
  OnvPageFeed *feed = feed_at (self, place);
  guint old = onv_page_feed_get_length (feed);
  OnvPageVerdict verdict = page != NULL ? onv_page_feed_take (feed, ONV_PLACE_PAGE (place), page)
                                        : onv_page_feed_fail (feed, ONV_PLACE_PAGE (place), error);

  if (verdict == ONV_PAGE_START_OVER)
    return verdict;
  onv_paged_list_resize (self, ONV_PLACE_FEED (place), old);
  if (verdict != ONV_PAGE_REPEATED)
    onv_paged_list_fill (self, place, page != NULL ? onv_page_get_items (page) : NULL, error);
  return ONV_PAGE_GOOD;
}

static void
on_page (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asking *asking = user_data;
  g_autoptr (OnvPagedList) self = asking->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvPage) page = onv_page_feed_ask_finish (result, &error);

  if (asking->generation != self->generation)
    return;
  self->asking--;
  if (take_answer (self, asking->place, page, error) == ONV_PAGE_START_OVER)
    {
      onv_paged_list_reload (self);
      return;
    }
  onv_paged_list_set_error (self, error);
  onv_paged_list_ask (self);
  if (self->asking == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
ask_for (OnvPagedList *self, OnvPlace place)
{
  Asking *asking = g_new (Asking, 1);

  asking->list = g_object_ref (self);
  asking->place = place;
  asking->generation = self->generation;
  onv_page_feed_ask_async (feed_at (self, place), self->client, ONV_PLACE_PAGE (place),
                           self->cancellable, on_page, asking);
  if (self->asking++ == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* The first in the queue that need not wait for another page; 0 where all must. */
static OnvPlace
next_place (OnvPagedList *self)
{
  for (GList *l = self->wanted.head; l != NULL; l = l->next)
    {
      OnvPlace place = GPOINTER_TO_UINT (l->data);

      if (!onv_page_feed_needs_first (feed_at (self, place), ONV_PLACE_PAGE (place)))
        {
          g_queue_delete_link (&self->wanted, l);
          return place;
        }
    }
  return 0;
}

static void
onv_paged_list_ask (OnvPagedList *self)
{
  while (self->asking < PAGES_AT_ONCE)
    {
      OnvPlace place;

      if (self->all && g_queue_is_empty (&self->wanted))
        want_another (self);
      place = next_place (self);
      if (place == 0)
        return;
      if (onv_page_feed_has_expired (feed_at (self, place), ONV_PLACE_PAGE (place)))
        {
          g_queue_push_head (&self->wanted, GUINT_TO_POINTER (place));
          onv_paged_list_reload (self);
          return;
        }
      ask_for (self, place);
    }
}

static void
want_first_pages (OnvPagedList *self)
{
  for (guint i = 0; i < self->feeds->len; i++)
    onv_paged_list_want (self, ONV_PLACE (i, 1));
}

static void
onv_paged_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OnvPagedList *self = ONV_PAGED_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->asking > 0);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_N_LOADED:
      g_value_set_uint (value, self->n_loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
onv_paged_list_finalize (GObject *object)
{
  OnvPagedList *self = ONV_PAGED_LIST (object);

  g_queue_clear (&self->wanted);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->client);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (onv_paged_list_parent_class)->finalize (object);
}

static void
onv_paged_list_class_init (OnvPagedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = onv_paged_list_get_property;
  object_class->finalize = onv_paged_list_finalize;

  /**
   * OnvPagedList:loading:
   *
   * Whether a page is being asked for.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  /**
   * OnvPagedList:error:
   *
   * Why the last page that was asked for could not be had, %NULL where it could.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  /**
   * OnvPagedList:n-loaded:
   *
   * How many rows have their item.
   */
  properties[PROP_N_LOADED] = g_param_spec_uint ("n-loaded", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
onv_paged_list_init (OnvPagedList *self)
{
  self->feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) onv_page_feed_free);
  self->known = g_hash_table_new (NULL, NULL);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->wanted);
}

/* Makes an empty list. */
static OnvPagedList *
new_list (OnvClient *client)
{
  OnvPagedList *self = g_object_new (ONV_TYPE_PAGED_LIST, NULL);

  self->client = g_object_ref (client);
  return self;
}

/* Of spans of time the latest comes first, as on the platform's pages; of ids those that were named first. */
static void
add_parts (OnvPagedList *self, const OnvCall *call, OnvRecord *args, GPtrArray *parts)
{
  gboolean texts = onv_record_find_field (args, call->split)->kind == ONV_KIND_STRINGS;

  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (self->feeds,
                     onv_page_feed_new_for_call (
                         call, g_ptr_array_index (parts, texts ? i : parts->len - 1 - i)));
}

/* Makes a list of all pages of a call that has them, and asks for the first. Where the row says that
 * a span or an array is split, there are several first pages. */
OnvPagedList *
onv_paged_list_new_for_call (OnvClient *client, const OnvCall *call, OnvRecord *args)
{
  OnvPagedList *self = new_list (client);
  g_autoptr (GPtrArray) parts = onv_parts_split (call, args);

  if (parts != NULL)
    add_parts (self, call, args, parts);
  else
    g_ptr_array_add (self->feeds, onv_page_feed_new_for_call (call, args));
  want_first_pages (self);
  return self;
}

/* The same for a command whose answer is a page. */
OnvPagedList *
onv_paged_list_new_for_command (OnvClient *client,
                                const OnvCommand *command,
                                const char *device_id,
                                guint channel_id,
                                OnvRecord *args)
{
  OnvPagedList *self = new_list (client);

  g_ptr_array_add (self->feeds,
                   onv_page_feed_new_for_command (command, device_id, channel_id, args));
  want_first_pages (self);
  return self;
}

/**
 * onv_paged_list_get_loading:
 * @self: a list
 *
 * Tells whether a page is being asked for.
 *
 * Returns: whether one is
 */
gboolean
onv_paged_list_get_loading (OnvPagedList *self)
{
  g_return_val_if_fail (ONV_IS_PAGED_LIST (self), FALSE);

  return self->asking > 0;
}

/**
 * onv_paged_list_get_error:
 * @self: a list
 *
 * Tells why the last page that was asked for could not be had.
 *
 * Returns: (nullable): the error, %NULL where all is well
 */
const GError *
onv_paged_list_get_error (OnvPagedList *self)
{
  g_return_val_if_fail (ONV_IS_PAGED_LIST (self), NULL);

  return self->error;
}

/**
 * onv_paged_list_get_n_loaded:
 * @self: a list
 *
 * Counts the rows that have their item.
 *
 * Returns: how many
 */
guint
onv_paged_list_get_n_loaded (OnvPagedList *self)
{
  g_return_val_if_fail (ONV_IS_PAGED_LIST (self), 0);

  return self->n_loaded;
}

/**
 * onv_paged_list_reload:
 * @self: a list
 *
 * Asks again. Rows and their items stay until what is new arrives; pages beyond the first are asked
 * for again where someone looks, as far as they had been there.
 */
void
onv_paged_list_reload (OnvPagedList *self)
{
  g_autoptr (GHashTable) before = NULL;
  GHashTableIter iter;
  gpointer place;

  g_return_if_fail (ONV_IS_PAGED_LIST (self));

  before = g_steal_pointer (&self->known);
  self->known = g_hash_table_new (NULL, NULL);
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  self->generation++;
  self->asking = 0;
  g_queue_clear (&self->wanted);
  for (guint i = 0; i < self->feeds->len; i++)
    onv_page_feed_forget (g_ptr_array_index (self->feeds, i));
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &place, NULL))
    if (ONV_PLACE_PAGE (GPOINTER_TO_UINT (place)) != 1)
      {
        g_hash_table_add (self->known, place);
        g_queue_push_tail (&self->wanted, place);
      }
  want_first_pages (self);
}

/**
 * onv_paged_list_load_all:
 * @self: a list
 *
 * Asks for every page, one after the other, whether anybody looks or not: to sort, or to write all to
 * a file. [property@Onv.PagedList:n-loaded] tells how far it has come. Not for 17.2, where reading is
 * marking as read.
 */
void
onv_paged_list_load_all (OnvPagedList *self)
{
  g_return_if_fail (ONV_IS_PAGED_LIST (self));

  self->all = TRUE;
  onv_paged_list_ask (self);
}
