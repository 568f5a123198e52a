/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-tree-line.h"

#include <glib/gi18n.h>

#include "devices/lookout-tree-note.h"
#include "fleet.h"

const char *const lookout_tree_line_classes[] = { "online", "offline", "unknown", "account", "open",
                                                  "failed", "note",    "group",   "gone",    NULL };

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
read_error (LookoutTreeLine *line, const GError *error)
{
  g_autoptr (FleetWords) words = fleet_words_for_error (error);

  line->icon = "dialog-warning-symbolic";
  line->title = g_strdup (words->title);
  line->caption = g_strdup (words->advice);
}

static void
read_device (LookoutTreeLine *line, gpointer item)
{
  FleetOnline online = fleet_device_get_online (item);

  line->icon = online_rows[online].icon;
  line->css_class = online_rows[online].css_class;
  line->title = g_strdup (fleet_device_get_title (item));
  line->caption = dup_device_caption (item);
}

/* A row of the list whose page has not come, or could not be loaded, has no device yet. */
static void
read_device_row (LookoutTreeLine *line, gpointer item)
{
  FleetDevice *device = fleet_device_row_get_device (item);
  const GError *error = fleet_device_row_get_error (item);

  line->css_class = "unknown";
  if (device != NULL)
    read_device (line, device);
  else if (error != NULL)
    read_error (line, error);
  else
    {
      line->icon = "lookout-camera-symbolic";
      line->title = g_strdup (_ ("Loading…"));
      line->caption = g_strdup (" ");
    }
}

static void
read_channel (LookoutTreeLine *line, gpointer item)
{
  const char *title = fleet_channel_get_title (item);
  g_autofree char *number = g_strdup_printf (_ ("Channel %u"), fleet_channel_get_channel_id (item));

  line->icon = "lookout-lens-symbolic";
  line->css_class
      = online_rows[fleet_device_get_online (fleet_channel_get_device (item))].css_class;
  if (title != NULL && *title != '\0')
    {
      line->title = g_strdup (title);
      line->caption = g_steal_pointer (&number);
    }
  else
    line->title = g_steal_pointer (&number);
}

static void
read_group (LookoutTreeLine *line, gpointer item)
{
  guint n = fleet_group_get_n_members (item);

  line->icon = fleet_group_is_favourites (item) ? "starred-symbolic" : "lookout-group-symbolic";
  line->css_class = "group";
  line->menu = _ ("Menu of This Group");
  line->title = g_strdup (fleet_group_get_title (item));
  if (n > 0)
    line->caption = g_strdup_printf (ngettext ("%u camera", "%u cameras", n), n);
  else
    line->caption = g_strdup (_ ("Drag cameras here"));
}

/* What it was called when it was added is better than nothing. */
static void
read_member (LookoutTreeLine *line, gpointer item)
{
  FleetDevice *device = fleet_group_member_get_device (item);
  FleetOnline online = device != NULL ? fleet_device_get_online (device) : FLEET_ONLINE_UNKNOWN;

  line->title = fleet_group_member_dup_title (item);
  line->css_class = online_rows[online].css_class;
  line->icon
      = fleet_group_member_is_device (item) ? online_rows[online].icon : "lookout-lens-symbolic";
  line->caption = g_strdup (_ (online_rows[online].words));
  if (!fleet_group_member_get_gone (item))
    return;
  g_free (line->caption);
  line->caption = g_strdup (_ ("No longer in this account"));
  line->css_class = "gone";
  line->icon = "dialog-warning-symbolic";
}

static void
read_account (LookoutTreeLine *line, gpointer item)
{
  LookoutAccountStatus status = lookout_account_node_get_status (item);
  gboolean failed = lookout_account_node_get_error (item) != NULL;

  line->icon = failed ? "dialog-warning-symbolic" : "lookout-account-symbolic";
  line->title = g_strdup (fleet_account_get_name (lookout_account_node_get_account (item)));
  line->caption = lookout_account_node_dup_caption (item);
  line->menu = _ ("Menu of This Account");
  line->busy = status == LOOKOUT_ACCOUNT_OPENING || status == LOOKOUT_ACCOUNT_LOADING;
  if (failed)
    line->css_class = "failed";
  else
    line->css_class = status == LOOKOUT_ACCOUNT_CLOSED ? "account" : "open";
}

static gboolean
can_edit (FleetAction action)
{
  return action == FLEET_ACTION_EDIT_ACCOUNT || action == FLEET_ACTION_PIN_CERTIFICATE;
}

static void
read_account_error (LookoutTreeLine *line, const GError *error)
{
  g_autoptr (FleetWords) words = NULL;

  line->button = g_strdup (_ ("Try Again"));
  if (error == NULL)
    return;
  read_error (line, error);
  words = fleet_words_for_error (error);
  if (!can_edit (words->action))
    return;
  g_free (line->button);
  line->button = g_strdup (fleet_action_get_label (words->action));
}

