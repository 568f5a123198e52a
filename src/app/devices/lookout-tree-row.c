/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-tree-row.h"

#include <glib/gi18n.h>

#include "devices/lookout-channel-model.h"
#include "devices/lookout-tree-drag.h"
#include "fleet.h"

struct _LookoutTreeRow
{
  AdwBin parent_instance;

  GtkTreeListRow *row;
  GObject *item;       /* FleetDeviceRow, FleetChannel or LookoutTreeNote */
  FleetDevice *device; /* the one this row is about, once it is loaded */
  FleetPoller *poller; /* which was told that the device can be seen */

  GtkTreeExpander *expander;
  GtkImage *icon;
  GtkSpinner *spinner;
  GtkLabel *title;
  GtkLabel *caption;
  GtkWidget *retry_button;
};

G_DEFINE_FINAL_TYPE (LookoutTreeRow, lookout_tree_row, ADW_TYPE_BIN)

/* How a device looks, by what the platform said last. */
static const struct
{
  const char *words;
  const char *icon;
  const char *css_class;
} online_rows[] = {
  [FLEET_ONLINE_UNKNOWN] = { N_ ("Not known yet"), "lookout-camera-symbolic", "unknown" },
  [FLEET_ONLINE_OFFLINE] = { N_ ("Offline"), "lookout-camera-off-symbolic", "offline" },
  [FLEET_ONLINE_ONLINE] = { N_ ("Online"), "lookout-camera-symbolic", "online" },
};

static void
lookout_tree_row_show (LookoutTreeRow *self,
                       const char *icon,
                       const char *title,
                       const char *caption)
{
  g_autofree char *spoken
      = caption != NULL ? g_strdup_printf ("%s, %s", title, caption) : g_strdup (title);
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon != NULL);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->caption, caption != NULL ? caption : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption), caption != NULL);
  /* What can be focused, and is read aloud, is the row that the list made around this one. */
  if (line != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    -1);
}

static void
lookout_tree_row_set_busy (LookoutTreeRow *self, gboolean busy, gboolean can_retry)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (self->retry_button, can_retry);
}

static void
lookout_tree_row_set_online (LookoutTreeRow *self, FleetOnline online)
{
  for (guint i = 0; i < G_N_ELEMENTS (online_rows); i++)
    {
      if (i == online)
        gtk_widget_add_css_class (GTK_WIDGET (self), online_rows[i].css_class);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), online_rows[i].css_class);
    }
}

static char *
dup_device_caption (FleetDevice *device)
{
  const char *words = _ (online_rows[fleet_device_get_online (device)].words);
  int n_channels = fleet_device_get_channel_count (device);
  g_autofree char *count = NULL;

  if (n_channels <= 0)
    return g_strdup (words);
  count = g_strdup_printf (ngettext ("%d channel", "%d channels", (gulong) n_channels), n_channels);
  return g_strdup_printf ("%s · %s", words, count);
}

static void
lookout_tree_row_show_device (LookoutTreeRow *self)
{
  g_autofree char *caption = dup_device_caption (self->device);
  FleetOnline online = fleet_device_get_online (self->device);

  lookout_tree_row_set_online (self, online);
  lookout_tree_row_set_busy (self, FALSE, FALSE);
  lookout_tree_row_show (self, online_rows[online].icon, fleet_device_get_title (self->device),
                         caption);
}

/* A row of the list whose page has not come, or could not be loaded. */
static void
lookout_tree_row_show_missing (LookoutTreeRow *self)
{
  const GError *error = fleet_device_row_get_error (FLEET_DEVICE_ROW (self->item));
  g_autoptr (FleetWords) words = error != NULL ? fleet_words_for_error (error) : NULL;

  lookout_tree_row_set_online (self, FLEET_ONLINE_UNKNOWN);
  lookout_tree_row_set_busy (self, FALSE, FALSE);
  if (words != NULL)
    lookout_tree_row_show (self, "dialog-warning-symbolic", words->title, words->advice);
  else
    lookout_tree_row_show (self, "lookout-camera-symbolic", _ ("Loading…"), " ");
}

