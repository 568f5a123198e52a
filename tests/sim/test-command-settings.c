/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 3.2's getters and setters over HTTP: the document's examples, limits on both sides, what is read. */
#include "config.h"

#include "command-test.h"

#include <gst/gst.h>

#define TWO_DAYS                                                            \
  "[{\"weekday\":0,\"start_time\":\"00:00:00\",\"end_time\":\"23:59:59\"}," \
  "{\"weekday\":6,\"start_time\":\"01:02:03\",\"end_time\":\"24:00:00\"}]"
/* As the document writes its examples. */
#define EXAMPLE_TIME                                                        \
  "[{\"weekday\":0,\"start_time\":\"HH:MM:SS\",\"end_time\":\"HH:MM:SS\"}," \
  "{\"weekday\":1,\"start_time\":\"HH:MM:SS\",\"end_time\":\"HH:MM:SS\"}]"
#define DAY(day, start, end) \
  "[{\"weekday\":" day ",\"start_time\":\"" start "\",\"end_time\":\"" end "\"}]"

/* 26 and 27. */
static const CommandCase plans[] = {
  { 27, "{\"mode\":0,\"recycle\":0,\"time\":" EXAMPLE_TIME "}", 1, 26,
    "{\"mode\":0,\"recycle\":0}" },
  { 27, "{\"mode\":1,\"recycle\":1,\"time\":" TWO_DAYS ",\"odd\":[1]}", 1, 26,
    "{\"mode\":1,\"recycle\":1,\"time\":" TWO_DAYS ",\"odd\":[1]}" },
  { 27, "{\"mode\":2,\"recycle\":1,\"time\":" TWO_DAYS "}", 0, 26 },
  { 27, "{\"mode\":-1,\"recycle\":1,\"time\":" TWO_DAYS "}", 0, 26 },
  { 27, "{\"mode\":1,\"recycle\":2,\"time\":" TWO_DAYS "}", 0, 26 },
  { 27, "{\"mode\":1,\"recycle\":0}", 0, 26 },
  { 27, "{\"mode\":1,\"time\":" TWO_DAYS "}", 0, 26 },
  { 27, "{\"recycle\":1,\"time\":" TWO_DAYS "}", 0, 26 },
  { 27, "{\"mode\":1,\"recycle\":0,\"time\":{}}", 0, 26 },
  { 27, "{\"mode\":1,\"recycle\":0,\"time\":[7]}", 0, 26 },
  { 27, "{\"mode\":1,\"recycle\":0,\"time\":" EXAMPLE_TIME "}", 0, 26 },
  { 27, "{\"mode\":1,\"recycle\":0,\"time\":" DAY ("7", "00:00:00", "01:00:00") "}", 0, 26 },
  { 27, "{\"mode\":1,\"recycle\":0,\"time\":" DAY ("-1", "00:00:00", "01:00:00") "}", 0, 26 },
  { 27, "{\"mode\":1,\"recycle\":0,\"time\":" DAY ("0", "01:00:00", "01:00:00") "}", 0, 26 },
  { 27, "{\"mode\":1,\"recycle\":0,\"time\":" DAY ("0", "01:00:60", "02:00:00") "}", 0, 26 },
  { 27, "{\"mode\":1,\"recycle\":0,\"time\":" DAY ("0", "01:00:00", "24:00:01") "}", 0, 26 },
  { 27, "[]", 0, 26 },
  { 27, "7", 0, 26 },
  { 27, "{\"mode\":1,\"recycle\":0,\"time\":[]}", 1, 26, "{\"mode\":1,\"recycle\":0,\"time\":[]}" },
};

#define NTP(zone, server, port) \
  "{\"mode\":2,\"timezone\":\"" zone "\",\"syncserver\":\"" server "\",\"port\":" port "}"