static void
read_account_note (LookoutTreeLine *line, LookoutAccountNode *account)
{
  switch (lookout_account_node_get_status (account))
    {
    case LOOKOUT_ACCOUNT_OPENING:
      line->busy = TRUE;
      line->title = g_strdup (lookout_account_node_is_simulated (account)
                                  ? _ ("Starting the simulated cameras…")
                                  : _ ("Opening the account…"));
      break;
    case LOOKOUT_ACCOUNT_LOADING:
      line->busy = TRUE;
      line->title = g_strdup (_ ("Loading the cameras…"));
      break;
    case LOOKOUT_ACCOUNT_FAILED:
      read_account_error (line, lookout_account_node_get_error (account));
      break;
    case LOOKOUT_ACCOUNT_NOT_FOUND:
      line->icon = "edit-find-symbolic";
      line->title = g_strdup (_ ("No Camera Found"));
      line->caption = g_strdup (_ ("The search looks at the beginning of names."));
      line->button = g_strdup (_ ("Clear the Filters"));
      break;
    case LOOKOUT_ACCOUNT_EMPTY:
      line->icon = "lookout-camera-symbolic";
      line->title = g_strdup (_ ("No Devices Yet"));
      line->caption
          = g_strdup (_ ("Add a device to the product in the console of the platform, then load "
                         "the list again."));
      line->button = g_strdup (_ ("Load Again"));
      break;
    case LOOKOUT_ACCOUNT_CLOSED:
    case LOOKOUT_ACCOUNT_READY:
    default:
      break;
    }
}

static void
read_device_note (LookoutTreeLine *line, FleetDevice *device)
{
  const GError *error = device != NULL ? fleet_device_get_error (device) : NULL;
  gboolean loaded = device != NULL && fleet_device_get_channels (device) != NULL;

  if (error != NULL)
    {
      read_error (line, error);
      line->button = g_strdup (_ ("Try Again"));
      return;
    }
  line->busy = !loaded;
  line->title = g_strdup (loaded ? _ ("No channels") : _ ("Loading the channels…"));
}

static void
read_note (LookoutTreeLine *line, gpointer item)
{
  line->wraps = TRUE;
  line->css_class = "note";
  if (lookout_tree_note_get_account (item) != NULL)
    read_account_note (line, lookout_tree_note_get_account (item));
  else
    read_device_note (line, lookout_tree_note_get_device (item));
}

/**
 * lookout_tree_line_read:
 * @line: (out caller-allocates): what the row says; clear it
 * @item: what a row of the tree is about: [class@Lookout.AccountNode], [class@Fleet.DeviceRow] or the
 *   [class@Fleet.Device] in it, [class@Fleet.Channel], [class@Fleet.Group], [class@Fleet.GroupMember] or
 *   [class@Lookout.TreeNote]
 */
void
lookout_tree_line_read (LookoutTreeLine *line, gpointer item)
{
  const struct
  {
    GType type;
    void (*read) (LookoutTreeLine *line, gpointer item);
  } rows[] = {
    { LOOKOUT_TYPE_ACCOUNT_NODE, read_account }, { FLEET_TYPE_DEVICE_ROW, read_device_row },
    { FLEET_TYPE_DEVICE, read_device },          { FLEET_TYPE_CHANNEL, read_channel },
    { LOOKOUT_TYPE_TREE_NOTE, read_note },       { FLEET_TYPE_GROUP, read_group },
    { FLEET_TYPE_GROUP_MEMBER, read_member },
  };

  *line = (LookoutTreeLine){ 0 };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (item, rows[i].type))
      rows[i].read (line, item);
  if (line->title == NULL)
    line->title = g_strdup ("");
}

void
lookout_tree_line_clear (LookoutTreeLine *line)
{
  g_free (line->title);
  g_free (line->caption);
  g_free (line->button);
}

static void
act_on_account (LookoutAccountNode *account)
{
  const GError *error = lookout_account_node_get_error (account);
  g_autoptr (FleetWords) words = error != NULL ? fleet_words_for_error (error) : NULL;

  if (lookout_account_node_get_status (account) == LOOKOUT_ACCOUNT_NOT_FOUND)
    fleet_device_list_clear_filters (lookout_account_node_get_devices (account));
  else if (words != NULL && words->action == FLEET_ACTION_PIN_CERTIFICATE)
    lookout_account_node_show_certificate (account);
  else if (words != NULL && can_edit (words->action))
    lookout_account_node_edit (account);
  else
    lookout_account_node_open (account);
}

/**
 * lookout_tree_line_act:
 * @item: what a row of the tree is about
 *
 * Does what the button of its row offers.
 */
void
lookout_tree_line_act (gpointer item)
{
  FleetDevice *device;

  if (!LOOKOUT_IS_TREE_NOTE (item))
    return;
  device = lookout_tree_note_get_device (item);
  if (lookout_tree_note_get_account (item) != NULL)
    act_on_account (lookout_tree_note_get_account (item));
  else if (device != NULL && fleet_device_get_channels (device) == NULL
           && !fleet_device_get_loading (device))
    fleet_device_load_channels_async (device, NULL, NULL, NULL);
}
