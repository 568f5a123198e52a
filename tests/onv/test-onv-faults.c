/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-deed.h"
#include "onv-sim.h"

/* Every call and every command over HTTP, with everything that the stand-in can do wrong: how each ends,
 * how often it was asked, and that nothing is left of it. All are under way at once, and what this program
 * asks the stand-in meanwhile goes through the same main loop: were it blocked, nothing would ever end. */

#define PATIENCE_MS 60000 /* the machine may be busy */
#define SHORT_MS 200
#define ATTEMPTS 3

/* One deed that is being done, with a client of its own. */
typedef struct
{
  const OnvDeed *deed;
  OnvClient *client;
  GAsyncResult *result;
  GError *error;
} Doing;

typedef struct
{
  GPtrArray *deeds;
  GArray *doings;
  GCancellable *cancellable;
  char *device;
  GError **usual; /* how each deed ends without a fault, (nullable) for each */
} Fixture;

/* --- doing everything */

static Doing *
get_doing (Fixture *f, guint index)
{
  return &g_array_index (f->doings, Doing, index);
}

static void
begin_one (Fixture *f, guint index, OnvClient *client)
{
  Doing *doing = get_doing (f, index);

  doing->deed = g_ptr_array_index (f->deeds, index);
  doing->client = client;
  onv_deed_begin (doing->deed, client, f->device, f->cancellable, onv_test_done, &doing->result);
}

static void
begin (Fixture *f, guint deadline_ms)
{
  g_array_set_size (f->doings, f->deeds->len);
  for (guint i = 0; i < f->deeds->len; i++)
    {
      OnvClient *client = onv_sim_client ("url");

      onv_client_set_deadline_ms (client, deadline_ms);
      begin_one (f, i, client);
    }
}

/* A task has a hold of its client: with the client nothing is left. */
static void
end_one (Doing *doing)
{
  gpointer result;

  onv_deed_finish (doing->deed, doing->client, onv_test_wait (&doing->result), &doing->error);
  result = doing->result;
  g_object_add_weak_pointer (result, &result);
  g_clear_object (&doing->result);
  onv_test_wait_for (result == NULL); /* who calls back may hold it until then */
  g_assert_finalize_object (doing->client);
}

static void
forget (Fixture *f)
{
  for (guint i = 0; i < f->doings->len; i++)
    g_clear_error (&get_doing (f, i)->error);
  g_array_set_size (f->doings, 0);
}

static void
end (Fixture *f)
{
  for (guint i = 0; i < f->doings->len; i++)
    end_one (get_doing (f, i));
}

static guint
count_files (void)
{
  g_autoptr (GDir) directory = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (directory) != NULL)
    n++;
  return n;
}

/* --- how it ends */

/* Not codes: as it ends without a fault, or as wrong types make it end. */
enum
{
  AS_USUAL = -1,
  ODDLY = -2,
  CUT = -3,
};

static gboolean
is_file (const OnvDeed *deed)
{
  return deed->call->reply == ONV_REPLY_FILE || deed->call->reply == ONV_REPLY_BYTES;
}

static gboolean
is_same (const GError *a, const GError *b)
{
  return a == NULL || b == NULL ? a == b : a->domain == b->domain && a->code == b->code;
}

/* Half an answer: what the status says counts. */
static gboolean
is_cut (const Doing *doing, const GError *usual)
{
  if (usual != NULL && onv_error_get_http_status (usual) >= 300)
    return g_error_matches (doing->error, ONV_ERROR, ONV_ERROR_HTTP)
           || (usual->code != ONV_ERROR_PLATFORM && is_same (doing->error, usual));
  return g_error_matches (doing->error, ONV_ERROR, ONV_ERROR_GARBLED);
}

