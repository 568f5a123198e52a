/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "live/lookout-layouts.h"
#include "shell/lookout-key-file.h"
#include "shell/lookout-options.h"
#include "shell/lookout-renderer.h"

typedef struct
{
  const char *name;
  LookoutOptions options;
  const char *complaint; /* a word of it; NULL when there is none */
} CheckCase;

static char *one_channel[] = { (char *) "1001/1", (char *) "1002/3", NULL };
static char *no_channel[] = { (char *) "1001", NULL };
static char *zero_channel[] = { (char *) "1001/0", NULL };
static char *text_channel[] = { (char *) "gate/1", NULL };
static char *long_channel[] = { (char *) "1/2/3", NULL };

/* Each camera twice: the second name is another way to write the first. */
static char *six_channels[] = { (char *) "1001/1", (char *) "1002/1",  (char *) "1003/1",
                                (char *) "1004/1", (char *) "1005/1",  (char *) "1006/1",
                                (char *) "1001/1", (char *) "1002/01", NULL };

#define TEXT(text) (char *) (text)

static const CheckCase check_cases[] = {
  { "nothing", { 0 }, NULL },
  { "simulate",
    { .simulate = TRUE, .open = one_channel, .layout = TEXT ("9"), .protocol = TEXT ("hls") },
    NULL },
  { "server",
    { .server = TEXT ("https://a.example:8443/"),
      .product = TEXT ("1"),
      .api_key_file = TEXT ("k") },
    NULL },
  { "server-alone", { .server = TEXT ("https://a.example/") }, "--product" },
  { "server-without-key",
    { .server = TEXT ("https://a.example/"), .product = TEXT ("1") },
    "--api-key-file" },
  { "server-is-no-address",
    { .server = TEXT ("a.example"), .product = TEXT ("1"), .api_key_file = TEXT ("k") },
    "https://" },
  { "server-is-a-file",
    { .server = TEXT ("file:///x"), .product = TEXT ("1"), .api_key_file = TEXT ("k") },
    "https://" },
  { "server-with-a-password",
    { .server = TEXT ("https://me:secret@a.example/"),
      .product = TEXT ("1"),
      .api_key_file = TEXT ("k") },
    "--server" },
  { "product-is-no-number",
    { .server = TEXT ("https://a.example/"), .product = TEXT ("x"), .api_key_file = TEXT ("k") },
    "--product: This is not a product ID" },
  { "product-is-too-long",
    { .server = TEXT ("https://a.example/"),
      .product = TEXT ("123456789012345678901"),
      .api_key_file = TEXT ("k") },
    "--product" },
  { "product-is-empty",
    { .server = TEXT ("https://a.example/"), .product = TEXT (""), .api_key_file = TEXT ("k") },
    "--product" },
  { "product-alone", { .product = TEXT ("1") }, "--server" },
  { "ca-alone", { .tls_ca = TEXT ("ca.pem") }, "--server" },
  { "both", { .simulate = TRUE, .server = TEXT ("https://a.example/") }, "--simulate" },
  { "layout", { .layout = TEXT ("5") }, "--layout" },
  { "layout-0", { .layout = TEXT ("0") }, "--layout" },
  { "layout-text", { .layout = TEXT ("4x") }, "--layout" },
  { "protocol", { .protocol = TEXT ("rtsp") }, "--protocol" },
  { "open-device", { .open = no_channel }, "1001/1" },
  { "open-zero", { .open = zero_channel }, "1001/0" },
  { "open-text", { .open = text_channel }, "gate/1" },
  { "open-long", { .open = long_channel }, "1/2/3" },
  { "open-six", { .open = six_channels }, NULL },
  { "open-six-in-6", { .open = six_channels, .layout = TEXT ("6") }, NULL },
  { "open-six-in-4",
    { .open = six_channels, .layout = TEXT ("4") },
    "--layout 4 has no room for the 6 cameras" },
  { "view", { .view = TEXT ("Gates"), .kiosk = TRUE }, NULL },
  { "kiosk", { .simulate = TRUE, .kiosk = TRUE }, NULL },
  { "view-simulated", { .view = TEXT ("Gates"), .simulate = TRUE }, "--view" },
  { "view-and-open", { .view = TEXT ("Gates"), .open = one_channel }, "--open" },
  { "after-alone", { .after = TEXT ("3") }, "--screenshot" },
  { "after-seconds", { .screenshot = TEXT ("a.png"), .after = TEXT ("2.5") }, NULL },
  { "after-playing", { .screenshot = TEXT ("a.png"), .after = TEXT ("playing") }, NULL },
  { "after-nothing", { .screenshot = TEXT ("a.png") }, NULL },
  { "after-words", { .screenshot = TEXT ("a.png"), .after = TEXT ("soon") }, "--after" },
  { "after-zero", { .screenshot = TEXT ("a.png"), .after = TEXT ("0") }, "--after" },
  { "after-unit", { .screenshot = TEXT ("a.png"), .after = TEXT ("3s") }, "--after" },
  { "after-nan", { .screenshot = TEXT ("a.png"), .after = TEXT ("nan") }, "--after" },
};

static void
test_check (gconstpointer data)
{
  const CheckCase *row = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = lookout_options_check (&row->options, &error);

  if (row->complaint == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (ok);
      return;
    }
  g_assert_false (ok);
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, row->complaint));
}