static void
lookout_tree_row_show_note (LookoutTreeRow *self)
{
  const GError *error = self->device != NULL ? fleet_device_get_error (self->device) : NULL;
  g_autoptr (FleetWords) words = error != NULL ? fleet_words_for_error (error) : NULL;
  gboolean loaded = self->device != NULL && fleet_device_get_channels (self->device) != NULL;

  lookout_tree_row_set_busy (self, words == NULL && !loaded, words != NULL);
  if (words != NULL)
    lookout_tree_row_show (self, "dialog-warning-symbolic", words->title, words->advice);
  else
    lookout_tree_row_show (self, NULL, loaded ? _ ("No channels") : _ ("Loading the channels…"),
                           NULL);
}

static void
lookout_tree_row_show_channel (LookoutTreeRow *self)
{
  FleetChannel *channel = FLEET_CHANNEL (self->item);
  g_autofree char *caption
      = g_strdup_printf (_ ("Channel %u"), fleet_channel_get_channel_id (channel));
  const char *title = fleet_channel_get_title (channel);

  lookout_tree_row_set_busy (self, FALSE, FALSE);
  lookout_tree_row_set_online (self, fleet_device_get_online (self->device));
  if (title != NULL && *title != '\0')
    lookout_tree_row_show (self, "lookout-lens-symbolic", title, caption);
  else
    lookout_tree_row_show (self, "lookout-lens-symbolic", caption, NULL);
}

/* The name of a camera is cut when there is no room; what is the matter is read to its end. */
static void
lookout_tree_row_set_wrap (LookoutTreeRow *self, gboolean wrap)
{
  GtkLabel *const labels[] = { self->title, self->caption };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_wrap (labels[i], wrap);
      gtk_label_set_ellipsize (labels[i], wrap ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
    }
}

static void
lookout_tree_row_update (LookoutTreeRow *self)
{
  lookout_tree_row_set_wrap (self, LOOKOUT_IS_TREE_NOTE (self->item));
  if (FLEET_IS_CHANNEL (self->item))
    lookout_tree_row_show_channel (self);
  else if (LOOKOUT_IS_TREE_NOTE (self->item))
    lookout_tree_row_show_note (self);
  else if (self->device != NULL)
    lookout_tree_row_show_device (self);
  else
    lookout_tree_row_show_missing (self);
}

static void
lookout_tree_row_clear_device (LookoutTreeRow *self)
{
  if (self->device == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->device, self);
  if (self->poller != NULL)
    fleet_poller_set_visible (self->poller, self->device, FALSE);
  g_clear_object (&self->poller);
  g_clear_object (&self->device);
}

/* The poller asks about what can be seen: devices, not their channels once more. */
static void
lookout_tree_row_set_device (LookoutTreeRow *self, FleetDevice *device)
{
  g_autoptr (FleetSession) session = NULL;

  lookout_tree_row_clear_device (self);
  if (device == NULL)
    return;
  self->device = g_object_ref (device);
  g_signal_connect_swapped (device, "notify", G_CALLBACK (lookout_tree_row_update), self);
  session = FLEET_IS_DEVICE_ROW (self->item) ? fleet_device_dup_session (device) : NULL;
  if (session == NULL)
    return;
  self->poller = g_object_ref (fleet_session_get_poller (session));
  fleet_poller_set_visible (self->poller, device, TRUE);
}

static void
on_item_changed (LookoutTreeRow *self)
{
  if (FLEET_IS_DEVICE_ROW (self->item)
      && fleet_device_row_get_device (FLEET_DEVICE_ROW (self->item)) != self->device)
    lookout_tree_row_set_device (self, fleet_device_row_get_device (FLEET_DEVICE_ROW (self->item)));
  lookout_tree_row_update (self);
}

static void
lookout_tree_row_load_channels (LookoutTreeRow *self)
{
  if (self->device != NULL && fleet_device_get_channels (self->device) == NULL
      && !fleet_device_get_loading (self->device))
    fleet_device_load_channels_async (self->device, NULL, NULL, NULL);
}

