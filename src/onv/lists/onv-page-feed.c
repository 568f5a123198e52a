/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lists/onv-page-feed.h"

#include "schema/onv-record-private.h"

/* More than this is not believed, however many are claimed. */
#define CLAIM_MAX 1000000
#define PAGES_MAX 10000
#define PAGE_SIZE_MAX 10000 /* of a page */

/* Takes a copy of @args; it becomes the question for any page. */
static OnvPageFeed *
onv_page_feed_new (const OnvPaging *paging, OnvRecord *args)
{
  OnvPageFeed *self = g_new0 (OnvPageFeed, 1);
  gint64 asked = 0;

  self->paging = paging;
  self->end = G_MAXINT;
  self->rows = onv_rows_new ();
  self->args = onv_record_duplicate (args);
  if (paging->per_page != NULL)
    asked = onv_record_get_int (args, paging->per_page);
  self->size = asked >= 1 && asked <= PAGE_SIZE_MAX ? (guint) asked : MAX (paging->size, 1);
  self->left_out = g_array_new (FALSE, FALSE, sizeof (guint));
  if (paging->shifted_by != NULL && onv_record_has (args, paging->shifted_by))
    self->only = onv_record_dup_text (args, paging->shifted_by);
  if (self->only != NULL && g_str_equal (self->only, paging->shifted_at))
    onv_record_unset (self->args, paging->shifted_by);
  return self;
}

OnvPageFeed *
onv_page_feed_new_for_call (const OnvCall *call, OnvRecord *args)
{
  OnvPageFeed *self = onv_page_feed_new (&call->paging, args);

  g_assert (call->reply == ONV_REPLY_PAGE && call->paging.page != NULL);
  self->call = call;
  return self;
}

OnvPageFeed *
onv_page_feed_new_for_command (const OnvCommand *command,
                               const char *device_id,
                               guint channel_id,
                               OnvRecord *args)
{
  OnvPageFeed *self = onv_page_feed_new (&command->paging, args);

  g_assert (command->items != NULL && command->paging.page != NULL);
  self->command = command;
  self->device_id = g_strdup (device_id);
  self->channel_id = channel_id;
  return self;
}

void
onv_page_feed_free (OnvPageFeed *self)
{
  g_clear_object (&self->args);
  g_clear_object (&self->first);
  g_clear_object (&self->before);
  g_hash_table_unref (self->rows);
  g_array_unref (self->left_out);
  g_free (self->only);
  g_free (self->key);
  g_free (self->device_id);
  g_free (self);
}

void
onv_page_feed_forget (OnvPageFeed *self)
{
  g_clear_pointer (&self->key, g_free);
  g_clear_object (&self->first);
  g_clear_object (&self->before);
  self->end = G_MAXINT;
}

gboolean
onv_page_feed_needs_first (OnvPageFeed *self, guint page)
{
  return page > 1 && self->paging->key != NULL && self->key == NULL;
}

gboolean
onv_page_feed_has_expired (OnvPageFeed *self, guint page)
{
  return page > 1 && self->key != NULL && g_get_monotonic_time () >= self->key_expires;
}

static OnvRecord *
args_for (OnvPageFeed *self, guint page)
{
  const OnvPaging *paging = self->paging;
  OnvRecord *args = onv_record_duplicate (self->args);

  if (page > 1 || !paging->undocumented)
    onv_record_set_int (args, paging->page, page);
  if (paging->per_page != NULL)
    onv_record_set_int (args, paging->per_page, self->size);
  if (page > 1 && paging->key != NULL)
    onv_record_set_string (args, paging->key, self->key);
  return args;
}

void
onv_page_feed_ask_async (OnvPageFeed *self,
                         OnvClient *client,
                         guint page,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (OnvRecord) args = args_for (self, page);
  OnvRequest *request;

  if (self->command != NULL)
    {
      onv_command_ask_async (client, self->command, self->device_id, self->channel_id, args,
                             cancellable, callback, user_data);
      return;
    }
  request = onv_request_new (self->call);
  onv_request_set_query (request, args);
  onv_client_send_async (client, request, cancellable, callback, user_data);
}

