/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onv.h"
#include "test-server.h"

G_BEGIN_DECLS

/* Runs the main loop until @condition, for at most half a minute. */
#define onv_test_wait_for(condition)                                                  \
  G_STMT_START                                                                        \
  {                                                                                   \
    guint watchdog_ = g_timeout_add_seconds (30, onv_test_fail, (gpointer) G_STRLOC); \
    while (!(condition))                                                              \
      g_main_context_iteration (NULL, TRUE);                                          \
    g_source_remove (watchdog_);                                                      \
  }                                                                                   \
  G_STMT_END

gboolean onv_test_fail (gpointer where);

/* A callback for any call: puts the result where @where points. */
void onv_test_done (GObject *object, GAsyncResult *result, gpointer where);
GAsyncResult *onv_test_wait (GAsyncResult **result);

JsonNode *onv_test_load (const char *name); /* of tests/data/onv */
char *onv_test_load_text (const char *name);
JsonNode *onv_test_parse (const char *text); /* with ' for " */
char *onv_test_json (const char *text);      /* with ' for " */

#define onv_test_assert_json(node, expected)                         \
  G_STMT_START                                                       \
  {                                                                  \
    g_autoptr (JsonNode) wanted_ = onv_test_parse (expected);        \
    g_autofree char *shown_ = json_to_string (node, FALSE);          \
    g_autofree char *wanted_text_ = json_to_string (wanted_, FALSE); \
    if (!json_node_equal (node, wanted_))                            \
      g_assert_cmpstr (shown_, ==, wanted_text_);                    \
  }                                                                  \
  G_STMT_END

/* Makes a call and waits for it; *@error is what went wrong, and nothing else. */
#define onv_test_call(client, error, what, ...)                                       \
  ({                                                                                  \
    g_autoptr (GAsyncResult) result_ = NULL;                                          \
    g_clear_error (error);                                                            \
    onv_client_##what##_async (client, ##__VA_ARGS__, NULL, onv_test_done, &result_); \
    onv_client_##what##_finish (client, onv_test_wait (&result_), error);             \
  })

/* What the server was asked: `PUT /path?a=1&b=2 {"body":0}`, decoded, names in their order. */
char *onv_test_dup_asked (TestServer *server, guint index);

/* That it was asked one thing, with ' for "; what was asked is forgotten. */
#define onv_test_assert_asked(server, expected)                    \
  G_STMT_START                                                     \
  {                                                                \
    g_autofree char *asked_ = onv_test_dup_asked (server, 0);      \
    g_autofree char *wanted_asked_ = onv_test_json (expected);     \
    g_assert_cmpstr (asked_, ==, wanted_asked_);                   \
    g_assert_cmpuint (test_server_get_n_requests (server), ==, 1); \
    test_server_forget (server);                                   \
  }                                                                \
  G_STMT_END

void onv_test_answer_with (TestServer *server, const char *fixture); /* of tests/data/onv, once */

OnvClient *onv_test_client (TestServer *server);

G_END_DECLS
