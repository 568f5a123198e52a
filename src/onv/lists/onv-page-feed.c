/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lists/onv-page-feed.h"

#include "schema/onv-record-private.h"

/* Takes a copy of @args; it becomes the question for any page. */
static OnvPageFeed *
onv_page_feed_new (const OnvPaging *paging, OnvRecord *args)
{
  OnvPageFeed *self = g_new0 (OnvPageFeed, 1);
  gint64 asked = 0;

  self->paging = paging;
  self->args = onv_record_duplicate (args);
  if (paging->per_page != NULL)
    asked = onv_record_get_int (args, paging->per_page);
  self->size = asked >= 1 && asked <= 10000 ? (guint) asked : MAX (paging->size, 1);
  if (paging->shifted_by != NULL)
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
  g_free (self->key);
  g_free (self->device_id);
  g_free (self);
}

void
onv_page_feed_forget (OnvPageFeed *self)
{
  g_clear_pointer (&self->key, g_free);
  g_clear_object (&self->first);
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

/* A platform that does not know the parameter sends the first page for any. */
static gboolean
is_repeated (OnvPageFeed *self, guint page, OnvPage *answer)
{
  guint number = onv_page_get_number (answer);
  g_autoptr (OnvRecord) first = g_list_model_get_item (onv_page_get_items (answer), 0);

  if (page == 1 || !self->paging->undocumented)
    return FALSE;
  if (number > 0 && number != page)
    return TRUE;
  return first == NULL || (self->first != NULL && onv_record_equal (first, self->first));
}

static void
take_first (OnvPageFeed *self, OnvPage *answer)
{
  const OnvPaging *paging = self->paging;
  guint n = g_list_model_get_n_items (onv_page_get_items (answer));

  g_clear_object (&self->first);
  self->first = g_list_model_get_item (onv_page_get_items (answer), 0);
  if (onv_page_get_size (answer) > 0)
    self->size = MAX (onv_page_get_size (answer), n);
  else if (paging->per_page == NULL && n > 0)
    self->size = n;
  g_free (self->key);
  self->key = paging->key != NULL ? g_strdup (onv_page_get_key (answer)) : NULL;
  self->key_expires = g_get_monotonic_time () + paging->key_seconds * G_USEC_PER_SEC;
}

/* Counts what there is: the platform's number, unless more is there than it says; without a number,
 * one more than has been seen, as long as pages are full. */
static void
take_total (OnvPageFeed *self, guint page, OnvPage *answer)
{
  gint64 total = onv_page_get_total (answer);
  guint n = g_list_model_get_n_items (onv_page_get_items (answer));
  gint64 seen = (gint64) (page - 1) * self->size + n;

  if (total >= 0)
    total = MAX (total, n > 0 ? seen : 0);
  else if (n < self->size)
    total = seen; /* the last page */
  else
    total = MAX (self->known ? self->total : 0, seen + 1);
  self->known = TRUE;
  self->total = (guint) MIN (total, G_MAXINT);
}

OnvPageVerdict
onv_page_feed_take (OnvPageFeed *self, guint page, OnvPage *answer)
{
  if (is_repeated (self, page, answer))
    {
      self->total = MIN (self->total, (page - 1) * self->size);
      return ONV_PAGE_REPEATED;
    }
  if (page == 1)
    take_first (self, answer);
  else
    self->again = FALSE;
  take_total (self, page, answer);
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
    start += ((OnvPageFeed *) g_ptr_array_index (feeds, i))->total;
  return start;
}

OnvPlace
onv_page_feeds_find (GPtrArray *feeds, guint position)
{
  for (guint i = 0; i < feeds->len; i++)
    {
      OnvPageFeed *feed = g_ptr_array_index (feeds, i);

      if (position < feed->total)
        return ONV_PLACE (i, position / feed->size + 1);
      position -= feed->total;
    }
  g_assert_not_reached ();
}
