/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "words/fleet-words.h"

#include "fleet-error.h"
#include "words/fleet-words-table.h"

#include "onv.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (FleetWords, fleet_words, fleet_words_copy, fleet_words_free)

static GHashTable *
get_tables (void)
{
  static GHashTable *tables;

  if (tables == NULL)
    {
      tables = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (tables, GUINT_TO_POINTER (ONV_ERROR), (gpointer) fleet_words_onv);
      g_hash_table_insert (tables, GUINT_TO_POINTER (FLEET_ERROR), (gpointer) fleet_words_fleet);
    }
  return tables;
}

/**
 * fleet_words_add_table:
 * @domain: an error domain
 * @rows: (array): its words, ended by a row without a title; it is not copied
 *
 * Adds the words of a domain that this room does not know, such as that of playing.
 */
void
fleet_words_add_table (GQuark domain, const FleetWordsRow *rows)
{
  g_return_if_fail (domain != 0);
  g_return_if_fail (rows != NULL);

  g_hash_table_insert (get_tables (), GUINT_TO_POINTER (domain), (gpointer) rows);
}

static const FleetWordsRow *
find_row (const FleetWordsRow *rows, int code)
{
  for (const FleetWordsRow *row = rows; row != NULL && row->title != NULL; row++)
    {
      if (row->code == code || row->code == FLEET_WORDS_ANY)
        return row;
    }
  return NULL;
}

static const FleetWordsRow *
find_words (const GError *error)
{
  static const FleetWordsRow cancelled = { 0, N_ ("Stopped"), NULL, FLEET_ACTION_NONE };
  static const FleetWordsRow unknown = { 0, N_ ("Something went wrong"), NULL, FLEET_ACTION_RETRY };
  const FleetWordsRow *row = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return &cancelled;
  if (g_error_matches (error, ONV_ERROR, ONV_ERROR_HTTP))
    row = find_row (fleet_words_http, (int) onv_error_get_http_status (error));
  if (row == NULL)
    row = find_row (g_hash_table_lookup (get_tables (), GUINT_TO_POINTER (error->domain)),
                    error->code);
  return row != NULL ? row : &unknown;
}

static char *
dup_translated (const char *text)
{
  return text != NULL ? g_strdup (g_dgettext (GETTEXT_PACKAGE, text)) : NULL;
}

/* What is worth showing of the error itself: the platform's words, or else what only it can tell. */
static char *
dup_reason (const GError *error, const FleetWordsRow *row)
{
  static const struct
  {
    GQuark (*domain) (void);
    int code;
  } told[] = {
    { onv_error_quark, ONV_ERROR_UNREACHABLE }, { onv_error_quark, ONV_ERROR_UNKNOWN_HOST },
    { onv_error_quark, ONV_ERROR_REFUSED },     { onv_error_quark, ONV_ERROR_HANDSHAKE },
    { onv_error_quark, ONV_ERROR_ARGUMENT },    { fleet_error_quark, FLEET_ERROR_SIMULATOR_FAILED },
    { fleet_error_quark, FLEET_ERROR_STORAGE }, { fleet_error_quark, FLEET_ERROR_NO_CAMERA },
    { fleet_error_quark, FLEET_ERROR_VIEWS },   { fleet_error_quark, FLEET_ERROR_VIEWS_STORAGE },
  };
  const char *platform_text
      = error->domain == ONV_ERROR ? onv_error_get_platform_text (error) : NULL;

  if (platform_text != NULL && *platform_text != '\0')
    return g_strdup (platform_text);
  if (row->advice == NULL && row->action == FLEET_ACTION_RETRY)
    return g_strdup (error->message);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      if (g_error_matches (error, told[i].domain (), told[i].code))
        return g_strdup (error->message);
    }
  return NULL;
}

/**
 * fleet_words_for_error:
 * @error: an error of any domain
 *
 * Puts an error into words, in the person's language. There is one table for the whole application,
 * so that the same thing is called the same everywhere.
 *
 * Returns: (transfer full): the words
 */
FleetWords *
fleet_words_for_error (const GError *error)
{
  const FleetWordsRow *row;
  FleetWords *self;

  g_return_val_if_fail (error != NULL, NULL);

  row = find_words (error);
  self = g_new0 (FleetWords, 1);
  self->title = dup_translated (row->title);
  self->advice = dup_translated (row->advice);
  self->reason = dup_reason (error, row);
  self->action = row->action;
  return self;
}

/**
 * fleet_words_copy:
 * @self: words
 *
 * Copies words.
 *
 * Returns: (transfer full): a copy
 */
FleetWords *
fleet_words_copy (const FleetWords *self)
{
  FleetWords *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (FleetWords, 1);
  copy->title = g_strdup (self->title);
  copy->advice = g_strdup (self->advice);
  copy->reason = g_strdup (self->reason);
  copy->action = self->action;
  return copy;
}

/**
 * fleet_words_free:
 * @self: (transfer full): words
 *
 * Frees words.
 */
void
fleet_words_free (FleetWords *self)
{
  g_free (self->title);
  g_free (self->advice);
  g_free (self->reason);
  g_free (self);
}

/**
 * fleet_words_dup_detail:
 * @self: words
 *
 * Makes one text of what stands below the title: "Advice (reason)".
 *
 * Returns: (transfer full) (nullable): a text, or %NULL if there is neither
 */
char *
fleet_words_dup_detail (const FleetWords *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->advice == NULL || self->reason == NULL)
    return g_strdup (self->advice != NULL ? self->advice : self->reason);
  return g_strdup_printf (C_ ("words and the reason", "%s (%s)"), self->advice, self->reason);
}

/**
 * fleet_words_dup_text:
 * @self: words
 *
 * Makes one text of all, for a place that has no more than that: "Title. Advice (reason)".
 *
 * Returns: (transfer full): a text
 */
char *
fleet_words_dup_text (const FleetWords *self)
{
  g_autofree char *base = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->advice == NULL)
    base = g_strdup (self->title);
  else
    base = g_strdup_printf (C_ ("title and advice", "%s. %s"), self->title, self->advice);
  if (self->reason == NULL)
    return g_steal_pointer (&base);
  return g_strdup_printf (C_ ("words and the reason", "%s (%s)"), base, self->reason);
}

/**
 * fleet_action_get_label:
 * @action: an action
 *
 * Gets what stands on the button of an action.
 *
 * Returns: (nullable): a translated label with a mnemonic, or %NULL for none
 */
const char *
fleet_action_get_label (FleetAction action)
{
  static const char *const labels[] = {
    [FLEET_ACTION_NONE] = NULL,
    [FLEET_ACTION_RETRY] = N_ ("_Try Again"),
    [FLEET_ACTION_EDIT_ACCOUNT] = N_ ("_Edit Account…"),
    [FLEET_ACTION_PIN_CERTIFICATE] = N_ ("_Show Certificate…"),
    [FLEET_ACTION_CHANGE_PROTOCOL] = N_ ("_Change Protocol"),
    [FLEET_ACTION_RELOAD] = N_ ("_Load Again"),
  };

  g_return_val_if_fail ((gsize) action < G_N_ELEMENTS (labels), NULL);

  return labels[action] != NULL ? g_dgettext (GETTEXT_PACKAGE, labels[action]) : NULL;
}
