/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Which of a group's members the account has: those that no list has told of are asked for, many at a time. */

#include "groups/fleet-group-private.h"

#include "model/fleet-session-private.h"

#include "onv.h"

#define BATCH 100

/* Members that are asked for in one call. */
typedef struct
{
  FleetSession *session;
  GPtrArray *members;
} Batch;

static Batch *
batch_new (FleetSession *session)
{
  Batch *batch = g_new (Batch, 1);

  *batch = (Batch){ g_object_ref (session), g_ptr_array_new_with_free_func (g_object_unref) };
  return batch;
}

static void
batch_free (Batch *batch)
{
  g_object_unref (batch->session);
  g_ptr_array_unref (batch->members);
  g_free (batch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static void
on_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Batch) batch = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvPage) page = onv_client_find_devices_finish (ONV_CLIENT (object), result, &error);
  GListModel *records = page != NULL ? onv_page_get_items (page) : NULL;

  if (error != NULL)
    g_debug ("Looking up a group: %s", error->message);
  for (guint i = 0; records != NULL && i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (OnvDevice) record = g_list_model_get_item (records, i);

      fleet_session_take_record (batch->session, record);
    }
  for (guint i = 0; i < batch->members->len; i++)
    {
      if (page != NULL)
        fleet_group_member_settle (g_ptr_array_index (batch->members, i), batch->session);
      else
        fleet_group_member_detach (g_ptr_array_index (batch->members, i), batch->session);
    }
}

static void
batch_send (Batch *batch)
{
  g_autoptr (OnvDeviceQuery) query = onv_device_query_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < batch->members->len; i++)
    {
      const char *id = fleet_group_member_get_device_id (g_ptr_array_index (batch->members, i));

      if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, (gpointer) id);
    }
  g_ptr_array_add (ids, NULL);
  g_object_set (query, "device-ids", ids->pdata, "page", (gint64) 1, "per-page", (gint64) BATCH,
                NULL);
  onv_client_find_devices_async (fleet_session_get_client (batch->session), query,
                                 fleet_session_get_closing (batch->session), on_found, batch);
}

/**
 * fleet_group_look_up:
 * @self: a group that can be seen
 * @session: the session of its account
 *
 * Tells the members which devices and channels they are. The platform is asked for the devices that are not known yet,
 * once in a session; an answer that did not come is asked for again next time (1.5).
 */
void
fleet_group_look_up (FleetGroup *self, FleetSession *session)
{
  Batch *batch = NULL;

  g_return_if_fail (FLEET_IS_GROUP (self));
  g_return_if_fail (FLEET_IS_SESSION (session));

  for (guint i = 0; i < fleet_group_get_n_members (self); i++)
    {
      g_autoptr (FleetGroupMember) member
          = g_list_model_get_item (fleet_group_get_members (self), i);

      if (!fleet_group_member_attach (member, session))
        continue;
      if (batch == NULL)
        batch = batch_new (session);
      g_ptr_array_add (batch->members, g_steal_pointer (&member));
      if (batch->members->len == BATCH)
        batch_send (g_steal_pointer (&batch));
    }
  if (batch != NULL)
    batch_send (batch);
}