/* 28 and 29, but for the time itself. */
static const CommandCase clocks[] = {
  { 29, NTP ("+8", "www.xxxx", "111"), 1, 28, NTP ("+8", "www.xxxx", "111") },
  { 29, NTP ("-12", "a", "1"), 1, 28, NTP ("-12", "a", "1") },
  { 29, NTP ("+14", "a", "65535"), 1, 28, NTP ("+14", "a", "65535") },
  { 29, NTP ("-13", "a", "1"), 0, 28 },
  { 29, NTP ("+15", "a", "1"), 0, 28 },
  { 29, NTP ("8", "a", "1"), 0, 28 },
  { 29, NTP ("+N", "a", "1"), 0, 28 },
  { 29, NTP ("+8", "", "1"), 0, 28 },
  { 29, NTP ("+8", "a", "0"), 0, 28 },
  { 29, NTP ("+8", "a", "65536"), 0, 28 },
  { 29, NTP ("+8", "a", "\"123\""), 0, 28 },
  { 29, "{\"mode\":2,\"timezone\":\"+8\"}", 0, 28 },
  { 29, "{\"mode\":0}", 0, 28 },
  { 29, "{\"mode\":3}", 0, 28 },
  { 29, "{\"mode\":1}", 0, 28 },
  { 29, "{\"mode\":1,\"time\":\"YYYY-MM-DD HH-MM-SS\"}", 0, 28 },
  { 29, "{\"mode\":1,\"time\":\"2024-02-30 10-00-00\"}", 0, 28 },
  { 29, "{\"mode\":1,\"time\":\"2024-02-29 24-00-00\"}", 0, 28 },
  { 29, "{\"mode\":1,\"time\":\"2024-02-29 10-00:00\"}", 0, 28 },
  { 29, "{\"mode\":1,\"time\":7}", 0, 28 },
};

#define PICTURE(codec, rate, fps, size, display, turn, flip, white, red, audio)                \
  "{\"codec\":\"" codec "\",\"bitRate\":" rate ",\"frameRate\":" fps ",\"resolution\":\"" size \
  "\",\"display_mode\":" display ",\"display_direction\":" turn ",\"display_flip\":" flip      \
  ",\"led_white\":" white ",\"led_red\":" red ",\"audio\":\"" audio "\"}"
#define GOOD(picture) 34, picture, 1, 33, picture
#define BAD(picture) 34, picture, 0, 33

/* 33 and 34. */
static const CommandCase pictures[] = {
  { GOOD (PICTURE ("h264", "512", "\"25\"", "1280*720", "1", "0", "0", "0", "0", "on")) },
  { GOOD (PICTURE ("h265", "16", "1", "64*64", "0", "3", "3", "2", "2", "off")) },
  { GOOD (PICTURE ("h264", "32768", "60", "3840 * 2160", "3", "1", "1", "1", "1", "on")) },
  { BAD (PICTURE ("h263", "512", "25", "1280*720", "1", "0", "0", "0", "0", "on")) },
  { BAD (PICTURE ("h264", "15", "25", "1280*720", "1", "0", "0", "0", "0", "on")) },
  { BAD (PICTURE ("h264", "32769", "25", "1280*720", "1", "0", "0", "0", "0", "on")) },
  { BAD (PICTURE ("h264", "512", "0", "1280*720", "1", "0", "0", "0", "0", "on")) },
  { BAD (PICTURE ("h264", "512", "\"61\"", "1280*720", "1", "0", "0", "0", "0", "on")) },
  { BAD (PICTURE ("h264", "512", "\"2x\"", "1280*720", "1", "0", "0", "0", "0", "on")) },
  { BAD (PICTURE ("h264", "512", "25", "62*720", "1", "0", "0", "0", "0", "on")) },
  { BAD (PICTURE ("h264", "512", "25", "1280*721", "1", "0", "0", "0", "0", "on")) },
  { BAD (PICTURE ("h264", "512", "25", "3842*720", "1", "0", "0", "0", "0", "on")) },
  { BAD (PICTURE ("h264", "512", "25", "1280*2162", "1", "0", "0", "0", "0", "on")) },
  { BAD (PICTURE ("h264", "512", "25", "1280x720", "1", "0", "0", "0", "0", "on")) },
  { BAD (PICTURE ("h264", "512", "25", "1280*720", "4", "0", "0", "0", "0", "on")) },
  { BAD (PICTURE ("h264", "512", "25", "1280*720", "-1", "0", "0", "0", "0", "on")) },
  { BAD (PICTURE ("h264", "512", "25", "1280*720", "1", "4", "0", "0", "0", "on")) },
  { BAD (PICTURE ("h264", "512", "25", "1280*720", "1", "0", "4", "0", "0", "on")) },
  { BAD (PICTURE ("h264", "512", "25", "1280*720", "1", "0", "0", "3", "0", "on")) },
  { BAD (PICTURE ("h264", "512", "25", "1280*720", "1", "0", "0", "0", "3", "on")) },
  { BAD (PICTURE ("h264", "512", "25", "1280*720", "1", "0", "0", "0", "0", "ON")) },
  { BAD ("{\"codec\":\"h264\"}") },
  { BAD ("null") },
};

