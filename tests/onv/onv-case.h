/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onv-sim.h"
#include "onv-test.h"

G_BEGIN_DECLS

/* What a test of calls has: a client of the test server, or of the stand-in. */
typedef struct
{
  TestServer *server; /* NULL with the stand-in */
  OnvClient *client;
  GAsyncResult *result; /* for those who look at a call while it is under way */
  GError *error;
} OnvCase;

typedef struct
{
  const char *name;
  void (*function) (OnvCase *, gconstpointer);
} OnvCaseRow;

#define CALL(c, what, ...) onv_test_call ((c)->client, &(c)->error, what, ##__VA_ARGS__)

/* Runs all rows, up to one without a name; in main(). With the stand-in, each over HTTP and HTTPS:
 * then the data of a test is "url" or "https_url". */
int onv_case_run (int argc, char **argv, const char *folder, const OnvCaseRow *rows);
int onv_case_run_with_sim (int argc, char **argv, const char *folder, const OnvCaseRow *rows);

G_END_DECLS