static void
check_layout (const LookoutOptions *options, guint n_tiles, guint n_cameras)
{
  g_auto (GStrv) cameras = lookout_options_dup_cameras (options);

  g_assert_cmpuint (lookout_options_get_layout (options), ==, n_tiles);
  g_assert_cmpuint (g_strv_length (cameras), ==, n_cameras);
}

static void
test_layout (void)
{
  const LookoutOptions nothing = { 0 };
  const LookoutOptions two = { .open = one_channel };
  const LookoutOptions six = { .open = six_channels };
  const LookoutOptions roomy = { .open = six_channels, .layout = TEXT ("16") };

  check_layout (&nothing, 0, 0);
  check_layout (&two, 4, 2);
  check_layout (&six, 6, 6);
  check_layout (&roomy, 16, 6);
}

/* As many as the largest layout holds, and one more. */
static void
test_open_many (void)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  LookoutOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < LOOKOUT_MAX_TILES; i++)
    g_ptr_array_add (open, g_strdup_printf ("%u/1", 1001 + i));
  g_ptr_array_add (open, NULL);
  options.open = (char **) open->pdata;
  g_assert_true (lookout_options_check (&options, &error));
  g_assert_no_error (error);
  check_layout (&options, LOOKOUT_MAX_TILES, LOOKOUT_MAX_TILES);

  g_ptr_array_insert (open, 0, g_strdup ("2001/1"));
  options.open = (char **) open->pdata;
  g_assert_false (lookout_options_check (&options, &error));
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, "37 cameras"));
}

static void
test_is_empty (void)
{
  const LookoutOptions nothing = { 0 };
  const LookoutOptions something = { .fullscreen = TRUE };
  const LookoutOptions kiosk = { .kiosk = TRUE };

  g_assert_true (lookout_options_is_empty (&nothing));
  g_assert_false (lookout_options_is_empty (&something));
  g_assert_false (lookout_options_is_empty (&kiosk));
}

typedef struct
{
  const char *name;
  const char *text;
  const char *key; /* NULL: refused */
} KeyCase;

static const KeyCase key_cases[] = {
  { "plain", "abc=\n", "abc=" },         { "without-newline", "abc=", "abc=" },
  { "blanks", "  abc= \r\n\n", "abc=" }, { "empty", "\n\n", NULL },
  { "two-lines", "abc=\ndef=\n", NULL }, { "bytes", "\xff\xfe", NULL },
  { "blank-inside", "abc def", NULL },
};

static void
test_key (gconstpointer data)
{
  const KeyCase *row = data;
  g_autofree char *path = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("lookout-key-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, row->text, -1, &error);
  g_assert_no_error (error);
  key = lookout_key_file_read ("--api-key-file", path, fleet_account_validate_api_key, &error);
  g_assert_cmpstr (key, ==, row->key);
  if (row->key == NULL)
    {
      g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
      g_assert_null (strstr (error->message, "abc"));
    }
  g_unlink (path);
}

static void
test_key_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lookout_key_file_read ("--api-key-file", "/nonexistent/key",
                                        fleet_account_validate_api_key, &error));
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, "/nonexistent/key"));
}

/* It must not be read to its end, which it does not have. */
static void
test_key_endless (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lookout_key_file_read ("--access-key-file", "/dev/zero",
                                        fleet_account_validate_access_key, &error));
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, "/dev/zero"));
}

static void
test_key_is_no_access_key (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lookout_key_file_read ("--access-key-file", "/proc/self/comm",
                                        fleet_account_validate_access_key, &error));
  g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
  g_assert_nonnull (strstr (error->message, "--access-key-file"));
}

static void
test_split (void)
{
  g_autofree char *device = NULL;
  guint channel = 0;
  g_autoptr (GError) error = NULL;

  g_assert_true (lookout_options_split_channel ("20191234567/12", &device, &channel, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (device, ==, "20191234567");
  g_assert_cmpuint (channel, ==, 12);
}

static void
test_renderer (void)
{
  g_assert_true (lookout_renderer_name_is_software ("llvmpipe (LLVM 15.0.6, 256 bits)"));
  g_assert_true (lookout_renderer_name_is_software ("softpipe"));
  g_assert_true (lookout_renderer_name_is_software (NULL));
  g_assert_false (lookout_renderer_name_is_software ("Mesa Intel(R) UHD Graphics 620 (KBL GT2)"));
  g_assert_false (
      lookout_renderer_name_is_software ("AMD Radeon RX 580 Series (radeonsi, polaris10)"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (check_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/app/options/check/", check_cases[i].name, NULL);

      g_test_add_data_func (path, &check_cases[i], test_check);
    }
  for (guint i = 0; i < G_N_ELEMENTS (key_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/app/options/key/", key_cases[i].name, NULL);

      g_test_add_data_func (path, &key_cases[i], test_key);
    }
  g_test_add_func ("/app/options/key/missing", test_key_missing);
  g_test_add_func ("/app/options/key/endless", test_key_endless);
  g_test_add_func ("/app/options/key/is-no-access-key", test_key_is_no_access_key);
  g_test_add_func ("/app/options/is-empty", test_is_empty);
  g_test_add_func ("/app/options/layout", test_layout);
  g_test_add_func ("/app/options/open-many", test_open_many);
  g_test_add_func ("/app/options/split", test_split);
  g_test_add_func ("/app/renderer/name", test_renderer);
  return g_test_run ();
}
