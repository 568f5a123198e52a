/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SimCall SimCall;

/**
 * SimAuth:
 * @SIM_AUTH_NONE: nothing is asked
 * @SIM_AUTH_KEY: `api-key` with the master key, or with the key of the device concerned
 * @SIM_AUTH_MASTER: `api-key` with the master key
 * @SIM_AUTH_AUTHORIZATION: `Authorization`
 * @SIM_AUTH_EITHER: `api-key` or `Authorization`
 * @SIM_AUTH_TOKEN_QUERY: the whole query is an access token
 * @SIM_AUTH_TOKEN: the parameter `token` is an access token
 * @SIM_AUTH_KEY_AND_TOKEN: both `api-key` and the parameter `token`
 */
typedef enum
{
  SIM_AUTH_NONE,
  SIM_AUTH_KEY,
  SIM_AUTH_MASTER,
  SIM_AUTH_AUTHORIZATION,
  SIM_AUTH_EITHER,
  SIM_AUTH_TOKEN_QUERY,
  SIM_AUTH_TOKEN,
  SIM_AUTH_KEY_AND_TOKEN,
} SimAuth;

/**
 * SimParamKind:
 * @SIM_PARAM_TEXT: text, at most `max` characters when that is not 0
 * @SIM_PARAM_NUMBER: a whole number from `min` to `max`
 * @SIM_PARAM_BOOLEAN: true or false
 * @SIM_PARAM_DATE: YYYY-MM-DD
 * @SIM_PARAM_DEVICE: the id of a device that exists
 * @SIM_PARAM_CHANNEL: the id of a channel of that device
 * @SIM_PARAM_IDS: ids separated by commas, at most `max_items`, at most `max` characters
 * @SIM_PARAM_TIME: YYYY-MM-DD HH:MM:SS
 * @SIM_PARAM_TITLE: 1 to `max` of A–Z a–z 0–9
 * @SIM_PARAM_PRODUCT: the id of the product
 */
typedef enum
{
  SIM_PARAM_TEXT,
  SIM_PARAM_NUMBER,
  SIM_PARAM_BOOLEAN,
  SIM_PARAM_DATE,
  SIM_PARAM_DEVICE,
  SIM_PARAM_CHANNEL,
  SIM_PARAM_IDS,
  SIM_PARAM_TIME,
  SIM_PARAM_TITLE,
  SIM_PARAM_PRODUCT,
} SimParamKind;

typedef struct
{
  const char *name;
  SimParamKind kind;
  gboolean required;
  gint64 min;
  gint64 max;
  guint max_items;
} SimParam;

typedef void (*SimHandler) (SimCall *call);

/**
 * SimRoute:
 * @call: the section of the document
 * @method: the HTTP method
 * @path: the path, where `{name}` becomes a parameter
 * @auth: what the caller must show
 * @handler: answers, now or later
 * @params: (nullable) (array zero-terminated=1): the parameters checked before @handler
 * @max_body: how many bytes of body are accepted
 * @stream: %TRUE when the answer is a live stream, which looks after its faults itself
 */
typedef struct
{
  const char *call;
  const char *method;
  const char *path;
  SimAuth auth;
  SimHandler handler;
  const SimParam *params;
  gsize max_body;
  gboolean stream;
} SimRoute;

gboolean sim_route_match (const char *pattern, const char *path, GHashTable *captures);
const SimRoute *sim_route_find (const SimRoute *const *tables,
                                const char *method,
                                const char *path,
                                GHashTable *captures,
                                gboolean *path_known);

G_END_DECLS
