/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "accounts/lookout-account-form.h"
#include "accounts/lookout-certificate-view.h"
#include "app-test.h"
#include "client/onv-error.h"
#include "fleet.h"
#include "kit/lookout-field.h"
#include "kit/lookout-notice.h"

typedef struct
{
  FleetAccountStore *store;
  LookoutAccountForm *form;
  GtkWidget *name;
  GtkWidget *server;
  GtkWidget *address;
  GtkWidget *product;
  GtkWidget *key;
  GtkWidget *access;
} Fixture;

static GtkWidget *
find_row (Fixture *fixture, const char *title)
{
  GtkWidget *row
      = app_test_find (GTK_WIDGET (fixture->form), ADW_TYPE_PREFERENCES_ROW, "title", title);

  g_assert_nonnull (row);
  return row;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = fleet_account_store_new ();
  fixture->form = lookout_account_form_new (NULL, fixture->store, NULL);
  fixture->name = find_row (fixture, "Name");
  fixture->server = find_row (fixture, "Server");
  fixture->address = find_row (fixture, "Address of the server");
  fixture->product = find_row (fixture, "Product ID");
  fixture->key = find_row (fixture, "Key");
  fixture->access = find_row (fixture, "Access key (optional)");
  gtk_window_present (GTK_WINDOW (fixture->form));
  app_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->form));
  app_test_settle ();
  g_assert_finalize_object (fixture->store);
}

static void
set_text (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
press_save (Fixture *fixture)
{
  GtkWidget *button = app_test_find (GTK_WIDGET (fixture->form), GTK_TYPE_BUTTON, "label", "_Save");

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static LookoutNotice *
find_notice (Fixture *fixture, const char *title)
{
  GtkWidget *label = app_test_find (GTK_WIDGET (fixture->form), GTK_TYPE_LABEL, "label", title);

  g_assert_nonnull (label);
  return LOOKOUT_NOTICE (gtk_widget_get_ancestor (label, LOOKOUT_TYPE_NOTICE));
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkWidget *const fields[]
      = { fixture->name, fixture->address, fixture->product, fixture->key, fixture->access };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (fields[i])), !=, "");
  gtk_test_accessible_assert_role (find_notice (fixture, "The key is not protected"),
                                   GTK_ACCESSIBLE_ROLE_ALERT);
}

/* Every field that is wrong says so itself, and what was typed stays. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  set_text (fixture->name, "Gate");
  press_save (fixture);
  g_assert_null (lookout_field_get_error (fixture->name));
  g_assert_nonnull (lookout_field_get_error (fixture->product));
  g_assert_nonnull (lookout_field_get_error (fixture->key));
  g_assert_null (lookout_field_get_error (fixture->access));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->name)), ==, "Gate");
  g_assert_true (gtk_widget_has_css_class (fixture->key, "error"));
  gtk_test_accessible_assert_state (fixture->key, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);

  set_text (fixture->key, "abc");
  g_assert_null (lookout_field_get_error (fixture->key));
  g_assert_false (gtk_widget_has_css_class (fixture->key, "error"));
  g_assert_nonnull (lookout_field_get_error (fixture->product));
}

/* All at once, and not one after the other at each press; the first one gets the focus. */
static void
test_all_wrong (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strnfill (FLEET_ACCOUNT_MAX_NAME_CHARS + 16, 'n');
  g_autofree char *nameless = NULL;

  adw_combo_row_set_selected (ADW_COMBO_ROW (fixture->server), FLEET_SERVER_OWN);
  set_text (fixture->address, "video");
  set_text (fixture->product, "12ab");
  press_save (fixture);
  g_assert_nonnull (lookout_field_get_error (fixture->name));
  g_assert_nonnull (lookout_field_get_error (fixture->address));
  g_assert_nonnull (lookout_field_get_error (fixture->product));
  g_assert_nonnull (lookout_field_get_error (fixture->key));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (fixture->form)));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->form)), fixture->name));

  nameless = g_strdup (lookout_field_get_error (fixture->name));
  set_text (fixture->name, name);
  press_save (fixture);
  g_assert_nonnull (lookout_field_get_error (fixture->name));
  g_assert_cmpstr (lookout_field_get_error (fixture->name), !=, nameless);
}

