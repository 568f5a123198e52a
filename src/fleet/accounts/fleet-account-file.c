/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/fleet-account-file.h"

#include "accounts/fleet-account.h"
#include "fleet-error.h"

#define GROUP_PREFIX "account "

/* What is written of an account: properties by name. */
static const char *const saved_properties[] = {
  "name", "server",       "base-url",     "product-id",    "key-kind",       "tls-pin",
  "zone", "flv-template", "hls-template", "rtmp-template", "has-access-key",
};

struct _FleetAccountFile
{
  GObject parent;

  GFile *file;
  GQueue writes; /* of GTask; the head is under way */
};

G_DEFINE_FINAL_TYPE (FleetAccountFile, fleet_account_file, G_TYPE_OBJECT)

static void
fleet_account_file_finalize (GObject *object)
{
  FleetAccountFile *self = FLEET_ACCOUNT_FILE (object);

  g_clear_object (&self->file);
  g_queue_clear_full (&self->writes, g_object_unref);
  G_OBJECT_CLASS (fleet_account_file_parent_class)->finalize (object);
}

static void
fleet_account_file_class_init (FleetAccountFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fleet_account_file_finalize;
}

static void
fleet_account_file_init (FleetAccountFile *self)
{
  g_queue_init (&self->writes);
}

FleetAccountFile *
fleet_account_file_new (GFile *file)
{
  FleetAccountFile *self = g_object_new (FLEET_TYPE_ACCOUNT_FILE, NULL);

  self->file = g_object_ref (file);
  return self;
}

/* One property as text. The types are those that saved_properties has. */
static char *
dup_value (GObject *account, GParamSpec *pspec)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, pspec->value_type);
  g_object_get_property (account, pspec->name, &value);
  if (G_IS_PARAM_SPEC_ENUM (pspec))
    {
      GEnumClass *klass = G_PARAM_SPEC_ENUM (pspec)->enum_class;

      return g_strdup (g_enum_get_value (klass, g_value_get_enum (&value))->value_nick);
    }
  if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    return g_strdup (g_value_get_boolean (&value) ? "true" : "false");
  return g_value_dup_string (&value);
}

static void
set_value (GObject *account, GParamSpec *pspec, const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, pspec->value_type);
  if (G_IS_PARAM_SPEC_ENUM (pspec))
    {
      GEnumClass *klass = G_PARAM_SPEC_ENUM (pspec)->enum_class;
      const GEnumValue *known = g_enum_get_value_by_nick (klass, text);

      if (known == NULL)
        return;
      g_value_set_enum (&value, known->value);
    }
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    g_value_set_boolean (&value, g_str_equal (text, "true"));
  else
    g_value_set_string (&value, text);
  g_object_set_property (account, pspec->name, &value);
}

static void
write_account (GKeyFile *key_file, FleetAccount *account)
{
  g_autofree char *group = g_strconcat (GROUP_PREFIX, fleet_account_get_id (account), NULL);
  GObjectClass *klass = G_OBJECT_GET_CLASS (account);

  for (guint i = 0; i < G_N_ELEMENTS (saved_properties); i++)
    {
      GParamSpec *pspec = g_object_class_find_property (klass, saved_properties[i]);
      g_autofree char *text = dup_value (G_OBJECT (account), pspec);

      if (text != NULL)
        g_key_file_set_string (key_file, group, pspec->name, text);
    }
}

static FleetAccount *
read_account (GKeyFile *key_file, const char *group)
{
  FleetAccount *account
      = g_object_new (FLEET_TYPE_ACCOUNT, "id", group + strlen (GROUP_PREFIX), NULL);
  GObjectClass *klass = G_OBJECT_GET_CLASS (account);

  for (guint i = 0; i < G_N_ELEMENTS (saved_properties); i++)
    {
      GParamSpec *pspec = g_object_class_find_property (klass, saved_properties[i]);
      g_autofree char *text = g_key_file_get_string (key_file, group, pspec->name, NULL);

      if (text != NULL)
        set_value (G_OBJECT (account), pspec, text);
    }
  return account;
}

static GPtrArray *
parse (const char *contents, gsize length, GError **error)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) groups = NULL;

  if (length > 0 && !g_key_file_load_from_data (key_file, contents, length, G_KEY_FILE_NONE, error))
    return NULL;
  groups = g_key_file_get_groups (key_file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (g_str_has_prefix (groups[i], GROUP_PREFIX) && strlen (groups[i]) > strlen (GROUP_PREFIX))
        g_ptr_array_add (accounts, read_account (key_file, groups[i]));
    }
  return g_steal_pointer (&accounts);
}

