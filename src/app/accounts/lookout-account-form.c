/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-account-form.h"

#include <glib/gi18n.h>

#include "accounts/lookout-certificate-view.h"
#include "client/onv-error.h"
#include "fleet.h"
#include "kit/compat.h"
#include "kit/lookout-field.h"
#include "kit/lookout-notice.h"

struct _LookoutAccountForm
{
  AdwWindow parent_instance;

  FleetAccountStore *store;
  FleetAccount *draft;
  gboolean is_new;
  GCancellable *cancellable; /* while the server is asked */

  GtkButton *cancel_button;
  GtkButton *save_button;
  GtkSpinner *spinner;
  GtkScrolledWindow *scroller;
  GtkWidget *content;
  LookoutNotice *failure;
  LookoutCertificateView *certificate;
  GtkWidget *name_row;
  AdwComboRow *server_row;
  GtkWidget *address_row;
  LookoutNotice *insecure;
  GtkWidget *product_row;
  AdwComboRow *kind_row;
  GtkWidget *key_row;
  GtkWidget *access_row;
  GtkWidget *forget_row;
  GtkSwitch *forget_switch;
  GtkWidget *no_keyring;
  GtkWidget *temporary;
};

G_DEFINE_FINAL_TYPE (LookoutAccountForm, lookout_account_form, ADW_TYPE_WINDOW)

static guint saved_signal;

static void
lookout_account_form_read_server (LookoutAccountForm *self)
{
  FleetServer server = (FleetServer) adw_combo_row_get_selected (self->server_row);

  fleet_account_set_server (self->draft, server);
  if (server == FLEET_SERVER_OWN)
    {
      g_autofree char *address = lookout_field_dup_text (self->address_row);

      fleet_account_set_base_url (self->draft, address);
    }
}

static void
lookout_account_form_read (LookoutAccountForm *self)
{
  g_autofree char *name = lookout_field_dup_text (self->name_row);
  g_autofree char *product = lookout_field_dup_text (self->product_row);

  fleet_account_set_name (self->draft, name);
  lookout_account_form_read_server (self);
  fleet_account_set_product_id (self->draft, product);
  fleet_account_set_key_kind (self->draft,
                              (FleetKeyKind) adw_combo_row_get_selected (self->kind_row));
}

/* A key that was left empty while editing is the key that was saved. */
static char *
lookout_account_form_dup_key (LookoutAccountForm *self, GtkWidget *row)
{
  g_autofree char *text = lookout_field_dup_text (row);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* An access key is not needed: the one that was saved can also be removed, which an empty one stands for. */
static char *
lookout_account_form_dup_access_key (LookoutAccountForm *self)
{
  if (gtk_switch_get_active (self->forget_switch))
    return g_strdup ("");
  return lookout_account_form_dup_key (self, self->access_row);
}

static GtkWidget *
lookout_account_form_get_server_field (LookoutAccountForm *self)
{
  return gtk_widget_get_visible (self->address_row) ? self->address_row
                                                    : GTK_WIDGET (self->server_row);
}

static GtkWidget *
lookout_account_form_find_field_by_name (LookoutAccountForm *self, const char *name)
{
  const struct
  {
    const char *name;
    GtkWidget *field;
  } rows[] = {
    { "name", self->name_row },
    { "base-url", lookout_account_form_get_server_field (self) },
    { "product-id", self->product_row },
    { "api-key", self->key_row },
    { "access-key", self->access_row },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].name, name) == 0)
      return rows[i].field;
  return NULL;
}

/* Which field an answer of the server is about; what stands in no row is said at the top. */
static GtkWidget *
lookout_account_form_find_field (LookoutAccountForm *self, const GError *error)
{
  static const struct
  {
    OnvError code;
    const char *field;
  } rows[] = {
    { ONV_ERROR_UNREACHABLE, "base-url" }, { ONV_ERROR_UNKNOWN_HOST, "base-url" },
    { ONV_ERROR_REFUSED, "base-url" },     { ONV_ERROR_TIMED_OUT, "base-url" },
    { ONV_ERROR_HANDSHAKE, "base-url" },   { ONV_ERROR_REDIRECTED, "base-url" },
    { ONV_ERROR_GARBLED, "base-url" },     { ONV_ERROR_SHAPE, "base-url" },
    { ONV_ERROR_UNAUTHORIZED, "api-key" }, { ONV_ERROR_FORBIDDEN, "api-key" },
  };

  if (error->domain == FLEET_ERROR)
    return lookout_account_form_find_field_by_name (self, fleet_error_get_field (error));
  for (guint i = 0; error->domain == ONV_ERROR && i < G_N_ELEMENTS (rows); i++)
    if ((int) rows[i].code == error->code)
      return lookout_account_form_find_field_by_name (self, rows[i].field);
  return NULL;
}

static void
lookout_account_form_clear_errors (LookoutAccountForm *self)
{
  GtkWidget *const fields[] = { self->name_row,    GTK_WIDGET (self->server_row),
                                self->address_row, self->product_row,
                                self->key_row,     self->access_row };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    lookout_field_set_error (fields[i], NULL);
  lookout_notice_show (self->failure, NULL, NULL);
}

