/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/lookout-view-gap.h"

struct _LookoutViewGap
{
  GObject parent_instance;

  char *account;
  char *key;
  FleetStreamSize size;
  GError *reason;
};

static void
lookout_view_gap_locate_async (MediaLocator *locator,
                               MediaProtocols avoid,
                               guint attempt,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  LookoutViewGap *self = LOOKOUT_VIEW_GAP (locator);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lookout_view_gap_locate_async);
  g_task_return_error (task, g_error_copy (self->reason));
}

static MediaAddress *
lookout_view_gap_locate_finish (MediaLocator *locator, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, locator), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
lookout_view_gap_iface_init (MediaLocatorInterface *iface)
{
  iface->locate_async = lookout_view_gap_locate_async;
  iface->locate_finish = lookout_view_gap_locate_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LookoutViewGap,
                               lookout_view_gap,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MEDIA_TYPE_LOCATOR,
                                                      lookout_view_gap_iface_init))

static void
lookout_view_gap_finalize (GObject *object)
{
  LookoutViewGap *self = LOOKOUT_VIEW_GAP (object);

  g_free (self->account);
  g_free (self->key);
  g_error_free (self->reason);
  G_OBJECT_CLASS (lookout_view_gap_parent_class)->finalize (object);
}

static void
lookout_view_gap_class_init (LookoutViewGapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lookout_view_gap_finalize;
}

static void
lookout_view_gap_init (LookoutViewGap *self)
{
}

/**
 * lookout_view_gap_new:
 * @camera: as the view says
 * @reason: why it cannot be opened
 *
 * Returns: (transfer full): what stands for that camera
 */
LookoutViewGap *
lookout_view_gap_new (const FleetViewCamera *camera, const GError *reason)
{
  LookoutViewGap *self = g_object_new (LOOKOUT_TYPE_VIEW_GAP, NULL);

  self->account = g_strdup (camera->account);
  self->key = g_strdup (camera->key);
  self->size = camera->size;
  self->reason = g_error_copy (reason);
  return self;
}

const char *
lookout_view_gap_get_account (LookoutViewGap *self)
{
  g_return_val_if_fail (LOOKOUT_IS_VIEW_GAP (self), NULL);

  return self->account;
}

const char *
lookout_view_gap_get_key (LookoutViewGap *self)
{
  g_return_val_if_fail (LOOKOUT_IS_VIEW_GAP (self), NULL);

  return self->key;
}

FleetStreamSize
lookout_view_gap_get_size (LookoutViewGap *self)
{
  g_return_val_if_fail (LOOKOUT_IS_VIEW_GAP (self), FLEET_STREAM_AUTOMATIC);

  return self->size;
}
