/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lists/onv-paged-list.h"

#include "lists/onv-row-private.h"

#define PAGES_AT_ONCE 2

/**
 * OnvPagedList:
 *
 * A list as long as the platform says, filled page by page where someone looks.
 *
 * Its items are [class@Onv.Row], which stay the same objects: when a page arrives, the properties of
 * its rows change, not the items of the list. The list asks for its first page when it is made, and
 * for others when their items are first touched; the page that was touched last comes first.
 */
struct _OnvPagedList
{
  GObject parent_instance;

  OnvClient *client;
  guint per_page;
  OnvPageFunc func;
  OnvPageFinishFunc finish;
  gpointer page_data;
  GDestroyNotify page_data_free;

  GPtrArray *rows;   /* as long as the list; %NULL where nobody has looked */
  GHashTable *known; /* pages that are there, are coming, or failed */
  GQueue wanted;     /* pages to ask for, the next one first */
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
  guint page; /* from 1 */
  guint generation;
} Asking;

static void onv_paged_list_ask (OnvPagedList *self);

static GType
onv_paged_list_get_item_type (GListModel *model)
{
  return ONV_TYPE_ROW;
}

static guint
onv_paged_list_get_n_items (GListModel *model)
{
  return ONV_PAGED_LIST (model)->rows->len;
}

static void
onv_paged_list_want (OnvPagedList *self, guint page)
{
  if (g_hash_table_contains (self->known, GUINT_TO_POINTER (page)))
    {
      /* still waiting, and looked at just now */
      if (g_queue_remove (&self->wanted, GUINT_TO_POINTER (page)))
        g_queue_push_head (&self->wanted, GUINT_TO_POINTER (page));
      return;
    }
  g_hash_table_add (self->known, GUINT_TO_POINTER (page));
  g_queue_push_head (&self->wanted, GUINT_TO_POINTER (page));
  onv_paged_list_ask (self);
}

static OnvRow *
onv_paged_list_ensure_row (OnvPagedList *self, guint position)
{
  OnvRow *row = g_ptr_array_index (self->rows, position);

  if (row == NULL)
    {
      row = onv_row_new ();
      onv_row_fill (row, NULL, TRUE, NULL);
      g_ptr_array_index (self->rows, position) = row;
    }
  return row;
}

static gpointer
onv_paged_list_get_item (GListModel *model, guint position)
{
  OnvPagedList *self = ONV_PAGED_LIST (model);
  OnvRow *row;

  if (position >= self->rows->len)
    return NULL;
  row = g_object_ref (onv_paged_list_ensure_row (self, position));
  if (onv_row_get_item (row) == NULL && onv_row_get_error (row) == NULL)
    onv_paged_list_want (self, position / self->per_page + 1);
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

/* The list becomes as long as the platform says now. */
static void
onv_paged_list_set_total (OnvPagedList *self, guint64 total)
{
  guint n = (guint) MIN (total, G_MAXINT);
  guint old = self->rows->len;

  if (n == old)
    return;
  for (guint i = n; i < old; i++)
    {
      OnvRow *row = g_ptr_array_index (self->rows, i);

      if (row != NULL && onv_row_get_item (row) != NULL)
        self->n_loaded--;
    }
  g_ptr_array_set_size (self->rows, (gint) n);
  g_list_model_items_changed (G_LIST_MODEL (self), MIN (old, n), old > n ? old - n : 0,
                              n > old ? n - old : 0);
}

static void
onv_paged_list_fill (OnvPagedList *self, guint page, GListModel *items, const GError *error)
{
  guint first = (page - 1) * self->per_page;
  guint n_items = items != NULL ? g_list_model_get_n_items (items) : 0;
  guint before = self->n_loaded;

  for (guint i = 0; i < self->per_page && first + i < self->rows->len; i++)
    {
      g_autoptr (GObject) item = i < n_items ? g_list_model_get_item (items, i) : NULL;
      OnvRow *row = g_ptr_array_index (self->rows, first + i);

      if (row == NULL && item == NULL)
        continue; /* nobody looks */
      row = onv_paged_list_ensure_row (self, first + i);
      self->n_loaded += (item != NULL) - (onv_row_get_item (row) != NULL);
      onv_row_fill (row, item, FALSE, error);
    }
  if (before != self->n_loaded)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_LOADED]);
}

static void
on_page (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asking *asking = user_data;
  g_autoptr (OnvPagedList) self = asking->list;
  g_autoptr (GListModel) items = NULL;
  g_autoptr (GError) error = NULL;
  guint64 total = 0;

  items = self->finish (ONV_CLIENT (object), result, &total, &error);
  if (asking->generation != self->generation)
    return;
  self->asking--;
  if (items != NULL)
    {
      onv_paged_list_set_total (self, total);
      onv_paged_list_fill (self, asking->page, items, NULL);
    }
  else
    onv_paged_list_fill (self, asking->page, NULL, error);
  onv_paged_list_set_error (self, error);
  onv_paged_list_ask (self);
  if (self->asking == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
onv_paged_list_ask (OnvPagedList *self)
{
  while (self->asking < PAGES_AT_ONCE && !g_queue_is_empty (&self->wanted))
    {
      Asking *asking = g_new (Asking, 1);

      asking->list = g_object_ref (self);
      asking->page = GPOINTER_TO_UINT (g_queue_pop_head (&self->wanted));
      asking->generation = self->generation;
      self->func (self->client, asking->page, self->per_page, self->cancellable, on_page, asking,
                  self->page_data);
      if (self->asking++ == 0)
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
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
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  if (self->page_data_free != NULL)
    self->page_data_free (self->page_data);
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
unref_row (gpointer row)
{
  if (row != NULL)
    g_object_unref (row);
}

static void
onv_paged_list_init (OnvPagedList *self)
{
  self->rows = g_ptr_array_new_with_free_func (unref_row);
  self->known = g_hash_table_new (NULL, NULL);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->wanted);
}

/**
 * onv_paged_list_new: (skip)
 * @client: the client to ask
 * @per_page: how many items a page has
 * @func: asks for a page
 * @finish: reads what came
 * @page_data: (nullable): passed to @func
 * @page_data_free: (nullable): frees @page_data
 *
 * Makes a list over a call that has pages, and asks for the first.
 *
 * Returns: (transfer full): the list
 */
OnvPagedList *
onv_paged_list_new (OnvClient *client,
                    guint per_page,
                    OnvPageFunc func,
                    OnvPageFinishFunc finish,
                    gpointer page_data,
                    GDestroyNotify page_data_free)
{
  OnvPagedList *self;

  g_return_val_if_fail (ONV_IS_CLIENT (client), NULL);
  g_return_val_if_fail (per_page > 0, NULL);

  self = g_object_new (ONV_TYPE_PAGED_LIST, NULL);
  self->client = g_object_ref (client);
  self->per_page = per_page;
  self->func = func;
  self->finish = finish;
  self->page_data = page_data;
  self->page_data_free = page_data_free;
  onv_paged_list_want (self, 1);
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
  gpointer page;

  g_return_if_fail (ONV_IS_PAGED_LIST (self));

  before = g_steal_pointer (&self->known);
  self->known = g_hash_table_new (NULL, NULL);
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  self->generation++;
  self->asking = 0;
  g_queue_clear (&self->wanted);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &page, NULL))
    if (GPOINTER_TO_UINT (page) != 1)
      {
        g_hash_table_add (self->known, page);
        g_queue_push_tail (&self->wanted, page);
      }
  onv_paged_list_want (self, 1);
}