static void
assert_ends (const char *fault, const Doing *doing, const GError *usual, int code)
{
  const GError *error = doing->error;
  const char *words = error != NULL ? error->message : "success";
  gboolean good;

  if (code == AS_USUAL)
    good = is_same (error, usual);
  else if (code == ODDLY)
    good = is_same (error, usual) || g_error_matches (error, ONV_ERROR, ONV_ERROR_SHAPE);
  else if (code == CUT)
    good = is_cut (doing, usual);
  else
    good = g_error_matches (error, ONV_ERROR, code);
  if (!good)
    g_error ("%s, %s: ended with %s (%s %d), without it with %s", doing->deed->name, fault, words,
             error != NULL ? g_quark_to_string (error->domain) : "",
             error != NULL ? error->code : 0, usual != NULL ? usual->message : "success");
}

static const struct
{
  const char *name;
  const char *faults; /* with ' for " */
  guint deadline_ms;
  int code;
  int code_of_files;
  guint attempts; /* of what may be asked again; 0: not counted */
} rows[] = {
  /* Those that do nothing to an answer but make it late, and those of streams. */
  { "late", "['latency:ms=150','drip:bytes-per-second=50000']", PATIENCE_MS, AS_USUAL, AS_USUAL,
    0 },
  { "streams", "['stall','freeze','expire','odd-tokens']", PATIENCE_MS, AS_USUAL, AS_USUAL, 0 },
  { "reset", "['reset']", PATIENCE_MS, ONV_ERROR_UNREACHABLE, ONV_ERROR_UNREACHABLE, ATTEMPTS },
  { "http-401", "['http:status=401']", PATIENCE_MS, ONV_ERROR_UNAUTHORIZED, ONV_ERROR_UNAUTHORIZED,
    1 },
  { "http-403", "['http:status=403']", PATIENCE_MS, ONV_ERROR_FORBIDDEN, ONV_ERROR_FORBIDDEN, 1 },
  { "http-404", "['http:status=404']", PATIENCE_MS, ONV_ERROR_HTTP, ONV_ERROR_HTTP, 0 },
  { "http-429", "['http:status=429']", PATIENCE_MS, ONV_ERROR_HTTP, ONV_ERROR_HTTP, ATTEMPTS },
  { "http-500", "['http:status=500']", PATIENCE_MS, ONV_ERROR_HTTP, ONV_ERROR_HTTP, 1 },
  { "http-502", "['http:status=502']", PATIENCE_MS, ONV_ERROR_HTTP, ONV_ERROR_HTTP, ATTEMPTS },
  { "errno", "['errno:number=9999']", PATIENCE_MS, ONV_ERROR_PLATFORM, ONV_ERROR_PLATFORM, 1 },
  { "errno-401", "['errno:number=401']", PATIENCE_MS, ONV_ERROR_UNAUTHORIZED,
    ONV_ERROR_UNAUTHORIZED, 1 },
  { "truncate", "['truncate']", PATIENCE_MS, CUT, CUT, 1 },
  { "errno-cut", "['errno:number=9999','truncate']", PATIENCE_MS, ONV_ERROR_GARBLED,
    ONV_ERROR_GARBLED, 1 },
  { "wrong-types", "['wrong-types']", PATIENCE_MS, ODDLY, AS_USUAL, 0 },
  { "latency", "['latency:ms=600000']", SHORT_MS, ONV_ERROR_TIMED_OUT, ONV_ERROR_TIMED_OUT, 0 },
  { "black-hole", "['black-hole']", SHORT_MS, ONV_ERROR_TIMED_OUT, ONV_ERROR_TIMED_OUT, 0 },
  { "drip", "['drip:bytes-per-second=1']", SHORT_MS, ONV_ERROR_TIMED_OUT, ONV_ERROR_TIMED_OUT, 0 },
};

/* How many requests all that is done comes to. */
static guint
count_attempts (Fixture *f, guint attempts)
{
  guint n = 0;

  for (guint i = 0; i < f->deeds->len; i++)
    n += ((const OnvDeed *) g_ptr_array_index (f->deeds, i))->call->retry ? attempts : 1;
  return n;
}

