/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "palette/lookout-palette-item.h"

#include <glib/gi18n.h>

#include "devices/lookout-tree-line.h"
#include "shell/lookout-keys.h"
#include "shell/lookout-stage.h"
#include "shell/lookout-window.h"

/* What answers equally well stands in this order. */
typedef enum
{
  KIND_DEVICE,
  KIND_CHANNEL,
  KIND_VIEW,
  KIND_GROUP,
  KIND_ACTION,
} Kind;

struct _LookoutPaletteItem
{
  GObject parent_instance;

  Kind kind;
  GObject *subject;            /* (nullable): an action has none */
  const LookoutActionRow *row; /* (nullable): that of an action */
  const char *icon;
  char *title;
  char *caption;
  char *keys; /* (nullable) */
  LookoutPaletteRank rank;
};

G_DEFINE_FINAL_TYPE (LookoutPaletteItem, lookout_palette_item, G_TYPE_OBJECT)

static void
lookout_palette_item_finalize (GObject *object)
{
  LookoutPaletteItem *self = LOOKOUT_PALETTE_ITEM (object);

  g_clear_object (&self->subject);
  g_free (self->title);
  g_free (self->caption);
  g_free (self->keys);
  G_OBJECT_CLASS (lookout_palette_item_parent_class)->finalize (object);
}

static void
lookout_palette_item_class_init (LookoutPaletteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lookout_palette_item_finalize;
}

static void
lookout_palette_item_init (LookoutPaletteItem *self)
{
}

static LookoutPaletteItem *
create (Kind kind, gpointer subject)
{
  LookoutPaletteItem *self = g_object_new (LOOKOUT_TYPE_PALETTE_ITEM, NULL);

  self->kind = kind;
  g_set_object (&self->subject, subject);
  return self;
}

/* It says what the tree says. */
static void
take_line (LookoutPaletteItem *self)
{
  g_auto (LookoutTreeLine) line = { 0 };

  lookout_tree_line_read (&line, self->subject);
  self->icon = line.icon;
  self->title = g_steal_pointer (&line.title);
  self->caption = g_steal_pointer (&line.caption);
}

LookoutPaletteItem *
lookout_palette_item_new_for_device (FleetDevice *device)
{
  LookoutPaletteItem *self = create (KIND_DEVICE, device);

  take_line (self);
  return self;
}

/**
 * lookout_palette_item_new_for_channel:
 * @channel: one of several channels of a device
 *
 * Returns: (transfer full): its item, with the name that a tile shows
 */
LookoutPaletteItem *
lookout_palette_item_new_for_channel (FleetChannel *channel)
{
  LookoutPaletteItem *self = create (KIND_CHANNEL, channel);

  take_line (self);
  g_free (self->title);
  self->title = fleet_channel_dup_name (channel);
  return self;
}

LookoutPaletteItem *
lookout_palette_item_new_for_view (FleetView *view)
{
  LookoutPaletteItem *self = create (KIND_VIEW, view);
  guint n_cameras = fleet_view_get_n_cameras (view);
  g_autofree char *cameras
      = g_strdup_printf (ngettext ("%u camera", "%u cameras", n_cameras), n_cameras);

  self->icon = "view-grid-symbolic";
  self->title = g_strdup (fleet_view_get_name (view));
  self->caption = g_strdup_printf ("%s · %s", C_ ("kind of what was found", "View"), cameras);
  return self;
}

LookoutPaletteItem *
lookout_palette_item_new_for_group (FleetGroup *group)
{
  LookoutPaletteItem *self = create (KIND_GROUP, group);
  g_autofree char *cameras = NULL;

  take_line (self);
  cameras = g_steal_pointer (&self->caption);
  self->caption = g_strdup_printf ("%s · %s", C_ ("kind of what was found", "Group"), cameras);
  return self;
}

/* Where it stands: of a choice, only that it is the chosen one. */
static const char *
get_state (const LookoutActionRow *row, LookoutContext *context)
{
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GVariant) target = NULL;

  if (row->state == NULL)
    return NULL;
  state = g_variant_take_ref (row->state (context));
  if (g_variant_is_of_type (state, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_get_boolean (state) ? C_ ("state of an action", "on")
                                         : C_ ("state of an action", "off");
  target = lookout_actions_create_target (row);
  return target != NULL && g_variant_equal (state, target) ? C_ ("state of an action", "chosen")
                                                           : NULL;
}

/**
 * lookout_palette_item_new_for_action:
 * @row: a row of actions
 * @context: what it would be done in
 *
 * Returns: (transfer full): its item
 */
LookoutPaletteItem *
lookout_palette_item_new_for_action (const LookoutActionRow *row, LookoutContext *context)
{
  LookoutPaletteItem *self = create (KIND_ACTION, NULL);
  g_auto (GStrv) keys = lookout_keys_dup_labels (row->accels);
  const char *state = get_state (row, context);

  self->row = row;
  self->icon = row->icon != NULL ? row->icon : "go-next-symbolic";
  /* “Dark” alone does not say what it is. */
  if (row->submenu != NULL)
    self->title = g_strdup_printf (C_ ("what is chosen, and the choice", "%s: %s"),
                                   _ (row->submenu), _ (row->label));
  else
    self->title = g_strdup (_ (row->label));
  if (state != NULL)
    self->caption = g_strdup_printf ("%s · %s", _ (row->section), state);
  else
    self->caption = g_strdup (_ (row->section));
  self->keys = g_strdup (keys[0]);
  return self;
}

const char *
lookout_palette_item_get_icon (LookoutPaletteItem *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PALETTE_ITEM (self), NULL);

  return self->icon;
}

