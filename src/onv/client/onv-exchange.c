/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-exchange.h"

#include "client/onv-parts.h"
#include "client/onv-retry.h"

/* The one way out: every call of the library goes through here. Turns, deadlines, attempts, ends. */

OnvExchange *
onv_exchange_get (GTask *task)
{
  return g_task_get_task_data (task);
}

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

void
onv_exchange_clear_attempt (OnvExchange *self)
{
  g_clear_object (&self->message);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_clear_pointer (&self->reply, onv_reply_free);
}

static void
stop_watching (OnvExchange *exchange)
{
  clear_source (&exchange->cancelled);
  clear_source (&exchange->deadline);
  clear_source (&exchange->pause);
}

static void
exchange_free (OnvExchange *exchange)
{
  stop_watching (exchange);
  onv_exchange_clear_attempt (exchange);
  g_clear_object (&exchange->io);
  g_clear_error (&exchange->error);
  onv_request_free (exchange->request);
  g_free (exchange);
}

/* Since its first attempt began; 0 while it waits for its turn. */
gint64
onv_exchange_get_passed_ms (OnvExchange *self)
{
  return self->started != 0 ? (g_get_monotonic_time () - self->started) / 1000 : 0;
}

/* As the row spells it, in the spelling that is being tried. */
const char *
onv_exchange_get_path (OnvExchange *self)
{
  const OnvCall *call = self->request->call;

  return self->other_path ? call->path_on_404 : call->path;
}

/* Gives up the turn, or the place in the queue. */
static void
leave (GTask *task)
{
  OnvClient *client = g_task_get_source_object (task);
  OnvExchange *exchange = onv_exchange_get (task);

  stop_watching (exchange);
  onv_exchange_clear_attempt (exchange);
  if (exchange->state == ONV_EXCHANGE_WAITING)
    g_queue_remove (&client->waiting, task);
  else if (exchange->state != ONV_EXCHANGE_OPENING)
    client->in_flight--;
}

void
onv_exchange_end (GTask *task, gpointer result)
{
  OnvClient *client = g_task_get_source_object (task);
  g_autoptr (GTask) owned = task;

  leave (task);
  g_task_return_pointer (task, result,
                         onv_reply_get_destroy (onv_exchange_get (task)->request->call));
  onv_client_start_waiting (client);
}

static void
end_with_error (GTask *task, GError *error)
{
  OnvClient *client = g_task_get_source_object (task);
  OnvExchange *exchange = onv_exchange_get (task);
  g_autoptr (GTask) owned = task;

  g_debug ("%s /%s: failed after %" G_GINT64_FORMAT " ms: %s", exchange->request->call->method,
           onv_exchange_get_path (exchange), onv_exchange_get_passed_ms (exchange), error->message);
  leave (task);
  g_task_return_error (task, error);
  onv_client_start_waiting (client);
}

static void
on_abandoned (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;

  onv_transfer_abandon_finish (ONV_TRANSFER (object), result);
  end_with_error (task, g_steal_pointer (&onv_exchange_get (task)->error));
}

/* Ends with @error, once nothing is left of what was written before. */
static void
give_up (GTask *task, GError *error)
{
  OnvExchange *exchange = onv_exchange_get (task);

  if (exchange->request->transfer == NULL || !onv_transfer_is_begun (exchange->request->transfer))
    {
      end_with_error (task, error);
      return;
    }
  stop_watching (exchange);
  exchange->error = error;
  onv_transfer_abandon_async (exchange->request->transfer, on_abandoned, task);
}

static gboolean
on_pause_over (gpointer user_data)
{
  GTask *task = user_data;
  OnvExchange *exchange = onv_exchange_get (task);

  clear_source (&exchange->pause);
  exchange->state = ONV_EXCHANGE_BUSY;
  onv_exchange_send (task);
  return G_SOURCE_REMOVE;
}

static guint
asked_pause (OnvExchange *exchange)
{
  const char *text = NULL;
  guint64 seconds = 0;

  if (exchange->message != NULL)
    text = soup_message_headers_get_one (soup_message_get_response_headers (exchange->message),
                                         "Retry-After");
  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, 3600, &seconds, NULL))
    return 0;
  return (guint) seconds;
}

static guint
deadline_of (GTask *task)
{
  OnvClient *client = g_task_get_source_object (task);

  return client->deadline_ms * MAX (onv_exchange_get (task)->request->call->patience, 1);
}

