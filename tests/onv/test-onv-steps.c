/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-rows.h"
#include "onv-sim.h"

/* A setting is read, written, and read again. Here something goes wrong on the second or the third way, over HTTP,
 * for every pair of commands at once: what is told then, what was asked, and what the camera has. It has all of
 * what it had, or all of what was wanted; nobody says that something was set that was not, nor that it was not
 * when the camera had said so. */

#define SHORT_MS 3000 /* three times that for what a camera must answer */

/* A pair of commands: what makes it ready, and a member with two values. */
static const struct
{
  int set_id;
  const char *ready;
  const char *member;
  const char *values[2];
} pairs[] = {
  { 21,
    NULL,
    "entries",
    { "[{\"type\":1,\"enable\":1,\"text\":\"Gate\",\"pos\":\"left-top\"}]",
      "[{\"type\":1,\"enable\":1,\"text\":\"Door\",\"pos\":\"left-top\"}]" } },
  { 27, NULL, "when-full", { "0", "1" } },
  { 29, "mode=2&timezone=8&server=a.example&port=123", "server", { "a.example", "b.example" } },
  { 34, NULL, "bitrate", { "600", "700" } },
  { 40, NULL, "status", { "on", "off" } },
  { 81, "enabled=1", "sensitivity", { "10", "20" } },
  { 83, "enabled=1", "sensitivity", { "10", "20" } },
  { 85, "enabled=1", "sensitivity", { "10", "20" } },
  { 92, "enabled=1", "event", { "1", "2" } },
};

#define N_PAIRS G_N_ELEMENTS (pairs)

/* What the camera has afterwards. */
typedef enum
{
  OLD,
  NEW,
} Has;

static const struct
{
  const char *name;
  const char *fault;
  guint step; /* 2: writing, 3: reading again */
  int code;
  int number; /* of the platform */
  Has has;
  guint deadline_ms; /* 0: the usual one */
} rows[] = {
  { "reset", "reset:", 2, ONV_ERROR_UNREACHABLE, 0, OLD, 0 },
  { "late", "black-hole:", 2, ONV_ERROR_TIMED_OUT, 0, OLD, SHORT_MS },
  { "garbled", "truncate:", 2, ONV_ERROR_GARBLED, 0, NEW, 0 }, /* the camera has obeyed */
  { "proxy", "http:status=502,", 2, ONV_ERROR_HTTP, 0, OLD, 0 },
  { "platform", "errno:number=9999,", 2, ONV_ERROR_PLATFORM, 9999, OLD, 0 },
  { "key", "errno:number=401,", 2, ONV_ERROR_UNAUTHORIZED, 401, OLD, 0 },
  { "offline", "cmd-status:number=0,", 2, ONV_ERROR_DEVICE_OFFLINE, 0, OLD, 0 },
  { "unsent", "cmd-status:number=3,", 2, ONV_ERROR_SEND_FAILED, 0, OLD, 0 },
  { "unanswered", "cmd-status:number=5,", 2, ONV_ERROR_NO_ANSWER, 0, OLD, 0 },
  { "reset", "reset:", 3, ONV_ERROR_NOT_READ_BACK, 0, NEW, 0 },
  { "late", "black-hole:", 3, ONV_ERROR_NOT_READ_BACK, 0, NEW, SHORT_MS },
  { "garbled", "truncate:", 3, ONV_ERROR_NOT_READ_BACK, 0, NEW, 0 },
  { "proxy", "http:status=502,", 3, ONV_ERROR_NOT_READ_BACK, 0, NEW, 0 },
  { "platform", "errno:number=9999,", 3, ONV_ERROR_NOT_READ_BACK, 9999, NEW, 0 },
  { "offline", "cmd-status:number=0,", 3, ONV_ERROR_NOT_READ_BACK, 0, NEW, 0 },
  { "unanswered", "cmd-status:number=5,", 3, ONV_ERROR_NOT_READ_BACK, 0, NEW, 0 },
};

/* One setting on a device of its own. */
typedef struct
{
  const OnvCommand *command;
  char *device;
  OnvRecord *before;
  OnvRecord *edits;
  GAsyncResult *result;
} Setting;

typedef struct
{
  OnvClient *client;
  GCancellable *cancellable;
  Setting settings[N_PAIRS];
} Fixture;

/* --- cameras */