static void
test_fault (Fixture *f, gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  guint n_files, n_odd = 0;

  onv_sim_set_faults (rows[row].faults);
  n_files = count_files ();
  begin (f, rows[row].deadline_ms);
  end (f);
  for (guint i = 0; i < f->doings->len; i++)
    {
      Doing *doing = get_doing (f, i);

      assert_ends (rows[row].name, doing, f->usual[i],
                   is_file (doing->deed) ? rows[row].code_of_files : rows[row].code);
      n_odd += g_error_matches (doing->error, ONV_ERROR, ONV_ERROR_SHAPE);
    }
  if (rows[row].code
      == ODDLY) /* all that tell something, which are more than half of those that succeed */
    g_assert_cmpuint (n_odd, >, f->deeds->len / 4);
  if (rows[row].attempts > 0)
    g_assert_cmpuint (onv_sim_count_requests (), ==, count_attempts (f, rows[row].attempts));
  forget (f);
  onv_test_wait_for (count_files () <= n_files);
}

/* Nothing follows, and who cannot read the key cannot take it elsewhere. */
static void
test_redirect (Fixture *f, gconstpointer data)
{
  g_autoptr (TestServer) elsewhere = test_server_new (NULL);
  g_autofree char *faults = g_strdup_printf ("['redirect:to=%s']", test_server_get_url (elsewhere));

  onv_sim_set_faults (faults);
  begin (f, PATIENCE_MS);
  end (f);
  for (guint i = 0; i < f->doings->len; i++)
    assert_ends ("redirect", get_doing (f, i), f->usual[i], ONV_ERROR_REDIRECTED);
  g_assert_cmpuint (onv_sim_count_requests (), ==, f->deeds->len);
  g_assert_cmpuint (test_server_get_n_requests (elsewhere), ==, 0);
  forget (f);
}

/* --- giving up, in each state that something can be in */

