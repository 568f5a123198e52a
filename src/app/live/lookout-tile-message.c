/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-tile-message.h"

#include <glib/gi18n.h>

#include "live/lookout-fit-layout.h"
#include "live/lookout-live-words.h"
#include "live/lookout-readout.h"

struct _LookoutTileMessage
{
  GtkWidget parent_instance;

  GtkWidget *spinner;
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *detail;
  GtkWidget *countdown;
  GtkWidget *button;
  GError *error;    /* (nullable): whose words are shown */
  char *last_login; /* (nullable): what is shown below them */
  gboolean capped;  /* it is said that the data are used */
};

G_DEFINE_FINAL_TYPE (LookoutTileMessage, lookout_tile_message, GTK_TYPE_WIDGET)

/* What the button of an action does. */
static const char *const detailed_actions[] = {
  [FLEET_ACTION_NONE] = NULL,
  [FLEET_ACTION_RETRY] = "tile.retry",
  [FLEET_ACTION_EDIT_ACCOUNT] = "win.account-edit-open",
  [FLEET_ACTION_PIN_CERTIFICATE] = "win.account-certificate",
  [FLEET_ACTION_CHANGE_PROTOCOL] = "tile.next-protocol",
  [FLEET_ACTION_RELOAD] = "tile.retry",
};

static const char *const icons[] = {
  [LOOKOUT_MOOD_EMPTY] = "list-add-symbolic",
  [LOOKOUT_MOOD_CAPPED] = "network-receive-symbolic",
  [LOOKOUT_MOOD_WAITING] = "view-refresh-symbolic",
  [LOOKOUT_MOOD_OFFLINE] = "lookout-tile-offline-symbolic",
  [LOOKOUT_MOOD_ERROR] = "dialog-warning-symbolic",
};

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
set_spinning (LookoutTileMessage *self, gboolean spinning)
{
  gtk_widget_set_visible (self->spinner, spinning);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), spinning);
}

static void
set_icon (LookoutTileMessage *self, const char *icon_name)
{
  if (icon_name != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
}

/* A wall may show the same button many times: the keys of the wall are there instead of mnemonics. */
static char *
dup_without_mnemonic (const char *label)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\s?\\(_.\\)|_", 0, 0, NULL);

  return g_regex_replace_literal (regex, label, -1, 0, "", 0, NULL);
}

static void
set_action (LookoutTileMessage *self, FleetAction action)
{
  const char *label = fleet_action_get_label (action);
  g_autofree char *plain = NULL;

  gtk_widget_set_visible (self->button, label != NULL && detailed_actions[action] != NULL);
  if (label == NULL)
    return;
  plain = dup_without_mnemonic (label);
  gtk_button_set_label (GTK_BUTTON (self->button), plain);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), detailed_actions[action]);
}

static void
add_line (GString *text, const char *line)
{
  if (line != NULL && text->len > 0)
    g_string_append_c (text, '\n');
  if (line != NULL)
    g_string_append (text, line);
}

/* The advice, what the platform itself says, and since when it may be so. */
static char *
dup_detail (const FleetWords *words, const char *last_login)
{
  GString *text = g_string_new (NULL);
  g_autofree char *quoted = words->advice != NULL && words->reason != NULL
                                ? g_strdup_printf ("“%s”", words->reason)
                                : g_strdup (words->reason);
  /* Translators: a day and a time. */
  g_autofree char *login
      = last_login != NULL ? g_strdup_printf (_ ("Came online last: %s"), last_login) : NULL;

  add_line (text, words->advice);
  add_line (text, quoted);
  add_line (text, login);
  return g_string_free (text, FALSE);
}

static gboolean
is_same_error (const GError *a, const GError *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->domain == b->domain && a->code == b->code && g_str_equal (a->message, b->message);
}

static void
lookout_tile_message_set_error (LookoutTileMessage *self,
                                const GError *error,
                                const char *last_login)
{
  g_autoptr (FleetWords) words = NULL;
  g_autofree char *detail = NULL;

  if (is_same_error (self->error, error) && error != NULL
      && g_strcmp0 (self->last_login, last_login) == 0)
    return;
  g_clear_error (&self->error);
  g_free (self->last_login);
  self->last_login = g_strdup (last_login);
  if (error == NULL)
    {
      set_text (self->title, NULL);
      set_text (self->detail, NULL);
      set_action (self, FLEET_ACTION_NONE);
      return;
    }
  self->error = g_error_copy (error);
  words = lookout_live_words_for_error (error);
  detail = dup_detail (words, last_login);
  set_text (self->title, words->title);
  set_text (self->detail, detail);
  set_action (self, words->action);
}

