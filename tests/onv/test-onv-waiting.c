/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-test.h"

/* The one way out: how calls wait for their turn, and how they are given up. */

typedef struct
{
  TestServer *server;
  OnvClient *client;
  GCancellable *cancellable;
  GAsyncResult *result;
  GError *error;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->server = test_server_new (data);
  f->client = onv_test_client (f->server);
  f->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->result);
  g_clear_error (&f->error);
  g_clear_object (&f->cancellable);
  g_assert_finalize_object (f->client);
  test_server_free (f->server);
}

static void
ask (Fixture *f)
{
  g_clear_object (&f->result);
  g_clear_error (&f->error);
  onv_client_get_device_async (f->client, "7", f->cancellable, onv_test_done, &f->result);
}

static void
assert_fails (Fixture *f, GQuark domain, int code)
{
  g_assert_null (onv_client_get_device_finish (f->client, onv_test_wait (&f->result), &f->error));
  g_assert_error (f->error, domain, code);
}

static void
assert_succeeds (Fixture *f)
{
  g_autoptr (OnvDevice) device
      = onv_client_get_device_finish (f->client, onv_test_wait (&f->result), &f->error);

  g_assert_no_error (f->error);
  g_assert_nonnull (device);
}

#define GOOD "{\"errno\":0,\"data\":{\"id\":\"7\"}}"

/* Five ways of giving up. */

static void
test_cancelled_before (Fixture *f, gconstpointer data)
{
  g_cancellable_cancel (f->cancellable);
  ask (f);
  assert_fails (f, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
}

static void
test_cancelled_in_queue (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) others = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;

  onv_client_set_max_in_flight (f->client, 1);
  test_server_set_answer (f->server, NULL, TEST_HANG, NULL);
  onv_client_get_device_async (f->client, "1", others, onv_test_done, &first);
  ask (f);
  onv_test_wait_for (test_server_get_n_requests (f->server) == 1);
  g_cancellable_cancel (f->cancellable);
  assert_fails (f, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (first);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 1);
  g_cancellable_cancel (others);
  onv_test_wait (&first);
}

static void
test_cancelled_at_once (Fixture *f, gconstpointer data)
{
  test_server_set_answer (f->server, NULL, 200, GOOD);
  ask (f);
  g_cancellable_cancel (f->cancellable);
  assert_fails (f, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelled_in_flight (Fixture *f, gconstpointer data)
{
  test_server_push (f->server, TEST_HANG, NULL);
  ask (f);
  onv_test_wait_for (test_server_get_n_requests (f->server) == 1);
  g_cancellable_cancel (f->cancellable);
  assert_fails (f, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelled_in_body (Fixture *f, gconstpointer data)
{
  test_server_push (f->server, TEST_HANG_IN_BODY, NULL);
  ask (f);
  onv_test_wait_for (test_server_get_n_requests (f->server) == 1);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (f->cancellable);
  assert_fails (f, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelled_between_attempts (Fixture *f, gconstpointer data)
{
  test_server_push (f->server, 503, "<html>later</html>");
  test_server_set_answer (f->server, NULL, 200, GOOD);
  ask (f);
  onv_test_wait_for (test_server_get_n_requests (f->server) == 1);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (f->cancellable);
  assert_fails (f, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 1);
}

static void
test_cancelled_after (Fixture *f, gconstpointer data)
{
  test_server_set_answer (f->server, NULL, 200, GOOD);
  ask (f);
  assert_succeeds (f);
  g_cancellable_cancel (f->cancellable);
  g_clear_object (&f->result);
  onv_client_get_device_async (f->client, "7", NULL, onv_test_done, &f->result);
  assert_succeeds (f);
}

static void
test_timed_out (Fixture *f, gconstpointer data)
{
  const guint kinds[] = { TEST_HANG, TEST_HANG_IN_BODY };

  onv_client_set_deadline_ms (f->client, 100);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      test_server_push (f->server, kinds[i], NULL);
      ask (f);
      assert_fails (f, ONV_ERROR, ONV_ERROR_TIMED_OUT);
    }
}

/* Waiting for a turn is not on the clock. */
static void
test_turns (Fixture *f, gconstpointer data)
{
  enum
  {
    N = 40
  };
  GAsyncResult *results[N] = { NULL };

  onv_client_set_max_in_flight (f->client, 3);
  test_server_set_answer (f->server, NULL, 200, GOOD);
  for (guint i = 0; i < N; i++)
    onv_client_get_device_async (f->client, "7", NULL, onv_test_done, &results[i]);
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (OnvDevice) device
          = onv_client_get_device_finish (f->client, onv_test_wait (&results[i]), &f->error);

      g_assert_no_error (f->error);
      g_clear_object (&results[i]);
    }
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, N);
  g_assert_cmpuint (test_server_get_most_at_once (f->server), <=, 3);
}

/* A stop does not stand in a queue behind a platform that does not answer. */
static void
test_urgent (Fixture *f, gconstpointer data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) urgent = NULL;

  onv_client_set_max_in_flight (f->client, 1);
  test_server_set_answer (f->server, NULL, TEST_HANG, NULL);
  test_server_set_answer (f->server, "/ipc/video/cmds", 200,
                          "{\"errno\":0,\"data\":{\"cmd_status\":2}}");
  onv_client_get_device_async (f->client, "1", f->cancellable, onv_test_done, &first);
  onv_client_get_device_async (f->client, "2", f->cancellable, onv_test_done, &second);
  onv_client_control_ptz_async (f->client, "1", 1, ONV_PTZ_PHASE_STOP, ONV_PTZ_ACTION_LEFT, 3, NULL,
                                onv_test_done, &urgent);
  g_assert_true (onv_client_control_ptz_finish (f->client, onv_test_wait (&urgent), &f->error));
  g_assert_no_error (f->error);
  g_assert_null (first);
  g_assert_null (second);
  g_cancellable_cancel (f->cancellable);
  onv_test_wait (&first);
  onv_test_wait (&second);
}

static void
test_many_at_once (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  GAsyncResult *pending[12] = { NULL };

  test_server_set_answer (f->server, NULL, TEST_HANG, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pending); i++)
    onv_client_get_device_async (f->client, "7", f->cancellable, onv_test_done, &pending[i]);
  onv_test_wait_for (test_server_get_n_requests (f->server) == 8);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 8); /* libsoup's own limit is 2 */
  g_cancellable_cancel (f->cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (pending); i++)
    {
      onv_test_wait (&pending[i]);
      g_clear_object (&pending[i]);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/onv/waiting/cancelled/before", test_cancelled_before);
  ADD ("/onv/waiting/cancelled/in-queue", test_cancelled_in_queue);
  ADD ("/onv/waiting/cancelled/at-once", test_cancelled_at_once);
  ADD ("/onv/waiting/cancelled/in-flight", test_cancelled_in_flight);
  ADD ("/onv/waiting/cancelled/in-body", test_cancelled_in_body);
  ADD ("/onv/waiting/cancelled/between-attempts", test_cancelled_between_attempts);
  ADD ("/onv/waiting/cancelled/after", test_cancelled_after);
  ADD ("/onv/waiting/timed-out", test_timed_out);
  ADD ("/onv/waiting/turns", test_turns);
  ADD ("/onv/waiting/urgent", test_urgent);
  ADD ("/onv/waiting/many-at-once", test_many_at_once);
  return g_test_run ();
}
