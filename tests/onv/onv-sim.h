/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onv-test.h"

G_BEGIN_DECLS

/* The stand-in, which reads the document for itself: 40 devices of 2 channels, half of them online. */
void onv_sim_start (void);
void onv_sim_stop (void);

/* Runs the tests that @add adds, for @url "url" and "https_url", while it runs; in main(). */
int onv_sim_run (int argc,
                 char **argv,
                 void (*add) (const char *url, gconstpointer data),
                 gconstpointer data);

/* What its ready line says. */
const char *onv_sim_get (const char *name);
gboolean onv_sim_has (const char *name);

/* What the stand-in is told about itself, below `_sim/`; @body with ' for ". */
JsonNode *onv_sim_tell (const char *method, const char *path, const char *body);
void onv_sim_set_faults (const char *faults); /* with ' for "; what was asked before is forgotten */
guint onv_sim_count_requests (void);

/* A client with the master key; @url is "url" or "https_url". */
OnvClient *onv_sim_client (const char *url);

/* The id of a device that is online, or is not. */
char *onv_sim_find_device (OnvClient *client, OnvTristate online);

G_END_DECLS