static void
lookout_tile_message_set_countdown (LookoutTileMessage *self, const char *text)
{
  if (text != NULL)
    lookout_readout_set_text (LOOKOUT_READOUT (self->countdown), text);
  gtk_widget_set_visible (self->countdown, text != NULL);
}

static void
lookout_tile_message_set_capped (LookoutTileMessage *self, gboolean capped)
{
  if (self->capped == capped)
    return;
  self->capped = capped;
  lookout_tile_message_set_error (self, NULL, NULL);
  if (!capped)
    return;
  set_text (self->title, _ ("This Month’s Data Are Used"));
  set_text (self->detail, _ ("A small picture is fetched once a minute."));
  gtk_button_set_label (GTK_BUTTON (self->button), _ ("Play Anyway"));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), "tile.play-anyway");
  gtk_widget_set_visible (self->button, TRUE);
}

/**
 * lookout_tile_message_show_empty:
 * @self: the message
 * @text: a translated sentence
 *
 * Says how a camera gets here.
 */
void
lookout_tile_message_show_empty (LookoutTileMessage *self, const char *text)
{
  g_return_if_fail (LOOKOUT_IS_TILE_MESSAGE (self));

  lookout_tile_message_set_capped (self, FALSE);
  lookout_tile_message_set_error (self, NULL, NULL);
  lookout_tile_message_set_countdown (self, NULL);
  set_spinning (self, FALSE);
  set_icon (self, icons[LOOKOUT_MOOD_EMPTY]);
  set_text (self->detail, text);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * lookout_tile_message_show_status:
 * @self: the message
 * @status: how a player stands
 * @has_picture: whether there is a picture behind the message, the last one before it stopped
 *
 * Shows what there is to say besides the picture, if anything.
 */
void
lookout_tile_message_show_status (LookoutTileMessage *self,
                                  const LookoutTileStatus *status,
                                  gboolean has_picture)
{
  LookoutMood mood = lookout_tile_status_get_mood (status);
  gboolean connecting = mood == LOOKOUT_MOOD_CONNECTING;
  gboolean wrong = mood >= LOOKOUT_MOOD_WAITING;
  g_autofree char *countdown = NULL;

  g_return_if_fail (LOOKOUT_IS_TILE_MESSAGE (self));

  countdown = lookout_tile_status_dup_countdown (status);
  /* While it is tried again, what was wrong before stays, and its button does not go away under the pointer. */
  lookout_tile_message_set_capped (self, mood == LOOKOUT_MOOD_CAPPED);
  if (!self->capped && (!connecting || self->error == NULL))
    lookout_tile_message_set_error (self, wrong ? status->error : NULL, status->last_login);
  lookout_tile_message_set_countdown (self, countdown);
  set_spinning (self, connecting);
  set_icon (self, wrong || self->capped ? icons[mood] : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), connecting || wrong || self->capped);
  if (has_picture)
    gtk_widget_add_css_class (GTK_WIDGET (self), "over-picture");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "over-picture");
}

static GtkWidget *
create_label (const char *css_class, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
lookout_tile_message_add (LookoutTileMessage *self, GtkWidget *child, int importance)
{
  gtk_widget_set_halign (child, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (child, FALSE);
  lookout_fit_layout_set_importance (child, importance);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
lookout_tile_message_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lookout_tile_message_parent_class)->dispose (object);
}

static void
lookout_tile_message_finalize (GObject *object)
{
  g_clear_error (&LOOKOUT_TILE_MESSAGE (object)->error);
  g_free (LOOKOUT_TILE_MESSAGE (object)->last_login);
  G_OBJECT_CLASS (lookout_tile_message_parent_class)->finalize (object);
}

static void
lookout_tile_message_class_init (LookoutTileMessageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lookout_tile_message_dispose;
  object_class->finalize = lookout_tile_message_finalize;
  gtk_widget_class_set_css_name (widget_class, "message");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lookout_tile_message_init (LookoutTileMessage *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), lookout_fit_layout_new (6, TRUE));
  self->spinner = g_object_new (GTK_TYPE_SPINNER, "width-request", 24, "height-request", 24, NULL);
  self->icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 32, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->title = create_label ("title", 2);
  self->detail = create_label ("detail", 4);
  self->countdown = lookout_readout_new ();
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "pill-button");

  lookout_tile_message_add (self, self->spinner, 6);
  lookout_tile_message_add (self, self->icon, 1);
  lookout_tile_message_add (self, self->title, 5);
  lookout_tile_message_add (self, self->detail, 2);
  lookout_tile_message_add (self, self->countdown, 4);
  lookout_tile_message_add (self, self->button, 3);
}
