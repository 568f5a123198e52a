/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-deed.h"

#include "onv-good.h"

extern const OnvCall onv_call_send_message;

static void
deed_free (gpointer data)
{
  OnvDeed *self = data;

  g_free (self->name);
  g_free (self);
}

static OnvDeed *
add (GPtrArray *all, const OnvCall *call, char *name)
{
  OnvDeed *deed = g_new0 (OnvDeed, 1);

  deed->call = call;
  deed->name = name;
  g_ptr_array_add (all, deed);
  return deed;
}

static void
add_command (GPtrArray *all, const OnvCommand *command)
{
  static const char *const words[] = { "get", "set", "ask" };
  const int ids[] = { command->get_id, command->set_id, command->ask_id };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (ids[i] != 0)
      {
        OnvDeed *deed
            = add (all, &onv_call_send_message,
                   g_strdup_printf ("command %d: %s %s", ids[i], words[i], command->name));

        deed->command = command;
        *(i == 0 ? &deed->get_id : i == 1 ? &deed->set_id : &deed->ask_id) = ids[i];
      }
}

GPtrArray *
onv_deed_list (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (deed_free);

  for (const OnvCall *const *call = onv_calls; *call != NULL; call++)
    add (all, *call, g_strdup_printf ("%s: %s", (*call)->section, (*call)->name));
  for (const OnvCommand *const *command = onv_commands; *command != NULL; command++)
    add_command (all, *command);
  return all;
}

/* Whether it does no harm to what it is done to, and so may be done to something that is there. */
static gboolean
is_harmless (const OnvDeed *self)
{
  if (self->ask_id != 0) /* what has no answer does something */
    return self->command->type != NULL;
  return self->command != NULL || self->call->retry;
}

/* Without settings to read, the camera is told what to do. */
static gboolean
only_tells (const OnvDeed *self)
{
  return self->set_id != 0 && self->command->get_id == 0;
}

void
onv_deed_begin (const OnvDeed *self,
                OnvClient *client,
                const char *device_id,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  const OnvCommand *command = self->command;
  gboolean good = is_harmless (self);
  const char *id = good ? device_id : "1";
  g_autoptr (OnvRecord) edits = NULL;

  if (command == NULL)
    onv_client_send_async (client,
                           onv_good_request (self->call,
                                             good ? onv_client_get_product_id (client) : "1", id,
                                             onv_client_get_base_url (client)),
                           cancellable, callback, user_data);
  else if (self->get_id != 0)
    onv_command_get_async (client, command, id, 1, cancellable, callback, user_data);
  else if (self->ask_id != 0)
    onv_command_ask_async (client, command, id, 1, NULL, cancellable, callback, user_data);
  else if (only_tells (self))
    onv_command_send_async (client, command, self->set_id, id, 1, NULL, FALSE, cancellable,
                            callback, user_data);
  else
    {
      edits = g_object_new (command->type (), NULL); /* nothing is changed, yet all is written */
      onv_command_set_async (client, command, id, 1, edits, cancellable, callback, user_data);
    }
}

void
onv_deed_finish (const OnvDeed *self, OnvClient *client, GAsyncResult *result, GError **error)
{
  gpointer answer;

  if (self->command == NULL)
    {
      onv_good_drop (self->call, onv_client_send_finish (client, result, error));
      return;
    }
  answer = onv_command_send_finish (client, result, error);
  if (answer != NULL && self->command->type != NULL && !only_tells (self))
    g_object_unref (answer);
}