/**
 * lookout_account_form_show_error:
 * @self: the form
 * @error: what went wrong
 * @rejected: (nullable): the certificate that was refused
 *
 * Says what went wrong: below the field that it is about, or at the top. What was typed stays.
 */
void
lookout_account_form_show_error (LookoutAccountForm *self,
                                 const GError *error,
                                 GTlsCertificate *rejected)
{
  g_autoptr (FleetWords) words = NULL;
  g_autofree char *detail = NULL;
  GtkWidget *field;

  g_return_if_fail (LOOKOUT_IS_ACCOUNT_FORM (self));
  g_return_if_fail (error != NULL);

  words = fleet_words_for_error (error);
  field = lookout_account_form_find_field (self, error);
  if (field != NULL)
    {
      g_autofree char *text = fleet_words_dup_text (words);

      lookout_field_set_error (field, text);
      gtk_widget_grab_focus (field);
      return;
    }
  detail = fleet_words_dup_detail (words);
  lookout_notice_show (self->failure, words->title, detail);
  if (rejected != NULL)
    lookout_certificate_view_set_certificate (self->certificate, rejected);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* All that can be seen without asking the server; every field says its own. From the last to the first, so that
   the first one that is wrong gets the focus. */
static gboolean
lookout_account_form_validate (LookoutAccountForm *self,
                               const char *api_key,
                               const char *access_key)
{
  g_autoptr (GError) access_error = NULL;
  g_autoptr (GError) key_error = NULL;
  g_autoptr (GPtrArray) errors = fleet_account_find_errors (self->draft);

  if (access_key != NULL && !fleet_account_validate_access_key (access_key, &access_error))
    lookout_account_form_show_error (self, access_error, NULL);
  if ((api_key != NULL || self->is_new) && !fleet_account_validate_api_key (api_key, &key_error))
    lookout_account_form_show_error (self, key_error, NULL);
  for (guint i = errors->len; i > 0; i--)
    lookout_account_form_show_error (self, g_ptr_array_index (errors, i - 1), NULL);
  return access_error == NULL && key_error == NULL && errors->len == 0;
}

static void
lookout_account_form_set_busy (LookoutAccountForm *self, gboolean busy)
{
  /* A field that loses the focus together with its sensitivity makes the toolkit complain. */
  if (busy)
    gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  gtk_widget_set_sensitive (self->content, !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  if (!busy)
    g_clear_object (&self->cancellable);
}

static void
lookout_account_form_fail (LookoutAccountForm *self, const GError *error, GTlsCertificate *rejected)
{
  lookout_account_form_set_busy (self, FALSE);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lookout_account_form_show_error (self, error, rejected);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutAccountForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FleetAccount) account
      = fleet_account_store_save_finish (FLEET_ACCOUNT_STORE (source), result, &error);

  if (account == NULL)
    {
      lookout_account_form_fail (self, error, NULL);
      return;
    }
  lookout_account_form_set_busy (self, FALSE);
  g_signal_emit (self, saved_signal, 0, account);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutAccountForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) rejected = NULL;
  g_autofree char *api_key = lookout_account_form_dup_key (self, self->key_row);
  g_autofree char *access_key = lookout_account_form_dup_access_key (self);

  if (!fleet_account_store_check_finish (FLEET_ACCOUNT_STORE (source), result, &rejected, &error))
    {
      lookout_account_form_fail (self, error, rejected);
      return;
    }
  fleet_account_store_save_async (self->store, self->draft, api_key, access_key, self->cancellable,
                                  on_saved, g_object_ref (self));
}

static void
on_save (LookoutAccountForm *self)
{
  g_autofree char *api_key = lookout_account_form_dup_key (self, self->key_row);
  g_autofree char *access_key = lookout_account_form_dup_access_key (self);

  if (self->cancellable != NULL)
    return;
  lookout_account_form_clear_errors (self);
  lookout_account_form_read (self);
  if (!lookout_account_form_validate (self, api_key, access_key))
    return;
  self->cancellable = g_cancellable_new ();
  lookout_account_form_set_busy (self, TRUE);
  fleet_account_store_check_async (self->store, self->draft, api_key, access_key, self->cancellable,
                                   on_checked, g_object_ref (self));
}

/* The first press stops asking the server, the next one closes. */
static void
on_cancel (LookoutAccountForm *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  on_cancel (LOOKOUT_ACCOUNT_FORM (widget));
  return TRUE;
}

static void
on_server_changed (LookoutAccountForm *self)
{
  if (self->draft == NULL)
    return;
  gtk_widget_set_visible (self->address_row,
                          adw_combo_row_get_selected (self->server_row) == FLEET_SERVER_OWN);
  lookout_field_set_error (GTK_WIDGET (self->server_row), NULL);
  lookout_account_form_read_server (self);
  gtk_widget_set_visible (GTK_WIDGET (self->insecure),
                          fleet_account_sends_key_in_clear (self->draft));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->server_row),
                               gtk_widget_get_visible (self->address_row)
                                   ? ""
                                   : fleet_account_get_base_url (self->draft));
  /* What was trusted was the certificate of another server. */
  fleet_account_set_tls_pin (self->draft, NULL);
  lookout_certificate_view_set_certificate (self->certificate, NULL);
}

