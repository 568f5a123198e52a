/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-snapshot-all.h"

#include "live/lookout-snapshot.h"

/* The pictures of one press. */
typedef struct
{
  guint n_waiting;
  guint n_saved;
  guint n_failed;
  GError *error; /* (nullable): the first */
} Round;

static void
round_free (Round *self)
{
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
is_live (LookoutPlay *play)
{
  return play != NULL && lookout_play_get_live_since (play) != 0;
}

/**
 * lookout_snapshot_can_take_all:
 * @wall: a wall
 *
 * Returns: whether a camera is live
 */
gboolean
lookout_snapshot_can_take_all (LookoutWall *wall)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (wall), FALSE);

  for (guint i = 0; i < lookout_wall_get_n_tiles (wall); i++)
    if (is_live (lookout_wall_get_play (wall, i)))
      return TRUE;
  return FALSE;
}

static void
finish_one (GTask *task)
{
  Round *self = g_task_get_task_data (task);

  if (--self->n_waiting > 0)
    return;
  if (self->n_saved == 0 && self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_int (task, (gssize) self->n_saved);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Round *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = lookout_snapshot_take_finish (result, &error);

  if (path != NULL)
    self->n_saved++;
  else
    self->n_failed++;
  if (path == NULL && self->error == NULL)
    self->error = g_steal_pointer (&error);
  finish_one (task);
}

/**
 * lookout_snapshot_take_all_async:
 * @wall: a wall
 * @cancellable: (nullable): to stop it
 * @callback: called when all pictures are saved
 * @user_data: for @callback
 *
 * Saves a picture of every camera that is live, each as [func@snapshot_take_async] does.
 */
void
lookout_snapshot_take_all_async (LookoutWall *wall,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (wall, cancellable, callback, user_data);
  Round *self = g_new0 (Round, 1);

  g_task_set_source_tag (task, lookout_snapshot_take_all_async);
  g_task_set_task_data (task, self, (GDestroyNotify) round_free);
  self->n_waiting = 1; /* this function */
  for (guint i = 0; i < lookout_wall_get_n_tiles (wall); i++)
    {
      LookoutPlay *play = lookout_wall_get_play (wall, i);

      if (!is_live (play))
        continue;
      self->n_waiting++;
      lookout_snapshot_take_async (play, cancellable, on_saved, g_object_ref (task));
    }
  finish_one (task);
}

/**
 * lookout_snapshot_take_all_finish:
 * @result: what the callback got
 * @n_failed: (out): how many cameras gave none
 * @error: return location for the first error, if no picture was saved
 *
 * Returns: how many pictures were saved
 */
guint
lookout_snapshot_take_all_finish (GAsyncResult *result, guint *n_failed, GError **error)
{
  Round *self = g_task_get_task_data (G_TASK (result));
  gssize n_saved = g_task_propagate_int (G_TASK (result), error);

  *n_failed = self->n_failed;
  return n_saved > 0 ? (guint) n_saved : 0;
}
