/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "http/sim-tokens.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

#define KIND "token"
#define TOKEN_BYTES 24
#define SWEEP_EVERY 4096

typedef struct
{
  guint64 device_id;
  guint channel_id;
  gint64 end; /* g_get_monotonic_time(), 0 for never */
  gboolean cuts;
} Token;

struct _SimTokens
{
  SimStore *store; /* NULL in tests */
  GHashTable *tokens;
  guint issued;
};

/* Tokens are kept with the time of their end by the machine's clock: the other one begins anew. */
static void
keep (SimTokens *self, const char *text, const Token *token)
{
  gint64 left = (token->end - g_get_monotonic_time ()) / G_USEC_PER_SEC;
  SimRow row = {
    .device = token->device_id,
    .channel = token->channel_id,
    .name = (char *) text,
    .time = token->end != 0 ? g_get_real_time () / G_USEC_PER_SEC + left : 0,
  };

  if (self->store != NULL)
    sim_store_put (self->store, KIND, &row);
}

static void
read_row (SimTokens *self, const SimRow *row)
{
  gint64 left = row->time - g_get_real_time () / G_USEC_PER_SEC;
  Token *token;

  if (row->time != 0 && left <= 0)
    {
      sim_store_remove (self->store, KIND, row->device, row->channel, row->name);
      return;
    }
  token = g_new0 (Token, 1);
  token->device_id = row->device;
  token->channel_id = row->channel;
  token->end = row->time != 0 ? g_get_monotonic_time () + left * G_USEC_PER_SEC : 0;
  g_hash_table_insert (self->tokens, g_strdup (row->name), token);
}

/**
 * sim_tokens_new:
 * @store: (nullable): where they are kept
 *
 * Returns: (transfer full): the tokens that are kept there
 */
SimTokens *
sim_tokens_new (SimStore *store)
{
  SimTokens *self = g_new0 (SimTokens, 1);
  SimQuery query = { .kind = KIND };
  g_autoptr (GPtrArray) rows = NULL;

  self->store = store;
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (store == NULL)
    return self;
  rows = sim_store_find (store, &query, NULL);
  for (guint i = 0; i < rows->len; i++)
    read_row (self, rows->pdata[i]);
  return self;
}

void
sim_tokens_free (SimTokens *self)
{
  g_hash_table_unref (self->tokens);
  g_free (self);
}

static gboolean
remove_if_ended (gpointer key, gpointer value, gpointer data)
{
  SimTokens *self = data;
  const Token *token = value;
  gboolean ended = token->end != 0 && token->end <= g_get_monotonic_time ();

  if (ended && self->store != NULL)
    sim_store_remove (self->store, KIND, token->device_id, token->channel_id, key);
  return ended;
}

static void
sweep (SimTokens *self)
{
  g_hash_table_foreach_remove (self->tokens, remove_if_ended, self);
}

/* An odd token holds what base64 holds and a query does not like. */
static char *
make_text (gboolean odd)
{
  guint8 bytes[TOKEN_BYTES];
  g_autofree char *text = NULL;

  if (gnutls_rnd (GNUTLS_RND_NONCE, bytes, sizeof bytes) != 0)
    g_error ("There is no randomness for a token");
  text = g_base64_encode (bytes, sizeof bytes);
  if (odd)
    return g_strconcat ("/", text, "+=", NULL);
  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  return g_steal_pointer (&text);
}

/**
 * sim_tokens_issue:
 * @self: the tokens
 * @device_id: the device it opens
 * @channel_id: the channel it opens
 * @timeout_ms: how long it lives, -1 for ever
 * @flags: what is odd about it
 *
 * Returns: (transfer full): a new access token
 */
char *
sim_tokens_issue (SimTokens *self,
                  guint64 device_id,
                  guint channel_id,
                  gint64 timeout_ms,
                  SimTokenFlags flags)
{
  char *text = make_text ((flags & SIM_TOKEN_ODD) != 0);
  Token *token = g_new0 (Token, 1);

  token->device_id = device_id;
  token->channel_id = channel_id;
  token->end = timeout_ms < 0 ? 0 : g_get_monotonic_time () + timeout_ms * 1000;
  token->cuts = (flags & SIM_TOKEN_CUTS) != 0;
  g_hash_table_insert (self->tokens, g_strdup (text), token);
  keep (self, text, token);
  if (++self->issued % SWEEP_EVERY == 0)
    sweep (self);
  return text;
}

static Token *
find (SimTokens *self, const char *text)
{
  Token *token = g_hash_table_lookup (self->tokens, text);
  g_autofree char *plain = NULL;

  if (token != NULL)
    return token;
  plain = g_uri_unescape_string (text, NULL);
  return plain != NULL ? g_hash_table_lookup (self->tokens, plain) : NULL;
}

/**
 * sim_tokens_check:
 * @self: the tokens
 * @token: (nullable): what came, as it came or percent-encoded
 * @device_id: the device it must open
 * @channel_id: the channel it must open
 *
 * Returns: %TRUE when the token opens that channel now
 */
gboolean
sim_tokens_check (SimTokens *self, const char *token, guint64 device_id, guint channel_id)
{
  const Token *found = token != NULL ? find (self, token) : NULL;

  return found != NULL && found->device_id == device_id && found->channel_id == channel_id
         && (found->end == 0 || found->end > g_get_monotonic_time ());
}

/**
 * sim_tokens_revoke:
 * @self: the tokens
 * @token: (nullable): a token that was checked
 *
 * Ends it now.
 */
void
sim_tokens_revoke (SimTokens *self, const char *token)
{
  Token *found = token != NULL ? find (self, token) : NULL;

  if (found == NULL)
    return;
  found->end = g_get_monotonic_time ();
  if (self->store != NULL)
    sim_store_remove (self->store, KIND, found->device_id, found->channel_id, token);
}

/**
 * sim_tokens_get_cut:
 * @self: the tokens
 * @token: a token that was checked
 *
 * Returns: in how many milliseconds streams of this token end, -1 for not at all
 */
gint64
sim_tokens_get_cut (SimTokens *self, const char *token)
{
  const Token *found = find (self, token);

  if (found == NULL || !found->cuts)
    return -1;
  return MAX (0, (found->end - g_get_monotonic_time ()) / 1000);
}

guint
sim_tokens_count (SimTokens *self)
{
  return g_hash_table_size (self->tokens);
}
