/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-ask-test.h"

void
ask_set_up (AskFixture *f, gconstpointer data)
{
  f->server = test_server_new (data);
  f->client = onv_test_client (f->server);
  f->cancellable = g_cancellable_new ();
}

void
ask_tear_down (AskFixture *f, gconstpointer data)
{
  g_clear_object (&f->result);
  g_clear_error (&f->error);
  g_clear_object (&f->cancellable);
  g_assert_finalize_object (f->client);
  test_server_free (f->server);
}

void
ask_device (AskFixture *f)
{
  g_clear_object (&f->result);
  g_clear_error (&f->error);
  onv_client_get_device_async (f->client, "7", f->cancellable, onv_test_done, &f->result);
}

void
ask_assert_fails (AskFixture *f, GQuark domain, int code)
{
  g_assert_null (onv_client_get_device_finish (f->client, onv_test_wait (&f->result), &f->error));
  g_assert_error (f->error, domain, code);
}

void
ask_assert_succeeds (AskFixture *f)
{
  g_autoptr (OnvDevice) device
      = onv_client_get_device_finish (f->client, onv_test_wait (&f->result), &f->error);

  g_assert_no_error (f->error);
  g_assert_nonnull (device);
}