static void
return_storage_error (GTask *task, const char *doing, GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_new_error (task, FLEET_ERROR, FLEET_ERROR_STORAGE, "%s: %s", doing, error->message);
  g_error_free (error);
}

static void
on_kept_aside (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) move_error = NULL;

  /* It may have no place to go; the error that is told is why it could not be read. */
  if (!g_file_copy_finish (G_FILE (object), result, &move_error))
    g_info ("The unreadable list of accounts was not kept aside: %s", move_error->message);
  return_storage_error (task, "Reading accounts", g_error_copy (g_task_get_task_data (task)));
}

/* A file that cannot be read is kept, so that the next write does not destroy what it held. */
static void
keep_aside (GTask *task, GError *error)
{
  FleetAccountFile *self = g_task_get_source_object (task);
  g_autofree char *path = g_file_get_path (self->file);
  g_autofree char *aside_path = g_strconcat (path, ".unreadable", NULL);
  g_autoptr (GFile) aside = g_file_new_for_path (aside_path);

  g_task_set_task_data (task, error, (GDestroyNotify) g_error_free);
  g_file_copy_async (self->file, aside, G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT,
                     g_task_get_cancellable (task), NULL, NULL, on_kept_aside, g_object_ref (task));
}

static void
on_contents_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  GPtrArray *accounts;
  gsize length = 0;

  if (!g_file_load_contents_finish (G_FILE (object), result, &contents, &length, NULL, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      return_storage_error (task, "Reading accounts", g_steal_pointer (&error));
      return;
    }

  g_clear_error (&error);
  accounts = parse (contents, length, &error);
  if (accounts == NULL)
    keep_aside (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, accounts, (GDestroyNotify) g_ptr_array_unref);
}

/* Reads all accounts; no file is no accounts. */
void
fleet_account_file_load_async (FleetAccountFile *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, fleet_account_file_load_async);
  g_file_load_contents_async (self->file, cancellable, on_contents_loaded, g_steal_pointer (&task));
}

GPtrArray *
fleet_account_file_load_finish (FleetAccountFile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  FleetAccountFile *self = source;
  GBytes *bytes = task_data;
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autoptr (GError) error = NULL;

  if (!g_file_make_directory_with_parents (folder, NULL, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      return_storage_error (task, "Writing accounts", g_steal_pointer (&error));
      return;
    }

  g_clear_error (&error);
  if (g_file_replace_contents (self->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                               NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    return_storage_error (task, "Writing accounts", g_steal_pointer (&error));
}

static void on_written (GObject *object, GAsyncResult *result, gpointer user_data);

static void
fleet_account_file_start_write (FleetAccountFile *self)
{
  GTask *waiting = g_queue_peek_head (&self->writes);
  g_autoptr (GTask) thread = NULL;

  if (waiting == NULL)
    return;
  thread = g_task_new (self, NULL, on_written, NULL);
  g_task_set_task_data (thread, g_bytes_ref (g_task_get_task_data (waiting)),
                        (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (thread, write_in_thread);
}

static void
on_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  FleetAccountFile *self = FLEET_ACCOUNT_FILE (object);
  g_autoptr (GTask) task = g_queue_pop_head (&self->writes);
  g_autoptr (GError) error = NULL;

  fleet_account_file_start_write (self);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Writes all accounts but the temporary ones, as they are now. Writes come one after another. */
void
fleet_account_file_write_async (FleetAccountFile *self,
                                GListModel *accounts,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length;

  g_task_set_source_tag (task, fleet_account_file_write_async);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (FleetAccount) account = g_list_model_get_item (accounts, i);

      if (!fleet_account_get_temporary (account))
        write_account (key_file, account);
    }
  text = g_key_file_to_data (key_file, &length, NULL);
  g_task_set_task_data (task, g_bytes_new_take (g_steal_pointer (&text), length),
                        (GDestroyNotify) g_bytes_unref);

  g_queue_push_tail (&self->writes, g_steal_pointer (&task));
  if (g_queue_get_length (&self->writes) == 1)
    fleet_account_file_start_write (self);
}

gboolean
fleet_account_file_write_finish (FleetAccountFile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