static void
test_own_server (Fixture *fixture, gconstpointer data)
{
  LookoutNotice *insecure = find_notice (fixture, "The key is not protected");

  g_assert_false (gtk_widget_get_visible (fixture->address));
  adw_combo_row_set_selected (ADW_COMBO_ROW (fixture->server), FLEET_SERVER_OWN);
  g_assert_true (gtk_widget_get_visible (fixture->address));
  set_text (fixture->address, "http://video.example.com/");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (insecure)));
  set_text (fixture->address, "https://video.example.com/");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (insecure)));
  set_text (fixture->name, "Gate");
  set_text (fixture->address, "video");
  press_save (fixture);
  g_assert_nonnull (lookout_field_get_error (fixture->address));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->address)), ==, "video");
}

static const struct
{
  OnvError code;
  const char *title; /* of the field it stands below; NULL: at the top */
} placement_rows[] = {
  { ONV_ERROR_UNREACHABLE, "Server" },
  { ONV_ERROR_UNKNOWN_HOST, "Server" },
  { ONV_ERROR_REFUSED, "Server" },
  { ONV_ERROR_TIMED_OUT, "Server" },
  { ONV_ERROR_HANDSHAKE, "Server" },
  { ONV_ERROR_REDIRECTED, "Server" },
  { ONV_ERROR_GARBLED, "Server" },
  { ONV_ERROR_SHAPE, "Server" },
  { ONV_ERROR_UNAUTHORIZED, "Key" },
  { ONV_ERROR_FORBIDDEN, "Key" },
  { ONV_ERROR_TLS, NULL },
  { ONV_ERROR_OTHER_CERTIFICATE, NULL },
  { ONV_ERROR_SERVER, NULL },
  { ONV_ERROR_HTTP, NULL },
};

/* Each answer of the server has its own words, in its own place. */
static void
test_placement (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (placement_rows); i++)
    {
      g_autoptr (GError) error = g_error_new (ONV_ERROR, placement_rows[i].code, "for the log");
      g_autoptr (FleetWords) expected = fleet_words_for_error (error);

      lookout_account_form_show_error (fixture->form, error, NULL);
      g_assert_true (g_hash_table_add (words, g_strdup (expected->title)));
      if (placement_rows[i].title != NULL)
        {
          GtkWidget *field = find_row (fixture, placement_rows[i].title);

          g_assert_nonnull (strstr (lookout_field_get_error (field), expected->title));
          lookout_field_set_error (field, NULL);
        }
      else
        g_assert_true (
            gtk_widget_get_visible (GTK_WIDGET (find_notice (fixture, expected->title))));
    }
}

static const char certificate_pem[]
    = "-----BEGIN CERTIFICATE-----\n"
      "MIIBtDCCAVmgAwIBAgIUPuo4hiWfC2IH8sTkviKfquMz+t8wCgYIKoZIzj0EAwIw\n"
      "LjEQMA4GA1UECgwHRXhhbXBsZTEaMBgGA1UEAwwRdmlkZW8uZXhhbXBsZS5uZXQw\n"
      "IBcNMjYxMTI0MTA1NzM2WhgPMjEyNjEwMzExMDU3MzZaMC4xEDAOBgNVBAoMB0V4\n"
      "YW1wbGUxGjAYBgNVBAMMEXZpZGVvLmV4YW1wbGUubmV0MFkwEwYHKoZIzj0CAQYI\n"
      "KoZIzj0DAQcDQgAE1JCR3rqnrZIRWcrJOFqfX4EZsI5I7TOU9ITeQ9rYds/C/FBb\n"
      "Pp4tvYvEWxD16N7TGIGtOcUCxlGrWMsvf8lnnaNTMFEwHQYDVR0OBBYEFNiTQbti\n"
      "HZwnCxGdY1a7hnRXDR6mMB8GA1UdIwQYMBaAFNiTQbtiHZwnCxGdY1a7hnRXDR6m\n"
      "MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAIC0gfAz6vo40lLx\n"
      "lpSc4WnomtLbytziw3Qe8/GV26wOAiEA99gCCbOeaFxQKaWM3roItlMvcj+nYB2a\n"
      "np75thne2r8=\n"
      "-----END CERTIFICATE-----\n";
#define CERTIFICATE_SHA256 "aeed79d75a156ed9521d9f606261dad02fd341bbcf02e709f9f44eed1c3baa6d"

