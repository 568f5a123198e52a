/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-parts.h"

#include "client/onv-reply.h"

/* What is too much for one call goes in several. */

#define DAY_SECONDS 86400

typedef struct
{
  const OnvCall *call;
  GPtrArray *answers;        /* a list for each part, as they come */
  GCancellable *cancellable; /* of the parts: one that fails stops the others */
  GSource *cancelled;
  guint pending;
  GError *error;
} Parts;

typedef struct
{
  GTask *task;
  guint index;
} Part;

static void
unref_answer (gpointer answer)
{
  if (answer != NULL)
    g_object_unref (answer);
}

static void
parts_free (Parts *parts)
{
  if (parts->cancelled != NULL)
    g_source_destroy (parts->cancelled);
  g_clear_pointer (&parts->cancelled, g_source_unref);
  g_clear_pointer (&parts->answers, g_ptr_array_unref);
  g_clear_object (&parts->cancellable);
  g_clear_error (&parts->error);
  g_free (parts);
}

static void
add_texts (GPtrArray *parts, OnvRecord *args, const char *name, GPtrArray *texts)
{
  OnvRecord *part = onv_record_duplicate (args);

  g_ptr_array_add (texts, NULL);
  onv_record_set_strings (part, name, (const char *const *) texts->pdata);
  g_ptr_array_add (parts, part);
  g_ptr_array_set_size (texts, 0);
}

static GPtrArray *
split_texts (const OnvField *field, OnvRecord *args)
{
  const char *const *texts = onv_record_get_strings (args, field->name);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  gsize length = 0;

  if (texts == NULL)
    return NULL;
  for (; *texts != NULL; texts++)
    {
      gsize more = strlen (*texts) + 1;

      if (some->len > 0
          && (some->len == (guint64) field->max
              || (field->joined_max > 0 && length + more > (gsize) field->joined_max + 1)))
        {
          add_texts (parts, args, field->name, some);
          length = 0;
        }
      length += more;
      g_ptr_array_add (some, (gpointer) *texts);
    }
  if (some->len > 0)
    add_texts (parts, args, field->name, some);
  return parts->len != 1 ? g_steal_pointer (&parts) : NULL;
}

/* A span ends at midnight, so that nothing that is counted by day is counted in two. */
static GPtrArray *
split_span (const OnvField *field, OnvRecord *args)
{
  const OnvTime *from = onv_record_get_time (args, field->from);
  const OnvTime *to = onv_record_get_time (args, field->name);
  g_autoptr (GPtrArray) parts = NULL;
  OnvTimeKind kind;
  gint64 begin, end;

  if (from == NULL || to == NULL
      || onv_time_get_seconds (to) - onv_time_get_seconds (from) <= field->span_max)
    return NULL;
  parts = g_ptr_array_new_with_free_func (g_object_unref);
  kind = onv_time_get_kind (to);
  begin = onv_time_get_seconds (from);
  end = onv_time_get_seconds (to);
  while (begin < end)
    {
      OnvRecord *part = onv_record_duplicate (args);
      gint64 stop = begin + field->span_max;
      g_autoptr (OnvTime) from_part = NULL;
      g_autoptr (OnvTime) to_part = NULL;

      stop = MIN (end, field->span_max >= DAY_SECONDS ? stop - stop % DAY_SECONDS : stop);
      from_part = onv_time_new (kind, begin);
      to_part = onv_time_new (kind, stop);
      onv_record_set_time (part, field->from, from_part);
      onv_record_set_time (part, field->name, to_part);
      g_ptr_array_add (parts, part);
      begin = stop;
    }
  return g_steal_pointer (&parts);
}

GPtrArray *
onv_parts_split (const OnvCall *call, OnvRecord *args)
{
  const OnvField *field;
  guint i;

  if (call->split == NULL)
    return NULL;
  field = onv_record_require_field (args, call->split, &i);
  if (field->kind == ONV_KIND_STRINGS)
    return split_texts (field, args);
  return split_span (field, args);
}

static gpointer
join (Parts *parts)
{
  GListStore *all;

  if (parts->call->reply != ONV_REPLY_LIST)
    return GINT_TO_POINTER (TRUE);
  all = g_list_store_new (parts->call->type ());
  for (guint i = 0; i < parts->answers->len; i++)
    {
      GListModel *some = g_ptr_array_index (parts->answers, i);
      g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint k = 0; k < g_list_model_get_n_items (some); k++)
        g_ptr_array_add (items, g_list_model_get_item (some, k));
      g_list_store_splice (all, g_list_model_get_n_items (G_LIST_MODEL (all)), 0, items->pdata,
                           items->len);
    }
  return all;
}

static void
end_part (GTask *task)
{
  Parts *parts = g_task_get_task_data (task);

  if (--parts->pending > 0)
    return;
  if (parts->cancelled != NULL)
    g_source_destroy (parts->cancelled);
  if (parts->error != NULL)
    g_task_return_error (task, g_steal_pointer (&parts->error));
  else
    g_task_return_pointer (task, join (parts), onv_reply_get_destroy (parts->call));
}

static void
on_part (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Part *part = user_data;
  g_autoptr (GTask) task = part->task;
  Parts *parts = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer answer = onv_client_send_finish (ONV_CLIENT (object), result, &error);

  if (error == NULL && parts->call->reply == ONV_REPLY_LIST)
    g_ptr_array_index (parts->answers, part->index) = answer;
  if (error != NULL && parts->error == NULL)
    {
      parts->error = g_steal_pointer (&error);
      g_cancellable_cancel (parts->cancellable);
    }
  end_part (task);
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  Parts *parts = g_task_get_task_data (user_data);

  g_cancellable_cancel (parts->cancellable);
  return G_SOURCE_REMOVE;
}

static void
watch_cancellable (GTask *task)
{
  Parts *parts = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable == NULL)
    return;
  parts->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (parts->cancelled, G_SOURCE_FUNC (on_cancelled), task, NULL);
  g_source_attach (parts->cancelled, g_task_get_context (task));
}

/* Takes @task and @request. */
void
onv_parts_send (GTask *task, OnvRequest *request, GPtrArray *records)
{
  g_autoptr (GTask) owned = task;
  g_autoptr (OnvRequest) whole = request;
  Parts *parts = g_new0 (Parts, 1);

  g_assert (
      request->transfer == NULL
      && (request->call->reply == ONV_REPLY_LIST || request->call->reply == ONV_REPLY_NOTHING));
  parts->call = request->call;
  parts->answers = g_ptr_array_new_with_free_func (unref_answer);
  g_ptr_array_set_size (parts->answers, (gint) records->len);
  parts->cancellable = g_cancellable_new ();
  parts->pending = 1; /* until all are sent */
  g_task_set_task_data (task, parts, (GDestroyNotify) parts_free);
  watch_cancellable (task);
  for (guint i = 0; i < records->len; i++)
    {
      Part *part = g_new (Part, 1);

      part->task = g_object_ref (task);
      part->index = i;
      parts->pending++;
      onv_client_send_async (g_task_get_source_object (task),
                             onv_request_new_part (request, g_ptr_array_index (records, i)),
                             parts->cancellable, on_part, part);
    }
  end_part (task);
}