static void
on_kind_changed (LookoutAccountForm *self)
{
  static const char *const subtitles[] = {
    [FLEET_KEY_MASTER] = N_ ("Everything in the product"),
    [FLEET_KEY_DEVICE] = N_ ("One device only"),
  };

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->kind_row),
                               _ (subtitles[adw_combo_row_get_selected (self->kind_row)]));
}

static void
on_forget_changed (LookoutAccountForm *self)
{
  gtk_widget_set_sensitive (self->access_row, !gtk_switch_get_active (self->forget_switch));
}

static void
on_trusted (LookoutAccountForm *self)
{
  fleet_account_set_tls_pin (self->draft, lookout_certificate_view_get_pin (self->certificate));
  lookout_notice_show (self->failure, NULL, NULL);
}

static gboolean
on_close_request (LookoutAccountForm *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  return FALSE;
}

static void
lookout_account_form_dispose (GObject *object)
{
  LookoutAccountForm *self = LOOKOUT_ACCOUNT_FORM (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (lookout_account_form_parent_class)->dispose (object);
}

static void
lookout_account_form_bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, LookoutAccountForm, name)
  BIND (cancel_button);
  BIND (save_button);
  BIND (spinner);
  BIND (scroller);
  BIND (content);
  BIND (failure);
  BIND (certificate);
  BIND (name_row);
  BIND (server_row);
  BIND (address_row);
  BIND (insecure);
  BIND (product_row);
  BIND (kind_row);
  BIND (key_row);
  BIND (access_row);
  BIND (forget_row);
  BIND (forget_switch);
  BIND (no_keyring);
  BIND (temporary);
#undef BIND
}

static void
lookout_account_form_class_init (LookoutAccountFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_account_form_dispose;

  /**
   * LookoutAccountForm::saved:
   * @account: the account, as the store holds it
   *
   * The server agreed, and the account is saved.
   */
  saved_signal = g_signal_new ("saved", LOOKOUT_TYPE_ACCOUNT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, FLEET_TYPE_ACCOUNT);

  g_type_ensure (LOOKOUT_TYPE_NOTICE);
  g_type_ensure (LOOKOUT_TYPE_CERTIFICATE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/accounts/lookout-account-form.ui");
  lookout_account_form_bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_server_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_forget_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_trusted);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
lookout_account_form_init (LookoutAccountForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lookout_name_buttons (GTK_WIDGET (self));
  lookout_field_name_buttons (GTK_WIDGET (self));
  on_kind_changed (self);
}

static void
set_text (GtkWidget *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field), text != NULL ? text : "");
}

static void
lookout_account_form_fill (LookoutAccountForm *self, FleetAccount *account)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Edit the Account"));
  set_text (self->name_row, fleet_account_get_name (account));
  set_text (self->product_row, fleet_account_get_product_id (account));
  adw_combo_row_set_selected (self->kind_row, fleet_account_get_key_kind (account));
  if (fleet_account_get_server (account) == FLEET_SERVER_OWN)
    set_text (self->address_row, fleet_account_get_base_url (account));
  adw_combo_row_set_selected (self->server_row, fleet_account_get_server (account));
  if (fleet_account_get_temporary (account))
    {
      /* It becomes one that is kept. Neither its key nor the certificates of the command line are kept anywhere. */
      self->is_new = TRUE;
      fleet_account_set_tls_database (self->draft, NULL);
      gtk_widget_set_visible (self->temporary, TRUE);
      return;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->key_row), _ ("Key (empty: unchanged)"));
  gtk_widget_set_visible (self->forget_row, fleet_account_get_has_access_key (account));
  if (fleet_account_get_has_access_key (account))
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->access_row),
                                   _ ("Access key (empty: unchanged)"));
}

/**
 * lookout_account_form_new:
 * @parent: (nullable): the window it belongs to
 * @store: where the account is checked and saved
 * @account: (nullable): the account to edit, or %NULL for a new one
 *
 * Returns: (transfer floating): a form; present it
 */
LookoutAccountForm *
lookout_account_form_new (GtkWindow *parent, FleetAccountStore *store, FleetAccount *account)
{
  LookoutAccountForm *self
      = g_object_new (LOOKOUT_TYPE_ACCOUNT_FORM, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->is_new = account == NULL;
  self->draft = account != NULL ? fleet_account_copy (account) : fleet_account_new ();
  if (account != NULL)
    lookout_account_form_fill (self, account);
  on_server_changed (self);
  if (account != NULL)
    fleet_account_set_tls_pin (self->draft, fleet_account_get_tls_pin (account));
  gtk_widget_set_visible (self->no_keyring, !fleet_account_store_get_keyring_available (store));
  gtk_widget_grab_focus (self->name_row);
  return self;
}