static void
test_certificate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (ONV_ERROR, ONV_ERROR_TLS, "for the log");
  g_autofree char *subject = NULL;
  g_autoptr (GTlsCertificate) certificate
      = g_tls_certificate_new_from_pem (certificate_pem, -1, NULL);
  GtkWidget *view
      = app_test_find (GTK_WIDGET (fixture->form), LOOKOUT_TYPE_CERTIFICATE_VIEW, NULL, NULL);
  GtkWidget *trust = app_test_find (view, GTK_TYPE_BUTTON, "label", "_Trust This Certificate");

  g_assert_nonnull (certificate);
  subject = g_tls_certificate_get_subject_name (certificate);
  g_assert_nonnull (strstr (subject, "video.example.net"));
  g_assert_false (gtk_widget_get_visible (view));
  lookout_account_form_show_error (fixture->form, error, certificate);
  g_assert_true (gtk_widget_get_visible (view));
  g_assert_nonnull (app_test_find (view, GTK_TYPE_LABEL, "label", subject));
  g_assert_null (lookout_certificate_view_get_pin (LOOKOUT_CERTIFICATE_VIEW (view)));
  g_signal_emit_by_name (trust, "clicked");
  g_assert_cmpstr (lookout_certificate_view_get_pin (LOOKOUT_CERTIFICATE_VIEW (view)), ==,
                   CERTIFICATE_SHA256);

  /* Another server has another certificate. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (fixture->server), FLEET_SERVER_TEST);
  g_assert_false (gtk_widget_get_visible (view));
  g_assert_null (lookout_certificate_view_get_pin (LOOKOUT_CERTIFICATE_VIEW (view)));
}

static gboolean
has_server_error (gpointer user_data)
{
  Fixture *fixture = user_data;

  return lookout_field_get_error (fixture->address) != NULL;
}

static void
fill_unreachable (Fixture *fixture)
{
  set_text (fixture->name, "Gate");
  adw_combo_row_set_selected (ADW_COMBO_ROW (fixture->server), FLEET_SERVER_OWN);
  set_text (fixture->address, "http://127.0.0.1:9/");
  set_text (fixture->product, "123456");
  set_text (fixture->key, "c2VjcmV0c2VjcmV0c2VjcmV0");
}

/* Nothing is saved that its server did not agree to. */
static void
test_unreachable (Fixture *fixture, gconstpointer data)
{
  fill_unreachable (fixture);
  press_save (fixture);
  g_assert_true (app_test_wait (has_server_error, fixture));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->store)), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->key)), ==,
                   "c2VjcmV0c2VjcmV0c2VjcmV0");
  g_assert_true (gtk_widget_is_sensitive (fixture->key));
}

static gboolean
is_sensitive (gpointer user_data)
{
  Fixture *fixture = user_data;

  return gtk_widget_is_sensitive (fixture->key);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cancel
      = app_test_find (GTK_WIDGET (fixture->form), GTK_TYPE_BUTTON, "label", "_Cancel");

  fill_unreachable (fixture);
  press_save (fixture);
  g_assert_false (gtk_widget_is_sensitive (fixture->key));
  g_signal_emit_by_name (cancel, "clicked");
  g_assert_true (app_test_wait (is_sensitive, fixture));
  g_assert_null (lookout_field_get_error (fixture->address));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->product)), ==, "123456");
}

/* Only an account that has an access key offers to remove it, and then none can be typed. */
static void
test_forget_access_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccount) account = fleet_account_new ();
  LookoutAccountForm *form;
  GtkWidget *row, *entry, *toggle;

  row = find_row (fixture, "Remove the saved access key");
  g_assert_false (gtk_widget_get_visible (row));

  fleet_account_set_name (account, "Gate");
  fleet_account_set_product_id (account, "123456");
  g_object_set (account, "has-access-key", TRUE, NULL);
  form = lookout_account_form_new (NULL, fixture->store, account);
  row = app_test_find (GTK_WIDGET (form), ADW_TYPE_ACTION_ROW, "title",
                       "Remove the saved access key");
  entry = app_test_find (GTK_WIDGET (form), ADW_TYPE_PREFERENCES_ROW, "title",
                         "Access key (empty: unchanged)");
  toggle = app_test_find (row, GTK_TYPE_SWITCH, NULL, NULL);
  g_assert_true (gtk_widget_get_visible (row));
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_assert_false (gtk_widget_get_sensitive (entry));
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  g_assert_true (gtk_widget_get_sensitive (entry));
  gtk_window_destroy (GTK_WINDOW (form));
}

#define ADD(name, func) \
  g_test_add ("/app/account-form/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  ADD ("accessible", test_accessible);
  ADD ("empty", test_empty);
  ADD ("all-wrong", test_all_wrong);
  ADD ("own-server", test_own_server);
  ADD ("placement", test_placement);
  ADD ("certificate", test_certificate);
  ADD ("unreachable", test_unreachable);
  ADD ("cancel", test_cancel);
  ADD ("forget-access-key", test_forget_access_key);
  return g_test_run ();
}
