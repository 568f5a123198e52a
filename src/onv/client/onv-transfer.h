/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onv-types.h"

G_BEGIN_DECLS

#define ONV_TYPE_TRANSFER (onv_transfer_get_type ())
G_DECLARE_FINAL_TYPE (OnvTransfer, onv_transfer, ONV, TRANSFER, GObject)

OnvTransfer *onv_transfer_new_from_file (GFile *file);
OnvTransfer *onv_transfer_new_from_stream (GInputStream *stream, gint64 length);
OnvTransfer *onv_transfer_new_from_bytes (GBytes *bytes);
OnvTransfer *onv_transfer_new_to_file (GFile *file);
OnvTransfer *onv_transfer_new_to_stream (GOutputStream *stream);

gint64 onv_transfer_get_done (OnvTransfer *self);
gint64 onv_transfer_get_total (OnvTransfer *self);

G_END_DECLS
