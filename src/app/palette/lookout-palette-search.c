/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "palette/lookout-palette-search.h"

#include <glib/gi18n.h>

#include "groups/lookout-groups.h"
#include "views/lookout-views.h"

/* For so long devices are looked at before the main loop goes on, and after so many the time is looked at. */
#define SLICE_US 4000
#define N_BETWEEN_LOOKS 32

struct _LookoutPaletteSearch
{
  GObject parent_instance;

  LookoutContext *context;
  FleetSession *session; /* (nullable) */
  LookoutPaletteQuery *query;
  GListStore *results;

  GPtrArray *devices; /* (nullable): what is being looked through */
  guint n_looked;
  guint walk;

  GPtrArray
      *best; /* the cameras that answer best, in order; those of a walk are shown at its end */
  gboolean truncated;

  FleetDeviceList *asked; /* (nullable): what the platform is asked for */
};

G_DEFINE_FINAL_TYPE (LookoutPaletteSearch, lookout_palette_search, G_TYPE_OBJECT)

static guint changed_signal;

static void
lookout_palette_search_dispose (GObject *object)
{
  LookoutPaletteSearch *self = LOOKOUT_PALETTE_SEARCH (object);

  g_clear_handle_id (&self->walk, g_source_remove);
  g_clear_object (&self->asked);
  g_clear_object (&self->session);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lookout_palette_search_parent_class)->dispose (object);
}

static void
lookout_palette_search_finalize (GObject *object)
{
  LookoutPaletteSearch *self = LOOKOUT_PALETTE_SEARCH (object);

  g_clear_pointer (&self->devices, g_ptr_array_unref);
  g_clear_pointer (&self->query, lookout_palette_query_free);
  g_ptr_array_unref (self->best);
  g_object_unref (self->results);
  G_OBJECT_CLASS (lookout_palette_search_parent_class)->finalize (object);
}

