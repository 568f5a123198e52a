/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fleet.h"

G_BEGIN_DECLS

/* What the command line asks for. Zeroed, it asks for nothing. */
typedef struct
{
  char *server;
  char *product;
  char *api_key_file;
  char *access_key_file;
  char *tls_ca;
  char **open;
  char *layout;
  char *protocol;
  gboolean simulate;
  gboolean fullscreen;
  char *view;
  gboolean kiosk;
  char *screenshot;
  char *after;
  gboolean new_window;
  gboolean version;
  char **rest; /* words that belong to no option */
} LookoutOptions;

void lookout_options_add_to (LookoutOptions *self, GApplication *application);
gboolean lookout_options_check (const LookoutOptions *self, GError **error);
gboolean lookout_options_is_empty (const LookoutOptions *self);
gboolean lookout_options_get_after (const LookoutOptions *self, double *seconds);
guint lookout_options_get_layout (const LookoutOptions *self);
GStrv lookout_options_dup_cameras (const LookoutOptions *self);
void lookout_options_clear (LookoutOptions *self);

gboolean lookout_options_split_channel (const char *text,
                                        char **device_id,
                                        guint *channel_id,
                                        GError **error);
FleetAccount *lookout_options_dup_account (const LookoutOptions *self);

G_END_DECLS
