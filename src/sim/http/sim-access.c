/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "http/sim-access.h"

#include "http/sim-tokens.h"
#include "platform/sim-closing.h"

/* What each kind of authentication asks for, in columns. */
typedef struct
{
  gboolean key;
  gboolean master_only;
  gboolean authorization;
  gboolean token;
  gboolean whole_query;
} Rule;

static const Rule rules[] = {
  [SIM_AUTH_NONE] = { 0 },
  [SIM_AUTH_KEY] = { .key = TRUE },
  [SIM_AUTH_MASTER] = { .key = TRUE, .master_only = TRUE },
  [SIM_AUTH_AUTHORIZATION] = { .authorization = TRUE },
  [SIM_AUTH_EITHER] = { .key = TRUE, .master_only = TRUE, .authorization = TRUE },
  [SIM_AUTH_TOKEN_QUERY] = { .token = TRUE, .whole_query = TRUE },
  [SIM_AUTH_TOKEN] = { .token = TRUE },
  [SIM_AUTH_KEY_AND_TOKEN] = { .key = TRUE, .token = TRUE },
};

static gboolean
has_authorization (SimCall *call)
{
  return sim_keys_check_authorization (call->platform->keys,
                                       sim_call_get_header (call, "Authorization"),
                                       g_get_real_time () / G_USEC_PER_SEC);
}

/**
 * sim_access_check_key:
 * @call: a call with a route
 *
 * Checks what the call's route asks of the headers, and answers the call when it is not there. That a
 * device key is used for its own device is checked with the parameters.
 *
 * Returns: %TRUE when the call may go on
 */
gboolean
sim_access_check_key (SimCall *call)
{
  const Rule *rule = &rules[call->route->auth];
  gboolean known = call->owner == SIM_KEY_MASTER || call->owner == SIM_KEY_DEVICE;

  if (!rule->key && !rule->authorization)
    return TRUE;
  if (rule->authorization && has_authorization (call))
    return TRUE;
  if (!rule->key || !known)
    {
      sim_call_fail (call, SIM_ERROR_NO_KEY, NULL);
      return FALSE;
    }
  if (rule->master_only && call->owner != SIM_KEY_MASTER)
    {
      sim_call_fail (call, SIM_ERROR_FORBIDDEN, NULL);
      return FALSE;
    }
  return TRUE;
}

/**
 * sim_access_check_token:
 * @call: a call whose parameters were checked
 *
 * Checks that an access token came, where the route asks for one, that it opens the channel, and that
 * the channel is not closed (15).
 *
 * Returns: %TRUE when the call may go on
 */
gboolean
sim_access_check_token (SimCall *call)
{
  const Rule *rule = &rules[call->route->auth];

  if (!rule->token)
    return TRUE;
  call->token = g_strdup (rule->whole_query ? sim_call_get_query (call)
                                            : sim_call_get_text (call, "token"));
  if (!sim_tokens_check (call->platform->tokens, call->token,
                         call->device != NULL ? call->device->id : 0, call->channel))
    sim_call_fail (call, SIM_ERROR_BAD_TOKEN, NULL);
  else if (call->device != NULL
           && sim_closing_is_closed (call->platform, call->device->id, call->channel))
    sim_call_fail (call, SIM_ERROR_DISABLED, NULL);
  else
    return TRUE;
  return FALSE;
}
