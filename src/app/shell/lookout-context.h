/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fleet-types.h"

G_BEGIN_DECLS

typedef struct _LookoutAccounts LookoutAccounts;
typedef struct _LookoutRound LookoutRound;
typedef struct _LookoutViews LookoutViews;

#define LOOKOUT_TYPE_CONTEXT (lookout_context_get_type ())

/**
 * LookoutContext:
 *
 * What is open, selected and focused in one window.
 *
 * Views write what they know (the tree its selection, the wall its focused tile), and actions read it. Every
 * change emits [signal@Lookout.Context::changed], upon which all actions work out anew whether they can be
 * used and what they stand on.
 */
G_DECLARE_FINAL_TYPE (LookoutContext, lookout_context, LOOKOUT, CONTEXT, GObject)

LookoutContext *lookout_context_new (GtkWindow *window);

/* Each can also be reached as a GObject property of the same name, with notify. All are (nullable). */
GtkWindow *lookout_context_get_window (LookoutContext *self);
LookoutAccounts *lookout_context_get_accounts (LookoutContext *self);
FleetSession *lookout_context_get_session (LookoutContext *self);
FleetAccount *lookout_context_get_account (LookoutContext *self);
FleetDevice *lookout_context_get_device (LookoutContext *self);
FleetChannel *lookout_context_get_channel (LookoutContext *self);
FleetGroup *lookout_context_get_group (LookoutContext *self);
FleetGroupMember *lookout_context_get_member (LookoutContext *self);
GObject *lookout_context_get_tile (LookoutContext *self);
GtkWidget *lookout_context_get_wall (LookoutContext *self);
GObject *lookout_context_get_helm (LookoutContext *self);
LookoutViews *lookout_context_get_views (LookoutContext *self);
LookoutRound *lookout_context_get_round (LookoutContext *self);

void lookout_context_set_accounts (LookoutContext *self, LookoutAccounts *accounts);
void lookout_context_set_session (LookoutContext *self, FleetSession *session);
void lookout_context_select (LookoutContext *self, FleetDevice *device, FleetChannel *channel);
void lookout_context_select_account (LookoutContext *self, FleetAccount *account);
void
lookout_context_select_group (LookoutContext *self, FleetGroup *group, FleetGroupMember *member);
void lookout_context_attend (LookoutContext *self);
void lookout_context_reveal (LookoutContext *self, GObject *item);
void lookout_context_set_tile (LookoutContext *self, GObject *tile);
void lookout_context_set_wall (LookoutContext *self, GtkWidget *wall);
void lookout_context_set_helm (LookoutContext *self, GObject *helm);
void lookout_context_set_views (LookoutContext *self, LookoutViews *views);
void lookout_context_set_round (LookoutContext *self, LookoutRound *round);

void lookout_context_changed (LookoutContext *self);

void lookout_context_toast (LookoutContext *self, const char *title);
void lookout_context_toast_with_button (LookoutContext *self,
                                        const char *title,
                                        const char *button,
                                        const char *detailed_action);
void lookout_context_toast_undo (LookoutContext *self,
                                 const char *title,
                                 const char *button,
                                 const char *detailed_action);

G_END_DECLS