static const OnvCommand *
find_command (int set_id)
{
  for (const OnvCommand *const *command = onv_commands; *command != NULL; command++)
    if ((*command)->set_id == set_id)
      return *command;
  g_assert_not_reached ();
}

/* As many devices as there are pairs, which know all commands. */
static GPtrArray *
find_devices (OnvClient *client)
{
  g_autoptr (OnvDeviceQuery) query
      = g_object_new (ONV_TYPE_DEVICE_QUERY, "online", ONV_TRISTATE_TRUE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvPage) page = onv_test_call (client, &error, find_devices, query);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (onv_page_get_items (page)); i++)
    {
      g_autoptr (OnvDevice) device = g_list_model_get_item (onv_page_get_items (page), i);

      if (g_ascii_strtoll (onv_device_get_id (device), NULL, 10) % 8 != 0)
        g_ptr_array_add (ids, g_strdup (onv_device_get_id (device)));
    }
  g_assert_cmpuint (ids->len, >=, N_PAIRS);
  return ids;
}

static OnvRecord *
read_settings (Fixture *f, Setting *setting)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  OnvRecord *record;

  onv_command_get_async (f->client, setting->command, setting->device, 1, NULL, onv_test_done,
                         &result);
  record = onv_command_send_finish (f->client, onv_test_wait (&result), &error);
  g_assert_no_error (error);
  return record;
}

static void
begin_writing (Fixture *f, Setting *setting)
{
  onv_command_set_async (f->client, setting->command, setting->device, 1, setting->edits,
                         f->cancellable, onv_test_done, &setting->result);
}

static OnvRecord *
end_writing (Fixture *f, Setting *setting, GError **error)
{
  OnvRecord *now = onv_command_send_finish (f->client, onv_test_wait (&setting->result), error);

  g_clear_object (&setting->result);
  return now;
}

static void
edit (OnvRecord *edits, const char *member, const char *value)
{
  g_autoptr (GError) error = NULL;

  onv_record_set_text (edits, member, value, &error);
  g_assert_no_error (error);
}

static void
make_ready (Fixture *f, guint i)
{
  Setting *setting = &f->settings[i];
  g_auto (GStrv) members = g_strsplit (pairs[i].ready != NULL ? pairs[i].ready : "", "&", -1);
  g_autoptr (OnvRecord) now = NULL;
  g_autoptr (GError) error = NULL;

  setting->edits = g_object_new (setting->command->type (), NULL);
  edit (setting->edits, pairs[i].member, pairs[i].values[0]);
  for (char **member = members; *member != NULL; member++)
    {
      g_auto (GStrv) halves = g_strsplit (*member, "=", 2);

      edit (setting->edits, halves[0], halves[1]);
    }
  begin_writing (f, setting);
  now = end_writing (f, setting, &error);
  g_assert_no_error (error);
  g_clear_object (&setting->edits);
}

/* What another row has left is as good as anything. */
static void
want_another (Fixture *f, guint i)
{
  Setting *setting = &f->settings[i];
  guint value;

  setting->before = read_settings (f, setting);
  for (value = 0; value < 2; value++)
    {
      g_autoptr (OnvRecord) wanted = onv_record_duplicate (setting->before);

      g_clear_object (&setting->edits);
      setting->edits = g_object_new (setting->command->type (), NULL);
      edit (setting->edits, pairs[i].member, pairs[i].values[value]);
      onv_record_merge (wanted, setting->edits);
      if (!onv_record_equal (wanted, setting->before))
        break;
    }
  g_assert_cmpuint (value, <, 2);
}

/* --- what goes wrong */

static void
set_faults (Fixture *f, const char *fault, guint step)
{
  g_autoptr (GString) faults = g_string_new ("[");

  for (guint i = 0; i < N_PAIRS; i++)
    g_string_append_printf (faults, "%s'%spath=/ipc/video/cmds,device=%s,skip=%u,count=1'",
                            i > 0 ? "," : "", fault, f->settings[i].device, step - 1);
  g_string_append_c (faults, ']');
  onv_sim_set_faults (faults->str);
}

static void
assert_has (Fixture *f, Setting *setting, Has has)
{
  g_autoptr (OnvRecord) now = read_settings (f, setting);
  g_autoptr (OnvRecord) wanted = onv_record_duplicate (setting->before);

  if (has == NEW)
    onv_record_merge (wanted, setting->edits);
  if (!onv_record_equal (now, wanted))
    {
      g_autoptr (JsonNode) node = onv_record_to_json (now, ONV_WRITE_WHOLE);
      g_autoptr (JsonNode) other = onv_record_to_json (wanted, ONV_WRITE_WHOLE);
      g_autofree char *text = json_to_string (node, FALSE);
      g_autofree char *other_text = json_to_string (other, FALSE);

      g_error ("%s: the camera has %s, and not %s", setting->command->name, text, other_text);
    }
}