const char *
lookout_palette_item_get_title (LookoutPaletteItem *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PALETTE_ITEM (self), NULL);

  return self->title;
}

const char *
lookout_palette_item_get_caption (LookoutPaletteItem *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PALETTE_ITEM (self), NULL);

  return self->caption;
}

/**
 * lookout_palette_item_get_keys:
 * @self: an item
 *
 * Returns: (nullable): the first of the keys that do the same, for [func@keys_create_caps]
 */
const char *
lookout_palette_item_get_keys (LookoutPaletteItem *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PALETTE_ITEM (self), NULL);

  return self->keys;
}

/**
 * lookout_palette_item_get_subject:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the device, channel, view or group; an action has none
 */
gpointer
lookout_palette_item_get_subject (LookoutPaletteItem *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PALETTE_ITEM (self), NULL);

  return self->subject;
}

gboolean
lookout_palette_item_is_camera (LookoutPaletteItem *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PALETTE_ITEM (self), FALSE);

  return self->kind == KIND_DEVICE || self->kind == KIND_CHANNEL;
}

/**
 * lookout_palette_item_dup_spoken:
 * @self: an item
 *
 * Returns: (transfer full): all that its row says, for assistive technology
 */
char *
lookout_palette_item_dup_spoken (LookoutPaletteItem *self)
{
  GString *text;

  g_return_val_if_fail (LOOKOUT_IS_PALETTE_ITEM (self), NULL);

  text = g_string_new (self->title);
  if (self->caption != NULL)
    g_string_append_printf (text, ", %s", self->caption);
  if (self->keys != NULL)
    g_string_append_printf (text, ", %s", self->keys);
  return g_string_free (text, FALSE);
}

/**
 * lookout_palette_item_rank_device:
 * @device: a device
 * @query: what was typed
 *
 * Returns: how well the device answers: by its name, or as the platform does, by how its number begins
 */
LookoutPaletteRank
lookout_palette_item_rank_device (FleetDevice *device, const LookoutPaletteQuery *query)
{
  LookoutPaletteRank rank = lookout_palette_query_match (query, fleet_device_get_title (device));

  if (rank == LOOKOUT_PALETTE_NONE
      && lookout_palette_query_match (query, fleet_device_get_id (device))
             == LOOKOUT_PALETTE_BEGINS)
    rank = LOOKOUT_PALETTE_WITHIN;
  return rank;
}

/**
 * lookout_palette_item_match:
 * @self: an item
 * @query: what was typed
 *
 * Ranks the item.
 *
 * Returns: whether it answers at all
 */
gboolean
lookout_palette_item_match (LookoutPaletteItem *self, const LookoutPaletteQuery *query)
{
  g_return_val_if_fail (LOOKOUT_IS_PALETTE_ITEM (self), FALSE);

  if (self->kind == KIND_DEVICE)
    self->rank = lookout_palette_item_rank_device (FLEET_DEVICE (self->subject), query);
  else
    self->rank = lookout_palette_query_match (query, self->title);
  return self->rank != LOOKOUT_PALETTE_NONE;
}

/**
 * lookout_palette_item_compare:
 * @a: an item
 * @b: another
 * @user_data: not used
 *
 * Returns: negative, zero or positive, as @a stands before, beside or after @b: by rank, kind and name. Actions keep
 *   the order of their tables.
 */
int
lookout_palette_item_compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const LookoutPaletteItem *first = a;
  const LookoutPaletteItem *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  if (first->kind >= KIND_VIEW)
    return 0;
  return g_utf8_collate (first->title, second->title);
}

/**
 * lookout_palette_item_activate:
 * @self: an item
 * @context: what is open in the window
 *
 * Shows the camera or the group, opens the view, or does what the action does.
 */
void
lookout_palette_item_activate (LookoutPaletteItem *self, LookoutContext *context)
{
  GtkWindow *window = lookout_context_get_window (context);
  g_autoptr (GVariant) target = NULL;

  g_return_if_fail (LOOKOUT_IS_PALETTE_ITEM (self));

  switch (self->kind)
    {
    case KIND_DEVICE:
      lookout_stage_open_device (context, FLEET_DEVICE (self->subject));
      break;
    case KIND_CHANNEL:
      lookout_stage_open_channel (context, FLEET_CHANNEL (self->subject));
      break;
    case KIND_VIEW:
      g_action_group_activate_action (G_ACTION_GROUP (window), "view",
                                      g_variant_new_string (self->title));
      break;
    case KIND_GROUP:
      g_action_group_activate_action (G_ACTION_GROUP (window), "group-open",
                                      g_variant_new_string (
                                          fleet_group_get_id (FLEET_GROUP (self->subject))));
      break;
    case KIND_ACTION:
      target = lookout_actions_create_target (self->row);
      g_action_group_activate_action (G_ACTION_GROUP (window), self->row->name, target);
      break;
    default:
      g_return_if_reached ();
    }
  if (lookout_palette_item_is_camera (self))
    lookout_window_leave_sidebar (LOOKOUT_WINDOW (window));
}