/* What assistive technology reads stands on the row that the list made. */
static void
lookout_tree_row_tell_place (LookoutTreeRow *self)
{
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (self));

  if (line == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  (int) gtk_tree_list_row_get_depth (self->row) + 1, -1);
  if (FLEET_IS_DEVICE_ROW (self->item))
    gtk_accessible_update_state (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 gtk_tree_list_row_get_expanded (self->row), -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
on_expanded (LookoutTreeRow *self)
{
  lookout_tree_row_tell_place (self);
  if (FLEET_IS_DEVICE_ROW (self->item) && gtk_tree_list_row_get_expanded (self->row))
    lookout_tree_row_load_channels (self);
}

static void
on_retry (LookoutTreeRow *self)
{
  lookout_tree_row_load_channels (self);
}

static FleetDevice *
find_device (gpointer item)
{
  if (FLEET_IS_CHANNEL (item))
    return fleet_channel_get_device (item);
  if (LOOKOUT_IS_TREE_NOTE (item))
    return lookout_tree_note_get_device (item);
  return fleet_device_row_get_device (item);
}

/**
 * lookout_tree_row_bind:
 * @self: a row
 * @row: what it shows from now on
 */
void
lookout_tree_row_bind (LookoutTreeRow *self, GtkTreeListRow *row)
{
  g_return_if_fail (LOOKOUT_IS_TREE_ROW (self));

  lookout_tree_row_unbind (self);
  self->row = g_object_ref (row);
  self->item = gtk_tree_list_row_get_item (row);
  gtk_tree_expander_set_list_row (self->expander, row);
  g_signal_connect_swapped (self->item, "notify", G_CALLBACK (on_item_changed), self);
  g_signal_connect_swapped (row, "notify::expanded", G_CALLBACK (on_expanded), self);
  lookout_tree_row_set_device (self, find_device (self->item));
  lookout_tree_row_update (self);
  on_expanded (self);
}

/**
 * lookout_tree_row_unbind:
 * @self: a row
 *
 * It is out of sight: nothing is asked about it any more.
 */
void
lookout_tree_row_unbind (LookoutTreeRow *self)
{
  g_return_if_fail (LOOKOUT_IS_TREE_ROW (self));

  lookout_tree_row_clear_device (self);
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  gtk_tree_expander_set_list_row (self->expander, NULL);
  g_clear_object (&self->item);
  g_clear_object (&self->row);
}

static void
lookout_tree_row_dispose (GObject *object)
{
  LookoutTreeRow *self = LOOKOUT_TREE_ROW (object);

  if (self->expander != NULL)
    lookout_tree_row_unbind (self);
  G_OBJECT_CLASS (lookout_tree_row_parent_class)->dispose (object);
}

static void
lookout_tree_row_class_init (LookoutTreeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_tree_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/devices/lookout-tree-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutTreeRow, expander);
  gtk_widget_class_bind_template_child (widget_class, LookoutTreeRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LookoutTreeRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, LookoutTreeRow, title);
  gtk_widget_class_bind_template_child (widget_class, LookoutTreeRow, caption);
  gtk_widget_class_bind_template_child (widget_class, LookoutTreeRow, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_set_css_name (widget_class, "treerow");
}

static void
lookout_tree_row_init (LookoutTreeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lookout_tree_drag_add (self);
}

/**
 * lookout_tree_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
lookout_tree_row_new (void)
{
  return g_object_new (LOOKOUT_TYPE_TREE_ROW, NULL);
}

/**
 * lookout_tree_row_get_device:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the device of a row that shows one
 */
FleetDevice *
lookout_tree_row_get_device (LookoutTreeRow *self)
{
  g_return_val_if_fail (LOOKOUT_IS_TREE_ROW (self), NULL);

  return FLEET_IS_DEVICE_ROW (self->item) ? self->device : NULL;
}

/**
 * lookout_tree_row_get_channel:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the channel of a row that shows one
 */
FleetChannel *
lookout_tree_row_get_channel (LookoutTreeRow *self)
{
  g_return_val_if_fail (LOOKOUT_IS_TREE_ROW (self), NULL);

  return FLEET_IS_CHANNEL (self->item) ? FLEET_CHANNEL (self->item) : NULL;
}

/**
 * lookout_tree_row_get_position:
 * @self: a row
 *
 * Returns: where it stands in the tree now, or %GTK_INVALID_LIST_POSITION
 */
guint
lookout_tree_row_get_position (LookoutTreeRow *self)
{
  g_return_val_if_fail (LOOKOUT_IS_TREE_ROW (self), GTK_INVALID_LIST_POSITION);

  return self->row != NULL ? gtk_tree_list_row_get_position (self->row) : GTK_INVALID_LIST_POSITION;
}