OnvPage *
onv_page_feed_ask_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What an item is known by, where it has something; the rest of it may change at any moment. */
static gboolean
is_same_item (OnvRecord *a, OnvRecord *b)
{
  if (onv_record_find_field (a, "id") != NULL && onv_record_has (a, "id"))
    {
      g_autofree char *mine = onv_record_dup_text (a, "id");
      g_autofree char *yours = onv_record_dup_text (b, "id");

      return g_strcmp0 (mine, yours) == 0;
    }
  return onv_record_equal (a, b);
}

static gboolean
is_same_page (GListModel *a, GListModel *b)
{
  guint n = g_list_model_get_n_items (a);

  if (g_list_model_get_n_items (b) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OnvRecord) mine = g_list_model_get_item (a, i);
      g_autoptr (OnvRecord) yours = g_list_model_get_item (b, i);

      if (!is_same_item (mine, yours))
        return FALSE;
    }
  return TRUE;
}

/* More than can be asked for, or than anybody has, is no number. */
static gint64
claimed_total (OnvPageFeed *self, OnvPage *answer)
{
  gint64 total = onv_page_get_total (answer);

  return total <= MIN ((gint64) PAGES_MAX * self->size, CLAIM_MAX) ? total : -1;
}

/* A platform that does not know the parameter sends the first page for any, and mostly says which it is; one that
 * knows no end may send the last one again. Where a number of the page, or of items, says when to stop, equal pages
 * are what they are. */
static gboolean
is_repeated (OnvPageFeed *self, guint page, OnvPage *answer)
{
  guint number = onv_page_get_number (answer);
  GListModel *items = onv_page_get_items (answer);
  g_autoptr (OnvRecord) first = g_list_model_get_item (items, 0);

  if (page == 1)
    return FALSE;
  if (first == NULL)
    return TRUE;
  if (self->paging->undocumented && number > 0 && number != page)
    return TRUE;
  if (self->paging->undocumented && number == 0 && self->first != NULL
      && onv_record_equal (first, self->first))
    return TRUE;
  return claimed_total (self, answer) < 0 && self->before != NULL
         && is_same_page (items, onv_page_get_items (self->before));
}

static void
take_first (OnvPageFeed *self, OnvPage *answer)
{
  const OnvPaging *paging = self->paging;
  guint n = g_list_model_get_n_items (onv_page_get_items (answer));

  g_clear_object (&self->first);
  self->first = g_list_model_get_item (onv_page_get_items (answer), 0);
  if (onv_page_get_size (answer) > 0)
    self->size = MAX (MIN (onv_page_get_size (answer),
                           paging->per_page != NULL ? self->size : PAGE_SIZE_MAX),
                      n);
  else if (paging->per_page == NULL && n > 0)
    self->size = n;
  g_free (self->key);
  self->key = paging->key != NULL ? g_strdup (onv_page_get_key (answer)) : NULL;
  self->key_expires = g_get_monotonic_time () + paging->key_seconds * G_USEC_PER_SEC;
}

/* Counts what there is: the platform's number, unless more is there than it says; without one that can be
 * believed, one more than has been seen, as long as pages are full. */
static void
take_total (OnvPageFeed *self, guint page, OnvPage *answer)
{
  gint64 total = claimed_total (self, answer);
  guint n = g_list_model_get_n_items (onv_page_get_items (answer));
  gint64 seen = (gint64) (page - 1) * self->size + n;

  if (total >= 0)
    total = MAX (total, n > 0 ? seen : 0);
  else if (n < self->size)
    total = seen; /* the last page */
  else
    total = MAX (self->known ? self->total : 0, seen + 1);
  self->known = TRUE;
  self->total = (guint) MIN (total, self->end);
}