/* 39 and 40. */
static const CommandCase lenses[] = {
  { 40, "{\"status\":\"off\"}", 1, 39, "{\"status\":\"off\"}" },
  { 40, "{\"status\":\"dim\"}", 0, 39 },
  { 40, "{\"status\":1}", 0, 39 },
  { 40, "{}", 0, 39 },
  { 40, "{\"status\":\"on\",\"since\":3}", 1, 39, "{\"status\":\"on\",\"since\":3}" },
};

#define SEEING "\"resolution\":\"160*90\",\"max_region\":4"
#define ONE_REGION(x, y, w, h) "[{\"x\":" x ",\"y\":" y ",\"w\":" w ",\"h\":" h "}]"
#define BODY(event, sensitivity, region) \
  "\"event\":" event ",\"sensitivity\":" sensitivity ",\"region\":" region

static const char *const bad_seeings[] = {
  "[]",
  "{}",
  "{\"enable\":1}",
  "{\"enable\":2}",
  "{\"enable\":\"1\"}",
  "{\"enable\":1," BODY ("4", "50", "[]") "}",
  "{\"enable\":1," BODY ("-1", "50", "[]") "}",
  "{\"enable\":1," BODY ("1", "0", "[]") "}",
  "{\"enable\":1," BODY ("1", "101", "[]") "}",
  "{\"enable\":1," BODY ("1", "50", "{}") "}",
  "{\"enable\":1," BODY ("1", "50", ONE_REGION ("1", "0", "160", "9")) "}",
  "{\"enable\":1," BODY ("1", "50", ONE_REGION ("0", "1", "16", "90")) "}",
  "{\"enable\":1," BODY ("1", "50", ONE_REGION ("0", "0", "0", "9")) "}",
  "{\"enable\":1," BODY ("1", "50", ONE_REGION ("-1", "0", "9", "9")) "}",
  "{\"enable\":1," BODY ("1", "50", "[{},{},{},{},{}]") "}",
  "{\"enable\":1," BODY ("1", "50", "[]") ",\"time\":" DAY ("1", "02:00", "03:00") "}",
  "{\"enable\":1," BODY ("1", "50", "[]") ",\"time\":" EXAMPLE_TIME "}",
};

static const char *const bad_hearings[] = {
  "{\"enable\":1,\"event\":1}",
  "{\"enable\":1,\"sensitivity\":1}",
  "{\"enable\":1,\"event\":4,\"sensitivity\":1}",
  "{\"enable\":1,\"event\":0,\"sensitivity\":0}",
  "{\"enable\":1,\"event\":0,\"sensitivity\":101}",
  "{\"enable\":1,\"event\":0,\"sensitivity\":1,\"time\":7}",
  "{\"state\":1,\"event\":0,\"sensitivity\":1}",
};

