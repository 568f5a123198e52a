/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-context.h"

#include <adwaita.h>

#include "fleet.h"
#include "kit/lookout-toast.h"

typedef enum
{
  PROP_WINDOW = 1,
  PROP_ACCOUNTS,
  PROP_SESSION,
  PROP_ACCOUNT,
  PROP_DEVICE,
  PROP_CHANNEL,
  PROP_GROUP,
  PROP_MEMBER,
  PROP_TILE,
  PROP_WALL,
  PROP_HELM,
  PROP_VIEWS,
  PROP_ROUND,
  N_PROPS
} LookoutSlot;

/* Widgets are held weakly: the window owns the context, not the other way round. */
static const struct
{
  const char *name;
  gboolean weak;
} slot_rows[N_PROPS] = {
  [PROP_WINDOW] = { "window", TRUE },    [PROP_ACCOUNTS] = { "accounts", FALSE },
  [PROP_SESSION] = { "session", FALSE }, [PROP_ACCOUNT] = { "account", FALSE },
  [PROP_DEVICE] = { "device", FALSE },   [PROP_CHANNEL] = { "channel", FALSE },
  [PROP_GROUP] = { "group", FALSE },     [PROP_MEMBER] = { "member", FALSE },
  [PROP_TILE] = { "tile", TRUE },        [PROP_WALL] = { "wall", TRUE },
  [PROP_HELM] = { "helm", TRUE },        [PROP_VIEWS] = { "views", FALSE },
  [PROP_ROUND] = { "round", FALSE },
};

/* What the tree says of what is selected. */
static const LookoutSlot selected_slots[]
    = { PROP_ACCOUNT, PROP_GROUP, PROP_MEMBER, PROP_DEVICE, PROP_CHANNEL };

/* A button takes longer to reach than words take to read, for which there are five seconds. */
#define BUTTON_TOAST_S 10

struct _LookoutContext
{
  GObject parent_instance;
  GObject *slots[N_PROPS];
};

G_DEFINE_FINAL_TYPE (LookoutContext, lookout_context, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint changed_signal;
static guint attended_signal;
static guint reveal_signal;

static gboolean
lookout_context_put (LookoutContext *self, LookoutSlot slot, gpointer object)
{
  gboolean changed;

  if (slot_rows[slot].weak)
    changed = g_set_weak_pointer (&self->slots[slot], object);
  else
    changed = g_set_object (&self->slots[slot], object);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[slot]);
  return changed;
}

static void
lookout_context_set_slot (LookoutContext *self, LookoutSlot slot, gpointer object)
{
  g_return_if_fail (LOOKOUT_IS_CONTEXT (self));

  if (lookout_context_put (self, slot, object))
    lookout_context_changed (self);
}

static gpointer
lookout_context_get_slot (LookoutContext *self, LookoutSlot slot)
{
  g_return_val_if_fail (LOOKOUT_IS_CONTEXT (self), NULL);

  return self->slots[slot];
}

static void
lookout_context_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, LOOKOUT_CONTEXT (object)->slots[id]);
}

static void
lookout_context_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  lookout_context_set_slot (LOOKOUT_CONTEXT (object), id, g_value_get_object (value));
}

static void
lookout_context_dispose (GObject *object)
{
  LookoutContext *self = LOOKOUT_CONTEXT (object);

  for (LookoutSlot slot = PROP_WINDOW; slot < N_PROPS; slot++)
    {
      if (slot_rows[slot].weak)
        g_clear_weak_pointer (&self->slots[slot]);
      else
        g_clear_object (&self->slots[slot]);
    }
  G_OBJECT_CLASS (lookout_context_parent_class)->dispose (object);
}