static void
lookout_palette_search_class_init (LookoutPaletteSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lookout_palette_search_dispose;
  object_class->finalize = lookout_palette_search_finalize;

  changed_signal = g_signal_new ("changed", LOOKOUT_TYPE_PALETTE_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
lookout_palette_search_init (LookoutPaletteSearch *self)
{
  self->results = g_list_store_new (LOOKOUT_TYPE_PALETTE_ITEM);
  self->best = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
lookout_palette_search_changed (LookoutPaletteSearch *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
add_views (LookoutPaletteSearch *self, GPtrArray *found)
{
  LookoutViews *views = lookout_context_get_views (self->context);
  GListModel *list = views != NULL ? G_LIST_MODEL (lookout_views_get_store (views)) : NULL;

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FleetView) view = g_list_model_get_item (list, i);
      g_autoptr (LookoutPaletteItem) item = lookout_palette_item_new_for_view (view);

      if (lookout_palette_item_match (item, self->query))
        g_ptr_array_add (found, g_steal_pointer (&item));
    }
}

/* An empty group shows nothing. */
static void
add_groups (LookoutPaletteSearch *self, GPtrArray *found)
{
  g_autoptr (GPtrArray) groups = lookout_groups_dup_of_account (self->context);

  for (guint i = 0; i < groups->len; i++)
    {
      FleetGroup *group = g_ptr_array_index (groups, i);
      g_autoptr (LookoutPaletteItem) item = lookout_palette_item_new_for_group (group);

      if (fleet_group_get_n_members (group) > 0 && lookout_palette_item_match (item, self->query))
        g_ptr_array_add (found, g_steal_pointer (&item));
    }
}

typedef struct
{
  LookoutPaletteSearch *search;
  GPtrArray *found;
} ActionsWalk;

static gboolean
add_action (const LookoutActionRow *row, gpointer user_data)
{
  ActionsWalk *walk = user_data;
  LookoutContext *context = walk->search->context;
  GActionGroup *group = G_ACTION_GROUP (lookout_context_get_window (context));
  g_autoptr (LookoutPaletteItem) item = NULL;

  if (row->parameter_type != NULL || g_str_equal (row->name, LOOKOUT_ACTION_PALETTE)
      || !g_action_group_get_action_enabled (group, row->name))
    return TRUE;
  item = lookout_palette_item_new_for_action (row, context);
  if (lookout_palette_item_match (item, walk->search->query))
    g_ptr_array_add (walk->found, g_steal_pointer (&item));
  return TRUE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return lookout_palette_item_compare (*(gconstpointer const *) a, *(gconstpointer const *) b,
                                       NULL);
}

/* The sort is stable: what compares equal keeps the order of the tables. */
static void
lookout_palette_search_show_rest (LookoutPaletteSearch *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  ActionsWalk walk = { self, found };

  add_views (self, found);
  add_groups (self, found);
  lookout_actions_foreach (add_action, &walk);
  g_ptr_array_sort (found, compare_places);
  g_list_store_splice (self->results, 0, g_list_model_get_n_items (G_LIST_MODEL (self->results)),
                       found->pdata, found->len);
}

static gboolean
is_known (LookoutPaletteSearch *self, gpointer camera)
{
  for (guint i = 0; i < self->best->len; i++)
    if (lookout_palette_item_get_subject (g_ptr_array_index (self->best, i)) == camera)
      return TRUE;
  return FALSE;
}

static void
drop_worst (LookoutPaletteSearch *self)
{
  LookoutPaletteItem *worst = g_ptr_array_index (self->best, self->best->len - 1);
  guint position;

  if (g_list_store_find (self->results, worst, &position))
    g_list_store_remove (self->results, position);
  g_ptr_array_remove_index (self->best, self->best->len - 1);
  self->truncated = TRUE;
}

/* Keeps a camera if it answers, and better than the worst of those that there is room for. */
static void
lookout_palette_search_offer (LookoutPaletteSearch *self, LookoutPaletteItem *item)
{
  guint place = 0;

  if (!lookout_palette_item_match (item, self->query)
      || is_known (self, lookout_palette_item_get_subject (item)))
    return;
  while (place < self->best->len
         && lookout_palette_item_compare (g_ptr_array_index (self->best, place), item, NULL) <= 0)
    place++;
  g_ptr_array_insert (self->best, (int) place, g_object_ref (item));
  if (self->best->len > LOOKOUT_PALETTE_MAX_CAMERAS)
    drop_worst (self);
}

static void
lookout_palette_search_offer_channel (LookoutPaletteSearch *self, FleetChannel *channel)
{
  g_autofree char *name = fleet_channel_dup_name (channel);
  g_autoptr (LookoutPaletteItem) item = NULL;

  if (lookout_palette_query_match (self->query, name) == LOOKOUT_PALETTE_NONE)
    return;
  item = lookout_palette_item_new_for_channel (channel);
  lookout_palette_search_offer (self, item);
}

/* Most devices of many do not answer, so no more is made for them than is needed to know. */
static void
lookout_palette_search_offer_device (LookoutPaletteSearch *self, FleetDevice *device)
{
  GListModel *channels = fleet_device_get_channels (device);
  guint n_channels = channels != NULL ? g_list_model_get_n_items (channels) : 0;

  if (lookout_palette_item_rank_device (device, self->query) != LOOKOUT_PALETTE_NONE)
    {
      g_autoptr (LookoutPaletteItem) item = lookout_palette_item_new_for_device (device);

      lookout_palette_search_offer (self, item);
    }
  for (guint i = 0; n_channels > 1 && i < n_channels; i++)
    {
      g_autoptr (FleetChannel) channel = g_list_model_get_item (channels, i);

      lookout_palette_search_offer_channel (self, channel);
    }
}

static void
lookout_palette_search_show_cameras (LookoutPaletteSearch *self)
{
  for (guint i = 0; i < self->best->len; i++)
    {
      LookoutPaletteItem *item = g_ptr_array_index (self->best, i);

      if (!g_list_store_find (self->results, item, NULL))
        g_list_store_insert_sorted (self->results, item, lookout_palette_item_compare, NULL);
    }
  lookout_palette_search_changed (self);
}

/* Returns: whether all have been looked at. */
static gboolean
lookout_palette_search_look (LookoutPaletteSearch *self)
{
  gint64 end = g_get_monotonic_time () + SLICE_US;

  while (self->n_looked < self->devices->len)
    {
      lookout_palette_search_offer_device (self,
                                           g_ptr_array_index (self->devices, self->n_looked++));
      if (self->n_looked % N_BETWEEN_LOOKS == 0 && g_get_monotonic_time () >= end)
        return FALSE;
    }
  return TRUE;
}

static gboolean
on_walk (gpointer user_data)
{
  LookoutPaletteSearch *self = user_data;

  if (!lookout_palette_search_look (self))
    return G_SOURCE_CONTINUE;
  self->walk = 0;
  lookout_palette_search_show_cameras (self);
  return G_SOURCE_REMOVE;
}

/* What the platform has told of is taken anew for each text: the list on the left may have been read further. The
   first slice, which is all of most fleets, is looked at right now, so that Enter takes what was just typed. */
static void
lookout_palette_search_begin_walk (LookoutPaletteSearch *self)
{
  g_clear_pointer (&self->devices, g_ptr_array_unref);
  self->devices = fleet_session_dup_devices (self->session);
  self->n_looked = 0;
  if (lookout_palette_search_look (self))
    lookout_palette_search_show_cameras (self);
  else
    self->walk = g_idle_add (on_walk, self);
}

static void
lookout_palette_search_take_row (LookoutPaletteSearch *self, FleetDeviceRow *row)
{
  FleetDevice *device = fleet_device_row_get_device (row);

  if (device != NULL)
    lookout_palette_search_offer_device (self, device);
}

static void
on_row_device (FleetDeviceRow *row, GParamSpec *pspec, LookoutPaletteSearch *self)
{
  if (self->asked == NULL || lookout_palette_query_is_empty (self->query))
    return;
  lookout_palette_search_take_row (self, row);
  if (self->walk == 0)
    lookout_palette_search_show_cameras (self);
}

/* Answers to the text of before fall through, as they do not match. */
static void
on_asked_changed (LookoutPaletteSearch *self)
{
  GListModel *list = G_LIST_MODEL (self->asked);
  guint n = MIN (g_list_model_get_n_items (list), LOOKOUT_PALETTE_MAX_CAMERAS);

  if (lookout_palette_query_is_empty (self->query))
    return;
  self->truncated |= g_list_model_get_n_items (list) > n;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FleetDeviceRow) row = g_list_model_get_item (list, i);

      g_signal_handlers_disconnect_by_func (row, on_row_device, self);
      g_signal_connect_object (row, "notify::device", G_CALLBACK (on_row_device), self, 0);
      lookout_palette_search_take_row (self, row);
    }
  if (self->walk == 0)
    lookout_palette_search_show_cameras (self);
}

