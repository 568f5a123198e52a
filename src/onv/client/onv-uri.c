/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-error-private.h"
#include "client/onv-uri.h"

/* Replaces each {name} of a template. A name that is not known, or has no value, is an error: half
 * an address is none. */
char *
onv_uri_expand (const char *uri_template, OnvUriLookup lookup, gpointer data, GError **error)
{
  g_autoptr (GString) uri = g_string_new (NULL);

  while (*uri_template != '\0')
    {
      const char *end = *uri_template == '{' ? strchr (uri_template, '}') : NULL;
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (end == NULL)
        {
          g_string_append_c (uri, *uri_template++);
          continue;
        }
      name = g_strndup (uri_template + 1, (gsize) (end - uri_template - 1));
      value = lookup (name, data);
      if (value == NULL)
        {
          g_propagate_error (error, onv_error_new_for_member (ONV_ERROR_ARGUMENT, name,
                                                              "%s: must be given", name));
          return NULL;
        }
      g_string_append (uri, value);
      uri_template = end + 1;
    }
  return g_string_free (g_steal_pointer (&uri), FALSE);
}

/* What of a URI may be logged: everything but what the parameters say. */
char *
onv_uri_redact (GUri *uri)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *head
      = g_uri_to_string_partial (uri, G_URI_HIDE_QUERY | G_URI_HIDE_FRAGMENT | G_URI_HIDE_USERINFO);
  const char *query = g_uri_get_query (uri);
  gboolean in_value = FALSE;

  g_string_append (text, head);
  if (query == NULL)
    return g_string_free (g_steal_pointer (&text), FALSE);
  g_string_append_c (text, '?');
  if (strchr (query, '=') == NULL)
    query = "…"; /* a bare token */
  for (; *query != '\0'; query++)
    {
      if (*query == '&')
        in_value = FALSE;
      if (!in_value)
        g_string_append_c (text, *query);
      if (*query == '=' && !in_value)
        {
          in_value = TRUE;
          g_string_append (text, "…");
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