static const char *const bad_others[] = {
  "{\"enable\":1,\"event\":1}",
  "{\"state\":1}",
  "{\"state\":2,\"event\":1}",
  "{\"state\":1,\"event\":4}",
  "{\"state\":1,\"event\":1,\"time\":" DAY ("9", "00:00:00", "01:00:00") "}",
};

/* The document's examples are disabled: only the switch counts, and what is no time is not kept. */
static const CommandCase detectors[] = {
  { 81,
    "{\"enable\":0," BODY ("1", "0", ONE_REGION ("0", "0", "300", "100")) ",\"time\":" EXAMPLE_TIME
                                                                          "}",
    1, 80,
    "{\"event\":1,\"region\":" ONE_REGION ("0", "0", "300", "100") ",\"state\":0," SEEING "}" },
  { 81,
    "{\"enable\":1," BODY ("3", "100", ONE_REGION ("0", "0", "160", "90")) ",\"time\":" TWO_DAYS
                                                                           ",\"odd\":\"x\"}",
    1, 80,
    "{" BODY ("3", "100", ONE_REGION ("0", "0", "160", "90")) ",\"time\":" TWO_DAYS
                                                              ",\"odd\":\"x\",\"state\":1," SEEING
                                                              "}" },
  { 81, "{\"enable\":0}", 1, 80, "{\"state\":0," SEEING "}" },
  { 83, "{\"enable\":1," BODY ("0", "1", ONE_REGION ("158", "88", "2", "2")) "}", 1, 82,
    "{" BODY ("0", "1", ONE_REGION ("158", "88", "2", "2")) ",\"state\":1," SEEING "}" },
  { 83, "{\"enable\":0}", 1, 82, "{\"state\":0," SEEING "}" },
  { 85, "{\"enable\":1,\"event\":2,\"sensitivity\":1,\"time\":" TWO_DAYS "}", 1, 84,
    "{\"event\":2,\"sensitivity\":1,\"time\":" TWO_DAYS ",\"state\":1}" },
  { 85, "{\"enable\":0,\"event\":1,\"sensitivity\":0,\"time\":" EXAMPLE_TIME "}", 1, 84,
    "{\"event\":1,\"state\":0}" },
  { 92, "{\"state\":1,\"event\":3,\"time\":" TWO_DAYS "}", 1, 91,
    "{\"state\":1,\"event\":3,\"time\":" TWO_DAYS "}" },
  { 92, "{\"state\":0,\"event\":1,\"time\":" EXAMPLE_TIME "}", 1, 91, "{\"state\":0,\"event\":1}" },
};

typedef struct
{
  const char *name;
  const CommandCase *cases;
  gsize n_cases;
} Table;

#define TABLE(name, cases)            \
  {                                   \
    name, cases, G_N_ELEMENTS (cases) \
  }

static const Table tables[] = {
  TABLE ("/command-settings/plan", plans),          TABLE ("/command-settings/clock", clocks),
  TABLE ("/command-settings/picture", pictures),    TABLE ("/command-settings/lens", lenses),
  TABLE ("/command-settings/detectors", detectors),
};

static void
test_table (gconstpointer data)
{
  const Table *table = data;
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);

  command_try (test, table->cases, table->n_cases);
}

static void
refuse (SimTest *test, int id, const char *const *cmds, gsize n_cmds, int read_id)
{
  for (gsize i = 0; i < n_cmds; i++)
    {
      CommandCase row = { id, cmds[i], 0, read_id };

      command_try (test, &row, 1);
    }
}

static void
test_bad_detectors (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);

  refuse (test, 81, bad_seeings, G_N_ELEMENTS (bad_seeings), 80);
  refuse (test, 83, bad_seeings, G_N_ELEMENTS (bad_seeings), 82);
  refuse (test, 85, bad_hearings, G_N_ELEMENTS (bad_hearings), 84);
  refuse (test, 92, bad_others, G_N_ELEMENTS (bad_others), 91);
}