static void
lookout_palette_search_ask (LookoutPaletteSearch *self, const char *text)
{
  if (self->asked != NULL)
    {
      fleet_device_list_set_text (self->asked, text);
      return;
    }
  self->asked = fleet_device_list_new_for_text (self->session, text);
  g_signal_connect_object (self->asked, "items-changed", G_CALLBACK (on_asked_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->asked, "notify::loading",
                           G_CALLBACK (lookout_palette_search_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->asked, "notify::error",
                           G_CALLBACK (lookout_palette_search_changed), self, G_CONNECT_SWAPPED);
}

/**
 * lookout_palette_search_new:
 * @context: what is open in the window
 *
 * Returns: (transfer full): a search that shows all views and actions, as long as no text is set
 */
LookoutPaletteSearch *
lookout_palette_search_new (LookoutContext *context)
{
  LookoutPaletteSearch *self = g_object_new (LOOKOUT_TYPE_PALETTE_SEARCH, NULL);

  g_set_object (&self->context, context);
  g_set_object (&self->session, lookout_context_get_session (context));
  lookout_palette_search_set_text (self, "");
  return self;
}

/**
 * lookout_palette_search_get_results:
 * @self: a search
 *
 * Returns: (transfer none): the answers, a list of [class@PaletteItem], the best first
 */
GListModel *
lookout_palette_search_get_results (LookoutPaletteSearch *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PALETTE_SEARCH (self), NULL);

  return G_LIST_MODEL (self->results);
}

/**
 * lookout_palette_search_set_text:
 * @self: a search
 * @text: what is looked for
 *
 * Looks for something else. It may be called at each key.
 */
void
lookout_palette_search_set_text (LookoutPaletteSearch *self, const char *text)
{
  g_return_if_fail (LOOKOUT_IS_PALETTE_SEARCH (self));

  g_clear_handle_id (&self->walk, g_source_remove);
  g_clear_pointer (&self->query, lookout_palette_query_free);
  self->query = lookout_palette_query_new (text);
  g_ptr_array_set_size (self->best, 0);
  self->truncated = FALSE;
  lookout_palette_search_show_rest (self);
  if (self->session != NULL && !lookout_palette_query_is_empty (self->query))
    {
      lookout_palette_search_begin_walk (self);
      lookout_palette_search_ask (self, text);
    }
  lookout_palette_search_changed (self);
}

/**
 * lookout_palette_search_get_busy:
 * @self: a search
 *
 * Returns: whether there may be more answers soon
 */
gboolean
lookout_palette_search_get_busy (LookoutPaletteSearch *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PALETTE_SEARCH (self), FALSE);

  if (lookout_palette_query_is_empty (self->query))
    return FALSE;
  return self->walk != 0 || (self->asked != NULL && fleet_device_list_get_loading (self->asked));
}

