/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-platform.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A stand-in in this process, and someone who asks it. */
typedef struct
{
  SimPlatform *platform;
  SoupSession *session;
  JsonNode *ready;
  const char *url;
  const char *https_url;
  const char *ca_file;
  const char *master;
  const char *access;
  const char *rtmp;
  const char *register_code;
} SimTest;

typedef struct
{
  guint status;
  char *type;
  char *location;
  char *reason;
  char *retry_after;
  GBytes *body;
  GError *error;
  JsonNode *json; /* NULL when the body is none */
  JsonObject *object;
} SimReply;

SimTest *sim_test_new (const char *first, ...) G_GNUC_NULL_TERMINATED;
void sim_test_free (SimTest *self);
void sim_test_use_ca (SimTest *self);
void sim_test_wait (gint64 ms);

SimReply *sim_test_call (SimTest *self,
                         const char *method,
                         const char *path,
                         const char *key,
                         const char *body);
SimReply *sim_test_fetch (SimTest *self,
                          const char *method,
                          const char *uri,
                          const char *key,
                          const char *body);
SimReply *sim_test_fetch_with (SimTest *self,
                               const char *method,
                               const char *uri,
                               const char *header,
                               const char *value,
                               GBytes *body);
SimReply *sim_test_get (SimTest *self, const char *path);
SimReply *sim_test_put (SimTest *self, const char *path, GBytes *body);
char *sim_test_authorize (SimTest *self);
SimReply *sim_test_send (SimTest *self, const char *method, const char *path, const char *body);

/* A request with the master key, and what must come of it; 200 when `status` is 0. */
typedef struct
{
  const char *method;
  const char *path;
  const char *body;
  int number;
  guint status;
} SimCase;

void sim_test_try (SimTest *self, const SimCase *cases, gsize n_cases);
char *sim_test_fill (char letter, guint length);
void sim_test_set_faults (SimTest *self, const char *json);
char *
sim_test_address (SimTest *self, const char *device, guint channel, guint protocol, char **token);
char *sim_test_run (const char *const *argv, int *status);

void sim_reply_free (SimReply *self);
JsonObject *sim_reply_get_object (SimReply *self, const char *name);
gint64 sim_reply_get_errno (SimReply *self);

#define SIM_ASSERT_ERRNO(reply, number) g_assert_cmpint (sim_reply_get_errno (reply), ==, number)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimTest, sim_test_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimReply, sim_reply_free)

G_END_DECLS
