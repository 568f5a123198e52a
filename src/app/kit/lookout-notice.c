/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kit/lookout-notice.h"

struct _LookoutNotice
{
  GtkWidget parent_instance;

  char *kind;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *text;
  GtkButton *button;
};

enum
{
  PROP_KIND = 1,
  PROP_TITLE,
  PROP_TEXT,
  PROP_BUTTON,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (LookoutNotice, lookout_notice, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint clicked_signal;

static const struct
{
  const char *kind;
  const char *icon;
} kind_rows[] = {
  { "info", "dialog-information-symbolic" },
  { "warning", "dialog-warning-symbolic" },
  { "error", "dialog-error-symbolic" },
};

static void
on_clicked (LookoutNotice *self)
{
  g_signal_emit (self, clicked_signal, 0);
}

static void
lookout_notice_set_kind (LookoutNotice *self, const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_rows); i++)
    {
      if (g_strcmp0 (kind_rows[i].kind, kind) == 0)
        {
          gtk_widget_add_css_class (GTK_WIDGET (self), kind);
          gtk_image_set_from_icon_name (self->icon, kind_rows[i].icon);
        }
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), kind_rows[i].kind);
    }
}

static void
lookout_notice_set_title (LookoutNotice *self, const char *title)
{
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title), title != NULL && *title != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
}

static void
lookout_notice_set_text (LookoutNotice *self, const char *text)
{
  gtk_label_set_label (self->text, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL && *text != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
lookout_notice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LookoutNotice *self = LOOKOUT_NOTICE (object);

  switch (id)
    {
    case PROP_KIND:
      lookout_notice_set_kind (self, g_value_get_string (value));
      break;
    case PROP_TITLE:
      lookout_notice_set_title (self, g_value_get_string (value));
      break;
    case PROP_TEXT:
      lookout_notice_set_text (self, g_value_get_string (value));
      break;
    case PROP_BUTTON:
      lookout_notice_set_button (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lookout_notice_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lookout_notice_parent_class)->dispose (object);
}

static void
lookout_notice_class_init (LookoutNoticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = lookout_notice_set_property;
  object_class->dispose = lookout_notice_dispose;

  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_BUTTON] = g_param_spec_string ("button", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * LookoutNotice::clicked:
   *
   * The person pressed its button.
   */
  clicked_signal = g_signal_new ("clicked", LOOKOUT_TYPE_NOTICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lookout/Lookout/kit/lookout-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutNotice, icon);
  gtk_widget_class_bind_template_child (widget_class, LookoutNotice, title);
  gtk_widget_class_bind_template_child (widget_class, LookoutNotice, text);
  gtk_widget_class_bind_template_child (widget_class, LookoutNotice, button);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
}

static void
lookout_notice_init (LookoutNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lookout_notice_set_kind (self, "info");
}

/**
 * lookout_notice_show:
 * @self: a notice
 * @title: (nullable): the words, translated; %NULL takes the notice away
 * @text: (nullable): more words
 */
void
lookout_notice_show (LookoutNotice *self, const char *title, const char *text)
{
  g_return_if_fail (LOOKOUT_IS_NOTICE (self));

  if (title != NULL)
    {
      lookout_notice_set_title (self, title);
      lookout_notice_set_text (self, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), title != NULL);
}

/**
 * lookout_notice_set_button:
 * @self: a notice
 * @label: (nullable): the label of its button, translated, or %NULL for none
 */
void
lookout_notice_set_button (LookoutNotice *self, const char *label)
{
  g_return_if_fail (LOOKOUT_IS_NOTICE (self));

  if (label != NULL)
    gtk_button_set_label (self->button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
}
