/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-command.h"

#include "client/onv-error-private.h"

/* Setters replace the whole object. So what stands there is read, the changes are brought into it,
 * it is written whole, and read again: what nobody touched stays, known to this library or not. */

typedef struct
{
  const OnvCommand *command;
  char *device_id;
  guint channel_id;
  OnvRecord *edits;
  OnvRecord *wanted; /* what stood there, with the changes */
} Setting;

static void
setting_free (Setting *setting)
{
  g_free (setting->device_id);
  g_clear_object (&setting->edits);
  g_clear_object (&setting->wanted);
  g_free (setting);
}

/* The camera has obeyed, whatever came after that. */
static GError *
error_after_writing (GError *reason)
{
  GError *error;

  if (reason->domain != ONV_ERROR)
    return reason;
  error = onv_error_new_because (ONV_ERROR_NOT_READ_BACK, reason,
                                 "The change was confirmed; what is set now could not be read");
  g_error_free (reason);
  return error;
}

static void
on_read_again (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Setting *setting = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (OnvRecord) now = onv_command_send_finish (ONV_CLIENT (object), result, &error);

  if (now == NULL)
    {
      g_task_return_error (task, error_after_writing (error));
      return;
    }
  onv_record_keep (now, setting->wanted);
  g_task_return_pointer (task, g_steal_pointer (&now), g_object_unref);
}

static void
on_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Setting *setting = g_task_get_task_data (task);
  GError *error = NULL;

  if (!onv_command_send_finish_nothing (ONV_CLIENT (object), result, &error))
    g_task_return_error (task, error);
  else if (setting->command->get_id == 0)
    g_task_return_pointer (task, g_object_ref (setting->wanted), g_object_unref);
  else
    {
      onv_command_get_async (ONV_CLIENT (object), setting->command, setting->device_id,
                             setting->channel_id, g_task_get_cancellable (task), on_read_again,
                             task);
      return;
    }
  g_object_unref (task);
}

static void
write_wanted (OnvClient *client, GTask *task)
{
  Setting *setting = g_task_get_task_data (task);
  OnvEncoding encoding = {
    .write = ONV_WRITE_WHOLE,
    .for_sending = TRUE,
    .rename_from = setting->command->rename_from,
    .rename_to = setting->command->rename_to,
  };
  GError *error = NULL;

  if (!(setting->command->get_id != 0 ? onv_record_check_merged (setting->wanted, &error)
                                      : onv_record_check (setting->wanted, &error)))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  onv_command_send_async (client, setting->command, setting->command->set_id, setting->device_id,
                          setting->channel_id, onv_record_encode (setting->wanted, &encoding),
                          FALSE, g_task_get_cancellable (task), on_written, task);
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Setting *setting = g_task_get_task_data (task);
  GError *error = NULL;

  setting->wanted = onv_command_send_finish (ONV_CLIENT (object), result, &error);
  if (setting->wanted == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  if (setting->command->fit != NULL)
    setting->command->fit (setting->edits, setting->wanted);
  onv_record_keep (setting->wanted, setting->edits);
  onv_record_merge (setting->wanted, setting->edits);
  write_wanted (ONV_CLIENT (object), task);
}

/* What this command does not have cannot be set. */
static gboolean
check_parts (const OnvCommand *command, OnvRecord *edits, GError **error)
{
  guint n;
  const OnvField *fields = onv_record_get_table (edits, &n);

  for (guint i = 0; i < n; i++)
    if (!onv_command_has (command, fields[i].name) && onv_record_is_changed (edits, fields[i].name))
      {
        g_propagate_error (error,
                           onv_error_new_for_member (ONV_ERROR_ARGUMENT, fields[i].json,
                                                     "%s: not a part of this", fields[i].json));
        return FALSE;
      }
  return TRUE;
}

void
onv_command_set_async (OnvClient *client,
                       const OnvCommand *command,
                       const char *device_id,
                       guint channel_id,
                       OnvRecord *edits,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (client, cancellable, callback, user_data);
  Setting *setting = g_new0 (Setting, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, (gpointer) command);
  setting->command = command;
  setting->device_id = g_strdup (device_id);
  setting->channel_id = channel_id;
  setting->edits = onv_record_duplicate (edits); /* the person may go on typing */
  g_task_set_task_data (task, setting, (GDestroyNotify) setting_free);

  if (!onv_record_check_changes (edits, &error) || !check_parts (command, edits, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
  else if (command->get_id != 0)
    onv_command_get_async (client, command, device_id, channel_id, cancellable, on_read, task);
  else
    {
      setting->wanted = g_object_ref (setting->edits);
      write_wanted (client, task);
    }
}
