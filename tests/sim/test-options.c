/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "faults/sim-fault.h"
#include "sim-options.h"

static SimOptions *
parse (const char *line, GError **error)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autofree char **copy = g_memdup2 (words, sizeof (char *) * (g_strv_length (words) + 1));
  int argc = (int) g_strv_length (words);

  return sim_options_parse (&argc, &copy, error);
}

static void
test_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SimOptions) options
      = parse ("sim --port 8080 --devices 12 --channels 3 --online 50 --size 320x180 --fps 12 "
               "--gop 1.5 --codec h265 --seed 7 --state-dir /x --fault latency:ms=5 --fault reset "
               "--with-parent",
               &error);

  g_assert_no_error (error);
  g_assert_cmpint (options->port, ==, 8080);
  g_assert_cmpint (options->devices, ==, 12);
  g_assert_cmpint (options->channels, ==, 3);
  g_assert_cmpint (options->online, ==, 50);
  g_assert_cmpint (options->width, ==, 320);
  g_assert_cmpint (options->height, ==, 180);
  g_assert_cmpint (options->fps, ==, 12);
  g_assert_cmpfloat (options->gop_seconds, ==, 1.5);
  g_assert_true (options->h265);
  g_assert_cmpint (options->seed, ==, 7);
  g_assert_cmpstr (options->state_dir, ==, "/x");
  g_assert_cmpuint (g_strv_length (options->faults), ==, 2);
  g_assert_true (options->with_parent);
}

static void
test_config (void)
{
  g_autoptr (SimOptions) options = parse ("sim --devices 12", NULL);
  g_autoptr (JsonNode) node = sim_options_to_json (options);

  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "devices"), ==, 12);
}

/* A bad option: the message names it, and its limit. */
typedef struct
{
  const char *line;
  const char *option;
  const char *limit;
} Bad;

static const Bad bad_lines[] = {
  { "sim --port 65536", "--port", "from 0 to 65535" },
  { "sim --port -1", "--port", "from 0 to 65535" },
  { "sim --devices 0", "--devices", "from 1 to 1000000" },
  { "sim --devices many", "--devices", "from 1 to 1000000" },
  { "sim --channels 65", "--channels", "from 1 to 64" },
  { "sim --online 101", "--online", "from 0 to 100" },
  { "sim --size 320", "--size", "64x64" },
  { "sim --size 321x180", "--size", "even" },
  { "sim --size 4000x180", "--size", "3840x2160" },
  { "sim --fps 0", "--fps", "from 1 to 60" },
  { "sim --gop 0.1", "--gop", "from 0.2 to 60" },
  { "sim --gop x", "--gop", "from 0.2 to 60" },
  { "sim --codec vp8", "--codec", "h264 or h265" },
  { "sim --seed -1", "--seed", "from 0 to 4294967295" },
  { "sim --video /no/such/file", "--video", "a file" },
  { "sim --fault flood", "--fault", "latency" },
  { "sim --fault http:status=99", "--fault", "from 300 to 599" },
  { "sim --fault redirect:to=foo", "--fault", "to must be an address" },
  { "sim --fault redirect:to=ftp://a.example/", "--fault", "to must be an address" },
  { "sim --fault redirect", "--fault", "to must be" },
  { "sim stray", "stray", "an option" },
};

static void
test_bad (gconstpointer data)
{
  const Bad *bad = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SimOptions) options = parse (bad->line, &error);

  g_assert_null (options);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, bad->option));
  g_assert_nonnull (strstr (error->message, bad->limit));
}

static void
test_fault (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SimFault) fault
      = sim_fault_parse ("freeze:mode=sound,after=2.5,path=/live/*,device=1003,rate=0.5,count=3",
                         &error);
  g_autoptr (SimFault) redirect = sim_fault_parse ("redirect:to=http://localhost:1/", &error);

  g_assert_no_error (error);
  g_assert_cmpint (fault->kind, ==, SIM_FAULT_FREEZE);
  g_assert_cmpfloat (fault->value, ==, 2.5);
  g_assert_cmpstr (fault->text, ==, "sound");
  g_assert_cmpstr (fault->path, ==, "/live/*");
  g_assert_cmpuint (fault->device, ==, 1003);
  g_assert_cmpfloat (fault->rate, ==, 0.5);
  g_assert_cmpint (fault->count, ==, 3);
  g_assert_cmpstr (redirect->text, ==, "http://localhost:1/");
}

static const char *const bad_faults[] = {
  "",
  "latency:",
  "latency:ms",
  "latency:ms=x",
  "latency:after=1",
  "freeze:mode=x",
  "reset:rate=2",
  "reset:count=0",
  "reset:skip=x",
  "reset:device=x",
  "redirect",
  "redirect:to=",
  "drip:bytes-per-second=0",
  "http:status=200",
  "truncate:ms=1",
  "cmd-status:number=7",
};

static void
test_bad_faults (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SimFault) fault = sim_fault_parse (bad_faults[i], &error);

      if (g_str_equal (bad_faults[i], "latency:"))
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_null (fault);
      g_assert_true (error->domain == SIM_FAULT_ERROR);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/options/values", test_values);
  g_test_add_func ("/options/config", test_config);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_lines); i++)
    {
      g_autofree char *path = g_strdup_printf ("/options/bad/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, &bad_lines[i], test_bad);
    }
  g_test_add_func ("/faults/parse", test_fault);
  g_test_add_func ("/faults/bad", test_bad_faults);
  return g_test_run ();
}
