/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the player trusts: the system, an authority, or one certificate; over every protocol that has
 * TLS, and on every connection that a stream takes. */
#include "config.h"

#include "media-test-sim.h"
#include "media-test-tls.h"
#include "media-test.h"

static char *
dup_host (const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);

  return g_strdup_printf ("%s:%d", g_uri_get_host (parsed), g_uri_get_port (parsed));
}

/* What is offered, and what must become of it. */
typedef enum
{
  NOTHING,
  AUTHORITY,
  RIGHT_PIN,
  WRONG_PIN,
  WRONG_PIN_AND_AUTHORITY,
  N_TRUSTS,
} Trust;

static const struct
{
  const char *name;
  gboolean authority;
  gboolean pin;
  gboolean wrong;
  gboolean accepted;
} trusts[N_TRUSTS] = {
  [NOTHING] = { "nothing", FALSE, FALSE, FALSE, FALSE },
  [AUTHORITY] = { "authority", TRUE, FALSE, FALSE, TRUE },
  [RIGHT_PIN] = { "right-pin", FALSE, TRUE, FALSE, TRUE },
  [WRONG_PIN] = { "wrong-pin", FALSE, TRUE, TRUE, FALSE },
  [WRONG_PIN_AND_AUTHORITY] = { "wrong-pin-and-authority", TRUE, TRUE, TRUE, FALSE },
};

/* A machine may be too slow for a handshake in its time: that says nothing of the certificate, and the
 * player tries again. Any other error is the answer. */
static gboolean
has_decided (gpointer data)
{
  const GError *error = media_player_get_error (data);

  return media_player_get_state (data) == MEDIA_STATE_LIVE
         || (error != NULL && !g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_TIMED_OUT));
}

/* Who is not trusted is refused as that, not as a bad line, by name, and no picture of it is shown. */
static void
play (MediaProtocol protocol,
      const char *uri,
      const char *refused,
      GTlsCertificate *certificate,
      Trust trust,
      gboolean accepted)
{
  g_autoptr (TestLocator) locator = test_locator_new ();
  g_autoptr (MediaPlayer) player = media_player_new (MEDIA_LOCATOR (locator));
  g_autofree char *pin = test_certificate_get_pin (certificate);
  g_autoptr (GTlsDatabase) database = test_certificate_create_database (certificate);

  if (trusts[trust].wrong)
    pin[0] = pin[0] == '0' ? '1' : '0';
  test_locator_set (locator, protocol, uri);
  test_locator_set_tls (locator, trusts[trust].pin ? pin : NULL,
                        trusts[trust].authority ? database : NULL);
  media_player_start (player);
  g_assert_true (test_wait (has_decided, player, MEDIA_TEST_PATIENCE_MS));
  if (accepted)
    {
      g_assert_no_error (media_player_get_error (player));
    }
  else
    {
      g_assert_error (media_player_get_error (player), MEDIA_ERROR, MEDIA_ERROR_TLS);
      g_assert_cmpstr (media_error_get_host (media_player_get_error (player)), ==, refused);
      g_assert_cmpint (media_error_is_pinned (media_player_get_error (player)), ==,
                       trusts[trust].pin);
      g_assert_cmpuint (media_player_get_shown (player), ==, 0);
    }
  media_player_stop (player);
}

typedef struct
{
  const char *name;
  MediaProtocol protocol;
  const char *path;
} Way;

static const Way ways[] = {
  { "flv", MEDIA_PROTOCOL_FLV, "/live.flv" },
  { "hls", MEDIA_PROTOCOL_HLS, "/hls/index.m3u8" },
};

static void
test_https (gconstpointer data)
{
  const Way *way = data;
  TestServer *server = test_server_new (TRUE, way->protocol == MEDIA_PROTOCOL_HLS ? "h264" : NULL);
  g_autofree char *uri = test_server_get_uri (server, way->path);
  g_autofree char *host = dup_host (uri);

  for (int trust = 0; trust < N_TRUSTS; trust++)
    play (way->protocol, uri, host, test_server_get_certificate (server), (Trust) trust,
          trusts[trust].accepted);

  g_assert_true (media_wait_quiet (MEDIA_TEST_PATIENCE_MS));
  test_server_free (server);
}

/* The list comes from a server that is trusted, its segments from another host. */
static void
test_segments_elsewhere (gconstpointer data)
{
  gboolean same_certificate = GPOINTER_TO_INT (data);
  TestServer *server = test_server_new (TRUE, "h264");
  TestServer *other = test_server_new_for_segments (server, same_certificate);
  g_autofree char *uri = test_server_get_uri (server, "/elsewhere/index.m3u8");
  g_autofree char *other_host = g_strdup_printf ("localhost:%u", test_server_get_port (other));

  play (MEDIA_PROTOCOL_HLS, uri, other_host, test_server_get_certificate (server), RIGHT_PIN,
        same_certificate);
  g_assert_cmpuint (test_server_get_n_segments (other) > 0, ==, same_certificate);
  play (MEDIA_PROTOCOL_HLS, uri, other_host, test_server_get_certificate (server), AUTHORITY,
        same_certificate);

  g_assert_true (media_wait_quiet (MEDIA_TEST_PATIENCE_MS));
  test_server_free (other);
  test_server_free (server);
}

static void
test_rtmps (void)
{
  TestSim *sim = test_sim_new ("--devices=1", "--size=320x180", "--fps=10", "--gop=1", NULL);
  g_autoptr (GTlsCertificate) certificate = test_certificate_new ();
  TestTlsProxy *proxy;

  if (!test_sim_has_rtmp (sim))
    {
      g_test_skip ("nginx with its RTMP module is not installed");
      test_sim_free (sim);
      return;
    }

  proxy = test_tls_proxy_new (certificate, test_sim_get_rtmp (sim));
  for (int trust = 0; trust < N_TRUSTS; trust++)
    {
      g_autofree char *token = test_sim_dup_token (sim, "1001", MEDIA_PROTOCOL_RTMP);
      g_autofree char *uri = g_strdup_printf ("rtmps://127.0.0.1:%u/live/1001-1?%s",
                                              test_tls_proxy_get_port (proxy), token);
      g_autofree char *host = dup_host (uri);

      play (MEDIA_PROTOCOL_RTMP, uri, host, certificate, (Trust) trust, trusts[trust].accepted);
    }

  g_assert_true (media_wait_quiet (MEDIA_TEST_PATIENCE_MS));
  test_tls_proxy_free (proxy);
  test_sim_free (sim);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  media_init ();

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = g_strconcat ("/media/tls/", ways[i].name, NULL);

      g_test_add_data_func (path, &ways[i], test_https);
    }
  g_test_add_data_func ("/media/tls/segments-elsewhere/same-certificate", GINT_TO_POINTER (TRUE),
                        test_segments_elsewhere);
  g_test_add_data_func ("/media/tls/segments-elsewhere/another-certificate",
                        GINT_TO_POINTER (FALSE), test_segments_elsewhere);
  g_test_add_func ("/media/tls/rtmps", test_rtmps);

  return g_test_run ();
}