/* A member that the document does not know is there from the start, for clients to carry along. */
static void
test_standards (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *motion = command_read (test, 80);
  g_autofree char *picture = command_read (test, 33);
  g_autofree char *lens = command_read (test, 39);

  g_assert_nonnull (strstr (motion, "\"hold_time\":10"));
  g_assert_nonnull (strstr (motion, "\"state\":0"));
  g_assert_null (strstr (motion, "enable"));
  g_assert_nonnull (strstr (motion, SEEING));
  g_assert_nonnull (strstr (motion, ONE_REGION ("0", "0", "80", "45")));
  g_assert_cmpstr (picture, ==,
                   PICTURE ("h264", "64", "\"10\"", "160*90", "1", "0", "0", "0", "0", "on"));
  g_assert_cmpstr (lens, ==, "{\"status\":\"on\"}");
}

/* What cameras make of a whole number of more than 64 bits is near it, and no other. */
static void
test_long_numbers (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *motion = NULL;

  g_assert_cmpint (
      command_write (test, 81,
                     "{\"enable\":0,\"big\":12345678901234567890,\"in\":[-12345678901234567890],"
                     "\"last\":9223372036854775807,\"text\":\"\\\"12345678901234567890\"}"),
      ==, 1);
  motion = command_read (test, 80);
  g_assert_nonnull (strstr (motion, "\"big\":1.2345678901234567e+19,"));
  g_assert_nonnull (strstr (motion, "\"in\":[-1.2345678901234567e+19],"));
  g_assert_nonnull (strstr (motion, "\"last\":9223372036854775807,"));
  g_assert_nonnull (strstr (motion, "\"text\":\"\\\"12345678901234567890\""));
}

/* Device 1003 has no microphone. */
static void
test_no_microphone (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autofree char *picture = command_read_of (test, "1003", 33, "");

  g_assert_nonnull (strstr (picture, "\"audio\":\"off\""));
  g_assert_cmpint (command_write_of (test, "1003", 34,
                                     PICTURE ("h264", "512", "25", "1280*720", "1", "0", "0", "0",
                                              "0", "on")),
                   ==, 0);
  g_assert_cmpint (command_write_of (test, "1003", 34,
                                     PICTURE ("h264", "512", "25", "1280*720", "1", "0", "0", "0",
                                              "0", "off")),
                   ==, 1);
}

/* Regions are of the picture as it is seen: larger, or turned. */
static void
test_region_follows_picture (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *turned = NULL;

  g_assert_cmpint (command_write (test, 34,
                                  PICTURE ("h264", "512", "25", "640*480", "1", "1", "0", "0", "0",
                                           "on")),
                   ==, 1);
  turned = command_read (test, 80);
  g_assert_nonnull (strstr (turned, "\"resolution\":\"480*640\""));
  g_assert_cmpint (command_write (test, 81,
                                  "{\"enable\":1," BODY ("1", "5",
                                                         ONE_REGION ("0", "0", "480", "640")) "}"),
                   ==, 1);
  g_assert_cmpint (command_write (test, 81,
                                  "{\"enable\":1," BODY ("1", "5",
                                                         ONE_REGION ("0", "0", "640", "480")) "}"),
                   ==, 0);
}

/* What was set outlives the program, for each channel by itself. */
static void
test_kept (void)
{
  g_autofree char *state = g_dir_make_tmp ("sim-settings-XXXXXX", NULL);
  g_autofree char *option = g_strconcat ("--state-dir=", state, NULL);
  static const char other[] = "{\"cmdId\":40,\"channel_id\":2,\"cmd\":{\"status\":\"off\"}}";

  const char *const argv[] = { "rm", "-r", state, NULL };
  g_autofree char *output = NULL;
  int status;

  for (int run = 0; run < 2; run++)
    {
      g_autoptr (SimTest) test = sim_test_new ("--devices=2", "--channels=2", option, NULL);
      g_autofree char *first = NULL;

      if (run == 0)
        {
          g_auto (CommandOutcome) outcome = command_send (test, "device_id=1001&qos=1", other);

          command_get_answer (&outcome);
        }
      else
        {
          g_auto (CommandOutcome) outcome
              = command_send (test, "device_id=1001&qos=1", "{\"cmdId\":39,\"channel_id\":2}");
          JsonObject *cmd = json_object_get_object_member (command_get_answer (&outcome), "cmd");

          g_assert_cmpstr (json_object_get_string_member (cmd, "status"), ==, "off");
        }
      first = command_read (test, 39);
      g_assert_cmpstr (first, ==, "{\"status\":\"on\"}");
    }
  output = sim_test_run (argv, &status);
  g_assert_cmpint (status, ==, 0);
}