/* Whether asking again is the same as asking once: also not once something was written. */
static gboolean
may_ask_again (OnvExchange *exchange)
{
  const OnvRequest *request = exchange->request;

  return request->call->retry && exchange->attempt < ONV_RETRY_ATTEMPTS
         && (request->transfer == NULL || onv_transfer_get_done (request->transfer) == 0);
}

/* Tries again, where the row allows it, it may help, and there is time. */
static gboolean
exchange_retry (GTask *task, const GError *error)
{
  OnvExchange *exchange = onv_exchange_get (task);
  guint delay;

  if (!may_ask_again (exchange) || !onv_retry_is_worth (error))
    return FALSE;
  delay = onv_retry_delay_ms (exchange->attempt, asked_pause (exchange));
  if (onv_exchange_get_passed_ms (exchange) + delay >= deadline_of (task))
    return FALSE;
  g_debug ("%s: trying again in %u ms: %s", exchange->request->call->name, delay, error->message);
  onv_exchange_clear_attempt (exchange);
  exchange->attempt++;
  exchange->state = ONV_EXCHANGE_PAUSED;
  exchange->pause = g_timeout_source_new (delay);
  g_source_set_callback (exchange->pause, on_pause_over, task, NULL);
  g_source_attach (exchange->pause, g_task_get_context (task));
  return TRUE;
}

static OnvError
code_of_tls (OnvClient *client, const GError *error)
{
  if (error->code == G_TLS_ERROR_EOF)
    return ONV_ERROR_UNREACHABLE;
  if (error->code != G_TLS_ERROR_BAD_CERTIFICATE)
    return ONV_ERROR_HANDSHAKE;
  return client->pin != NULL ? ONV_ERROR_OTHER_CERTIFICATE : ONV_ERROR_TLS;
}

static OnvError
code_of_network (const GError *error)
{
  static const struct
  {
    GIOErrorEnum network;
    OnvError code;
  } rows[] = {
    { G_IO_ERROR_TIMED_OUT, ONV_ERROR_TIMED_OUT },
    { G_IO_ERROR_PARTIAL_INPUT, ONV_ERROR_GARBLED },
    { G_IO_ERROR_CONNECTION_REFUSED, ONV_ERROR_REFUSED },
  };

  if (error->domain == G_RESOLVER_ERROR)
    return ONV_ERROR_UNKNOWN_HOST;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_error_matches (error, G_IO_ERROR, (int) rows[i].network))
      return rows[i].code;
  return ONV_ERROR_UNREACHABLE;
}

static GError *
translate (OnvClient *client, const GError *error)
{
  g_assert (error != NULL);
  if (error->domain == ONV_ERROR)
    return g_error_copy (error);
  return onv_error_new (error->domain == G_TLS_ERROR ? code_of_tls (client, error)
                                                     : code_of_network (error),
                        "%s", error->message);
}

