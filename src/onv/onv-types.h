/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _OnvClient OnvClient;
typedef struct _OnvField OnvField;
typedef struct _OnvRecord OnvRecord;
typedef struct _OnvTransfer OnvTransfer;

G_END_DECLS