static void
lookout_context_class_init (LookoutContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lookout_context_get_property;
  object_class->set_property = lookout_context_set_property;
  object_class->dispose = lookout_context_dispose;

  for (LookoutSlot slot = PROP_WINDOW; slot < N_PROPS; slot++)
    properties[slot] = g_param_spec_object (slot_rows[slot].name, NULL, NULL, G_TYPE_OBJECT,
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * LookoutContext::changed:
   *
   * Something that actions may depend on is different now.
   */
  changed_signal = g_signal_new ("changed", LOOKOUT_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  /**
   * LookoutContext::attended:
   *
   * Whoever uses the window has come back to what is selected, which is still the same.
   */
  attended_signal = g_signal_new ("attended", LOOKOUT_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  /**
   * LookoutContext::reveal:
   * @item: a group, or a member of one
   *
   * It is to be selected, where it can be seen.
   */
  reveal_signal = g_signal_new ("reveal", LOOKOUT_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
}

static void
lookout_context_init (LookoutContext *self)
{
}

/**
 * lookout_context_new:
 * @window: (nullable): the window whose state it is; held weakly
 *
 * Returns: (transfer full): a context in which nothing is open
 */
LookoutContext *
lookout_context_new (GtkWindow *window)
{
  return g_object_new (LOOKOUT_TYPE_CONTEXT, "window", window, NULL);
}

#define DEFINE_GETTER(Type, name, SLOT)                   \
  Type *lookout_context_get_##name (LookoutContext *self) \
  {                                                       \
    return lookout_context_get_slot (self, SLOT);         \
  }

DEFINE_GETTER (GtkWindow, window, PROP_WINDOW)
DEFINE_GETTER (LookoutAccounts, accounts, PROP_ACCOUNTS)
DEFINE_GETTER (FleetSession, session, PROP_SESSION)
DEFINE_GETTER (FleetAccount, account, PROP_ACCOUNT)
DEFINE_GETTER (FleetDevice, device, PROP_DEVICE)
DEFINE_GETTER (FleetChannel, channel, PROP_CHANNEL)
DEFINE_GETTER (FleetGroup, group, PROP_GROUP)
DEFINE_GETTER (FleetGroupMember, member, PROP_MEMBER)
DEFINE_GETTER (GObject, tile, PROP_TILE)
DEFINE_GETTER (GtkWidget, wall, PROP_WALL)
DEFINE_GETTER (GObject, helm, PROP_HELM)
DEFINE_GETTER (LookoutViews, views, PROP_VIEWS)
DEFINE_GETTER (LookoutRound, round, PROP_ROUND)

#undef DEFINE_GETTER

void
lookout_context_set_accounts (LookoutContext *self, LookoutAccounts *accounts)
{
  lookout_context_set_slot (self, PROP_ACCOUNTS, accounts);
}

/**
 * lookout_context_set_session:
 * @self: a context
 * @session: (nullable): the account that is open now
 *
 * Opens another account, or none: what was selected belongs to the one before and is dropped.
 */
void
lookout_context_set_session (LookoutContext *self, FleetSession *session)
{
  g_return_if_fail (LOOKOUT_IS_CONTEXT (self));

  if (session == lookout_context_get_session (self))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (selected_slots); i++)
    if (selected_slots[i] != PROP_ACCOUNT)
      lookout_context_put (self, selected_slots[i], NULL);
  lookout_context_set_slot (self, PROP_SESSION, session);
}

/* All at once, so that nobody sees a channel of another device. */
static void
lookout_context_select_all (LookoutContext *self,
                            const gpointer objects[G_N_ELEMENTS (selected_slots)])
{
  gboolean changed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (selected_slots); i++)
    changed = lookout_context_put (self, selected_slots[i], objects[i]) || changed;
  if (changed)
    lookout_context_changed (self);
}

/**
 * lookout_context_select:
 * @self: a context
 * @device: (nullable): the device that is selected
 * @channel: (nullable): the channel of it that is selected
 *
 * Says what is selected.
 */
void
lookout_context_select (LookoutContext *self, FleetDevice *device, FleetChannel *channel)
{
  g_return_if_fail (LOOKOUT_IS_CONTEXT (self));

  lookout_context_select_all (self, (gpointer[]){ NULL, NULL, NULL, device, channel });
}

/**
 * lookout_context_select_account:
 * @self: a context
 * @account: (nullable): an account of the list, open or not
 *
 * Says that an account is selected, and so no device.
 */
void
lookout_context_select_account (LookoutContext *self, FleetAccount *account)
{
  g_return_if_fail (LOOKOUT_IS_CONTEXT (self));

  lookout_context_select_all (self, (gpointer[]){ account, NULL, NULL, NULL, NULL });
}

/**
 * lookout_context_select_group:
 * @self: a context
 * @group: a group of the open account
 * @member: (nullable): the member of it that is selected
 *
 * Says that a group is selected, or a member of it, and with that its device and channel, if the account has them.
 */
void
lookout_context_select_group (LookoutContext *self, FleetGroup *group, FleetGroupMember *member)
{
  gboolean there = member != NULL && !fleet_group_member_get_gone (member);

  g_return_if_fail (LOOKOUT_IS_CONTEXT (self));

  lookout_context_select_all (self, (gpointer[]){
                                        NULL, group, member,
                                        there ? fleet_group_member_get_device (member) : NULL,
                                        there ? fleet_group_member_get_channel (member) : NULL });
}

/**
 * lookout_context_attend:
 * @self: a context
 *
 * Says that a person has come back to what is selected.
 */
void
lookout_context_attend (LookoutContext *self)
{
  g_return_if_fail (LOOKOUT_IS_CONTEXT (self));

  g_signal_emit (self, attended_signal, 0);
}

/**
 * lookout_context_reveal:
 * @self: a context
 * @item: a group, or a member of one
 *
 * Lets the tree select it, and go there.
 */
void
lookout_context_reveal (LookoutContext *self, GObject *item)
{
  g_return_if_fail (LOOKOUT_IS_CONTEXT (self));

  g_signal_emit (self, reveal_signal, 0, item);
}

void
lookout_context_set_tile (LookoutContext *self, GObject *tile)
{
  lookout_context_set_slot (self, PROP_TILE, tile);
}

void
lookout_context_set_wall (LookoutContext *self, GtkWidget *wall)
{
  lookout_context_set_slot (self, PROP_WALL, wall);
}

void
lookout_context_set_helm (LookoutContext *self, GObject *helm)
{
  lookout_context_set_slot (self, PROP_HELM, helm);
}

void
lookout_context_set_views (LookoutContext *self, LookoutViews *views)
{
  lookout_context_set_slot (self, PROP_VIEWS, views);
}

void
lookout_context_set_round (LookoutContext *self, LookoutRound *round)
{
  lookout_context_set_slot (self, PROP_ROUND, round);
}

/**
 * lookout_context_changed:
 * @self: a context
 *
 * For a view whose own state, rather than a property here, is what an action stands on (a layout, a
 * muted tile).
 */
void
lookout_context_changed (LookoutContext *self)
{
  g_return_if_fail (LOOKOUT_IS_CONTEXT (self));

  g_signal_emit (self, changed_signal, 0);
}

static AdwToastOverlay *
lookout_context_find_overlay (LookoutContext *self)
{
  GtkWindow *window = lookout_context_get_window (self);
  GtkWidget *content = window != NULL && ADW_IS_APPLICATION_WINDOW (window)
                           ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (window))
                           : NULL;

  return ADW_IS_TOAST_OVERLAY (content) ? ADW_TOAST_OVERLAY (content) : NULL;
}

static void
lookout_context_present_toast (LookoutContext *self,
                               const char *title,
                               const char *button,
                               const char *detailed_action,
                               AdwToastPriority priority)
{
  AdwToastOverlay *overlay = lookout_context_find_overlay (self);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  toast = lookout_toast_new (GTK_WIDGET (overlay), title, button);
  adw_toast_set_priority (toast, priority);
  if (button != NULL)
    {
      adw_toast_set_detailed_action_name (toast, detailed_action);
      adw_toast_set_timeout (toast, BUTTON_TOAST_S);
    }
  adw_toast_overlay_add_toast (overlay, toast);
}

/**
 * lookout_context_toast:
 * @self: a context
 * @title: a short translated sentence, plain text
 *
 * Says it at the foot of the window for a few seconds.
 */
void
lookout_context_toast (LookoutContext *self, const char *title)
{
  lookout_context_present_toast (self, title, NULL, NULL, ADW_TOAST_PRIORITY_NORMAL);
}

/**
 * lookout_context_toast_with_button:
 * @self: a context
 * @title: a short translated sentence, plain text
 * @button: (nullable): the translated label of a button
 * @detailed_action: (nullable): what the button does, such as `win.open-file::file:///…`
 */
void
lookout_context_toast_with_button (LookoutContext *self,
                                   const char *title,
                                   const char *button,
                                   const char *detailed_action)
{
  lookout_context_present_toast (self, title, button, detailed_action, ADW_TOAST_PRIORITY_NORMAL);
}

/**
 * lookout_context_toast_undo:
 * @self: a context
 * @title: a short translated sentence, plain text
 * @button: the translated label of a button
 * @detailed_action: what the button does
 *
 * Says at once what was done, before all else that is to be said, and lets it be taken back.
 */
void
lookout_context_toast_undo (LookoutContext *self,
                            const char *title,
                            const char *button,
                            const char *detailed_action)
{
  lookout_context_present_toast (self, title, button, detailed_action, ADW_TOAST_PRIORITY_HIGH);
}