void
onv_exchange_fail (GTask *task, GError *error)
{
  OnvExchange *exchange = onv_exchange_get (task);
  g_autoptr (GError) reason = error;
  GError *told;

  if (exchange->given_up)
    give_up (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
  else if (exchange->timed_out)
    give_up (task, onv_error_new (ONV_ERROR_TIMED_OUT,
                                  exchange->request->transfer != NULL ? "No progress within %u ms"
                                                                      : "No answer within %u ms",
                                  deadline_of (task)));
  else
    {
      told = translate (g_task_get_source_object (task), reason);
      if (exchange_retry (task, told))
        g_error_free (told);
      else
        give_up (task, told);
    }
}

static void
exchange_stop (GTask *task)
{
  OnvExchange *exchange = onv_exchange_get (task);

  if (exchange->state == ONV_EXCHANGE_BUSY || exchange->state == ONV_EXCHANGE_OPENING)
    g_cancellable_cancel (exchange->io); /* its callback ends the exchange */
  else
    onv_exchange_fail (task, NULL);
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  onv_exchange_get (user_data)->given_up = TRUE;
  exchange_stop (user_data);
  return G_SOURCE_REMOVE;
}

/* What stops a request runs after what goes on with it: libsoup 3.6.5 lets go of a message twice, and what comes
 * then is a crash, if it is cancelled after its headers were read and before libsoup was told so. */
static void
attach_stop (GSource *source, GSourceFunc func, GTask *task)
{
  g_source_set_priority (source, G_PRIORITY_DEFAULT + 1);
  g_source_set_callback (source, func, task, NULL);
  g_source_attach (source, g_task_get_context (task));
}

static void set_deadline (GTask *task, gint64 ms);

/* A transfer may take as long as it likes, as long as it goes on. */
static gboolean
on_deadline (gpointer user_data)
{
  GTask *task = user_data;
  OnvExchange *exchange = onv_exchange_get (task);
  gint64 left = deadline_of (task) - (g_get_monotonic_time () - exchange->progressed) / 1000;

  if (exchange->request->transfer != NULL && left > 0)
    {
      set_deadline (task, left);
      return G_SOURCE_REMOVE;
    }
  exchange->timed_out = TRUE;
  exchange_stop (task);
  return G_SOURCE_REMOVE;
}

static void
set_deadline (GTask *task, gint64 ms)
{
  OnvExchange *exchange = onv_exchange_get (task);

  clear_source (&exchange->deadline);
  exchange->deadline = g_timeout_source_new ((guint) ms);
  attach_stop (exchange->deadline, on_deadline, task);
}

void
onv_exchange_note_progress (OnvExchange *self)
{
  self->progressed = g_get_monotonic_time ();
}

static void
exchange_start (OnvClient *client, GTask *task)
{
  OnvExchange *exchange = onv_exchange_get (task);

  client->in_flight++;
  exchange->state = ONV_EXCHANGE_BUSY;
  exchange->attempt = 1;
  exchange->started = exchange->progressed = g_get_monotonic_time ();
  set_deadline (task, deadline_of (task));
  onv_exchange_send (task);
}

/* Gives those that wait their turn, as far as there is room. */
void
onv_client_start_waiting (OnvClient *self)
{
  g_autoptr (OnvClient) alive = g_object_ref (self);

  while (self->in_flight < self->max_in_flight && !g_queue_is_empty (&self->waiting))
    {
      GTask *task = g_queue_pop_head (&self->waiting);

      if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
        on_cancelled (NULL, task);
      else
        exchange_start (self, task);
    }
}

static void
enqueue (GTask *task)
{
  OnvClient *client = g_task_get_source_object (task);

  if (onv_exchange_get (task)->request->urgent)
    {
      exchange_start (client, task);
      return;
    }
  onv_exchange_get (task)->state = ONV_EXCHANGE_WAITING;
  g_queue_push_tail (&client->waiting, task);
  onv_client_start_waiting (client);
}

static void
on_opened (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  OnvExchange *exchange = onv_exchange_get (task);
  GError *error = NULL;

  if (onv_transfer_open_finish (ONV_TRANSFER (object), result, &error) && !exchange->given_up
      && !exchange->timed_out)
    {
      clear_source (&exchange->deadline); /* waiting for its turn has none */
      enqueue (task);
    }
  else
    onv_exchange_fail (task, error);
}

static void
watch_cancellable (GTask *task)
{
  OnvExchange *exchange = onv_exchange_get (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable == NULL)
    return;
  exchange->cancelled = g_cancellable_source_new (cancellable);
  attach_stop (exchange->cancelled, G_SOURCE_FUNC (on_cancelled), task);
}

static void
open_source (GTask *task)
{
  OnvExchange *exchange = onv_exchange_get (task);
  OnvRequest *request = exchange->request;

  onv_exchange_note_progress (exchange);
  set_deadline (task, deadline_of (task));
  onv_transfer_open_async (request->transfer, request->call->body_max, exchange->io, on_opened,
                           task);
}

/* Sends @request, which it takes. What is wrong with the arguments is told before anything waits. */
void
onv_client_send_async (OnvClient *self,
                       OnvRequest *request,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  OnvExchange *exchange;
  g_autoptr (GPtrArray) parts = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, (gpointer) request->call);
  g_task_set_name (task, request->call->name);
  onv_request_complete (request, self->product_id);
  parts = request->call->reply != ONV_REPLY_PAGE ? onv_parts_split (request->call, request->args)
                                                 : NULL;
  if (parts != NULL)
    {
      onv_parts_send (task, request, parts);
      return;
    }
  exchange = g_new0 (OnvExchange, 1);
  exchange->request = request;
  exchange->io = g_cancellable_new ();
  g_task_set_task_data (task, exchange, (GDestroyNotify) exchange_free);

  if (g_task_return_error_if_cancelled (task))
    g_object_unref (task);
  else if (!onv_request_check (request, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
  else
    {
      watch_cancellable (task);
      if (request->transfer != NULL && onv_transfer_is_upload (request->transfer))
        open_source (task);
      else
        enqueue (task);
    }
}

gpointer
onv_client_send_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
onv_client_send_finish_nothing (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error) != NULL;
}
