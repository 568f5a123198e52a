/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-case.h"

static void
set_up (OnvCase *c, gconstpointer data)
{
  c->server = test_server_new (NULL);
  c->client = onv_test_client (c->server);
  onv_client_set_access_key (c->client, "S0VZ");
}

static void
set_up_with_sim (OnvCase *c, gconstpointer url)
{
  c->client = onv_sim_client (url);
}

static void
tear_down (OnvCase *c, gconstpointer data)
{
  g_clear_object (&c->result);
  g_clear_error (&c->error);
  g_assert_finalize_object (c->client);
  g_clear_pointer (&c->server, test_server_free);
}

int
onv_case_run (int argc, char **argv, const char *folder, const OnvCaseRow *rows)
{
  g_test_init (&argc, &argv, NULL);
  for (; rows->name != NULL; rows++)
    {
      g_autofree char *path = g_strdup_printf ("/onv/%s/%s", folder, rows->name);

      g_test_add (path, OnvCase, NULL, set_up, rows->function, tear_down);
    }
  return g_test_run ();
}

typedef struct
{
  const char *folder;
  const OnvCaseRow *rows;
} Rows;

static void
add_with_sim (const char *url, gconstpointer data)
{
  const Rows *all = data;

  for (const OnvCaseRow *row = all->rows; row->name != NULL; row++)
    {
      g_autofree char *path = g_strdup_printf ("/onv/%s/%s/%s", all->folder, url, row->name);

      g_test_add (path, OnvCase, url, set_up_with_sim, row->function, tear_down);
    }
}

int
onv_case_run_with_sim (int argc, char **argv, const char *folder, const OnvCaseRow *rows)
{
  return onv_sim_run (argc, argv, add_with_sim, &(Rows){ folder, rows });
}
