/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void lookout_ask_async (GtkWidget *parent,
                        const char *heading,
                        const char *body,
                        const char *accept,
                        gboolean destructive,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
gboolean lookout_ask_finish (GAsyncResult *result);
void lookout_name_buttons (GtkWidget *root);
void lookout_choose_file_async (GtkWindow *parent,
                                const char *title,
                                const char *accept,
                                const char *name,
                                const char *pattern,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void lookout_choose_folder_async (GtkWindow *parent,
                                  const char *title,
                                  const char *accept,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GFile *lookout_choose_file_finish (GAsyncResult *result);
void lookout_list_scroll_to (GtkWidget *list, guint position);

gboolean lookout_flap_get_folded (GtkWidget *flap);
gboolean lookout_flap_get_revealed (GtkWidget *flap);
void lookout_flap_set_revealed (GtkWidget *flap, gboolean revealed);
void lookout_flap_set_shut (GtkWidget *flap, gboolean shut);

GtkWindow *lookout_about_window_new (void);

G_END_DECLS
