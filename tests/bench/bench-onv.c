/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the API library costs beside mere libsoup and json-glib, and what memory it takes. The server is a
 * process of its own. By hand, on a machine that has nothing else to do:
 *   bench-onv [--calls=10000] [--long=100000] [--mib=64]
 * With --only=calls or --only=gets it does these and nothing else, for a machine that is not quiet: callgrind's
 * --toggle-collect=look_up counts their instructions. */
#include "config.h"

#include <libsoup/soup.h>
#include <malloc.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "client/onv-page.h"
#include "client/onv-reply.h"
#include "onv-rows.h"
#include "onv.h"
#include "schema/onv-json.h"

#define IN_FLIGHT 8
#define ROUNDS 5
#define PAGE 100
#define DEVICE                                                                              \
  "{\"id\":\"%d\",\"title\":\"my device1\",\"desc\":\"some description\",\"online\":true,"  \
  "\"protocol\":\"rtmp\",\"create_time\":\"2019-04-29 12:00:01\",\"channel_count\":2,"      \
  "\"tags\":[\"gate\",\"north\"],\"location\":{\"lon\":106.5,\"lat\":29.5,\"ele\":370.25}," \
  "\"keys\":[{\"title\":\"device-auto-key\",\"key\":\"2JO3B12O1\"},"                        \
  "{\"title\":\"key-name2\",\"key\":\"DFWfsfw1wfDF233\"}]}"

static int n_calls = 10000;
static int n_long = 100000;
static int mib = 64;
static char *only;
static gboolean serve;

static const GOptionEntry entries[] = {
  { "calls", 0, 0, G_OPTION_ARG_INT, &n_calls, "Look-ups that are counted", "N" },
  { "long", 0, 0, G_OPTION_ARG_INT, &n_long, "Calls while memory is watched", "N" },
  { "mib", 0, 0, G_OPTION_ARG_INT, &mib, "Size of the file", "N" },
  { "only", 0, 0, G_OPTION_ARG_STRING, &only, "Do nothing else: calls, or gets", "WHAT" },
  { "serve", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &serve, "Be the server", NULL },
  { NULL },
};

/* --- the server */

static GBytes *device;
static GBytes *file;

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  GBytes *body = g_str_has_suffix (path, "download") ? file : device;

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
}

static gboolean
on_parent (GIOChannel *channel, GIOCondition condition, gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
run_server (void)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  g_autofree char *text
      = g_strdup_printf ("{\"errno\":0,\"error\":\"succ\",\"data\":" DEVICE "}", 7);
  GSList *uris;
  g_autofree char *url = NULL;

  device = g_bytes_new_take (g_steal_pointer (&text), strlen (text));
  file = g_bytes_new_take (g_malloc0 ((gsize) mib << 20), (gsize) mib << 20);
  soup_server_add_handler (server, NULL, on_request, NULL, NULL);
  g_assert_true (soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (server);
  url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  printf ("%s\n", url);
  fflush (stdout);
  g_io_add_watch (input, G_IO_IN | G_IO_HUP, on_parent, loop);
  g_main_loop_run (loop);
}

/* --- what is counted */

static double
get_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

/* KiB, of /proc/self/status: VmRSS, or VmHWM since it was reset. */
static long
get_memory (const char *name)
{
  g_autofree char *text = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  line = strstr (text, name);
  g_assert_nonnull (line);
  return strtol (line + strlen (name) + 1, NULL, 10);
}

static void
reset_peak (void)
{
  FILE *stream = fopen ("/proc/self/clear_refs", "w");

  malloc_trim (0);
  if (stream == NULL || fputs ("5", stream) < 0 || fclose (stream) != 0)
    g_printerr ("The peak of memory cannot be reset.\n");
}

/* --- look-ups, by the library and by libsoup alone */

typedef struct Lookups Lookups;
struct Lookups
{
  OnvClient *client;
  SoupSession *session;
  GUri *uri;
  int begun;
  int done;
  int wanted;
  void (*begin) (Lookups *self);
};

static void
next (Lookups *self)
{
  self->done++;
  if (self->begun < self->wanted)
    self->begin (self);
}

static void
on_device (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvDevice) found = onv_client_get_device_finish (ONV_CLIENT (object), result, &error);

  g_assert_no_error (error);
  next (data);
}

static void
begin_call (Lookups *self)
{
  self->begun++;
  onv_client_get_device_async (self->client, "7", NULL, on_device, self);
}

static void
on_body (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body
      = soup_session_send_and_read_finish (SOUP_SESSION (object), result, &error);

  g_assert_no_error (error);
  next (data);
}

static void
begin_get (Lookups *self)
{
  g_autoptr (SoupMessage) message = soup_message_new_from_uri ("GET", self->uri);

  self->begun++;
  soup_message_headers_append (soup_message_get_request_headers (message), "api-key", "KEY");
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, on_body,
                                    self);
}

/* Microseconds of CPU a call. */
static double
look_up (Lookups *self, void (*begin) (Lookups *self), int n)
{
  double before = get_cpu ();

  self->begin = begin;
  self->begun = self->done = 0;
  self->wanted = n;
  while (self->begun < MIN (n, IN_FLIGHT))
    begin (self);
  while (self->done < n)
    g_main_context_iteration (NULL, TRUE);
  return (get_cpu () - before) / n;
}