/**
 * lookout_palette_search_get_settled:
 * @self: a search
 *
 * Returns: whether there is an answer, and everything that is known has been looked through for a better one
 */
gboolean
lookout_palette_search_get_settled (LookoutPaletteSearch *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PALETTE_SEARCH (self), FALSE);

  return self->walk == 0 && g_list_model_get_n_items (G_LIST_MODEL (self->results)) > 0;
}

/**
 * lookout_palette_search_get_truncated:
 * @self: a search
 *
 * Returns: whether more cameras answer than are shown
 */
gboolean
lookout_palette_search_get_truncated (LookoutPaletteSearch *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PALETTE_SEARCH (self), FALSE);

  return self->truncated;
}

/**
 * lookout_palette_search_dup_status:
 * @self: a search
 *
 * Returns: (transfer full): what a person should know about the answers, translated; empty if there is nothing
 */
char *
lookout_palette_search_dup_status (LookoutPaletteSearch *self)
{
  const GError *error = NULL;
  g_autoptr (FleetWords) words = NULL;

  g_return_val_if_fail (LOOKOUT_IS_PALETTE_SEARCH (self), NULL);

  if (lookout_palette_query_is_empty (self->query))
    return g_strdup ("");
  if (self->session == NULL)
    return g_strdup (_ ("Cameras are found once an account is open."));
  if (lookout_palette_search_get_busy (self))
    return g_strdup (_ ("Looking for cameras…"));
  error = self->asked != NULL ? fleet_device_list_get_error (self->asked) : NULL;
  if (error != NULL)
    {
      words = fleet_words_for_error (error);
      return fleet_words_dup_text (words);
    }
  if (self->truncated)
    return g_strdup (_ ("There are more cameras. Type more of the name."));
  return g_strdup ("");
}