static void
test_wifi (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=12", NULL);
  g_autofree char *near = command_read_of (test, "1001", 41, "");
  g_autofree char *far = command_read_of (test, "1005", 41, "");

  g_assert_cmpstr (near, ==,
                   "{\"list\":[\"Office-2.4G\",\"Office 5G\",\"前台 WiFi\",\"Warehouse\"]}");
  g_assert_nonnull (strstr (far, "\"Guest\""));
  g_assert_cmpstr (near, !=, far);
  g_assert_cmpint (command_write (test, 42,
                                  "{\"wifi_id\":\"Warehouse\",\"wifi_pw\":\"esuoheraW\"}"),
                   ==, 1);
  g_assert_cmpint (command_write (test, 42,
                                  "{\"wifi_id\":\"前台 WiFi\",\"wifi_pw\":\"iFiW 台前\"}"),
                   ==, 1);
  g_assert_cmpint (command_write (test, 42,
                                  "{\"wifi_id\":\"Warehouse\",\"wifi_pw\":\"Warehouse\"}"),
                   ==, 0);
  g_assert_cmpint (command_write (test, 42, "{\"wifi_id\":\"ap1\",\"wifi_pw\":\"pwd\"}"), ==, 0);
  g_assert_cmpint (command_write (test, 42, "{\"wifi_id\":\"Warehouse\"}"), ==, 0);
  g_assert_cmpint (command_write (test, 42, "{\"wifi_id\":7,\"wifi_pw\":\"7\"}"), ==, 0);
  g_assert_cmpint (command_write (test, 42, "\"Warehouse\""), ==, 0);
  g_assert_cmpint (command_write_of (test, "1005", 42, "{\"wifi_id\":\"Guest\",\"wifi_pw\":\"\"}"),
                   ==, 1);
  g_assert_cmpint (command_write_of (test, "1005", 42, "{\"wifi_id\":\"Guest\",\"wifi_pw\":\"x\"}"),
                   ==, 0);
}

/* Level 6 is the vendor's own: success is not answered. */
static void
test_level (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  static const char *const bad[] = { "{\"level\":0}", "{\"level\":5}", "{}", "3" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"cmdId\":6,\"channel_id\":1,\"cmd\":%s}", bad[i]);
      g_auto (CommandOutcome) outcome = command_send (test, "device_id=1001&qos=1", body);

      g_assert_cmpint (outcome.status, ==, 4);
      g_assert_cmpint (outcome.code, ==, 1);
    }
  {
    g_auto (CommandOutcome) outcome
        = command_send (test, "device_id=1001&qos=1",
                        "{\"cmdId\":6,\"channel_id\":1,\"cmd\":{\"level\":1}}");

    g_assert_cmpint (outcome.status, ==, 5);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    g_test_add_data_func (tables[i].name, &tables[i], test_table);
  g_test_add_func ("/command-settings/detectors/bad", test_bad_detectors);
  g_test_add_func ("/command-settings/standards", test_standards);
  g_test_add_func ("/command-settings/long-numbers", test_long_numbers);
  g_test_add_func ("/command-settings/no-microphone", test_no_microphone);
  g_test_add_func ("/command-settings/region-follows-picture", test_region_follows_picture);
  g_test_add_func ("/command-settings/kept", test_kept);
  g_test_add_func ("/command-settings/wifi", test_wifi);
  g_test_add_func ("/command-settings/level", test_level);
  return g_test_run ();
}