static void
assert_cancelled (Fixture *f)
{
  g_cancellable_cancel (f->cancellable);
  end (f);
  for (guint i = 0; i < f->doings->len; i++)
    {
      const Doing *doing = get_doing (f, i);

      if (!g_error_matches (doing->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_error ("%s: ended with %s when it was cancelled", doing->deed->name,
                 doing->error != NULL ? doing->error->message : "success");
    }
  forget (f);
}

/* What holds an answer back while all is given up: nothing comes, a little comes, or it is waited before it
 * is tried again. */
static const struct
{
  const char *name;
  const char *faults;
} holds[] = {
  { "black-hole", "['black-hole']" },
  { "latency", "['latency:ms=600000']" },
  { "drip", "['drip:bytes-per-second=20']" },
  { "pause", "['http:status=503']" },
};

static void
test_cancel (Fixture *f, gconstpointer data)
{
  guint n_files;

  onv_sim_set_faults (holds[GPOINTER_TO_UINT (data)].faults);
  n_files = count_files ();
  begin (f, PATIENCE_MS);
  onv_test_wait_for (onv_sim_count_requests () >= f->deeds->len); /* all have arrived */
  assert_cancelled (f);
  onv_test_wait_for (count_files () <= n_files);
  g_assert_cmpuint (onv_sim_count_requests (), <=, count_attempts (f, ATTEMPTS));
}

/* All by one client, which lets them out one at a time: those that wait are given up without having been sent. */
static void
test_cancel_in_queue (Fixture *f, gconstpointer data)
{
  g_autoptr (OnvClient) client = onv_sim_client ("url");
  guint n_out = 1;

  onv_client_set_deadline_ms (client, PATIENCE_MS);
  onv_client_set_max_in_flight (client, 1);
  onv_sim_set_faults ("['black-hole']");
  g_array_set_size (f->doings, f->deeds->len);
  for (guint i = 0; i < f->deeds->len; i++)
    {
      const OnvDeed *deed = g_ptr_array_index (f->deeds, i);

      begin_one (f, i, g_object_ref (client));
      n_out += deed->command != NULL && deed->command->urgent; /* these do not wait */
    }
  onv_test_wait_for (onv_sim_count_requests () >= n_out);
  g_cancellable_cancel (f->cancellable);
  for (guint i = 0; i < f->deeds->len; i++)
    {
      Doing *doing = get_doing (f, i);

      onv_deed_finish (doing->deed, client, onv_test_wait (&doing->result), &doing->error);
      g_assert_error (doing->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_object (&doing->result);
      g_object_unref (client);
    }
  g_assert_cmpuint (onv_sim_count_requests (), ==, n_out);
  forget (f);
  g_assert_finalize_object (g_steal_pointer (&client));
}

/* A stand-in that comes to itself: everything that waited ends as it always does. */
static void
test_recovery (Fixture *f, gconstpointer data)
{
  onv_sim_set_faults ("['black-hole']");
  begin (f, PATIENCE_MS);
  onv_test_wait_for (onv_sim_count_requests () >= f->deeds->len);
  onv_sim_set_faults ("[]");
  end (f);
  for (guint i = 0; i < f->doings->len; i++)
    assert_ends ("recovery", get_doing (f, i), f->usual[i], AS_USUAL);
  forget (f);
}

/* --- */

/* The numbers of devices say what they are: this one knows all commands, and has a card. */
static char *
find_device (void)
{
  g_autoptr (OnvClient) client = onv_sim_client ("url");
  g_autoptr (OnvDeviceQuery) query
      = g_object_new (ONV_TYPE_DEVICE_QUERY, "online", ONV_TRISTATE_TRUE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvPage) page = onv_test_call (client, &error, find_devices, query);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (onv_page_get_items (page)); i++)
    {
      g_autoptr (OnvDevice) device = g_list_model_get_item (onv_page_get_items (page), i);
      gint64 number = g_ascii_strtoll (onv_device_get_id (device), NULL, 10);

      if (number % 8 != 0 && number % 10 < 4)
        return g_strdup (onv_device_get_id (device));
    }
  g_error ("no such device is online");
}

static void
learn_usual (Fixture *f)
{
  guint n_good = 0;

  f->usual = g_new0 (GError *, f->deeds->len);
  onv_sim_set_faults ("[]");
  begin (f, PATIENCE_MS);
  end (f);
  for (guint i = 0; i < f->deeds->len; i++)
    {
      f->usual[i] = g_steal_pointer (&get_doing (f, i)->error);
      g_test_message ("%s: %s", get_doing (f, i)->deed->name,
                      f->usual[i] != NULL ? f->usual[i]->message : "success");
      g_assert_true (f->usual[i] == NULL || f->usual[i]->domain == ONV_ERROR);
      n_good += f->usual[i] == NULL;
    }
  g_assert_cmpuint (n_good, >, f->deeds->len / 2); /* faults of successes count */
  forget (f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static GPtrArray *deeds;
  static GError **usual;
  static char *device;

  if (deeds == NULL)
    {
      deeds = onv_deed_list ();
      device = find_device ();
    }
  f->deeds = deeds;
  f->device = device;
  f->doings = g_array_new (FALSE, TRUE, sizeof (Doing));
  if (usual == NULL)
    {
      learn_usual (f);
      usual = f->usual;
    }
  f->usual = usual;
  f->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  onv_sim_set_faults ("[]");
  g_assert_finalize_object (f->cancellable);
  g_array_unref (f->doings);
}

static void
add_row (const char *name,
         const char *row,
         guint index,
         void (*function) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/onv/faults/%s/%s", name, row);

  g_test_add (path, Fixture, GUINT_TO_POINTER (index), set_up, function, tear_down);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  onv_sim_start ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].deadline_ms == PATIENCE_MS)
      add_row ("end", rows[i].name, i, test_fault);
  add_row ("end", "redirect", 0, test_redirect);
  add_row ("end", "recovery", 0, test_recovery);
  add_row ("cancel", "queue", 0, test_cancel_in_queue);
  for (guint i = 0; i < G_N_ELEMENTS (holds); i++)
    add_row ("cancel", holds[i].name, i, test_cancel);
  /* From here on requests may arrive that nobody waits for any more. */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].deadline_ms != PATIENCE_MS)
      add_row ("late", rows[i].name, i, test_fault);
  status = g_test_run ();
  onv_sim_stop ();
  return status;
}
