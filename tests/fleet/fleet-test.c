/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test.h"

#include <glib/gstdio.h>

#define PATIENCE_SECONDS 60

static gboolean
on_out_of_patience (gpointer user_data)
{
  g_error ("Waited %d s in vain until %s", PATIENCE_SECONDS, (const char *) user_data);
  return G_SOURCE_REMOVE;
}

/* What happens in another thread or process wakes nobody here. */
static gboolean
on_tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
fleet_test_wait (FleetTestCondition condition, gpointer data, const char *what)
{
  guint patience = g_timeout_add_seconds (PATIENCE_SECONDS, on_out_of_patience, (gpointer) what);
  guint tick = g_timeout_add (20, on_tick, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_source_remove (patience);
}

void
fleet_test_on_result (GObject *object, GAsyncResult *result, gpointer place)
{
  *(GAsyncResult **) place = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

GAsyncResult *
fleet_test_await (GAsyncResult **place)
{
  fleet_test_wait (has_result, place, "there is a result");
  return g_steal_pointer (place);
}

static void
on_gone (gpointer data, GObject *object)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

void
fleet_test_assert_gone (gpointer object)
{
  gboolean gone = FALSE;

  g_object_weak_ref (object, on_gone, &gone);
  g_object_unref (object);
  fleet_test_wait (is_true, &gone, "an object is gone");
}

GFile *
fleet_test_create_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_dir_make_tmp ("fleet-test-XXXXXX", &error);

  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
remove_all (GFile *file)
{
  g_autoptr (GFileEnumerator) files
      = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                   G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (files != NULL && g_file_enumerator_iterate (files, NULL, &child, NULL, NULL)
         && child != NULL)
    remove_all (child);
  g_file_delete (file, NULL, NULL);
}

void
fleet_test_remove_folder (GFile *folder)
{
  remove_all (folder);
  g_object_unref (folder);
}

char *
fleet_test_read_file (GFile *folder, const char *name)
{
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  char *contents = NULL;

  if (!g_file_load_contents (file, NULL, &contents, NULL, NULL, NULL))
    return g_strdup ("");
  return contents;
}

FleetAccount *
fleet_test_create_account (const char *base_url)
{
  FleetAccount *account = fleet_account_new ();

  fleet_account_set_name (account, "Harbour");
  fleet_account_set_server (account, FLEET_SERVER_OWN);
  fleet_account_set_base_url (account, base_url);
  fleet_account_set_product_id (account, "987654");
  return account;
}