static void
profile (Lookups *self)
{
  gboolean gets = g_str_equal (only, "gets");

  printf ("%-52s %9.1f µs\n", only, look_up (self, gets ? begin_get : begin_call, n_calls));
}

static void
compare (Lookups *self)
{
  double mine = 0, plain = 0;
  int n = MAX (1, n_calls / ROUNDS);

  look_up (self, begin_call, MIN (n, 200)); /* connections and types are there */
  look_up (self, begin_get, MIN (n, 200));
  for (int i = 0; i < ROUNDS; i++) /* in turns, so that both have the same neighbours */
    {
      plain += look_up (self, begin_get, n) / ROUNDS;
      mine += look_up (self, begin_call, n) / ROUNDS;
    }
  printf ("%-52s %9.1f µs\n", "CPU of a look-up, 8 in flight", mine);
  printf ("%-52s %9.1f µs\n", "CPU of a GET of the same bytes by libsoup", plain);
  printf ("%-52s %9.2f ×\n", "  that is", mine / plain);
}

static void
watch_memory (Lookups *self)
{
  int n = MAX (1, n_long / 10);

  look_up (self, begin_call, n);
  printf ("%-52s", "Memory after each tenth of the calls, KiB");
  for (int i = 1; i <= 10; i++)
    {
      printf (" %ld", get_memory ("VmRSS:"));
      if (i < 10)
        look_up (self, begin_call, n);
    }
  printf ("\n");
}

/* --- a page */

static void
parse_page (void)
{
  const OnvCall *const *call = onv_calls;
  g_autoptr (GString) text
      = g_string_new ("{\"errno\":0,\"error\":\"succ\",\"data\":{\"devices\":[");
  int n = MAX (1, n_calls / PAGE);
  double alone, whole;

  while (!g_str_equal ((*call)->name, "find_devices"))
    call++;
  for (int i = 0; i < PAGE; i++)
    g_string_append_printf (text, "%s" DEVICE, i > 0 ? "," : "", i);
  g_string_append (text, "],\"page\":1,\"per_page\":100,\"total_count\":100}}");

  alone = get_cpu ();
  for (int i = 0; i < n; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();

      g_assert_true (json_parser_load_from_data (parser, text->str, (gssize) text->len, NULL));
    }
  alone = (get_cpu () - alone) / n;
  whole = get_cpu ();
  for (int i = 0; i < n; i++)
    {
      g_autoptr (JsonNode) root = onv_json_parse (text->str, text->len, NULL);
      OnvReply reply = { .status = 200, .root = root };
      g_autoptr (OnvPage) page = onv_reply_read (&reply, *call, NULL);

      g_assert_cmpuint (g_list_model_get_n_items (onv_page_get_items (page)), ==, PAGE);
    }
  whole = (get_cpu () - whole) / n;
  printf ("%-52s %9.0f µs\n", "A page of 100 devices becomes records", whole);
  printf ("%-52s %9.0f µs\n", "  of which json-glib takes", alone);
}

/* --- a file */

static void
on_downloaded (GObject *object, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  onv_client_download_file_finish (ONV_CLIENT (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static void
download (OnvClient *client)
{
  g_autofree char *path = g_strdup_printf ("%s/bench-onv-%d", g_get_tmp_dir (), (int) getpid ());
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (OnvTransfer) transfer = onv_transfer_new_to_file (target);
  gboolean done = FALSE;
  long before;

  reset_peak ();
  before = get_memory ("VmRSS:");
  onv_client_download_file_async (client, "film", transfer, NULL, on_downloaded, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (onv_transfer_get_done (transfer), ==, (gint64) mib << 20);
  g_assert_true (g_file_delete (target, NULL, NULL));
  printf ("Peak of memory while %d MiB are downloaded: %ld KiB more than the %ld before\n", mib,
          get_memory ("VmHWM:") - before, before);
}

static void
measure (Lookups *lookups)
{
  download (lookups->client);
  parse_page ();
  compare (lookups);
  watch_memory (lookups);
}

static char *
start_server (const char *program, GSubprocess **server)
{
  g_autofree char *size = g_strdup_printf ("--mib=%d", mib);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  char *line;

  *server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                              &error, program, "--serve", size, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (*server));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  return line;
}

static void
run (const char *program)
{
  g_autoptr (GSubprocess) server = NULL;
  g_autofree char *url = start_server (program, &server);
  g_autofree char *place = g_strconcat (url, "devices/7", NULL);
  Lookups lookups = { .client = onv_client_new (url, "7312") };

  lookups.session = soup_session_new_with_options ("max-conns", IN_FLIGHT, "max-conns-per-host",
                                                   IN_FLIGHT, NULL);
  lookups.uri = g_uri_parse (place, SOUP_HTTP_URI_FLAGS, NULL);
  onv_client_set_api_key (lookups.client, "KEY");
  onv_client_set_access_key (lookups.client, "S0VZ");
  onv_client_set_max_in_flight (lookups.client, IN_FLIGHT);
  if (only != NULL)
    profile (&lookups);
  else
    measure (&lookups);
  g_uri_unref (lookups.uri);
  g_object_unref (lookups.session);
  g_object_unref (lookups.client);
  g_output_stream_close (g_subprocess_get_stdin_pipe (server), NULL, NULL);
  g_subprocess_wait (server, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  setvbuf (stdout, NULL, _IOLBF, 0);
  if (serve)
    run_server ();
  else
    run (argv[0]);
  return 0;
}
