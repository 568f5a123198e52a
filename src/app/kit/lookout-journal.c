/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The last lines of what the program logs, in memory only. Whoever gets them gets them with nothing that looks like a key
   or a token; most are never asked for, and so they are looked through only then. */

#include "kit/lookout-journal.h"

#include <string.h>

#include "kit/lookout-redact.h"

/* Whose every word is kept. Others are heard from messages upwards. */
static const char *const our_domains[] = { "lookout", "fleet", "media", "onv", NULL };

static GMutex lock;
static GQueue lines = G_QUEUE_INIT;

static const char *
get_level_name (GLogLevelFlags level)
{
  static const struct
  {
    GLogLevelFlags level;
    const char *name;
  } names[] = {
    { G_LOG_LEVEL_ERROR, "ERROR" },     { G_LOG_LEVEL_CRITICAL, "CRITICAL" },
    { G_LOG_LEVEL_WARNING, "WARNING" }, { G_LOG_LEVEL_MESSAGE, "message" },
    { G_LOG_LEVEL_INFO, "info" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (level & names[i].level)
      return names[i].name;
  return "debug";
}

static gboolean
is_kept (GLogLevelFlags level, const char *domain)
{
  if (domain != NULL && g_strv_contains (our_domains, domain))
    return TRUE;
  return (level & (G_LOG_LEVEL_INFO | G_LOG_LEVEL_DEBUG)) == 0;
}

/**
 * lookout_journal_add:
 * @level: how bad it is
 * @domain: (nullable): who says it
 * @message: what is said
 *
 * Keeps a line. Any thread may call it.
 */
void
lookout_journal_add (GLogLevelFlags level, const char *domain, const char *message)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *time = NULL;

  if (!is_kept (level, domain))
    return;
  now = g_date_time_new_now_local ();
  time = g_date_time_format (now, "%H:%M:%S");
  g_mutex_lock (&lock);
  g_queue_push_tail (&lines, g_strdup_printf ("%s %s %s: %s", time, domain != NULL ? domain : "-",
                                              get_level_name (level), message));
  if (lines.length > LOOKOUT_JOURNAL_LINES)
    g_free (g_queue_pop_head (&lines));
  g_mutex_unlock (&lock);
}

static char *
dup_field (const GLogField *fields, gsize n_fields, const char *key)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, key))
      return fields[i].length < 0 ? g_strdup (fields[i].value)
                                  : g_strndup (fields[i].value, (gsize) fields[i].length);
  return NULL;
}

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  g_autofree char *domain = dup_field (fields, n_fields, "GLIB_DOMAIN");
  g_autofree char *message = dup_field (fields, n_fields, "MESSAGE");

  if (message != NULL)
    lookout_journal_add (level, domain, message);
  return g_log_writer_default (level, fields, n_fields, user_data);
}

/**
 * lookout_journal_start:
 *
 * Keeps what is logged from now on; it is written as before. Called once, first of all.
 */
void
lookout_journal_start (void)
{
  g_log_set_writer_func (write_log, NULL, NULL);
}

/**
 * lookout_journal_dup_text:
 *
 * Returns: (transfer full): the lines that were kept, the oldest first, without anything that looks like a key or a token
 */
char *
lookout_journal_dup_text (void)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  g_mutex_lock (&lock);
  for (GList *l = lines.head; l != NULL; l = l->next)
    g_ptr_array_add (kept, g_strdup (l->data));
  g_mutex_unlock (&lock);
  for (guint i = 0; i < kept->len; i++)
    {
      g_autofree char *clean = lookout_redact (g_ptr_array_index (kept, i));

      g_string_append_printf (text, "%s\n", clean);
    }
  return g_string_free (text, FALSE);
}

/**
 * lookout_journal_clear:
 *
 * Forgets the lines that were kept until now.
 */
void
lookout_journal_clear (void)
{
  g_mutex_lock (&lock);
  g_queue_clear_full (&lines, g_free);
  g_mutex_unlock (&lock);
}
