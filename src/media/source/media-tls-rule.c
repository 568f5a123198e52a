/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An element of GStreamer that makes its TLS connection itself offers no way to say whom to trust beyond
 * flags that switch checks off. GSocketClient tells of every handshake before it begins, and there the
 * connection is given the address's own rules: the check is made on the very connection that plays. */
#include "config.h"

#include "source/media-tls-rule.h"

#include "player/media-error.h"
#include "source/media-tls-pin.h"

typedef struct
{
  const MediaSite *site;
  char *host;
  guint port;
  GTlsDatabase *database; /* NULL for the system's */
} Rule;

static GMutex lock;
static GPtrArray *rules; /* of Rule, the newest last */

static void
rule_free (gpointer data)
{
  Rule *rule = data;

  g_mutex_lock (&lock);
  g_ptr_array_remove (rules, rule);
  g_mutex_unlock (&lock);
  g_clear_object (&rule->database);
  g_free (rule->host);
  g_free (rule);
}

/* Two accounts at one server may have two rules: the newest holds, for a person made both. */
static Rule *
find_rule (GSocketConnectable *server)
{
  if (!G_IS_NETWORK_ADDRESS (server))
    return NULL;

  for (guint i = rules->len; i > 0; i--)
    {
      Rule *rule = g_ptr_array_index (rules, i - 1);

      if (rule->port == g_network_address_get_port (G_NETWORK_ADDRESS (server))
          && g_str_equal (rule->host, g_network_address_get_hostname (G_NETWORK_ADDRESS (server))))
        return rule;
    }

  return NULL;
}

/* Asked only of a certificate that the rules refuse. */
static gboolean
on_refused (GTlsConnection *connection,
            GTlsCertificate *certificate,
            GTlsCertificateFlags errors,
            gpointer server)
{
  Rule *rule;

  g_mutex_lock (&lock);
  rule = find_rule (server);
  if (rule != NULL)
    {
      g_autofree char *host = g_strdup_printf ("%s:%u", rule->host, rule->port);

      rule->site->failed (media_error_new_tls (host, media_address_get_tls_pin (rule->site->address)
                                                         != NULL),
                          rule->site->user_data);
    }
  g_mutex_unlock (&lock);

  return FALSE;
}

static gboolean
on_event (GSignalInvocationHint *hint, guint n_params, const GValue *params, gpointer user_data)
{
  GSocketConnectable *server = g_value_get_object (&params[2]);
  const Rule *rule;

  if (g_value_get_enum (&params[1]) != G_SOCKET_CLIENT_TLS_HANDSHAKING)
    return TRUE;

  g_mutex_lock (&lock);
  rule = find_rule (server);
  if (rule != NULL)
    {
      GTlsConnection *connection = g_value_get_object (&params[3]);

      if (rule->database != NULL)
        g_tls_connection_set_database (connection, rule->database);
      g_signal_connect_data (connection, "accept-certificate", G_CALLBACK (on_refused),
                             g_object_ref (server),
                             (GClosureNotify) (void (*) (void)) g_object_unref, G_CONNECT_DEFAULT);
    }
  g_mutex_unlock (&lock);

  return TRUE;
}

static void
start_listening (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;

  rules = g_ptr_array_new ();
  g_type_ensure (G_TYPE_SOCKET_CLIENT);
  g_type_class_unref (g_type_class_ref (G_TYPE_SOCKET_CLIENT));
  g_signal_add_emission_hook (g_signal_lookup ("event", G_TYPE_SOCKET_CLIENT), 0, on_event, NULL,
                              NULL);
  g_once_init_leave (&done, 1);
}

/**
 * media_tls_rule_attach:
 * @src: an element that connects to a server by TLS with a #GSocketClient
 * @site: whose address says whom to trust, and who is told when the server is not trusted; outlives
 *   @src
 * @host: the server, as @src names it
 * @port: its port
 *
 * Lets the pin or the authority of an address hold for the connection of @src.
 */
void
media_tls_rule_attach (GstElement *src, const MediaSite *site, const char *host, guint port)
{
  const char *pin = media_address_get_tls_pin (site->address);
  GTlsDatabase *database = media_address_get_tls_database (site->address);
  Rule *rule = g_new0 (Rule, 1);

  start_listening ();
  rule->site = site;
  rule->host = g_strdup (host);
  rule->port = port;
  if (pin != NULL)
    rule->database = media_tls_pin_new (pin);
  else if (database != NULL)
    rule->database = g_object_ref (database);

  g_mutex_lock (&lock);
  g_ptr_array_add (rules, rule);
  g_mutex_unlock (&lock);
  g_object_set_data_full (G_OBJECT (src), "media-tls-rule", rule, rule_free);
}
