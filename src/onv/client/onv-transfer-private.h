/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-transfer.h"

G_BEGIN_DECLS

struct _OnvTransfer
{
  GObject parent_instance;

  GFile *file; /* (nullable) */
  gboolean upload;
  gboolean claimed;
  gint64 done;
  gint64 total; /* −1: not known */

  GInputStream *source;
  GOutputStream *target;
  GFile *place;  /* where the file stands, behind symbolic links … */
  guint n_links; /* … of which there were so many */
  guint32 mode;  /* its permissions, 0 where there is none yet */
  GFile *part;   /* what is written until it is complete */
  GBytes *piece;
};

gboolean onv_transfer_is_upload (OnvTransfer *self);
/* A transfer serves one call. */
gboolean onv_transfer_claim (OnvTransfer *self, GError **error);
void onv_transfer_set_total (OnvTransfer *self, gint64 total);
void onv_transfer_add_done (OnvTransfer *self, gsize n);

/* Uploads: opens the source, finds out how long it is, and refuses what is longer than @max. */
void onv_transfer_open_async (OnvTransfer *self,
                              gint64 max,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean onv_transfer_open_finish (OnvTransfer *self, GAsyncResult *result, GError **error);
GInputStream *onv_transfer_get_source (OnvTransfer *self);
GError *onv_transfer_dup_source_error (OnvTransfer *self); /* (nullable) */

/* Downloads: a piece after the other, then the end; a file gets its name only then. */
void onv_transfer_write_async (OnvTransfer *self,
                               GBytes *piece,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean onv_transfer_write_finish (OnvTransfer *self, GAsyncResult *result, GError **error);
void onv_transfer_complete_async (OnvTransfer *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean onv_transfer_complete_finish (OnvTransfer *self, GAsyncResult *result, GError **error);
/* Whether something was written that has not got its name yet; then it can be removed. */
gboolean onv_transfer_is_begun (OnvTransfer *self);
void
onv_transfer_abandon_async (OnvTransfer *self, GAsyncReadyCallback callback, gpointer user_data);
void onv_transfer_abandon_finish (OnvTransfer *self, GAsyncResult *result);

/* What went wrong with a file or stream of this computer. */
GError *onv_transfer_error (const GError *reason);

G_END_DECLS
