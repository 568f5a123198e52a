/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-case.h"

/* The product and where its devices connect (7, 10, 11, 12, 15, 19). */

static void
test_encryption (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvEncryption) encryption = NULL;

  for (gboolean on = FALSE; on <= TRUE; on++)
    {
      g_autofree char *asked
          = g_strdup_printf ("PUT /ipc/video/trans_encrypt?product_id=7312 {'type':%d}", on);

      onv_test_answer_with (c->server, "7.1.json");
      g_assert_true (CALL (c, set_encryption, on));
      onv_test_assert_asked (c->server, asked);
    }
  onv_test_answer_with (c->server, "7.2.json");
  encryption = CALL (c, get_encryption);
  g_assert_no_error (c->error);
  g_assert_true (onv_encryption_get_encrypted (encryption));
  onv_test_assert_asked (c->server, "GET /ipc/video/trans_encrypt?product_id=7312");
}

/* Without a product nothing is asked for. */
static void
test_no_product (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvClient) client = onv_client_new (test_server_get_url (c->server), NULL);

  onv_client_set_api_key (client, "KEY");
  g_assert_false (onv_test_call (client, &c->error, set_encryption, TRUE));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (c->error), ==, "product_id");
  g_assert_cmpuint (test_server_get_n_requests (c->server), ==, 0);
}

static void
test_boot_address (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvBootAddress) address = NULL;

  onv_test_answer_with (c->server, "10.json");
  address = CALL (c, get_boot_address);
  g_assert_no_error (c->error);
  g_assert_null (test_server_get_request (c->server, 0)->api_key);
  onv_test_assert_asked (c->server, "GET /ipc/video/boot_address");
  g_assert_cmpstr (onv_boot_address_get_address (address), ==, "xxx.xxx.xxx.xxx");
  g_assert_cmpint (onv_boot_address_get_port (address), ==, 9101);
}

static const struct
{
  OnvNetwork network;
  const char *address;
  gboolean by_name;
  const char *asked;
} accesses[] = {
  { ONV_NETWORK_MOBILE, NULL, FALSE, "?device_id=7&net=CM&product_id=7312" },
  { ONV_NETWORK_UNICOM, NULL, TRUE, "?device_id=7&domain=1&net=CU&product_id=7312" },
  { ONV_NETWORK_TELECOM, "192.168.1.1", FALSE,
    "?device_addr=192.168.1.1&device_id=7&net=CT&product_id=7312" },
  { ONV_NETWORK_UNKNOWN, "192.168.1.1", FALSE,
    "?device_addr=192.168.1.1&device_id=7&product_id=7312" },
};

static void
test_access_address (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvAccessAddress) nowhere = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (accesses); i++)
    {
      g_autofree char *asked
          = g_strconcat ("GET /ipc/video/device/acc_service", accesses[i].asked, NULL);
      g_autoptr (OnvAccessAddress) address = NULL;

      onv_test_answer_with (c->server, "11.json");
      address = CALL (c, get_access_address, "7", accesses[i].network, accesses[i].address,
                      accesses[i].by_name);
      g_assert_no_error (c->error);
      onv_test_assert_asked (c->server, asked);
      g_assert_cmpstr (onv_access_address_get_addr (address), ==, "ip:port");
      g_assert_cmpstr (onv_access_address_get_token (address), ==, "字符串");
    }
  nowhere = CALL (c, get_access_address, "7", ONV_NETWORK_UNKNOWN, NULL, FALSE);
  g_assert_cmpstr (c->error->message, ==, "net: one of net, device_addr must be given");
}

static void
test_message (OnvCase *c, gconstpointer data)
{
  g_autofree char *text = g_strnfill (129, 'x');
  g_autoptr (GBytes) longest = g_bytes_new (text, 128);
  g_autoptr (GBytes) longer = g_bytes_new (text, 129);

  onv_test_answer_with (c->server, "12.json");
  g_assert_true (CALL (c, send_device_message, "7", longest));
  g_assert_cmpuint (test_server_get_request (c->server, 0)->body_length, ==, 128);
  g_assert_cmpstr (test_server_get_request (c->server, 0)->path, ==, "/ipc/video/dev_active");
  g_assert_false (CALL (c, send_device_message, "7", longer));
  g_assert_cmpstr (c->error->message, ==, "body: at most 128 bytes");
  g_assert_cmpuint (test_server_get_n_requests (c->server), ==, 1);
}

/* 1 is off. */
static void
test_closed (OnvCase *c, gconstpointer data)
{
  for (gboolean closed = FALSE; closed <= TRUE; closed++)
    {
      g_autofree char *asked
          = g_strdup_printf ("PUT /ipc/video/access_control/closecamera?device_id=7&id=2"
                             "&product_id=7312 {'type':%d}",
                             closed);

      onv_test_answer_with (c->server, "15.json");
      g_assert_true (CALL (c, set_camera_closed, "7", 2, closed));
      onv_test_assert_asked (c->server, asked);
    }
}

static void
test_version (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvVersion) version = NULL;

  onv_test_answer_with (c->server, "19.json");
  version = CALL (c, get_version);
  g_assert_no_error (c->error);
  onv_test_assert_asked (c->server, "GET /ipc/video/device/version?product_id=7312");
  g_assert_cmpstr (onv_version_get_version (version), ==, "1.3.4");
}

static const OnvCaseRow rows[] = {
  { "encryption", test_encryption },     { "no-product", test_no_product },
  { "boot-address", test_boot_address }, { "access-address", test_access_address },
  { "message", test_message },           { "closed", test_closed },
  { "version", test_version },           { NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run (argc, argv, "product", rows);
}