/* There is nothing on this page that was not before it. */
static void
take_end (OnvPageFeed *self, guint page, OnvPage *answer)
{
  gint64 total = claimed_total (self, answer);

  self->end = MIN (self->end, (page - 1) * self->size);
  if (total >= 0 && g_list_model_get_n_items (onv_page_get_items (answer)) == 0)
    self->total = (guint) MIN (total, self->end); /* what was there is gone */
  else
    self->total = MIN (self->total, self->end);
}

/* How many are left out before a place. */
static guint
count_left_out (OnvPageFeed *self, guint place)
{
  guint low = 0, high = self->left_out->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->left_out, guint, middle) < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
onv_page_feed_get_length (OnvPageFeed *self)
{
  return self->total - self->left_out->len;
}

guint
onv_page_feed_count_before (OnvPageFeed *self, guint place)
{
  return place - count_left_out (self, place);
}

guint
onv_page_feed_get_place (OnvPageFeed *self, guint position)
{
  guint low = 0, high = self->left_out->len;

  while (low < high) /* which are left out before it */
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->left_out, guint, middle) - middle <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return position + low;
}

gboolean
onv_page_feed_wants (OnvPageFeed *self, OnvRecord *item)
{
  const char *name = self->paging->shifted_by;
  g_autofree char *text = NULL;

  if (self->only == NULL || onv_record_find_field (item, name) == NULL
      || !onv_record_has (item, name))
    return TRUE;
  text = onv_record_dup_text (item, name);
  return g_strcmp0 (text, self->only) == 0;
}

gboolean
onv_page_feed_is_left_out (OnvPageFeed *self, guint place)
{
  guint index = count_left_out (self, place);

  return index < self->left_out->len && g_array_index (self->left_out, guint, index) == place;
}

void
onv_page_feed_leave_out (OnvPageFeed *self, guint place, gboolean left_out)
{
  guint index = count_left_out (self, place);

  if (left_out)
    g_array_insert_val (self->left_out, index, place);
  else
    g_array_remove_index (self->left_out, index);
}

OnvPageVerdict
onv_page_feed_take (OnvPageFeed *self, guint page, OnvPage *answer)
{
  if (is_repeated (self, page, answer))
    {
      take_end (self, page, answer);
      g_array_set_size (self->left_out, count_left_out (self, self->total));
      return ONV_PAGE_REPEATED;
    }
  if (page == 1)
    take_first (self, answer);
  else
    self->again = FALSE;
  take_total (self, page, answer);
  g_array_set_size (self->left_out, count_left_out (self, self->total));
  g_set_object (&self->before, answer);
  return ONV_PAGE_GOOD;
}

/* A key that the platform does not know any more: the pages are gone with it. Once only: what fails
 * again has another reason. */
OnvPageVerdict
onv_page_feed_fail (OnvPageFeed *self, guint page, const GError *error)
{
  if (page > 1 && self->key != NULL && !self->again
      && (g_error_matches (error, ONV_ERROR, ONV_ERROR_PLATFORM)
          || g_error_matches (error, ONV_ERROR, ONV_ERROR_ARGUMENT)
          || g_error_matches (error, ONV_ERROR, ONV_ERROR_NOT_FOUND)))
    {
      self->again = TRUE;
      return ONV_PAGE_START_OVER;
    }
  return ONV_PAGE_GOOD;
}

guint
onv_page_feeds_get_start (GPtrArray *feeds, guint feed)
{
  guint start = 0;

  for (guint i = 0; i < feed; i++)
    start += onv_page_feed_get_length (g_ptr_array_index (feeds, i));
  return start;
}

guint
onv_page_feeds_find (GPtrArray *feeds, guint *position)
{
  for (guint i = 0; i < feeds->len; i++)
    {
      guint length = onv_page_feed_get_length (g_ptr_array_index (feeds, i));

      if (*position < length)
        return i;
      *position -= length;
    }
  g_assert_not_reached ();
}
