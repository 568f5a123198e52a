/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What somebody who looks for a fault needs to know, and nothing that opens a door: no key, no token, no name of an
   account or a camera. It is not translated, as it goes to those who make the program. */

#include "diagnostics/lookout-report.h"

#include <adwaita.h>
#include <sys/utsname.h>

#include "accounts/lookout-accounts.h"
#include "fleet.h"
#include "kit/lookout-journal.h"
#include "kit/lookout-paths.h"
#include "kit/lookout-redact.h"
#include "media.h"
#include "shell/lookout-renderer.h"
#include "shell/lookout-stage.h"

/* A heading, and its lines; nothing to say is said. */
static void
add_section (GString *text, const char *heading, const char *lines)
{
  g_string_append_printf (text, "%s== %s ==\n%s", text->len > 0 ? "\n" : "", heading,
                          *lines != '\0' ? lines : "nothing\n");
  if (text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
}

static char *
dup_versions (void)
{
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  struct utsname kernel = { 0 };

  uname (&kernel);
  return g_strdup_printf ("Lookout %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u\n"
                          "%s, %s %s %s\nLanguage: %s\n",
                          LOOKOUT_VERSION, gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version (), adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version (), glib_major_version,
                          glib_minor_version, glib_micro_version,
                          system != NULL ? system : "unknown system", kernel.sysname,
                          kernel.release, kernel.machine, g_get_language_names ()[0]);
}

static char *
dup_screen (LookoutContext *context)
{
  GtkWindow *window = lookout_context_get_window (context);
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (window));
  GskRenderer *renderer = gtk_widget_get_mapped (GTK_WIDGET (window))
                              ? gtk_native_get_renderer (GTK_NATIVE (window))
                              : NULL;
  const char *gl = lookout_renderer_get_gl_name ();

  return g_strdup_printf ("Display: %s\nRenderer: %s\nGL: %s\nWindow: %d x %d, scale %d, %s\n",
                          G_OBJECT_TYPE_NAME (display),
                          renderer != NULL ? G_OBJECT_TYPE_NAME (renderer) : "not drawn",
                          gl != NULL ? gl : "not looked for, or none",
                          gtk_widget_get_width (GTK_WIDGET (window)),
                          gtk_widget_get_height (GTK_WIDGET (window)),
                          gtk_widget_get_scale_factor (GTK_WIDGET (window)),
                          adw_style_manager_get_dark (adw_style_manager_get_default ()) ? "dark"
                                                                                        : "light");
}

/* Of a text, which may name something of the person, only that there is one. */
static char *
dup_settings (void)
{
  GSettings *settings = lookout_paths_get_settings ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;
  GString *text = g_string_new (NULL);

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (schema, keys[i]);
      g_autoptr (GVariant) range = g_settings_schema_key_get_range (key);
      g_autoptr (GVariant) value = g_settings_get_value (settings, keys[i]);
      g_autofree char *shown = g_variant_print (value, FALSE);
      const char *kind = NULL;

      g_variant_get_child (range, 0, "&s", &kind);
      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) && !g_str_equal (kind, "enum"))
        {
          g_free (shown);
          shown = g_strdup (*g_variant_get_string (value, NULL) != '\0' ? "set" : "not set");
        }
      g_string_append_printf (text, "%s: %s\n", keys[i], shown);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_host (FleetAccount *account)
{
  const char *url = fleet_account_get_base_url (account);
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;

  if (uri == NULL)
    return g_strdup ("no server");
  return g_strdup_printf ("%s, %s", g_uri_get_scheme (uri), g_uri_get_host (uri));
}

static void
add_account (GString *text, guint number, FleetAccount *account, LookoutAccounts *accounts)
{
  g_autofree char *host = dup_host (account);
  const GError *error = lookout_accounts_get_error (accounts);
  gboolean is_current = account == lookout_accounts_get_account (accounts);
  gboolean is_open = is_current && lookout_accounts_get_session (accounts) != NULL;

  g_string_append_printf (text, "Account %u: %s%s%s%s%s\n", number, host,
                          fleet_account_get_has_access_key (account) ? ", with an access key" : "",
                          fleet_account_get_tls_pin (account) != NULL ? ", certificate pinned" : "",
                          fleet_account_get_temporary (account) ? ", of this run" : "",
                          is_open ? ", open" : "");
  if (is_current && error != NULL)
    g_string_append_printf (text, "  %s %d: %s\n", g_quark_to_string (error->domain), error->code,
                            error->message);
}

static void
add_devices (GString *text, FleetSession *session)
{
  FleetDeviceList *devices = fleet_session_get_devices (session);
  const GError *error = fleet_device_list_get_error (devices);

  g_string_append_printf (text, "%u devices%s%s\n", fleet_device_list_get_total (devices),
                          fleet_device_list_is_filtered (devices) ? ", filtered" : "",
                          fleet_device_list_get_loading (devices) ? ", loading" : "");
  if (error != NULL)
    g_string_append_printf (text, "  %s %d: %s\n", g_quark_to_string (error->domain), error->code,
                            error->message);
}

static char *
dup_accounts (LookoutContext *context)
{
  LookoutAccounts *accounts = lookout_context_get_accounts (context);
  GListModel *list = accounts != NULL ? lookout_accounts_get_list (accounts) : NULL;
  FleetSession *session = lookout_context_get_session (context);
  GString *text = g_string_new (NULL);

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FleetAccount) account = g_list_model_get_item (list, i);

      add_account (text, i + 1, account, accounts);
    }
  if (session != NULL)
    add_devices (text, session);
  return g_string_free (text, FALSE);
}

/**
 * lookout_report_dup_text:
 * @context: what is open in the window
 *
 * Returns: (transfer full): the whole report, as it stands now
 */
char *
lookout_report_dup_text (LookoutContext *context)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *versions = dup_versions ();
  g_autofree char *screen = dup_screen (context);
  g_autofree char *inventory = media_dup_inventory ();
  g_autofree char *settings = dup_settings ();
  g_autofree char *accounts = dup_accounts (context);
  g_autofree char *clean_accounts = lookout_redact (accounts);
  g_autofree char *tiles = lookout_stage_dup_report (context);
  g_autofree char *clean_tiles = lookout_redact (tiles);
  g_autofree char *journal = lookout_journal_dup_text ();

  add_section (text, "Versions", versions);
  add_section (text, "Screen", screen);
  add_section (text, "Playing", inventory);
  add_section (text, "Settings", settings);
  add_section (text, "Accounts", clean_accounts);
  add_section (text, "Wall", clean_tiles);
  add_section (text, "Log", journal);
  /* The name of the person is in it. */
  g_string_replace (text, g_get_home_dir (), "~", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