static void
assert_ends (Setting *setting, guint row, OnvRecord *now, const GError *error)
{
  if (now != NULL || !g_error_matches (error, ONV_ERROR, rows[row].code))
    g_error ("%s: ended with %s", setting->command->name,
             error != NULL ? error->message : "success");
  g_assert_cmpint (onv_error_get_number (error), ==, rows[row].number);
  if (rows[row].code == ONV_ERROR_NOT_READ_BACK)
    g_assert_true (g_str_has_prefix (error->message, "The change was confirmed; "));
  else
    g_assert_null (strstr (error->message, "confirmed"));
}

static void
test_row (Fixture *f, gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < N_PAIRS; i++)
    want_another (f, i);
  if (rows[row].deadline_ms != 0)
    onv_client_set_deadline_ms (f->client, rows[row].deadline_ms);
  set_faults (f, rows[row].fault, rows[row].step);
  for (guint i = 0; i < N_PAIRS; i++)
    begin_writing (f, &f->settings[i]);
  for (guint i = 0; i < N_PAIRS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OnvRecord) now = end_writing (f, &f->settings[i], &error);

      assert_ends (&f->settings[i], row, now, error);
    }
  g_assert_cmpuint (onv_sim_count_requests (), ==, N_PAIRS * rows[row].step); /* and no other */
  onv_sim_set_faults ("[]");
  for (guint i = 0; i < N_PAIRS; i++)
    assert_has (f, &f->settings[i], rows[row].has);
}

/* Who gives up hears that. The connection ends with it, so that what the platform has not passed on by then
 * reaches no camera; what the camera has stays. */
static void
test_cancel (Fixture *f, gconstpointer data)
{
  guint step = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < N_PAIRS; i++)
    want_another (f, i);
  set_faults (f, "black-hole:", step);
  for (guint i = 0; i < N_PAIRS; i++)
    begin_writing (f, &f->settings[i]);
  onv_test_wait_for (onv_sim_count_requests () == N_PAIRS * step);
  g_cancellable_cancel (f->cancellable);
  for (guint i = 0; i < N_PAIRS; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (end_writing (f, &f->settings[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  onv_sim_set_faults ("[]");
  for (guint i = 0; i < N_PAIRS; i++)
    assert_has (f, &f->settings[i], step == 2 ? OLD : NEW);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static gboolean ready;
  g_autoptr (GPtrArray) devices = NULL;

  f->client = onv_sim_client ("url");
  onv_client_set_max_in_flight (f->client, N_PAIRS); /* nobody waits for who is held up */
  f->cancellable = g_cancellable_new ();
  devices = find_devices (f->client);
  for (guint i = 0; i < N_PAIRS; i++)
    {
      f->settings[i].command = find_command (pairs[i].set_id);
      f->settings[i].device = g_strdup (g_ptr_array_index (devices, i));
      if (!ready)
        make_ready (f, i);
    }
  ready = TRUE;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < N_PAIRS; i++)
    {
      g_free (f->settings[i].device);
      g_clear_object (&f->settings[i].before);
      g_clear_object (&f->settings[i].edits);
    }
  g_assert_finalize_object (f->cancellable);
  g_assert_finalize_object (f->client);
}

/* A new pair is a line. */
static void
test_complete (void)
{
  guint n = 0;

  for (const OnvCommand *const *command = onv_commands; *command != NULL; command++)
    n += (*command)->get_id != 0 && (*command)->set_id != 0;
  g_assert_cmpuint (n, ==, N_PAIRS);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  onv_sim_start ();
  g_test_add_func ("/onv/steps/complete", test_complete);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/onv/steps/%u/%s", rows[i].step, rows[i].name);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_row, tear_down);
    }
  for (guint step = 2; step <= 3; step++)
    {
      g_autofree char *path = g_strdup_printf ("/onv/steps/%u/cancel", step);

      g_test_add (path, Fixture, GUINT_TO_POINTER (step), set_up, test_cancel, tear_down);
    }
  status = g_test_run ();
  onv_sim_stop ();
  return status;
}
